//! A description of one person in the narration: `the old man`, `his aunt`, `Anna's clerk`.

use super::source::Nominal;
use crate::attribution::syntax::frame::Frame;
use crate::entity::gender_of_class;
use crate::lexicon::{Sense, Tag, WordClass};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// More items than a description has, up to its noun.
pub(crate) const LONGEST: usize = 6;

/// A description of one person whose noun is item `i`: `the old man`, `his aunt`, `Anna's clerk`.
///
/// Nouns of `speakers` are people's whatever else they mean: `the hedgehog`, where the text has `said the hedgehog`.
pub(crate) fn described_at(
    f: &Frame<'_, '_>,
    i: usize,
    unit: &Range<usize>,
    speakers: &FxHashSet<&str>,
) -> Option<Nominal> {
    let class = f.class(i);
    if !(class.any(WordClass::PERSON.with(WordClass::KIN)) || speakers.contains(f.str(i)))
        || class.any(WordClass::PLURAL)
        // `a liberal website`
        || f.tag(i) == Tag::Adjective && f.class(i + 1).any(WordClass::BODY)
        || f.class(i + 1).any(WordClass::PERSON) && i + 1 < unit.end
        // `a miller named Rosa Lind`: she has a name.
        || f.is_one_of(i + 1, &["called", "named"]) && f.capital(i + 2) && i + 2 < unit.end
    {
        return None;
    }
    let mut start = i;
    while start > unit.start && i - start < LONGEST - 1 {
        let before = f.class(start - 1);
        if before.any(WordClass::DETERMINER.with(WordClass::POSSESSIVE)) || f.possessive(start - 1)
        {
            start -= 1;
            break;
        }
        // `a stout, elderly stranger`
        let adjectives =
            f.is_comma(start - 1) && start > unit.start + 1 && lists_adjectives(f, start, unit);
        if adjectives {
            start -= 1;
            continue;
        }
        if !f.is_word(start - 1)
            || before.any(
                WordClass::PREPOSITION
                    .with(WordClass::PRONOUN)
                    .with(WordClass::COORDINATOR)
                    .with(WordClass::SUBORDINATOR),
            )
            || f.finite(start - 1)
        {
            return None;
        }
        start -= 1;
    }
    let opens = f.class(start);
    let owned = f.possessive(start);
    if !owned && !opens.any(WordClass::DETERMINER.with(WordClass::POSSESSIVE)) {
        return None;
    }
    // `rising from her chair`, `the head of the bed`: what is somebody's or has parts is a thing.
    let owned_by = owned || opens.any(WordClass::POSSESSIVE);
    if f.sense(i).any(Sense::THING) && (owned_by || f.is(i + 1, "of")) {
        return None;
    }
    if f.is_one_of(
        start,
        &["no", "any", "every", "each", "what", "which", "some"],
    ) {
        return None;
    }
    let owner = if owned {
        let mut first = start.saturating_sub(1);
        while first > unit.start && f.capital(first - 1) && f.capital(first) {
            first -= 1;
        }
        Some(first..start)
    } else {
        opens.any(WordClass::POSSESSIVE).then_some(start..start + 1)
    };
    Some(Nominal {
        items: start..i + 1,
        head: i,
        definite: owned
            || opens.any(WordClass::POSSESSIVE)
            || f.is_one_of(start, &["the", "this", "that"]),
        owner,
        gender: gender_of_class(class),
        plural: false,
    })
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
