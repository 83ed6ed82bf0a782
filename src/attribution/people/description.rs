//! A description of one person in the narration: `the old man`, `his aunt`, `Anna's clerk`.

use super::source::Nominal;
use crate::attribution::syntax::frame::Frame;
use crate::entity::gender_of_class;
use crate::lexicon::{Sense, Tag, WordClass};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// More items than a description has, up to its noun.
pub(crate) const LONGEST: usize = 6;

/// How many items before a description *like* may stand that compares something to it.
const LIKE: usize = 4;

/// A description of one person whose noun is item `i`: `the old man`, `his aunt`, `Anna's clerk`.
///
/// Nouns of `speakers` are people's whatever else they mean: `the hedgehog`, where the text has `said the hedgehog`.
pub(crate) fn described_at(
    f: &Frame<'_, '_>,
    i: usize,
    unit: &Range<usize>,
    speakers: &FxHashSet<&str>,
) -> Option<Nominal> {
    if !is_head(f, i, unit, speakers) {
        return None;
    }
    let start = first_word(f, i, unit)?;
    let owned = f.possessive(start);
    let pronoun = f.class(start).any(WordClass::POSSESSIVE);
    if !owned && !pronoun && !f.class(start).any(WordClass::DETERMINER) {
        return None;
    }
    // `rising from her chair`, `the head of the bed`: what is somebody's or has parts is a thing.
    if f.sense(i).any(Sense::THING) && (owned || pronoun || f.is(i + 1, "of")) {
        return None;
    }
    let anybody = ["no", "any", "every", "each", "what", "which", "some"];
    if f.is_one_of(start, &anybody) {
        return None;
    }
    // `like the arms of an aunt`: no aunt is there.
    let compared = (start.saturating_sub(LIKE)..start)
        .rev()
        .take_while(|j| *j >= unit.start && f.is_word(*j) && !f.finite(*j))
        .any(|j| f.is(j, "like"));
    if compared && f.is_one_of(start, &["a", "an"]) {
        return None;
    }
    let owner = if owned {
        let mut first = start.saturating_sub(1);
        while first > unit.start && f.capital(first - 1) && f.capital(first) {
            first -= 1;
        }
        Some(first..start)
    } else {
        pronoun.then_some(start..start + 1)
    };
    Some(Nominal {
        items: start..i + 1,
        head: i,
        definite: owned || pronoun || f.is_one_of(start, &["the", "this", "that"]),
        owner,
        gender: gender_of_class(f.class(i)),
        plural: false,
    })
}

/// Whether the word at `i` is a noun for one person with nothing behind it that tells otherwise.
fn is_head(f: &Frame<'_, '_>, i: usize, unit: &Range<usize>, speakers: &FxHashSet<&str>) -> bool {
    let class = f.class(i);
    let one = class.any(WordClass::PERSON.with(WordClass::KIN)) || speakers.contains(f.str(i));
    // `a liberal website`
    let modifies = f.tag(i) == Tag::Adjective && f.class(i + 1).any(WordClass::BODY)
        || f.class(i + 1).any(WordClass::PERSON) && i + 1 < unit.end;
    // `a miller named Rosa Lind`: she has a name.
    let named = f.is_one_of(i + 1, &["called", "named"]) && f.capital(i + 2) && i + 2 < unit.end;
    one && !class.any(WordClass::PLURAL) && !modifies && !named
}

/// Where the description begins whose noun is item `i`: with its article, or whose it is.
fn first_word(f: &Frame<'_, '_>, i: usize, unit: &Range<usize>) -> Option<usize> {
    let opens = WordClass::DETERMINER.with(WordClass::POSSESSIVE);
    let apart = WordClass::PREPOSITION
        .with(WordClass::PRONOUN)
        .with(WordClass::COORDINATOR)
        .with(WordClass::SUBORDINATOR);
    let mut start = i;
    while start > unit.start && i - start < LONGEST - 1 {
        let before = start - 1;
        if f.class(before).any(opens) || f.possessive(before) {
            return Some(before);
        }
        // `a stout, elderly stranger`
        let list = f.is_comma(before) && start > unit.start + 1 && lists_adjectives(f, start, unit);
        if !list && (!f.is_word(before) || f.class(before).any(apart) || f.finite(before)) {
            return None;
        }
        start = before;
    }
    Some(start)
}

/// Whether the comma at `i` stands between adjectives of one description: `a stout, elderly stranger`.
pub(super) fn between_adjectives(f: &Frame<'_, '_>, start: usize, i: usize, end: usize) -> bool {
    let other = WordClass::DETERMINER
        .with(WordClass::POSSESSIVE)
        .with(WordClass::PREPOSITION)
        .with(WordClass::PRONOUN)
        .with(WordClass::COORDINATOR);
    let noun = WordClass::PERSON.with(WordClass::KIN);
    let adjective = |j: usize| {
        let word = f.is_word(j) && !f.capital(j) && !f.class(j).any(other) && !f.finite(j);
        f.is_comma(j) || word && (f.tag(j) == Tag::Adjective || !f.class(j).any(noun))
    };
    let head = (i + 1..end.min(start + LONGEST)).find(|j| !adjective(*j));
    f.class(start).any(WordClass::DETERMINER)
        && i > start + 1
        && (start + 1..i).all(adjective)
        && head.is_some_and(|j| j > i + 1 && f.class(j).any(noun))
}

/// Whether the comma before item `start` stands between adjectives: `a lean, stooping clerk`, where *lean* is a verb
/// elsewhere and *stooping* a participle.
fn lists_adjectives(f: &Frame<'_, '_>, start: usize, unit: &Range<usize>) -> bool {
    let before = start - 2;
    let adjective = |i: usize| matches!(f.tag(i), Tag::Adjective | Tag::Participle | Tag::Ing);
    let article = before > unit.start && f.is_one_of(before - 1, &["a", "an"]);
    adjective(start) && (f.tag(before) == Tag::Adjective || article && f.is_word(before))
}
