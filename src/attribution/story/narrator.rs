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
/// person whom others call by name but the narration never names; else just `I`.
pub(crate) fn narrator(
    f: &Frame<'_, '_>,
    names: &[Linked],
    records: &[Record],
    table: &mut EntityTable,
) -> Option<EntityId> {
    let spoken = records
        .iter()
        .filter(|r| {
            r.report.tag
                && r.report
                    .source
                    .as_ref()
                    .is_some_and(|s| s.len() == 1 && f.is(s.start, "I"))
        })
        .count();
    let told = f
        .units
        .iter()
        .filter(|unit| unit.range().any(|i| f.str(i) == "I"))
        .count();
    // A letter or a stray mark in a story in the third person does not make it one in the first.
    if (spoken == 0 && told < 2) || told * 25 < f.units.len() {
        return None;
    }
    let known = table.entities().iter().position(|e| {
        e.kind == EntityKind::Narrator
            || e.known
                && std::iter::once(&e.name).chain(&e.aliases).any(|a| {
                    a == "I"
                        || a.eq_ignore_ascii_case("narrator")
                        || a.eq_ignore_ascii_case("the narrator")
                })
    });
    if let Some(index) = known {
        return Some(EntityId::new(index));
    }
    // Called by name, never named by the narration and never the source of a tag.
    let mut called: BTreeMap<EntityId, (u32, u32)> = BTreeMap::new();
    let mut answered: BTreeMap<EntityId, u32> = BTreeMap::new();
    for record in records {
        let mine = record
            .report
            .source
            .as_ref()
            .is_some_and(|s| f.is(s.start, "I"));
        for (name, vocative) in names_spoken(f, names, record) {
            if vocative && !mine {
                called.entry(name.entity).or_default().0 += 1;
            }
        }
    }
    for name in names.iter().filter(|n| !n.quoted) {
        if let Some(count) = called.get_mut(&name.entity) {
            count.1 += 1;
        }
    }
    // `"Will you row, Otto?" she asked.` and below it `"I will not," I said.`: answering to a name.
    for pair in records.windows(2) {
        let replies = pair[1].report.tag
            && pair[1]
                .report
                .source
                .as_ref()
                .is_some_and(|s| s.len() == 1 && f.is(s.start, "I"));
        let told = pair[0]
            .report
            .source
            .as_ref()
            .is_none_or(|s| !f.is(s.start, "I"));
        if !(replies && told) {
            continue;
        }
        for (name, vocative) in names_spoken(f, names, &pair[0]) {
            let person = table.get(name.entity).is_some_and(Entity::can_be_person);
            if vocative && person {
                *answered.entry(name.entity).or_default() += 1;
            }
        }
    }
    let mut best: Option<(u32, EntityId)> = None;
    for (id, (vocative, narrated)) in called {
        let person = table.get(id).is_some_and(Entity::can_be_person);
        let answers = answered.get(&id).copied().unwrap_or(0);
        // An ancestor of the same name may be told of.
        let unnamed = narrated * 20 <= vocative || narrated <= answers * 4;
        if person && unnamed && best.is_none_or(|(n, b)| (vocative, b) > (n, id)) {
            best = Some((vocative, id));
        }
    }
    Some(best.map_or_else(
        || table.push(Entity::new("I".to_owned(), EntityKind::Narrator)),
        |(_, id)| id,
    ))
}
