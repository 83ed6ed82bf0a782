//! [`EntityTable`]: everybody met so far, and the rules that say which name is whose.

use super::alias::{NameParts, fold_word};
use super::index::Index;
use super::words::{
    fold_name, gender_of_words, initials, kinds_agree, singular_title, tidied, tidy_name,
};
use super::{Entity, EntityKind, Gender, Person};
use crate::lexicon::Lexicon;
use crate::text::EntityId;
use rustc_hash::FxHashMap;
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
    clock: u32,
    pub(super) by_word: Index,
    pub(super) exact: Index,
    /// Names of several words by the capitals they begin with.
    pub(super) by_initials: Index,
    /// By how a surname sounds; see [`sound`].
    by_sound: Index,
    /// Descriptions of the unnamed, in small letters.
    pub(super) by_description: FxHashMap<String, EntityId>,
    /// By each word of a role or title.
    pub(super) by_role: Index,
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

/// How many that share a word of their names are compared, the latest: it keeps linking linear.
const NAMESAKES: usize = 128;

/// A name as the text writes it, ready to be linked.
#[derive(Debug, Clone)]
pub(crate) struct NameForm<'a> {
    /// With title.
    pub(crate) surface: &'a str,
    /// Without title.
    pub(crate) core: &'a str,
    /// Shared by all mentions in the same words.
    pub(crate) parts: Arc<NameParts>,
    pub(crate) kind: EntityKind,
    pub(crate) gender: Option<Gender>,
    /// Whether it is a lone word that no list has: it can be a surname misspelt.
    pub(crate) strange: bool,
}

impl NameForm<'_> {
    /// Whether it is one word without a title.
    fn is_bare(&self) -> bool {
        self.parts.words.len() == 1 && self.parts.titles.is_empty()
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

    fn index_initials(&mut self, id: EntityId, name: &str) {
        if !name.contains(' ') {
            return;
        }
        let capitals = initials(name, true);
        let all = initials(name, false);
        if all != capitals {
            self.by_initials.add(&all, id);
        }
        self.by_initials.add(&capitals, id);
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

    fn register_parts(&mut self, id: EntityId, parts: Arc<NameParts>) {
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

    /// Those whose name `parts` can be a short form of.
    fn candidates<'s>(&'s self, parts: &'s NameParts) -> impl Iterator<Item = EntityId> + 's {
        let last = parts.words.last();
        let ids = last.map_or(&[][..], |word| self.with_word(word));
        ids[ids.len().saturating_sub(NAMESAKES)..]
            .iter()
            .copied()
            .filter(|id| {
                self.forms[id.index()]
                    .iter()
                    .any(|form| form.accepts(parts))
            })
    }

    /// The entity that a name in the text stands for, somebody new if it fits nobody.
    /// Also says which rule decided.
    pub(crate) fn link(&mut self, name: &NameForm<'_>) -> (EntityId, &'static str) {
        self.clock += 1;
        let (id, rule) = self.choose(name);
        self.note(id, name);
        (id, rule)
    }

    fn choose(&mut self, name: &NameForm<'_>) -> (EntityId, &'static str) {
        let fits = |entity: &Entity| {
            kinds_agree(entity.kind, name.kind)
                && entity.agrees(name.gender)
                && !entity.never_called(name.surface)
        };
        // Only names handed in have exact forms.
        if !self.exact.is_empty() {
            // `Teddy` can be a Theodora, if the caller says so.
            let ids = self.exact.of(&fold_name(name.surface));
            let best = ids
                .iter()
                .copied()
                .filter(|id| kinds_agree(self.entities[id.index()].kind, name.kind))
                .max_by_key(|id| (fits(&self.entities[id.index()]), self.last_seen(*id)));
            if let Some(id) = best {
                return (id, "same-name");
            }
        }
        let best = self
            .candidates(&name.parts)
            .filter(|id| {
                let entity = &self.entities[id.index()];
                let agrees = entity.agrees(name.gender) || self.is_surname_of(&name.parts, *id);
                kinds_agree(entity.kind, name.kind)
                    && agrees
                    && !entity.never_called(name.surface)
                    && self.shortens(*id, &name.parts)
            })
            .max_by_key(|id| {
                let entity = &self.entities[id.index()];
                // Of two with the surname the bare surname is the one the text is about: a wife or
                // namesake brought in by the way keeps a first name or a title.
                let bare = name.is_bare();
                (
                    self.closeness(*id, &name.parts),
                    !(bare && entity.kind == EntityKind::Body),
                    if bare { entity.mentions } else { 0 },
                    self.last_seen(*id),
                )
            });
        if let Some(id) = best {
            let rule = if !name.parts.titles.is_empty() {
                "title-and-surname"
            } else if self.closeness(id, &name.parts) == 3 {
                "same-name"
            } else {
                "short-name"
            };
            return (id, rule);
        }
        if let Some(id) = self.upgrade(name) {
            return (id, "fuller-name");
        }
        if let Some(id) = self.acronym(name) {
            return (id, "acronym");
        }
        if let Some(id) = self.misspelt(name) {
            return (id, "short-name");
        }
        let mut display = name.core;
        if name.parts.words.len() == 1
            && name.kind == EntityKind::Person
            && !name.parts.titles.is_empty()
        {
            // Only a title and a surname are known: the title stays (`Mr. Thapa`).
            display = name.surface;
        }
        let id = self.push(Entity::new(singular_title(tidy_name(display)), name.kind));
        (id, "new-name")
    }

    /// Whether a name is no more than the surname of `id`: `Martin` of *Ada Martin* tells no gender.
    fn is_surname_of(&self, parts: &NameParts, id: EntityId) -> bool {
        parts.words.len() == 1
            && parts.titles.is_empty()
            && self.forms[id.index()]
                .iter()
                .any(|form| form.words.len() > 1 && form.words.last() == parts.words.last())
    }

    /// A body goes by the first or the last words of its name, not by one from the middle:
    /// `Sol` is not *The Ines Sol Show*.
    fn shortens(&self, id: EntityId, parts: &NameParts) -> bool {
        let body = matches!(
            self.entities[id.index()].kind,
            EntityKind::Body | EntityKind::Place
        );
        !body
            || self.forms[id.index()].iter().any(|form| {
                form.words.starts_with(&parts.words) || form.words.ends_with(&parts.words)
            })
    }

    /// How well `parts` fits: all of the name, then its surname, then another word of it.
    fn closeness(&self, id: EntityId, parts: &NameParts) -> u8 {
        let forms = &self.forms[id.index()];
        if forms.iter().any(|form| form.words == parts.words) {
            return 3;
        }
        let last = parts.words.last();
        if forms.iter().any(|form| form.words.last() == last) {
            2
        } else {
            1
        }
    }

    /// Somebody so far known by one word, whose full name this is.
    fn upgrade(&mut self, name: &NameForm<'_>) -> Option<EntityId> {
        if name.parts.words.len() < 2
            || !matches!(name.kind, EntityKind::Person | EntityKind::Unknown)
        {
            return None;
        }
        let ends = [name.parts.words.last(), name.parts.words.first()];
        let id = ends.into_iter().flatten().find_map(|word| {
            let ids = self.by_word.of(word);
            ids.iter().rev().copied().find(|id| {
                let entity = &self.entities[id.index()];
                let one_word = self.forms[id.index()]
                    .iter()
                    .all(|form| form.words.len() == 1);
                // `Alister votes no. Rep. Gwen Alister said …`: nothing but the word shows his gender.
                let word_only = entity.titles.is_empty() && Some(word) == name.parts.words.last();
                one_word
                    && !entity.known
                    && matches!(entity.kind, EntityKind::Person | EntityKind::Unknown)
                    && (entity.agrees(name.gender) || word_only)
                    && !entity.never_called(name.surface)
                    && self.forms[id.index()]
                        .iter()
                        .any(|form| name.parts.accepts(form))
            })
        })?;
        let entity = &mut self.entities[id.index()];
        if !entity.agrees(name.gender) {
            entity.gender = name.gender;
        }
        let old = std::mem::replace(&mut entity.name, tidy_name(name.core));
        if !entity.aliases.contains(&old) {
            entity.aliases.push(old);
        }
        self.index_initials(id, name.core);
        Some(id)
    }

    /// The person whose surname a bare one is but for a vowel or a double letter: *Alma Rodell … Roddell said*.
    /// Nobody else is called by a bare surname whom the text has not named in full.
    fn misspelt(&self, name: &NameForm<'_>) -> Option<EntityId> {
        let word = name.parts.words.first().filter(|_| name.strange)?;
        let ids = self.by_sound.of(&sound(word)?);
        ids.iter().rev().copied().find(|id| {
            let entity = &self.entities[id.index()];
            entity.kind == EntityKind::Person
                && !entity.never_called(name.surface)
                && self.forms[id.index()].iter().any(|form| {
                    let last = form.words.last().map_or("", String::as_str);
                    form.words.len() > 1 && last.len().abs_diff(word.len()) < 2
                })
        })
    }

    /// The body that an acronym abbreviates.
    fn acronym(&mut self, name: &NameForm<'_>) -> Option<EntityId> {
        if name.kind != EntityKind::Body || name.parts.words.len() != 1 {
            return None;
        }
        let letters: String = name
            .core
            .chars()
            .filter(char::is_ascii_alphabetic)
            .collect();
        if letters.len() < 2 || letters.chars().any(char::is_lowercase) {
            return None;
        }
        self.by_initials
            .of(&letters)
            .iter()
            .rev()
            .copied()
            .find(|id| {
                matches!(
                    self.entities[id.index()].kind,
                    EntityKind::Body | EntityKind::Unknown | EntityKind::Place
                ) && !self.entities[id.index()].never_called(name.surface)
            })
    }

    /// Writes down what this mention adds to what is known of `id`.
    pub(crate) fn note(&mut self, id: EntityId, name: &NameForm<'_>) {
        self.touch(id);
        let surname = self.is_surname_of(&name.parts, id);
        let entity = &mut self.entities[id.index()];
        entity.mentions += 1;
        if entity.gender.is_none() && !surname {
            entity.gender = name.gender;
        }
        if entity.kind == EntityKind::Unknown
            && matches!(name.kind, EntityKind::Person | EntityKind::Body)
        {
            entity.kind = name.kind;
        }
        for title in &name.parts.titles {
            if !entity.titles.contains(title) {
                entity.titles.push(title.clone());
                index_role(&mut self.by_role, id, title);
            }
        }
        let surface = tidied(name.surface);
        if surface != entity.name && !entity.aliases.iter().any(|alias| *alias == surface) {
            entity.aliases.push(surface.into_owned());
        }
        if !entity.known {
            // A single word that is somebody's surname adds no new form.
            let covered = self.forms[id.index()]
                .iter()
                .any(|form| form.accepts(&name.parts));
            if !covered {
                self.register_parts(id, Arc::clone(&name.parts));
            }
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
fn sound(word: &str) -> Option<String> {
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

fn index_role(by_role: &mut Index, id: EntityId, role: &str) {
    for word in role.split([' ', '-']) {
        by_role.add(word.trim_end_matches('.'), id);
    }
}
