//! Lists of words with what else is said of each: a short name's full forms, a title's singular.

use super::parse;
use crate::Error;
use once_cell::sync::Lazy;

/// A list of two columns, parsed once.
#[derive(Debug)]
pub(crate) struct Pairs {
    name: &'static str,
    text: &'static str,
    rows: Lazy<Vec<(&'static str, &'static str)>>,
}

macro_rules! pairs {
    ($($(#[$doc:meta])* $list:ident = $file:literal,)+) => {
        $(
            $(#[$doc])*
            pub(crate) static $list: Pairs = Pairs {
                name: $file,
                text: include_str!(concat!("data/", $file, ".txt")),
                rows: Lazy::new(|| $list.read().unwrap_or_default()),
            };
        )+
        /// All of them.
        pub(super) static PAIRS: &[&Pairs] = &[$(&$list,)+];
    };
}

pairs! {
    /// What a noun says a body is.
    BODIES = "bodies",
    /// Words that have lost their beginning or end.
    ELISIONS = "elisions",
    /// Words that make a verb one of saying, with the verb's forms.
    IDIOMS = "idioms",
    /// Words for parties.
    PARTIES = "parties",
    /// Titles before several names, with that of one.
    PLURAL_TITLES = "plural_titles",
    /// Words for the same role.
    SAME_ROLES = "same_roles",
    /// Short forms of given names that are not the beginning of the full one.
    SHORT_NAMES = "short_names",
}

impl Pairs {
    /// The rows, sorted by their first column.
    pub(crate) fn rows(&self) -> &[(&'static str, &'static str)] {
        &self.rows
    }

    /// What the list says of `word`.
    pub(crate) fn of(&self, word: &str) -> Option<&'static str> {
        let at = self.rows.binary_search_by_key(&word, |row| row.0).ok()?;
        Some(self.rows[at].1)
    }

    /// The list by its name, like those of [`Lexicon::lists`](super::Lexicon::lists).
    pub(super) fn list(&self) -> (&'static str, &'static str) {
        (self.name, self.text)
    }

    pub(super) fn read(&self) -> Result<Vec<(&'static str, &'static str)>, Error> {
        let rows = parse::rows(self.name, self.text, 2)?;
        Ok(rows.into_iter().map(|row| (row.entry, row.flags)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{BODIES, ELISIONS};

    #[test]
    fn what_a_word_is_or_has_lost_is_spelt_right() {
        let sorts = ["business", "office", "other", "press", "school", "society"];
        for (word, sort) in BODIES.rows() {
            assert!(sorts.contains(sort), "{word}: {sort}");
        }
        for (word, parts) in ELISIONS.rows() {
            let known = |part| matches!(part, "beginning" | "end");
            assert!(parts.split(' ').all(known), "{word}: {parts}");
        }
        assert_eq!(BODIES.of("airline"), Some("business"));
        assert_eq!(BODIES.of("airlin"), None);
    }
}
