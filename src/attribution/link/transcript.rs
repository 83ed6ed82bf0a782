//! Transcripts: paragraphs that begin with a speaker's label and a colon, or with `Q.` and `A.`.
//!
//! A text is a transcript where two paragraphs or more carry labels. A turn runs to the end of its
//! paragraph, and over paragraphs without a label that stand between two labels.

use super::report::Report;
use crate::attribution::link::rules::join::TRANSCRIPT;
use crate::attribution::syntax::frame::Frame;
use crate::attribution::types::Act;
use crate::lexicon::WordClass;
use crate::text::{Case, TokenKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Who talks is said at the head of a transcript, within so many words.
const INTRODUCTION: usize = 600;

/// A labelled turn.
#[derive(Debug, Clone)]
struct Turn {
    /// First unit of its paragraph.
    unit: usize,
    label: Range<usize>,
    /// The colon; empty for `Q.`.
    colon: Range<usize>,
    start: usize,
}

/// The turns of a transcript as reports, and for each unit whether it lies in one.
pub(crate) fn read(f: &Frame<'_, '_>) -> (Vec<Report>, Vec<bool>) {
    let mut covered = vec![false; f.units.len()];
    let mut turns: Vec<Turn> = Vec::new();
    let named = named_labels(f);
    for (index, unit) in f.units.iter().enumerate() {
        let opens = index == 0 || f.units[index - 1].paragraph != unit.paragraph;
        if opens {
            turns.extend(label(f, index).or_else(|| named_label(f, index, &named)));
        }
    }
    if turns.len() < 2 {
        return (Vec::new(), covered);
    }
    let mut reports = Vec::new();
    for (at, turn) in turns.iter().enumerate() {
        let paragraph = f.units[turn.unit].paragraph;
        let next = turns.get(at + 1).map(|next| next.unit);
        let mut pieces: Vec<Range<usize>> = Vec::new();
        for (index, unit) in f.units.iter().enumerate().skip(turn.unit) {
            // Three paragraphs without a label end a turn: something else has begun.
            let inside = unit.paragraph == paragraph
                || next.is_some_and(|n| index < n) && unit.paragraph <= paragraph + 3;
            if !inside {
                break;
            }
            covered[index] = true;
            let start = if index == turn.unit {
                turn.start
            } else {
                unit.start
            };
            match pieces.last_mut() {
                Some(last) if f.units[f.unit_at(last.end - 1)].paragraph == unit.paragraph => {
                    last.end = unit.end
                }
                _ if start < unit.end => pieces.push(start..unit.end),
                _ => {}
            }
        }
        reports.push(Report {
            unit: turn.unit,
            cue: (!turn.colon.is_empty()).then(|| turn.colon.clone()),
            source: Some(turn.label.clone()),
            pieces,
            addressee: None,
            relay: None,
            act: Act::Speech,
            continuing: false,
            answering: false,
            tag: true,
            open: false,
            rule: TRANSCRIPT.name,
            confidence: TRANSCRIPT.confidence,
            source_rule: None,
        });
    }
    (reports, covered)
}

/// The label that opens unit `index`.
fn label(f: &Frame<'_, '_>, index: usize) -> Option<Turn> {
    let unit = f.units[index];
    let first = unit.start;
    // `Q. Who rang it last?`
    if f.is_one_of(first, &["Q", "A"]) && f.token(first).is_some_and(|t| t.case != Case::Lower) {
        let mark = f.mark(first + 1, '.') || f.mark(first + 1, ':');
        // The splitter may take `A.` for a sentence of its own.
        let next = if first + 2 < unit.end {
            Some(first + 2)
        } else {
            f.units
                .get(index + 1)
                .filter(|u| u.paragraph == unit.paragraph)
                .map(|u| u.start)
        };
        let start = next?;
        let colon = if f.mark(first + 1, ':') {
            first + 1..first + 2
        } else {
            first..first
        };
        return (mark && !f.is_run(start)).then_some(Turn {
            unit: index,
            label: first..first + if f.mark(first + 1, '.') { 2 } else { 1 },
            colon,
            start,
        });
    }
    let colon = (first + 1..unit.end.min(first + 7)).find(|i| f.mark(*i, ':'))?;
    let capitals = (first..colon).all(|i| {
        f.token(i).is_some_and(|t| match t.kind {
            TokenKind::Word => {
                t.case == Case::Upper || f.class(i).any(WordClass::TITLE) && t.case != Case::Lower
            }
            TokenKind::Punct => matches!(t.mark, '.' | '\''),
            _ => false,
        })
    });
    let long = f.token(colon - 1).is_some_and(|t| t.span.len() > 2);
    let start = colon + 1;
    let ordinary = f.class(first).any(
        WordClass::COMMON
            .with(WordClass::VERB)
            .with(WordClass::MONTH),
    ) && !f.class(first).any(WordClass::PERSON)
        && colon == first + 1
        && !is_surname(f, first);
    (capitals && long && !ordinary && start < unit.end && !f.is_run(start)).then_some(Turn {
        unit: index,
        label: first..colon,
        colon: colon..start,
        start,
    })
}

/// The colon after a name in small letters that opens a paragraph: `Kim Alder: Why no menu?`
fn name_colon(f: &Frame<'_, '_>, index: usize) -> Option<usize> {
    let unit = f.units[index];
    let first = unit.start;
    let colon = (first + 1..unit.end.min(first + 4)).find(|i| f.mark(*i, ':'))?;
    let ordinary = WordClass::COMMON
        .with(WordClass::VERB)
        .with(WordClass::ADVERB)
        .with(WordClass::DOCUMENT)
        .with(WordClass::EXPRESSION)
        .with(WordClass::TIME)
        .with(WordClass::MONTH)
        .with(WordClass::WEEKDAY);
    let name = |i: usize| {
        f.token(i)
            .is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Title)
    };
    let plain = colon == first + 1 && f.class(first).any(ordinary);
    ((first..colon).all(name) && !plain && colon + 1 < unit.end && !f.is_run(colon + 1))
        .then_some(colon)
}

/// The names that open two paragraphs or more each, if there are two such names.
fn named_labels<'t>(f: &Frame<'_, 't>) -> FxHashMap<&'t str, u32> {
    let mut counts: FxHashMap<&str, u32> = FxHashMap::default();
    for index in 0..f.units.len() {
        let opens = index == 0 || f.units[index - 1].paragraph != f.units[index].paragraph;
        if let Some(colon) = name_colon(f, index).filter(|_| opens) {
            let label = f.span_of(&(f.units[index].start..colon)).of(f.words.text);
            *counts.entry(label).or_default() += 1;
        }
    }
    counts.retain(|_, count| *count >= 2);
    if counts.len() < 2 {
        counts.clear();
    }
    counts
}

fn named_label(f: &Frame<'_, '_>, index: usize, named: &FxHashMap<&str, u32>) -> Option<Turn> {
    if named.is_empty() {
        return None;
    }
    let first = f.units[index].start;
    let colon = name_colon(f, index)?;
    let label = f.span_of(&(first..colon)).of(f.words.text);
    named.contains_key(label).then_some(Turn {
        unit: index,
        label: first..colon,
        colon: colon..colon + 1,
        start: colon + 1,
    })
}

/// Whether a word that is a noun too (`CRANE:`) ends a name elsewhere in the text: `Melissa Crane`.
fn is_surname(f: &Frame<'_, '_>, label: usize) -> bool {
    let (words, word) = (f.words, f.str(label));
    let given = |i: usize| {
        words.get(i).is_some_and(|t| t.case == Case::Title)
            && words.class(i).any(WordClass::GIVEN.with(WordClass::TITLE))
    };
    (1..words.len().min(INTRODUCTION)).any(|i| {
        let here = words.get(i).is_some_and(|t| t.case == Case::Title);
        here && words.str(i).eq_ignore_ascii_case(word)
            && (given(i - 1) || i > 1 && words.mark(i - 1, '.') && given(i - 2))
    })
}
