//! What somebody or something is called: *called the bridge "a joke"*, *described it as "late"*.

use super::relative::contact;
use super::shared::{is_thing, past_day, source, speech_verb};
use crate::attribution::cue::phrasal::portrait;
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};
use std::ops::Range;

/// How far the marks are looked for, in items: `described the old lock, which …, as "late"`.
const LONGEST: usize = 40;

/// `called the bridge "a joke"`, `described it as "late"`, `accused the board of "greed"`.
pub(super) fn naming(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if !speech_verb(cue)
        || cue.passive
        || !cue.has(
            VerbFrame::NAMING
                .with(VerbFrame::AS)
                .with(VerbFrame::JUDGING),
        )
    {
        return None;
    }
    let start = past_day(s, cue.items.end);
    // `blaming "poor light" for the loss`
    let blamed = cue.has(VerbFrame::JUDGING)
        && s.f.is_run(start)
        && s.f.is_one_of(start + 1, &["for", "of"]);
    if start >= s.unit.end
        || s.f.is_comma(start)
        || s.f.mark(start, ':')
        || s.f.is_run(start) && !cue.has(VerbFrame::NAMING) && !blamed
    {
        return None;
    }
    // Marks are seldom near; then it does not matter where the clause ends.
    if !(start..s.unit.end.min(start + LONGEST)).any(|i| s.f.is_run(i)) {
        return None;
    }
    let limit = s.clause_end(start).min(start + LONGEST);
    let run = name_given(s, start..limit, blamed)?;
    if let Some(found) = named_by(s, run) {
        return found;
    }
    let (mut source, source_rule) = source(s)?;
    let noun = contact(s, &source).map(|own| source.start..own);
    source.start = noun.as_ref().map_or(source.start, |noun| noun.end);
    // `a ferry called "Patience"`: a participle that says what a thing is called.
    let object = s.f.class(start).any(WordClass::DETERMINER) && start + 1 == run || start == run;
    let beside = source.end == cue.items.start && source.len() <= 6;
    let lone = cue
        .items
        .clone()
        .filter(|i| s.f.tag(*i) != Tag::Adverb)
        .count()
        == 1;
    let participle = lone && cue.form.any(Form::PARTICIPLE);
    let thing = |source: &Range<usize>| {
        is_thing(s, source) || s.f.class(source.end - 1).any(WordClass::DOCUMENT)
    };
    // `Dogs named "Biscuit" won`
    let dogs = s.f.is(cue.verb, "named") && s.f.tag(source.end - 1) == Tag::Noun;
    if object && participle && beside && (dogs || thing(&source)) {
        return None;
    }
    let end = around_marks(s, run, limit);
    Some(Found {
        source: Some(source),
        source_rule,
        pieces: noun.into_iter().chain([start..end]).collect(),
        ..Found::default()
    })
}

/// The marks in `within` that hold what somebody or something is called, if no other verb brings them in.
fn name_given(s: &Site<'_, '_, '_>, within: Range<usize>, blamed: bool) -> Option<usize> {
    let (cue, start, limit) = (s.cue(), within.start, within.end);
    let run = within.clone().find(|i| s.f.is_run(*i))?;
    let run = complement(s, run, limit).unwrap_or(run);
    // `called it a theft and accused the board of "greed"`, `will label him a thief and the vicar will
    // accuse him of "sloth"`: the words are the second verb's.
    let relative = (start..run).find(|i| matches!(s.f.tag(*i), Tag::Wh | Tag::Subordinator));
    let long = long_object(s, start, run, limit);
    if !long && (start..relative.unwrap_or(run)).any(|i| s.f.finite(i)) {
        return None;
    }
    // `met a dog called Pip, which howls what she calls "hymns"`
    let names = VerbFrame::NAMING.with(VerbFrame::AS);
    if relative.is_some()
        && s.cues[s.k + 1..]
            .iter()
            .any(|next| next.items.end == run && next.has(names))
    {
        return None;
    }
    if (start..run).any(|i| {
        s.f.is_comma(i) && i == run - 1 && !closes_relative(s, start, i)
            || s.f.is(i, "that") && (i > start || cue.has(VerbFrame::THAT)) && !long
            || s.f.mark(i, ':')
    }) {
        return None;
    }
    // `dismissed her description of it as "late"`: her words.
    if (start + 1..run).any(|i| portrait(s.f, &s.unit, i).is_some()) {
        return None;
    }
    if !cue.has(VerbFrame::NAMING)
        && !blamed
        && !(start..run).any(|i| s.f.is_one_of(i, &["as", "of", "for", "to"]))
    {
        return None;
    }
    let small =
        s.f.run(run)
            .is_some_and(|r| s.f.run_text(r).trim().starts_with(char::is_lowercase));
    (!(s.fiction && small)).then_some(run)
}

/// Whether the marks at `run` close the complement of a noun that has a clause: `called a report that the dam leaked "false"`; not
/// `called the claim that it was "safe" absurd`, where the marks stand in the clause.
fn long_object(s: &Site<'_, '_, '_>, start: usize, run: usize, limit: usize) -> bool {
    let f = s.f;
    let claims = |i: usize| f.tag(i) == Tag::Ing && f.class(i).any(WordClass::REPORTING);
    let Some(that) = (start + 1..run).find(|i| f.is(*i, "that") || claims(*i)) else {
        return false;
    };
    let noun = f.opens_phrase(start) && !matches!(f.tag(start), Tag::Object | Tag::Pronoun);
    // `called the rumour that few were left to sing a "yarn"`
    let last =
        run - 1 - usize::from(f.tag(run - 1) == Tag::Determiner && f.tag(run - 2) == Tag::Base);
    let open = matches!(
        f.tag(last),
        Tag::Determiner
            | Tag::Preposition
            | Tag::Auxiliary
            | Tag::To
            | Tag::Adjective
            | Tag::Subordinator
    );
    let ends = run + 1 >= limit || !f.is_word(run + 1) || f.tag(run + 1) == Tag::Coordinator;
    let says = f.class(run - 1).any(WordClass::REPORTING) && f.finite(run - 1);
    s.cue().has(VerbFrame::NAMING)
        && noun
        && matches!(f.tag(that - 1), Tag::Noun | Tag::Ing)
        && (that + 1..run).any(|i| f.finite(i))
        && !open
        && !says
        && ends
}

/// Whether the comma closes a relative clause or an appositive of the object: `called the film, which showed him asleep, "a
/// smear"`, `called the chief, Karl Pell, "a gem"`.
fn closes_relative(s: &Site<'_, '_, '_>, start: usize, comma: usize) -> bool {
    let open = (start + 1..comma).find(|i| s.f.is_comma(*i));
    let pronoun = matches!(s.f.tag(start), Tag::Object | Tag::Pronoun);
    let apposed = |open: usize| {
        !pronoun
            && matches!(s.f.tag(open + 1), Tag::Name | Tag::Determiner)
            && s.f.long_phrase(open + 1, comma) == Some(comma)
    };
    s.cue().has(VerbFrame::NAMING)
        && open.is_some_and(|open| s.past_relative(open) == comma || apposed(open))
}

/// Where the content ends that `run` stands in: `"hymns" and "howls"`, `a "rigged system" that …`.
fn around_marks(s: &Site<'_, '_, '_>, run: usize, limit: usize) -> usize {
    let mut end = run + 1;
    while end + 1 < limit
        && (s.f.is_one_of(end, &["and", "or"]) || s.f.is_comma(end))
        && s.f.is_run(end + 1)
    {
        end += 2;
    }
    // `a "rigged system" that …`: the phrase around the marks.
    if end < limit
        && !s.f.is_comma(end)
        && !matches!(s.f.last_in_marks(end - 1), ',' | '.')
        && !s
            .f
            .class(end)
            .any(WordClass::COORDINATOR.with(WordClass::SUBORDINATOR))
    {
        end = s.f.long_phrase(end, limit).unwrap_or(end);
    }
    s.beyond_marks(end, limit)
}

/// `called his claim of a "right of way" over the dam "a joke"`: the second marks, where the first stand in the object.
fn complement(s: &Site<'_, '_, '_>, run: usize, limit: usize) -> Option<usize> {
    let f = s.f;
    let article = f.tag(run - 1) == Tag::Determiner && run - 1 > s.cue().items.end;
    let phrase = |i: &usize| {
        matches!(
            f.tag(*i),
            Tag::Preposition | Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Name
        )
    };
    let second = (run + 1..limit).find(|i| !phrase(i))?;
    (article && second > run + 1 && f.is_run(second)).then_some(second)
}

/// `a plan described by Ms. Rao as "a joke"`, `dismissed as "a joke" by Ms. Rao`: a participle without an object, and
/// who speaks after *by*. Nothing for a verb that is active; no report where nobody is named.
fn named_by(s: &Site<'_, '_, '_>, run: usize) -> Option<Option<Found>> {
    let (f, cue) = (s.f, s.cue());
    let start = cue.items.end;
    // `a rival, whom Ms. Rao blasted as a "fool"`
    let own = s
        .subject_of(s.k)
        .and_then(|subject| subject.start.checked_sub(1))
        .is_some_and(|i| i >= s.unit.start && f.tag(i) == Tag::Wh);
    // `the town, called the "Gate" by sailors`
    let run_first = f.is_run(start) || f.tag(start) == Tag::Determiner && f.is_run(start + 1);
    let called = cue.has(VerbFrame::NAMING)
        && cue
            .items
            .clone()
            .all(|i| i == cue.verb || f.tag(i) == Tag::Adverb)
        && cue.form.any(Form::PARTICIPLE)
        && run_first
        && f.is(run + 1, "by");
    if called && !own && f.tag(cue.items.start.saturating_sub(1)) != Tag::Pronoun {
        let agent = f.subject_after(run + 2, s.unit.end)?;
        return Some(Some(Found {
            source: Some(agent),
            pieces: vec![start..run + 1],
            ..Found::default()
        }));
    }
    // `often dismissed as "a joke" by Ms. Rao`
    let lone = cue
        .items
        .clone()
        .all(|i| i == cue.verb || f.tag(i) == Tag::Adverb);
    let active = own
        || f.tag(cue.items.start.saturating_sub(1)) == Tag::Pronoun
        || !cue.has(VerbFrame::AS)
        || !cue.form.any(Form::PARTICIPLE)
        || !lone
        || !f.is_one_of(start, &["as", "by"]);
    if active {
        return None;
    }
    let before = f.is(start, "by");
    let by = if before { start } else { run + 1 };
    let agent = f
        .is(by, "by")
        .then(|| f.subject_after(by + 1, s.unit.end))
        .flatten();
    let first = match &agent {
        Some(agent) if before => agent.end,
        _ => start,
    };
    if !f.is(first, "as") {
        return None;
    }
    Some(agent.map(|agent| Found {
        source: Some(agent),
        pieces: vec![first..run + 1],
        ..Found::default()
    }))
}
