//! Whom *they* stands for: several people lately brought up together, a group or a body, or one who goes by *they*.

use super::resolver::Resolver;
use crate::attribution::people::source::{Pronoun, Reading, read};
use crate::attribution::record::group::Record;
use crate::attribution::types::Act;
use crate::entity::{Entity, EntityKind};
use crate::lexicon::WordClass;
use crate::text::EntityId;

/// How many sentences back *they* looks for its subject, and one less than how many verbs of each.
const NEAR: usize = 2;
/// The same for a row of sentences with *they*.
const FAR: usize = 6;
/// Nouns that *they* can be.
const SEVERAL: WordClass = WordClass::PERSON
    .with(WordClass::KIN)
    .with(WordClass::DEMONYM)
    .with(WordClass::BODY);

impl Resolver<'_, '_, '_> {
    /// *They* in news: the last subject of several, else as in [`several`](Self::several).
    pub(super) fn they(&mut self, record: &Record, unit: usize, before: usize) -> Vec<EntityId> {
        let one = |e: &Entity| e.singular_they;
        let salient = self.salient(unit).first().map(|(id, _)| *id);
        if self.fiction || salient.and_then(|id| self.entity(id)).is_some_and(one) {
            return self.several(unit);
        }
        // Those who have just spoken: `Voters are tired, friends of Lind said. They will stay at home, they said.`
        if let Some((u, who)) = self.said.last() {
            let several = who.len() > 1
                || who.iter().all(|id| {
                    self.entity(*id)
                        .is_some_and(|e| e.kind == EntityKind::Group)
                });
            if record.report.act == Act::Speech && u + NEAR >= unit && several {
                return who.clone();
            }
        }
        let (mut u, mut low) = (unit, unit.saturating_sub(NEAR));
        loop {
            let range = self.f.units[u].start..self.f.units[u].end.min(before);
            let verbs = range.clone().rev().filter(|i| self.f.finite(*i));
            for verb in verbs.take(NEAR + 1) {
                let Some(subject) = self.f.subject_before(verb, range.start) else {
                    continue;
                };
                if self.in_report(self.f.span_of(&subject)) {
                    continue;
                }
                let reading = read(self.f, self.names, &subject);
                let people = match &reading {
                    Reading::Names(names) => names.len() > 1,
                    Reading::Joint(_) => true,
                    Reading::Nominal(nominal) => {
                        nominal.plural && self.f.class(nominal.head).any(SEVERAL)
                    }
                    // The same, so those further up.
                    Reading::Pronoun(Pronoun::They) => {
                        low = u.saturating_sub(NEAR).max(unit.saturating_sub(FAR));
                        false
                    }
                    _ => false,
                };
                if people {
                    return self.answer(record, &reading, u, &subject).entities;
                }
            }
            if u <= low {
                break;
            }
            u -= 1;
        }
        let several = self.several(unit);
        if several.is_empty() {
            return self.only_speaker(record, unit);
        }
        several
    }

    /// `"It was late," Ash P. said. "I left," they added.`: one who goes on, where no others are about.
    fn only_speaker(&self, record: &Record, unit: usize) -> Vec<EntityId> {
        let last = self.said.last().filter(|(u, who)| {
            let person = |id: &EntityId| {
                self.entity(*id)
                    .is_some_and(|e| e.kind == EntityKind::Person && e.gender.is_none())
            };
            record.report.tag && u + NEAR >= unit && who.len() == 1 && who.iter().all(person)
        });
        last.map(|(_, who)| who.clone()).unwrap_or_default()
    }

    /// Two people or more lately brought up together; a body or group otherwise.
    pub(crate) fn several(&self, unit: usize) -> Vec<EntityId> {
        let salient = self.salient(unit);
        if let Some((id, _)) = salient.first() {
            if self.entity(*id).is_some_and(|e| e.singular_they) {
                return vec![*id];
            }
        }
        // `Salim and Layla M.`: names joined by *and* most recently.
        let end = self.next_name;
        for b in (1..end).rev().take(12) {
            let (left, right) = (&self.names[b - 1], &self.names[b]);
            let joined =
                right.token == left.token_end + 1 && self.f.words.is(left.token_end, "and");
            let people = [left, right].iter().all(|n| {
                self.entity(n.entity)
                    .is_some_and(|e| e.can_be_person() && (self.fiction || !n.modifier))
            });
            if joined
                && people
                && !left.quoted
                && left.entity != right.entity
                && unit.saturating_sub(right.unit) < 8
            {
                return vec![left.entity, right.entity];
            }
        }
        let group = salient.iter().map(|(id, _)| *id).find(|id| {
            self.entity(*id)
                .is_some_and(|e| matches!(e.kind, EntityKind::Group | EntityKind::Body))
        });
        group.into_iter().collect()
    }
}
