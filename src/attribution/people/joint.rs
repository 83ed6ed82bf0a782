//! Several who speak together: *Messrs. Haugen and Bhosekar*, *the union and the ministry*.

use super::linked::{Linked, names_in};
use super::source::{Reading, read};
use crate::attribution::syntax::frame::Frame;
use crate::lexicon::{Tag, WordClass};
use std::ops::Range;

/// `Messrs. Haugen and Bhosekar`, `the union and the ministry`.
/// What stands between `items` and `end` is an appositive of the last.
pub(super) fn joint(
    f: &Frame<'_, '_>,
    names: &[Linked],
    items: Range<usize>,
    end: usize,
) -> Option<Reading> {
    // `neither the cook nor the mate`
    let items =
        items.start + usize::from(f.is_one_of(items.start, &["neither", "both"]))..items.end;
    let and = items
        .clone()
        .find(|i| f.is_one_of(*i, &["and", "nor"]) || f.mark(*i, '&'))?;
    let inside = names_in(f, names, &items).any(|n| names[n].span.contains(f.span(and).start()));
    if inside || and == items.start || and + 1 >= items.end {
        return None;
    }
    // `the office of roads and small bridges`: joined inside a phrase.
    let left = items.start..and;
    let right = and + 1..items.end;
    let whole = |range: &Range<usize>| {
        f.long_phrase(range.start, range.end) == Some(range.end)
            || f.noun_phrase(range.start, range.end) == Some(range.end)
    };
    if !whole(&left) || !whole(&right) {
        return None;
    }
    // `co-founder and Chief Executive Dara Roth`: two offices of one person.
    let office = f.class(and - 1);
    let bare = !f.capital(items.start)
        && !f
            .class(items.start)
            .any(WordClass::DETERMINER.with(WordClass::POSSESSIVE));
    let one = bare
        && office.any(WordClass::PERSON.with(WordClass::TITLE))
        && !office.any(WordClass::PLURAL)
        && f.class(and + 1)
            .any(WordClass::PERSON.with(WordClass::TITLE));
    if one {
        return None;
    }
    if same_noun(f, &left, &right) {
        return None;
    }
    let capital = f.capital(right.start)
        || f.is(right.start, "I")
        || f.class(right.start)
            .any(WordClass::DETERMINER.with(WordClass::POSSESSIVE));
    if !capital {
        return None;
    }
    let mut parts = Vec::new();
    let right = match read(f, names, &(right.start..end)) {
        // `Orlick and his deputy, Runa Tarn,`
        Reading::Names(_) => right.start..end,
        _ => right,
    };
    for side in [left, right] {
        match read(f, names, &side) {
            Reading::Joint(more) => parts.extend(more),
            one => parts.push(one),
        }
    }
    if parts.iter().all(|part| matches!(part, Reading::Names(_))) {
        let all = parts
            .iter()
            .flat_map(|part| {
                if let Reading::Names(n) = part {
                    n.clone()
                } else {
                    Vec::new()
                }
            })
            .collect();
        return Some(Reading::Names(all));
    }
    Some(Reading::Joint(parts))
}

/// `Russian and Iranian officials`: two adjectives of one noun.
fn same_noun(f: &Frame<'_, '_>, left: &Range<usize>, right: &Range<usize>) -> bool {
    let of_a_people =
        |i: usize| f.class(i).any(WordClass::DEMONYM) && !f.class(i).any(WordClass::PLURAL);
    let land = || f.class(left.start).any(WordClass::PLACE) && f.str(left.start).len() <= 4;
    left.len() == 1
        && right.len() > 1
        && of_a_people(right.start)
        && f.class(right.end - 1).any(WordClass::PLURAL)
        && (of_a_people(left.start) || land())
}

/// How many items the last of a list of names may be from its first: `Messrs. Quist, Bejar and Wray`.
const LISTED: usize = 40;

/// `Ada Brenk, Odo Lind and Runa Tarn`: three names or more, and nothing else.
pub(super) fn listed(
    f: &Frame<'_, '_>,
    names: &[Linked],
    items: Range<usize>,
) -> Option<Vec<usize>> {
    if items.len() > LISTED || !f.capital(items.start) && !f.is(items.start, "the") {
        return None;
    }
    let and = items.clone().rev().find(|i| f.is(*i, "and"))?;
    let comma = items
        .clone()
        .find(|i| f.is_comma(*i))
        .filter(|i| *i < and)?;
    let mut all = Vec::new();
    let mut start = items.start;
    for i in comma..items.end + 1 {
        if i < items.end && !f.is_comma(i) && i != and {
            continue;
        }
        // `Brenk, Lind, and Tarn`
        if i == and && start == and {
            start = and + 1;
            continue;
        }
        // `the Anglers' League and the Bank of Wey`
        start += usize::from(f.is(start, "the") && start + 1 < i);
        let name = names_in(f, names, &(start..i)).next()?;
        let span = names[name].span;
        let whole = start < i && span == f.span_of(&(start..i));
        // `Lena Moss, R.N., and Odo Lind`
        let letters = names[name].token_end == names[name].token + 1 && f.str(start).contains('.');
        (whole && !letters && !names[name].modifier).then(|| all.push(name))?;
        start = i + 1;
    }
    (all.len() > 2).then_some(all)
}

/// `Rosa Lind, the mayor of Leith, and her brother, Odo Lind,`: a name behind the appositive of the first.
pub(super) fn both(
    f: &Frame<'_, '_>,
    names: &[Linked],
    items: Range<usize>,
    comma: usize,
) -> Option<Reading> {
    if comma >= items.end || !f.is_comma(comma) {
        return None;
    }
    let and =
        (comma + 2..items.end.saturating_sub(1)).find(|i| f.is(*i, "and") && f.is_comma(i - 1))?;
    let aside = !(comma..and).any(|i| f.finite(i) || f.tag(i) == Tag::Coordinator);
    let first = read(f, names, &(items.start..and - 1));
    let second = read(f, names, &(and + 1..items.end));
    match (first, second) {
        (Reading::Names(mut all), Reading::Names(more)) if aside && all.len() + more.len() == 2 => {
            all.extend(more);
            Some(Reading::Names(all))
        }
        _ => None,
    }
}
