//! Rules for passives: *was told by*, *is said to*, *asked why*.

use super::ending::{infinitive_end, object_end};
use super::object::infinitive;
use crate::attribution::cue::kinds::CueKind;
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::lexicon::{Frame as VerbFrame, Sense, Tag, WordClass};

pub(super) fn told_by(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if !(cue.passive || cue.kind == CueKind::Passive) {
        return None;
    }
    let (at, _) = (cue.items.end, ());
    if !s.f.is(at, "by") {
        return None;
    }
    let mut source = s.f.subject_after(at + 1, s.unit.end)?;
    // The comma that closes an appositive: `by her dentist, Rosa Lind, that she must wait`.
    let mut next = source.end;
    if s.f.is_comma(next) {
        next += 1;
        source.end = next;
    }
    // `As reported by the Ledger, the pier has closed.`
    let as_reported = cue.items.start > s.unit.start && s.f.is(cue.items.start - 1, "as");
    if as_reported && next > source.start && s.f.is_comma(next - 1) {
        let end = s.clause_end(next);
        return (end > next + 1).then(|| Found {
            source: Some(source.start..next - 1),
            pieces: vec![next..end],
            ..Found::default()
        });
    }
    // `is owned by Lund Freight, which was fined`, `was confirmed by her son, who said so`: a relative clause
    // reports nothing.
    let wh = cue.has(VerbFrame::QUESTION)
        && (s.f.class(next).any(WordClass::QUESTION) && !s.f.is_one_of(next, &["who", "which"])
            || s.f.is_one_of(next, &["if", "whether"]));
    if !(s.f.is(next, "that") || wh || s.f.is_run(next)) {
        return None;
    }
    let mut end = s.clause_end(next + 1);
    if cue.kind == CueKind::Passive {
        // `Asked by Ms. Lind whether the roof would hold, Mr. Feld said …`: the participle clause ends at its comma.
        end = (next..end).find(|i| s.f.is_comma(*i)).unwrap_or(end);
    }
    Some(Found {
        source: Some(source),
        pieces: vec![next..end],
        ..Found::default()
    })
}

pub(super) fn is_said_to(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if !cue.passive || cue.quoted || !cue.has(VerbFrame::THAT) {
        return None;
    }
    let at = cue.items.end;
    // `Such doors have been known to creak`: they did.
    let habit = s.f.is(cue.verb, "known") && s.f.is(cue.verb - 1, "been");
    if s.f.is(at, "to")
        && !habit
        && !cue.has(VerbFrame::HEARER)
        && s.f
            .class(at + 1)
            .any(WordClass::HAVE.with(WordClass::BE).with(WordClass::VERB))
        && s.f.sense(cue.verb).any(Sense::HEARSAY)
    {
        let subject = s.subject_of(s.k)?;
        let end = s.clause_end(at + 1);
        return Some(Found {
            source: None,
            pieces: vec![subject, at..end],
            ..Found::default()
        });
    }
    // `was told on Tuesday that the lock was shut`
    let (that, _) = s.f.skip_adjuncts(at, s.unit.end, false);
    let at = if s.f.is(that, "that") { that } else { at };
    // `was told the lock was shut`
    let told = cue.has(VerbFrame::HEARER) && s.f.plain_clause(at, s.unit_end());
    if s.f.is(at, "that") || told {
        let end = s.clause_end(at + 1);
        return Some(Found {
            source: None,
            pieces: vec![at..end],
            ..Found::default()
        });
    }
    None
}

/// `The bell is described as a nuisance`, `Otto Feld was accused of arson`: the subject is content, nobody is named.
pub(super) fn is_called(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    let mut at = cue.items.end;
    // `was described by a friend as "a raft"`
    let by =
        s.f.is(at, "by")
            .then(|| s.f.subject_after(at + 1, s.unit.end))
            .flatten()
            .filter(|agent| s.f.is(agent.end, "as") && cue.has(VerbFrame::AS))
            .filter(|_| !s.f.is(cue.verb, "quoted"));
    if let Some(agent) = &by {
        at = agent.end;
    }
    // `is described on its cover as "a joy"`
    let (further, _) = s.f.skip_adjuncts(at, s.unit.end, false);
    if !s.f.is(at, "by") && by.is_none() && cue.has(VerbFrame::AS) && s.f.is(further, "as") {
        at = further;
    }
    let accused = s.f.is_one_of(cue.verb, &["accused", "suspected"]) && s.f.is(at, "of");
    let described = s.f.is(at, "as") && cue.has(VerbFrame::AS);
    let called = cue.has(VerbFrame::NAMING)
        && (s.f.is_one_of(at, &["a", "an", "the"]) || s.f.is_run(at) && s.f.is(at + 1, "by"));
    // `can be seen as`, `was named the winner`: nobody said it.
    // `to be identified only as Otto`: nor that.
    let other = s.f.is_one_of(cue.verb, &["seen", "named"])
        || s.f.is(cue.verb, "identified") && s.f.capital(at + 1);
    if !cue.passive || cue.quoted || other || !(accused || described || called) {
        return None;
    }
    let subject = s.subject_of(s.k)?;
    let end = s.clause_end(at + 1);
    let stop = (at..end).find(|i| s.f.is_comma(*i)).unwrap_or(end);
    let end = object_end(s, at + 1, stop);
    // `was dismissed as "a joke" by Ms. Rao`
    let named = by.is_some();
    let after = (at + 1..s.unit.end.min(at + 12)).find(|i| s.f.is(*i, "by") && s.f.is_run(i - 1));
    let agent = by.or_else(|| after.and_then(|after| s.f.subject_after(after + 1, s.unit.end)));
    let end = after.filter(|_| agent.is_some() && !named).unwrap_or(end);
    (end > at + usize::from(agent.is_none())).then(|| Found {
        source: agent,
        pieces: vec![subject, at..end],
        ..Found::default()
    })
}

/// `The plan was praised by Ms. Rao`, `The merger was announced`: the subject is what was judged or told.
pub(super) fn is_judged(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if !cue.passive
        || cue.quoted
        || !cue.has(VerbFrame::JUDGING.with(VerbFrame::OBJECT))
        || cue.has(VerbFrame::WEAK)
    {
        return None;
    }
    let subject = s.subject_of(s.k)?;
    let at = cue.items.end;
    let head = s.f.tag(subject.end - 1);
    if !s.f.is(at, "by") {
        let mut pieces = vec![subject];
        if s.f.is_one_of(at, &["for", "over"]) && cue.has(VerbFrame::JUDGING) {
            let end = s.clause_end(at + 1);
            let end = (at..end).find(|i| s.f.is_comma(*i)).unwrap_or(end);
            pieces.push(at..object_end(s, at + 1, end));
        } else if !cue.has(VerbFrame::OBJECT)
            || cue.has(VerbFrame::JUDGING.with(VerbFrame::THOUGHT).with(VerbFrame::EVIDENCE))
            // `Ada Brenk was announced the winner`, `It was proposed`: not she, nor it.
            || !matches!(head, Tag::Noun | Tag::Number | Tag::Comma | Tag::Dash)
        {
            return None;
        }
        return Some(Found {
            source: None,
            pieces,
            ..Found::default()
        });
    }
    let source = s.f.subject_after(at + 1, s.unit.end)?;
    // `was quoted by the Ledger as saying`
    if s.f.is(source.end, "as") {
        return None;
    }
    Some(Found {
        source: Some(source),
        cue: Some(cue.items.start..at + 1),
        pieces: vec![subject],
        ..Found::default()
    })
}

/// `Asked on Friday why the dam leaked, Ms. Rao said …`: nobody is named who asked.
pub(super) fn was_asked(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if !(cue.passive || cue.kind == CueKind::Passive)
        || !cue.frame.all(VerbFrame::HEARER.with(VerbFrame::QUESTION))
    {
        return None;
    }
    // `Asked by a clerk whether the dam leaked`
    let asker =
        s.f.is(cue.items.end, "by")
            .then(|| s.f.subject_after(cue.items.end + 1, s.unit.end))
            .flatten();
    let first = asker.as_ref().map_or(cue.items.end, |asker| asker.end);
    let (at, _) = s.f.skip_adjuncts(first, s.unit.end, false);
    let question =
        |i: usize| s.f.class(i).any(WordClass::QUESTION) || s.f.is_one_of(i, &["if", "whether"]);
    // `was asked to leave`
    if !question(at) && !infinitive(s, at) {
        return None;
    }
    let mut end = s.clause_end(at + 1);
    if cue.kind == CueKind::Passive {
        end = (at..end).find(|i| s.f.is_comma(*i)).unwrap_or(end);
    } else if !question(at) {
        end = infinitive_end(s, at + 2, end);
    }
    (end > at + 1).then(|| Found {
        source: asker,
        pieces: vec![at..end],
        ..Found::default()
    })
}
