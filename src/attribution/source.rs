//! What a source says of itself: a name, a pronoun, a description, or several joined by *and*.

use super::frame::Frame;
use super::people::Linked;
use crate::entity::{Gender, gender_of_class};
use crate::lexicon::WordClass;
use std::ops::Range;

/// A source taken apart.
#[derive(Debug, Clone)]
pub(crate) enum Reading {
    /// One name or several: indices into the linked names.
    Names(Vec<usize>),
    /// A pronoun.
    Pronoun(Pronoun),
    /// `who`: the antecedent's items.
    Relative(Option<Range<usize>>),
    /// A description.
    Nominal(Nominal),
    /// Descriptions and names joined by *and*.
    Joint(Vec<Reading>),
}

/// A pronoun as source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pronoun {
    Third(Gender),
    They,
    It,
    I,
    We,
    You,
    /// `someone`, `nobody`, `one`.
    Indefinite,
}

/// A description as source.
#[derive(Debug, Clone)]
pub(crate) struct Nominal {
    /// Items of the description without appositives.
    pub(crate) items: Range<usize>,
    /// Its head noun.
    pub(crate) head: usize,
    /// Whether *the*, *this* or a possessive marks it as known.
    pub(crate) definite: bool,
    /// `Mr. Lee's`, `his`: the items of the possessor.
    pub(crate) owner: Option<Range<usize>>,
    pub(crate) gender: Option<Gender>,
    pub(crate) plural: bool,
}

/// The names that lie in `items`, as indices. `names` is sorted.
pub(crate) fn names_in(f: &Frame<'_, '_>, names: &[Linked], items: &Range<usize>) -> Range<usize> {
    if items.is_empty() {
        return 0..0;
    }
    let span = f.span_of(items);
    let first = names.partition_point(|name| name.span.start() < span.start());
    let last = names.partition_point(|name| name.span.start() < span.end());
    first..last.max(first)
}

pub(crate) fn read(f: &Frame<'_, '_>, names: &[Linked], items: &Range<usize>) -> Reading {
    let start = after_time(f, items);
    let end = without_when(f, start..items.end);
    // `Ms. Lind herself`
    let herself = end > start + 1 && f.reflexive(end - 1);
    let items = &(start..end - usize::from(herself));
    if f.is_one_of(start, &["who", "which", "whose", "whom"]) {
        return Reading::Relative(antecedent(f, start));
    }
    if items.len() == 1 {
        if let Some(pronoun) = pronoun(f, start) {
            return Reading::Pronoun(pronoun);
        }
    }
    // `Her` before an advice, `Mr. Farouk's` before a tweet: the possessor is the source.
    if items.len() == 1 && f.class(start).any(WordClass::POSSESSIVE) {
        return Reading::Pronoun(match gender_of_class(f.class(start)) {
            Some(gender) => Pronoun::Third(gender),
            None if f.is(start, "my") => Pronoun::I,
            None if f.is(start, "our") => Pronoun::We,
            None if f.is(start, "its") => Pronoun::It,
            None => Pronoun::They,
        });
    }
    let mut end = items.end;
    while end > start && (f.is_comma(end - 1) || f.possessive(end - 1) && end == items.end) {
        end -= 1;
    }
    let core_end = (start..end)
        .find(|i| {
            f.is_comma(*i)
                || f.mark(*i, '(')
                || f.is_dash(*i)
                || *i > start && f.is_one_of(*i, &["who", "whose", "which"])
        })
        .unwrap_or(end);
    if let Some(joint) = joint(f, names, start..core_end, end) {
        return joint;
    }
    // Head phrase: up to the first preposition that is inside no name.
    let inside_name = |i: usize| {
        let at = f.span(i).start();
        names_in(f, names, &(start..i + 1)).any(|n| names[n].span.contains(at))
    };
    let head_end = (start..core_end)
        .find(|i| {
            *i > start
                && f.class(*i)
                    .any(WordClass::PREPOSITION.with(WordClass::SUBORDINATOR))
                && !inside_name(*i)
                || f.is_one_of(*i, &["that"]) && *i > start
        })
        .unwrap_or(core_end);
    // `Secretary of State Ada Brenk`: an office with *of* before the name at the end.
    if let Some(name) = after_office(f, names, start..core_end) {
        return Reading::Names(vec![name]);
    }
    // `The front-runner and former governor`: one person twice described; the first noun will do.
    let head_end = (start + 2..head_end)
        .find(|i| {
            f.is(*i, "and")
                && f.class(i - 1).any(WordClass::PERSON.with(WordClass::TITLE))
                && !f.class(i - 1).any(WordClass::PLURAL)
                && !inside_name(*i)
        })
        .unwrap_or(head_end);
    let owner_end = (start..head_end)
        .rev()
        .find(|i| f.possessive(*i) && !inside_name(*i));
    let head_start = owner_end.map_or(start, |i| i + 1);
    // `forester Mateo Lunde`: a name that ends the head phrase is the source.
    let in_head = names_in(f, names, &(head_start..head_end));
    if let Some(name) = in_head
        .rev()
        // The point of `Jr.` can end the sentence too.
        .find(|n| names[*n].span.end() >= f.span(head_end - 1).end() || f.mark(head_end - 1, ']'))
    {
        // `Mr. and Mrs. Tarn`: the first title is a name of its own.
        let one = &names[name];
        let couple = name > 0
            && names[name - 1].token_end + 1 == one.token
            && f.words
                .class(names[name - 1].token)
                .any(WordClass::COURTESY)
            && f.words.is(one.token - 1, "and");
        return Reading::Names(if couple {
            vec![name - 1, name]
        } else {
            vec![name]
        });
    }
    // `The lock keeper, Rosa Lind,`: a name right after the comma.
    if core_end < end && f.is_comma(core_end) {
        let rest = core_end + 1..end;
        let mut first = rest.start;
        while first < end
            && (f.class(first).any(WordClass::MODIFIER)
                || f.class(first).any(WordClass::DETERMINER) && f.capital(first + 1)
                || f.class(first).any(WordClass::PERSON)
                    && !f.capital(first)
                    && f.capital(first + 1))
        {
            first += 1;
        }
        if let Some(name) = after_office(f, names, rest.clone()) {
            return Reading::Names(vec![name]);
        }
        // `a former pupil, the Swedish poet Rosa Lind,`: a phrase that ends with the name.
        let stop = (rest.start..end).find(|i| f.is_comma(*i)).unwrap_or(end);
        let last = names_in(f, names, &(rest.start..stop)).next_back();
        if let Some(name) = last.filter(|n| names[*n].span.end() == f.span(stop - 1).end()) {
            let several = names[name].token_end > names[name].token + 1;
            if several && f.noun_phrase(rest.start, stop) == Some(stop) {
                return Reading::Names(vec![name]);
            }
        }
        if let Some(name) = appositive(f, names, first, end) {
            return Reading::Names(vec![name]);
        }
    }
    // `An engineer who lost her job, Jo-Anne Park,`: the name after a relative clause.
    if core_end < end && !f.is_comma(core_end) {
        let comma = (core_end..end).find(|i| f.is_comma(*i));
        let name = comma
            .and_then(|comma| {
                names_in(f, names, &(comma + 1..end))
                    .next_back()
                    .map(|n| (comma, n))
            })
            .filter(|(comma, n)| {
                names[*n].span.start() == f.span(comma + 1).start()
                    && names[*n].span.end() == f.span(end - 1).end()
            });
        if let Some((_, name)) = name {
            return Reading::Names(vec![name]);
        }
    }
    let head = head_end.max(start + 1) - 1;
    let first = f.class(start);
    let head_class = f.class(head);
    let owner = owner_end
        .map(|i| start..i)
        .or_else(|| first.any(WordClass::POSSESSIVE).then_some(start..start + 1));
    let gender = gender_of_class(head_class).filter(|_| {
        head_class.any(
            WordClass::PERSON
                .with(WordClass::KIN)
                .with(WordClass::TITLE),
        )
    });
    Reading::Nominal(Nominal {
        items: start..core_end,
        head,
        definite: first.any(WordClass::POSSESSIVE)
            || owner_end.is_some()
            || f.is_one_of(start, &["the", "this", "that", "these", "those", "both"]),
        owner,
        gender,
        plural: head_class.any(WordClass::PLURAL)
            // `fact checkers`: a noun that no list has.
            || head_class.is_empty()
                && f.str(head).ends_with('s')
                && !f.str(head).ends_with("ss")
                && !f.capital(head)
            || f.is_one_of(
                start,
                &["these", "those", "both", "several", "many", "two", "three"],
            ),
    })
}

/// The end of a source without the adverbs behind it: in *Lind earlier told reporters* when is no part of who.
fn without_when(f: &Frame<'_, '_>, items: Range<usize>) -> usize {
    let mut end = items.end;
    let who = WordClass::PERSON
        .with(WordClass::KIN)
        .with(WordClass::GIVEN)
        .with(WordClass::BODY)
        .with(WordClass::PLACE);
    while end > items.start + 1
        && f.capital(items.start)
        && f.class(end - 1).any(WordClass::ADVERB)
        && !f.class(end - 1).any(who)
    {
        end -= 1;
    }
    end
}

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

/// Where a source begins that has a time before it: `last week, the club's director`.
fn after_time(f: &Frame<'_, '_>, items: &Range<usize>) -> usize {
    let time = WordClass::TIME
        .with(WordClass::WEEKDAY)
        .with(WordClass::MONTH);
    let comma = items.clone().take(5).find(|i| f.is_comma(*i));
    match comma {
        Some(comma)
            if comma > items.start
                && comma + 1 < items.end
                && f.class(comma - 1).any(time)
                && (items.start..comma - 1).all(|i| {
                    f.class(i).any(
                        time.with(WordClass::DETERMINER)
                            .with(WordClass::MODIFIER)
                            .with(WordClass::PREPOSITION)
                            .with(WordClass::COMMON),
                    )
                }) =>
        {
            comma + 1
        }
        _ => items.start,
    }
}

/// The name that ends `items` and has an office with *of* before it: `former secretary of state Ada Brenk`.
fn after_office(f: &Frame<'_, '_>, names: &[Linked], items: Range<usize>) -> Option<usize> {
    let end = f.span(items.end.checked_sub(1)?).end();
    let name = names_in(f, names, &items)
        .rev()
        .find(|n| names[*n].span.end() == end)?;
    let of = items.clone().find(|i| f.is(*i, "of"))?;
    let office = of > items.start && f.class(of - 1).any(WordClass::TITLE);
    let starts = names[name].span.start();
    // One word for the department, or none if the name was found to begin with it.
    let department = (of + 1..items.end).take_while(|i| f.span(*i).start() < starts);
    let fits = department.clone().count() <= 1
        && department.clone().all(|i| {
            f.is_word(i)
                && !f
                    .class(i)
                    .any(WordClass::DETERMINER.with(WordClass::POSSESSIVE))
        });
    let several_words = names[name].token_end > names[name].token + 1;
    (office && fits && several_words && (department.count() == 1 || !f.is(of + 1, "the")))
        .then_some(name)
}

/// `Messrs. Haugen and Bhosekar`, `the union and the ministry`.
/// What stands between `items` and `end` is an appositive of the last.
fn joint(f: &Frame<'_, '_>, names: &[Linked], items: Range<usize>, end: usize) -> Option<Reading> {
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

pub(crate) fn pronoun(f: &Frame<'_, '_>, i: usize) -> Option<Pronoun> {
    let class = f.class(i);
    if f.is(i, "I") {
        return Some(Pronoun::I);
    }
    if !class.any(WordClass::PRONOUN) {
        return None;
    }
    if let Some(gender) =
        gender_of_class(class).filter(|_| f.is_one_of(i, &["he", "she", "him", "her"]))
    {
        return Some(Pronoun::Third(gender));
    }
    Some(match () {
        () if f.is(i, "they") => Pronoun::They,
        () if f.is(i, "it") => Pronoun::It,
        () if f.is(i, "we") => Pronoun::We,
        () if f.is(i, "you") => Pronoun::You,
        () => Pronoun::Indefinite,
    })
}

/// The noun phrase that `who` at `i` refers to.
fn antecedent(f: &Frame<'_, '_>, i: usize) -> Option<Range<usize>> {
    // `The mayor, who …`, `The mayor (who …)`
    let set_off = i > 0 && (f.is_comma(i - 1) || f.mark(i - 1, '('));
    let end = if set_off { i - 1 } else { i };
    let unit = f.units.get(f.unit_at(i))?;
    let low = unit.start.max(end.saturating_sub(24));
    let found = (low..end).find(|start| {
        !f.is_run(*start)
            && f.opens_phrase(*start)
            && f.long_phrase(*start, end) == Some(end)
            && (*start == low || !f.capital(*start) || !f.capital(start - 1))
    })?;
    // `Ada Brenk this year, who`: nobody is a year.
    let time = WordClass::TIME
        .with(WordClass::WEEKDAY)
        .with(WordClass::MONTH);
    // `with Ada Brenk in the port, who`: nor a place.
    let thing = found > low
        && f.class(found - 1).any(WordClass::PREPOSITION)
        && f.class(found).any(WordClass::DETERMINER)
        && !f.capital(end - 1)
        && f.is(i, "who")
        && !f.class(end - 1).any(
            WordClass::PERSON
                .with(WordClass::KIN)
                .with(WordClass::TITLE)
                .with(WordClass::DEMONYM)
                .with(WordClass::AUDIENCE)
                .with(WordClass::BODY)
                .with(WordClass::PLURAL),
        );
    if thing {
        let end = found - 1;
        let earlier = (low..end).find(|start| {
            f.opens_phrase(*start)
                && f.noun_phrase(*start, end) == Some(end)
                && (f.capital(end - 1) || f.class(end - 1).any(WordClass::PERSON))
                && (*start == low || !f.capital(*start) || !f.capital(start - 1))
        });
        if let Some(start) = earlier {
            return Some(start..end);
        }
    }
    if f.class(end - 1).any(time) && found > low {
        let earlier = (low..found).find(|start| {
            f.capital(*start)
                && (*start == low || !f.capital(start - 1))
                && f.noun_phrase(*start, found) == Some(found)
        });
        if let Some(start) = earlier {
            return Some(start..found);
        }
    }
    // `Ada Brenk, the port's chief engineer, who`: the appositive and the name are one.
    if found > unit.start + 1 && f.is_comma(found - 1) && !f.is_run(found - 2) {
        let name = (low..found - 1).find(|start| {
            f.capital(*start)
                && (*start == low || !f.capital(start - 1))
                && f.noun_phrase(*start, found - 1) == Some(found - 1)
        });
        if let Some(start) = name {
            return Some(start..end);
        }
    }
    Some(found..end)
}
