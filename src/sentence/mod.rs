//! Sentences: where one ends and the next begins.
//!
//! One pass over the tokens of each paragraph. Wherever a terminal mark stands (a point, a run
//! of points, `!`, `?`, `…`), the marks that close with it are gathered (`gap.rs`), and an ordered
//! table of small rules (`rules.rs`) says whether the sentence ends there. A few ends have no
//! terminal mark: the next item of a list on the same line, a smiley, a ruled line, the time
//! stamp of a letter.
//!
//! Output: sorted, disjoint spans that cover every character that is not white space. A
//! paragraph's end always ends a sentence; a line end inside a paragraph means nothing.
//! Complexity: linear in the tokens; every look ahead or back is capped.

mod abbreviation;
mod gap;
mod list;
mod rules;
mod shape;
mod state;
mod tag;

use crate::lexicon::{WordClass, Words};
use crate::text::{Paragraph, Span, Token, TokenKind};
use gap::Gap;
use rules::Verdict;
use state::State;

/// A sentence, without the white space around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Sentence {
    /// Where it is; closing marks included, never empty.
    pub span: Span,
}

/// The sentences of a text, in order. They are disjoint, never cross a paragraph's end, and
/// cover everything in the text that is not white space.
///
/// Who wants nothing but sentences needs three lines:
///
/// ```
/// use whosaid::{Layout, lexicon::Lexicon, sentence::segment, text::paragraphs};
/// let text = "Dr. Rask shut the port at 6 a.m. on Friday. \"Why?\" asked Bo.";
/// let words = Lexicon::new().read(text);
/// let sentences = segment(&words, &paragraphs(text, Layout::Detect));
/// let found: Vec<&str> = sentences.iter().map(|s| &text[s.span]).collect();
/// assert_eq!(found, ["Dr. Rask shut the port at 6 a.m. on Friday.", "\"Why?\" asked Bo."]);
/// ```
#[must_use]
pub fn segment(words: &Words<'_>, paragraphs: &[Paragraph]) -> Vec<Sentence> {
    // English prose has a sentence for every twenty tokens or so.
    let mut out = Vec::with_capacity(words.len() / 16 + paragraphs.len());
    walk(words, paragraphs, &mut out, &mut |_, _, _| {});
    out
}

/// Calls `seen` with each gap that a rule decided: the index of the token after it, the rule's
/// name and its verdict.
fn walk(
    words: &Words<'_>,
    paragraphs: &[Paragraph],
    out: &mut Vec<Sentence>,
    seen: &mut impl FnMut(usize, &'static str, Verdict),
) {
    let mut at = 0;
    for paragraph in paragraphs {
        let before = |end: u32| move |token: &Token| token.span.start() < end;
        let lo = at + words.tokens[at..].partition_point(before(paragraph.span.start()));
        at = lo + words.tokens[lo..].partition_point(before(paragraph.span.end()));
        let mut open = paragraph.span.start();
        let judge = |next: usize, name: &'static str, verdict: Verdict| {
            seen(next, name, verdict);
            if verdict == Verdict::Break {
                let end = words.tokens[next].span.start();
                push(words.text, Span::new(open, end), out);
                open = end;
            }
        };
        Splitter::new(words, lo, at, judge).run();
        push(words.text, Span::new(open, paragraph.span.end()), out);
    }
}

fn push(text: &str, span: Span, out: &mut Vec<Sentence>) {
    let span = span.trim(text);
    if !span.is_empty() {
        out.push(Sentence { span });
    }
}

/// Judges every gap between the tokens `lo..hi` where a sentence might end.
struct Splitter<'s, 't, J> {
    words: &'s Words<'t>,
    lo: usize,
    hi: usize,
    state: State,
    items: list::Items,
    judge: J,
}

impl<'s, 't, J: FnMut(usize, &'static str, Verdict)> Splitter<'s, 't, J> {
    fn new(words: &'s Words<'t>, lo: usize, hi: usize, judge: J) -> Self {
        let mut items = list::Items::default();
        items.open(words, lo, hi);
        Self {
            words,
            lo,
            hi,
            state: State::new(lo, hi),
            items,
            judge,
        }
    }

    fn run(mut self) {
        let mut i = self.lo;
        while i < self.hi {
            i = self.step(i);
        }
    }

    /// Reads the token at `i` and gives the next to read.
    fn step(&mut self, i: usize) -> usize {
        let (words, hi) = (self.words, self.hi);
        let token = &words.tokens[i];
        let punct = token.kind == TokenKind::Punct;
        // Most tokens are words with nothing to decide.
        let plain = token.kind == TokenKind::Word && !self.items.any();
        if plain && i > self.state.start + list::VALEDICTION {
            // A longer word adds nothing to a sentence that has shown all that words can show.
            if !self.state.settled() || token.span.len() <= state::TELLING {
                self.state.word(words, i);
            }
            return i + 1;
        }
        let here = i > self.state.start;
        let ruled = if punct {
            shape::ruled(words, i, hi)
        } else {
            None
        };
        if here {
            if let Some(name) = self.begins(i, ruled) {
                self.break_at(i, name);
            }
        }
        if !punct {
            return self.stamp(i).unwrap_or_else(|| {
                self.state.word(words, i);
                i + 1
            });
        }
        if ruled.is_none() && shape::terminal(words, i, hi) {
            return self.terminal(i);
        }
        self.other_mark(i, ruled, here)
    }

    /// Ends the sentence before token `i`.
    fn break_at(&mut self, i: usize, name: &'static str) {
        (self.judge)(i, name, Verdict::Break);
        self.state.begin(i);
        self.items.open(self.words, i, self.hi);
    }

    /// Why a sentence begins at `i` though no terminal mark came before; a ruled line ends at `ruled`.
    fn begins(&self, i: usize, ruled: Option<usize>) -> Option<&'static str> {
        let (words, hi) = (self.words, self.hi);
        let token = &words.tokens[i];
        match ruled {
            Some(_) => token.spaced.then_some("ruled-line"),
            None if self.items.next_at(words, i, hi) => Some("next-item"),
            None if token.kind == TokenKind::Punct => shape::bullet(words, i).then_some("bullet"),
            None if shape::next_link(words, i) => Some("next-link"),
            None if list::valediction(words, self.state.start, i) => Some("valediction"),
            None => None,
        }
    }

    /// `Tom Obi 04/11/2003 09:30 PM`, but `the storm of 04/11/2003 09:30`. Gives the token after the time.
    fn stamp(&mut self, i: usize) -> Option<usize> {
        let (words, hi) = (self.words, self.hi);
        let end = list::stamp(words, i, hi)?;
        let line = !self.state.has_verb;
        let apart = line && !words.class(i.saturating_sub(1)).any(WordClass::PREPOSITION);
        if i > self.state.start && apart {
            (self.judge)(i, "stamp", Verdict::Break);
            self.state.begin(i);
        }
        if line && end < hi && words.tokens[end].kind != TokenKind::Punct {
            (self.judge)(end, "stamp", Verdict::Break);
            self.state.careless |= shape::small_word(words, end, hi);
            self.state.begin(end);
        } else {
            self.state.has_word = true;
        }
        Some(end)
    }

    /// A mark that can end a sentence: the rules decide.
    fn terminal(&mut self, i: usize) -> usize {
        let (words, hi) = (self.words, self.hi);
        let gap = Gap::at(words, &mut self.state, i);
        let next = gap.next;
        if next < hi {
            let (name, verdict) = rules::judge(&gap);
            // A small letter after a stop shows a writer who does without capitals.
            let careless =
                verdict == Verdict::Break && shape::small_word(words, next, hi) && !gap.strong();
            (self.judge)(next, name, verdict);
            if verdict == Verdict::Break {
                self.state.careless |= careless;
                self.state.begin(next);
                self.items.open(words, next, hi);
            }
        }
        next
    }

    /// Any other mark: a ruled line, a smiley or an aside ends a sentence too.
    fn other_mark(&mut self, i: usize, ruled: Option<usize>, here: bool) -> usize {
        let (words, hi) = (self.words, self.hi);
        let smiley = shape::smiley(words, i, hi);
        let aside = here && self.state.in_aside(words) && self.state.start > self.lo;
        let next = ruled.or(smiley).unwrap_or(i + 1);
        if ruled.is_none() && smiley.is_none() {
            self.state.mark(words, next - 1);
        }
        let quoted =
            next + 1 < hi && shape::opening_quotation(words, next, hi) && words.tokens[next].spaced;
        let capital = next < hi && words.tokens[next + usize::from(quoted)].capital();
        let ends = match (ruled, smiley) {
            (Some(_), _) => (next < hi && words.tokens[next].spaced).then_some("ruled-line"),
            (_, Some(_)) => (self.state.has_word && capital).then_some("smiley"),
            // `(Applause) The mayor rose.`; at a paragraph's head it may be part of a dateline.
            _ => (aside && self.state.no_bracket() && capital).then_some("aside"),
        };
        if let Some(name) = ends {
            self.break_at(next, name);
        }
        next
    }
}

#[cfg(test)]
mod tests;
