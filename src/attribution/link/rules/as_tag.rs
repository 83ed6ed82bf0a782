//! The rule for a tag with *as*: `As Ms. Rao recalled, the lock leaked`, `The lock, as Ms. Rao recalls, leaks`.

use super::shared::is_thing;
use crate::attribution::cue::kinds::CueKind;
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::lexicon::Frame as VerbFrame;
use std::ops::Range;

/// `As Ms. Rao recalled, the lock leaked.`, `The lock leaked, as Ms. Rao recalled.`
pub(super) fn as_source_cue(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if cue.kind != CueKind::Finite
        || cue.passive
        || !cue.has(VerbFrame::TAG.with(VerbFrame::THAT).with(VerbFrame::BARE))
    {
        return None;
    }
    let source = s.subject_of(s.k)?;
    let as_at = source.start.checked_sub(1).filter(|i| *i >= s.unit.start)?;
    if !s.f.is(as_at, "as") {
        return None;
    }
    let marks = as_at > s.body && s.f.is_run(as_at - 1);
    if marks || as_at > s.content_start(s.body) + 1 {
        return clause_before_as(s, source.clone(), as_at)
            .or_else(|| clause_around_as(s, source.clone(), as_at))
            .or_else(|| clause_behind_as(s, source, as_at));
    }
    // `As Ms. Rao recalled on Friday, …`; but in `As the crowd began to sing, …` the clause is one of time.
    let (rest, _) = s.after_cue();
    let comma = [cue.items.end, rest]
        .into_iter()
        .find(|i| s.f.is_comma(*i))?;
    let tags = cue.has(VerbFrame::BARE.with(VerbFrame::THAT));
    let start = comma + 1;
    let end = s.clause_end(start);
    if !tags || start >= end || !s.has_clause(start..end) && !s.f.is_run(start) {
        return None;
    }
    Some(Found {
        source: Some(source),
        pieces: vec![start..end],
        ..Found::default()
    })
}

/// `The lock was safe, as the mayor had said.`
fn clause_before_as(s: &Site<'_, '_, '_>, source: Range<usize>, as_at: usize) -> Option<Found> {
    let cue = s.cue();
    let tags = cue.has(VerbFrame::BARE) || cue.frame.all(VerbFrame::TAG.with(VerbFrame::THAT));
    let (rest, _) = s.after_cue();
    let end = as_at - 1;
    // `The sale was "a gift," as the mayor put it.`: how it was put is in the marks.
    let put = s.f.last_in_marks(end) == ',';
    let told = !s.fiction || end == s.content_start(s.body);
    if put && told && rest >= s.unit_end() && cue.has(VerbFrame::TAG) {
        return Some(Found {
            source: Some(source),
            pieces: vec![end..as_at],
            ..Found::default()
        });
    }
    let low = s.content_start(s.taken().min(end));
    let fits = tags
        && !cue.has(VerbFrame::WEAK.with(VerbFrame::THOUGHT))
        && rest >= s.unit_end()
        && s.f.is_comma(end)
        && s.has_clause(low..end);
    fits.then(|| Found {
        source: Some(source),
        pieces: vec![low..end],
        ..Found::default()
    })
}

/// `The lock leaks, and as Ms. Rao observed, nobody mends it`, `It is odd that, as Ms. Rao observed, nobody mends it`.
fn clause_behind_as(s: &Site<'_, '_, '_>, source: Range<usize>, as_at: usize) -> Option<Found> {
    let (f, cue) = (s.f, s.cue());
    let opener = as_at - 1 - usize::from(f.is_comma(as_at - 1));
    let opens = f.is_one_of(opener, &["and", "but"]) && opener > 0 && f.is_comma(opener - 1)
        || f.is_one_of(opener, &["because", "that"]) && opener + 2 == as_at;
    let says = cue.has(VerbFrame::TAG) && !cue.has(VerbFrame::WEAK.with(VerbFrame::THOUGHT));
    let (rest, _) = s.after_cue();
    let comma = [cue.items.end, rest].into_iter().find(|i| f.is_comma(*i))?;
    let content = comma + 1..s.clause_end(comma + 1);
    (opens && says && f.clause_at(content.start, content.end).is_some()).then(|| Found {
        source: Some(source),
        pieces: vec![content],
        ..Found::default()
    })
}

/// `The pier, as Ms. Rao observes, has outlived its keepers.`
fn clause_around_as(s: &Site<'_, '_, '_>, source: Range<usize>, as_at: usize) -> Option<Found> {
    let (f, cue) = (s.f, s.cue());
    let says = cue.has(VerbFrame::TAG.with(VerbFrame::BARE))
        && cue.has(VerbFrame::BARE.with(VerbFrame::THAT))
        && !cue.has(VerbFrame::THOUGHT)
        && !(cue.has(VerbFrame::WEAK) && is_thing(s, &source));
    let (rest, _) = s.after_cue();
    let low = s.content_start(s.taken().min(as_at));
    let before = low..as_at - 1;
    let after = rest + 1..s.clause_end(rest + 1);
    // `If, as the union contends, the lock was shut, …`
    let half = says
        && as_at == low + 2
        && f.is_comma(low + 1)
        && f.is_one_of(low, &["because", "if", "that", "though", "whether"])
        && f.is_comma(rest);
    if half {
        let end = (after.start..after.end)
            .find(|i| s.f.closes(*i))
            .map_or(after.end, |i| s.past_marks(i));
        return s.has_clause(after.start..end).then(|| Found {
            source: Some(source),
            pieces: vec![after.start..end],
            ..Found::default()
        });
    }
    let fits = says
        && f.is_comma(as_at - 1)
        && f.is_comma(rest)
        && !before.is_empty()
        && after.len() > 1
        && f.opens_phrase(low)
        && !before
            .clone()
            .any(|i| f.is_comma(i) || f.finite(i) || f.is_run(i))
        && (f.finite(after.start) || f.auxiliary(after.start));
    fits.then(|| Found {
        source: Some(source),
        pieces: vec![before, after],
        ..Found::default()
    })
}
