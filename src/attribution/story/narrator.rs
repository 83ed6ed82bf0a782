//! Who tells the story, where it is told in the first person.

use super::address::names_spoken;
use crate::attribution::people::linked::Linked;
use crate::attribution::record::group::Record;
use crate::attribution::syntax::frame::Frame;
use crate::entity::{Entity, EntityKind, EntityTable};
use crate::text::EntityId;
use std::collections::BTreeMap;

/// The narrator of a story in the first person, made if need be; `None` for a story in the third.
///
/// The narrator is the one of that name among the people handed in (`I`, `the narrator`); else the
/// person to whose name *I* answer, or whom others call by name but the narration never names; else just `I`.
pub(crate) fn narrator(
    f: &Frame<'_, '_>,
    names: &[Linked],
    records: &[Record],
    table: &mut EntityTable,
) -> Option<EntityId> {
    if !in_first_person(f, records) {
        return None;
    }
    let handed_in = table.entities().iter().position(is_narrator);
    let known = handed_in
        .map(EntityId::new)
        .or_else(|| called_by_others(f, names, records, table));
    Some(known.unwrap_or_else(|| table.push(Entity::new("I".to_owned(), EntityKind::Narrator))))
}

/// In so few sentences one *I* or *me* is enough.
const SHORT: usize = 20;

/// Whether *I* tells the story, who is *me* and *my* too. A letter or a stray mark in a story in the third person does not make it one in the first.
fn in_first_person(f: &Frame<'_, '_>, records: &[Record]) -> bool {
    let told = f
        .units
        .iter()
        .filter(|unit| {
            unit.range()
                .any(|i| f.str(i) == "I" || f.is_one_of(i, &["me", "my"]))
        })
        .count();
    let spoken = || records.iter().any(|record| i_said(f, record));
    let short = f.units.len() <= SHORT;
    (told >= 2 || told == 1 && short || spoken()) && told * 25 >= f.units.len()
}

/// Whether a quotation has the tag *I said*.
fn i_said(f: &Frame<'_, '_>, record: &Record) -> bool {
    let source = record.report.source.as_ref();
    record.report.tag && source.is_some_and(|s| s.len() == 1 && f.is(s.start, "I"))
}

/// Whether the source of a quotation begins with *I*: `I and Otto said`.
fn is_mine(f: &Frame<'_, '_>, record: &Record) -> bool {
    let source = record.report.source.as_ref();
    source.is_some_and(|s| f.is(s.start, "I"))
}

/// Whether the caller has handed in this one as the narrator, or an earlier text made it.
fn is_narrator(entity: &Entity) -> bool {
    let named = |name: &String| {
        name == "I"
            || name.eq_ignore_ascii_case("narrator")
            || name.eq_ignore_ascii_case("the narrator")
    };
    entity.kind == EntityKind::Narrator
        || entity.known
            && std::iter::once(&entity.name)
                .chain(&entity.aliases)
                .any(named)
}

/// The person who is oftenest called by a name that the narration does not use.
fn called_by_others(
    f: &Frame<'_, '_>,
    names: &[Linked],
    records: &[Record],
    table: &EntityTable,
) -> Option<EntityId> {
    // How often each is called by name, and how often the narration names them.
    let mut called: BTreeMap<EntityId, (u32, u32)> = BTreeMap::new();
    for record in records.iter().filter(|record| !is_mine(f, record)) {
        for (name, vocative) in names_spoken(f, names, record) {
            if vocative {
                called.entry(name.entity).or_default().0 += 1;
            }
        }
    }
    for name in names.iter().filter(|n| !n.quoted) {
        if let Some(count) = called.get_mut(&name.entity) {
            count.1 += 1;
        }
    }
    let answered = answered_to(f, names, records);
    // `Bill` may be called all the time whom the narration only knows as the captain: who answers counts for more.
    let mut best: Option<(u32, u32, EntityId)> = None;
    for (id, (vocative, narrated)) in called {
        let person = table.get(id).is_some_and(Entity::can_be_person);
        let answers = answered.get(&id).copied().unwrap_or(0);
        // An ancestor of the same name may be told of.
        let unnamed = narrated * 20 <= vocative || narrated <= answers * 4;
        let better = best.is_none_or(|(a, n, b)| (answers, vocative, b) > (a, n, id));
        if person && unnamed && better {
            best = Some((answers, vocative, id));
        }
    }
    best.map(|(.., id)| id)
}

/// How often *I* answer to each name: `"Will you row, Otto?" she asked.` and below it `"I will not," I said.`
fn answered_to(f: &Frame<'_, '_>, names: &[Linked], records: &[Record]) -> BTreeMap<EntityId, u32> {
    let mut answered: BTreeMap<EntityId, u32> = BTreeMap::new();
    for pair in records.windows(2) {
        if !i_said(f, &pair[1]) || is_mine(f, &pair[0]) {
            continue;
        }
        for (name, vocative) in names_spoken(f, names, &pair[0]) {
            if vocative {
                *answered.entry(name.entity).or_default() += 1;
            }
        }
    }
    answered
}
