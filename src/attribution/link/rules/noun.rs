//! A noun of saying with its owner: *his claim that the dam leaks*, *Ms. Rao's promise to mend it*.

use super::join::SHARED_SUBJECT;
use super::shared::is_thing;
use crate::attribution::cue::kinds::CueKind;
use crate::attribution::cue::phrasal::{answer, chosen, owner, portrait};
use crate::attribution::link::report::{Found, Report};
use crate::attribution::link::site::Site;
use crate::lexicon::{Tag, WordClass};
use std::ops::Range;

/// The owner speaks; what follows the noun was said.
pub(super) fn owned_noun(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if cue.kind != CueKind::Noun {
        return None;
    }
    let noun = cue.verb;
    if let Some(at) = portrait(s.f, &s.unit, noun) {
        return painted(s, noun, at);
    }
    if let Some(run) = answer(s.f, &s.unit, noun) {
        return answered(s, noun, run);
    }
    let mut at = cue.items.end;
    // `his answer was that`
    let told = cue.items.len() > 1;
    let mut items = cue.items.clone();
    let mut source_rule = None;
    // `his claim in May that`, `her statement to the board on Friday that`
    let (that, _) =
        s.f.skip_adjuncts(noun + 1, s.unit.end, s.f.is(noun + 1, "to"));
    if that > at && s.f.is(that, "that") {
        at = that;
    }
    let source = if owner(s.f, &s.unit, noun).is_some() {
        Some(owner_phrase(s, noun)?)
    } else if s
        .f
        .is_one_of(noun + 1, &["among", "by", "from", "of", "within"])
    {
        // `complaints from the keeper that the lock leaks`
        let end = s.f.noun_phrase(noun + 2, s.unit.end)?;
        at = at.max(end);
        items.end = noun + 1;
        Some(noun + 2..end).filter(|source| !told || !is_thing(s, source))
    } else if s.f.is(at, "to") && !s.f.is_one_of(noun, &["calls", "decision", "request"]) {
        // `The mayor won on a promise to mend the lock`: who is talked of promised.
        source_rule = Some(&SHARED_SUBJECT);
        s.shared_subject()
    } else {
        None
    };
    // `His claim that the dam leaked drew laughter`: as a subject it ends where no rule sees.
    let first = source
        .as_ref()
        .map_or(noun, |source| source.start.min(noun));
    let subject = (s.body..first).all(|i| matches!(s.f.tag(i), Tag::Determiner | Tag::Adjective));
    if !told && (subject || s.f.is_comma(first - 1)) {
        return None;
    }
    let end = s.clause_end(at + 1);
    // `the clerk's claim that the deed, bought in May, was false`: no clause ends before its verb.
    let begun = |i: usize| {
        s.f.is_comma(i)
            && s.f.is(at, "that")
            && !(at + 1..i).any(|k| s.f.finite(k) || s.f.auxiliary(k))
    };
    let end = (at..end)
        .find(|i| !told && (s.f.is_comma(*i) || s.f.is_dash(*i) || s.f.mark(*i, ';')) && !begun(*i))
        .unwrap_or(end);
    (end > at + 1).then(|| Found {
        source,
        source_rule,
        cue: Some(items),
        pieces: vec![at..end],
        ..Found::default()
    })
}

/// `His only answer was, "No."`, `"No," was Ms. Rao's answer.`
fn answered(s: &Site<'_, '_, '_>, noun: usize, run: usize) -> Option<Found> {
    let source = chosen(s.f, &s.unit, noun).or_else(|| owner_phrase(s, noun))?;
    let taken = |report: &Report| report.pieces.iter().any(|piece| piece.contains(&run));
    (!s.reports.iter().any(taken)).then(|| Found {
        source: Some(source),
        cue: Some(noun..noun + 1),
        pieces: vec![run..run + 1],
        tag: true,
        ..Found::default()
    })
}

/// The owner of the noun, with its whole phrase: `her`, `Ms. Rao's`.
fn owner_phrase(s: &Site<'_, '_, '_>, noun: usize) -> Option<Range<usize>> {
    let f = s.f;
    let owner = owner(f, &s.unit, noun)?;
    // `last night's announcement`: nobody's in particular.
    let time = WordClass::TIME
        .with(WordClass::WEEKDAY)
        .with(WordClass::MONTH);
    if owner > 0 && f.possessive(owner) && f.class(owner - 1).any(time) {
        return None;
    }
    let start = if f.possessive(owner) {
        f.phrase_before(s.body.max(owner.saturating_sub(12)), owner)?
    } else {
        owner
    };
    Some(start..owner + 1)
}

/// `her description of the merger as "a wedding"`: what is called by which name.
fn painted(s: &Site<'_, '_, '_>, noun: usize, at: usize) -> Option<Found> {
    let f = s.f;
    let source = owner_phrase(s, noun)?;
    let end = (at + 1..s.unit_end().min(at + 4)).find(|i| f.is_run(*i));
    let end = end
        .map(|run| run + 1)
        .or_else(|| f.long_phrase(at + 1, s.unit_end()))?;
    Some(Found {
        source: Some(source),
        cue: Some(noun..noun + 1),
        pieces: vec![noun + 2..end],
        ..Found::default()
    })
}
