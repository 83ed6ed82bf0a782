//! Who said what.
mod analyzer;
pub mod attribution;
mod document;
pub mod entity;
mod error;
pub mod lexicon;
pub mod quote;
pub mod render;
pub mod sentence;
pub mod text;

pub use analyzer::{Analyzer, AnalyzerBuilder};
pub use attribution::{
    Act, Attribution, Explicitness, Genre, Quote, QuoteKind, Role, Step, Verdict,
};
pub use document::Document;
pub use entity::{Entity, EntityKind, EntityTable, Gender, Mention, MentionKind, Person};
pub use error::Error;
pub use quote::Diagnostic;
pub use sentence::Sentence;
pub use text::{EntityId, Layout, MAX_LEN, MentionId, QuoteId, Span};

/// Finds the quotations of `text` and says who said them, with the default settings.
///
/// # Errors
/// [`Error::TextTooLong`] for a text over [`MAX_LEN`] bytes.
pub fn attribute(text: &str) -> Result<Document<'_>, Error> {
    Analyzer::new().analyze(text)
}

/// Pages on how the crate is built and how to add to it.
pub mod _documentation {
    #[doc = include_str!("doc/design.md")]
    pub mod design {}
    #[doc = include_str!("doc/adding.md")]
    pub mod adding {}
    #[doc = include_str!("doc/changes.md")]
    pub mod changes {}
}

/// The README's code, run as doctests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
