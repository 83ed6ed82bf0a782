//! Quotation marks: which open, which close, which are apostrophes.
//!
//! In: a text's tokens and paragraphs. Out: [`Marks`], every stretch in quotation marks, scare quotes
//! and titles too, as a tree of [`Run`]s, with [`Diagnostic`]s for what was assumed and what
//! was wrong.
//!
//! Every mark gets three costs, for opening, closing and being no quotation mark, from its sign
//! and its neighbours; the cheapest reading of a paragraph decides them together. No
//! pairing crosses a paragraph's end, so a lost mark costs one quotation at most. The text is read
//! twice: the first reading shows which marks speech stands in hereabouts, the second uses it.
//!
//! Runs are sorted by start, an outer one before those in it, and properly nested; their spans lie on
//! character boundaries. Complexity: linear in the text.

mod apostrophe;
mod build;
mod convention;
mod dash;
mod mark;
mod pairing;
#[cfg(test)]
mod soundness;
mod tag;
#[cfg(test)]
mod tests;

use crate::lexicon::Words;
use crate::text::{Paragraph, Span, named};
use mark::Family;
use std::borrow::Cow;

/// The marks that a run stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Style {
    /// `"…"` and `“…”`, and `„…“`.
    Double,
    /// `'…'` and `‘…’`, and `‚…‘`.
    Single,
    /// `''…''` and ``` ``…'' ```.
    Doubled,
    /// `«…»` and `‹…›`.
    Guillemets,
    /// `— …`: a dash opens a turn and nothing closes it.
    Dash,
}

named!(
    Style:
    Double = "double",
    Single = "single",
    Doubled = "doubled",
    Guillemets = "guillemets",
    Dash = "dash",
);

/// How a run ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Ending {
    /// With its closing mark.
    Mark,
    /// With its paragraph; the next paragraph opens the marks again and goes on.
    Reopened,
    /// With its paragraph or earlier, for want of a closing mark.
    Missing,
}

named!(
    Ending:
    Mark = "mark",
    Reopened = "reopened",
    Missing = "missing",
);

/// A stretch in quotation marks within one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Run {
    /// The run with its marks.
    pub span: Span,
    /// The run without its marks.
    pub inner: Span,
    /// Which marks.
    pub style: Style,
    /// How it ends.
    pub ending: Ending,
    /// Index of the run directly around this one, if it is nested.
    pub parent: Option<u32>,
    /// Index of the run, in the paragraph before, that this one carries on ([`Ending::Reopened`]).
    pub continues: Option<u32>,
    /// Whether speech stands in such marks hereabouts. `false` for the 'few' words that a text with
    /// "double" outer marks sets in single ones: headlines, terms, scare quotes.
    pub usual: bool,
}

/// A fault or assumption found while pairing the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Diagnostic {
    /// What was found.
    pub code: Code,
    /// Where.
    pub span: Span,
}

impl std::fmt::Display for Diagnostic {
    /// `27..28: an opening mark that nothing closes`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.span, self.code.about())
    }
}

/// What a [`Diagnostic`] says. The names in JSON are stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Code {
    /// The outer marks of the text from here on: the first of them.
    Convention,
    /// An opening mark that nothing closes.
    UnclosedMark,
    /// A closing mark that nothing opened.
    StrayClosingMark,
    /// Opening and closing mark are of different kinds.
    MismatchedPair,
    /// A quotation was ended at the end of its paragraph for want of a mark.
    EndedAtParagraph,
    /// A paragraph is left open and the next opens with the same mark: taken for one quotation.
    Reopened,
    /// A pair in which a mark faces the wrong way.
    WrongDirection,
    /// A mark typed twice, taken for one.
    DoubledMark,
}

named!(
    Code:
    Convention = "convention",
    UnclosedMark = "unclosed-mark",
    StrayClosingMark = "stray-closing-mark",
    MismatchedPair = "mismatched-pair",
    EndedAtParagraph = "ended-at-paragraph",
    Reopened = "reopened",
    WrongDirection = "wrong-direction",
    DoubledMark = "doubled-mark",
);

impl Code {
    /// What it says, in words that follow the mark: `“ is an opening mark that nothing closes`.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Convention => "the outer mark of the text from here on",
            Self::UnclosedMark => "an opening mark that nothing closes",
            Self::StrayClosingMark => "a closing mark that nothing opened",
            Self::MismatchedPair => "opening and closing mark are of different kinds",
            Self::EndedAtParagraph => "ended with its paragraph for want of a closing mark",
            Self::Reopened => "left open, and opened again by the next paragraph",
            Self::WrongDirection => "a mark faces the wrong way",
            Self::DoubledMark => "typed twice, taken for one",
        }
    }

    /// Whether something is wrong with the text; the others say what was assumed of it.
    #[must_use]
    pub const fn is_fault(self) -> bool {
        !matches!(self, Self::Convention | Self::Reopened)
    }
}

/// What [`find_runs`] found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Marks {
    /// All runs, sorted by where they start, an outer run before those nested in it.
    pub runs: Vec<Run>,
    /// Faults and assumptions, in order.
    pub diagnostics: Vec<Diagnostic>,
}

impl Marks {
    /// The words with the marks of runs in `«…»`, `„…“` and `''…''` told as `“…”`: what follows knows one pair.
    pub(crate) fn unified<'w, 't>(&self, words: &'w Words<'t>) -> Cow<'w, Words<'t>> {
        let mut words = Cow::Borrowed(words);
        for run in &self.runs {
            if matches!(run.style, Style::Single | Style::Dash) {
                continue;
            }
            let open = words.at_or_after(run.span.start());
            if matches!(words.get(open), Some(t) if !matches!(t.mark, '"' | '“' | '\0')) {
                words.to_mut().tokens[open].mark = '“';
                let close = words.at_or_after(run.inner.end());
                if run.ending == Ending::Mark && words.get(close).is_some_and(|t| t.mark != '\0') {
                    words.to_mut().tokens[close].mark = '”';
                }
            }
        }
        words
    }
}

/// Pairs the quotation marks of a text.
///
/// ```
/// use whosaid::{Layout, lexicon::Lexicon, quote::find_runs, text::paragraphs};
/// let text = "\"The boat is ours,\" said Bo. \"Ours alone.";
/// let words = Lexicon::new().read(text);
/// let marks = find_runs(&words, &paragraphs(text, Layout::Detect));
/// assert_eq!(&text[marks.runs[0].inner], "The boat is ours,");
/// assert!(marks.diagnostics.iter().any(|fault| fault.code.name() == "unclosed-mark"));
/// ```
#[must_use]
pub fn find_runs(words: &Words<'_>, paragraphs: &[Paragraph]) -> Marks {
    let sheet = Sheet::read(words, paragraphs);
    let (conventions, readings) = convention::infer(&sheet);
    let mut marks = build::build(words, paragraphs, &sheet, &conventions, readings);
    let turns = dash::find(words, paragraphs, &marks.runs);
    if !turns.is_empty() {
        marks.runs.extend(turns);
        marks.runs = build::arrange(&marks.runs, &vec![false; marks.runs.len()]);
    }
    convention::report(words.text, &mut marks);
    marks
}

/// The marks of all paragraphs.
struct Sheet {
    marks: Vec<mark::Mark>,
    /// For each paragraph, the first of its marks; one more at the end.
    first: Vec<usize>,
    /// For each paragraph, the families of the marks that it begins with.
    leads: Vec<Vec<Family>>,
}

impl Sheet {
    fn read(words: &Words<'_>, paragraphs: &[Paragraph]) -> Self {
        let mut sheet = Self {
            marks: Vec::new(),
            first: vec![0],
            leads: Vec::new(),
        };
        for paragraph in paragraphs {
            let from = sheet.marks.len();
            mark::scan(
                words,
                paragraph.span.range().start,
                paragraph.span.range().end,
                &mut sheet.marks,
            );
            for i in from + 1..sheet.marks.len() {
                let [before, here] = [sheet.marks[i - 1], sheet.marks[i]];
                if here.open < 20 && here.none >= 20 {
                    sheet.marks[i].told = tag::between(words, before.end, here.start);
                }
            }
            let mut at = paragraph.span.start();
            let lead = sheet.marks[from..].iter().take(4).take_while(|mark| {
                let gap = Span::new(at, mark.start).of(words.text);
                let here = gap.chars().all(mark::transparent) && mark.open < 60;
                at = mark.end;
                here
            });
            sheet.leads.push(lead.map(|mark| mark.family).collect());
            sheet.first.push(sheet.marks.len());
        }
        sheet
    }

    fn paragraph(&self, i: usize) -> &[mark::Mark] {
        &self.marks[self.first[i]..self.first[i + 1]]
    }

    fn lead(&self, i: usize) -> &[Family] {
        self.leads.get(i).map_or(&[], Vec::as_slice)
    }
}
