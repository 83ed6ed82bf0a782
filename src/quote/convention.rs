//! The text's own conventions: which marks stand outermost, and where that changes.
//!
//! Every paragraph is read once without prejudice. What comes out outermost is counted, speech
//! above single words, and each paragraph is then read again in the light of its neighbourhood.
//! Complexity: linear in the marks.

use super::mark::{Family, Glyph, Mark};
use super::pairing::{Act, Context, Desk, pair};
use super::{Code, Diagnostic, Ending, Marks, Run, Sheet, Style};
use crate::text::Span;

/// Paragraphs on either side that speak for a paragraph's convention.
const REACH: usize = 30;

/// What the neighbourhood of a paragraph says about its outer marks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Convention {
    /// Cost of an outermost single mark, and of any other.
    pub(super) outer: [i32; 2],
    /// See [`Context::single_none`].
    pub(super) single_none: i32,
}

/// The convention at each paragraph, and each paragraph's marks read without prejudice.
pub(super) fn infer(sheet: &Sheet) -> (Vec<Convention>, Vec<Vec<Act>>) {
    let count = sheet.leads.len();
    // Running totals of single and other speech.
    let mut totals = vec![[0_i64; 2]; count + 1];
    let mut readings = Vec::with_capacity(count);
    let mut desk = Desk::default();
    for i in 0..count {
        let marks = sheet.paragraph(i);
        let mut sums = totals[i];
        let context = Context {
            outer: [5, 0],
            next: sheet.lead(i + 1),
            ..Context::default()
        };
        let acts = pair(marks, &context, &mut desk);
        weigh(marks, &acts, &mut sums);
        readings.push(acts);
        totals[i + 1] = sums;
    }
    let whole = totals[count];
    let conventions = (0..count)
        .map(|i| {
            let (from, to) = (i.saturating_sub(REACH), (i + REACH + 1).min(count));
            let near = [0, 1].map(|k| totals[to][k] - totals[from][k]);
            // A few marks decide nothing: then the whole text speaks.
            let [single, other] = if near[0] + near[1] >= 12 { near } else { whole };
            match () {
                () if single > 2 * other => Convention {
                    outer: [0, 6],
                    single_none: 25,
                },
                () if other > 2 * single => Convention {
                    outer: [10, 0],
                    single_none: 0,
                },
                () => Convention {
                    outer: [5, 0],
                    single_none: 0,
                },
            }
        })
        .collect();
    (conventions, readings)
}

impl Convention {
    /// Whether these marks read as they do without prejudice: it is single marks alone that a
    /// convention makes cheaper or dearer than the others.
    pub(super) fn changes_nothing(&self, marks: &[Mark]) -> bool {
        self.outer[1] == 0 && marks.iter().all(|mark| mark.family != Family::Single)
    }
}

/// Adds the outermost quotations of a paragraph to `sums`: three for what looks like speech.
fn weigh(marks: &[Mark], acts: &[Act], sums: &mut [i64; 2]) {
    let mut open: Vec<&Mark> = Vec::new();
    for (mark, act) in marks.iter().zip(acts) {
        match *act {
            Act::None => {}
            Act::Open(given_up) => {
                open.truncate(open.len().saturating_sub(given_up.into()));
                open.push(mark);
            }
            Act::Close(given_up) => {
                open.truncate(open.len().saturating_sub(given_up.into()));
                if let (Some(opener), true) = (open.pop(), open.is_empty()) {
                    let speech = if mark.start - opener.end >= 20 { 3 } else { 1 };
                    sums[usize::from(opener.family != Family::Single)] += speech;
                }
            }
        }
    }
}

/// The sign that a run opens with, as far as a convention goes.
fn sign(text: &str, run: &Run) -> Option<Glyph> {
    let c = text[run.span.range()].chars().next()?;
    Some(match (run.style, c) {
        (Style::Dash, _) => return None,
        (Style::Double, '"' | '＂') => Glyph::Straight2,
        (Style::Double, '„') => Glyph::Low2,
        (Style::Double, _) => Glyph::Left2,
        (Style::Doubled, '`') => Glyph::Grave2,
        (Style::Doubled, _) => Glyph::Twice,
        (Style::Guillemets, _) => Glyph::LeftAngle,
        (Style::Single, '\'') => Glyph::Straight1,
        (Style::Single, '`') => Glyph::Grave1,
        (Style::Single, _) => Glyph::Left1,
    })
}

/// Reports the outer marks of the text, and each change of them that lasts for three quotations.
pub(super) fn report(text: &str, marks: &mut Marks) {
    let mut current: Option<(Style, Option<Glyph>)> = None;
    let mut rival: Option<(Style, Option<Glyph>)> = None;
    let (mut held, mut since) = (0, Span::default());
    let outer = marks.runs.iter().filter(|run| {
        run.parent.is_none() && run.ending == Ending::Mark || run.style == Style::Dash
    });
    let mut found = Vec::new();
    for run in outer {
        let key = (run.style, sign(text, run));
        if current == Some(key) {
            rival = None;
            continue;
        }
        if rival != Some(key) {
            rival = Some(key);
            held = 0;
            since = Span::new(run.span.start(), run.inner.start());
        }
        held += 1;
        if held >= 3 || current.is_none() {
            current = rival.take();
            found.push(Diagnostic {
                code: Code::Convention,
                span: since,
            });
        }
    }
    marks.diagnostics.extend(found);
    marks
        .diagnostics
        .sort_by_key(|d| (d.span.start(), d.span.end()));
}
