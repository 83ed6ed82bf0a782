//! Whom *who* refers to: `Ada Brenk, the port's chief engineer, who`.

use crate::attribution::syntax::frame::Frame;
use crate::attribution::syntax::phrase::REACH;
use crate::lexicon::{Tag, WordClass};
use std::ops::Range;

/// What can be followed by *who*.
const SOMEBODY: WordClass = WordClass::PERSON
    .with(WordClass::KIN)
    .with(WordClass::TITLE)
    .with(WordClass::DEMONYM)
    .with(WordClass::AUDIENCE)
    .with(WordClass::BODY)
    .with(WordClass::PLURAL);

/// The noun phrase that `who` at `i` refers to.
pub(super) fn antecedent(f: &Frame<'_, '_>, i: usize) -> Option<Range<usize>> {
    if let Some(first) = first_of_several(f, i) {
        return antecedent(f, first);
    }
    let unit = f.units.get(f.unit_at(i))?;
    let end = phrase_end(f, i);
    let low = unit.start.max(end.saturating_sub(24));
    let start = (low..end).find(|start| {
        !f.is_run(*start)
            && f.opens_phrase(*start)
            && f.long_phrase(*start, end) == Some(end)
            && (*start == low || !f.capital(*start) || !f.capital(start - 1))
    })?;
    let phrase = start..end;
    let person = || person_before_thing(f, low, &phrase).or_else(|| person_of_thing(f, &phrase));
    let who = f.is(i, "who").then(person).flatten();
    who.or_else(|| person_before_time(f, low, &phrase))
        .or_else(|| with_name(f, low, &phrase))
        .or(Some(phrase))
}

/// `an engineer who wrote that it leaked and who added that it sank`: the first of the relative clauses that a
/// coordinator joins.
fn first_of_several(f: &Frame<'_, '_>, i: usize) -> Option<usize> {
    let joined = |at: usize| at > 0 && f.class(at - 1).any(WordClass::COORDINATOR);
    let unit = f.units.get(f.unit_at(i)).filter(|_| joined(i))?;
    let low = unit.start.max(i.saturating_sub(REACH));
    (low..i - 1)
        .rev()
        .find(|at| f.is(*at, "who") && !joined(*at))
}

/// Where the phrase ends that `who` at `i` follows: `The mayor, who …`, `The mayor (who …)`.
fn phrase_end(f: &Frame<'_, '_>, i: usize) -> usize {
    let set_off = i > 0 && (f.is_comma(i - 1) || f.mark(i - 1, '('));
    if !set_off {
        return i;
    }
    let end = i - 1;
    // `It was the porter, not the mayor, who …`: the one who it was not.
    let denied = |comma: &usize| {
        let not = comma + 1 + usize::from(f.is(comma + 1, "and"));
        f.is_comma(*comma) && (f.is(not, "not") || f.is(not, "rather") && f.is(not + 1, "than"))
    };
    (end.saturating_sub(8)..end)
        .rev()
        .find(denied)
        .unwrap_or(end)
}

/// `with Ada Brenk in the port, who`: somebody before the place or thing.
fn person_before_thing(
    f: &Frame<'_, '_>,
    low: usize,
    phrase: &Range<usize>,
) -> Option<Range<usize>> {
    let thing = phrase.start > low
        && f.class(phrase.start - 1).any(WordClass::PREPOSITION)
        && f.class(phrase.start).any(WordClass::DETERMINER)
        && !f.capital(phrase.end - 1)
        && !f.class(phrase.end - 1).any(SOMEBODY);
    let end = phrase.start.checked_sub(1).filter(|_| thing)?;
    let start = (low..end).find(|start| {
        f.opens_phrase(*start)
            && f.noun_phrase(*start, end) == Some(end)
            && (f.capital(end - 1) || f.class(end - 1).any(WordClass::PERSON))
            && (*start == low || !f.capital(*start) || !f.capital(start - 1))
    })?;
    Some(start..end)
}

/// `Ada Brenk this year, who`: nobody is a year.
fn person_before_time(
    f: &Frame<'_, '_>,
    low: usize,
    phrase: &Range<usize>,
) -> Option<Range<usize>> {
    let time = WordClass::TIME
        .with(WordClass::WEEKDAY)
        .with(WordClass::MONTH);
    if !f.class(phrase.end - 1).any(time) {
        return None;
    }
    Some(name_before(f, low, phrase.start)?..phrase.start)
}

/// `Ada Brenk, the port's chief engineer, who`: the appositive and the name are one; so with an age between.
fn with_name(f: &Frame<'_, '_>, low: usize, phrase: &Range<usize>) -> Option<Range<usize>> {
    let start = phrase.start;
    let comma = start
        .checked_sub(1)
        .filter(|i| *i > low && f.is_comma(*i))?;
    if f.is_run(comma - 1) {
        return None;
    }
    let aged = start > low + 4 && f.is_number(comma - 1) && f.is_comma(comma - 2);
    let comma = if aged { comma - 2 } else { comma };
    Some(name_before(f, low, comma)?..phrase.end)
}

/// Where the name begins that ends right before `end`, no further left than `low`.
fn name_before(f: &Frame<'_, '_>, low: usize, end: usize) -> Option<usize> {
    (low..end).find(|start| {
        f.capital(*start)
            && (*start == low || !f.capital(start - 1))
            && f.noun_phrase(*start, end) == Some(end)
    })
}

/// `the sentence of a man who`, `the case against a nurse who`: the person in the phrase, where what it begins with is no person.
fn person_of_thing(f: &Frame<'_, '_>, phrase: &Range<usize>) -> Option<Range<usize>> {
    let of = phrase
        .clone()
        .rev()
        .find(|i| f.class(*i).any(WordClass::PREPOSITION))?;
    let first = phrase
        .clone()
        .find(|i| f.class(*i).any(WordClass::PREPOSITION))?;
    let thing = first > phrase.start
        && f.tag(first - 1) == Tag::Noun
        && !f.capital(first - 1)
        && !f.class(first - 1).any(SOMEBODY);
    let person = WordClass::PERSON.with(WordClass::KIN);
    let inner = of + 1..phrase.end;
    let one = f.class(inner.end.checked_sub(1)?).any(person)
        && f.class(inner.start).any(WordClass::DETERMINER)
        && f.noun_phrase(inner.start, inner.end) == Some(inner.end);
    (thing && one).then_some(inner)
}
