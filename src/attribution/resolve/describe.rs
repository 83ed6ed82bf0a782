//! Sources that are descriptions: `the mayor`, `a fisherman`, `his lawyer`, `her letter`.

use super::resolver::{Answer, Resolver};
use super::rules::{self, ResolveRule};
use crate::attribution::people::linked::names_in;
use crate::attribution::people::source::{Nominal, Reading, read};
use crate::attribution::record::group::Record;
use crate::attribution::types::Explicitness;
use crate::entity::{Entity, EntityKind, Gender, MentionKind, fold_word, tidy};
use crate::lexicon::{Sense, WordClass};
use crate::text::{Case, EntityId};
use std::ops::Range;

/// A text with so many names has more than two people.
const NAMED: usize = 40;

/// What a description can stand for, none of them for a thing.
#[derive(Clone, Copy)]
struct Sort {
    person: bool,
    document: bool,
    body: bool,
}

/// The answer that a description means these.
fn described_by(rule: &ResolveRule, entities: Vec<EntityId>, how: Explicitness) -> Answer {
    Answer {
        kind: Some(MentionKind::Nominal),
        entities,
        explicitness: Some(how),
        ..Answer::by(rule)
    }
}

impl Resolver<'_, '_, '_> {
    /// Somebody unnamed, known by a description; the same description is the same entity.
    pub(crate) fn described(
        &mut self,
        description: &str,
        kind: EntityKind,
        gender: Option<Gender>,
    ) -> EntityId {
        if let Some(known) = self.table.with_description(description) {
            return known;
        }
        let mut entity = Entity::new(description.to_owned(), kind);
        entity.gender = gender;
        entity.roles.push(description.to_lowercase());
        self.table.push(entity)
    }

    /// The words of a description from its first modifier to its end, article left out.
    pub(crate) fn description(&self, nominal: &Nominal) -> String {
        let mut start = nominal.items.start;
        // `A.`, the label of an answer, is no article.
        while start < nominal.head
            && (start + 1..=nominal.head).any(|i| self.f.is_word(i))
            && !self.f.is_one_of(start, &["those"])
            && (self
                .f
                .class(start)
                .any(WordClass::DETERMINER.with(WordClass::POSSESSIVE))
                || self.f.class(start).any(WordClass::NUMERAL) && start == nominal.items.start)
        {
            start += 1;
        }
        let text = tidy(
            self.f
                .span_of(&(start..nominal.items.end))
                .of(self.f.words.text),
        );
        let lower_first = !self.f.class(start).any(WordClass::DEMONYM)
            && self.f.class(start).any(
                WordClass::PERSON
                    .with(WordClass::COMMON)
                    .with(WordClass::PLURAL)
                    .with(WordClass::BODY)
                    .with(WordClass::DOCUMENT)
                    .with(WordClass::MODIFIER)
                    .with(WordClass::NUMERAL),
            )
            && (self
                .f
                .units
                .get(self.f.unit_at(start))
                .is_some_and(|u| u.start == start));
        let label = self.f.token(start).is_some_and(|t| t.case == Case::Upper);
        if lower_first && !label && !self.f.capital(start + 1) {
            let mut letters = text.chars();
            letters.next().map_or_else(String::new, |first| {
                first.to_lowercase().chain(letters).collect()
            })
        } else {
            text
        }
    }

    /// Whom a description means: somebody described before, the owner of what is described, or somebody new.
    pub(crate) fn nominal(&mut self, record: &Record, nominal: &Nominal, unit: usize) -> Answer {
        let sort = self.sort(nominal);
        self.described_before(record, nominal, sort, unit)
            .or_else(|| self.maker(nominal, sort))
            .or_else(|| self.through_owner(record, nominal, sort, unit))
            .or_else(|| self.voice_heard(record, nominal))
            .unwrap_or_else(|| self.newly_described(nominal, sort))
    }

    /// What the head of a description can stand for.
    fn sort(&self, nominal: &Nominal) -> Sort {
        let f = self.f;
        let head = f.class(nominal.head);
        let person = head.any(
            WordClass::PERSON
                .with(WordClass::KIN)
                .with(WordClass::TITLE),
        );
        // `the 19-year-old`
        let aged = fold_word(f.str(nominal.head)).ends_with("-year-old");
        // `the Texan`
        let of_a_people = head.any(WordClass::DEMONYM)
            && !head.any(WordClass::PLURAL)
            && nominal.definite
            && f.capital(nominal.head);
        let person = person || aged || of_a_people;
        Sort {
            person,
            document: head.any(WordClass::DOCUMENT) && !person,
            body: head.any(WordClass::BODY.with(WordClass::BODY_NAME)) && !person,
        }
    }

    fn kind(&self, nominal: &Nominal, sort: Sort) -> EntityKind {
        let head = self.f.class(nominal.head);
        if nominal.plural && (sort.person || sort.body || head.is_empty())
            || head.any(WordClass::PLURAL) && !sort.body && !sort.document
        {
            EntityKind::Group
        } else if sort.document {
            EntityKind::Document
        } else if sort.body {
            EntityKind::Body
        } else {
            EntityKind::Described
        }
    }

    /// Those whom the text has spoken of in these words: `the mayor`, `the couple`, `the letter`.
    fn described_before(
        &mut self,
        record: &Record,
        nominal: &Nominal,
        sort: Sort,
        unit: usize,
    ) -> Option<Answer> {
        let f = self.f;
        let Sort {
            person,
            document,
            body,
        } = sort;
        // `Levee Is Sound, Sheriff Says`: the story fills in which sheriff.
        let headline =
            (person || body) && !nominal.plural && nominal.owner.is_none() && self.headline(unit);
        if !(nominal.definite || headline) || !self.on(&rules::DESCRIBED_BEFORE) {
            return None;
        }
        let word = fold_word(f.str(nominal.head));
        let one = |id: Option<EntityId>| id.into_iter().collect();
        let found = if document {
            self.document_owner(record, nominal, &word, unit)
        } else if nominal.plural && person
            || f.is_one_of(nominal.head, &["couple", "pair", "two", "others"])
        {
            self.plural_description(nominal, &word, unit)
        } else if person && self.of_body(nominal) {
            one(self.role_of_story(nominal, &word))
        } else if nominal.owner.is_some() && (person || body && self.personal(nominal)) {
            Vec::new()
        } else if headline && !nominal.definite && person {
            one(self.role_of_story(nominal, &word))
        } else if person || f.is_one_of(nominal.head, &["other", "one", "latter", "former"]) {
            one(self.role(nominal, &word, unit))
        } else if body {
            one(self.body_description(nominal, &word, unit))
        } else {
            Vec::new()
        };
        let first = *found.first()?;
        if body && found.len() == 1 {
            if let Some(entity) = self.table.get_mut(first) {
                if entity.kind == EntityKind::Unknown {
                    entity.kind = EntityKind::Body;
                }
            }
        }
        let rule = if document && nominal.owner.is_some() {
            &rules::OWNER_OF_DOCUMENT
        } else {
            &rules::DESCRIBED_BEFORE
        };
        let start = f.span(nominal.items.start).start();
        Some(Answer {
            antecedent: self.last_named(first, start),
            ..described_by(rule, found, Explicitness::Anaphoric)
        })
    }

    /// The maker of a document that is met for the first time: `a report by the port authority`.
    fn maker(&mut self, nominal: &Nominal, sort: Sort) -> Option<Answer> {
        let maker = (sort.document && !nominal.plural)
            .then(|| self.new_document(nominal))
            .flatten()?;
        Some(described_by(
            &rules::OWNER_OF_DOCUMENT,
            vec![maker],
            Explicitness::Explicit,
        ))
    }

    /// `Mr. Lee's lawyer`, `his wife`: named through the possessor.
    fn through_owner(
        &mut self,
        record: &Record,
        nominal: &Nominal,
        sort: Sort,
        unit: usize,
    ) -> Option<Answer> {
        let f = self.f;
        let owned = sort.person || sort.document || sort.body && self.personal(nominal);
        let owner = nominal.owner.as_ref().filter(|_| owned)?;
        let (id, name) = self.owner(record, owner, unit)?;
        if sort.document || f.class(nominal.head).any(WordClass::EXPRESSION) {
            let rule = &rules::OWNER_OF_DOCUMENT;
            return Some(described_by(rule, vec![id], Explicitness::Explicit));
        }
        if f.is_one_of(nominal.head, &["voice", "tone", "reply", "answer"]) {
            let rule = &rules::OWNER_OF_VOICE;
            return Some(described_by(rule, vec![id], Explicitness::Anaphoric));
        }
        let other = self.namesake(id, nominal);
        let relation = other.or_else(|| self.peer(id, nominal)).unwrap_or_else(|| {
            let start = owner.end.max(nominal.items.start);
            let start = (start..=nominal.head)
                .find(|i| !f.possessive(*i))
                .unwrap_or(nominal.head);
            let rest = tidy(f.span_of(&(start..nominal.head + 1)).of(f.words.text));
            let kind = self.kind(nominal, sort);
            let id = self.described(&format!("{name}'s {rest}"), kind, nominal.gender);
            if let Some(entity) = self.table.get_mut(id) {
                entity.mentions += 1;
            }
            id
        });
        let rule = &rules::RELATION;
        Some(described_by(rule, vec![relation], Explicitness::Anaphoric))
    }

    /// `a voice said`: that of somebody who is about.
    fn voice_heard(&mut self, record: &Record, nominal: &Nominal) -> Option<Answer> {
        let voice = self.f.is(nominal.head, "voice");
        let id = voice.then(|| self.voice(record)).flatten()?;
        Some(described_by(
            &rules::VOICE,
            vec![id],
            Explicitness::Anaphoric,
        ))
    }

    /// Somebody of whom no more is known than the description.
    fn newly_described(&mut self, nominal: &Nominal, sort: Sort) -> Answer {
        let head = self.f.class(nominal.head);
        let description = self.description(nominal);
        let lower = description.to_lowercase();
        let anonymous = [
            "familiar with",
            "condition of anonymity",
            "not authorized",
            "declined to be named",
            "asked not to be",
        ]
        .iter()
        .any(|s| lower.contains(s));
        let gender = nominal.gender.filter(|_| !sort.body || nominal.definite);
        let kind = self.kind(nominal, sort);
        let id = self.described(&description, kind, gender);
        let mut explicitness = None;
        if let Some(entity) = self.table.get_mut(id) {
            if entity.mentions > 0 && nominal.definite {
                explicitness = Some(Explicitness::Anaphoric);
            }
            entity.mentions += 1;
            // `a lead`, `40 percent`: nobody whom *he* could mean.
            let nobody = !self.fiction && !sort.person && !head.is_empty();
            if nobody && entity.kind == EntityKind::Described {
                entity.roles.clear();
            }
        }
        Answer {
            kind: Some(MentionKind::Nominal),
            entities: vec![id],
            explicitness,
            anonymous,
            ..Answer::by(&rules::DESCRIPTION)
        }
    }

    /// `its chairman`, of a body.
    fn of_body(&self, nominal: &Nominal) -> bool {
        nominal
            .owner
            .as_ref()
            .is_some_and(|owner| !self.fiction && owner.len() == 1 && self.f.is(owner.start, "its"))
    }

    /// `her office`: what belongs to a person is none of the bodies named.
    fn personal(&self, nominal: &Nominal) -> bool {
        nominal.owner.as_ref().is_some_and(|owner| {
            owner.len() == 1 && self.f.is_one_of(owner.start, &["his", "her", "my"])
        })
    }

    /// `Odo Lind's wife`, where the text names one woman more of that name.
    fn namesake(&self, owner: EntityId, nominal: &Nominal) -> Option<EntityId> {
        let kin = self.f.class(nominal.head).any(WordClass::KIN);
        let gender = nominal
            .gender
            .filter(|_| kin && !nominal.plural && !self.fiction)?;
        let (given, surname) = self.entity(owner)?.name.rsplit_once(' ')?;
        let mut found = self
            .table
            .with_word(&fold_word(surname))
            .iter()
            .copied()
            .filter(|id| {
                self.entity(*id).is_some_and(|e| {
                    let name = e.name.rsplit_once(' ');
                    e.kind == EntityKind::Person
                        && *id != owner
                        && e.agrees(Some(gender))
                        && name.is_some_and(|(other, last)| last == surname && other != given)
                })
            })
            .take(2);
        let one = found.next()?;
        found.next().is_none().then_some(one)
    }

    /// `Dr. Sy and Dr. Wolny disagree … his colleague said`: where the text names two people only, the other one.
    fn peer(&self, owner: EntityId, nominal: &Nominal) -> Option<EntityId> {
        if nominal.plural || !self.f.sense(nominal.head).any(Sense::PEER) {
            return None;
        }
        let mut people: Vec<EntityId> = Vec::new();
        for name in self.names.iter().take(NAMED).filter(|n| !n.boilerplate) {
            let person = |e: &Entity| e.kind == EntityKind::Person;
            if self.entity(name.entity).is_some_and(person) && !people.contains(&name.entity) {
                people.push(name.entity);
            }
        }
        let one = people.iter().copied().find(|id| *id != owner)?;
        let two = people.len() == 2 && people.contains(&owner) && self.names.len() < NAMED;
        let agrees = self.entity(one)?.agrees(nominal.gender);
        (two && agrees).then_some(one)
    }

    /// `called a voice from the stairs. It was Dorthe`: the next sentence names the voice.
    fn voice(&self, record: &Record) -> Option<EntityId> {
        let next = self.f.units.get(record.report.unit + 1)?;
        let was = self.f.is_one_of(next.start, &["it", "this", "that"])
            && self.f.is_one_of(next.start + 1, &["was", "is"]);
        let name = names_in(
            self.f,
            self.names,
            &(next.start..next.end.min(next.start + 6)),
        )
        .next()?;
        was.then(|| self.names[name].entity)
    }

    /// The possessor's entity and name.
    pub(crate) fn owner(
        &mut self,
        record: &Record,
        owner: &Range<usize>,
        unit: usize,
    ) -> Option<(EntityId, String)> {
        let answer = if owner.len() == 1 && self.f.class(owner.start).any(WordClass::POSSESSIVE) {
            let not = [];
            let class = self.f.class(owner.start);
            match crate::entity::gender_of_class(class) {
                Some(gender) => self.person(unit, Some(gender), &not).into_iter().collect(),
                None if self.f.is(owner.start, "their") => self.several(unit),
                None if self.f.is(owner.start, "its") => {
                    self.body(unit, &not).into_iter().collect()
                }
                None => Vec::new(),
            }
        } else {
            let reading = read(self.f, self.names, owner);
            if matches!(reading, Reading::Nominal(_) | Reading::Joint(_)) {
                // `the mayor's lawyer` goes through the mayor; deeper nesting does not matter.
                let Reading::Nominal(inner) = &reading else {
                    return None;
                };
                if inner.owner.is_some() {
                    Vec::new()
                } else {
                    self.nominal(record, inner, unit).entities
                }
            } else {
                self.answer(record, &reading, unit, owner).entities
            }
        };
        let id = *answer.first()?;
        let name = self.entity(id)?.name.clone();
        Some((id, name))
    }
}
