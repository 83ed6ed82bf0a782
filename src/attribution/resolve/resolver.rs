//! Phase two, RESOLVE: for each source, the entity it stands for.
//!
//! Names were linked beforehand; what is left are pronouns and descriptions. Both choose among
//! those whom the text has lately brought up; see [`super::salience`].

use super::rules;
use super::rules::ResolveRule;
use super::salience::{Event, subjects};
use crate::attribution::people::linked::Linked;
use crate::attribution::people::source::{Reading, read};
use crate::attribution::record::group::Record;
use crate::attribution::story::conversation::Spoken;
use crate::attribution::story::tagged::trim;
use crate::attribution::syntax::frame::Frame;
use crate::attribution::types::Explicitness;
use crate::entity::{Entity, EntityKind, EntityTable, Gender, MentionKind, fold_word};
use crate::text::{EntityId, Span};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Whom a source stands for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answer {
    pub(crate) entities: Vec<EntityId>,
    pub(crate) explicitness: Option<Explicitness>,
    pub(crate) kind: Option<MentionKind>,
    pub(crate) rule: &'static str,
    /// In a story, in news.
    pub(crate) confidence: [f32; 2],
    pub(crate) antecedent: Option<Span>,
    pub(crate) anonymous: bool,
}

impl Answer {
    /// By this rule, and with its confidence.
    pub(crate) fn by(rule: &ResolveRule) -> Self {
        let mut answer = Self::default();
        answer.decide(rule);
        answer
    }

    pub(crate) fn decide(&mut self, rule: &ResolveRule) {
        self.rule = rule.name;
        self.confidence = rule.confidence;
    }
}

/// A report and who made it.
#[derive(Debug, Clone)]
pub(crate) struct Stated {
    pub(crate) unit: usize,
    /// One past the cue.
    pub(crate) cue: usize,
    pub(crate) who: Vec<EntityId>,
}

pub(crate) struct Resolver<'r, 'a, 't> {
    pub(crate) f: &'r Frame<'a, 't>,
    pub(crate) names: &'r [Linked],
    pub(crate) table: EntityTable,
    pub(super) events: Vec<Event>,
    pub(crate) next_name: usize,
    /// The *he* and *she* of the narration, in order: where, in which unit, of which gender.
    pub(super) pronouns: Vec<(u32, usize, Gender)>,
    pub(super) next_pronoun: usize,
    pub(crate) fiction: bool,
    /// Speakers of the records so far, with the unit they were said in.
    pub(crate) said: Vec<(usize, Vec<EntityId>)>,
    /// Those of no known kind who have spoken.
    pub(super) speaks: FxHashSet<EntityId>,
    narrator: Option<EntityId>,
    /// Content of all records, in order: a name in it is less likely meant by a pronoun outside.
    pub(super) reported: Vec<Span>,
    /// Reports of the text so far with their cues: who said something *in a statement*.
    pub(crate) stated: Vec<Stated>,
    /// Who was last asked something by name, and in which unit.
    pub(super) asked: Option<(usize, EntityId)>,
    off: &'r [&'static str],
}

impl<'r, 'a, 't> Resolver<'r, 'a, 't> {
    pub(crate) fn new(
        f: &'r Frame<'a, 't>,
        names: &'r [Linked],
        table: EntityTable,
        fiction: bool,
        off: &'r [&'static str],
    ) -> Self {
        Self {
            f,
            names,
            table,
            events: Vec::new(),
            next_name: 0,
            pronouns: if fiction { Vec::new() } else { subjects(f) },
            next_pronoun: 0,
            fiction,
            said: Vec::new(),
            speaks: FxHashSet::default(),
            narrator: None,
            reported: Vec::new(),
            stated: Vec::new(),
            asked: None,
            off,
        }
    }

    pub(crate) fn on(&self, rule: &ResolveRule) -> bool {
        !self.off.contains(&rule.name)
    }

    pub(crate) fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.table.get(id)
    }

    pub(crate) fn narrator(&mut self) -> EntityId {
        if let Some(id) = self.narrator {
            return id;
        }
        let known = self
            .table
            .entities()
            .iter()
            .position(|e| e.kind == EntityKind::Narrator)
            .map(EntityId::new);
        let id = known.unwrap_or_else(|| {
            self.table
                .push(Entity::new("I".to_owned(), EntityKind::Narrator))
        });
        self.narrator = Some(id);
        id
    }

    /// Says who `I` is, once the text shows it.
    pub(crate) fn set_narrator(&mut self, id: EntityId) {
        self.narrator.get_or_insert(id);
    }

    /// Whom the source in `items` stands for.
    pub(crate) fn source(&mut self, record: &Record, items: &Range<usize>) -> Answer {
        let reading = read(self.f, self.names, items);
        let unit = self.f.unit_at(items.start);
        let answer = self.answer(record, &reading, unit, items);
        if let Some(cue) = &record.report.cue {
            self.stated.push(Stated {
                unit,
                cue: cue.end,
                who: answer.entities.clone(),
            });
        }
        answer
    }

    pub(crate) fn answer(
        &mut self,
        record: &Record,
        reading: &Reading,
        unit: usize,
        items: &Range<usize>,
    ) -> Answer {
        match reading {
            Reading::Names(names) => {
                let answer = self.named(names);
                let firm = self.firm_of_the_name(record, &answer);
                let entities = firm.map_or(answer.entities, |firm| vec![firm]);
                Answer { entities, ..answer }
            }
            Reading::Pronoun(pronoun) => self.pronoun(record, *pronoun, unit, items),
            Reading::Relative(Some(antecedent)) => {
                let inner = read(self.f, self.names, antecedent);
                if matches!(inner, Reading::Relative(_)) {
                    return Answer::default();
                }
                let mut answer = self.answer(record, &inner, unit, antecedent);
                answer.antecedent = Some(self.f.span_of(antecedent));
                answer.decide(&rules::RELATIVE_PRONOUN);
                answer
            }
            Reading::Relative(None) => Answer {
                kind: Some(MentionKind::Pronoun),
                ..Answer::by(&rules::UNDECIDED)
            },
            Reading::Nominal(nominal) => self.nominal(record, nominal, unit),
            Reading::Joint(parts) => {
                let mut all = Answer {
                    kind: Some(MentionKind::Nominal),
                    ..Answer::by(&rules::JOINT_SUBJECT)
                };
                for part in parts {
                    let one = self.answer(record, part, unit, items);
                    if one.explicitness == Some(Explicitness::Explicit) {
                        all.explicitness = Some(Explicitness::Explicit);
                    }
                    for entity in one.entities {
                        if !all.entities.contains(&entity) {
                            all.entities.push(entity);
                        }
                    }
                }
                all
            }
        }
    }

    /// The answer for a turn of a story whose speakers the conversation stage has chosen.
    pub(crate) fn spoken(
        &self,
        entities: &[EntityId],
        source: Option<&Range<usize>>,
        spoken: &Spoken,
    ) -> Answer {
        let mut answer = Answer {
            entities: entities.to_vec(),
            explicitness: Some(Explicitness::Implicit),
            ..Answer::by(&rules::SAME_NAME)
        };
        if let Some(rule) = spoken.rule {
            answer.rule = rule.name;
            answer.confidence = [spoken.confidence; 2];
        }
        let Some(items) = source else {
            return answer;
        };
        let items = trim(self.f, items);
        answer.explicitness = Some(Explicitness::Anaphoric);
        match read(self.f, self.names, &items) {
            Reading::Names(names) => {
                answer.explicitness = Some(Explicitness::Explicit);
                answer.kind = Some(MentionKind::Name);
                if spoken.rule.is_none() {
                    if let Some(name) = names.first() {
                        answer.decide(rules::of_name(self.names[*name].rule));
                    }
                }
            }
            Reading::Nominal(_) => answer.kind = Some(MentionKind::Nominal),
            _ => {
                answer.kind = Some(MentionKind::Pronoun);
                if spoken.rule.is_none() {
                    answer.decide(&rules::FIRST_PERSON);
                }
            }
        }
        if answer.explicitness == Some(Explicitness::Anaphoric) {
            if let Some(id) = entities.first() {
                answer.antecedent = self.last_named(*id, self.f.span(items.start).start());
            }
        }
        answer
    }

    fn named(&self, names: &[usize]) -> Answer {
        let mut entities: Vec<EntityId> = Vec::new();
        for name in names {
            let id = self.names[*name].entity;
            let family = self.family(&self.names[*name]);
            for id in family.into_iter().chain([id]) {
                if !entities.contains(&id) {
                    entities.push(id);
                }
            }
            if entities.len() > 1 && names.len() == 1 {
                entities.retain(|one| *one != id);
            }
        }
        let rule = names
            .first()
            .map_or(&rules::NEW_NAME, |n| rules::of_name(self.names[*n].rule));
        Answer {
            entities,
            explicitness: Some(Explicitness::Explicit),
            kind: Some(MentionKind::Name),
            ..Answer::by(rule)
        }
    }

    /// `Osprey Foods … its founder, Walt Osprey … Osprey said it had hired him`: of a person and a firm of one name, who is
    /// *it* in the report is the firm.
    fn firm_of_the_name(&self, record: &Record, answer: &Answer) -> Option<EntityId> {
        let (f, first) = (self.f, record.report.pieces.first()?.start);
        let own = first + usize::from(f.is(first, "that"));
        let [id] = answer.entities[..] else {
            return None;
        };
        let person = self
            .entity(id)
            .is_some_and(|e| e.kind == EntityKind::Person);
        if answer.rule != rules::SHORT_NAME.name
            || !person
            || !(f.is(own, "it") && f.finite(own + 1))
        {
            return None;
        }
        let source = record.report.source.as_ref()?;
        let word = fold_word(f.str(source.end - 1));
        let named = self.table.with_word(&word).iter().rev().copied();
        named.filter(|other| *other != id).find(|other| {
            self.entity(*other)
                .is_some_and(|e| e.kind == EntityKind::Body)
        })
    }

    /// `the Lunds`: those of the name *Lund* met so far, if they are two or more.
    fn family(&self, name: &Linked) -> Vec<EntityId> {
        let words = self.f.words;
        let word = words.str(name.token).to_lowercase();
        let alone =
            name.token_end == name.token + 1 && name.token > 0 && words.is(name.token - 1, "the");
        let Some(surname) = word.strip_suffix('s').filter(|_| alone && !self.fiction) else {
            return Vec::new();
        };
        let mut found: Vec<EntityId> = self
            .table
            .with_word(surname)
            .iter()
            .copied()
            .filter(|id| {
                self.entity(*id)
                    .is_some_and(|e| e.kind == EntityKind::Person)
            })
            .take(8)
            .collect();
        if found.len() < 2 {
            found.clear();
        }
        found
    }

    pub(crate) fn last_named(&self, id: EntityId, before: u32) -> Option<Span> {
        let end = self
            .names
            .partition_point(|name| name.span.start() < before);
        self.names[..end]
            .iter()
            .rev()
            .take(200)
            .find(|name| name.entity == id)
            .map(|name| name.span)
    }
}
