//! Parts of speech, and what they cost: the tables that `attribution::tagger` reads.
//!
//! A word has a row of tags that it can be, each with a cost; a pair of tags has a cost for every
//! tag after it. Both are fitted and stand in `data/tags.txt` and `data/tag_pairs.txt`.

use super::class::{Form, WordClass};
use super::{WordInfo, parse};
use crate::Error;
use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;
use std::ops::Range;

macro_rules! tags {
    ($($(#[$doc:meta])* $tag:ident = $name:literal,)+) => {
        /// What a word or mark is in its sentence.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum Tag {
            $($(#[$doc])* $tag,)+
        }

        impl Tag {
            const ALL: &'static [(&'static str, Self)] = &[$(($name, Self::$tag),)+];
        }
    };
}

tags! {
    /// `the`, `his`
    Determiner = "det",
    Adjective = "adj",
    Noun = "noun",
    /// Only while tagging: a noun in the plural.
    Plural = "plural",
    /// A proper name.
    Name = "name",
    /// A pronoun that stands as a subject: `he`, `some`
    Pronoun = "pron",
    /// `him`, `himself`
    Object = "obj",
    Number = "num",
    /// A finite verb.
    Finite = "fin",
    /// Only while tagging: `says`, which agrees with one, and `say`, which agrees with several.
    Third = "third",
    /// See [`Third`](Self::Third).
    Plain = "plain",
    /// A finite form of *be*, *have*, *do*, or a modal.
    Auxiliary = "aux",
    /// A verb after *to* or a modal.
    Base = "base",
    /// A past participle.
    Participle = "part",
    /// A form in *-ing* as a verb.
    Ing = "ing",
    To = "to",
    Preposition = "prep",
    Coordinator = "coord",
    /// Opens a clause: `that`, `because`, `after` before a clause.
    Subordinator = "sub",
    /// `who`, `which`, `why`
    Wh = "wh",
    Adverb = "adv",
    /// `'s` of a possessor.
    Possessive = "poss",
    Comma = "comma",
    Stop = "stop",
    /// A colon or semicolon.
    Colon = "colon",
    Dash = "dash",
    Open = "open",
    Close = "close",
    /// A mark of quotation that opens no run.
    Mark = "mark",
    /// A whole quotation.
    Run = "run",
    /// `up` in *put up*.
    Particle = "particle",
    Money = "money",
}

/// How many tags there are.
pub(crate) const TAGS: usize = Tag::ALL.len();

impl Tag {
    /// The tag for those who need not know of number.
    pub(crate) fn coarse(self) -> Self {
        match self {
            Self::Plural => Self::Noun,
            Self::Third | Self::Plain => Self::Finite,
            tag => tag,
        }
    }

    fn by_name(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, tag)| *tag)
    }
}

/// A tag that a word can be, and its cost.
pub(crate) type Choice = (Tag, u8);

/// Which of [`TagTable::all`] a word has.
pub(crate) type Row = Range<usize>;

/// What a number can be.
const NUMBER: [Choice; 2] = [(Tag::Number, 0), (Tag::Adjective, 20)];

/// The most choices that a word has: fifteen in its row, and a name.
pub(crate) const MOST_CHOICES: usize = 16;

/// No row of its own.
pub(crate) const NO_ROW: u16 = 0;

/// The two lists: name and text.
pub(super) const LISTS: [(&str, &str); 2] = [
    ("tag_pairs", include_str!("data/tag_pairs.txt")),
    ("tags", include_str!("data/tags.txt")),
];

/// A tag that no row names.
const DEAR: u8 = 99;

/// The two tables.
#[derive(Debug)]
pub(crate) struct TagTable {
    /// Each tag alone, [`NUMBER`], then the choices of all rows, one after the other.
    choices: Vec<Choice>,
    rows: Vec<Row>,
    words: FxHashMap<&'static str, u16>,
    /// Row by [`Kind`], with gaps filled from the nearest plainer kind.
    kinds: Vec<u16>,
    capitals: [u16; 16],
    closed: [u16; CLOSED.len()],
    /// The cost of a tag after two others, by all three.
    after: Vec<[[u8; TAGS]; TAGS]>,
}

pub(crate) static TABLE: Lazy<TagTable> = Lazy::new(|| {
    // The lists are part of the crate; `Lexicon::check` holds every row to the format.
    TagTable::read().unwrap_or_else(|error| {
        debug_assert!(false, "{error}");
        TagTable::empty()
    })
});

/// What decides the row of a word without one of its own.
#[derive(Debug, Clone, Copy, Default)]
struct Kind {
    verb: u16,
    reporting: bool,
    noun: bool,
    plural: bool,
    modifier: bool,
    adverb: bool,
    ending: u16,
}

/// Endings that tell a part of speech, the longer first; the first that fits counts.
const ENDINGS: &[(&str, &str)] = &[
    ("ly", "ly"),
    ("ing", "ing"),
    ("ed", "ed"),
    ("ous", "adj"),
    ("ful", "adj"),
    ("ive", "adj"),
    ("able", "adj"),
    ("ible", "adj"),
    ("al", "al"),
    ("ic", "adj"),
    ("less", "adj"),
    ("ish", "adj"),
    ("ary", "adj"),
    ("ant", "adj"),
    ("ent", "adj"),
    ("est", "adj"),
    ("tion", "n"),
    ("sion", "n"),
    ("ment", "n"),
    ("ness", "n"),
    ("ity", "n"),
    ("ism", "n"),
    ("ist", "n"),
    ("er", "n"),
    ("or", "n"),
    ("ship", "n"),
    ("ance", "n"),
    ("ence", "n"),
    ("cy", "n"),
    ("tions", "ns"),
    ("ss", "o"),
    ("us", "o"),
    ("s", "s"),
    ("y", "y"),
];
const ENDING_NAMES: &[&str] = &["", "o", "ly", "ing", "ed", "adj", "al", "n", "ns", "s", "y"];
const FORMS: &[(char, Form)] = &[
    ('b', Form::BASE),
    ('z', Form::THIRD),
    ('d', Form::PAST),
    ('n', Form::PARTICIPLE),
    ('g', Form::ING),
];
const NOUNS: WordClass = WordClass::PERSON
    .with(WordClass::BODY)
    .with(WordClass::BODY_NAME)
    .with(WordClass::EXPRESSION)
    .with(WordClass::DOCUMENT)
    .with(WordClass::AUDIENCE)
    .with(WordClass::KIN)
    .with(WordClass::TIME)
    .with(WordClass::MONTH)
    .with(WordClass::WEEKDAY);
const MODIFIERS: WordClass = WordClass::MODIFIER.with(WordClass::DEMONYM);
const ADVERBS: WordClass = WordClass::ADVERB
    .with(WordClass::CONNECTIVE)
    .with(WordClass::INTERJECTION);
const CLOSED: &[(&str, WordClass)] = &[
    ("modal", WordClass::MODAL),
    ("be", WordClass::BE),
    ("have", WordClass::HAVE),
    ("do", WordClass::DO),
    ("poss", WordClass::POSSESSIVE),
    ("det", WordClass::DETERMINER),
    ("pron", WordClass::PRONOUN),
    ("obj", WordClass::OBJECT),
    ("coord", WordClass::COORDINATOR),
    ("prep", WordClass::PREPOSITION),
    ("sub", WordClass::SUBORDINATOR),
    ("wh", WordClass::QUESTION),
    ("neg", WordClass::NEGATION),
    ("num", WordClass::NUMERAL),
];

/// Whether a word is of a closed class.
pub(crate) fn is_closed(class: WordClass) -> bool {
    const ALL: WordClass = {
        let (mut all, mut i) = (WordClass::NONE, 0);
        while i < CLOSED.len() {
            all = all.with(CLOSED[i].1);
            i += 1;
        }
        all
    };
    class.any(ALL)
}

impl Kind {
    /// As many as there are keys.
    const COUNT: usize = 1 << 14;

    fn of(word: &str, info: WordInfo) -> Self {
        let verb = FORMS.iter().enumerate();
        let verb = verb
            .filter(|(_, (_, form))| info.verb.form.any(*form))
            .map(|(bit, _)| 1 << bit)
            .sum();
        let noun = info.class.any(NOUNS.with(WordClass::TITLE));
        let plural =
            info.class.any(WordClass::PLURAL) || word.ends_with('s') && !word.ends_with("ss");
        Self {
            verb,
            reporting: verb != 0 && info.class.any(WordClass::REPORTING),
            noun: noun && (verb != 0 || !plural),
            plural: noun && verb == 0 && plural,
            modifier: info.class.any(MODIFIERS),
            adverb: info.class.any(ADVERBS),
            ending: if verb == 0 && !noun { ending(word) } else { 0 },
        }
    }

    fn key(self) -> usize {
        usize::from(
            self.verb
                | u16::from(self.reporting) << 5
                | u16::from(self.noun) << 6
                | u16::from(self.modifier) << 7
                | u16::from(self.adverb) << 8
                | self.ending << 9
                | u16::from(self.plural) << 13,
        )
    }

    fn by_key(key: usize) -> Self {
        let bit = |n: u32| key >> n & 1 == 1;
        Self {
            verb: u16::try_from(key & 31).unwrap_or(0),
            reporting: bit(5),
            noun: bit(6),
            modifier: bit(7),
            adverb: bit(8),
            plural: bit(13),
            ending: u16::try_from(key >> 9 & 15).unwrap_or(0),
        }
    }

    /// `verbbr-noun`: the kind that a row of the list names.
    fn by_name(name: &str) -> Option<Self> {
        let mut kind = Self::default();
        for part in name.split('-') {
            if let Some(forms) = part.strip_prefix("verb") {
                for c in forms.chars() {
                    match FORMS.iter().position(|(letter, _)| *letter == c) {
                        Some(bit) => kind.verb |= 1 << bit,
                        None if c == 'r' => kind.reporting = true,
                        None => return None,
                    }
                }
                continue;
            }
            match part {
                "noun" => kind.noun = true,
                "plural" => kind.plural = true,
                "mod" => kind.modifier = true,
                "adv" => kind.adverb = true,
                _ => {
                    let ending = ENDING_NAMES.iter().position(|known| *known == part)?;
                    kind.ending = u16::try_from(ending).unwrap_or(0);
                }
            }
        }
        Some(kind)
    }

    /// The next plainer kind, until nothing is left.
    fn plainer(self) -> Option<Self> {
        if self.plural {
            return Some(Self {
                plural: false,
                noun: true,
                ..self
            });
        }
        if self.adverb && (self.verb != 0 || self.noun || self.modifier) {
            return Some(Self {
                adverb: false,
                ..self
            });
        }
        if self.modifier && (self.verb != 0 || self.noun) {
            return Some(Self {
                modifier: false,
                ..self
            });
        }
        if self.reporting {
            return Some(Self {
                reporting: false,
                ..self
            });
        }
        if self.noun && self.verb != 0 {
            return Some(Self {
                noun: false,
                ..self
            });
        }
        if self.verb != 0 {
            // The first form alone, then none.
            let lowest = self.verb & self.verb.wrapping_neg();
            let verb = if lowest == self.verb { 0 } else { lowest };
            let ending = u16::from(verb == 0);
            return Some(Self {
                verb,
                ending,
                ..self
            });
        }
        if self.ending > 1 && (self.modifier || self.adverb) {
            return Some(Self { ending: 1, ..self });
        }
        if self.modifier || self.adverb || self.noun {
            return Some(Self {
                ending: 1,
                ..Self::default()
            });
        }
        (self.ending != 1).then_some(Self {
            ending: 1,
            ..Self::default()
        })
    }
}

fn ending(word: &str) -> u16 {
    let bytes = word.as_bytes();
    // The last letter tells most endings apart.
    let last = |end: &[u8]| end.last().copied().unwrap_or(0) | 0x20;
    let letter = last(bytes);
    let fits = |end: &str| {
        last(end.as_bytes()) == letter
            && word.len() > end.len() + 2
            && bytes
                .get(word.len() - end.len()..)
                .is_some_and(|last| last.eq_ignore_ascii_case(end.as_bytes()))
    };
    let name = ENDINGS
        .iter()
        .find(|(end, _)| fits(end))
        .map_or("o", |(_, name)| name);
    let index = ENDING_NAMES.iter().position(|known| *known == name);
    index.and_then(|i| u16::try_from(i).ok()).unwrap_or(1)
}

impl TagTable {
    fn empty() -> Self {
        let alone = Tag::ALL.iter().map(|(_, tag)| (*tag, 0));
        Self {
            choices: alone.chain(NUMBER).collect(),
            rows: vec![Self::only(Tag::Noun); 2],
            words: FxHashMap::default(),
            kinds: vec![1; Kind::COUNT],
            capitals: [1; 16],
            closed: [1; CLOSED.len()],
            after: vec![[[0; TAGS]; TAGS]; TAGS],
        }
    }

    fn read() -> Result<Self, Error> {
        let mut table = Self::empty();
        let mut kinds = vec![NO_ROW; Kind::COUNT];
        for row in parse::rows("tags", LISTS[1].1, 2)? {
            let start = table.choices.len();
            table.choices.extend(choices("tags", row)?);
            let number = u16::try_from(table.rows.len()).unwrap_or(NO_ROW);
            table.rows.push(start..table.choices.len());
            table.words.insert(row.entry, number);
            if let Some(kind) = row.entry.strip_prefix('*').and_then(Kind::by_name) {
                kinds[kind.key()] = number;
            }
        }
        for key in 0..Kind::COUNT {
            let mut kind = Some(Kind::by_key(key));
            while let Some(at) = kind {
                if kinds[at.key()] != NO_ROW {
                    table.kinds[key] = kinds[at.key()];
                    break;
                }
                kind = at.plainer();
            }
        }
        for (bits, row) in table.capitals.iter_mut().enumerate() {
            let mut name = String::from("*cap");
            for (bit, part) in ["-verb", "-noun", "-mod", "-closed"].iter().enumerate() {
                if bits >> bit & 1 == 1 {
                    name.push_str(part);
                }
            }
            let found = table.words.get(name.as_str());
            *row = *found.or_else(|| table.words.get("*cap")).unwrap_or(&1);
        }
        for ((name, _), row) in CLOSED.iter().zip(&mut table.closed) {
            let found = table.words.get(format!("*closed-{name}").as_str());
            *row = *found.unwrap_or(&1);
        }
        table.read_pairs()?;
        Ok(table)
    }

    fn read_pairs(&mut self) -> Result<(), Error> {
        let rows = parse::rows("tag_pairs", LISTS[0].1, 2)?;
        let mut longer = Vec::new();
        self.after = vec![[[DEAR; TAGS]; TAGS]; TAGS];
        for row in rows {
            let costs = choices("tag_pairs", row)?;
            let mut before = row.entry.split(' ').map(Tag::by_name);
            match (before.next().flatten(), before.next()) {
                (Some(last), None) => {
                    for first in 0..TAGS {
                        for (tag, cost) in &costs {
                            self.after[first][last as usize][*tag as usize] = *cost;
                        }
                    }
                }
                (Some(first), Some(Some(last))) => longer.push((first, last, costs)),
                _ => {
                    return Err(Error::Lexicon {
                        list: "tag_pairs".to_owned(),
                        line: row.line,
                        reason: format!("`{}` names no tag", row.entry),
                    });
                }
            }
        }
        for (first, last, costs) in longer {
            for (tag, cost) in costs {
                self.after[first as usize][last as usize][tag as usize] = cost;
            }
        }
        Ok(())
    }

    /// Reads both lists strictly.
    pub(crate) fn check() -> Result<(), Error> {
        Self::read().map(|_| ())
    }

    /// The words that have a row of their own, with its number. Kinds of words are none.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&'static str, u16)> {
        let words = self.words.iter().map(|(word, row)| (*word, *row));
        words.filter(|(word, _)| !word.starts_with('*'))
    }

    /// The choices of all rows.
    pub(crate) fn all(&self) -> &[Choice] {
        &self.choices
    }

    /// What can be nothing else.
    pub(crate) fn only(tag: Tag) -> Row {
        tag as usize..tag as usize + 1
    }

    /// What a number can be.
    pub(crate) fn number() -> Row {
        TAGS..TAGS + NUMBER.len()
    }

    /// What the word can be when it has no capital, or stands first.
    pub(crate) fn choices<'w>(&self, word: impl FnOnce() -> &'w str, info: WordInfo) -> Row {
        self.at(if info.row == NO_ROW {
            self.kind(word(), info)
        } else {
            info.row
        })
    }

    /// The number of the row of a word by what the other lists know of it.
    fn kind(&self, word: &str, info: WordInfo) -> u16 {
        let closed = || CLOSED.iter().position(|(_, class)| info.class.any(*class));
        match is_closed(info.class).then(closed).flatten() {
            Some(which) => self.closed[which],
            None => self.kinds[Kind::of(word, info).key()],
        }
    }

    /// The number of the row of a word in a list: its own if it has one.
    pub(super) fn row(&self, word: &str, info: WordInfo) -> u16 {
        let own = self.words.get(word).copied();
        own.unwrap_or_else(|| self.kind(word, info))
    }

    /// What a word with a capital can be inside a sentence.
    pub(crate) fn capital(&self, info: WordInfo) -> Row {
        let bits = [
            info.verb.form != Form::NONE,
            info.class.any(NOUNS),
            info.class.any(MODIFIERS),
            is_closed(info.class),
        ];
        let bits = bits.iter().enumerate();
        let at: usize = bits.map(|(bit, set)| usize::from(*set) << bit).sum();
        self.at(self.capitals[at])
    }

    fn at(&self, row: u16) -> Row {
        let row = self.rows.get(usize::from(row)).cloned();
        row.unwrap_or_else(|| Self::only(Tag::Noun))
    }

    /// The costs after this tag: of the second after it, by the first after it.
    #[inline]
    pub(crate) fn after(&self, first: Tag) -> &[[u8; TAGS]; TAGS] {
        &self.after[first as usize]
    }
}

fn choices(list: &str, row: parse::Row<'_>) -> Result<Vec<Choice>, Error> {
    let mut out = Vec::new();
    let mut cells = row.flags.split_ascii_whitespace();
    while let Some(name) = cells.next() {
        let cost = cells.next().and_then(|cost| cost.parse().ok());
        match (Tag::by_name(name), cost) {
            (Some(tag), Some(cost)) if list != "tags" || out.len() + 1 < MOST_CHOICES => {
                out.push((tag, cost));
            }
            _ => {
                return Err(Error::Lexicon {
                    list: list.to_owned(),
                    line: row.line,
                    reason: format!("`{name}` is no tag with a cost"),
                });
            }
        }
    }
    Ok(out)
}
