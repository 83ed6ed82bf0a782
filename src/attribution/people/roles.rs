//! Roles: words that describe a person, next to the name.

use super::forms::span_of;
use super::linked::Linked;
use crate::entity::{EntityKind, EntityTable, Gender, gender_of_class};
use crate::lexicon::{Form, Sense, WordClass, Words};
use crate::text::{Case, EntityId, Token, TokenKind};
use std::ops::Range;

const AUXILIARY: WordClass = WordClass::BE
    .with(WordClass::HAVE)
    .with(WordClass::DO)
    .with(WordClass::MODAL);

/// How many words a role before the name has at most, one before a comma, and one after.
const BEFORE: usize = 6;
const BEFORE_COMMA: usize = 8;
const AFTER: usize = 9;

/// Reads them into the table: `spokesman Dmitry P.`, `Yewande C., a spokeswoman`.
pub(super) fn read(words: &Words<'_>, names: &[Linked], table: &mut EntityTable) {
    for (at, name) in names.iter().enumerate() {
        let entity = table.get(name.entity);
        let thing = entity.is_some_and(|e| matches!(e.kind, EntityKind::Place | EntityKind::Body));
        if name.boilerplate || thing {
            continue;
        }
        let before = before(words, name).or_else(|| before_comma(words, name));
        let after = after(words, name, names.get(at + 1)).or_else(|| made(words, name));
        let being = being(words, name);
        for phrase in before.into_iter().chain(after).chain(being) {
            note(words, name.entity, &phrase, table);
        }
    }
    for name in names {
        if let Some(party) = party(words, name.token_end) {
            let entity = table.get(name.entity);
            if entity.is_some_and(|e| e.kind == EntityKind::Person) {
                table.add_role(name.entity, party.to_owned());
            }
        }
    }
    // `President Lena Moss of Ardenia`: the country is part of the office.
    for name in names {
        let of = name.token_end;
        if words.is(of, "of") && words.get(of + 1).is_some_and(Token::capital) {
            let first = table.get(name.entity).and_then(|e| e.roles.first());
            if let Some(first) = first {
                let capital =
                    |i: &usize| words.get(*i).is_some_and(|t| t.capital() && t.mark == '\0');
                let place: Vec<&str> = (of + 1..of + 4)
                    .take_while(capital)
                    .map(|i| words.str(i))
                    .collect();
                let with = format!("{first} of {}", place.join(" ").to_lowercase());
                table.add_role(name.entity, with);
            }
        }
    }
}

/// A noun for a person.
fn is_role(words: &Words<'_>, i: usize) -> bool {
    let person = WordClass::PERSON
        .with(WordClass::TITLE)
        .with(WordClass::KIN);
    let class = words.class(i);
    class.any(person) && !class.any(WordClass::COURTESY)
}

/// `club` and `team` are forms of verbs too, but in a phrase beside a name they are none.
fn is_verb(words: &Words<'_>, i: usize) -> bool {
    let (class, form) = (words.class(i), words.verb(i).form);
    let noun = WordClass::BODY
        .with(WordClass::PERSON)
        .with(WordClass::COMMON);
    class.any(AUXILIARY)
        || class.any(WordClass::VERB)
            && (form.any(Form::PAST.with(Form::THIRD)) || form.any(Form::BASE) && !class.any(noun))
}

fn is_clitic(words: &Words<'_>, i: usize) -> bool {
    words.tokens[i].kind == TokenKind::Clitic
}

/// Where a phrase that ends before `end` begins: up to `most` words of those that belong to it.
fn start_of(words: &Words<'_>, end: usize, most: usize, belongs: impl Fn(usize) -> bool) -> usize {
    let mut start = end;
    while let Some(i) = start.checked_sub(1) {
        if end - i > most || words.tokens[i].mark != '\0' || is_clitic(words, i) || !belongs(i) {
            break;
        }
        start = i;
    }
    start
}

/// The part of a phrase in front of its first preposition.
fn head_of(words: &Words<'_>, phrase: &Range<usize>) -> usize {
    let mut all = phrase.clone();
    all.find(|i| words.class(*i).any(WordClass::PREPOSITION))
        .unwrap_or(phrase.end)
}

/// The capitalised titles inside the name, with the small words in front of it.
fn before(words: &Words<'_>, name: &Linked) -> Option<Range<usize>> {
    let outside = WordClass::DETERMINER
        .with(WordClass::POSSESSIVE)
        .with(WordClass::PREPOSITION)
        .with(WordClass::COORDINATOR)
        .with(WordClass::SUBORDINATOR)
        .with(WordClass::PRONOUN)
        .with(WordClass::ADVERB);
    let start = start_of(words, name.token, BEFORE, |i| {
        let class = words.class(i);
        (!class.any(AUXILIARY.with(WordClass::VERB)) || is_role(words, i)) && !class.any(outside)
    });
    let mut inside = (name.token..name.token_end).rev();
    let title = inside.find(|i| is_role(words, *i)).map(|i| i + 1);
    let small = start < name.token && is_role(words, name.token - 1);
    let end = title.or(small.then_some(name.token))?;
    Some(start..end)
}

/// Where a phrase ends that what stands before the name ties to it: `the harbour pilot, Ines C.`, `a harbour pilot
/// named Ines C.`, `the harbour pilot, whose name was Ines C.`
fn tied(words: &Words<'_>, name: &Linked) -> Option<usize> {
    let last = name.token.checked_sub(1)?;
    if words.mark(last, ',') || words.is(last, "named") {
        return Some(last);
    }
    // `The vicar, the Rev. Ines C.,`
    let reverend = words.is(last, "the") && words.class(name.token).any(WordClass::COURTESY);
    if reverend && last > 0 && words.mark(last - 1, ',') {
        return Some(last - 1);
    }
    // `a welder called Ines C., …`; not `a critic called Ines C. a fool`
    let called = words.is(last, "called")
        && last >= 2
        && (words.mark(name.token_end, ',') || words.mark(name.token_end, '.'));
    if called {
        return Some(last);
    }
    let comma = last.checked_sub(3)?;
    let whose = words.mark(comma, ',')
        && words.is(comma + 1, "whose")
        && words.is(comma + 2, "name")
        && (words.is(last, "was") || words.is(last, "is"));
    whose.then_some(comma)
}

/// The phrase before the name that describes it, up to a comma.
fn before_comma(words: &Words<'_>, name: &Linked) -> Option<Range<usize>> {
    let end = tied(words, name)?;
    let outside = WordClass::DETERMINER
        .with(WordClass::POSSESSIVE)
        .with(WordClass::COORDINATOR);
    let start = start_of(words, end, BEFORE_COMMA, |i| {
        !words.class(i).any(outside) && !is_verb(words, i)
            || i > 0 && words.is(i, "the") && words.class(i - 1).any(WordClass::PREPOSITION)
    });
    let opens = start.checked_sub(1)?;
    let head = head_of(words, &(start..end));
    // `"Your father, Miss Lind, is late"`: there she is spoken to.
    let called = name.quoted && (words.is(opens, "your") || words.is(opens, "a"));
    let determined = words
        .class(opens)
        .any(WordClass::DETERMINER.with(WordClass::POSSESSIVE))
        || is_clitic(words, opens)
        // `her manager and husband, Ines C.`
        || words.is(opens, "and") && opens > 0 && is_role(words, opens - 1);
    (head > start && is_role(words, head - 1) && !called && determined).then_some(start..end)
}

/// `, a spokeswoman`, `, 41, a glazier`, `, the warden of the lock`
fn after(words: &Words<'_>, name: &Linked, next: Option<&Linked>) -> Option<Range<usize>> {
    let mut start = name.token_end;
    if !words.mark(start, ',') {
        return None;
    }
    start += 1;
    let number = words
        .get(start)
        .is_some_and(|t| t.kind == TokenKind::Number);
    if number && words.mark(start + 1, ',') {
        start += 2;
    }
    // `a harbour pilot`: after an article a bare form is no verb.
    let article = words.class(start).any(WordClass::DETERMINER);
    if article {
        start += 1;
    }
    let verb = |i: usize| {
        let noun = || article && words.verb(i).form.any(Form::BASE) && !is_role(words, i - 1);
        is_verb(words, i) && !noun()
    };
    let clause = |i: usize| words.class(i).any(WordClass::SUBORDINATOR);
    let mark = |i: usize| words.get(i).map_or(' ', |t| t.mark);
    let ends =
        |i: usize| !matches!(mark(i), '\0' | '-') || (clause(i) || verb(i)) && !is_role(words, i);
    let end = (start..start + AFTER).find(|i| ends(*i)).unwrap_or(start);
    let head = head_of(words, &(start..end));
    // `with Ines Sol, the minister said`: without a comma after it the phrase is a subject.
    let closed = mark(end) != '\0' || clause(end);
    let other = WordClass::PRONOUN
        .with(WordClass::SUBORDINATOR)
        .with(WordClass::COORDINATOR);
    // `said Lind, shaking his head`
    let owned = (start + 1..head).any(|i| words.class(i).any(WordClass::POSSESSIVE));
    // `Nils Aamot, Harbour Minister Ada Brenk`: the next one's office.
    let of_next = next.is_some_and(|n| n.token < end && n.token_end > end);
    // `"You were at Ledwick, doctor," said Edda`: whoever is spoken to.
    let object = name.token > 0 && words.class(name.token - 1).any(WordClass::PREPOSITION);
    let called = name.quoted && object && !article && end == start + 1;
    let fits = head > start
        && is_role(words, head - 1)
        && closed
        && !called
        && !owned
        && !of_next
        && !words.class(start).any(other);
    fits.then_some(start..end)
}

/// How many words may stand between a name and what it became: `Ines Sol, 41, has been appointed`.
const MADE: usize = 4;

/// `Ines Sol became head teacher in June`, `was elected mayor`: an office without an article.
fn made(words: &Words<'_>, name: &Linked) -> Option<Range<usize>> {
    let start = name.token_end;
    let office = (start..start + MADE)
        .take_while(|i| words.get(*i).is_some_and(|t| t.mark == '\0'))
        .find(|i| words.is_one_of(*i, &["appointed", "became", "elected", "named"]))?;
    let passive =
        words.is(office, "became") || office > start && words.class(office - 1).any(AUXILIARY);
    let first =
        office + 1 + usize::from(words.is_one_of(office + 1, &["a", "an", "its", "the", "their"]));
    let end = (first..first + BEFORE)
        .find(|i| {
            words.get(*i).is_none_or(|t| t.mark != '\0')
                || words.class(*i).any(
                    WordClass::PREPOSITION
                        .with(WordClass::COORDINATOR)
                        .with(WordClass::TIME),
                )
        })
        .filter(|end| *end > first)?;
    let plain = (first..end)
        .all(|i| words.tokens[i].case == Case::Lower && !is_verb(words, i) || is_role(words, i));
    (passive && plain && !name.quoted && is_role(words, end - 1)).then_some(first..end)
}

/// `Ines Sol is a glazier`, `Robin Vane, from Leith, is a mother of four`: what somebody is.
fn being(words: &Words<'_>, name: &Linked) -> Option<Range<usize>> {
    let mark = |i: usize| words.get(i).map_or('.', |t| t.mark);
    let mut is = name.token_end;
    if mark(is) == ',' {
        let close = (is + 1..is + 1 + AFTER).find(|i| !matches!(mark(*i), '\0' | '-'))?;
        is = close + usize::from(mark(close) == ',');
    }
    if !words.is_one_of(is, &["is", "was"]) || !words.is_one_of(is + 1, &["a", "an"]) {
        return None;
    }
    let ends = WordClass::PREPOSITION
        .with(WordClass::COORDINATOR)
        .with(WordClass::SUBORDINATOR);
    let start = is + 2;
    let end = (start..start + AFTER)
        .find(|i| !matches!(mark(*i), '\0' | '-') || words.class(*i).any(ends))?;
    (end > start && is_role(words, end - 1) && !name.possessive && !name.quoted)
        .then_some(start..end)
}

/// Writes down that `phrase` describes `id`.
fn note(words: &Words<'_>, id: EntityId, phrase: &Range<usize>, table: &mut EntityTable) {
    let Some(entity) = table.get_mut(id) else {
        return;
    };
    let head = phrase.clone().rev().find(|i| is_role(words, *i));
    let gender = head.and_then(|i| gender_of_class(words.class(i)));
    // `Robin Vane, a mother of four`: more than a list of given names can know.
    let kin = head.is_some_and(|i| words.class(i).any(WordClass::KIN));
    let sure = kin || gender == Some(Gender::Female);
    if sure && gender.is_some() && entity.titles.is_empty() && !entity.known {
        entity.gender = gender;
    }
    entity.gender = entity.gender.or(gender);
    // `The operator, Transmar, said`: a firm can be that too.
    let firm =
        head.is_some_and(|i| words.info[i].sense.any(Sense::FIRM)) && !entity.name.contains(' ');
    if entity.kind == EntityKind::Unknown && !firm {
        entity.kind = EntityKind::Person;
    }
    // Anybody can be `the man` or `the others`.
    if head.is_some_and(|i| words.info[i].sense.any(Sense::ANYBODY) && !words.tokens[i].capital()) {
        return;
    }
    let text = span_of(words, phrase).of(words.text).to_lowercase();
    // `Ardenia's president, Mira Solano`
    let owner = phrase
        .start
        .checked_sub(2)
        .filter(|owner| is_clitic(words, phrase.start - 1) && words.tokens[*owner].capital());
    if let Some(owner) = owner {
        let of = words.str(owner).to_lowercase();
        table.add_role(id, format!("{text} of {of}"));
    }
    table.add_role(id, text);
}

/// The party in what follows a name: `Rep. Odo Lind (R-Ohio)`.
fn party(words: &Words<'_>, end: usize) -> Option<&'static str> {
    if !words.mark(end, '(') && !words.mark(end, ',') {
        return None;
    }
    match words.str(end + 1).as_bytes() {
        [b'R', b'-', ..] => Some("republican"),
        [b'D', b'-', ..] => Some("democrat"),
        _ => None,
    }
}
