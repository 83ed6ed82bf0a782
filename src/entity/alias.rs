//! The parts of a personal name, and which shorter forms can stand for it.

use crate::lexicon::{Lexicon, WordClass};

/// A name cut into its parts, in small letters, without titles.
///
/// *Dirk van der Meer Jr.* has the words `dirk`, `van`, `der`, `meer` and the suffix `jr`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
pub struct NameParts {
    /// The words of the name, titles and suffix left out.
    pub words: Vec<String>,
    /// `jr`, `sr`, `iii`.
    pub suffix: Option<String>,
    /// Titles before the name.
    pub titles: Vec<String>,
    /// Whether a courtesy title stands before a name that is otherwise one word.
    pub courtesy_only: bool,
}

/// `word` folded for comparing names: small letters, no points, straight apostrophes.
pub(crate) fn fold_word(word: &str) -> String {
    if word.is_ascii() {
        let mut out = word.to_ascii_lowercase();
        if out.bytes().any(|b| b == b'.') {
            out.retain(|c| c != '.');
        }
        return out;
    }
    word.chars()
        .filter(|c| *c != '.')
        .map(|c| if c == '’' { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether [`fold_word`] makes `folded` of `word`; without a copy for nearly all words.
pub(crate) fn folds_to(word: &str, folded: &str) -> bool {
    if word.is_ascii() {
        let letters = word.bytes().filter(|b| *b != b'.');
        letters.map(|b| b.to_ascii_lowercase()).eq(folded.bytes())
    } else {
        fold_word(word) == folded
    }
}

/// The words of a name, but for a nickname's.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| c.is_whitespace() || c == ',')
        .map(|word| word.trim_matches(['[', ']']))
        .filter(|word| !word.is_empty() && !word.starts_with(['"', '“', '(']))
}

/// Letters after a name that are an office, and words elsewhere: *Ada Holl MP*.
fn is_honour(folded: &str) -> bool {
    matches!(folded, "frs" | "md" | "mep" | "mla" | "mp" | "msp" | "rn")
}

/// Whether a suffix tells two people of one name apart: *Jr.*, *III*; not *QC*.
fn tells_apart(suffix: &str) -> bool {
    matches!(suffix, "jr" | "jnr" | "sr" | "snr")
        || suffix.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
}

impl NameParts {
    /// `name` without the letters of an honour or degree after it: *Oskar Tarn QC*, *Una Cole, M.D.*
    pub(crate) fn without_honours(&self, name: String) -> String {
        match (&self.suffix, name.rsplit_once(' ')) {
            (Some(suffix), Some((before, _))) if !tells_apart(suffix) => {
                before.trim_end_matches(',').to_owned()
            }
            _ => name,
        }
    }

    /// Cuts `name` into parts.
    #[must_use]
    pub fn of(name: &str, lexicon: &Lexicon) -> Self {
        let mut parts = Self::default();
        let mut words = words(name).peekable();
        let mut first = true;
        while let Some(word) = words.next() {
            let folded = fold_word(word);
            let class = lexicon.look_up(&folded).class;
            let last = words.peek().is_none();
            if parts.words.is_empty() && !last && class.any(WordClass::TITLE) {
                parts.courtesy_only |= class.any(WordClass::COURTESY);
                parts.titles.push(folded);
            } else if !first
                && last
                && (class.any(WordClass::NAME_SUFFIX)
                    || parts.words.len() >= 2 && is_honour(&folded))
            {
                parts.suffix = Some(folded);
            } else if folded != "the" || !parts.words.is_empty() {
                parts.words.push(folded);
            }
            first = false;
        }
        parts.courtesy_only &= parts.words.len() == 1;
        parts
    }

    /// Whether the name begins with what is a title now and was none before.
    pub(crate) fn has_new_title(&self, old: &Lexicon, new: &Lexicon) -> bool {
        let title =
            |lexicon: &Lexicon, word: &str| lexicon.look_up(word).class.any(WordClass::TITLE);
        matches!(self.words.as_slice(), [first, _, ..] if title(new, first) && !title(old, first))
    }

    /// The same name cut by other word lists.
    pub(crate) fn recut(&self, lexicon: &Lexicon) -> Self {
        let parts = self.titles.iter().chain(&self.words).chain(&self.suffix);
        let parts: Vec<&str> = parts.map(String::as_str).collect();
        Self::of(&parts.join(" "), lexicon)
    }

    /// The titles alone.
    pub(crate) fn titles(name: &str, lexicon: &Lexicon) -> Vec<String> {
        let mut words = words(name).peekable();
        let mut titles = Vec::new();
        while let Some(word) = words.next() {
            let folded = fold_word(word);
            let title = lexicon.look_up(&folded).class.any(WordClass::TITLE);
            if title && words.peek().is_some() {
                titles.push(folded);
            } else if folded != "the" {
                break;
            }
        }
        titles
    }

    /// The surname: the last word, with the particles before it left out.
    #[must_use]
    pub fn surname(&self) -> Option<&str> {
        if self.words.len() > 1 || self.courtesy_only {
            self.words.last().map(String::as_str)
        } else {
            None
        }
    }

    /// The first word of a name of several.
    #[must_use]
    pub fn given(&self) -> Option<&str> {
        if self.words.len() > 1 {
            self.words.first().map(String::as_str)
        } else {
            None
        }
    }

    /// Whether `short`, a form met later, can stand for this name.
    ///
    /// It can if its words are found here in the same order (`Ms. Soto` for *Elena Soto Marrane*,
    /// `Sheikh Tariq`, `van der Berg`), an initial standing for its word, and no suffix disagrees.
    #[must_use]
    pub fn accepts(&self, short: &Self) -> bool {
        if let (Some(a), Some(b)) = (&self.suffix, &short.suffix) {
            if a != b {
                return false;
            }
        }
        if short.words.is_empty() || short.words.len() > self.words.len() {
            return false;
        }
        let mut at = 0;
        short.words.iter().all(|word| {
            while at < self.words.len() {
                at += 1;
                if same_word(&self.words[at - 1], word) {
                    return true;
                }
            }
            false
        })
    }
}

/// Whether two words of a name can be the same, one perhaps an initial.
fn same_word(a: &str, b: &str) -> bool {
    let initial = |x: &str, y: &str| y.starts_with(x) && x.chars().count() == 1;
    a == b || initial(a, b) || initial(b, a)
}

#[cfg(test)]
mod tests {
    use super::NameParts;
    use crate::lexicon::Lexicon;

    fn parts(name: &str) -> NameParts {
        NameParts::of(name, &Lexicon::new())
    }

    #[test]
    fn titles_and_suffixes_are_no_names() {
        let name = parts("Dr. Oskar Tarn Jr.");
        assert_eq!(name.words, ["oskar", "tarn"]);
        assert_eq!(name.suffix.as_deref(), Some("jr"));
        assert_eq!(name.titles, ["dr"]);
        assert_eq!(parts("Mrs. Orne").surname(), Some("orne"));
    }

    #[test]
    fn shorter_forms() {
        assert!(parts("Elena Soto Marrane").accepts(&parts("Ms. Soto")));
        assert!(parts("Willem van der Berg").accepts(&parts("Mr. van der Berg")));
        assert!(parts("John Adam Reed").accepts(&parts("J. Reed")));
        assert!(!parts("Oskar Tarn Sr.").accepts(&parts("Oskar Tarn Jr.")));
        assert!(!parts("Ana Villar").accepts(&parts("Villar Ana")));
    }
}
