//! Finds the quotations in English text, news or fiction, and says **who said what, and how it knows**.
//!
//! ```
//! let text = "Inge Rask shut the port. \"It was the ice,\" she said.";
//! let document = whosaid::attribute(text)?;
//! let (quote, attribution) = document.attributed().next().expect("one quotation");
//! assert_eq!(document.str(quote.extent()), "\"It was the ice,\"");
//! assert_eq!(document.speakers(attribution).collect::<Vec<_>>(), ["Inge Rask"]);
//! # Ok::<(), whosaid::Error>(())
//! ```
//!
//! [`attribute`] is the short way. [`Analyzer`] holds settings (genre, people known, rules switched off, more
//! words) and is shared between threads. A [`Document`] borrows the text and gives sentences,
//! quotations, mentions, entities and attributions, all by byte [`Span`]. The stages can be called
//! alone: [`text::paragraphs`], [`lexicon::Lexicon::read`], [`sentence::segment`],
//! [`quote::find_runs`], [`entity::find_names`], [`attribution::attribute`].
//!
//! **Guarantees:** no panic on any text, the same text gives the same answer, every span lies within the text
//! on character boundaries, time and memory are linear in the text.
//!
//! **Features:** `serde` (on by default) derives `Serialize` and `Deserialize` for everything that a [`Document`] holds,
//! for [`Person`] and for all enums of results; `Serialize` alone for [`Document`] and `render::Record`, which borrow
//! the text. What the single stages pass on (tokens, words, paragraphs) has neither.
//!
//! How it is built, and how to add to it: [`_documentation`].

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
