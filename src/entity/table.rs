//! [`EntityTable`]: everybody met so far, and the rules that say which name is whose.

use super::alias::{NameParts, fold_word};
use super::index::Index;
use super::words::{fold_name, gender_of_words, initials};
use super::{Entity, EntityKind, Gender, Person};
use crate::lexicon::Lexicon;
use crate::text::EntityId;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The people, bodies and documents met so far.
///
/// A table outlives its text: [`Document::into_entities`](crate::Document::into_entities) gives it
/// back and [`Analyzer::analyze_with`](crate::Analyzer::analyze_with) carries on with it. What a caller
/// puts right ([`merge`](Self::merge), [`split`](Self::split), [`never_link`](Self::never_link),
/// [`rename`](Self::rename)) goes on with it.
///
/// **Complexity:** linking a name costs one look-up and a check of those who share its last word.
#[derive(Debug, Clone, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(from = "Vec<Entity>", into = "Vec<Entity>"))]
pub struct EntityTable {
    pub(super) entities: Vec<Entity>,
    pub(super) forms: Vec<Vec<Arc<NameParts>>>,
    /// When each was last mentioned, counted in mentions.
    pub(super) seen: Vec<u32>,
    pub(super) clock: u32,
    pub(super) by_word: Index,
    pub(super) exact: Index,
    /// Names of several words by the capitals they begin with.
    pub(super) by_initials: Index,
    /// By how a surname sounds; see [`sound`].
    pub(super) by_sound: Index,
    /// Descriptions of the unnamed, in small letters.
    pub(super) by_description: FxHashMap<String, EntityId>,
    /// By each word of a role or title.
    pub(super) by_role: Index,
    /// Those brought in as somebody's relatives: a bare surname is not theirs.
    pub(super) relatives: FxHashSet<EntityId>,
    /// Those brought in as somebody's father or mother.
    pub(super) parents: FxHashSet<EntityId>,
}

impl PartialEq for EntityTable {
    fn eq(&self, other: &Self) -> bool {
        self.entities == other.entities
    }
}

impl From<Vec<Entity>> for EntityTable {
    fn from(entities: Vec<Entity>) -> Self {
        let mut table = Self::default();
        let lexicon = Lexicon::new();
        for entity in entities {
            let names: Vec<String> = entity.names().map(str::to_owned).collect();
            let (named, known) = (entity.is_named(), entity.known);
            let own = named && entity.same_as.is_none();
            let id = table.push(entity);
            for name in names.iter().filter(|_| own) {
                if known {
                    table.register(id, name, &lexicon);
                } else {
                    table.register_parts(id, Arc::new(NameParts::of(name, &lexicon)));
                }
            }
        }
        table
    }
}

impl From<EntityTable> for Vec<Entity> {
    fn from(table: EntityTable) -> Self {
        table.entities
    }
}

impl Entity {
    pub(crate) fn new(name: String, kind: EntityKind) -> Self {
        Self {
            name,
            aliases: Vec::new(),
            kind,
            gender: None,
            titles: Vec::new(),
            roles: Vec::new(),
            known: false,
            mentions: 0,
            singular_they: false,
            never: Vec::new(),
            same_as: None,
        }
    }

    /// Whether it is known by a proper name.
    #[must_use]
    pub fn is_named(&self) -> bool {
        matches!(
            self.kind,
            EntityKind::Person | EntityKind::Body | EntityKind::Place | EntityKind::Unknown
        )
    }

    /// Whether it can be a person.
    #[must_use]
    pub fn can_be_person(&self) -> bool {
        matches!(
            self.kind,
            EntityKind::Person | EntityKind::Unknown | EntityKind::Described | EntityKind::Narrator
        )
    }

    /// Whether nothing speaks against this gender.
    #[must_use]
    pub fn agrees(&self, gender: Option<Gender>) -> bool {
        match (self.gender, gender) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }
}

impl EntityTable {
    /// An empty table.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many entities there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    /// The entities, in the order in which they were met; an [`EntityId`] is an index into them.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The entities with their ids, without those merged into another.
    pub fn iter(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        let ids = self.entities.iter().enumerate();
        ids.filter(|(_, entity)| entity.same_as.is_none())
            .map(|(at, entity)| (EntityId::new(at), entity))
    }

    /// The entity of this id; for one that was merged into another, the other.
    #[must_use]
    pub fn get(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(self.canonical(id).index())
    }

    pub(crate) fn get_mut(&mut self, id: EntityId) -> Option<&mut Entity> {
        let id = self.canonical(id);
        self.entities.get_mut(id.index())
    }

    /// The entity that `name` stands for: by an exact name or alias, else by the parts of the name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<EntityId> {
        let folded = fold_name(name);
        if let Some(id) = self.exact.of(&folded).last() {
            return Some(*id);
        }
        self.candidates(&NameParts::of(name, &Lexicon::new()))
            .filter(|id| !self.entities[id.index()].never_called(name))
            .max_by_key(|id| self.seen[id.index()])
    }

    /// Adds somebody the caller knows.
    pub fn add(&mut self, person: &Person) -> EntityId {
        let mut entity = Entity::new(person.name.clone(), EntityKind::Person);
        entity.aliases.clone_from(&person.aliases);
        entity.gender = person.gender;
        entity.roles.clone_from(&person.roles);
        entity.known = true;
        let lexicon = Lexicon::new();
        if entity.gender.is_none() {
            let gender = entity
                .names()
                .find_map(|name| gender_of_words(name, &lexicon));
            entity.gender = gender;
        }
        // `the Canoness`: an alias that is a description.
        for role in person.aliases.iter().filter_map(|a| a.strip_prefix("the ")) {
            entity.roles.push(role.to_lowercase());
        }
        let id = self.push(entity);
        for name in std::iter::once(&person.name).chain(&person.aliases) {
            self.register(id, name, &lexicon);
        }
        id
    }

    pub(crate) fn push(&mut self, entity: Entity) -> EntityId {
        let id = EntityId::new(self.entities.len());
        if entity.same_as.is_some() {
            // It has no names of its own.
        } else if entity.is_named() {
            self.index_initials(id, &entity.name);
        } else {
            self.by_description.insert(entity.name.to_lowercase(), id);
        }
        for role in entity.roles.iter().chain(&entity.titles) {
            index_role(&mut self.by_role, id, role);
        }
        self.entities.push(entity);
        self.forms.push(Vec::new());
        self.seen.push(self.clock);
        id
    }

    pub(super) fn index_initials(&mut self, id: EntityId, name: &str) {
        if !name.contains(' ') {
            return;
        }
        let all = initials(name, false);
        self.by_initials.add(&all, id);
        // `DoE` against `DE`: nearly all words have a capital.
        let capitals = initials(name, true);
        if all != capitals {
            self.by_initials.add(&capitals, id);
        }
    }

    /// Notes that a noun describes `id`.
    pub(crate) fn add_role(&mut self, id: EntityId, role: String) {
        let Some(entity) = self.entities.get_mut(id.index()) else {
            return;
        };
        if entity.roles.len() < 12 && !entity.roles.contains(&role) {
            index_role(&mut self.by_role, id, &role);
            entity.roles.push(role);
        }
    }

    /// Those of whom a role or title has this word, in the order in which they got it.
    pub(crate) fn with_role(&self, word: &str) -> &[EntityId] {
        self.by_role.of(word)
    }

    /// Those whose name has this word, in small letters.
    pub(crate) fn with_word(&self, word: &str) -> &[EntityId] {
        self.by_word.of(word)
    }

    /// The unnamed entity of this description.
    pub(crate) fn with_description(&self, description: &str) -> Option<EntityId> {
        self.by_description
            .get(&description.to_lowercase())
            .copied()
    }

    /// When `id` was last mentioned, counted in mentions.
    pub(crate) fn last_seen(&self, id: EntityId) -> u32 {
        self.seen.get(id.index()).copied().unwrap_or(0)
    }

    pub(super) fn register(&mut self, id: EntityId, name: &str, lexicon: &Lexicon) {
        let parts = NameParts::of(name, lexicon);
        let exact = fold_name(name);
        if !self.exact.of(&exact).contains(&id) {
            self.exact.add(&exact, id);
        }
        self.register_parts(id, Arc::new(parts));
    }

    pub(super) fn register_parts(&mut self, id: EntityId, parts: Arc<NameParts>) {
        for word in &parts.words {
            self.by_word.add(word, id);
        }
        if let Some(sound) = parts.surname().and_then(sound) {
            self.by_sound.add(&sound, id);
        }
        let forms = &mut self.forms[id.index()];
        if !forms.contains(&parts) {
            forms.push(parts);
        }
    }

    /// Notes that `id` goes by a nickname too: `Duke`, `Duke Pruitt`.
    pub(crate) fn add_nickname(&mut self, id: EntityId, nickname: &str) {
        let surname = self.forms[id.index()]
            .iter()
            .find_map(|form| form.surname().map(str::to_owned));
        let words = nickname.split_whitespace().map(fold_word).chain(surname);
        let words = words.collect();
        let parts = NameParts {
            words,
            ..NameParts::default()
        };
        self.register_parts(id, Arc::new(parts));
        let aliases = &mut self.entities[id.index()].aliases;
        if !aliases.iter().any(|alias| alias == nickname) {
            aliases.push(nickname.to_owned());
        }
    }

    /// Counts a mention of `id` that is no name.
    pub(crate) fn touch(&mut self, id: EntityId) {
        self.clock += 1;
        if let Some(seen) = self.seen.get_mut(id.index()) {
            *seen = self.clock;
        }
    }
}

/// A surname's first letter and its consonants, doubles once: what a slip of spelling leaves. None of a word too
/// short to tell.
pub(super) fn sound(word: &str) -> Option<String> {
    if word.len() < 6 || !word.is_ascii() {
        return None;
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        if out.is_empty() || !vowel && !out.ends_with(c) {
            out.push(c);
        }
    }
    (out.len() > 2).then_some(out)
}

pub(super) fn index_role(by_role: &mut Index, id: EntityId, role: &str) {
    for word in role.split([' ', '-']) {
        by_role.add(word.trim_end_matches('.'), id);
    }
}
