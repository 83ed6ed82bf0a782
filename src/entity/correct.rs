//! What a caller puts right in an [`EntityTable`]: two who are one, one who is two, a wrong name.
//!
//! A correction is written into the entities themselves, so it goes wherever the table goes: into
//! the next text with [`Analyzer::analyze_with`](crate::Analyzer::analyze_with), or to disk and back.

use super::table::index_role;
use super::words::{fold_name, gender_of_words, tidy};
use super::{Entity, EntityKind, EntityTable, NameParts};
use crate::text::EntityId;

/// Corrections by the caller. Each is linear in the table and says whether it could be made.
///
/// ```
/// let analyzer = whosaid::Analyzer::new();
/// let first = analyzer.analyze("Theodora Winckler rang the bell. \"Bolt the gate,\" said Dory.")?;
/// let mut people = first.into_entities();
/// let (theodora, dory) = (people.find("Winckler"), people.find("Dory"));
/// people.merge(theodora.unwrap(), dory.unwrap());
/// let next = analyzer.analyze_with("\"And stay inside,\" Dory said.", people)?;
/// assert_eq!(next.speakers(&next.attributions()[0]).next(), Some("Theodora Winckler"));
/// # Ok::<(), whosaid::Error>(())
/// ```
impl EntityTable {
    /// The entity that `id` stands for: itself, or the one it was merged into.
    #[must_use]
    pub fn canonical(&self, id: EntityId) -> EntityId {
        let same = |id: EntityId| self.entities.get(id.index()).and_then(|e| e.same_as);
        // A merge redirects all that were merged before, so that one step is enough.
        same(id).unwrap_or(id)
    }

    /// Says that `other` is `kept`: its names become names of `kept`, which has them from now on. The description of
    /// somebody unnamed becomes a role too; if only `other` has a name, `kept` goes by it.
    ///
    /// The id of `other` stays valid and stands for `kept`, so a document made before shows the right name.
    /// `false` if they are one already or there is no such entity.
    pub fn merge(&mut self, kept: EntityId, other: EntityId) -> bool {
        let (kept, other) = (self.canonical(kept), self.canonical(other));
        if kept == other || !self.has(kept) || !self.has(other) {
            return false;
        }
        let gone = &self.entities[other.index()];
        let hollow = Entity::new(gone.name.clone(), gone.kind);
        let gone = std::mem::replace(&mut self.entities[other.index()], hollow);
        for entity in &mut self.entities {
            if entity.same_as == Some(other) {
                entity.same_as = Some(kept);
            }
        }
        self.entities[other.index()].same_as = Some(kept);
        self.redirect(other, kept);
        let named = gone.is_named();
        let name = gone.name.clone();
        for name in std::iter::once(gone.name).chain(gone.aliases) {
            let folded = fold_name(&name);
            self.entities[kept.index()].never.retain(|n| *n != folded);
            self.give(kept, name, named);
        }
        let entity = &mut self.entities[kept.index()];
        entity.known = true;
        entity.gender = entity.gender.or(gone.gender);
        entity.mentions = entity.mentions.saturating_add(gone.mentions);
        entity.singular_they |= gone.singular_they;
        for (all, more) in [
            (&mut entity.titles, gone.titles),
            (&mut entity.roles, gone.roles),
            (&mut entity.never, gone.never),
        ] {
            for one in more {
                if !all.contains(&one) {
                    all.push(one);
                }
            }
        }
        if entity.kind == EntityKind::Described && named {
            entity.kind = gone.kind;
            entity.aliases.retain(|alias| *alias != name);
            let description = std::mem::replace(&mut entity.name, name);
            entity.aliases.push(description);
        }
        let own: Vec<String> = entity.names().map(fold_name).collect();
        entity.never.retain(|name| !own.contains(name));
        true
    }

    /// Says that `name` is not `id` but somebody else, who is new; gives the new one's id.
    ///
    /// The name never again stands for `id`. If it was the name that `id` goes by, `id` goes by the next of its
    /// aliases. It holds from the next text on; what this text has given to `id` stays there. `None` if there is no
    /// such entity, if `name` is neither one of its names nor a short form of one, or if it would have no name left.
    pub fn split(&mut self, id: EntityId, name: &str) -> Option<EntityId> {
        let id = self.canonical(id);
        let name = tidy(name);
        let folded = fold_name(&name);
        if folded.is_empty() || !self.goes_by(id, &name) {
            return None;
        }
        if !self.forbid(id, std::slice::from_ref(&folded)) {
            return None;
        }
        let mut new = Entity::new(name.clone(), self.entities[id.index()].kind);
        new.known = true;
        let new = self.push(new);
        let gender = gender_of_words(&name, &self.lexicon);
        self.entities[new.index()].gender = gender;
        if self.entities[new.index()].is_named() {
            self.register(new, &name);
        }
        Some(new)
    }

    /// Whether `name` is a name of `id`, or short for one.
    fn goes_by(&self, id: EntityId, name: &str) -> bool {
        let parts = NameParts::of(name, &self.lexicon);
        let folded = fold_name(name);
        self.entities.get(id.index()).is_some_and(|entity| {
            let mut forms = self.forms[id.index()].iter();
            entity.names().any(|own| fold_name(own) == folded)
                || forms.any(|form| form.accepts(&parts)) && !entity.never_called(name)
        })
    }

    /// Says that two are not one: no name that one of them has now ever stands for the other.
    ///
    /// `false` if they are one in the table ([`split`](Self::split) parts them), or if one of them would have no
    /// name left, for both go by the same names.
    pub fn never_link(&mut self, a: EntityId, b: EntityId) -> bool {
        let (a, b) = (self.canonical(a), self.canonical(b));
        if a == b || !self.has(a) || !self.has(b) {
            return false;
        }
        let names = |id: EntityId| -> Vec<String> {
            let own = self.entities[id.index()].names();
            own.map(fold_name).collect()
        };
        let (of_a, of_b) = (names(a), names(b));
        let only = |own: &[String], other: &[String]| -> Vec<String> {
            let own = own.iter().filter(|name| !other.contains(name));
            own.cloned().collect()
        };
        // A name that both have by now is left to the text.
        let (only_a, only_b) = (only(&of_a, &of_b), only(&of_b, &of_a));
        !(only_a.is_empty() && only_b.is_empty())
            && self.forbid(a, &only_b)
            && self.forbid(b, &only_a)
    }

    /// Sets the name that `id` goes by; the name it had becomes an alias. A text does not change it again. Somebody
    /// described who gets a name, with a capital, is a person from then on.
    ///
    /// `false` if there is no such entity or the name is empty.
    pub fn rename(&mut self, id: EntityId, name: &str) -> bool {
        let id = self.canonical(id);
        let name = tidy(name);
        let folded = fold_name(&name);
        if !self.has(id) || folded.is_empty() {
            return false;
        }
        let entity = &mut self.entities[id.index()];
        let was_named = entity.is_named();
        let old = std::mem::replace(&mut entity.name, name.clone());
        entity.never.retain(|n| *n != folded);
        entity.aliases.retain(|alias| *alias != name);
        entity.known = true;
        let mut words = name.split(' ');
        if entity.kind == EntityKind::Described && words.any(|w| w.starts_with(char::is_uppercase))
        {
            entity.kind = EntityKind::Person;
        }
        let named = entity.is_named();
        self.give(id, old, was_named);
        self.give(id, name, named);
        true
    }

    fn has(&self, id: EntityId) -> bool {
        id.index() < self.entities.len()
    }

    /// Gives `id` one more name; a description of somebody unnamed is a role.
    fn give(&mut self, id: EntityId, name: String, named: bool) {
        if named {
            self.register(id, &name);
        } else {
            let role = name.to_lowercase();
            let roles = &mut self.entities[id.index()].roles;
            if !roles.contains(&role) {
                index_role(&mut self.by_role, id, &role);
                roles.push(role.clone());
            }
            self.by_description.insert(role, id);
        }
        let entity = &mut self.entities[id.index()];
        if entity.name != name && !entity.aliases.contains(&name) {
            entity.aliases.push(name);
        }
    }

    /// Takes names, folded, from `id` for good. `false`, and nothing done, if none would be left.
    #[allow(clippy::iter_over_hash_type, reason = "each entry by itself")]
    fn forbid(&mut self, id: EntityId, names: &[String]) -> bool {
        let Some(entity) = self.entities.get_mut(id.index()) else {
            return false;
        };
        let taken = |name: &str| names.contains(&fold_name(name));
        if taken(&entity.name) {
            let Some(next) = entity.aliases.iter().position(|alias| !taken(alias)) else {
                return false;
            };
            entity.name = entity.aliases.remove(next);
        }
        entity.aliases.retain(|alias| !taken(alias));
        entity.known = true;
        for name in names {
            if !entity.never.contains(name) {
                entity.never.push(name.clone());
            }
        }
        let left: Vec<String> = entity.names().map(str::to_owned).collect();
        let named = entity.is_named();
        self.exact.remove(id);
        self.forms[id.index()].clear();
        for name in left.iter().filter(|_| named) {
            self.register(id, name);
        }
        true
    }

    /// Puts `to` wherever the indices have `from`.
    #[allow(clippy::iter_over_hash_type, reason = "each entry by itself")]
    fn redirect(&mut self, from: EntityId, to: EntityId) {
        self.by_word.redirect(from, to);
        self.exact.redirect(from, to);
        self.by_initials.redirect(from, to);
        self.by_sound.redirect(from, to);
        self.by_role.redirect(from, to);
        for id in self.by_description.values_mut().filter(|id| **id == from) {
            *id = to;
        }
        let forms = std::mem::take(&mut self.forms[from.index()]);
        let kept = &mut self.forms[to.index()];
        for form in forms {
            if !kept.contains(&form) {
                kept.push(form);
            }
        }
        let seen = self.seen[from.index()].max(self.seen[to.index()]);
        self.seen[to.index()] = seen;
    }
}

impl Entity {
    /// Its name and all its aliases.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name)
            .chain(&self.aliases)
            .map(String::as_str)
    }

    /// Whether the caller said that `name` is somebody else's.
    pub(crate) fn never_called(&self, name: &str) -> bool {
        !self.never.is_empty() && self.never.contains(&fold_name(name))
    }
}
