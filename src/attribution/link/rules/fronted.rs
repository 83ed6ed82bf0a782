//! A report in a participle that opens the sentence: *Noting that the lock was shut, Ms. Moss left*.

use super::join::{NamedRule, SUBJECT_OF_PARTICIPLE};
use crate::attribution::cue::kinds::CueKind;
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::lexicon::{Frame as VerbFrame, WordClass};
use std::ops::Range;

/// How far the comma is looked for at which the main clause begins, in items.
const REACH: usize = 60;

/// The subject of the main clause speaks.
pub(super) fn fronted_participle(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    // `But while praising the pier, …`
    let first = s.body + usize::from(s.f.is_one_of(s.body, &["and", "but", "yet"]));
    let opening = cue.items.start == first
        || cue.items.start == first + 1
            && s.f.is_one_of(
                first,
                &[
                    "after", "before", "besides", "by", "in", "since", "when", "while", "without",
                ],
            )
        // `In addition to saying that the well was dry, …`, `Instead of calling it safe, …`
        || (first + 2..first + 4).contains(&cue.items.start)
            && s.f.is_one_of(cue.items.start - 1, &["of", "than", "to"])
            && s.f
                .is_one_of(first, &["in", "instead", "far", "rather"]);
    if cue.kind != CueKind::Participle || !opening {
        return None;
    }
    let (at, told) = s.after_cue();
    let that = s.f.is(at, "that") && cue.has(VerbFrame::THAT.with(VerbFrame::STRICT));
    let question = (s.f.class(at).any(WordClass::QUESTION) || s.f.is(at, "whether"))
        && cue.has(VerbFrame::QUESTION);
    let object = cue.items.end == at
        && s.f.opens_phrase(at)
        && cue.has(
            VerbFrame::BARE
                .with(VerbFrame::OBJECT)
                .with(VerbFrame::JUDGING),
        )
        && !cue.has(VerbFrame::WEAK);
    if !(that || question || object) {
        return None;
    }
    let (comma, source) = main_clause(s, at)?;
    Some(Found {
        source: Some(source),
        source_rule: Some::<&NamedRule>(&SUBJECT_OF_PARTICIPLE),
        pieces: vec![at..comma],
        addressee: told,
        ..Found::default()
    })
}

/// The comma before the main clause, and the subject of that.
fn main_clause(s: &Site<'_, '_, '_>, from: usize) -> Option<(usize, Range<usize>)> {
    let end = s.unit.end.min(from + REACH);
    (from + 1..end).find_map(|comma| {
        let opens = s.f.is_comma(comma)
            && s.f.opens_phrase(comma + 1)
            && !s
                .f
                .class(comma + 1)
                .any(WordClass::SUBORDINATOR.with(WordClass::QUESTION));
        let subject = opens
            .then(|| s.f.subject_after(comma + 1, s.unit.end))
            .flatten()?;
        let next = subject.end + usize::from(s.f.is_comma(subject.end));
        let adverb = usize::from(s.f.class(next).any(WordClass::ADVERB) && !s.f.finite(next));
        s.f.finite(next + adverb).then_some((comma, subject))
    })
}
