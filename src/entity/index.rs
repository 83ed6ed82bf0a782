//! [`Index`]: from a word to those whom it may name, in the order in which they got it.

use crate::text::EntityId;
use rustc_hash::FxHashMap;

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
            Self::Several(ids) if ids.is_empty() => *self = Self::One(id),
            Self::Several(ids) => ids.push(id),
        }
    }
}

/// See the [module](self).
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    /// A word of up to fifteen bytes is a number here: no copy of it is made.
    short: FxHashMap<u128, Ids>,
    long: FxHashMap<String, Ids>,
}

/// A word and its length as a number, if it is short.
fn pack(word: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes[15] = u8::try_from(word.len()).ok()?;
    bytes[..15]
        .get_mut(..word.len())?
        .copy_from_slice(word.as_bytes());
    Some(u128::from_le_bytes(bytes))
}

impl Index {
    pub(super) fn is_empty(&self) -> bool {
        self.short.is_empty() && self.long.is_empty()
    }

    /// Those of this word.
    pub(super) fn of(&self, word: &str) -> &[EntityId] {
        let ids = match pack(word) {
            Some(word) => self.short.get(&word),
            None => self.long.get(word),
        };
        ids.map_or(&[], Ids::all)
    }

    /// Adds `id` to those of `word`, unless it is the last of them.
    pub(super) fn add(&mut self, word: &str, id: EntityId) {
        let new = || Ids::Several(Vec::new());
        let ids = match pack(word) {
            Some(word) => self.short.entry(word).or_insert_with(new),
            None => self.long.entry(word.to_owned()).or_insert_with(new),
        };
        if ids.all().last() != Some(&id) {
            ids.push(id);
        }
    }

    /// Takes `id` out everywhere.
    pub(super) fn remove(&mut self, id: EntityId) {
        let keep = |ids: &mut Ids| match ids {
            Ids::One(only) => *only != id,
            Ids::Several(ids) => {
                ids.retain(|other| *other != id);
                !ids.is_empty()
            }
        };
        self.short.retain(|_, ids| keep(ids));
        self.long.retain(|_, ids| keep(ids));
    }

    /// Puts `to` wherever `from` is.
    #[allow(clippy::iter_over_hash_type, reason = "each entry by itself")]
    pub(super) fn redirect(&mut self, from: EntityId, to: EntityId) {
        for ids in self.short.values_mut().chain(self.long.values_mut()) {
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
