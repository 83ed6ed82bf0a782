//! What a source says of itself: a name, a pronoun, a description, or several joined by *and*.

use super::antecedent::antecedent;
use super::description::between_adjectives;
use super::joint::{both, joint, listed};
use super::linked::Linked;
use super::linked::names_in;
use super::named;
use crate::attribution::syntax::frame::Frame;
use crate::entity::{Gender, gender_of_class};
use crate::lexicon::{Tag, WordClass};
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
