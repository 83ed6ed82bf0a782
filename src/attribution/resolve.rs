//! Phase two, RESOLVE: for each source, the entity it stands for.
//!
//! Names were linked beforehand; what is left are pronouns and descriptions. Both choose among
//! those whom the text has lately brought up: every mention in the narration and every speaker
//! is an event whose weight fades from unit to unit, and the heaviest that agrees wins (the
//! salience of Lappin and Leass, 1994, without a parser).

use super::conversation::Spoken;
use super::frame::Frame;
use super::group::Record;
use super::people::Linked;
use super::place::trim;
use super::rules::{ResolveRule, resolve as rules};
use super::source::{Reading, read};
use super::types::Explicitness;
use crate::entity::{Entity, EntityKind, EntityTable, Gender, MentionKind};
use crate::text::{EntityId, Span};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Somebody brought up at a place.
#[derive(Debug, Clone, Copy)]
struct Event {
    unit: usize,
    entity: EntityId,
    weight: f32,
}

/// How much of an event's weight is left one unit later. On the development news .75 and .8 do
/// equally well, .6 and .9 worse.
const FADE: f32 = 0.77;
/// The same in news, where a pronoun follows its name more closely.
const NEWS_FADE: f32 = 0.6;
/// How much a further mention adds in news.
const NEWS_OFTEN: f32 = 0.2;
/// Weight of a name in reported words, or of one that only says which (*the Orlick campaign*), in news.
const REPORTED: f32 = 0.25;
/// Weight of a name that is no subject, in news.
const NEWS_OBJECT: f32 = 0.45;
/// Weight of a pronoun subject, in news: below a name's, for it may have been read wrongly.
const SUBJECT: f32 = 0.8;
/// How many events back a pronoun looks.
const MEMORY: usize = 48;

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
    events: Vec<Event>,
    pub(crate) next_name: usize,
    /// The *he* and *she* of the narration, in order: where, in which unit, of which gender.
    pronouns: Vec<(u32, usize, Gender)>,
    next_pronoun: usize,
    pub(crate) fiction: bool,
    /// Speakers of the records so far, with the unit they were said in.
    pub(crate) said: Vec<(usize, Vec<EntityId>)>,
    /// Those of no known kind who have spoken.
    speaks: FxHashSet<EntityId>,
    narrator: Option<EntityId>,
    /// Content of all records, in order: a name in it is less likely meant by a pronoun outside.
    reported: Vec<Span>,
    /// Reports of the text so far with their cues: who said something *in a statement*.
    pub(crate) stated: Vec<Stated>,
    off: &'r [&'static str],
}

/// Every *he* and *she* outside quotation marks.
fn subjects(f: &Frame<'_, '_>) -> Vec<(u32, usize, Gender)> {
    let mut out = Vec::new();
    for (unit, range) in f.units.iter().map(super::frame::Unit::range).enumerate() {
        for i in range {
            let gender = match () {
                () if f.is(i, "he") => Gender::Male,
                () if f.is(i, "she") => Gender::Female,
                () => continue,
            };
            out.push((f.span(i).start(), unit, gender));
        }
    }
    out
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
            off,
        }
    }

    pub(crate) fn on(&self, rule: &ResolveRule) -> bool {
        !self.off.contains(&rule.name)
    }

    /// Brings up everybody named in the narration before byte `offset`.
    pub(crate) fn advance(&mut self, offset: u32) {
        while let Some(name) = self
            .names
            .get(self.next_name)
            .filter(|name| name.span.start() < offset)
        {
            self.bring_up_pronouns(name.span.start());
            self.next_name += 1;
            if name.boilerplate {
                continue;
            }
            let weight = match (name.quoted, name.subject, name.possessive) {
                (true, ..) => 0.15,
                _ if !self.fiction && (name.modifier || self.in_report(name.span)) => REPORTED,
                (_, true, false) => 1.0,
                (_, _, true) => 0.5,
                _ if self.fiction => 0.6,
                // `analysts at Corbin & Lowe`, `from his bed at the clinic`: told by the way.
                _ if name.token > 0 && self.f.words.is(name.token - 1, "at") => REPORTED,
                _ => NEWS_OBJECT,
            };
            self.events.push(Event {
                unit: name.unit,
                entity: name.entity,
                weight,
            });
        }
        self.bring_up_pronouns(offset);
    }

    /// Brings up those whom the pronouns before byte `offset` stand for: `Frost ran the ferry. He forced
    /// Holm out.` is still about Frost.
    fn bring_up_pronouns(&mut self, offset: u32) {
        while let Some((at, unit, gender)) = self.pronouns.get(self.next_pronoun).copied() {
            if at >= offset {
                break;
            }
            self.next_pronoun += 1;
            if let Some(entity) = self.person(unit, Some(gender), &[]) {
                let reported = self.in_report(Span::new(at, at));
                let weight = if reported { REPORTED } else { SUBJECT };
                self.events.push(Event {
                    unit,
                    entity,
                    weight,
                });
            }
        }
    }

    /// Tells which stretches of the text are reported words.
    pub(crate) fn set_reported(&mut self, records: &[Record]) {
        self.reported = records
            .iter()
            .flat_map(|record| record.spans.iter().copied())
            .collect();
        self.reported.sort_unstable_by_key(|span| span.start());
        // Who a source is will be said when it is its turn.
        let sources: FxHashSet<u32> = records
            .iter()
            .filter_map(|record| record.report.source.as_ref())
            .map(|items| self.f.span(items.start).start())
            .collect();
        self.pronouns.retain(|(at, ..)| !sources.contains(at));
    }

    pub(crate) fn in_report(&self, span: Span) -> bool {
        let at = self
            .reported
            .partition_point(|report| report.start() <= span.start());
        at > 0 && self.reported[at - 1].contains(span.start())
    }

    fn bring_up(&mut self, unit: usize, entity: EntityId, weight: f32) {
        self.events.push(Event {
            unit,
            entity,
            weight,
        });
        self.table.touch(entity);
    }

    /// Notes who spoke.
    pub(crate) fn spoke(&mut self, unit: usize, entities: &[EntityId]) {
        for id in entities {
            self.bring_up(unit, *id, 1.2);
            // `Bo Ellathee said`: a name of several words that nothing else tells.
            let unknown = |e: &Entity| e.kind == EntityKind::Unknown && e.name.contains(' ');
            if self.entity(*id).is_some_and(unknown) {
                self.speaks.insert(*id);
            }
        }
        self.said.push((unit, entities.to_vec()));
    }

    /// Those lately brought up, heaviest first, each with its weight at `unit`.
    pub(crate) fn salient(&self, unit: usize) -> Vec<(EntityId, f32)> {
        let mut out: Vec<(EntityId, f32)> = Vec::with_capacity(MEMORY);
        let fade = if self.fiction { FADE } else { NEWS_FADE };
        // Most events are of the unit that the one before is of.
        let (mut age, mut left) = (0, 1.0);
        for event in self.events.iter().rev().take(MEMORY) {
            let now = unit.saturating_sub(event.unit).min(40);
            if now != age {
                age = now;
                left = fade.powi(i32::try_from(age).unwrap_or(40));
            }
            let weight = event.weight * left;
            match out.iter_mut().find(|(id, _)| *id == event.entity) {
                Some((_, sum)) if self.fiction => *sum += weight,
                // In news the last mention decides; how often hardly matters, or all would be said
                // by the one the story is about.
                Some((_, most)) => *most = most.max(weight) + NEWS_OFTEN * weight,
                None => out.push((event.entity, weight)),
            }
        }
        out.sort_by(|a, b| b.1.total_cmp(&a.1));
        out
    }

    pub(crate) fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.table.get(id)
    }

    /// The most salient person of this gender.
    pub(crate) fn person(
        &self,
        unit: usize,
        gender: Option<Gender>,
        not: &[EntityId],
    ) -> Option<EntityId> {
        let mut best: Option<(EntityId, f32)> = None;
        for (id, weight) in self.salient(unit) {
            let Some(entity) = self.entity(id) else {
                continue;
            };
            if not.contains(&id)
                || !entity.can_be_person()
                || !entity.agrees(gender)
                || entity.kind == EntityKind::Narrator
                || entity.kind == EntityKind::Described && entity.roles.is_empty()
            {
                continue;
            }
            let sure = match (entity.kind, entity.gender == gender && gender.is_some()) {
                (_, true) => 1.0,
                (EntityKind::Person | EntityKind::Described, false) => 0.6,
                _ if self.fiction => 0.3,
                // An estimate: of those who speak most are people.
                _ if self.speaks.contains(&id) => 0.5,
                // A place or a thing, more likely: news names its people in full.
                _ => 0.1,
            };
            if best.is_none_or(|(_, b)| weight * sure > b) {
                best = Some((id, weight * sure));
            }
        }
        best.map(|(id, _)| id)
    }

    pub(crate) fn body(&self, unit: usize) -> Option<EntityId> {
        self.salient(unit)
            .into_iter()
            .map(|(id, _)| id)
            .find(|id| {
                self.entity(*id)
                    .is_some_and(|e| matches!(e.kind, EntityKind::Body))
            })
            .or_else(|| {
                self.salient(unit).into_iter().map(|(id, _)| id).find(|id| {
                    self.entity(*id).is_some_and(|e| {
                        matches!(
                            e.kind,
                            EntityKind::Document | EntityKind::Unknown | EntityKind::Place
                        ) && e.gender.is_none()
                    })
                })
            })
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
            Reading::Names(names) => self.named(names),
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
