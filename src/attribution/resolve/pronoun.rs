//! Sources that are pronouns: *he* and *she* by gender and salience, *it* a body, *they* two people or
//! a group.

use super::resolver::{Answer, Resolver};
use super::rules;
use crate::attribution::people::description::described_at;
use crate::attribution::people::linked::names_in;
use crate::attribution::people::source::{Nominal, Pronoun, Reading, read};
use crate::attribution::record::group::Record;
use crate::attribution::syntax::phrase::REACH;
use crate::attribution::types::Explicitness;
use crate::entity::{Entity, EntityKind, Gender, MentionKind, gender_of_class};
use crate::lexicon::{Tag, WordClass};
use crate::text::EntityId;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// How many verbs of a sentence are asked for their subject: the first few open it.
const VERBS: usize = 6;
/// The same where the subject must be the first.
const FIRST: usize = 2;

impl Resolver<'_, '_, '_> {
    pub(crate) fn pronoun(
        &mut self,
        record: &Record,
        pronoun: Pronoun,
        unit: usize,
        items: &Range<usize>,
    ) -> Answer {
        let at = self.f.span(items.start).start();
        let mut answer = Answer {
            explicitness: Some(Explicitness::Anaphoric),
            kind: Some(MentionKind::Pronoun),
            ..Answer::by(&rules::PRONOUN)
        };
        match pronoun {
            Pronoun::Third(gender) => {
                self.third(record, gender, unit, items, &mut answer);
            }
            Pronoun::It => {
                let own = self.not_the_speaker(record, unit, at);
                let found = self.said_just_before(unit).filter(|id| !own.contains(id));
                let found = found
                    .or_else(|| self.thing_to_read(record, unit))
                    .or_else(|| self.thing_described(record, unit))
                    .or_else(|| self.body(unit, &own));
                // What is called *it* is nobody's name.
                if let Some(entity) = found.and_then(|id| self.table.get_mut(id)) {
                    if entity.kind == EntityKind::Unknown {
                        entity.kind = EntityKind::Body;
                    }
                }
                answer.entities.extend(found);
            }
            Pronoun::I => {
                answer.decide(&rules::FIRST_PERSON);
                answer.entities.push(self.narrator());
            }
            Pronoun::They => {
                answer.decide(&rules::THEY);
                answer.entities = self.they(record, unit, items.start);
            }
            Pronoun::We | Pronoun::You => answer.decide(&rules::WE),
            Pronoun::Indefinite
                if self.f.is(items.start, "both") && self.several(unit).len() == 2 =>
            {
                answer.decide(&rules::THEY);
                answer.entities = self.several(unit);
            }
            Pronoun::Indefinite => {
                answer.decide(&rules::INDEFINITE);
                let word = self.f.str(items.start).to_lowercase();
                let anyone = self.described(&word, EntityKind::Described, None);
                // Nobody whom *he* or *she* could mean in news.
                if let Some(entity) = self.table.get_mut(anyone).filter(|_| !self.fiction) {
                    entity.roles.clear();
                }
                answer.entities.push(anyone);
            }
        }
        answer
    }

    /// *He* or *she*.
    fn third(
        &mut self,
        record: &Record,
        gender: Gender,
        unit: usize,
        items: &Range<usize>,
        answer: &mut Answer,
    ) {
        let at = self.f.span(items.start).start();
        let mut not = self.not_the_speaker(record, unit, at);
        not.extend(self.asker(unit, gender));
        let found = self
            .subject_described(record, unit, gender)
            .or_else(|| self.asked_before(unit, gender))
            .or_else(|| self.goes_on(unit, gender, &not))
            .or_else(|| self.person(unit, Some(gender), &not))
            .or_else(|| self.person(unit, Some(gender), &[]))
            .or_else(|| self.somebody_new(record, unit, gender))
            .or_else(|| {
                answer.decide(&rules::NAME_AFTER_PRONOUN);
                self.named_after(at, gender)
            });
        let found = found.or_else(|| {
            answer.decide(&rules::PRONOUN);
            self.described_near(record, unit, items.start, gender)
        });
        // A list of given names is no proof of gender where nobody else can be meant.
        let found = found.or_else(|| {
            let found = self.against_the_list(unit);
            if found.is_some() {
                answer.decide(&rules::AGAINST_THE_LIST);
            }
            found
        });
        if let Some(id) = found {
            answer.entities.push(id);
            answer.antecedent = self.last_named(id, at);
            if let Some(entity) = self.table.get_mut(id) {
                if entity.gender.is_none() && entity.kind != EntityKind::Body {
                    entity.gender = Some(gender);
                }
            }
        } else {
            answer.entities.push(self.described(
                &self.f.str(items.start).to_lowercase(),
                EntityKind::Described,
                Some(gender),
            ));
            answer.decide(&rules::UNKNOWN_PRONOUN);
        }
    }

    /// What is no person and has just spoken: `The operator, Transmar, said that it would hold. It said …`.
    fn said_just_before(&self, unit: usize) -> Option<EntityId> {
        let (said, who) = self.said.last().filter(|_| !self.fiction)?;
        let [id] = who.as_slice() else {
            return None;
        };
        let thing = self.entity(*id).is_some_and(|e| {
            matches!(e.kind, EntityKind::Body | EntityKind::Unknown) && e.gender.is_none()
        });
        (thing && said + 1 >= unit).then_some(*id)
    }

    /// `His wife was less sure. "He has my book," she said.`: whom the sentence before in the paragraph describes as
    /// its subject, in news.
    fn subject_described(
        &mut self,
        record: &Record,
        unit: usize,
        gender: Gender,
    ) -> Option<EntityId> {
        let f = self.f;
        let before = unit.checked_sub(1).filter(|_| !self.fiction)?;
        let sentence = f.units[before];
        if sentence.paragraph != f.units[unit].paragraph
            || self.said.last().is_some_and(|(said, _)| *said >= before)
        {
            return None;
        }
        let subject = sentence
            .range()
            .filter(|i| f.finite(*i))
            .take(VERBS)
            .filter_map(|verb| f.subject_before(verb, sentence.start))
            .find(|subject| {
                subject.start == sentence.start || f.is_comma(subject.start.saturating_sub(1))
            })?;
        let Reading::Nominal(nominal) = read(f, self.names, &subject) else {
            return None;
        };
        let class = f.class(nominal.head);
        if nominal.plural || !nominal.definite || !class.any(WordClass::PERSON.with(WordClass::KIN))
        {
            return None;
        }
        // `Her mother taught her, she said`: the daughter, more likely.
        let same = |owner: &Range<usize>| gender_of_class(f.class(owner.start)) == Some(gender);
        let owned = nominal.owner.as_ref();
        if owned.is_some_and(|owner| nominal.gender != Some(gender) || same(owner)) {
            return None;
        }
        let id = *self.nominal(record, &nominal, before).entities.first()?;
        let entity = self.entity(id)?;
        let fits = entity.can_be_person() && entity.agrees(Some(gender));
        (fits && (owned.is_some() || entity.is_named())).then_some(id)
    }

    /// Notes whom the report asks something by name.
    pub(crate) fn note_question(&mut self, unit: usize, record: &Record) {
        let report = &record.report;
        let asks = |cue: &Range<usize>| {
            let verb = cue.end.saturating_sub(1);
            self.f.is_one_of(verb, &["ask", "asked", "asking", "asks"])
        };
        let who = report
            .addressee
            .as_ref()
            .filter(|_| report.cue.as_ref().is_some_and(asks));
        let names = who.map_or(0..0, |items| names_in(self.f, self.names, items));
        self.asked = (names.len() == 1).then(|| (unit, self.names[names.start].entity));
    }

    /// `Judge Oja asked Igor V. whether he was sorry. He said no`: the one asked answers.
    fn asked_before(&self, unit: usize, gender: Gender) -> Option<EntityId> {
        let (asked, who) = self.asked?;
        let fits = self
            .entity(who)
            .is_some_and(|e| e.can_be_person() && e.agrees(Some(gender)));
        (fits && asked + 1 == unit).then_some(who)
    }

    /// `Tarn Osk, an analyst, said it would rain. He said …`: who has just spoken in the paragraph goes on, though
    /// no list tells of what gender the name is, if nobody of this gender is named in between.
    fn goes_on(&self, unit: usize, gender: Gender, not: &[EntityId]) -> Option<EntityId> {
        let (said, who) = self.said.last().filter(|_| !self.fiction)?;
        let [id] = who.as_slice() else {
            return None;
        };
        let next = said + 1 == unit;
        let same = next && self.f.units[*said].paragraph == self.f.units[unit].paragraph;
        let entity = self.entity(*id).filter(|_| next && !not.contains(id))?;
        // `A spokesperson for the port said so. He added …`, in the next paragraph too.
        let speaks = |role: &String| role.contains("spokesperson");
        let unnamed = entity.kind == EntityKind::Described && entity.roles.iter().any(speaks);
        let named = entity.kind == EntityKind::Person || self.speaks.contains(id);
        let open = entity.gender.is_none() && (same && named || unnamed);
        let other = |e: &Entity| e.kind == EntityKind::Person && e.gender == Some(gender);
        let between = self.names[..self.next_name]
            .iter()
            .rev()
            .take_while(|name| name.unit >= *said)
            .filter(|name| !name.quoted && !self.in_report(name.span))
            .any(|name| self.entity(name.entity).is_some_and(other));
        (open && !between).then_some(*id)
    }

    /// `A man in a green coat was pulled out. He said …`: the subject of the sentence before, whom nothing names.
    fn somebody_new(&mut self, record: &Record, unit: usize, gender: Gender) -> Option<EntityId> {
        let f = self.f;
        let before = unit.checked_sub(1)?;
        let sentence = f.units[before].range();
        let opens = f.is_one_of(sentence.start, &["a", "an", "one"]);
        let verb = sentence.clone().find(|i| f.finite(*i)).filter(|_| opens)?;
        let subject = f.subject_before(verb, sentence.start)?;
        let Reading::Nominal(nominal) = read(f, self.names, &subject) else {
            return None;
        };
        let person = f
            .class(nominal.head)
            .any(WordClass::PERSON.with(WordClass::KIN));
        let fits = subject.start == sentence.start && !nominal.plural && nominal.owner.is_none();
        if !person || !fits || nominal.gender.is_some_and(|g| g != gender) {
            return None;
        }
        self.nominal(record, &nominal, before)
            .entities
            .first()
            .copied()
    }

    /// `She left a note on the door. It read: "…"`: what the sentence before has that can be read.
    fn thing_to_read(&mut self, record: &Record, unit: usize) -> Option<EntityId> {
        let f = self.f;
        let verb = record.report.cue.as_ref()?.clone().next_back()?;
        let before = f.units[unit.checked_sub(1)?];
        let near = before.paragraph == f.units[unit].paragraph;
        if !near || !(verb.saturating_sub(1)..=verb).any(|i| f.is_one_of(i, &["read", "reads"])) {
            return None;
        }
        let written = |i: &usize| f.class(*i).any(WordClass::DOCUMENT) && f.tag(*i) == Tag::Noun;
        let noun = before.range().rev().find(written)?;
        let start = f.phrase_before(before.start, noun + 1)?;
        let Reading::Nominal(nominal) = read(f, self.names, &(start..noun + 1)) else {
            return None;
        };
        let found = self.nominal(record, &nominal, unit);
        found.entities.first().copied()
    }

    /// `The agency issued a statement. "We regret it," it said`: the body or document that the sentence before has for its
    /// subject.
    fn thing_described(&mut self, record: &Record, unit: usize) -> Option<EntityId> {
        let f = self.f;
        let before = f.units[unit.checked_sub(1)?];
        if before.paragraph != f.units[unit].paragraph {
            return None;
        }
        let subject = before
            .range()
            .filter(|i| f.finite(*i) || f.auxiliary(*i))
            .take(FIRST)
            .find_map(|verb| f.subject_before(verb, before.start))?;
        let Reading::Nominal(nominal) = read(f, self.names, &subject) else {
            return None;
        };
        let thing = WordClass::BODY.with(WordClass::DOCUMENT);
        if nominal.plural || !f.class(nominal.head).any(thing) {
            return None;
        }
        self.nominal(record, &nominal, unit)
            .entities
            .first()
            .copied()
    }

    /// `I asked my landlord about it. He goes, …`: somebody described shortly before, in the narration.
    fn described_near(
        &mut self,
        record: &Record,
        unit: usize,
        before: usize,
        gender: Gender,
    ) -> Option<EntityId> {
        let f = self.f;
        // `Through his son he told us`: the father.
        let owns = |one: &Nominal| {
            one.owner.as_ref().is_some_and(|owner| {
                owner.start > 0
                    && f.tag(owner.start - 1) == Tag::Preposition
                    && gender_of_class(f.class(owner.start)) == Some(gender)
            })
        };
        let nominal = (unit.saturating_sub(2)..=unit).rev().find_map(|u| {
            let range = f.units[u].range();
            range
                .clone()
                .take_while(|i| *i < before)
                .take(REACH)
                .filter(|i| !f.is_run(*i))
                .filter_map(|i| described_at(f, i, &range, &FxHashSet::default()))
                .find(|one| one.gender.is_none_or(|g| g == gender) && !(u == unit && owns(one)))
        })?;
        let id = *self.nominal(record, &nominal, unit).entities.first()?;
        self.entity(id)
            .is_some_and(|e| e.can_be_person() && e.agrees(Some(gender)))
            .then_some(id)
    }

    /// The person lately named whose given name the list has for the other gender.
    fn against_the_list(&self, unit: usize) -> Option<EntityId> {
        self.salient(unit).into_iter().map(|(id, _)| id).find(|id| {
            self.entity(*id)
                .is_some_and(|e| e.kind == EntityKind::Person && !e.known && e.titles.is_empty())
        })
    }

    /// `A clerk asked her whether it was late. She said …`: whoever asked the sentence before is not meant.
    fn asker(&self, unit: usize, gender: Gender) -> Vec<EntityId> {
        let f = self.f;
        let Some((asked, who)) = self.said.last().filter(|(u, _)| u + 1 == unit) else {
            return Vec::new();
        };
        let her = |i: usize| {
            f.is_one_of(i, &["asked", "asks"])
                && gender_of_class(f.class(i + 1)) == Some(gender)
                && f.class(i + 1)
                    .any(WordClass::OBJECT.with(WordClass::POSSESSIVE))
        };
        if f.units[*asked].range().take(REACH).any(her) {
            who.clone()
        } else {
            Vec::new()
        }
    }

    /// In a conversation the one who spoke in the paragraph before is not the next speaker, unless
    /// the verb carries on.
    fn not_the_speaker(&self, record: &Record, unit: usize, at: u32) -> Vec<EntityId> {
        if !self.fiction {
            // `"Mr. Holm never called," he said` and `He said Mr. Holm never called` are another's words; `Mr. Holm will
            // call, he said` can be his own.
            return record
                .report
                .pieces
                .iter()
                .flat_map(|piece| names_in(self.f, self.names, piece))
                .map(|name| &self.names[name])
                .filter(|name| name.quoted || name.span.start() > at && !name.modifier)
                .map(|name| name.entity)
                .collect();
        }
        if record.report.continuing || !record.report.tag {
            return Vec::new();
        }
        let Some((last_unit, speakers)) = self.said.last() else {
            return Vec::new();
        };
        let paragraph = |u: usize| self.f.units.get(u).map_or(0, |u| u.paragraph);
        let gap = paragraph(unit).saturating_sub(paragraph(*last_unit));
        if gap == 1 {
            speakers.clone()
        } else {
            Vec::new()
        }
    }

    fn named_after(&self, at: u32, gender: Gender) -> Option<EntityId> {
        let first = self.names.partition_point(|name| name.span.start() < at);
        self.names[first..]
            .iter()
            .take(4)
            .filter(|n| !n.quoted && !n.boilerplate)
            .map(|n| n.entity)
            .find(|id| {
                self.entity(*id)
                    .is_some_and(|e| e.can_be_person() && e.agrees(Some(gender)))
            })
    }
}
