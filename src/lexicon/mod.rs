//! The lexicon: plain word lists compiled in, one lookup a token.
//!
//! Every list is a file under `data/`, with a header that says what it holds. All of them merge
//! into one table from a word in small letters to its [`WordClass`] and [`Verb`]. A caller's own
//! words go through the same parser and are laid over the table: see [`Lexicon::extended`].
//!
//! Complexity: building takes a few milliseconds, once in a process; a lookup is one hash of the
//! word (Fx, which measured about half the time of the standard hasher on words this short).

mod class;
mod inflect;
mod parse;

pub use class::{Form, Frame, Verb, WordClass};

use crate::Error;
use crate::text::{Token, TokenKind, tokenize};
use once_cell::sync::Lazy;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::borrow::Cow;
use std::sync::Arc;

/// A list that can be extended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum List {
    /// Titles before names: `Mr | courtesy m`.
    Titles,
    /// Verbs of saying: `whisper | | tag that`.
    ReportingVerbs,
    /// Other verbs: `wipe`.
    Verbs,
    /// Nouns for persons, bodies, documents: `harpist | person`.
    Nouns,
    /// Given names: `anneliese | f`.
    GivenNames,
    /// Places and peoples: `gdansk | place`.
    Places,
    /// Abbreviations: `approx | abbr`.
    Abbreviations,
    /// Closed classes: determiners, pronouns, prepositions, adverbs, months.
    FunctionWords,
    /// Ordinary words that are no name when they begin a sentence.
    CommonWords,
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
];

/// What the lexicon knows of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordInfo {
    /// Its classes; empty for an unknown word.
    pub class: WordClass,
    /// Its verb, if it is a form of one.
    pub verb: Verb,
}

type Table = FxHashMap<Cow<'static, str>, WordInfo>;

/// Room for the built-in lists, which have some 34 000 forms: the table never grows.
const FORMS: usize = 40_000;

static BASE: Lazy<Table> = Lazy::new(|| {
    let mut table = Table::with_capacity_and_hasher(FORMS, FxBuildHasher);
    for spec in LISTS {
        // The lists are part of the crate; `tests/it/hygiene.rs` holds every row to the format.
        if let Err(error) = add(&mut table, spec, spec.text) {
            debug_assert!(false, "{error}");
        }
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
    /// lists (without need of order): one `entry | flags` a line, `lemma | forms | flags` for verbs.
    ///
    /// # Errors
    /// [`Error::Lexicon`] names the first row that cannot be read.
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
            if line.trim().is_empty() {
                continue;
            }
            let mut one = FxHashMap::default();
            add(&mut one, spec, line).map_err(|error| match error {
                Error::Lexicon { list, reason, .. } => Error::Lexicon {
                    list,
                    line: index + 1,
                    reason,
                },
                other => other,
            })?;
            for (word, info) in sorted(one) {
                let known = self.look_up(&word);
                let entry = table.entry(Cow::Owned(word.into_owned())).or_insert(known);
                merge(entry, info);
            }
        }
        Ok(Self {
            extra: Some(Arc::new(table)),
        })
    }

    /// What is known of `word`, in whatever case it is written.
    #[must_use]
    pub fn look_up(&self, word: &str) -> WordInfo {
        if plain(word) {
            return self.get(word);
        }
        let mut buffer = [0; 32];
        match fold(word, &mut buffer) {
            Some(folded) => self.get(folded),
            None => self.get(&word.to_lowercase().replace('’', "'")),
        }
    }

    fn get(&self, folded: &str) -> WordInfo {
        if let Some(found) = self.extra.as_ref().and_then(|extra| extra.get(folded)) {
            return *found;
        }
        BASE.get(folded).copied().unwrap_or_default()
    }

    /// Tokenises `text` and looks every word up.
    #[must_use]
    pub fn read<'t>(&self, text: &'t str) -> Words<'t> {
        let tokens = tokenize(text);
        let info = tokens
            .iter()
            .map(|token| match token.kind {
                TokenKind::Word | TokenKind::Number | TokenKind::Clitic => {
                    self.look_up(token.span.of(text))
                }
                TokenKind::Address | TokenKind::Punct => WordInfo::default(),
            })
            .collect();
        Words { text, tokens, info }
    }

    /// Names of the built-in lists with their texts, for tests and tools.
    pub fn lists() -> impl Iterator<Item = (&'static str, &'static str)> {
        LISTS.iter().map(|spec| (spec.name, spec.text))
    }

    /// Reads every built-in list strictly.
    ///
    /// # Errors
    /// [`Error::Lexicon`] names the first row that is malformed or out of order.
    pub fn check() -> Result<(), Error> {
        let mut table = Table::default();
        LISTS
            .iter()
            .try_for_each(|spec| add(&mut table, spec, spec.text))
    }
}

/// Whether `word` is its own folded form: ASCII without capitals, as six words in seven are.
fn plain(word: &str) -> bool {
    word.bytes()
        .all(|b| b.is_ascii() && !b.is_ascii_uppercase())
}

/// `word` in small ASCII letters, if it is short and ASCII; most words are.
fn fold<'b>(word: &str, buffer: &'b mut [u8; 32]) -> Option<&'b str> {
    let bytes = word.as_bytes();
    let folded = buffer.get_mut(..bytes.len())?;
    for (to, from) in folded.iter_mut().zip(bytes) {
        if !from.is_ascii() {
            return None;
        }
        *to = from.to_ascii_lowercase();
    }
    std::str::from_utf8(folded).ok()
}

fn sorted(table: FxHashMap<Cow<'_, str>, WordInfo>) -> Vec<(Cow<'_, str>, WordInfo)> {
    let mut rows: Vec<_> = table.into_iter().collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    rows
}

/// Nearly every row is in small ASCII letters already and needs no copy.
fn in_small_letters(word: Cow<'_, str>) -> Cow<'_, str> {
    if plain(&word) {
        word
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

fn merge(into: &mut WordInfo, more: WordInfo) {
    into.class = into.class.with(more.class);
    into.verb.form = into.verb.form.with(more.verb.form);
    into.verb.frame = into.verb.frame.with(more.verb.frame);
}

fn add<'a>(
    table: &mut FxHashMap<Cow<'a, str>, WordInfo>,
    spec: &ListSpec,
    text: &'a str,
) -> Result<(), Error> {
    for row in parse::rows(spec.name, text, spec.columns)? {
        let mut info = WordInfo {
            class: spec.class,
            verb: Verb::default(),
        };
        for flag in row.flags.split_ascii_whitespace() {
            let verb_list = spec.columns == 3;
            match (verb_list, Frame::by_name(flag), WordClass::by_name(flag)) {
                (true, Some(frame), _) => info.verb.frame = info.verb.frame.with(frame),
                (true, None, _) if flag == "double" => {}
                (false, _, Some(class)) => info.class = info.class.with(class),
                _ => {
                    return Err(Error::Lexicon {
                        list: spec.name.to_owned(),
                        line: row.line,
                        reason: format!("there is no flag `{flag}`"),
                    });
                }
            }
        }
        let mut put = |word: Cow<'a, str>, info: WordInfo| {
            merge(table.entry(in_small_letters(word)).or_default(), info);
        };
        if spec.columns == 3 {
            let double = row
                .flags
                .split_ascii_whitespace()
                .any(|flag| flag == "double");
            for (form, word) in inflect::forms(row.entry, row.forms, double) {
                put(
                    word,
                    WordInfo {
                        verb: Verb { form, ..info.verb },
                        ..info
                    },
                );
            }
        } else {
            put(Cow::Borrowed(row.entry), info);
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
}

impl<'t> Words<'t> {
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
