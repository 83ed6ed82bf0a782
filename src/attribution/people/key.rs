//! A name cleaned for comparing it with the others of its story: what is title, what is fondness, what is short for
//! another, and which titles are one person's.

use crate::entity::{EntityKind, Gender, NameForm, fold_word, tidy};
use crate::lexicon::{Lexicon, Sense, WordClass, WordInfo, is_short_for, stem_of};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::ops::Bound;

/// The title of a wife.
pub(super) const WIFE: &str = "mrs";

/// A name cleaned for comparing.
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub(super) words: Vec<String>,
    pub(super) title: Option<String>,
    pub(super) gender: Option<Gender>,
    pub(super) personal: bool,
    /// Whether an article stands before it: `the Floating Otter`.
    pub(super) article: bool,
    /// Whether a word was taken off that only opens its sentence: `Could Edda …?`
    pub(super) cut: bool,
    pub(super) display: String,
}

/// Where a name stands: first in its sentence, in somebody's words, in which unit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stand {
    pub(crate) opens: bool,
    pub(crate) quoted: bool,
    pub(crate) article: bool,
    pub(crate) unit: usize,
}

pub(super) fn key(form: &NameForm<'_>, lexicon: &Lexicon) -> Key {
    let mut words = form.parts.words.clone();
    let small = |w: &String| lexicon.look_up(w).class.any(WordClass::PARTICLE);
    if !form.parts.titles.is_empty()
        && words.len() > 1
        && words[..words.len() - 1].iter().all(small)
    {
        // `Mr. van der Weyden` is a title and a surname.
        words = vec![words.join(" ")];
    }
    if let (1, Some(byname)) = (words.len(), byname(form.core)) {
        words = byname;
    }
    Key {
        words,
        title: form.parts.titles.last().cloned(),
        gender: form.gender,
        personal: matches!(form.kind, EntityKind::Person | EntityKind::Unknown),
        article: false,
        cut: false,
        display: tidy(form.core),
    }
}

/// `Edda-the-Otter`: a name and a byname, by either of which she goes.
fn byname(core: &str) -> Option<Vec<String>> {
    let parts: Vec<&str> = core.split('-').collect();
    // `Velm-upon-Sorrel` is a town, and no Sorrel.
    let [first, "the", last] = parts.as_slice() else {
        return None;
    };
    let capital = |part: &str| part.starts_with(char::is_uppercase);
    (capital(first) && capital(last)).then(|| vec![fold_word(first), fold_word(last)])
}

impl Key {
    /// The words; a wife under her husband's full name is somebody else.
    pub(super) fn whole(&self) -> Vec<String> {
        let mut words = self.words.clone();
        if self.title.as_deref() == Some(WIFE) {
            words.push(WIFE.to_owned());
        }
        words
    }
}

/// Whether a name is written as in running text: headings in capitals say nothing.
pub(super) fn written(name: &str) -> bool {
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
pub(super) fn clean(key: &mut Key, opens: bool, alone: &FxHashMap<String, u32>, lexicon: &Lexicon) {
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
        let met = |name: &str| alone.get(name).is_some_and(|n| *n >= 3);
        let whole = key.words.len() > 2 && met(&key.words[1..].join(" "));
        let known = (met(second) || whole) && !alone.contains_key(first);
        if !(sense.any(Sense::FOND) || (ordinary || place && opens) && known) {
            break;
        }
        key.cut |= !sense.any(Sense::FOND);
        key.words.remove(0);
        key.display = key
            .display
            .split_once(' ')
            .map_or_else(|| key.display.clone(), |(_, rest)| rest.to_owned());
        key.gender = None;
    }
}

/// What the names of a story show of one given name.
#[derive(Default)]
struct Given {
    all: u32,
    /// How often the narration has it.
    told: u32,
    display: String,
    gender: Option<Gender>,
    surname: Option<String>,
    /// The sentences of the narration that have it, the first of them.
    units: FxHashSet<usize>,
}

impl Given {
    fn agrees(&self, other: &Self) -> bool {
        let gender = !matches!((self.gender, other.gender), (Some(a), Some(b)) if a != b);
        let surname = match (&self.surname, &other.surname) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        gender && surname && self.units.is_disjoint(&other.units)
    }
}

/// Sentences in which a given name stands that are compared with another's.
const SENTENCES: usize = 64;

/// Puts the full name for a short one: `Len, are you in?` of a man whom the story calls *Leonard*. One that the
/// narration has too is short for the only name that it can be short for, if no sentence has both.
pub(super) fn unshorten(keys: &mut [Key], stands: &[Stand], lexicon: &Lexicon) {
    let given = given_names(keys, stands);
    let listed = |name: &str| lexicon.look_up(name).class.any(WordClass::GIVEN);
    let mut full_of: FxHashMap<String, (String, String)> = FxHashMap::default();
    for (short, one) in &given {
        // One in five may be a stray mark or a thought.
        let spoken = one.told * 5 <= one.all;
        // `Will you?`, once, is nobody; a fond form need not come again.
        let again = one.all > 1;
        let known = listed(short);
        let can_be_short = if known { again } else { spoken };
        if !can_be_short {
            continue;
        }
        let mut found = longer_names(&given, short).filter(|(full, other)| {
            let shortens = again && is_short_for(short, full) && listed(full)
                || spoken && !known && is_pet_form(short, full);
            let often = || {
                if spoken {
                    other.told > one.told * 5
                } else {
                    // `Madge` may be another than *Margaret*, `Tim` is *Timothy*.
                    let begins = full.starts_with(short.as_str()) && !is_fond(full, short);
                    begins && one.told < one.all && other.told >= one.told && one.agrees(other)
                }
            };
            shortens && other.told > 1 && often()
        });
        if let (Some((full, other)), None) = (found.next(), found.next()) {
            full_of.insert(short.clone(), (full.clone(), other.display.clone()));
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

/// Names with the same letters in front that are compared with a short one.
const SAME_STEM: usize = 256;

/// The given names that `short` may be short for: those that begin as it does, or all where a list tells which.
fn longer_names<'g>(
    given: &'g BTreeMap<String, Given>,
    short: &'g str,
) -> impl Iterator<Item = (&'g String, &'g Given)> {
    let stem = stem_of(short);
    let near = stem.map_or(usize::MAX, |_| SAME_STEM);
    let stem = stem.unwrap_or_default();
    given
        .range::<str, _>((Bound::Included(stem), Bound::Unbounded))
        .take_while(move |(full, _)| full.starts_with(stem))
        .take(near)
}

/// What the names show of each given name, or surname that stands alone.
fn given_names(keys: &[Key], stands: &[Stand]) -> BTreeMap<String, Given> {
    let mut given: BTreeMap<String, Given> = BTreeMap::new();
    for (key, stand) in keys.iter().zip(stands) {
        let Some(first) = key.words.first() else {
            continue;
        };
        let formal = key.words.len() == 1 && key.title.is_some();
        if formal || !key.personal || !written(&key.display) {
            continue;
        }
        let one = given.entry(first.clone()).or_default();
        if one.all == 0 {
            let display = key.display.split_whitespace().next().unwrap_or_default();
            display.clone_into(&mut one.display);
        }
        one.all += 1;
        one.gender = one.gender.or(key.gender);
        if key.words.len() > 1 {
            one.surname = one.surname.take().or_else(|| key.words.last().cloned());
        }
        if !stand.quoted {
            one.told += 1;
            if one.units.len() < SENTENCES {
                one.units.insert(stand.unit);
            }
        }
    }
    given
}

/// Whether `full` is no more than `short` with *y* or *ie*: `Johnny`.
fn is_fond(full: &str, short: &str) -> bool {
    let stem = full.strip_suffix("ie").or_else(|| full.strip_suffix('y'));
    let rest = stem.and_then(|stem| stem.strip_prefix(short));
    rest.is_some_and(|rest| rest.is_empty() || short.ends_with(rest))
}

/// Whether `short` is made of the beginning of a name with *y* or *ie*, as boys do with surnames: `Tarny` of *Tarnbrook*.
fn is_pet_form(short: &str, full: &str) -> bool {
    let stem = short.strip_suffix("ie").or_else(|| short.strip_suffix('y'));
    stem.is_some_and(|stem| {
        let rest = full.strip_prefix(stem);
        stem.len() >= 4 && rest.is_some_and(|rest| !rest.is_empty() && !short.ends_with(rest))
    })
}

/// Names that begin with the same word and are compared.
const ALIKE: usize = 32;

/// Puts the longer for a shorter name of several words: `Pavel Antonovich` is *Pavel Antonovich Orlin* and `Owen
/// Lund` *Owen Brice Lund*, if nobody else's name is so much like it.
pub(super) fn lengthen(keys: &mut [Key], lexicon: &Lexicon) {
    let mut longer: FxHashMap<String, Vec<Vec<String>>> = FxHashMap::default();
    let several =
        |key: &Key| key.personal && written(&key.display) && key.title.as_deref() != Some(WIFE);
    // `the Edda Orne Prize` is nobody.
    let surname = |key: &Key| {
        let last = key.words.last().map(|w| lexicon.look_up(w).class);
        let noun = |c: WordClass| c.any(WordClass::COMMON) && !c.any(WordClass::GIVEN);
        !key.article && !last.is_some_and(noun)
    };
    for key in keys
        .iter()
        .filter(|k| k.words.len() > 2 && several(k) && surname(k))
    {
        let alike = longer.entry(key.words[0].clone()).or_default();
        if alike.len() < ALIKE && !alike.contains(&key.words) {
            alike.push(key.words.clone());
        }
    }
    for key in keys.iter_mut().filter(|k| k.words.len() == 2 && several(k)) {
        let Some(alike) = longer.get(&key.words[0]) else {
            continue;
        };
        let mut found = alike
            .iter()
            .filter(|whole| whole[1] == key.words[1] || whole.last() == key.words.last());
        if let (Some(whole), None) = (found.next(), found.next()) {
            key.words.clone_from(whole);
        }
    }
}

/// Parts two names side by side: `she told Edda Nora was ill`.
pub(super) fn part_neighbours(keys: &mut [Key], alone: &FxHashMap<String, u32>, lexicon: &Lexicon) {
    let mut fulls: FxHashMap<Vec<String>, u32> = FxHashMap::default();
    for key in keys.iter().filter(|k| k.words.len() > 1) {
        *fulls.entry(key.words.clone()).or_default() += 1;
    }
    // `Mr. Orne` makes `Nora Orne` one person.
    let called = keys.iter().filter(|k| k.words.len() == 1);
    let surnames: FxHashSet<String> = called
        .filter(|k| matches!(k.title.as_deref(), Some("mr" | WIFE)))
        .map(|k| k.words[0].clone())
        .collect();
    for key in keys {
        let [first, last] = key.words.as_slice() else {
            continue;
        };
        let once = fulls.get(&key.words).is_none_or(|n| *n < 2);
        let both = [first, last].iter().all(|w| {
            alone.get(*w).is_some_and(|n| *n >= 4) && lexicon.look_up(w).class.any(WordClass::GIVEN)
        });
        if once && both && key.title.is_none() && !surnames.contains(last) {
            let last = last.clone();
            if let Some(word) = key.display.split_whitespace().next_back() {
                key.display = word.to_owned();
            }
            key.words = vec![last];
        }
    }
}

/// Ranks of officers, who are not called *Mr.*
const RANKS: &[&str] = &[
    "admiral",
    "brigadier",
    "capt",
    "captain",
    "col",
    "colonel",
    "commander",
    "gen",
    "general",
    "lieutenant",
    "major",
    "sergeant",
];

/// The ranks and surnames of those who share the surname with some *Mr.*, unless a full name has the rank.
pub(super) fn other_ranks(keys: &[Key]) -> FxHashSet<(String, String)> {
    let officer = |key: &&Key| key.title.as_deref().is_some_and(|t| RANKS.contains(&t));
    let named = keys.iter().filter(|k| k.words.len() > 1).filter(officer);
    let named: FxHashSet<&String> = named.filter_map(|k| k.words.last()).collect();
    let titled = keys.iter().filter(|k| k.words.len() == 1);
    let misters = titled.clone().filter(|k| k.title.as_deref() == Some("mr"));
    let misters: FxHashSet<&String> = misters.map(|k| &k.words[0]).collect();
    titled
        .filter(officer)
        .map(|k| (k.title.clone().unwrap_or_default(), &k.words[0]))
        .filter(|(_, surname)| misters.contains(surname) && !named.contains(surname))
        .map(|(title, surname)| (title, surname.clone()))
        .collect()
}

/// The surnames with a title and the given names that stand beside them in a sentence of the narration, with how
/// often: `Mr. Orne looked at Owen` is about two people.
pub(super) fn together(keys: &[Key], stands: &[Stand]) -> FxHashMap<(String, String, String), u32> {
    let mut out = FxHashMap::default();
    let told: Vec<(&Key, usize)> = keys
        .iter()
        .zip(stands)
        .filter(|(key, stand)| !stand.quoted && key.words.len() == 1)
        .map(|(key, stand)| (key, stand.unit))
        .collect();
    for sentence in told.chunk_by(|a, b| a.1 == b.1) {
        // A sentence that lists a village is no evidence, and would take time.
        for (key, _) in sentence.iter().take(BESIDE) {
            let Some(title) = &key.title else {
                continue;
            };
            let bare = sentence
                .iter()
                .take(BESIDE)
                .filter(|(k, _)| k.title.is_none());
            let mut given: Vec<&String> = bare.map(|(k, _)| &k.words[0]).collect();
            given.sort_unstable();
            given.dedup();
            for given in given {
                let slot = (slot_title(title), key.words[0].clone(), given.clone());
                *out.entry(slot).or_default() += 1;
            }
        }
    }
    out
}

/// Names of one sentence that are compared.
const BESIDE: usize = 8;

/// Whether a title may stand before a given name: *Sir Owen*, *Miss Nora*, *Aunt Edda*; *Captain Orne* is a surname,
/// unless the word is nothing but a given name.
pub(super) fn takes_given(title: &str, word: &str, lexicon: &Lexicon) -> bool {
    let class = lexicon.look_up(title).class;
    let office = !class.any(WordClass::COURTESY.with(WordClass::KIN));
    match title {
        "mr" | WIFE => false,
        _ => !office || lexicon.look_up(word).class.any(WordClass::GIVEN),
    }
}

/// Titles that are the same person's: *Mr.*, *M.* and *Monsieur*, `Cap'n` and *Captain*; others stand each for itself.
pub(super) fn slot_title(title: &str) -> String {
    match title {
        "mr" | "m" | "monsieur" | "mister" => "mr".to_owned(),
        "cap'n" | "capt" => "captain".to_owned(),
        "mas'r" => "master".to_owned(),
        "pa'son" => "parson".to_owned(),
        _ => title.to_owned(),
    }
}
