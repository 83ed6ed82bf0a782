//! Positions in a text: spans, paragraphs, tokens; what only its setting put there is taken off (`clean`). Of English only
//! clitics and a few abbreviations are known here: `’s`, `Ph.D`.

mod clean;
mod ids;
mod line;
mod markup;
mod named;
mod paragraph;
mod span;
mod token;

pub(crate) use clean::Clean;
pub use ids::{EntityId, MentionId, QuoteId};
pub(crate) use markup::markup_end;
pub(crate) use named::named;
pub(crate) use paragraph::lay_out;
pub use paragraph::{Layout, Paragraph, paragraphs};
pub use span::{MAX_LEN, Span};
pub use token::{Case, Token, TokenKind, tokenize};
