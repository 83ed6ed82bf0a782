//! Sources that are descriptions: `the mayor`, `a fisherman`, `his lawyer`, `her letter`.

use super::group::Record;
use super::resolve::{Answer, Resolver};
use super::rules::resolve as rules;
use super::source::{Nominal, Reading, names_in, read};
use super::types::Explicitness;
use crate::entity::{Entity, EntityKind, Gender, MentionKind, fold_word, tidy};
use crate::lexicon::WordClass;
use crate::text::EntityId;
use std::ops::Range;

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
        if lower_first && !self.f.capital(start + 1) {
            let mut letters = text.chars();
            letters.next().map_or_else(String::new, |first| {
                first.to_lowercase().chain(letters).collect()
            })
        } else {
            text
        }
    }

    pub(crate) fn nominal(&mut self, record: &Record, nominal: &Nominal, unit: usize) -> Answer {
        let f = self.f;
        let head = f.class(nominal.head);
        let head_word = fold_word(f.str(nominal.head));
        let mut answer = Answer {
            kind: Some(MentionKind::Nominal),
            ..Answer::by(&rules::DESCRIPTION)
        };
        let person = head.any(
            WordClass::PERSON
                .with(WordClass::KIN)
                .with(WordClass::TITLE),
        );
        // `the 19-year-old`
        let person = person || head_word.ends_with("-year-old");
        // `the Texan`
        let person = person
            || head.any(WordClass::DEMONYM)
                && !head.any(WordClass::PLURAL)
                && nominal.definite
                && f.capital(nominal.head);
        let document = head.any(WordClass::DOCUMENT) && !person;
        let body = head.any(WordClass::BODY.with(WordClass::BODY_NAME)) && !person;
        // `Levee Is Sound, Sheriff Says`: the story fills in which sheriff.
        let headline =
            (person || body) && !nominal.plural && nominal.owner.is_none() && self.headline(unit);
        if (nominal.definite || headline) && self.on(&rules::DESCRIBED_BEFORE) {
            let found = if document {
                self.document_owner(record, nominal, &head_word, unit)
            } else if nominal.plural && person
                || f.is_one_of(nominal.head, &["couple", "pair", "two", "others"])
            {
                self.plural_description(nominal, &head_word, unit)
            } else if nominal.owner.is_some() && (person || body && self.personal(nominal)) {
                Vec::new()
            } else if headline && !nominal.definite && person {
                self.role_of_story(nominal, &head_word)
                    .into_iter()
                    .collect()
            } else if person || f.is_one_of(nominal.head, &["other", "one", "latter", "former"]) {
                self.role(nominal, &head_word, unit).into_iter().collect()
            } else if body {
                self.body_description(nominal, &head_word, unit)
                    .into_iter()
                    .collect()
            } else {
                Vec::new()
            };
            if let (true, [one]) = (body, found.as_slice()) {
                if let Some(entity) = self.table.get_mut(*one) {
                    if entity.kind == EntityKind::Unknown {
                        entity.kind = EntityKind::Body;
                    }
                }
            }
            if !found.is_empty() {
                answer.antecedent = self.last_named(found[0], f.span(nominal.items.start).start());
                answer.entities = found;
                answer.explicitness = Some(Explicitness::Anaphoric);
                answer.decide(if document && nominal.owner.is_some() {
                    &rules::OWNER_OF_DOCUMENT
                } else {
                    &rules::DESCRIBED_BEFORE
                });
                return answer;
            }
        }
        if document && !nominal.plural {
            if let Some(maker) = self.new_document(nominal) {
                answer.entities.push(maker);
                answer.explicitness = Some(Explicitness::Explicit);
                answer.decide(&rules::OWNER_OF_DOCUMENT);
                return answer;
            }
        }
        let kind = if nominal.plural && (person || body || head.is_empty())
            || head.any(WordClass::PLURAL) && !body && !document
        {
            EntityKind::Group
        } else if document {
            EntityKind::Document
        } else if body {
            EntityKind::Body
        } else {
            EntityKind::Described
        };
        // `Mr. Lee's lawyer`, `his wife`: named through the possessor.
        let owned = person || document || body && self.personal(nominal);
        if let (Some(owner), true) = (&nominal.owner, owned) {
            if let Some((id, name)) = self.owner(record, owner, unit) {
                if document || head.any(WordClass::EXPRESSION) {
                    answer.entities.push(id);
                    answer.explicitness = Some(Explicitness::Explicit);
                    answer.decide(&rules::OWNER_OF_DOCUMENT);
                    return answer;
                }
                if f.is_one_of(nominal.head, &["voice", "tone", "reply", "answer"]) {
                    answer.entities.push(id);
                    answer.explicitness = Some(Explicitness::Anaphoric);
                    answer.decide(&rules::OWNER_OF_VOICE);
                    return answer;
                }
                if let Some(namesake) = self.namesake(id, nominal) {
                    answer.entities.push(namesake);
                    answer.decide(&rules::RELATION);
                    answer.explicitness = Some(Explicitness::Anaphoric);
                    return answer;
                }
                let start = owner.end.max(nominal.items.start);
                let start = (start..=nominal.head)
                    .find(|i| !f.possessive(*i))
                    .unwrap_or(nominal.head);
                let rest = tidy(f.span_of(&(start..nominal.head + 1)).of(f.words.text));
                let id = self.described(&format!("{name}'s {rest}"), kind, nominal.gender);
                if let Some(entity) = self.table.get_mut(id) {
                    entity.mentions += 1;
                }
                answer.entities.push(id);
                answer.decide(&rules::RELATION);
                answer.explicitness = Some(Explicitness::Anaphoric);
                return answer;
            }
        }
        if f.is_one_of(nominal.head, &["voice"]) {
            if let Some(id) = self.voice(record) {
                answer.entities.push(id);
                answer.decide(&rules::VOICE);
                answer.explicitness = Some(Explicitness::Anaphoric);
                return answer;
            }
        }
        let description = self.description(nominal);
        let lower = description.to_lowercase();
        answer.anonymous = [
            "familiar with",
            "condition of anonymity",
            "not authorized",
            "declined to be named",
            "asked not to be",
        ]
        .iter()
        .any(|s| lower.contains(s));
        let id = if body && !nominal.definite {
            self.described(&description, kind, None)
        } else {
            self.described(&description, kind, nominal.gender)
        };
        if let Some(entity) = self.table.get(id) {
            if entity.mentions > 0 && nominal.definite {
                answer.explicitness = Some(Explicitness::Anaphoric);
            }
        }
        if let Some(entity) = self.table.get_mut(id) {
            entity.mentions += 1;
            // `a lead`, `40 percent`: nobody whom *he* could mean.
            if !self.fiction && !person && !head.is_empty() && entity.kind == EntityKind::Described
            {
                entity.roles.clear();
            }
        }
        answer.entities.push(id);
        answer
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
                        && e.gender == Some(gender)
                        && name.is_some_and(|(other, last)| last == surname && other != given)
                })
            })
            .take(2);
        let one = found.next()?;
        found.next().is_none().then_some(one)
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
                None if self.f.is(owner.start, "its") => self.body(unit).into_iter().collect(),
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
