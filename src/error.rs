//! What can go wrong: very little, and never a panic.

use thiserror::Error;

/// The errors of this crate.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Error {
    /// The text is longer than a 32-bit byte offset can address.
    #[error("text of {len} bytes is over the limit of {limit} bytes")]
    TextTooLong {
        /// Length of the text in bytes.
        len: usize,
        /// The largest length accepted.
        limit: usize,
    },
    /// A row of a word list could not be read.
    #[error("word list `{list}`, line {line}: {reason}")]
    Lexicon {
        /// Which list.
        list: String,
        /// Line number, from 1.
        line: usize,
        /// What is wrong with the row.
        reason: String,
    },
    /// A rule was named that does not exist.
    #[error("there is no rule named `{0}`")]
    UnknownRule(String),
    /// A person was handed in without a name.
    #[error("a person must have a name")]
    Nameless,
    /// A table of entities that was read back does not hold together.
    #[error("the table of entities is broken at `{entity}`: {reason}")]
    Table {
        /// The name of the entity at which it is.
        entity: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A setting lies outside its range.
    #[error("{what} must lie in {range}")]
    OutOfRange {
        /// Which setting.
        what: &'static str,
        /// Its range, in words.
        range: &'static str,
    },
}
