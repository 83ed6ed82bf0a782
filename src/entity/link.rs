//! Which name is whose: the rules by which [`EntityTable`] links a name to somebody it knows.

use super::alias::NameParts;
use super::table::{index_role, latest, sound};
use super::words::{fold_name, kinds_agree, singular_title, tidied, tidy_name};
use super::{Entity, EntityKind, EntityTable, Gender};
use crate::lexicon::{Lexicon, WordClass};
use crate::text::EntityId;
use std::sync::Arc;

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
    /// Whether its last word is in the list of given names.
    pub(crate) ends_given: bool,
    /// Whether the text brings it in as somebody's relative: `her daughter, Lena Lind`.
    pub(crate) relative: bool,
    /// Whether that relative is the older: `his father, Odo Lind`.
    pub(crate) parent: bool,
    /// The surname that it shares with the name behind it: `Salim` of `Salim and Layla Hadrane`.
    pub(crate) shared: Option<&'a str>,
}

impl NameForm<'_> {
    /// Without title, but with a surname that stands further on.
    fn whole(&self) -> String {
        match self.shared {
            Some(surname) => format!("{} {surname}", self.core),
            None => self.core.to_string(),
        }
    }

    /// Whether it is one word without a title.
    fn is_bare(&self) -> bool {
        self.parts.words.len() == 1 && self.parts.titles.is_empty()
    }
}

impl EntityTable {
    /// Those whose name `parts` can be a short form of.
    pub(super) fn candidates<'s>(
        &'s self,
        parts: &'s NameParts,
    ) -> impl Iterator<Item = EntityId> + 's {
        let last = parts.words.last();
        let ids = last.map_or(&[][..], |word| self.with_word(word));
        ids.iter().copied().filter(|id| {
            self.forms[id.index()]
                .iter()
                .any(|form| form.accepts(parts))
        })
    }

    /// The entity that a name in the text stands for, somebody new if it fits nobody.
    /// Also says which rule decided.
    pub(crate) fn link(&mut self, name: &NameForm<'_>) -> (EntityId, &'static str) {
        self.clock = self.clock.saturating_add(1);
        let (id, rule) = self.choose(name);
        self.note(id, name);
        (id, rule)
    }

    fn choose(&mut self, name: &NameForm<'_>) -> (EntityId, &'static str) {
        if let Some(id) = self.exact_form(name) {
            return (id, "same-name");
        }
        if let Some(id) = self.known_form(name) {
            let rule = if !name.parts.titles.is_empty() {
                "title-and-surname"
            } else if self.closeness(id, &name.parts) == 3 {
                "same-name"
            } else {
                "short-name"
            };
            return (id, rule);
        }
        if let Some(id) = self.handed_in_short(name).or_else(|| self.upgrade(name)) {
            return (id, "fuller-name");
        }
        if let Some(id) = self.acronym(name) {
            return (id, "acronym");
        }
        if let Some(id) = self.relative_called(name) {
            return (id, "title-and-surname");
        }
        if let Some(id) = self.misspelt(name) {
            return (id, "short-name");
        }
        // Where only a title and a surname are known the title stays (`Mr. Thapa`).
        let titled = name.parts.words.len() == 1
            && name.kind == EntityKind::Person
            && !name.parts.titles.is_empty();
        let whole = name.whole();
        let display = if titled { name.surface } else { &whole };
        let display = name.parts.without_honours(tidy_name(display));
        let id = self.push(Entity::new(singular_title(display), name.kind));
        if name.relative {
            self.relatives.insert(id);
        }
        if name.parent {
            self.parents.insert(id);
        }
        (id, "new-name")
    }

    /// Somebody handed in with this very name or alias.
    fn exact_form(&self, name: &NameForm<'_>) -> Option<EntityId> {
        if self.exact.is_empty() {
            return None;
        }
        let ids = self.exact.of(&fold_name(name.surface)).iter().copied();
        let entity = |id: EntityId| &self.entities[id.index()];
        // `Teddy` can be a Theodora, if the caller says so.
        ids.filter(|id| kinds_agree(entity(*id).kind, name.kind))
            .max_by_key(|id| {
                let fits =
                    entity(*id).agrees(name.gender) && !entity(*id).never_called(name.surface);
                (fits, self.last_seen(*id))
            })
    }

    /// The nearest of those of whose names this can be a short form.
    fn known_form(&self, name: &NameForm<'_>) -> Option<EntityId> {
        let parts = &name.parts;
        // Of two with the surname the bare surname is the one the text is about: a wife or
        // namesake brought in by the way keeps a first name or a title.
        let bare = name.is_bare();
        self.candidates(parts)
            .filter(|id| {
                let entity = &self.entities[id.index()];
                kinds_agree(entity.kind, name.kind)
                    && (entity.agrees(name.gender)
                        || self.is_surname_of(parts, *id)
                        // `Winifred "Freddie" Lind`
                        || parts.titles.is_empty()
                            && entity.aliases.iter().any(|alias| alias == name.core))
                    && !entity.never_called(name.surface)
                    && self.shortens(*id, parts)
                    && !self.is_maid_or_wife(*id, parts)
            })
            .max_by_key(|id| {
                let entity = &self.entities[id.index()];
                (
                    self.closeness(*id, parts),
                    !(bare && entity.kind == EntityKind::Body),
                    // `Alderman Odo Lind … his wife, Dr. Ada Lind … Dr. Lind`
                    parts
                        .titles
                        .iter()
                        .any(|title| !is_courtesy(title) && entity.titles.contains(title)),
                    self.age(*id, parts),
                    if bare { entity.mentions } else { 0 },
                    self.last_seen(*id),
                )
            })
    }

    /// How well what the text says of families fits a namesake: `the younger Mr. Lind` is the son, `Mrs. Lind` rather the
    /// mother than the daughter, plain `Lind` not somebody's relative.
    fn age(&self, id: EntityId, parts: &NameParts) -> i8 {
        let (relative, parent) = (self.relatives.contains(&id), self.parents.contains(&id));
        let older = i8::from(parent) - i8::from(relative && !parent);
        match parts.suffix.as_deref() {
            Some("jr") => -older,
            Some("sr") => older,
            _ if parent && state(parts) == Some("mrs") => 1,
            _ => -i8::from(relative),
        }
    }

    /// Whether a name is no more than the surname of `id`: `Martin` of *Ada Martin* tells no gender.
    fn is_surname_of(&self, parts: &NameParts, id: EntityId) -> bool {
        parts.words.len() == 1
            && parts.titles.is_empty()
            && self.forms[id.index()]
                .iter()
                .any(|form| form.words.len() > 1 && form.words.last() == parts.words.last())
    }

    /// Whether `Mrs. Orne` is asked for and somebody handed in is called *Miss Orne*, or the other way about.
    fn is_maid_or_wife(&self, id: EntityId, parts: &NameParts) -> bool {
        let Some(asked) = state(parts).filter(|_| self.entities[id.index()].known) else {
            return false;
        };
        let forms = self.forms[id.index()].iter();
        let mut accepting = forms.filter(|form| form.accepts(parts)).peekable();
        accepting.peek().is_some()
            && accepting.all(|form| state(form).is_some_and(|own| own != asked))
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

    /// Somebody handed in by the given name alone, whose full name this is: the `Edda` of a cast is the one
    /// whom the text calls `Miss Edda Orne`.
    fn handed_in_short(&self, name: &NameForm<'_>) -> Option<EntityId> {
        let [given, _, ..] = name.parts.words.as_slice() else {
            return None;
        };
        let goes_by = |id: &EntityId| {
            let entity = &self.entities[id.index()];
            let forms = &self.forms[id.index()];
            entity.known
                && entity.kind == EntityKind::Person
                && entity.agrees(name.gender)
                && !entity.never_called(name.surface)
                // `Colonel Orne` is no *Orne Lund*.
                && forms
                    .iter()
                    .any(|form| form.words == [given.as_str()] && form.titles.is_empty())
                && !forms
                    .iter()
                    .any(|form| form.words.len() > 1 && form.words.first() == Some(given))
        };
        let mut found = self.with_word(given).iter().copied().filter(goes_by);
        let first = found.next()?;
        found.all(|id| id == first).then_some(first)
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
            let ids = self.with_word(word);
            ids.iter().rev().copied().find(|id| {
                let entity = &self.entities[id.index()];
                // `van der Lind … Pieter van der Lind`
                let one_word = || {
                    self.forms[id.index()].iter().all(|form| {
                        let before = form
                            .words
                            .split_last()
                            .map_or(&[][..], |(_, before)| before);
                        before.iter().all(|word| is_particle(word, &self.lexicon))
                    })
                };
                // `Alister votes no. Rep. Gwen Alister said …`: nothing but the word shows his gender.
                // `Feld, who lost his boat … Ines Feld said`: the text shows it.
                let word_only = entity.titles.is_empty()
                    && Some(word) == name.parts.words.last()
                    && (name.ends_given || entity.gender.is_none());
                !entity.known
                    && matches!(entity.kind, EntityKind::Person | EntityKind::Unknown)
                    && (entity.agrees(name.gender) || word_only)
                    && !entity.never_called(name.surface)
                    && self.forms[id.index()]
                        .iter()
                        .any(|form| name.parts.accepts(form))
                    && one_word()
            })
        })?;
        let entity = &mut self.entities[id.index()];
        if !entity.agrees(name.gender) {
            entity.gender = name.gender;
        }
        let full = name.parts.without_honours(tidy_name(&name.whole()));
        let old = std::mem::replace(&mut entity.name, full);
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
        let ids = latest(self.by_sound.of(&sound(word)?));
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

    /// `Nadia Kovar and her brother Stefan … Mr. Kovar said`: the relative known by a given name only, where
    /// whoever has the surname is of the other gender.
    fn relative_called(&mut self, name: &NameForm<'_>) -> Option<EntityId> {
        let gender = name.gender.filter(|_| name.parts.courtesy_only)?;
        let surname = name.parts.words.last()?;
        let person = |id: &EntityId| Some(&self.entities[id.index()]).filter(|e| e.can_be_person());
        let other = |id: &EntityId| {
            person(id).is_some_and(|e| e.name.contains(' ') && !e.agrees(Some(gender)))
        };
        if !self.with_word(surname).iter().any(other) {
            return None;
        }
        let mut found = self.relatives.iter().copied().filter(|id| {
            person(id).is_some_and(|e| !e.name.contains(' ') && e.gender == Some(gender))
        });
        let id = found.next().filter(|_| found.next().is_none())?;
        let entity = &mut self.entities[id.index()];
        let full = format!("{} {}", entity.name, tidy_name(name.core));
        let old = std::mem::replace(&mut entity.name, full);
        entity.aliases.push(old);
        Some(id)
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
        entity.mentions = entity.mentions.saturating_add(1);
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
}

/// Whether a title and a surname say that a woman is married.
fn state(parts: &NameParts) -> Option<&str> {
    let titles = parts.titles.iter().filter(|_| parts.courtesy_only);
    let mut titles = titles.map(String::as_str);
    titles.find(|t| matches!(*t, "miss" | "mrs"))
}

/// Whether a title says nothing but that somebody is grown.
fn is_courtesy(title: &str) -> bool {
    matches!(
        title,
        "mr" | "mrs" | "ms" | "miss" | "mx" | "messrs" | "mmes"
    )
}

/// Whether a small word joins the words of a name: `van`, `de`.
fn is_particle(word: &str, lexicon: &Lexicon) -> bool {
    lexicon.look_up(word).class.any(WordClass::PARTICLE)
}
