//! Where a source names somebody outside its head: behind a comma, a clause or an office.

use super::linked::Linked;
use super::linked::names_in;
use crate::attribution::syntax::frame::Frame;
use crate::lexicon::{Sense, Tag, WordClass};
use std::ops::Range;

/// How many words of an office may stand between its *of* or *for* and the name.
const DEPARTMENT: usize = 8;

/// The name that the comma at `comma` brings: `The lock keeper, Rosa Lind,`.
pub(super) fn after_comma(
    f: &Frame<'_, '_>,
    names: &[Linked],
    comma: usize,
    end: usize,
) -> Option<usize> {
    if comma >= end || !f.is_comma(comma) {
        return None;
    }
    let rest = comma + 1..end;
    if let Some(name) = after_office(f, names, rest.clone()) {
        return Some(name);
    }
    // `a former pupil, the Swedish poet Rosa Lind,`: a phrase that ends with the name.
    let stop = rest.clone().find(|i| f.is_comma(*i)).unwrap_or(end);
    // `The spokeswoman, Rosa Lind of the Lock Board,`
    let first = names_in(f, names, &(rest.start..stop))
        .next()
        .filter(|n| names[*n].span.start() == f.span(rest.start).start());
    let from = |n: usize| {
        let after = (rest.start..stop).find(|i| f.span(*i).start() >= names[n].span.end());
        !names[n].possessive && after.is_some_and(|i| f.is_one_of(i, &["at", "from", "of"]))
    };
    if let Some(name) = first.filter(|n| from(*n) && names[*n].token_end > names[*n].token + 1) {
        return Some(name);
    }
    let last = names_in(f, names, &(rest.start..stop)).next_back();
    if let Some(name) = last.filter(|n| names[*n].span.end() == f.span(stop - 1).end()) {
        let several = names[name].token_end > names[name].token + 1;
        if several && f.noun_phrase(rest.start, stop) == Some(stop) {
            return Some(name);
        }
    }
    let mut first = rest.start;
    while first < end
        && (f.class(first).any(WordClass::MODIFIER)
            || f.class(first).any(WordClass::DETERMINER) && f.capital(first + 1)
            || f.class(first).any(WordClass::PERSON) && !f.capital(first) && f.capital(first + 1))
    {
        first += 1;
    }
    // `The witness, a roofer named Rosa Lind,`
    let named = (first..stop).find(|i| f.is_one_of(*i, &["called", "named"]) && f.capital(i + 1));
    let called = named.filter(|i| f.noun_phrase(rest.start, *i) == Some(*i));
    appositive(f, names, called.map_or(first, |i| i + 1), end)
}

/// The name behind a relative clause that begins at `clause`: `An engineer who lost her job, Jo-Anne Park,`.
pub(super) fn after_clause(
    f: &Frame<'_, '_>,
    names: &[Linked],
    clause: usize,
    end: usize,
) -> Option<usize> {
    if clause >= end || f.is_comma(clause) {
        return None;
    }
    let comma = (clause..end).find(|i| f.is_comma(*i))?;
    let name = names_in(f, names, &(comma + 1..end)).next_back()?;
    let span = names[name].span;
    (span.start() == f.span(comma + 1).start() && span.end() == f.span(end - 1).end())
        .then_some(name)
}

/// The name that a described person goes by: `a clerk named Rosa Lind`, `a man identified only as Odo`, `one woman, who
/// gave only her first name, Rosa`. A clause with *who* may stand behind the source.
pub(super) fn given(f: &Frame<'_, '_>, names: &[Linked], source: Range<usize>) -> Option<usize> {
    let who = source.end + usize::from(f.is_comma(source.end));
    let end = if f.is(who, "who") {
        (who..who + CLAUSE)
            .find(|i| f.tag(*i) == Tag::Stop)
            .unwrap_or(who)
    } else {
        source.end
    };
    let items = source.start..end;
    names_in(f, names, &items).find(|n| {
        let start = names[*n].span.start();
        let first = items.clone().find(|i| f.span(*i).start() == start);
        first
            .filter(|first| *first > items.start + 1 && !names[*n].possessive)
            .is_some_and(|first| {
                let before = first - 1;
                let by_name = |i: usize| f.sense(i).any(Sense::IDENTITY);
                f.is_one_of(before, &["called", "named"])
                    || f.is(before, "as") && (items.start..before).rev().take(AS).any(by_name)
                    || f.is_comma(before) && f.is(before - 1, "name")
            })
    })
}

/// How far before its *as* the word may stand that makes it bring in a name: `identified by the police as`.
const AS: usize = 5;

/// How far a clause with *who* is read for a name, in items.
const CLAUSE: usize = 16;

/// The name at `first` that says who a description before a comma is. In `longtime Odo Lind aide Runa Tarn` the
/// first name only says whose aide.
fn appositive(f: &Frame<'_, '_>, names: &[Linked], first: usize, end: usize) -> Option<usize> {
    let mut after = names_in(f, names, &(first..end));
    let name = after.next()?;
    let one = &names[name];
    if one.span.start() != f.span(first).start() || one.possessive {
        return None;
    }
    if !one.modifier {
        return Some(name);
    }
    let next = after.next()?;
    let noun = f.words.class(names[next].token - 1);
    let aide = one.token_end + 2 >= names[next].token && noun.any(WordClass::PERSON);
    aide.then_some(next)
}

/// The name that ends `items` and has an office with *of* before it: `former secretary of state Ada Brenk`.
pub(super) fn after_office(
    f: &Frame<'_, '_>,
    names: &[Linked],
    items: Range<usize>,
) -> Option<usize> {
    let end = f.span(items.end.checked_sub(1)?).end();
    let name = names_in(f, names, &items)
        .rev()
        .find(|n| names[*n].span.end() == end)?;
    let of = items.clone().find(|i| f.is_one_of(*i, &["for", "of"]))?;
    let office =
        of > items.start && (f.class(of - 1).any(WordClass::TITLE) || f.is(of - 1, "leader"));
    let starts = names[name].span.start();
    let department = of + 1
        ..(of + 1..items.end)
            .find(|i| f.span(*i).start() >= starts)
            .unwrap_or(items.end);
    let small = WordClass::DETERMINER.with(WordClass::POSSESSIVE);
    // `the mayor of Skerry Bay`: a place, unless a given name is in it.
    let given = (names[name].token..names[name].token_end - 1)
        .any(|i| f.words.class(i).any(WordClass::GIVEN));
    // One word for the department, or none if the name was found to begin with it;
    // more in `minister of state for fisheries Ada Brenk`, an office within an office.
    let joins = |i: usize| f.is_one_of(i, &["and", "for", "of", "the"]);
    let whole = f.is_one_of(of - 1, &["leader", "minister"]);
    let fits = match department.clone().count() {
        0 | 1 => department
            .clone()
            .all(|i| f.is_word(i) && !f.class(i).any(small) || f.is(i, "the") && given && whole),
        n => {
            given
                && n <= DEPARTMENT
                && department
                    .clone()
                    .all(|i| joins(i) || f.capital(i) || joins(i - 1))
        }
    };
    let several_words = names[name].token_end > names[name].token + 1;
    let person = given || f.is_one_of(of - 1, &["chief", "director", "minister", "secretary"]);
    let direct = department.is_empty();
    (office && fits && several_words && !(direct && (f.is(of + 1, "the") || !person)))
        .then_some(name)
}
