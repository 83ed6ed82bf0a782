//! [`EntityTable`]: everybody met so far, and the rules that say which name is whose.

use super::alias::{NameParts, fold_word};
use super::index::Index;
use super::words::{fold_name, gender_of_words, initials, tidy};
use super::{Entity, EntityKind, Gender, Person};
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::text::EntityId;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// How many that share a word of their names are compared, the latest: it keeps linking linear.
const NAMESAKES: usize = 128;

/// Of these the latest [`NAMESAKES`].
pub(super) fn latest(ids: &[EntityId]) -> &[EntityId] {
    &ids[ids.len().saturating_sub(NAMESAKES)..]
}

/// The people, bodies and documents met so far.
///
/// A table outlives its text: [`Document::into_entities`](crate::Document::into_entities) gives it
/// back and [`Analyzer::analyze_with`](crate::Analyzer::analyze_with) carries on with it. What a caller
/// puts right ([`merge`](Self::merge), [`split`](Self::split), [`never_link`](Self::never_link),
/// [`rename`](Self::rename)) goes on with it. Written to JSON and read back it answers as before.
///
/// It reads names by the word lists of the analyzer that it came from or was last handed to, a new one by the
/// built-in lists; see [`with_lexicon`](Self::with_lexicon).
///
/// **Complexity:** linking a name costs one look-up and a check of those who share its last word.
#[derive(Debug, Clone, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(
        try_from = "Vec<super::saved::Saved>",
        into = "Vec<super::saved::Saved>"
    )
)]
pub struct EntityTable {
    pub(super) lexicon: Lexicon,
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

    /// The table, reading names by these word lists: with a caller's titles `Portreeve Quill` is a Quill.
    #[must_use]
    pub fn with_lexicon(mut self, lexicon: &Lexicon) -> Self {
        self.use_lexicon(lexicon);
        self
    }

    /// Reads names by these word lists from now on.
    pub(crate) fn use_lexicon(&mut self, lexicon: &Lexicon) {
        if self.lexicon.is_same(lexicon) {
            return;
        }
        let old = std::mem::replace(&mut self.lexicon, lexicon.clone());
        let forms = std::mem::take(&mut self.forms);
        self.forms = vec![Vec::new(); forms.len()];
        self.by_word = Index::default();
        self.by_sound = Index::default();
        for (index, forms) in forms.into_iter().enumerate() {
            for mut form in forms {
                if form.has_new_title(&old, lexicon) {
                    form = Arc::new(form.recut(lexicon));
                }
                self.register_parts(EntityId::new(index), form);
            }
        }
    }

    /// The word lists that names are read by.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// How many there are, those merged into another not counted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    /// The entities, in the order in which they were met; an [`EntityId`] is an index into them. Those merged into
    /// another ([`Entity::same_as`]) keep their places; [`iter`](Self::iter) leaves them out.
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

    /// Whom `name` stands for: by a name that the caller gave, by any name or alias, by the parts of a name
    /// (`Ms. Rask`), by a description (`the harbour pilot`). Of several the one last mentioned.
    ///
    /// **Complexity:** linear in the table.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<EntityId> {
        let folded = fold_name(name);
        if folded.is_empty() {
            return None;
        }
        let last =
            |ids: &mut dyn Iterator<Item = EntityId>| ids.max_by_key(|id| self.last_seen(*id));
        let called = |entity: &Entity| entity.names().any(|own| fold_name(own) == folded);
        let mut all = self.iter().filter(|(_, e)| called(e)).map(|(id, _)| id);
        let given = self.exact.of(&folded).last().copied();
        given
            .or_else(|| last(&mut all))
            .or_else(|| self.named(name))
            .or_else(|| {
                let description = without_article(name).to_lowercase();
                let role = |e: &Entity| e.roles.contains(&description);
                let mut holders = self.iter().filter(|(_, e)| role(e)).map(|(id, _)| id);
                let described = self.by_description.get(&description).copied();
                described.or_else(|| last(&mut holders))
            })
    }

    /// Whom a name in a text stands for: by a name that the caller gave, else by its parts.
    pub(crate) fn named(&self, name: &str) -> Option<EntityId> {
        if let Some(id) = self.exact.of(&fold_name(name)).last() {
            return Some(*id);
        }
        self.candidates(&NameParts::of(name, &self.lexicon))
            .filter(|id| !self.entities[id.index()].never_called(name))
            .max_by_key(|id| self.seen[id.index()])
    }

    /// Adds somebody the caller knows, white space around names left out. Somebody of this very name is the same
    /// person unless gender or roles speak against it, and learns what is new.
    ///
    /// # Errors
    /// [`Error::Nameless`] for a person without a name.
    pub fn add(&mut self, person: &Person) -> Result<EntityId, Error> {
        let name = tidy(&person.name);
        if name.is_empty() {
            return Err(Error::Nameless);
        }
        let aliases = person.aliases.iter().map(|alias| tidy(alias));
        let aliases: Vec<String> = aliases.filter(|alias| !alias.is_empty()).collect();
        // `the Canoness`: an alias that is a description.
        let described = aliases.iter().filter_map(|a| a.strip_prefix("the "));
        let described: Vec<String> = described.map(str::to_lowercase).collect();
        let id = self
            .same_person(&name, person)
            .unwrap_or_else(|| self.push(Entity::new(name.clone(), EntityKind::Person)));
        for name in std::iter::once(&name).chain(&aliases) {
            self.register(id, name);
        }
        let entity = &mut self.entities[id.index()];
        (entity.kind, entity.known) = (EntityKind::Person, true);
        for alias in aliases {
            if alias != entity.name && !entity.aliases.contains(&alias) {
                entity.aliases.push(alias);
            }
        }
        let shown = |entity: &Entity| {
            let mut names = entity.names();
            names.find_map(|name| gender_of_words(name, &self.lexicon))
        };
        entity.gender = person.gender.or(entity.gender).or_else(|| shown(entity));
        for role in person.roles.iter().chain(&described) {
            if !entity.roles.contains(role) {
                index_role(&mut self.by_role, id, role);
                entity.roles.push(role.clone());
            }
        }
        Ok(id)
    }

    /// Whether somebody goes by this name because a caller said so.
    pub(crate) fn has_given(&self, name: &str) -> bool {
        !self.exact.of(&fold_name(name)).is_empty()
    }

    /// Somebody of this very name whom nothing tells apart from `person`.
    fn same_person(&self, name: &str, person: &Person) -> Option<EntityId> {
        let folded = fold_name(name);
        let last = folded.rsplit(' ').next()?;
        let mut ids = self.with_word(last).iter().rev().copied();
        ids.find(|id| {
            let entity = &self.entities[id.index()];
            let roles = &person.roles;
            entity.is_named()
                && entity.can_be_person()
                && fold_name(&entity.name) == folded
                && entity.agrees(person.gender)
                && (entity.roles.is_empty()
                    || roles.is_empty()
                    || roles.iter().any(|role| entity.roles.contains(role)))
        })
    }

    pub(crate) fn push(&mut self, entity: Entity) -> EntityId {
        let id = EntityId::new(self.entities.len());
        self.index_names(id, &entity);
        for role in entity.roles.iter().chain(&entity.titles) {
            index_role(&mut self.by_role, id, role);
        }
        self.entities.push(entity);
        self.forms.push(Vec::new());
        self.seen.push(self.clock);
        id
    }

    /// Indexes a name by its capitals, and descriptions: those of somebody unnamed, and those that somebody named got
    /// by a correction.
    fn index_names(&mut self, id: EntityId, entity: &Entity) {
        let described = |name: &&str| entity.roles.contains(&name.to_lowercase());
        let owner = entity.same_as.unwrap_or(id);
        let names: Vec<&str> = if !entity.is_named() {
            entity.names().collect()
        } else if entity.known {
            entity.names().skip(1).filter(described).collect()
        } else {
            Vec::new()
        };
        for name in names {
            self.by_description.insert(name.to_lowercase(), owner);
        }
        if entity.is_named() && entity.same_as.is_none() {
            self.index_initials(id, &entity.name);
        }
    }

    pub(super) fn index_initials(&mut self, id: EntityId, name: &str) {
        if !name.contains(' ') {
            return;
        }
        let (all, capitals) = initials(name);
        self.by_initials.add(&all, id);
        // `DoE` against `DE`: nearly all words have a capital.
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

    /// Those whose name has this word, in small letters: the latest [`NAMESAKES`] of them.
    pub(crate) fn with_word(&self, word: &str) -> &[EntityId] {
        latest(self.by_word.of(word))
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

    /// Notes a name that the caller gave.
    pub(super) fn register(&mut self, id: EntityId, name: &str) {
        let parts = NameParts::of(name, &self.lexicon);
        self.give_exact(id, name);
        self.register_parts(id, Arc::new(parts));
    }

    /// Notes that this very name, as it is written, is the caller's for `id`.
    pub(super) fn give_exact(&mut self, id: EntityId, name: &str) {
        if !self.is_given(id, name) {
            self.exact.add(&fold_name(name), id);
        }
    }

    pub(super) fn is_given(&self, id: EntityId, name: &str) -> bool {
        self.exact.of(&fold_name(name)).contains(&id)
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
        self.clock = self.clock.saturating_add(1);
        if let Some(seen) = self.seen.get_mut(id.index()) {
            *seen = self.clock;
        }
    }
}

/// `the harbour pilot` as descriptions are written down.
fn without_article(name: &str) -> &str {
    let name = name.trim();
    match name.split_once(char::is_whitespace) {
        Some((article, rest))
            if ["the", "a", "an"]
                .iter()
                .any(|a| article.eq_ignore_ascii_case(a)) =>
        {
            rest.trim_start()
        }
        _ => name,
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
