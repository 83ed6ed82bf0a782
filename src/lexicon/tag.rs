//! Parts of speech, and what they cost: the tables that `attribution::syntax::tagger` reads.
//!
//! A word has a row of tags that it can be, each with a cost; a pair of tags has a cost for every
//! tag after it. Both are fitted and stand in `data/tags.txt` and `data/tag_pairs.txt`.

use super::class::Form;
use super::kind::{CLOSED, Kind, MODIFIERS, NOUNS, is_closed};
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
pub(crate) type Row = Range<u32>;

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
    /// The cost of a tag after two others: by the nearer of the two, by the tag, by the farther.
    after: Vec<[[u8; TAGS]; TAGS]>,
}

pub(crate) static TABLE: Lazy<TagTable> = Lazy::new(|| {
    // The lists are part of the crate; `Lexicon::check` holds every row to the format.
    TagTable::read().unwrap_or_else(|error| {
        debug_assert!(false, "{error}");
        TagTable::empty()
    })
});

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
            let count = |choices: &[Choice]| u32::try_from(choices.len()).unwrap_or(u32::MAX);
            let start = count(&table.choices);
            table.choices.extend(choices("tags", row)?);
            let number = u16::try_from(table.rows.len()).unwrap_or(NO_ROW);
            table.rows.push(start..count(&table.choices));
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
                            self.after[last as usize][*tag as usize][first] = *cost;
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
                self.after[last as usize][tag as usize][first as usize] = cost;
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

    /// The choices of one row.
    pub(crate) fn choices_of(&self, row: Row) -> &[Choice] {
        &self.choices[row.start as usize..row.end as usize]
    }

    /// What can be nothing else.
    pub(crate) fn only(tag: Tag) -> Row {
        tag as u32..tag as u32 + 1
    }

    /// What a number can be.
    pub(crate) fn number() -> Row {
        let count = |n: usize| u32::try_from(n).unwrap_or(0);
        count(TAGS)..count(TAGS + NUMBER.len())
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

    /// The costs after this tag, by the tag after it and the one before it.
    #[inline]
    pub(crate) fn between(&self, tag: Tag) -> &[[u8; TAGS]; TAGS] {
        &self.after[tag as usize]
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
