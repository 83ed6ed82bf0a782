//! Ways to show a [`Document`](crate::Document). Nothing here decides anything.

#[cfg(feature = "serde")]
mod record;

#[cfg(feature = "serde")]
pub use record::{EntityRecord, QuoteRecord, Record};
