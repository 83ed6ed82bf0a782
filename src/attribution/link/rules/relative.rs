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
    let names = named(s, at);
    if names.is_none() && (!cue.has(VerbFrame::BARE) || cue.has(VerbFrame::WEAK)) {
        return None;
    }
    // `rowed past what pilots say was a wreck`; not `What she said was kind`.
    let object = |before: Tag| {
        matches!(
            before,
            Tag::Preposition
                | Tag::Particle
                | Tag::To
                | Tag::Finite
                | Tag::Base
                | Tag::Ing
                | Tag::Participle
        )
    };
    let verb = cue.subject_end;
    let low = s.body.max(verb.saturating_sub(14));
    let found = (low..verb).rev().find(|i| {
        if names.is_some() {
            f.is_one_of(*i, &["what", "which"])
        } else {
            f.is_one_of(*i, &["that", "which", "who", "whom"])
                || f.is(*i, "what") && *i > s.body && object(f.tag(i - 1)) && gap(s, at)
        }
    });
    let Some(relative) = found.filter(|relative| {
        let pronoun = relative + 2 == verb && f.class(relative + 1).any(WordClass::PRONOUN);
        let owns = || {
            s.subject_of(s.k)
                .is_some_and(|subject| subject == (relative + 1..verb))
        };
        // `Those who left said`: its own verb.
        let own = f.is(*relative, "who")
            && relative + 2 == verb
            && f.verb(relative + 1).form.any(Form::PAST);
        pronoun || !own && f.noun_phrase(relative + 1, verb) == Some(verb) || owns()
    }) else {
        return zero_relative(s, low);
    };
    let left = f.tag(relative.wrapping_sub(1));
    let clause = matches!(
        left,
        Tag::Finite | Tag::Auxiliary | Tag::Base | Tag::Participle | Tag::Ing
    );
    if relative == s.body && !f.is(relative, "what") {
        return None;
    }
    let end = if let Some(end) = names {
        end
    } else {
        // `said that officials say`: there `that` opens a clause.
        let whole = f.opens_phrase(at)
            && f.class(at)
                .any(WordClass::PRONOUN.with(WordClass::SUBORDINATOR));
        // `to meet what she said was a taste`: its object; `explained what she said was wrong` tells both.
        let tells = VerbFrame::THAT
            .with(VerbFrame::BARE)
            .with(VerbFrame::QUESTION);
        let object = f.is(relative, "what") && !f.verb(relative - 1).frame.any(tells);
        if clause && !object || whole {
            return None;
        }
        let end = s.clause_end(at);
        let comma = (at..end).find(|i| s.f.closes(*i) && !f.is(relative, "what"));
        let end = comma.map_or(end, |i| i + usize::from(f.is_run(i)));
        if end <= at + 1 || !gap(s, at) && !(at..end).any(|i| f.finite(i)) {
            return None;
        }
        end
    };
    Some(Found {
        source: Some(relative + 1..verb),
        pieces: vec![relative..relative + 1, at..end],
        ..Found::default()
    })
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
        .map_or(end, |i| i + usize::from(f.is_run(i)));
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
