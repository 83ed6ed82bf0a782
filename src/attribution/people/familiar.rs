//! How people call those whom the caller handed in: `Dear Edda`, `Poor Edda`, and `Len` a *Leonard*.

use crate::entity::{EntityTable, NameForm, NameMention, fold_word, without_first};
use crate::lexicon::{Sense, WordClass, Words, is_short_for};
use crate::text::EntityId;
use rustc_hash::FxHashMap;

/// Takes off the fond word before the name of somebody known.
pub(super) fn without_fondness(words: &Words<'_>, names: &mut [NameMention], table: &EntityTable) {
    for name in names.iter_mut().filter(|n| n.tokens.len() > 1) {
        let first = name.tokens.start;
        let sense = words.info.get(first).map(|info| info.sense);
        let fond =
            sense.is_some_and(|s| s.any(Sense::FOND)) && !words.class(first).any(WordClass::TITLE);
        let known = |name: &NameMention| table.named(name.span.of(words.text)).is_some();
        if !fond || known(name) {
            continue;
        }
        if let Some(rest) = without_first(words, name).filter(known) {
            *name = rest;
        }
    }
}

/// The given names of those handed in, and whom the short names that turned up mean.
#[derive(Default)]
pub(super) struct Short {
    given: Vec<(String, EntityId)>,
    read: FxHashMap<String, Option<EntityId>>,
}

impl Short {
    pub(super) fn new(table: &EntityTable) -> Self {
        let known = table.iter().filter(|(_, e)| e.known && e.can_be_person());
        let mut given: Vec<(String, EntityId)> = known
            .flat_map(|(id, e)| {
                let names = std::iter::once(&e.name).chain(&e.aliases);
                names.filter_map(move |n| Some((fold_word(n.split_whitespace().next()?), id)))
            })
            .collect();
        given.sort_unstable();
        given.dedup();
        Self {
            given,
            read: FxHashMap::default(),
        }
    }

    /// Whom a short name means that nobody of the table has: the one person whose given name it shortens.
    pub(super) fn of(&mut self, form: &NameForm<'_>, table: &EntityTable) -> Option<EntityId> {
        let [word] = form.parts.words.as_slice() else {
            return None;
        };
        if self.given.is_empty() || !form.parts.titles.is_empty() {
            return None;
        }
        let given = &self.given;
        let found = self.read.entry(word.clone()).or_insert_with(|| {
            if table.named(word).is_some() {
                return None;
            }
            let mut ids = given
                .iter()
                .filter(|(full, _)| is_short_for(word, full))
                .map(|(_, id)| *id);
            let first = ids.next()?;
            ids.all(|id| id == first).then_some(first)
        });
        found.filter(|id| table.get(*id).is_some_and(|e| e.agrees(form.gender)))
    }
}
