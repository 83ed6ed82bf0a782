//! Definite descriptions: `the spokeswoman`, `the club president`, `the company`, `the two`.
//!
//! A description goes to somebody of whom the text has said the same; failing that, in news, to
//! the person the passage is about, if nothing speaks against it (`the former governor`).

use super::resolver::Resolver;
use crate::attribution::people::linked::names_in;
use crate::attribution::people::names::is_headline;
use crate::attribution::people::source::Nominal;
use crate::attribution::syntax::frame::Frame;
use crate::entity::{Entity, EntityKind, fold_word};
use crate::lexicon::{PARTIES, SAME_ROLES, Sense, WordClass};
use crate::text::EntityId;

/// How many holders of a role are compared, the latest first.
pub(super) const HOLDERS: usize = 64;
/// How many items a headline has at most.
const LINE: usize = 16;
/// How salient somebody must be to be meant by a description that the text has not used before.
const NEAR: f32 = 0.3;

impl Resolver<'_, '_, '_> {
    /// Modifiers of a description: its words between article and head, folded.
    pub(crate) fn modifiers(&self, nominal: &Nominal) -> Vec<String> {
        (nominal.items.start..nominal.items.end)
            .filter(|i| {
                *i != nominal.head
                    && self.f.is_word(*i)
                    && !self.f.class(*i).any(
                        WordClass::DETERMINER
                            .with(WordClass::PREPOSITION)
                            .with(WordClass::POSSESSIVE),
                    )
            })
            .map(|i| fold_word(self.f.str(i)))
            .collect()
    }

    /// `the spokeswoman`, `the Velanian president`, `the other`.
    pub(crate) fn role(&self, nominal: &Nominal, head: &str, unit: usize) -> Option<EntityId> {
        let modifiers = self.modifiers(nominal);
        let last = self
            .said
            .last()
            .map(|(_, who)| who.as_slice())
            .unwrap_or_default();
        if head == "other" || modifiers.iter().any(|m| m == "other") {
            // `One of the clerks said … The other said …`: nobody named.
            let one = |e: &Entity| !e.is_named() && e.name.starts_with("one");
            if last.iter().any(|id| self.entity(*id).is_some_and(one)) {
                return None;
            }
            return self.person(unit, nominal.gender, last);
        }
        let salient = self.salient(unit);
        let known = self.by_role(nominal, head, &modifiers, &salient);
        if let Some((id, fit)) = known {
            if fit > 0.0 || self.fiction {
                return Some(id);
            }
        }
        // `the 19-year-old`
        if let Some(age) = head.strip_suffix("-year-old").filter(|_| !self.fiction) {
            if let Some(id) = self.of_age(nominal, age) {
                return Some(id);
            }
            return self.person(unit, nominal.gender, &[]);
        }
        // `the man`: whoever is most salient.
        if matches!(
            head,
            "man" | "woman" | "boy" | "girl" | "lady" | "gentleman" | "old" | "latter"
        ) {
            if !self.fiction {
                return self.person(unit, nominal.gender, &[]);
            }
            return salient.iter().map(|(id, _)| *id).find(|id| {
                self.entity(*id)
                    .is_some_and(|e| e.can_be_person() && e.agrees(nominal.gender))
            });
        }
        let aged = modifiers.iter().any(|m| m.contains("-year-old"));
        if self.fiction && !aged {
            return None;
        }
        self.unmentioned_role(nominal, head, &modifiers, &salient)
            .or(known.map(|(id, _)| id))
    }

    /// Whom the text has given this age: *Otto Feld, 45, was fined*.
    fn of_age(&self, nominal: &Nominal, age: &str) -> Option<EntityId> {
        let words = self.f.words;
        let items = nominal.items.start.saturating_sub(AGED)..nominal.items.start;
        names_in(self.f, self.names, &items)
            .rev()
            .map(|n| &self.names[n])
            .find(|name| {
                let comma = words.get(name.token_end).is_some_and(|t| t.mark == ',');
                let kind = |e: &Entity| e.kind == EntityKind::Person && e.agrees(nominal.gender);
                comma
                    && words.is(name.token_end + 1, age)
                    && self.entity(name.entity).is_some_and(kind)
            })
            .map(|name| name.entity)
    }

    /// Whether `unit` is a headline.
    pub(crate) fn headline(&self, unit: usize) -> bool {
        let Some(here) = self.f.units.get(unit) else {
            return false;
        };
        // `Minister denies goat was hers`: the first line, with no stop.
        let first = here.paragraph == 0
            && self.f.paragraphs.len() > 1
            && here.end - here.start <= LINE
            && !self.f.is_terminal(here.end - 1)
            && !self.f.is_run(here.end - 1);
        let paragraph = self.f.paragraphs.get(here.paragraph);
        !self.fiction && (first || paragraph.is_some_and(|p| is_headline(self.f.words, p.span)))
    }

    /// Somebody of whom the story under a headline says the role: all of it has been read for roles.
    pub(crate) fn role_of_story(&self, nominal: &Nominal, head: &str) -> Option<EntityId> {
        let modifiers = self.modifiers(nominal);
        let (id, fit) = self.by_role(nominal, head, &modifiers, &[])?;
        let named = self.entity(id).is_some_and(Entity::is_named);
        (fit > 0.0 && named).then_some(id)
    }

    /// The holder of a role that the text has given somebody, and how well it fits.
    fn by_role(
        &self,
        nominal: &Nominal,
        head: &str,
        modifiers: &[String],
        salient: &[(EntityId, f32)],
    ) -> Option<(EntityId, f32)> {
        let former = modifiers.iter().any(|m| m == "former" || m == "ex");
        // `the Velanian president`: capitals before an office are a country, or a party.
        let countries: Vec<String> = (nominal.items.start..nominal.head)
            .filter(|i| self.f.capital(*i) && !self.f.class(*i).any(WordClass::DETERMINER))
            .map(|i| fold_word(self.f.str(i)))
            .collect();
        let words = same_roles(head)
            .chain(former.then_some("predecessor"))
            .chain(std::iter::once(head));
        let party = party(head, modifiers);
        let mut best: Option<(EntityId, f32, f32)> = None;
        for word in words {
            for id in self.table.with_role(word).iter().rev().take(HOLDERS) {
                let Some(entity) = self.entity(*id) else {
                    continue;
                };
                // Somebody unnamed must have been brought up, not just be in the table.
                let unmet =
                    !self.fiction && entity.kind == EntityKind::Described && entity.mentions == 0;
                if unmet
                    || !entity.agrees(nominal.gender)
                    || other_party(entity, party)
                    || matches!(
                        entity.kind,
                        EntityKind::Group
                            | EntityKind::Body
                            | EntityKind::Document
                            | EntityKind::Place
                    )
                {
                    continue;
                }
                let fit = entity
                    .roles
                    .iter()
                    .chain(&entity.titles)
                    .filter(|role| {
                        role.split([' ', '-'])
                            .any(|w| w.trim_end_matches('.') == word)
                    })
                    .map(|role| fit(role, word, modifiers, former))
                    .fold(f32::MIN, f32::max);
                let fit = if is_second(entity, word, modifiers) {
                    fit - 1.5
                } else {
                    fit
                };
                let of_another = || {
                    let mut roles = entity.roles.iter().filter(|role| role_has(role, word));
                    fit <= 0.0 && roles.any(|role| elsewhere(role, &countries))
                };
                if fit <= -1.0 || of_another() {
                    continue;
                }
                let weight = salient
                    .iter()
                    .find(|(s, _)| s == id)
                    .map_or(0.0, |(_, w)| *w);
                #[allow(clippy::cast_precision_loss, reason = "only breaks ties")]
                let total = fit + weight + self.table.last_seen(*id) as f32 * 1e-5;
                if best.is_none_or(|(_, _, b)| total > b) {
                    best = Some((*id, fit, total));
                }
            }
        }
        best.map(|(id, fit, _)| (id, fit))
    }

    /// `the former governor`, `the 34-year-old nurse`, of somebody the text has not called that before: the
    /// most salient person of whom it has not said something else.
    fn unmentioned_role(
        &self,
        nominal: &Nominal,
        head: &str,
        modifiers: &[String],
        salient: &[(EntityId, f32)],
    ) -> Option<EntityId> {
        // `the head of the union` is somebody of his own.
        let after = nominal.head + 1;
        if nominal.items.end > after && !self.f.is_comma(after) && !self.f.is(after, "and") {
            return None;
        }
        let general = self.f.sense(nominal.head).any(Sense::FIGURE)
            || self.f.class(nominal.head).any(WordClass::DEMONYM);
        // What somebody was, or how old, goes with whatever office.
        let general = general
            || modifiers
                .iter()
                .any(|m| m == "former" || m.contains("-year-old"));
        let telling = (nominal.items.start + 1..nominal.head).any(|i| self.f.capital(i));
        // `Orlick fell out with Lind after the Tamarian premier said …`: not Orlick himself.
        let subjects = self.subjects_before(nominal.items.start);
        let party = party(head, modifiers);
        // `Coach Ines D. took over from Bob T. … the former coach`: not whoever holds the job, but somebody
        // brought in by the way.
        let former = modifiers.iter().any(|m| m == "former" || m == "ex");
        let holds = |e: &Entity| {
            let mut roles = e.roles.iter().chain(&e.titles);
            former && roles.any(|role| role_has(role, head) && !role_has(role, "former"))
        };
        // `Ines Sol's sixth novel … the novelist`: somebody of whom the text says no other occupation.
        let epithet = self.f.sense(nominal.head).any(Sense::EPITHET) && !telling;
        let least = if former || epithet { 0.0 } else { NEAR };
        let near = || {
            salient
                .iter()
                .take_while(|(_, weight)| *weight > least)
                .filter(|(id, _)| !subjects.contains(id))
                .filter_map(|(id, _)| Some((*id, self.entity(*id)?)))
                .filter(|(_, e)| e.kind == EntityKind::Person && e.agrees(nominal.gender))
                .filter(|(_, e)| !other_party(e, party) && !holds(e))
        };
        // Who is the Turkish foreign minister is not the Russian president.
        let f = self.f;
        let office = is_office(f, head);
        let other =
            |e: &Entity| office && e.roles.iter().any(|role| is_other_office(f, role, head));
        near()
            .find(|(_, e)| former && e.roles.is_empty() && !holds_office(e))
            .or_else(|| near().find(|(_, e)| epithet && e.roles.is_empty() && !holds_office(e)))
            .or_else(|| near().find(|(_, e)| (general || telling) && !holds_office(e) && !other(e)))
            .or_else(|| near().find(|(_, e)| general && !other(e)))
            .map(|(id, _)| id)
    }

    /// Those who are subjects of the same sentence before item `at`: a description after them is
    /// somebody else's.
    fn subjects_before(&self, at: usize) -> Vec<EntityId> {
        let unit = self.f.unit_at(at);
        let items = self.f.units.get(unit).map_or(at..at, |u| u.start..at);
        names_in(self.f, self.names, &items)
            .filter(|n| self.names[*n].subject && !self.names[*n].possessive)
            .map(|n| self.names[n].entity)
            .collect()
    }

    /// `the couple`, `the two leaders`: the people lately named.
    pub(crate) fn plural_description(
        &self,
        nominal: &Nominal,
        head: &str,
        unit: usize,
    ) -> Vec<EntityId> {
        let two = self.modifiers(nominal).iter().any(|m| m == "two")
            || matches!(head, "couple" | "pair" | "two" | "sisters" | "brothers")
            || self.f.is(nominal.items.start, "both");
        if !two {
            return Vec::new();
        }
        let pair = self.several(unit);
        if pair.len() == 2 {
            return pair;
        }
        let mut people: Vec<EntityId> = self
            .salient(unit)
            .into_iter()
            .map(|(id, _)| id)
            .filter(|id| {
                self.entity(*id)
                    .is_some_and(|e| e.kind == EntityKind::Person)
            })
            .take(2)
            .collect();
        people.sort_unstable();
        if people.len() == 2 {
            people
        } else {
            Vec::new()
        }
    }
}

/// The party that words of a description name.
fn party(head: &str, modifiers: &[String]) -> Option<&'static str> {
    let words = || modifiers.iter().map(String::as_str).chain([head]);
    PARTIES
        .rows()
        .iter()
        .find(|(word, _)| words().any(|w| w == *word))
        .map(|(_, party)| *party)
}

/// Whether the text has given somebody another party than this.
fn other_party(entity: &Entity, of: Option<&str>) -> bool {
    let Some(of) = of else {
        return false;
    };
    let has = |party: &str| {
        let mut words = PARTIES
            .rows()
            .iter()
            .filter(|(_, p)| *p == party)
            .map(|(w, _)| *w);
        words.any(|w| {
            entity
                .roles
                .iter()
                .any(|role| role.split(' ').any(|r| r == w))
        })
    };
    !has(of)
        && PARTIES
            .rows()
            .iter()
            .any(|(_, party)| *party != of && has(party))
}

/// How well a role with the head `word` fits a description with these modifiers.
fn fit(role: &str, word: &str, modifiers: &[String], former: bool) -> f32 {
    let shared = modifiers.iter().filter(|m| role_has(role, m)).count();
    let missing = modifiers.len() - shared;
    #[allow(clippy::cast_precision_loss, reason = "a handful of words")]
    let mut fit = 1.0 + 2.0 * shared as f32 - missing as f32;
    // `the Leith mayor` is rather the mayor of Leith than the one of North Leith.
    let place = role.split_once(" of ").map_or("", |(_, place)| place);
    if shared > 0 && place.split(' ').any(|w| !modifiers.iter().any(|m| m == w)) {
        fit -= 0.5;
    }
    // `the former minister` is not the minister, but his predecessor.
    match (former, word == "predecessor") {
        (true, true) => fit + 2.0,
        (true, false) if !role_has(role, "former") => fit - 1.0,
        _ => fit,
    }
}

/// Whether somebody stands in for the holder of the office: *the governor* is not the lieutenant governor.
fn is_second(entity: &Entity, word: &str, modifiers: &[String]) -> bool {
    let second = |w: &str| matches!(w, "lt" | "lieutenant" | "deputy" | "vice" | "assistant");
    let titles = entity
        .titles
        .iter()
        .flat_map(|title| title.split([' ', '-']));
    entity.titles.len() > 1
        && titles.map(|w| w.trim_end_matches('.')).any(second)
        && !second(word)
        && !modifiers.iter().any(|m| second(m))
}

fn courtesy(title: &str) -> bool {
    matches!(title, "mr" | "ms" | "mrs" | "miss" | "dr" | "mx")
}

fn holds_office(entity: &Entity) -> bool {
    entity.titles.iter().any(|title| !courtesy(title))
}

/// Other words for the role that `head` is.
fn same_roles(head: &str) -> impl Iterator<Item = &str> {
    let of = SAME_ROLES.of(head).into_iter();
    let with = SAME_ROLES.rows().iter();
    let with = with.filter(move |(_, others)| others.split(' ').any(|other| other == head));
    of.flat_map(|others| others.split(' '))
        .chain(with.map(|(word, _)| *word))
}

/// Whether one person holds an office of this name.
fn is_office(f: &Frame<'_, '_>, noun: &str) -> bool {
    f.words.lexicon().look_up(noun).sense.any(Sense::OFFICE)
}

/// Whether a role is an office, and another than `head`.
fn is_other_office(f: &Frame<'_, '_>, role: &str, head: &str) -> bool {
    let noun = role.split(" of ").next().unwrap_or(role);
    let last = noun.rsplit(' ').next().unwrap_or(noun);
    last != head
        && is_office(f, last)
        && !role.contains("former")
        && !same_roles(head).any(|word| word == last)
}

/// Whether a role belongs to another country than the one a modifier of the description names:
/// *president of ardenia* is not *the Velanian president*.
fn elsewhere(role: &str, countries: &[String]) -> bool {
    let of = role.split_once(" of ").map(|(_, place)| place);
    let people = |word: &str| {
        let endings = ["ian", "ean", "ish", "ese", "can"];
        word.len() > 4 && endings.iter().any(|ending| word.ends_with(ending))
    };
    let says = of.is_some() || role.split(' ').any(people);
    says && !countries.is_empty() && !countries.iter().any(|c| role_has(role, c))
}

/// How far before *the 45-year-old* the age may stand, in items: a story or so.
const AGED: usize = 2000;

/// Whether a role has a modifier, a country standing for its people (`tamaria` in *Tamarian*).
pub(super) fn role_has(role: &str, modifier: &str) -> bool {
    role.split([' ', '-']).any(|word| {
        if word == modifier {
            return true;
        }
        let shared = word
            .bytes()
            .zip(modifier.bytes())
            .take_while(|(x, y)| x == y)
            .count();
        shared >= 4 && shared + 3 >= word.len().min(modifier.len())
    })
}
