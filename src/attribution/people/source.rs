//! What a source says of itself: a name, a pronoun, a description, or several joined by *and*.

use super::description::between_adjectives;
use super::joint::{both, joint, listed};
use super::linked::Linked;
use super::linked::names_in;
use super::named;
use crate::attribution::syntax::frame::Frame;
use crate::attribution::syntax::phrase::REACH;
use crate::entity::{Gender, gender_of_class};
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

/// What a source is: a name, a pronoun, a description, or several of them.
pub(crate) fn read(f: &Frame<'_, '_>, names: &[Linked], items: &Range<usize>) -> Reading {
    let start = after_time(f, items);
    let end = without_when(f, start..items.end);
    // `Ms. Lind herself`
    let herself = end > start + 1 && f.reflexive(end - 1);
    let items = start..end - usize::from(herself);
    if let Some(name) = of_whose(f, &items) {
        return read(f, names, &name);
    }
    if let Some(reading) = pronominal(f, &items) {
        return reading;
    }
    let mut end = items.end;
    while end > start && (f.is_comma(end - 1) || f.possessive(end - 1) && end == items.end) {
        end -= 1;
    }
    let core_end = (start..end)
        .find(|i| {
            f.is_comma(*i) && !between_adjectives(f, start, *i, end)
                || f.mark(*i, '(') && !letters_of(f, *i, end)
                || f.is_dash(*i)
                || *i > start && f.is_one_of(*i, &["who", "whose", "which"])
        })
        .unwrap_or(end);
    if let Some(listed) = listed(f, names, start..end) {
        return Reading::Names(listed);
    }
    if let Some(joint) = joint(f, names, start..core_end, end) {
        return joint;
    }
    if let Some(both) = both(f, names, start..end, core_end) {
        return both;
    }
    let phrase = Phrase::of(f, names, start..core_end);
    let one = |name: usize| vec![name];
    // `Mr. Lund's fellow Idahoan, Sen. Polly Brand,`: the name is behind the comma.
    let apposed = phrase
        .clitic
        .and_then(|_| named::after_comma(f, names, core_end, end))
        .filter(|n| names[*n].token_end > names[*n].token + 1);
    let named = apposed
        .map(one)
        .or_else(|| named::after_office(f, names, start..core_end).map(one))
        .or_else(|| phrase.named(f, names))
        .or_else(|| named::after_comma(f, names, core_end, end).map(one))
        .or_else(|| named::after_clause(f, names, core_end, end).map(one))
        .or_else(|| named::given(f, names, start..end).map(one));
    named.map_or_else(|| Reading::Nominal(phrase.nominal(f)), Reading::Names)
}

/// `British Ferries (BF) boss Ada Quill`: brackets with the letters of a name, and more of the phrase behind them.
fn letters_of(f: &Frame<'_, '_>, open: usize, end: usize) -> bool {
    open + 3 < end && f.capital(open + 1) && f.mark(open + 2, ')') && f.is_word(open + 3)
}

/// The name in `the firm, whose founder, Ada Quill,`.
fn of_whose(f: &Frame<'_, '_>, items: &Range<usize>) -> Option<Range<usize>> {
    let end = items.end - usize::from(items.len() > 1 && f.is_comma(items.end - 1));
    let whose = items.clone().rev().find(|i| f.is(*i, "whose"))?;
    let comma = (whose + 1..end).find(|i| f.is_comma(*i))?;
    let name = comma + 1..end;
    let whole = !name.is_empty()
        && f.tag(name.start) == Tag::Name
        && f.noun_phrase(name.start, end) == Some(end)
        && !(whose..comma).any(|i| f.finite(i));
    whole.then_some(name)
}

/// A source that is a pronoun, or a possessor alone.
fn pronominal(f: &Frame<'_, '_>, items: &Range<usize>) -> Option<Reading> {
    let start = items.start;
    // `a shirt that said`
    let that = f.is(start, "that") && f.tag(start) == Tag::Wh && items.len() == 1;
    if that || f.is_one_of(start, &["who", "which", "whose", "whom"]) {
        return Some(Reading::Relative(antecedent(f, start)));
    }
    if items.len() != 1 {
        return None;
    }
    // `Her` before an advice: the possessor is the source.
    let possessor = || {
        let class = f.class(start);
        let gender = gender_of_class(class);
        class.any(WordClass::POSSESSIVE).then(|| match gender {
            Some(gender) => Pronoun::Third(gender),
            None if f.is(start, "my") => Pronoun::I,
            None if f.is(start, "our") => Pronoun::We,
            None if f.is(start, "its") => Pronoun::It,
            None => Pronoun::They,
        })
    };
    pronoun(f, start).or_else(possessor).map(Reading::Pronoun)
}

/// The phrase that a source begins with, up to its first comma or relative clause.
struct Phrase {
    items: Range<usize>,
    /// The clitic of the possessor: `the mayor's aide`.
    clitic: Option<usize>,
    /// One past its head noun.
    head_end: usize,
}

impl Phrase {
    fn of(f: &Frame<'_, '_>, names: &[Linked], items: Range<usize>) -> Self {
        let start = items.start;
        let inside_name = |i: usize| {
            let at = f.span(i).start();
            names_in(f, names, &(start..i + 1)).any(|n| names[n].span.contains(at))
        };
        // Up to the first preposition that is inside no name.
        let head_end = (start + 1..items.end)
            .find(|i| {
                f.class(*i)
                    .any(WordClass::PREPOSITION.with(WordClass::SUBORDINATOR))
                    && !inside_name(*i)
                    || f.is(*i, "that")
            })
            .unwrap_or(items.end);
        // `The front-runner and former governor`: one person twice described; the first noun will do.
        let head_end = (start + 2..head_end)
            .find(|i| {
                f.is(*i, "and")
                    && f.class(i - 1).any(WordClass::PERSON.with(WordClass::TITLE))
                    && !f.class(i - 1).any(WordClass::PLURAL)
                    && !inside_name(*i)
            })
            .unwrap_or(head_end);
        let clitic = (start..head_end)
            .rev()
            .find(|i| f.possessive(*i) && !inside_name(*i));
        Self {
            items,
            clitic,
            head_end,
        }
    }

    /// The name that ends its head, and whoever shares it: `forester Mateo Lunde`, `Mr. and Mrs. Tarn`.
    fn named(&self, f: &Frame<'_, '_>, names: &[Linked]) -> Option<Vec<usize>> {
        let head_start = self.clitic.map_or(self.items.start, |i| i + 1);
        let last = self.head_end.saturating_sub(1);
        let name = names_in(f, names, &(head_start..self.head_end))
            .rev()
            // The point of `Jr.` can end the sentence too.
            .find(|n| names[*n].span.end() >= f.span(last).end() || f.mark(last, ']'))?;
        // The first title is a name of its own.
        let one = &names[name];
        let couple = name > 0
            && names[name - 1].token_end + 1 == one.token
            && f.words.is(one.token - 1, "and")
            && {
                let first = &names[name - 1];
                let class = f.words.class(first.token);
                class.any(WordClass::COURTESY)
                    || class.any(WordClass::TITLE) && first.token_end <= first.token + 2
            };
        Some(if couple {
            vec![name - 1, name]
        } else {
            vec![name]
        })
    }

    fn nominal(self, f: &Frame<'_, '_>) -> Nominal {
        let start = self.items.start;
        let head = self.head_end.max(start + 1) - 1;
        let first = f.class(start);
        let head_class = f.class(head);
        let person = WordClass::PERSON
            .with(WordClass::KIN)
            .with(WordClass::TITLE);
        let owned = first.any(WordClass::POSSESSIVE);
        Nominal {
            head,
            definite: owned
                || self.clitic.is_some()
                || f.is_one_of(start, &["the", "this", "that", "these", "those", "both"]),
            owner: self
                .clitic
                .map(|i| start..i)
                .or_else(|| owned.then_some(start..start + 1)),
            gender: gender_of_class(head_class).filter(|_| head_class.any(person)),
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
            items: self.items,
        }
    }
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
    // `said Mrs. Lund one morning`
    let day = end > items.start + 2
        && f.capital(items.start)
        && f.is(end - 2, "one")
        && f.class(end - 1).any(WordClass::TIME);
    if day { end - 2 } else { end }
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
