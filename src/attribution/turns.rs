//! Speakers of quotations without a source: actions beside the quotation, people addressed by
//! name, and the alternation of a conversation.
//!
//! The rules are tried in the order of [`TURN_RULES`]. Each looks at the records around one
//! record, whose own explicit speakers are known already.

use super::frame::Frame;
use super::group::Record;
use super::people::Linked;
use super::resolve::Resolver;
use super::source::{Pronoun, Reading, names_in, read};
use crate::entity::Entity;
use crate::lexicon::WordClass;
use crate::text::EntityId;

/// A record and its neighbours, for a turn rule.
pub(crate) struct Turn<'x> {
    pub(crate) records: &'x [Record],
    pub(crate) index: usize,
    /// The speakers known so far, by record; for later records only those named outright.
    pub(crate) speakers: &'x [Vec<EntityId>],
}

/// A rule for a quotation without a source.
#[derive(Clone, Copy)]
pub(crate) struct TurnRule {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) example: &'static str,
    pub(crate) confidence: f32,
    pub(crate) apply: fn(&mut Resolver<'_, '_, '_>, &Turn<'_>) -> Option<EntityId>,
}

/// Tried in order; the first that fits decides.
pub(crate) const TURN_RULES: &[TurnRule] = &[
    TurnRule {
        name: "same-paragraph",
        about: "In fiction a paragraph is one speaker's.",
        example: "Genre fiction.\n\n\"No,\" she said. Lucinda waited. \"Then send a boat.\" => Lucinda",
        confidence: 0.9,
        apply: same_paragraph,
    },
    TurnRule {
        name: "action-beside",
        about: "The subject of the action in the same paragraph speaks.",
        example: "Mary put down her cup. \"I'm leaving.\" => Mary",
        confidence: 0.85,
        apply: action_beside,
    },
    TurnRule {
        name: "addressed-before",
        about: "The person called by name in the turn before answers.",
        example: "Leo and Frances sat.\n\n\"Change with me, Leo,\" Frances said.\n\n\"Not before the tunnel.\" => Leo",
        confidence: 0.8,
        apply: addressed_before,
    },
    TurnRule {
        name: "alternation",
        about: "Two people take turns, paragraph by paragraph.",
        example: "\"Heads,\" said Nuala.\n\n\"Tails,\" said Bram.\n\n\"You lose.\" => Nuala",
        confidence: 0.75,
        apply: alternation,
    },
    TurnRule {
        name: "acted-before",
        about: "After narration, the person who acted last speaks.",
        example: "Gwen shut the piano.\n\n\"You promised me an hour.\" => Gwen",
        confidence: 0.6,
        apply: acted_before,
    },
    TurnRule {
        name: "the-other-one",
        about: "Somebody lately mentioned, other than the last speaker.",
        example: "Marta found Ilya in the boathouse.\n\n\"Are you hiding?\" Marta asked.\n\n\"I'm mending it.\" => Ilya",
        confidence: 0.5,
        apply: the_other,
    },
];

fn paragraph(f: &Frame<'_, '_>, record: &Record) -> usize {
    f.units
        .get(f.unit_at(record.first_item()))
        .map_or(0, |u| u.paragraph)
}

fn last_paragraph(f: &Frame<'_, '_>, record: &Record) -> usize {
    let last = record
        .report
        .pieces
        .iter()
        .map(|p| p.end)
        .max()
        .unwrap_or(1)
        - 1;
    f.units.get(f.unit_at(last)).map_or(0, |u| u.paragraph)
}

fn is_person(r: &Resolver<'_, '_, '_>, id: EntityId) -> bool {
    r.table.get(id).is_some_and(Entity::can_be_person)
}

fn same_paragraph(r: &mut Resolver<'_, '_, '_>, turn: &Turn<'_>) -> Option<EntityId> {
    let here = paragraph(r.f, &turn.records[turn.index]);
    let before = (0..turn.index)
        .rev()
        .take(4)
        .find(|i| last_paragraph(r.f, &turn.records[*i]) == here && !turn.speakers[*i].is_empty());
    let found = before.or_else(|| {
        (turn.index + 1..turn.records.len().min(turn.index + 3))
            .find(|i| paragraph(r.f, &turn.records[*i]) == here && !turn.speakers[*i].is_empty())
    })?;
    turn.speakers[found].first().copied()
}

/// The subject of unit `u`, if it is a person.
fn subject(r: &mut Resolver<'_, '_, '_>, record: &Record, u: usize) -> Option<EntityId> {
    let unit = *r.f.units.get(u)?;
    let verb = unit.range().find(|i| {
        r.f.finite(*i)
            || r.f.maybe_finite(*i)
                && *i > unit.start
                && (r.f.capital(*i - 1) || r.f.class(*i - 1).any(WordClass::PRONOUN))
    })?;
    let items = r.f.subject_before(verb, unit.start)?;
    let id = match read(r.f, r.names, &items) {
        Reading::Names(names) => r.names[*names.first()?].entity,
        Reading::Pronoun(Pronoun::Third(_) | Pronoun::I) => {
            *r.source(record, &items).entities.first()?
        }
        Reading::Nominal(n)
            if r.f.class(n.head).any(
                WordClass::PERSON
                    .with(WordClass::KIN)
                    .with(WordClass::TITLE),
            ) =>
        {
            *r.source(record, &items).entities.first()?
        }
        _ => return None,
    };
    is_person(r, id).then_some(id)
}

fn action_beside(r: &mut Resolver<'_, '_, '_>, turn: &Turn<'_>) -> Option<EntityId> {
    let record = &turn.records[turn.index];
    let item = record.first_item();
    let u = r.f.unit_at(item);
    let here = r.f.units.get(u)?.paragraph;
    let own = r.f.units[u];
    let words_beside = own.range().any(|i| r.f.is_word(i));
    let mut order = Vec::new();
    if words_beside {
        order.push(u);
    }
    if u > 0 {
        order.push(u - 1);
    }
    order.push(u + 1);
    for unit in order {
        let same = r.f.units.get(unit).is_some_and(|x| x.paragraph == here);
        let quoted =
            r.f.units
                .get(unit)
                .is_some_and(|x| unit != u && x.range().all(|i| r.f.is_run(i) || !r.f.is_word(i)));
        if same && !quoted {
            if let Some(id) = subject(r, record, unit) {
                return Some(id);
            }
        }
    }
    None
}

/// Names called out in a record: between commas or marks, at an edge of a sentence.
pub(crate) fn vocatives(f: &Frame<'_, '_>, names: &[Linked], record: &Record) -> Vec<EntityId> {
    let mut out = Vec::new();
    for span in &record.spans {
        let first = names.partition_point(|n| n.span.start() < span.start());
        for name in names[first..]
            .iter()
            .take_while(|n| n.span.end() <= span.end())
        {
            let before = name.token.checked_sub(1).map(|i| f.words.tokens[i]);
            let after = f.words.get(name.token_end);
            let opens = before.is_none_or(|t| {
                matches!(
                    t.mark,
                    ',' | '"' | '“' | '‘' | '\'' | '—' | '.' | '?' | '!' | '-'
                ) && !(t.mark == ',' && false)
            }) || name.token > 0
                && (f.words.class(name.token - 1).any(WordClass::INTERJECTION)
                    || f.words.is(name.token - 1, "dear")
                    || f.words.is(name.token - 1, "my"));
            let closes = after.is_none_or(|t| {
                matches!(
                    t.mark,
                    ',' | '!' | '?' | '.' | '"' | '”' | '’' | '\'' | '—' | ';' | '-'
                )
            });
            let joined = f.words.is(name.token_end + 1, "and")
                || f.words.is(name.token.wrapping_sub(2), "and");
            if opens && closes && !joined && !out.contains(&name.entity) {
                out.push(name.entity);
            }
        }
    }
    out
}

fn addressed_before(r: &mut Resolver<'_, '_, '_>, turn: &Turn<'_>) -> Option<EntityId> {
    let before = turn.index.checked_sub(1)?;
    let (here, there) = (
        paragraph(r.f, &turn.records[turn.index]),
        last_paragraph(r.f, &turn.records[before]),
    );
    if here != there + 1 {
        return None;
    }
    let speakers = &turn.speakers[before];
    let called = vocatives(r.f, r.names, &turn.records[before]);
    let own = vocatives(r.f, r.names, &turn.records[turn.index]);
    let told = turn.records[before]
        .report
        .addressee
        .as_ref()
        .and_then(|items| match read(r.f, r.names, items) {
            Reading::Names(names) => names.first().map(|n| r.names[*n].entity),
            _ => None,
        });
    called
        .into_iter()
        .chain(told)
        .find(|id| is_person(r, *id) && !speakers.contains(id) && !own.contains(id))
}

fn alternation(r: &mut Resolver<'_, '_, '_>, turn: &Turn<'_>) -> Option<EntityId> {
    let here = paragraph(r.f, &turn.records[turn.index]);
    let before = turn.index.checked_sub(1)?;
    let last = last_paragraph(r.f, &turn.records[before]);
    if here != last + 1 {
        return None;
    }
    let own = vocatives(r.f, r.names, &turn.records[turn.index]);
    let last_speaker = *turn.speakers[before].first()?;
    // The turn before the last, no further than a few paragraphs up.
    let other = (0..before).rev().take(6).find(|i| {
        let p = last_paragraph(r.f, &turn.records[*i]);
        p < last
            && last - p <= 3
            && turn.speakers[*i]
                .first()
                .is_some_and(|s| *s != last_speaker)
    })?;
    let id = *turn.speakers[other].first()?;
    (!own.contains(&id)).then_some(id)
}

fn acted_before(r: &mut Resolver<'_, '_, '_>, turn: &Turn<'_>) -> Option<EntityId> {
    let record = &turn.records[turn.index];
    let u = r.f.unit_at(record.first_item());
    let here = r.f.units.get(u)?.paragraph;
    let above = u.checked_sub(1)?;
    let unit = r.f.units[above];
    if unit.paragraph + 1 != here || unit.range().any(|i| r.f.is_run(i)) {
        return None;
    }
    let own = vocatives(r.f, r.names, record);
    // `Then Hanne pulled the rug over her knees.` Two people in it leave it open.
    let people: Vec<EntityId> = names_in(r.f, r.names, &unit.range())
        .map(|n| r.names[n].entity)
        .filter(|id| is_person(r, *id))
        .collect();
    let id = subject(r, record, above)?;
    let alone = people.iter().all(|p| *p == id);
    let joint = people.len() > 1 && r.f.units[above].range().any(|i| r.f.is(i, "and"));
    (!own.contains(&id) && (alone || !joint)).then_some(id)
}

fn the_other(r: &mut Resolver<'_, '_, '_>, turn: &Turn<'_>) -> Option<EntityId> {
    let record = &turn.records[turn.index];
    let unit = r.f.unit_at(record.first_item());
    let here = paragraph(r.f, record);
    let mut not = vocatives(r.f, r.names, record);
    if let Some(before) = turn.index.checked_sub(1) {
        let gap = here.saturating_sub(last_paragraph(r.f, &turn.records[before]));
        if gap == 1 {
            not.extend(turn.speakers[before].iter().copied());
        }
    }
    // The next turn, if it is named, is not this one's speaker either.
    if let Some(after) = turn.records.get(turn.index + 1) {
        if paragraph(r.f, after) == here + 1 {
            not.extend(turn.speakers[turn.index + 1].iter().copied());
        }
    }
    r.person(unit, None, &not)
}
