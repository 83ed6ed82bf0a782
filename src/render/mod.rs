//! Ways to show a [`Document`](crate::Document): for a machine, for a reader, for a doubter.
//!
//! - [`Record`] is the document as plain data, for JSON (feature `serde`).
//! - [`Table`] is a table of the quotations, folded to a width.
//! - [`explain`] tells in plain English why one quotation was given to its speaker.
//!
//! Nothing here decides anything, and nothing prints: each gives a value to be written where the
//! caller likes. Complexity: linear in what is shown.

mod explain;
#[cfg(feature = "serde")]
mod record;
mod table;
mod words;

pub use explain::explain;
#[cfg(feature = "serde")]
pub use record::{EntityRecord, QuoteRecord, Record};
pub use table::Table;
