//! [`Index`]: from a word to those whom it may name, in the order in which they got it.

use crate::text::EntityId;
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;

/// Most words lead to one alone, who needs no list.
#[derive(Debug, Clone)]
enum Ids {
    One(EntityId),
    Several(Vec<EntityId>),
}

impl Ids {
    fn all(&self) -> &[EntityId] {
        match self {
            Self::One(id) => std::slice::from_ref(id),
            Self::Several(ids) => ids,
        }
    }

    fn push(&mut self, id: EntityId) {
        match self {
            Self::One(first) => *self = Self::Several(vec![*first, id]),
            Self::Several(ids) => ids.push(id),
        }
    }
}

/// See the [module](self).
#[derive(Debug, Clone, Default)]
pub(super) struct Index(FxHashMap<String, Ids>);

impl Index {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those of this word.
    pub(super) fn of(&self, word: &str) -> &[EntityId] {
        self.0.get(word).map_or(&[], Ids::all)
    }

    /// Adds `id` to those of `word`, unless it is the last of them.
    pub(super) fn add(&mut self, word: &str, id: EntityId) {
        match self.0.get_mut(word) {
            Some(ids) if ids.all().last() == Some(&id) => {}
            Some(ids) => ids.push(id),
            // A word already there is not copied.
            None => {
                self.0.insert(word.to_owned(), Ids::One(id));
            }
        }
    }

    /// [`add`](Self::add), for a word made for this.
    pub(super) fn add_new(&mut self, word: String, id: EntityId) {
        match self.0.entry(word) {
            Entry::Occupied(mut entry) => {
                if entry.get().all().last() != Some(&id) {
                    entry.get_mut().push(id);
                }
            }
            Entry::Vacant(entry) => {
                entry.insert(Ids::One(id));
            }
        }
    }

    /// Takes `id` out everywhere.
    pub(super) fn remove(&mut self, id: EntityId) {
        self.0.retain(|_, ids| match ids {
            Ids::One(only) => *only != id,
            Ids::Several(ids) => {
                ids.retain(|other| *other != id);
                !ids.is_empty()
            }
        });
    }

    /// Puts `to` wherever `from` is.
    #[allow(clippy::iter_over_hash_type, reason = "each entry by itself")]
    pub(super) fn redirect(&mut self, from: EntityId, to: EntityId) {
        for ids in self.0.values_mut() {
            match ids {
                Ids::One(id) if *id == from => *id = to,
                Ids::Several(ids) if ids.contains(&from) => {
                    let both = ids.contains(&to);
                    ids.retain(|id| !(both && *id == from));
                    for id in ids.iter_mut().filter(|id| **id == from) {
                        *id = to;
                    }
                }
                _ => {}
            }
        }
    }
}
