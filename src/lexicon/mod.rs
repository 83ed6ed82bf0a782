//! The lexicon: plain word lists compiled in, one lookup a token.
//!
//! Every list is a file under `data/`, with a header that says what it holds. All of them merge
//! into one table from a word in small letters to its [`WordClass`] and [`Verb`]. A caller's own
//! words go through the same parser and are laid over the table: see [`Lexicon::extended`].
//!
//! Complexity: building takes a few milliseconds, once in a process; a lookup is one hash of a
//! number (see `table.rs`), some fifty instructions.

mod class;
mod inflect;
mod kind;
mod pairs;
mod parse;
mod short;
mod table;
mod tag;

pub use class::{Form, Frame, Sense, Verb, WordClass};
pub(crate) use kind::is_closed;
pub(crate) use pairs::{BODIES, ELISIONS, IDIOMS, PARTIES, PLURAL_TITLES, SAME_ROLES};
pub(crate) use short::{is_short_for, stem_of};
pub(crate) use tag::{Choice, MOST_CHOICES, Row, TABLE as TAG_TABLE, Tag, TagTable};

use crate::Error;
use crate::text::{Token, TokenKind, tokenize};
use once_cell::sync::Lazy;
use std::sync::Arc;
use table::{Packed, Table, pack, pack_straight};

/// A list that can be extended, each with a row as an example.
///
/// Rows are `entry | flags`, those of [`ReportingVerbs`](Self::ReportingVerbs) and [`Verbs`](Self::Verbs)
/// `lemma | irregular forms | flags`. An entry is one word; the point of an abbreviation is no part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum List {
    /// Titles before names, each a single word: `Mr | courtesy m`.
    Titles,
    /// Verbs of saying, in three columns: `whisper | | tag that`, `spit | spat | tag`.
    ReportingVerbs,
    /// Other verbs, in three columns: `wipe`, `sling | slung |`.
    Verbs,
    /// Nouns for persons, bodies, documents: `harpist | person`.
    Nouns,
    /// Given names: `anneliese | f`.
    GivenNames,
    /// Places and peoples: `gdansk | place`.
    Places,
    /// Abbreviations, without their last point: `approx | abbr`, `p.p.s | abbr`.
    Abbreviations,
    /// Closed classes: determiners, pronouns, prepositions, adverbs, months.
    FunctionWords,
    /// Ordinary words that are no name when they begin a sentence.
    CommonWords,
    /// What a word means to one rule or another: `ballad | work`.
    Senses,
}

struct ListSpec {
    list: List,
    name: &'static str,
    text: &'static str,
    columns: usize,
    /// Classes that every entry of the list has.
    class: WordClass,
}

macro_rules! spec {
    ($list:ident, $file:literal, $columns:literal, $class:expr) => {
        ListSpec {
            list: List::$list,
            name: $file,
            text: include_str!(concat!("data/", $file, ".txt")),
            columns: $columns,
            class: $class,
        }
    };
}

const LISTS: &[ListSpec] = &[
    spec!(Titles, "titles", 2, WordClass::TITLE),
    spec!(
        ReportingVerbs,
        "reporting_verbs",
        3,
        WordClass::VERB.with(WordClass::REPORTING)
    ),
    spec!(Verbs, "verbs", 3, WordClass::VERB),
    spec!(Nouns, "nouns", 2, WordClass::NONE),
    spec!(GivenNames, "given_names", 2, WordClass::GIVEN),
    spec!(Places, "places", 2, WordClass::NONE),
    spec!(Abbreviations, "abbreviations", 2, WordClass::NONE),
    spec!(FunctionWords, "function_words", 2, WordClass::NONE),
    spec!(CommonWords, "common_words", 2, WordClass::COMMON),
    spec!(Senses, "senses", 2, WordClass::NONE),
];

/// What the lexicon knows of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordInfo {
    /// Its classes; empty for an unknown word.
    pub class: WordClass,
    /// Its verb, if it is a form of one.
    pub verb: Verb,
    /// What it means to one rule or another.
    pub sense: Sense,
    /// Its row in the list of tags, or that of its kind.
    pub(crate) row: u16,
}

/// Room for the built-in lists, which have some 34 000 forms: the table never grows.
const FORMS: usize = 40_000;

static BASE: Lazy<Table> = Lazy::new(|| {
    let mut table = Table::with_capacity(FORMS);
    for spec in LISTS {
        let put = |word: &str, info| merge(table.entry(word, WordInfo::default), word, info);
        // The lists are part of the crate; `tests/it/hygiene.rs` holds every row to the format.
        if let Err(error) = read_rows(spec, spec.text, put) {
            debug_assert!(false, "{error}");
        }
    }
    for (word, row) in TAG_TABLE.words() {
        table.entry(word, WordInfo::default).row = row;
    }
    table
});

/// The word lists, with a caller's additions if there are any. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    extra: Option<Arc<Table>>,
}

impl Lexicon {
    /// The built-in lists.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// This lexicon with the rows of `text` added to `list`, in the format of the built-in
    /// lists (without need of order): one `entry | flags` a line, in [`List::ReportingVerbs`] and [`List::Verbs`]
    /// `lemma | irregular forms | flags`. An entry alone is a row too; a final point is taken off.
    ///
    /// # Errors
    /// [`Error::Lexicon`] names the first row that cannot be read or could never match.
    ///
    /// ```
    /// use whosaid::lexicon::{Lexicon, List, WordClass};
    /// let lexicon = Lexicon::new().extended(List::Titles, "Dàmhsair | m")?;
    /// assert!(lexicon.look_up("Dàmhsair").class.all(WordClass::TITLE));
    /// # Ok::<(), whosaid::Error>(())
    /// ```
    pub fn extended(&self, list: List, text: &str) -> Result<Self, Error> {
        let spec = LISTS
            .iter()
            .find(|spec| spec.list == list)
            .unwrap_or(&LISTS[0]);
        let mut table = self.extra.as_deref().cloned().unwrap_or_default();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let fail = |reason| Error::Lexicon {
                list: spec.name.to_owned(),
                line: index + 1,
                reason,
            };
            let row = parse::callers_row(line, spec.columns).map_err(fail)?;
            let put = |word: &str, info| {
                merge(table.entry(word, || self.look_up(word)), word, info);
            };
            read_rows(spec, &row, put).map_err(|error| match error {
                Error::Lexicon { reason, .. } => fail(reason),
                other => other,
            })?;
        }
        Ok(Self {
            extra: Some(Arc::new(table)),
        })
    }

    /// Whether the two are one and need no comparing.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        match (&self.extra, &other.extra) {
            (None, None) => true,
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }

    /// What is known of `word`, in whatever case it is written.
    #[must_use]
    pub fn look_up(&self, word: &str) -> WordInfo {
        pack(word.as_bytes(), word.len())
            .map_or_else(|| self.look_up_other(word), |packed| self.get(packed))
    }

    #[inline]
    fn get(&self, packed: Packed) -> WordInfo {
        let extra = self.extra.as_ref().and_then(|extra| extra.get(packed));
        extra.or_else(|| BASE.get(packed)).unwrap_or_default()
    }

    /// A long word, or one outside ASCII: *don’t*, *Élodie*.
    #[cold]
    fn look_up_other(&self, word: &str) -> WordInfo {
        if let Some(packed) = pack_straight(word) {
            return self.get(packed);
        }
        let word = word.to_lowercase().replace('’', "'");
        let find = |table: &Table| match pack(word.as_bytes(), word.len()) {
            Some(packed) => table.get(packed),
            None => table.get_other(&word),
        };
        let extra = self.extra.as_deref().and_then(find);
        extra.or_else(|| find(&BASE)).unwrap_or_default()
    }

    /// Tokenises `text` and looks every word up.
    #[must_use]
    pub fn read<'t>(&self, text: &'t str) -> Words<'t> {
        let tokens = tokenize(text);
        let info = tokens
            .iter()
            .map(|token| match token.kind {
                TokenKind::Word | TokenKind::Number | TokenKind::Clitic => {
                    let range = token.span.range();
                    pack(&text.as_bytes()[range.start..], range.len()).map_or_else(
                        || self.look_up_other(token.span.of(text)),
                        |packed| self.get(packed),
                    )
                }
                TokenKind::Address | TokenKind::Punct => WordInfo::default(),
            })
            .collect();
        Words {
            text,
            tokens,
            info,
            lexicon: self.clone(),
        }
    }

    /// Names of the built-in lists with their texts, for tests and tools.
    pub fn lists() -> impl Iterator<Item = (&'static str, &'static str)> {
        let lists = LISTS.iter().map(|spec| (spec.name, spec.text));
        let pairs = pairs::PAIRS.iter().map(|pairs| pairs.list());
        lists.chain(pairs).chain(tag::LISTS)
    }

    /// Reads every built-in list strictly.
    ///
    /// # Errors
    /// [`Error::Lexicon`] names the first row that is malformed or out of order.
    pub fn check() -> Result<(), Error> {
        LISTS
            .iter()
            .try_for_each(|spec| read_rows(spec, spec.text, |_, _| {}))?;
        pairs::PAIRS
            .iter()
            .try_for_each(|pairs| pairs.read().map(|_| ()))?;
        tag::TagTable::check()
    }
}

/// Adds what a list knows of `word` to what others do.
fn merge(into: &mut WordInfo, word: &str, more: WordInfo) {
    into.class = into.class.with(more.class);
    into.verb.form = into.verb.form.with(more.verb.form);
    into.verb.frame = into.verb.frame.with(more.verb.frame);
    into.sense = into.sense.with(more.sense);
    // A sense says nothing of the part of speech.
    if more.sense.is_empty() {
        into.row = TAG_TABLE.row(word, *into);
    }
}

/// Hands every form of every row of a list to `put`.
fn read_rows(
    spec: &ListSpec,
    text: &str,
    mut put: impl FnMut(&str, WordInfo),
) -> Result<(), Error> {
    for row in parse::rows(spec.name, text, spec.columns)? {
        let mut info = WordInfo {
            class: spec.class,
            ..WordInfo::default()
        };
        for flag in row.flags.split_ascii_whitespace() {
            let verb_list = spec.columns == 3;
            let known = match spec.list {
                List::Senses => Sense::by_name(flag).map(|s| info.sense = info.sense.with(s)),
                _ if verb_list && flag == "double" => Some(()),
                _ if verb_list => {
                    Frame::by_name(flag).map(|f| info.verb.frame = info.verb.frame.with(f))
                }
                _ => WordClass::by_name(flag).map(|c| info.class = info.class.with(c)),
            };
            if known.is_none() {
                return Err(Error::Lexicon {
                    list: spec.name.to_owned(),
                    line: row.line,
                    reason: format!("there is no flag `{flag}`"),
                });
            }
        }
        if spec.columns == 3 {
            let double = row
                .flags
                .split_ascii_whitespace()
                .any(|flag| flag == "double");
            for (form, word) in inflect::forms(row.entry, row.forms, double) {
                put(
                    &word,
                    WordInfo {
                        verb: Verb { form, ..info.verb },
                        ..info
                    },
                );
            }
        } else {
            put(row.entry, info);
        }
    }
    Ok(())
}

/// Whether `token` is `word`, in whatever case. Never for no token at all.
///
/// Length and first letter tell most words apart; `| 0x20` makes a letter small.
#[inline]
fn same(token: &[u8], word: &str) -> bool {
    let word = word.as_bytes();
    token.len() == word.len()
        && matches!((token, word), ([a, ..], [b, ..]) if a | 0x20 == b | 0x20)
        && token.eq_ignore_ascii_case(word)
}

/// A text's tokens, each with what the lexicon knows of it.
#[derive(Debug, Clone)]
pub struct Words<'t> {
    /// The text.
    pub text: &'t str,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// For each token, what is known of it.
    pub info: Vec<WordInfo>,
    /// The lists it was looked up in.
    lexicon: Lexicon,
}

impl<'t> Words<'t> {
    /// The word lists by which the text was read.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Token `i`, if there is one.
    #[must_use]
    pub fn get(&self, i: usize) -> Option<&Token> {
        self.tokens.get(i)
    }

    /// The text of token `i`, or `""`.
    #[must_use]
    pub fn str(&self, i: usize) -> &'t str {
        self.tokens
            .get(i)
            .map_or("", |token| token.span.of(self.text))
    }

    /// Whether token `i` is `word`, in whatever case.
    #[must_use]
    #[inline]
    pub fn is(&self, i: usize, word: &str) -> bool {
        same(self.bytes(i), word)
    }

    /// Whether token `i` can be the particle of a verb: `went on`, `put in`.
    #[must_use]
    pub fn particle(&self, i: usize) -> bool {
        self.info
            .get(i)
            .is_some_and(|info| info.sense.any(Sense::ADVERBIAL))
    }

    /// Whether token `i` is one of `list`, in whatever case.
    #[inline]
    #[must_use]
    pub fn is_one_of(&self, i: usize, list: &[&str]) -> bool {
        let token = self.bytes(i);
        list.iter().any(|word| same(token, word))
    }

    #[inline]
    fn bytes(&self, i: usize) -> &[u8] {
        self.tokens.get(i).map_or(&[], |token| {
            self.text
                .as_bytes()
                .get(token.span.range())
                .unwrap_or_default()
        })
    }

    /// The classes of token `i`; empty where there is none.
    #[must_use]
    pub fn class(&self, i: usize) -> WordClass {
        self.info.get(i).map_or(WordClass::NONE, |info| info.class)
    }

    /// The verb of token `i`.
    #[must_use]
    pub fn verb(&self, i: usize) -> Verb {
        self.info.get(i).map_or(Verb::default(), |info| info.verb)
    }

    /// Whether token `i` is the mark `c`.
    #[must_use]
    pub fn mark(&self, i: usize, c: char) -> bool {
        self.tokens.get(i).is_some_and(|token| token.mark == c)
    }

    /// The first token that begins at byte `offset` or after it. Complexity: logarithmic.
    #[must_use]
    pub fn at_or_after(&self, offset: u32) -> usize {
        self.tokens
            .partition_point(|token| token.span.start() < offset)
    }
}
