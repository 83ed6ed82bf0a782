//! What a text shows of the people and bodies it names: roles, gender, acronyms, and whether a name
//! of unclear kind can be a person at all.

use super::linked::Linked;
use super::{court, roles};
use crate::attribution::syntax::frame::Frame;
use crate::entity::{Entity, EntityKind, EntityTable, Gender, gender_of_class};
use crate::lexicon::{WordClass, Words};
use crate::text::EntityId;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::ops::Range;

/// Reads all of it into the table.
pub(crate) fn learn(f: &Frame<'_, '_>, names: &[Linked], table: &mut EntityTable) {
    roles::read(f.words, names, table);
    court::read(f.words, names, table);
    read_acronyms(f, names, table);
    read_kinds(f, names, table);
    read_gender(f, names, table);
}

/// What the text shows of names that could be anybody's or anything's: a person, a body, a place.
fn read_kinds(f: &Frame<'_, '_>, names: &[Linked], table: &mut EntityTable) {
    let words = f.words;
    for (at, name) in names.iter().enumerate() {
        let Some(entity) = table.get_mut(name.entity).filter(|_| !name.boilerplate) else {
            continue;
        };
        let next = names.get(at + 1).map_or(words.len(), |n| n.token);
        let limit = next.min(name.token_end + 24);
        let clause_end = (name.token_end..limit)
            .find(|i| matches!(words.tokens[*i].mark, '.' | '"' | '“' | ';' | '!' | '?'))
            .unwrap_or(limit);
        let clause = name.token_end..clause_end;
        if goes_by_they(words, clause.clone()) {
            entity.singular_they = true;
            entity.kind = EntityKind::Person;
        }
        let lone = !entity.name.contains(' ') && entity.titles.is_empty();
        if lone && is_lone_place(words, name, entity.kind) {
            entity.kind = EntityKind::Place;
            entity.gender = None;
        }
        let open = entity.kind == EntityKind::Unknown
            && entity.gender.is_none()
            && entity.titles.is_empty();
        if open {
            let shown = apposed(words, name)
                .or_else(|| in_place(words, name))
                .or_else(|| is_body(words, name, clause).then_some(EntityKind::Body));
            entity.kind = shown.unwrap_or(EntityKind::Unknown);
        }
    }
}

/// `Robin Vane, whose pronouns are they and them`: one person can be *they*.
fn goes_by_they(words: &Words<'_>, mut clause: Range<usize>) -> bool {
    clause
        .clone()
        .any(|i| words.is(i, "pronoun") || words.is(i, "pronouns"))
        && clause.any(|i| words.is(i, "they"))
}

/// Whether a place follows the comma at `i`.
fn at_place(words: &Words<'_>, i: usize) -> bool {
    words.mark(i, ',') && words.class(i + 1).any(WordClass::PLACE)
}

/// Whether the word before a name is one of these.
fn after_one_of(words: &Words<'_>, name: &Linked, list: &[&str]) -> bool {
    name.token > 0 && words.is_one_of(name.token - 1, list)
}

/// A name of one word that is a place: `in Edison on Friday`, which is no given name there, and
/// `Orlando`, which nobody of this text is called.
fn is_lone_place(words: &Words<'_>, name: &Linked, kind: EntityKind) -> bool {
    let end = name.token_end;
    match kind {
        EntityKind::Person => {
            after_one_of(words, name, &["in"]) && (words.is(end, "on") || at_place(words, end))
        }
        EntityKind::Unknown => {
            end == name.token + 1 && words.class(name.token).any(WordClass::PLACE)
        }
        _ => false,
    }
}

/// `Rhian Beddoe, whose husband …`, `Wendell Price, 44, …`, and `Midland Supply, which …`.
fn apposed(words: &Words<'_>, name: &Linked) -> Option<EntityKind> {
    if !words.mark(name.token_end, ',') {
        return None;
    }
    let next = name.token_end + 1;
    let aged = words.str(next).len() == 2
        && words.str(next).bytes().all(|b| b.is_ascii_digit())
        && words.mark(next + 1, ',');
    if aged || words.is_one_of(next, &["who", "whose"]) {
        Some(EntityKind::Person)
    } else {
        words.is(next, "which").then_some(EntityKind::Body)
    }
}

/// `in Orlebar`, `of Orlebar, Ala.`
fn in_place(words: &Words<'_>, name: &Linked) -> Option<EntityKind> {
    let place = !name.possessive
        && (after_one_of(words, name, &["in"])
            || after_one_of(words, name, &["of", "from", "near", "at"])
                && at_place(words, name.token_end));
    place.then_some(EntityKind::Place)
}

/// `the Internet`, `Tallow & Rye will shut its shop`, `Northern Harbour Report`: an article before a name, *its* after
/// it, or ordinary words alone say that it is nobody.
fn is_body(words: &Words<'_>, name: &Linked, mut clause: Range<usize>) -> bool {
    // `the Lund campaign` is about Lund: there the name is a modifier.
    let next = words.class(name.token_end);
    let modifies = next.any(
        WordClass::PERSON
            .with(WordClass::BODY)
            .with(WordClass::COMMON)
            .with(WordClass::DOCUMENT)
            .with(WordClass::KIN),
    ) && !next.any(WordClass::VERB)
        || name.modifier;
    // Inside quotation marks a verb cannot be told from a noun.
    let verb_or_noun = name.quoted && next.any(WordClass::VERB);
    let article = after_one_of(words, name, &["the"])
        && !(modifies || name.possessive || verb_or_noun)
        && !words.str(name.token_end - 1).ends_with('s');
    let its = name.subject
        && clause
            .find(|i| words.class(*i).any(WordClass::POSSESSIVE))
            .is_some_and(|i| words.is(i, "its"));
    let ordinary = |i: usize| {
        words.class(i).any(
            WordClass::COMMON
                .with(WordClass::DEMONYM)
                .with(WordClass::PLACE)
                .with(WordClass::BODY)
                .with(WordClass::DOCUMENT)
                .with(WordClass::PREPOSITION),
        ) && !words.class(i).any(WordClass::GIVEN)
    };
    let ordinary = name.token_end - name.token > 1
        && (name.token..name.token_end)
            .filter(|i| words.tokens[*i].mark == '\0')
            .all(ordinary);
    article || its || ordinary
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
    let mut votes: FxHashMap<EntityId, (u32, u32)> = FxHashMap::default();
    for (at, name) in names.iter().enumerate() {
        let open = is_person(table, name.entity)
            && table.get(name.entity).is_some_and(|e| e.gender.is_none());
        if name.quoted || !open {
            continue;
        }
        match vote(f.words, names, at, table) {
            Some((Gender::Male, weight)) => votes.entry(name.entity).or_default().0 += weight,
            Some((Gender::Female, weight)) => votes.entry(name.entity).or_default().1 += weight,
            None => {}
        }
    }
    let mut settled: Vec<(EntityId, (u32, u32))> = votes.into_iter().collect();
    settled.sort_unstable_by_key(|(id, _)| *id);
    for (id, (male, female)) in settled {
        if let Some(entity) = table.get_mut(id) {
            entity.gender = match male.cmp(&female) {
                Ordering::Greater => Some(Gender::Male),
                Ordering::Less => Some(Gender::Female),
                Ordering::Equal => None,
            };
        }
    }
}

fn is_person(table: &EntityTable, id: EntityId) -> bool {
    table.get(id).is_some_and(Entity::can_be_person)
}

/// The gender of the first pronoun between name `at` and the next person's, and what it is worth: more in
/// the same sentence.
fn vote(
    words: &Words<'_>,
    names: &[Linked],
    at: usize,
    table: &EntityTable,
) -> Option<(Gender, u32)> {
    let name = &names[at];
    // A name further off than we look does not matter, and not to seek it keeps a text of one name linear.
    let next = names[at + 1..]
        .iter()
        .take_while(|n| n.token < name.token_end + LOOK)
        .find(|n| n.entity != name.entity && is_person(table, n.entity))
        .map_or(usize::MAX, |n| n.token);
    let limit = next.min(name.token_end + LOOK).min(words.len());
    let mut beyond = false;
    for i in name.token_end..limit {
        match words.tokens[i].mark {
            '"' | '“' => return None,
            '.' if beyond => return None,
            '.' => beyond = true,
            _ => {}
        }
        let class = words.class(i);
        // `the man and his wife`: a noun for a person between the two takes the pronoun.
        let noun = class.any(WordClass::PERSON)
            && !class.any(WordClass::TITLE)
            && !words.mark(i.wrapping_sub(1), ',')
            && !beyond
            && i > name.token_end + 1;
        let gender = gender_of_class(class);
        if noun && gender.is_some() {
            return None;
        }
        let personal = WordClass::PRONOUN
            .with(WordClass::POSSESSIVE)
            .with(WordClass::OBJECT);
        if !class.any(personal) || class.any(WordClass::PLURAL) {
            continue;
        }
        // `When Lind won, Dara Holm left and she …`: somebody known for it came before.
        let lately = names[at.saturating_sub(6)..at].iter().any(|n| {
            n.unit == name.unit
                && n.token + LOOK > name.token
                && !n.quoted
                && n.entity != name.entity
                && table
                    .get(n.entity)
                    .is_some_and(|e| e.gender == gender && e.kind == EntityKind::Person)
        });
        if lately {
            return None;
        }
        if let Some(gender) = gender {
            return Some((gender, if beyond { 1 } else { 2 }));
        }
    }
    None
}
