//! A report inside a relative clause: *a chapel that engineers say the flood has ruined*.

use crate::attribution::cue::kinds::CueKind;
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};
use std::ops::Range;

/// `a chapel that engineers say the flood has ruined`, `a lock which they say leaks`, `what he calls a joke`: the
/// relative pronoun is content too. `The drive she says is needed` has none, and its noun stands for it.
pub(super) fn relative_report(s: &Site<'_, '_, '_>) -> Option<Found> {
    let (f, cue) = (s.f, s.cue());
    if cue.kind != CueKind::Finite || cue.passive {
        return None;
    }
    let at = cue.items.end;
    let name = named(s, at);
    if name.is_none() && (!cue.has(VerbFrame::BARE) || cue.has(VerbFrame::WEAK)) {
        return None;
    }
    let verb = cue.subject_end;
    let low = s.body.max(verb.saturating_sub(14));
    let pronoun = pronoun_before(s, low..verb, name.is_some());
    let Some(relative) = pronoun.filter(|i| is_subject(s, i + 1..verb)) else {
        return zero_relative(s, low);
    };
    if relative == s.body && !f.is(relative, "what") {
        return None;
    }
    let end = name.or_else(|| content_end(s, relative))?;
    Some(Found {
        source: Some(relative + 1..verb),
        pieces: vec![relative..relative + 1, at..end],
        ..Found::default()
    })
}

/// The relative pronoun nearest to the verb: `a lock which | they say`; of a verb of naming it is what is named.
fn pronoun_before(s: &Site<'_, '_, '_>, items: Range<usize>, named: bool) -> Option<usize> {
    let f = s.f;
    // `rowed past what pilots say was a wreck`; not `What she said was kind`.
    let object = |what: usize| {
        what > s.body
            && matches!(
                f.tag(what - 1),
                Tag::Preposition
                    | Tag::Particle
                    | Tag::To
                    | Tag::Finite
                    | Tag::Base
                    | Tag::Ing
                    | Tag::Participle
            )
            && gap(s, s.cue().items.end)
    };
    items.rev().find(|i| {
        if named {
            f.is_one_of(*i, &["what", "which"])
        } else {
            f.is_one_of(*i, &["that", "which", "who", "whom"]) || f.is(*i, "what") && object(*i)
        }
    })
}

/// Whether all between the relative pronoun and the verb is its subject: `that | engineers | say`.
fn is_subject(s: &Site<'_, '_, '_>, items: Range<usize>) -> bool {
    let f = s.f;
    let one = items.len() == 1;
    let pronoun = one && f.class(items.start).any(WordClass::PRONOUN);
    // `Those who left said`: its own verb.
    let own = one && f.is(items.start - 1, "who") && f.verb(items.start).form.any(Form::PAST);
    pronoun
        || !own && f.noun_phrase(items.start, items.end) == Some(items.end)
        || s.subject_of(s.k).is_some_and(|subject| subject == items)
}

/// Where the clause ends that is said of what the relative pronoun stands for, if one is: `that they say leaks | , and`.
fn content_end(s: &Site<'_, '_, '_>, relative: usize) -> Option<usize> {
    let (f, at) = (s.f, s.cue().items.end);
    let what = f.is(relative, "what");
    let clause = matches!(
        f.tag(relative.wrapping_sub(1)),
        Tag::Finite | Tag::Auxiliary | Tag::Base | Tag::Participle | Tag::Ing
    );
    // `said that officials say`: there `that` opens a clause.
    let opens = WordClass::PRONOUN.with(WordClass::SUBORDINATOR);
    let whole = f.opens_phrase(at) && f.class(at).any(opens);
    // `to meet what she said was a taste`: its object; `explained what she said was wrong` tells both.
    let tells = VerbFrame::THAT
        .with(VerbFrame::BARE)
        .with(VerbFrame::QUESTION);
    let object = || what && !f.verb(relative - 1).frame.any(tells);
    if whole || clause && !object() {
        return None;
    }
    let end = s.clause_end(at);
    let comma = (at..end).find(|i| f.closes(*i) && !what);
    let end = comma.map_or(end, |i| s.past_marks(i));
    let says = end > at + 1 && (gap(s, at) || (at..end).any(|i| f.finite(i)));
    says.then_some(end)
}

/// `the drive she says is needed`: right after the verb of saying a verb without a subject.
fn zero_relative(s: &Site<'_, '_, '_>, low: usize) -> Option<Found> {
    let (f, at) = (s.f, s.cue().items.end);
    if !s.cue().has(VerbFrame::BARE) || !gap(s, at) || !f.finite(at) {
        return None;
    }
    // `A driver I know says it leaks`: the next verb reports.
    if s.f.class(at).any(WordClass::REPORTING) && s.f.verb(at).frame.any(VerbFrame::TAG) {
        return None;
    }
    let mut source = s.subject_of(s.k)?;
    source.start = contact(s, &source).unwrap_or(source.start);
    let noun = source.start.checked_sub(1).filter(|i| *i > low)?;
    if !matches!(f.tag(noun), Tag::Noun | Tag::Pronoun) {
        return None;
    }
    let start = (low..=noun)
        .find(|i| f.opens_phrase(*i) && f.noun_phrase(*i, noun + 1) == Some(noun + 1))?;
    let end = s.clause_end(at);
    let end = (at..end)
        .find(|i| s.f.closes(*i))
        .map_or(end, |i| s.past_marks(i));
    Some(Found {
        source: Some(source),
        pieces: vec![start..noun + 1, at..end],
        ..Found::default()
    })
}

/// Where the subject begins of a clause right behind its noun, both read as one phrase: `a move analysts say is late`. An
/// article of one thing and a noun of several people are none.
pub(super) fn contact(s: &Site<'_, '_, '_>, source: &Range<usize>) -> Option<usize> {
    let f = s.f;
    let head = f.noun_phrase(source.start, source.end)? - 1;
    let people = f.is_one_of(source.start, &["a", "an"])
        && f.class(head).any(WordClass::PERSON.with(WordClass::BODY))
        && (f.class(head).any(WordClass::PLURAL) || f.str(head).ends_with('s'));
    let noun = people.then(|| (source.start + 1..head).find(|i| f.tag(*i) == Tag::Noun))??;
    (!f.class(noun).any(WordClass::NUMERAL)).then_some(noun + 1)
}

/// Whether a verb stands at `i` whose subject is missing: `that she said improved the port`.
fn gap(s: &Site<'_, '_, '_>, i: usize) -> bool {
    let f = s.f;
    let verb = i + usize::from(f.tag(i) == Tag::Adverb);
    f.auxiliary(verb)
        || f.finite(verb)
        || matches!(f.tag(verb), Tag::Base | Tag::Participle)
            && f.verb(verb).form.any(Form::PAST.with(Form::THIRD))
}

/// Where the name ends that a verb of naming gives the relative pronoun before it: `what he calls a joke`, `which
/// he describes as a joke`.
fn named(s: &Site<'_, '_, '_>, at: usize) -> Option<usize> {
    let (f, cue) = (s.f, s.cue());
    let start = if cue.has(VerbFrame::AS) && f.is(at, "as") {
        at + 1
    } else if cue.has(VerbFrame::NAMING) {
        at
    } else {
        return None;
    };
    let end = s.clause_end(at + 1).max(at + 1);
    let phrase = f.noun_phrase(start, end).or_else(|| {
        matches!(f.tag(start), Tag::Adjective | Tag::Participle | Tag::Run).then_some(start + 1)
    })?;
    Some(f.long_phrase(start, end).unwrap_or(phrase))
}
