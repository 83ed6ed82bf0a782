//! The people of a story, made out from all their names at once.
//!
//! A novel names people for hundreds of pages before or after it gives a full name, and families
//! share a surname. So all forms are counted first: `Mrs. Orne` is not *Owen Orne*, `Miss Orne`
//! is *Nora Orne* only if she is the one daughter, and `Orne` alone is the man.

use super::key::{
    Key, Stand, WIFE, clean, key, lengthen, other_ranks, part_neighbours, slot_title, takes_given,
    together, unshorten, written,
};
use crate::entity::{EntityTable, Gender, NameForm, NameKind, NameMention, tidy};
use crate::lexicon::{Form, Lexicon, WordClass, Words};
use crate::text::{Case, EntityId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Somebody with a name of their own.
#[derive(Debug)]
struct Person {
    words: Vec<String>,
    title: Option<String>,
    gender: Option<Gender>,
    count: u32,
    /// Whether a full name has come with *Mrs*.
    wife: bool,
    /// How often its full name has an article before it, as those of ships and inns have.
    articles: u32,
    /// How often it is called by its full name, by one word of it, and by each title and surname.
    full: u32,
    bare: u32,
    titled: BTreeMap<String, u32>,
    id: Option<EntityId>,
}

/// A full name met once in so many of somebody's names is not the one the story knows that person by.
const RARE: u32 = 25;
/// Whoever is called by the surname alone oftener than this many times for each title before it goes by that.
const SHARE: u32 = 4;

impl Person {
    fn new(key: &Key, title: Option<String>, count: u32) -> Self {
        Self {
            words: key.words.clone(),
            title,
            gender: key.gender,
            count,
            wife: false,
            articles: 0,
            full: 0,
            bare: 0,
            titled: BTreeMap::new(),
            id: None,
        }
    }

    /// The title and surname that it goes by: of *Mr. Orne*, who signs *Owen Orne* once, and of an `Orne` who is
    /// never called otherwise.
    fn goes_by(&self) -> Option<&str> {
        let times: u32 = self.titled.values().sum();
        let alone = self.words.len() == 1;
        // `Cap'n Orne` is called *Captain Orne*.
        let spoken = |name: &str| {
            name.split(' ')
                .next()
                .is_some_and(|t| t.contains(['\'', '’']))
        };
        let (name, _) = self
            .titled
            .iter()
            .max_by_key(|(name, n)| (!spoken(name), **n))?;
        let often = if alone {
            times * SHARE >= self.bare
        } else {
            self.full * RARE <= times
        };
        (often && !self.wife).then_some(name)
    }
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
        if key.title.is_none() && !stand.opens || key.title.is_some() && key.words.len() == 1 {
            *alone.entry(key.words.join(" ")).or_default() += 1;
        }
    }
    for (key, stand) in keys.iter_mut().zip(stands) {
        key.article = stand.article;
        clean(key, stand.opens, &alone, lexicon);
    }
    unshorten(&mut keys, stands, lexicon);
    part_neighbours(&mut keys, &alone, lexicon);
    lengthen(&mut keys, lexicon);
    let other_ranks = other_ranks(&keys);
    let together = together(&keys, stands);
    let mut cast = Cast {
        alone,
        other_ranks,
        together,
        ..Cast::default()
    };
    for key in keys.iter().filter(|k| k.words.len() > 1) {
        cast.full(key);
    }
    let lone = || keys.iter().filter(|k| k.words.len() == 1);
    for key in lone().filter(|k| k.article && k.title.is_none()) {
        *cast.articles.entry(key.words[0].clone()).or_default() += 1;
    }
    for key in lone() {
        if let Some(title) = &key.title {
            let slot = (slot_title(title), key.words[0].clone());
            *cast.times.entry(slot).or_default() += 1;
        }
    }
    for key in lone() {
        cast.titled(key, lexicon);
    }
    let tied = keys.iter().zip(forms);
    let tied = tied
        .map(|(key, form)| cast.entity(key, form, table))
        .collect();
    cast.name(table);
    tied
}

/// Adds the names that are also occupations, exclamations or numbers: a capital inside a sentence and no article, and
/// for those that are no noun what people do beside them, as in `said Hush`.
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
    let other = |i: usize| {
        let class = words.class(i);
        class.any(WordClass::INTERJECTION.with(WordClass::NUMERAL))
            && words.get(i).is_some_and(|t| t.case == Case::Title)
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
    let acts = |i: usize| {
        let done = |i: usize| words.verb(i).form.any(Form::PAST.with(Form::THIRD));
        done(i + 1) || i > 0 && done(i - 1)
    };
    let roles: Vec<usize> = (0..words.len()).filter(|i| role(*i) || other(*i)).collect();
    for i in roles.iter().copied() {
        let opens = starts.binary_search(&i).is_ok();
        let count = counts.entry(words.str(i)).or_default();
        if free(i) && !opens {
            count.0 += u32::from(role(i) || acts(i));
        } else if !opens && role(i) {
            count.1 += 1;
        }
    }
    let mut more = Vec::new();
    let mut at = 0;
    for i in roles.into_iter().filter(|i| free(*i)) {
        while names.get(at).is_some_and(|n| n.tokens.end <= i) {
            at += 1;
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
    without_bynames(words, names);
}

/// Leaves out the second half of `Edda the Grey`, which is nobody of its own.
fn without_bynames(words: &Words<'_>, names: &mut Vec<NameMention>) {
    let one_word = |name: &NameMention| name.tokens.len() == 1;
    let mut before: Option<NameMention> = None;
    names.retain(|name| {
        let start = name.tokens.start;
        let behind = |b: &NameMention| one_word(b) && b.tokens.end + 1 == start;
        let byname = one_word(name)
            && start > 1
            && words.str(start - 1) == "the"
            && before.as_ref().is_some_and(behind)
            && words.class(start - 2).any(WordClass::GIVEN);
        before = Some(name.clone());
        !byname
    });
}

#[derive(Default)]
struct Cast {
    people: Vec<Person>,
    by_words: FxHashMap<Vec<String>, usize>,
    by_title: FxHashMap<(String, String), usize>,
    by_given: FxHashMap<String, Vec<usize>>,
    by_surname: FxHashMap<String, Vec<usize>>,
    others: FxHashMap<String, usize>,
    /// How often each word stands alone as a name, and how often with an article.
    alone: FxHashMap<String, u32>,
    articles: FxHashMap<String, u32>,
    /// Ranks and surnames that some *Mr.* has too: *Colonel Orne* and *Mr. Orne* are two.
    other_ranks: FxHashSet<(String, String)>,
    /// How often a title, a surname and a given name stand in one sentence.
    together: FxHashMap<(String, String, String), u32>,
    /// How often each title and surname is met.
    times: FxHashMap<(String, String), u32>,
}

/// Once in so many times a story may call a man by title and surname and by the given name in one sentence. In the
/// development novels it never did; two men stood together once in seventeen times.
const ONE_PERSON: u32 = 20;

impl Cast {
    fn full(&mut self, key: &Key) {
        if !key.personal || !written(&key.display) {
            return;
        }
        let index = *self.by_words.entry(key.whole()).or_insert_with(|| {
            self.people.push(Person::new(key, None, 0));
            self.people.len() - 1
        });
        let person = &mut self.people[index];
        person.count += 1;
        person.full += 1;
        person.articles += u32::from(key.article && key.title.is_none());
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
    fn titled(&mut self, key: &Key, lexicon: &Lexicon) {
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
            .filter(|i| takes_given(&title, &word, lexicon) && agree(&self.people[*i]))
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
                    && !self.are_two(&slot, &p.words[0])
                    && !(p.wife && self.by_words.contains_key(&p.words))
            })
            .collect();
        let index = given.or(match surname.as_slice() {
            [one] if !self.other_ranks.contains(&slot) => Some(*one),
            _ => None,
        });
        let index = index.unwrap_or_else(|| {
            self.people.push(Person::new(key, Some(title), 0));
            let index = self.people.len() - 1;
            self.by_surname.entry(word.clone()).or_default().push(index);
            index
        });
        self.people[index].count += 1;
        self.people[index].gender = self.people[index].gender.or(key.gender);
        self.by_title.insert(slot, index);
    }

    /// Whether sentences that have both show that a title and surname and a given name are two people.
    fn are_two(&self, slot: &(String, String), given: &str) -> bool {
        let both = (slot.0.clone(), slot.1.clone(), given.to_owned());
        let times = self.times.get(slot).copied().unwrap_or(0);
        // A `Miss Orne` may be called `Nora` by the next clause.
        let seldom = if slot.0 == "miss" {
            ONE_PERSON / 2
        } else {
            ONE_PERSON
        };
        self.together
            .get(&both)
            .is_some_and(|beside| beside * seldom > times)
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
                self.people.push(Person::new(key, None, 1));
                self.people.len() - 1
            });
            return (self.note(index, key, form, table), "same-name");
        };
        (self.note(index, key, form, table), rule)
    }

    /// Gives those who go by a title and surname this name.
    fn name(&self, table: &mut EntityTable) {
        for person in &self.people {
            let entity = person.id.and_then(|id| table.get_mut(id));
            let (Some(name), Some(entity)) = (person.goes_by(), entity) else {
                continue;
            };
            if entity.name != name {
                entity.aliases.retain(|alias| alias != name);
                let old = std::mem::replace(&mut entity.name, name.to_owned());
                entity.aliases.push(old);
            }
        }
    }

    /// The person that one word without a title means: a given name first, then the man of the
    /// surname, the one named most.
    fn short(&self, word: &str) -> Option<usize> {
        // A full form met once does not take over a name met all the time.
        let often = self.alone.get(word).is_some_and(|n| *n > 30);
        // `Otter` is not *the Floating Otter*, but `the Hare` may be *the Brown Hare*.
        let alone = self.alone.get(word).copied().unwrap_or(0);
        let article = self.articles.get(word).is_some_and(|n| n * 2 > alone);
        let solid = |i: &usize| {
            let one = &self.people[*i];
            let bare = one.full == 0 || one.articles * 2 < one.full;
            (!often || one.count > 1) && (bare || article)
        };
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
        // Women are seldom called by the surname alone: an `Orne` of every page is no *Edda Orne*.
        let surname = most(self.by_surname.get(word)).filter(|i| {
            let one = &self.people[*i];
            one.gender != Some(Gender::Female) || one.full * SHARE >= alone
        });
        // `Orne` is the *Captain Orne* of every page, not *Orne Lund*, who is named in full once.
        let seldom = |given: usize, surname: usize| {
            self.people[given].full * SHARE < self.people[surname].count
        };
        match (given, surname) {
            (Some(given), Some(surname)) if seldom(given, surname) => Some(surname),
            _ => given.or(surname),
        }
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
        person.bare += u32::from(key.title.is_none() && key.words.len() == 1);
        if key.title.is_some() && key.words.last() == person.words.last() && key.words.len() == 1 {
            *person.titled.entry(tidy(form.surface)).or_default() += 1;
        }
        if let Some(entity) = table.get_mut(id) {
            let short = entity.name.split_whitespace().count() < key.words.len();
            if full && !person.wife && (short || !written(&entity.name)) {
                entity.name.clone_from(&key.display);
            }
        }
        table.note(id, form);
        if let Some(entity) = table.get_mut(id).filter(|_| key.cut) {
            let surface = tidy(form.surface);
            entity.aliases.retain(|alias| *alias != surface);
        }
        id
    }
}
