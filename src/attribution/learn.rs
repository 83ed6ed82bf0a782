//! What a text shows of the people and bodies it names: roles, gender, acronyms, and whether a name
//! of unclear kind can be a person at all.

use super::frame::Frame;
use super::people::Linked;
use crate::entity::{Entity, EntityKind, EntityTable, Gender, gender_of_class};
use crate::lexicon::{Form, WordClass};
use crate::text::EntityId;
use rustc_hash::FxHashMap;

/// Reads all of it into the table.
pub(crate) fn learn(f: &Frame<'_, '_>, names: &[Linked], table: &mut EntityTable) {
    read_roles(f, names, table);
    read_acronyms(f, names, table);
    read_kinds(f, names, table);
    read_gender(f, names, table);
}

/// `the Internet`, `Tallow & Rye will shut its shop`: an article before a name, or *its* after it, says
/// that it is nobody. `Robin Vane, who goes by they`: one person can be *they*.
fn read_kinds(f: &Frame<'_, '_>, names: &[Linked], table: &mut EntityTable) {
    let words = f.words;
    for (at, name) in names.iter().enumerate() {
        if name.boilerplate {
            continue;
        }
        let next = names.get(at + 1).map_or(words.len(), |n| n.token);
        let limit = next.min(name.token_end + 24);
        let clause_end = (name.token_end..limit)
            .find(|i| matches!(words.tokens[*i].mark, '.' | '"' | '“' | ';' | '!' | '?'))
            .unwrap_or(limit);
        let mut clause = name.token_end..clause_end;
        let Some(entity) = table.get_mut(name.entity) else {
            continue;
        };
        if clause
            .clone()
            .any(|i| words.is(i, "pronoun") || words.is(i, "pronouns"))
            && clause.clone().any(|i| words.is(i, "they"))
        {
            entity.singular_they = true;
            entity.kind = EntityKind::Person;
        }
        let next = |word: &str| words.is(name.token_end, word);
        let at_place = |i: usize| words.mark(i, ',') && words.class(i + 1).any(WordClass::PLACE);
        let before = |word: &str| name.token > 0 && words.is(name.token - 1, word);
        let lone = !entity.name.contains(' ') && entity.titles.is_empty();
        // `in Edison on Friday`: no given name.
        let elsewhere = lone
            && entity.kind == EntityKind::Person
            && before("in")
            && (next("on") || at_place(name.token_end));
        // `Orlando`, which nobody of this text is called.
        let city = lone
            && entity.kind == EntityKind::Unknown
            && name.token_end == name.token + 1
            && words.class(name.token).any(WordClass::PLACE);
        if elsewhere || city {
            entity.kind = EntityKind::Place;
            entity.gender = None;
        }
        if entity.kind != EntityKind::Unknown
            || entity.gender.is_some()
            || !entity.titles.is_empty()
        {
            continue;
        }
        // `Rhian Beddoe, whose husband …`, `Wendell Price, 44, …`, and `Midland Supply, which …`.
        let apposed = words.mark(name.token_end, ',');
        let next = name.token_end + 1;
        let aged = words.str(next).len() == 2
            && words.str(next).bytes().all(|b| b.is_ascii_digit())
            && words.mark(next + 1, ',');
        if apposed && (words.is(next, "who") || words.is(next, "whose") || aged) {
            entity.kind = EntityKind::Person;
            continue;
        }
        if apposed && words.is(next, "which") {
            entity.kind = EntityKind::Body;
            continue;
        }
        // `the Lund campaign` is about Lund: there the name is a modifier.
        let modifies = words.class(name.token_end).any(
            WordClass::PERSON
                .with(WordClass::BODY)
                .with(WordClass::COMMON)
                .with(WordClass::DOCUMENT)
                .with(WordClass::KIN),
        ) && !words.class(name.token_end).any(WordClass::VERB)
            || name.modifier;
        // Inside quotation marks a verb cannot be told from a noun.
        let verb_or_noun = name.quoted && words.class(name.token_end).any(WordClass::VERB);
        let article = name.token > 0
            && words.is(name.token - 1, "the")
            && !(modifies || name.possessive || verb_or_noun)
            && !words.str(name.token_end - 1).ends_with('s');
        let its = name.subject
            && clause
                .find(|i| words.class(*i).any(WordClass::POSSESSIVE))
                .is_some_and(|i| words.is(i, "its"));
        let ordinary = (name.token..name.token_end)
            .filter(|i| words.tokens[*i].mark == '\0')
            .all(|i| {
                words.class(i).any(
                    WordClass::COMMON
                        .with(WordClass::DEMONYM)
                        .with(WordClass::PLACE)
                        .with(WordClass::BODY)
                        .with(WordClass::DOCUMENT)
                        .with(WordClass::PREPOSITION),
                ) && !words.class(i).any(WordClass::GIVEN)
            })
            && name.token_end - name.token > 1;
        // `in Orlebar`, `of Orlebar, Ala.`: a place.
        let place = !name.possessive
            && (before("in")
                || (before("of") || before("from") || before("near") || before("at"))
                    && at_place(name.token_end));
        if place {
            entity.kind = EntityKind::Place;
        } else if article || its || ordinary {
            entity.kind = EntityKind::Body;
        }
    }
}

/// Nouns that tell nobody from anybody.
const ANYBODY: &[&str] = &[
    "boy",
    "child",
    "fellow",
    "gentleman",
    "girl",
    "lady",
    "man",
    "one",
    "other",
    "others",
    "person",
    "woman",
];

/// Words that describe a person, next to the name: `spokesman Dmitry P.`, `Yewande C., a spokeswoman`.
fn read_roles(f: &Frame<'_, '_>, names: &[Linked], table: &mut EntityTable) {
    let words = f.words;
    let role = |i: usize| {
        words.class(i).any(
            WordClass::PERSON
                .with(WordClass::TITLE)
                .with(WordClass::KIN),
        ) && !words.class(i).any(WordClass::COURTESY)
    };
    let auxiliary = WordClass::BE
        .with(WordClass::HAVE)
        .with(WordClass::DO)
        .with(WordClass::MODAL);
    // `club` and `team` are forms of verbs too, but in a phrase before a name they are none.
    let verb = |i: usize| {
        let class = words.class(i);
        class.any(auxiliary)
            || class.any(WordClass::VERB)
                && (words.verb(i).form.any(Form::PAST.with(Form::THIRD))
                    || words.verb(i).form.any(Form::BASE)
                        && !class.any(
                            WordClass::BODY
                                .with(WordClass::PERSON)
                                .with(WordClass::COMMON),
                        ))
    };
    for (at, name) in names.iter().enumerate() {
        let thing = table
            .get(name.entity)
            .is_some_and(|e| matches!(e.kind, EntityKind::Place | EntityKind::Body));
        if name.boilerplate || thing {
            continue;
        }
        let mut found: Vec<(usize, usize)> = Vec::new();
        // Before: the capitalised titles inside the name, then the small words in front of it.
        let mut start = name.token;
        while start > 0
            && name.token - start < 6
            && words.tokens[start - 1].mark == '\0'
            && (!words.class(start - 1).any(auxiliary.with(WordClass::VERB)) || role(start - 1))
            && !words.class(start - 1).any(
                WordClass::DETERMINER
                    .with(WordClass::POSSESSIVE)
                    .with(WordClass::PREPOSITION)
                    .with(WordClass::COORDINATOR)
                    .with(WordClass::SUBORDINATOR)
                    .with(WordClass::PRONOUN)
                    .with(WordClass::ADVERB),
            )
            && words.tokens[start - 1].kind != crate::text::TokenKind::Clitic
        {
            start -= 1;
        }
        let title_end = (name.token..name.token_end)
            .rev()
            .find(|i| role(*i))
            .map(|i| i + 1);
        if let Some(end) =
            title_end.or((start < name.token && role(name.token - 1)).then_some(name.token))
        {
            found.push((start, end));
        } else if words.mark(name.token.wrapping_sub(1), ',') {
            // `the harbour pilot, Ines C.`: the phrase before the comma.
            let end = name.token - 1;
            let mut start = end;
            while start > 0
                && end - start < 8
                && words.tokens[start - 1].mark == '\0'
                && words.tokens[start - 1].kind != crate::text::TokenKind::Clitic
                && (!words.class(start - 1).any(
                    WordClass::DETERMINER
                        .with(WordClass::POSSESSIVE)
                        .with(WordClass::COORDINATOR),
                ) && !verb(start - 1)
                    || start > 1
                        && words.is(start - 1, "the")
                        && words.class(start - 2).any(WordClass::PREPOSITION))
            {
                start -= 1;
            }
            let head = (start..end)
                .find(|i| words.class(*i).any(WordClass::PREPOSITION))
                .unwrap_or(end);
            if head > start
                && role(head - 1)
                && start > 0
                // `"Your father, Miss Lind, is late"`: there she is spoken to.
                && !(name.quoted && (words.is(start - 1, "your") || words.is(start - 1, "a")))
                && (words
                    .class(start - 1)
                    .any(WordClass::DETERMINER.with(WordClass::POSSESSIVE))
                    || words.tokens[start - 1].kind == crate::text::TokenKind::Clitic)
            {
                found.push((start, end));
            }
        }
        // After: `, a spokeswoman`, `, 41, a glazier`, `, the warden of the lock`.
        let mut after = name.token_end;
        if words.mark(after, ',') {
            after += 1;
            if words
                .get(after)
                .is_some_and(|t| t.kind == crate::text::TokenKind::Number)
                && words.mark(after + 1, ',')
            {
                after += 2;
            }
            // `a harbour pilot`: after an article a bare form is no verb.
            let article = words.class(after).any(WordClass::DETERMINER);
            if article {
                after += 1;
            }
            let verb = |i: usize| {
                verb(i) && !(article && words.verb(i).form.any(Form::BASE) && !role(i - 1))
            };
            let end = (after..after + 9)
                .find(|i| {
                    words
                        .get(*i)
                        .is_none_or(|t| t.mark != '\0' && t.mark != '-')
                        || (words.class(*i).any(WordClass::SUBORDINATOR) || verb(*i)) && !role(*i)
                })
                .unwrap_or(after);
            let head = (after..end)
                .find(|i| words.class(*i).any(WordClass::PREPOSITION))
                .unwrap_or(end);
            // `with Ines Sol, the minister said`: without a comma after it the phrase is a subject.
            let closed = words
                .get(end)
                .is_none_or(|t| t.mark != '\0' || words.class(end).any(WordClass::SUBORDINATOR));
            let other = WordClass::PRONOUN
                .with(WordClass::SUBORDINATOR)
                .with(WordClass::COORDINATOR);
            // `said Lind, shaking his head`
            let owned = (after + 1..head).any(|i| words.class(i).any(WordClass::POSSESSIVE));
            // `Nils Aamot, Harbour Minister Ada Brenk`: the next one's office.
            let next = names.get(at + 1);
            let of_next = next.is_some_and(|n| n.token < end && n.token_end > end);
            if head > after
                && !of_next
                && closed
                && role(head - 1)
                && !owned
                && !words.class(after).any(other)
            {
                found.push((after, end));
            }
        }
        if found.is_empty() {
            continue;
        }
        for (start, end) in found {
            let Some(entity) = table.get_mut(name.entity) else {
                continue;
            };
            let span = words.tokens[start].span.join(words.tokens[end - 1].span);
            let text = span.of(words.text).to_lowercase();
            let head = (start..end).rev().find(|i| role(*i));
            let gender = head.and_then(|i| gender_of_class(words.class(i)));
            if entity.gender.is_none() {
                entity.gender = gender;
            }
            if matches!(entity.kind, EntityKind::Unknown) {
                entity.kind = EntityKind::Person;
            }
            // Anybody can be `the man` or `the others`.
            if head.is_some_and(|i| ANYBODY.contains(&words.str(i))) {
                continue;
            }
            // `Ardenia's president, Mira Solano`
            let owner = start.checked_sub(2).filter(|owner| {
                words.tokens[start - 1].kind == crate::text::TokenKind::Clitic
                    && words.tokens[*owner].capital()
            });
            if let Some(owner) = owner {
                let of = words.str(owner).to_lowercase();
                table.add_role(name.entity, format!("{text} of {of}"));
            }
            table.add_role(name.entity, text);
        }
    }
    // `Rep. Odo Lind (R-Ohio)`: his party.
    for name in names {
        let label = name.token_end + 1;
        let set_off = matches!(words.get(name.token_end).map(|t| t.mark), Some('(' | ','));
        let party = match words.get(label).map(|_| words.str(label).as_bytes()) {
            Some([b'R', b'-', ..]) if set_off => "republican",
            Some([b'D', b'-', ..]) if set_off => "democrat",
            _ => continue,
        };
        if table
            .get(name.entity)
            .is_some_and(|e| e.kind == EntityKind::Person)
        {
            table.add_role(name.entity, party.to_owned());
        }
    }
    // `President Lena Moss of Ardenia`: the country is part of the office.
    for name in names {
        let of = name.token_end;
        if words.is(of, "of") && words.get(of + 1).is_some_and(crate::text::Token::capital) {
            let first = table.get(name.entity).and_then(|e| e.roles.first());
            if let Some(first) = first {
                let with = format!("{first} of {}", words.str(of + 1).to_lowercase());
                table.add_role(name.entity, with);
            }
        }
    }
}

/// `Northern Buoy Inspection Office (NBIO)`.
fn read_acronyms(f: &Frame<'_, '_>, names: &[Linked], table: &mut EntityTable) {
    for pair in names.windows(2) {
        let (long, short) = (&pair[0], &pair[1]);
        let in_brackets = short.token == long.token_end + 1
            && f.words.mark(long.token_end, '(')
            && f.words.mark(short.token_end, ')');
        // `LUND (Nordpress) -` is a place and an agency.
        let short_for = || {
            let letters = f.words.str(short.token).as_bytes();
            let first = f.words.str(long.token).as_bytes().first();
            let capitals = letters.iter().filter(|b| b.is_ascii_uppercase()).count();
            capitals >= 2
                && long.token_end > long.token + 1
                && (letters.first() == first || capitals == letters.len())
        };
        // `Rep. Odo Lind (S.C.)`: where he is from.
        let person = |id| table.get(id).is_some_and(|e| e.kind == EntityKind::Person);
        if in_brackets && long.entity != short.entity && !person(long.entity) && short_for() {
            let Some(alias) = table.get(short.entity).map(|e| e.name.clone()) else {
                continue;
            };
            if let Some(entity) = table.get_mut(long.entity) {
                entity.kind = EntityKind::Body;
                if !entity.aliases.contains(&alias) {
                    entity.aliases.push(alias);
                }
            }
        }
    }
}

/// How many tokens after a name a pronoun may still be its own.
const LOOK: usize = 30;

/// Gender from the pronouns near a name: `Lee Marrow hung her nets on the fence.`
fn read_gender(f: &Frame<'_, '_>, names: &[Linked], table: &mut EntityTable) {
    let words = f.words;
    let mut votes: FxHashMap<EntityId, (u32, u32)> = FxHashMap::default();
    let person =
        |table: &EntityTable, id: EntityId| table.get(id).is_some_and(Entity::can_be_person);
    for (at, name) in names.iter().enumerate() {
        if name.quoted
            || !person(table, name.entity)
            || table.get(name.entity).is_some_and(|e| e.gender.is_some())
        {
            continue;
        }
        // The pronouns between this name and the next person's. One further off than we look does
        // not matter, and not to seek it keeps a text of one name linear.
        let next = names[at + 1..]
            .iter()
            .take_while(|n| n.token < name.token_end + LOOK)
            .find(|n| n.entity != name.entity && person(table, n.entity))
            .map_or(usize::MAX, |n| n.token);
        let limit = next.min(name.token_end + LOOK).min(words.len());
        let mut sentence_ends = 0;
        for i in name.token_end..limit {
            if words.tokens[i].mark == '.'
                || words.tokens[i].mark == '"'
                || words.tokens[i].mark == '“'
            {
                sentence_ends += 1;
                if sentence_ends > 1 || words.tokens[i].mark != '.' {
                    break;
                }
            }
            let class = words.class(i);
            // `the man and his wife`: a noun for a person between the two takes the pronoun.
            if class.any(WordClass::PERSON)
                && !class.any(WordClass::TITLE)
                && !words.mark(i.wrapping_sub(1), ',')
                && sentence_ends == 0
                && i > name.token_end + 1
                && gender_of_class(class).is_some()
            {
                break;
            }
            if class.any(
                WordClass::PRONOUN
                    .with(WordClass::POSSESSIVE)
                    .with(WordClass::OBJECT),
            ) && !class.any(WordClass::PLURAL)
            {
                // `When Lind won, Dara Holm left and she …`: somebody known for it came before.
                let lately = names[at.saturating_sub(6)..at].iter().any(|n| {
                    n.unit == name.unit
                        && n.token + LOOK > name.token
                        && !n.quoted
                        && n.entity != name.entity
                        && table.get(n.entity).is_some_and(|e| {
                            e.gender == gender_of_class(class) && e.kind == EntityKind::Person
                        })
                });
                if lately {
                    break;
                }
                if let Some(gender) = gender_of_class(class) {
                    let vote = votes.entry(name.entity).or_default();
                    let weight = if sentence_ends == 0 { 2 } else { 1 };
                    match gender {
                        Gender::Male => vote.0 += weight,
                        Gender::Female => vote.1 += weight,
                    }
                    break;
                }
            }
        }
    }
    let mut settled: Vec<(EntityId, (u32, u32))> = votes.into_iter().collect();
    settled.sort_unstable_by_key(|(id, _)| *id);
    for (id, (male, female)) in settled {
        if let Some(entity) = table.get_mut(id) {
            entity.gender = match male.cmp(&female) {
                std::cmp::Ordering::Greater => Some(Gender::Male),
                std::cmp::Ordering::Less => Some(Gender::Female),
                std::cmp::Ordering::Equal => None,
            };
        }
    }
}
