//! The people of a story, made out from all their names at once.
//!
//! A novel names people for hundreds of pages before or after it gives a full name, and families
//! share a surname. So all forms are counted first: `Mrs. Orne` is not *Owen Orne*, `Miss Orne`
//! is *Nora Orne* only if she is the one daughter, and `Orne` alone is the man.

use crate::entity::{EntityKind, EntityTable, Gender, NameForm, NameKind, NameMention, tidy};
use crate::lexicon::{Lexicon, Sense, WordClass, WordInfo, Words, is_short_for};
use crate::text::{Case, EntityId};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The title of a wife.
const WIFE: &str = "mrs";

/// Somebody with a name of their own.
#[derive(Debug)]
struct Person {
    words: Vec<String>,
    title: Option<String>,
    gender: Option<Gender>,
    count: u32,
    /// Whether a full name has come with *Mrs*.
    wife: bool,
    id: Option<EntityId>,
}

/// A name cleaned for comparing.
#[derive(Debug, Clone)]
struct Key {
    words: Vec<String>,
    title: Option<String>,
    gender: Option<Gender>,
    personal: bool,
    display: String,
}

/// Where a name stands: first in its sentence, in somebody's words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stand {
    pub(crate) opens: bool,
    pub(crate) quoted: bool,
}

/// Ties each name to an entity, in order; gives also the rule that did it.
pub(crate) fn assign(
    forms: &[NameForm<'_>],
    stands: &[Stand],
    table: &mut EntityTable,
    lexicon: &Lexicon,
) -> Vec<(EntityId, &'static str)> {
    let mut keys: Vec<Key> = forms.iter().map(|form| key(form, lexicon)).collect();
    let mut alone: FxHashMap<String, u32> = FxHashMap::default();
    for (key, stand) in keys.iter().zip(stands) {
        if key.words.len() == 1 && !(stand.opens && key.title.is_none()) {
            *alone.entry(key.words[0].clone()).or_default() += 1;
        }
    }
    for (key, stand) in keys.iter_mut().zip(stands) {
        clean(key, stand.opens, &alone, lexicon);
    }
    unshorten(&mut keys, stands, lexicon);
    let mut fulls: FxHashMap<Vec<String>, u32> = FxHashMap::default();
    for key in keys.iter().filter(|k| k.words.len() > 1) {
        *fulls.entry(key.words.clone()).or_default() += 1;
    }
    for key in &mut keys {
        // Two names side by side, once: `she told Edda Nora was ill`.
        let [first, last] = key.words.as_slice() else {
            continue;
        };
        let once = fulls.get(&key.words).is_none_or(|n| *n < 2);
        let both = [first, last].iter().all(|w| {
            alone.get(*w).is_some_and(|n| *n >= 4) && lexicon.look_up(w).class.any(WordClass::GIVEN)
        });
        if once && both && key.title.is_none() {
            let last = last.clone();
            if let Some(word) = key.display.split_whitespace().next_back() {
                key.display = word.to_owned();
            }
            key.words = vec![last];
        }
    }
    let mut cast = Cast {
        alone,
        ..Cast::default()
    };
    for key in keys.iter().filter(|k| k.words.len() > 1) {
        cast.full(key);
    }
    for key in keys
        .iter()
        .filter(|k| k.words.len() == 1 && k.title.is_some())
    {
        cast.titled(key);
    }
    keys.iter()
        .zip(forms)
        .map(|(key, form)| cast.entity(key, form, table))
        .collect()
}

/// Adds the surnames that are also occupations: a capital inside a sentence and no article.
pub(crate) fn surnames(words: &Words<'_>, names: &mut Vec<NameMention>, starts: &[usize]) {
    let mut counts: FxHashMap<&str, (u32, u32)> = FxHashMap::default();
    let role = |i: usize| {
        let class = words.class(i);
        class.any(WordClass::PERSON)
            && !class.any(
                WordClass::KIN
                    .with(WordClass::TITLE)
                    .with(WordClass::PLURAL),
            )
    };
    let free = |i: usize| {
        words.get(i).is_some_and(|t| t.case == Case::Title)
            && i > 0
            && !words
                .class(i - 1)
                .any(WordClass::DETERMINER.with(WordClass::POSSESSIVE))
            && words
                .get(i - 1)
                .is_none_or(|t| !t.capital() || t.mark != '\0')
    };
    for i in 0..words.len() {
        if role(i) {
            let opens = starts.binary_search(&i).is_ok();
            let count = counts.entry(words.str(i)).or_default();
            if free(i) && !opens {
                count.0 += 1;
            } else if !opens {
                count.1 += 1;
            }
        }
    }
    let mut more = Vec::new();
    let mut at = 0;
    for i in 0..words.len() {
        while names.get(at).is_some_and(|n| n.tokens.end <= i) {
            at += 1;
        }
        if !role(i) || !free(i) {
            continue;
        }
        let taken = names.get(at).is_some_and(|n| n.tokens.contains(&i));
        let known = counts
            .get(words.str(i))
            .is_some_and(|(name, noun)| *name >= 3 && name > noun);
        if !taken && known {
            more.push(NameMention {
                span: words.tokens[i].span,
                tokens: i..i + 1,
                core: i..i + 1,
                kind: NameKind::Person,
                plural_title: false,
                opens_sentence: starts.binary_search(&i).is_ok(),
            });
        }
    }
    names.extend(more);
    names.sort_by_key(|n| n.tokens.start);
}

fn key(form: &NameForm<'_>, lexicon: &Lexicon) -> Key {
    let mut words = form.parts.words.clone();
    let small = |w: &String| lexicon.look_up(w).class.any(WordClass::PARTICLE);
    if !form.parts.titles.is_empty()
        && words.len() > 1
        && words[..words.len() - 1].iter().all(small)
    {
        // `Mr. van der Weyden` is a title and a surname.
        words = vec![words.join(" ")];
    }
    Key {
        words,
        title: form.parts.titles.last().cloned(),
        gender: form.gender,
        personal: matches!(form.kind, EntityKind::Person | EntityKind::Unknown),
        display: tidy(form.core),
    }
}

impl Key {
    /// The words; a wife under her husband's full name is somebody else.
    fn whole(&self) -> Vec<String> {
        let mut words = self.words.clone();
        if self.title.as_deref() == Some(WIFE) {
            words.push(WIFE.to_owned());
        }
        words
    }
}

/// Whether a name is written as in running text: headings in capitals say nothing.
fn written(name: &str) -> bool {
    name.chars().any(char::is_lowercase)
        && !name.split_whitespace().next().is_some_and(|w| {
            ["chapter", "book", "part", "volume"]
                .iter()
                .any(|h| w.eq_ignore_ascii_case(h))
        })
        && !name
            .split_whitespace()
            .any(|w| w.len() > 3 && w.chars().all(char::is_uppercase))
}

/// Takes off what stands before the name proper.
fn clean(key: &mut Key, opens: bool, alone: &FxHashMap<String, u32>, lexicon: &Lexicon) {
    while key.words.len() > 1 {
        let (first, second) = (&key.words[0], &key.words[1]);
        let WordInfo { class, sense, .. } = lexicon.look_up(first);
        let ordinary = opens
            && !class.any(WordClass::GIVEN)
            && class.any(
                WordClass::COMMON
                    .with(WordClass::MODAL)
                    .with(WordClass::VERB)
                    .with(WordClass::ADVERB)
                    .with(WordClass::TIME)
                    .with(WordClass::MODIFIER),
            );
        let place = class.any(WordClass::PLACE.with(WordClass::MONTH)) && key.words.len() == 2;
        let known = alone.get(second).is_some_and(|n| *n >= 3) && !alone.contains_key(first);
        if !(sense.any(Sense::FOND) || (ordinary || place && opens) && known) {
            break;
        }
        key.words.remove(0);
        key.display = key
            .display
            .split_once(' ')
            .map_or_else(|| key.display.clone(), |(_, rest)| rest.to_owned());
        key.gender = None;
    }
}

/// Puts the full name for a short one that only those who speak use: `Len, are you in?` of a man
/// whom the story calls *Leonard*.
fn unshorten(keys: &mut [Key], stands: &[Stand], lexicon: &Lexicon) {
    // For each given name: how often in all, how often in the narration, and how it is written.
    let mut given: BTreeMap<String, (u32, u32, String)> = BTreeMap::new();
    for (key, stand) in keys.iter().zip(stands) {
        let Some(first) = key.words.first() else {
            continue;
        };
        let formal = key.words.len() == 1 && key.title.is_some();
        if formal || !key.personal || !written(&key.display) {
            continue;
        }
        let display = key.display.split_whitespace().next().unwrap_or_default();
        let count = given
            .entry(first.clone())
            .or_insert_with(|| (0, 0, display.to_owned()));
        count.0 += 1;
        count.1 += u32::from(!stand.quoted);
    }
    let mut full_of: FxHashMap<String, (String, String)> = FxHashMap::default();
    for (short, (all, narrated, _)) in &given {
        // One in five may be a stray mark or a thought.
        if *all < 2 || narrated * 5 > *all {
            continue;
        }
        let mut found = given.iter().filter(|(full, (_, told, _))| {
            *told > narrated * 5
                && *told > 1
                && is_short_for(short, full)
                && lexicon.look_up(full).class.any(WordClass::GIVEN)
        });
        if let (Some((full, (_, _, display))), None) = (found.next(), found.next()) {
            full_of.insert(short.clone(), (full.clone(), display.clone()));
        }
    }
    for key in keys.iter_mut() {
        let [word] = key.words.as_slice() else {
            continue;
        };
        if let Some((full, display)) = full_of.get(word).filter(|_| key.title.is_none()) {
            key.words = vec![full.clone()];
            key.display.clone_from(display);
        }
    }
}

#[derive(Default)]
struct Cast {
    people: Vec<Person>,
    by_words: FxHashMap<Vec<String>, usize>,
    by_title: FxHashMap<(String, String), usize>,
    by_given: FxHashMap<String, Vec<usize>>,
    by_surname: FxHashMap<String, Vec<usize>>,
    others: FxHashMap<String, usize>,
    /// How often each word stands alone as a name.
    alone: FxHashMap<String, u32>,
}

impl Cast {
    fn full(&mut self, key: &Key) {
        if !key.personal || !written(&key.display) {
            return;
        }
        let index = *self.by_words.entry(key.whole()).or_insert_with(|| {
            self.people.push(Person {
                words: key.words.clone(),
                title: None,
                gender: key.gender,
                count: 0,
                wife: false,
                id: None,
            });
            self.people.len() - 1
        });
        let person = &mut self.people[index];
        person.count += 1;
        person.gender = person.gender.or(key.gender);
        person.wife |= key.title.as_deref() == Some(WIFE);
        if person.count == 1 {
            let (given, surname) = (&key.words[0], &key.words[key.words.len() - 1]);
            if !person.wife {
                self.by_given.entry(given.clone()).or_default().push(index);
            }
            self.by_surname
                .entry(surname.clone())
                .or_default()
                .push(index);
        }
    }

    /// `Mrs. Orne`, `Aunt Edda`: a person of its own unless one full name is meant.
    fn titled(&mut self, key: &Key) {
        let Some(title) = key.title.clone() else {
            return;
        };
        let word = key.words[0].clone();
        let slot = (slot_title(&title), word.clone());
        if let Some(index) = self.by_title.get(&slot) {
            self.people[*index].count += 1;
            return;
        }
        let agree = |p: &Person| !matches!((p.gender, key.gender), (Some(a), Some(b)) if a != b);
        let given = self
            .by_given
            .get(&word)
            .into_iter()
            .flatten()
            .copied()
            .filter(|i| !matches!(title.as_str(), "mr" | WIFE) && agree(&self.people[*i]))
            .max_by_key(|i| self.people[*i].count);
        let surname: Vec<usize> = self
            .by_surname
            .get(&word)
            .into_iter()
            .flatten()
            .copied()
            // `Lady Orne` is no *Nora Orne*, but perhaps her mother.
            .filter(|_| title != "lady")
            .filter(|i| {
                let p = &self.people[*i];
                p.title.is_none()
                    && agree(p)
                    && p.wife == (title == WIFE)
                    && !(p.wife && self.by_words.contains_key(&p.words))
            })
            .collect();
        let index = given.or(match surname.as_slice() {
            [one] => Some(*one),
            _ => None,
        });
        let index = index.unwrap_or_else(|| {
            self.people.push(Person {
                words: key.words.clone(),
                title: Some(title),
                gender: key.gender,
                count: 0,
                wife: false,
                id: None,
            });
            let index = self.people.len() - 1;
            self.by_surname.entry(word.clone()).or_default().push(index);
            index
        });
        self.people[index].count += 1;
        self.people[index].gender = self.people[index].gender.or(key.gender);
        self.by_title.insert(slot, index);
    }

    fn entity(
        &mut self,
        key: &Key,
        form: &NameForm<'_>,
        table: &mut EntityTable,
    ) -> (EntityId, &'static str) {
        let (found, rule) = if key.words.len() > 1 {
            (self.by_words.get(&key.whole()).copied(), "same-name")
        } else if let Some(title) = &key.title {
            let slot = (slot_title(title), key.words[0].clone());
            (self.by_title.get(&slot).copied(), "title-and-surname")
        } else {
            (self.short(&key.words[0]), "short-name")
        };
        let Some(index) = found else {
            if !key.personal || key.words.is_empty() {
                return table.link(form);
            }
            let word = key.words.join(" ");
            let index = *self.others.entry(word).or_insert_with(|| {
                self.people.push(Person {
                    words: key.words.clone(),
                    title: None,
                    gender: key.gender,
                    count: 1,
                    wife: false,
                    id: None,
                });
                self.people.len() - 1
            });
            return (self.note(index, key, form, table), "same-name");
        };
        (self.note(index, key, form, table), rule)
    }

    /// The person that one word without a title means: a given name first, then the man of the
    /// surname, the one named most.
    fn short(&self, word: &str) -> Option<usize> {
        // A full form met once does not take over a name met all the time.
        let often = self.alone.get(word).is_some_and(|n| *n > 30);
        let solid = |i: &usize| !often || self.people[*i].count > 1;
        let most = |ids: Option<&Vec<usize>>| {
            ids.into_iter()
                .flatten()
                .copied()
                .filter(solid)
                .max_by_key(|i| {
                    (
                        self.people[*i].gender != Some(Gender::Female),
                        self.people[*i].count,
                    )
                })
        };
        let given = self.by_given.get(word).and_then(|ids| {
            ids.iter()
                .copied()
                .filter(solid)
                .max_by_key(|i| self.people[*i].count)
        });
        given.or_else(|| most(self.by_surname.get(word)))
    }

    fn note(
        &mut self,
        index: usize,
        key: &Key,
        form: &NameForm<'_>,
        table: &mut EntityTable,
    ) -> EntityId {
        let person = &mut self.people[index];
        let id = *person.id.get_or_insert_with(|| {
            let display = if person.wife || person.title.is_some() && person.words.len() == 1 {
                tidy(form.surface)
            } else {
                key.display.clone()
            };
            let mut entity = crate::entity::Entity::new(display, form.kind);
            entity.gender = person.gender;
            table.push(entity)
        });
        let full = key.words.len() > 1 && person.words == key.words;
        if let Some(entity) = table.get_mut(id) {
            let short = entity.name.split_whitespace().count() < key.words.len();
            if full && !person.wife && (short || !written(&entity.name)) {
                entity.name.clone_from(&key.display);
            }
        }
        table.note(id, form);
        id
    }
}

/// Titles that are the same person's: *Mr.*, *M.* and *Monsieur*; others stand each for itself.
fn slot_title(title: &str) -> String {
    match title {
        "mr" | "m" | "monsieur" | "mister" => "mr".to_owned(),
        _ => title.to_owned(),
    }
}
