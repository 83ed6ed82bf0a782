//! Transcripts: paragraphs that begin with a speaker's label and a colon, or with `Q.` and `A.`.
//!
//! A text is a transcript where two paragraphs or more carry labels that can be nothing else, or where two
//! names come again and again. A turn runs to the end of its paragraph, and over paragraphs without a
//! label that stand between two labels.

mod label;

use super::report::Report;
use crate::attribution::link::rules::join::TRANSCRIPT;
use crate::attribution::syntax::frame::{Frame, Unit};
use label::{Form, Label};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many paragraphs without a label still belong to the turn before them: after more, something else
/// has begun.
const UNLABELLED: usize = 3;

/// A labelled turn.
#[derive(Debug, Clone)]
struct Turn {
    /// First unit of its paragraph.
    unit: usize,
    label: Label,
}

/// The turns of a transcript as reports, and for each unit whether it lies in one.
pub(crate) fn read(f: &Frame<'_, '_>) -> (Vec<Report>, Vec<bool>) {
    let mut covered = vec![false; f.units.len()];
    let turns = turns(f);
    let mut reports = Vec::with_capacity(turns.len());
    for (at, turn) in turns.iter().enumerate() {
        let next = turns.get(at + 1).map(|next| next.unit);
        let pieces = pieces(f, turn, next, &mut covered);
        let Label { source, colon, .. } = turn.label.clone();
        reports.push(Report {
            cue: (!colon.is_empty()).then_some(colon),
            source: Some(source),
            tag: true,
            ..Report::new(turn.unit, pieces, &TRANSCRIPT)
        });
    }
    (reports, covered)
}

/// What is said in a turn, a piece for each paragraph.
fn pieces(
    f: &Frame<'_, '_>,
    turn: &Turn,
    next: Option<usize>,
    covered: &mut [bool],
) -> Vec<Range<usize>> {
    let paragraph = f.units[turn.unit].paragraph;
    // `HOST:` may stand in a line of its own.
    let first = f.units[f.unit_at(turn.label.start)].paragraph;
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for (index, unit) in f.units.iter().enumerate().skip(turn.unit) {
        let before_next = next.is_some_and(|n| index < n);
        let inside = unit.paragraph == paragraph
            || next.is_none_or(|n| index < n) && unit.paragraph == first
            || before_next && unit.paragraph <= paragraph + UNLABELLED;
        if !inside {
            break;
        }
        covered[index] = true;
        if unit.start > turn.label.start && is_direction(f, unit) {
            continue;
        }
        let start = unit.start.max(turn.label.start);
        let start = after_direction(f, start, unit.end);
        match pieces.last_mut() {
            Some(last) if f.units[f.unit_at(last.end - 1)].paragraph == unit.paragraph => {
                last.end = unit.end
            }
            _ if start < unit.end => pieces.push(start..unit.end),
            _ => {}
        }
    }
    pieces
}

/// `(CROSSTALK)`, `[Laughter]`: words about the talk in brackets.
fn is_direction(f: &Frame<'_, '_>, unit: &Unit) -> bool {
    let marks = [('(', ')'), ('[', ']')];
    marks.iter().any(|(open, close)| {
        f.mark(unit.start, *open)
            && (unit.start..unit.end).find(|i| f.mark(*i, *close)) == Some(unit.end - 1)
    })
}

/// How long a direction may be in items.
const DIRECTION: usize = 10;

/// The item after `(removing his hat)`, which opens what is said and is no part of it.
fn after_direction(f: &Frame<'_, '_>, start: usize, end: usize) -> usize {
    let small = |i: usize| f.is_word(i) && !f.capital(i);
    let close = (start + 2..end.min(start + DIRECTION))
        .find(|i| f.mark(*i, ')'))
        .filter(|close| f.mark(start, '(') && small(start + 1) && close + 1 < end);
    close.map_or(start, |close| close + 1)
}

/// The labelled paragraphs, if the text is a transcript.
fn turns(f: &Frame<'_, '_>) -> Vec<Turn> {
    let mut turns = Vec::new();
    let mut paragraphs = 0;
    for (index, unit) in f.units.iter().enumerate() {
        if index > 0 && f.units[index - 1].paragraph == unit.paragraph {
            continue;
        }
        // `HAROLD` in a line of its own and the line below are one turn.
        let below = |turn: &Turn| turn.unit < index && turn.label.start == unit.start;
        paragraphs += usize::from(!turns.last().is_some_and(below));
        turns.extend(label::read(f, index).map(|label| Turn { unit: index, label }));
    }
    let known = Known::of(f, &turns, paragraphs);
    turns.retain(|turn| known.is_label(f, &turn.label));
    if turns.len() < 2 {
        turns.clear();
    }
    turns
}

/// Which labels a text is taken to have.
struct Known<'t> {
    /// How often each label that is no sure one opens a paragraph: `Ada Brenk:` and `Brenk:` are one.
    counts: FxHashMap<&'t str, u32>,
    names: bool,
    handles: bool,
    /// Whether a name that comes only once is a label too.
    once: bool,
}

impl<'t> Known<'t> {
    fn of(f: &Frame<'_, 't>, turns: &[Turn], paragraphs: usize) -> Self {
        let mut counts: FxHashMap<&str, u32> = FxHashMap::default();
        for turn in turns {
            *counts.entry(name(f, &turn.label)).or_default() += 1;
        }
        let of = |form: Form| turns.iter().filter(move |t| t.label.form == form);
        let again = |form: Form| {
            let often = of(form).filter(|t| counts[name(f, &t.label)] >= 2);
            let mut names: Vec<&str> = often.map(|t| name(f, &t.label)).collect();
            names.sort_unstable();
            names.dedup();
            names.len()
        };
        // Two in three: a remark of the editor, a pause or a picture may stand between.
        let most = 3 * turns.len() >= 2 * paragraphs;
        let whole = |t: &Turn| f.span_of(&t.label.name).of(f.words.text);
        let first = turns.first().map(whole);
        let several = turns.len() >= 3 && turns.iter().any(|t| Some(whole(t)) != first);
        let names = again(Form::Name);
        Self {
            names: names >= 2 || names == 1 && most && several,
            handles: most && again(Form::Handle) >= 2,
            once: most && several && names >= 1,
            counts,
        }
    }

    fn is_label(&self, f: &Frame<'_, 't>, label: &Label) -> bool {
        let often = self.once || self.counts[name(f, label)] >= 2;
        match label.form {
            Form::Sure => true,
            Form::Name => self.names && often,
            Form::Handle => self.handles && often,
        }
    }
}

/// What tells a label from others: the last word of a name, or all of what ends with a number.
fn name<'t>(f: &Frame<'_, 't>, label: &Label) -> &'t str {
    let last = label.name.end - 1;
    if f.capital(last) {
        f.str(last)
    } else {
        f.span_of(&label.name).of(f.words.text)
    }
}
