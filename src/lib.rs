//! Who said what.
mod error;
pub mod text;
pub mod lexicon;
pub mod sentence;
pub mod quote;
pub use error::Error;
pub use text::Span;
