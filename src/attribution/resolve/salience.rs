//! Whom the text has lately brought up.
//!
//! Every mention in the narration and every speaker is an event whose weight fades from unit to unit,
//! and the heaviest that agrees wins (the salience of Lappin and Leass, 1994, without a parser).

use super::resolver::Resolver;
use crate::attribution::people::linked::Linked;
use crate::attribution::record::group::Record;
use crate::attribution::syntax::frame::Frame;
use crate::entity::{Entity, EntityKind, Gender};
use crate::lexicon::WordClass;
use crate::text::{EntityId, Span};
use rustc_hash::FxHashSet;

/// Somebody brought up at a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Event {
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

/// Every *he* and *she* outside quotation marks.
pub(super) fn subjects(f: &Frame<'_, '_>) -> Vec<(u32, usize, Gender)> {
    let mut out = Vec::new();
    for (unit, range) in f
        .units
        .iter()
        .map(crate::attribution::syntax::frame::Unit::range)
        .enumerate()
    {
        for i in range {
            let gender = match () {
                () if !f.class(i).any(WordClass::PRONOUN) => continue,
                () if f.is(i, "he") => Gender::Male,
                () if f.is(i, "she") => Gender::Female,
                () => continue,
            };
            out.push((f.span(i).start(), unit, gender));
        }
    }
    out
}

impl Resolver<'_, '_, '_> {
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
                _ if self.is_topic(name) => 1.0,
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

    /// `For Kovac, the week began in a bus`: a name that a paragraph opens with, and goes on about.
    fn is_topic(&self, name: &Linked) -> bool {
        let words = self.f.words;
        let first = self
            .f
            .units
            .get(name.unit)
            .and_then(|u| self.f.token_index(u.start));
        let opens = self
            .f
            .units
            .get(name.unit.wrapping_sub(1))
            .is_none_or(|before| {
                self.f
                    .units
                    .get(name.unit)
                    .is_some_and(|own| own.paragraph != before.paragraph)
            });
        opens && name.token > 0 && words.is(name.token - 1, "for") && first == Some(name.token - 1)
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

    /// The most salient body, or failing that what can be one, but none of `not`.
    pub(crate) fn body(&self, unit: usize, not: &[EntityId]) -> Option<EntityId> {
        let salient = self.salient(unit);
        let find = |fits: &dyn Fn(&Entity) -> bool| {
            let mut ids = salient.iter().map(|(id, _)| *id);
            ids.find(|id| !not.contains(id) && self.entity(*id).is_some_and(fits))
        };
        let open = |e: &Entity| {
            matches!(e.kind, EntityKind::Document | EntityKind::Unknown) && e.gender.is_none()
        };
        find(&|e| e.kind == EntityKind::Body)
            .or_else(|| find(&open))
            .or_else(|| find(&|e| e.kind == EntityKind::Place))
    }
}
