//! A name of the text tied to the entity that it stands for.

use crate::attribution::syntax::frame::Frame;
use crate::text::{EntityId, Span};
use std::ops::Range;

/// A name with the entity it stands for.
#[derive(Debug, Clone)]
pub(crate) struct Linked {
    pub(crate) span: Span,
    pub(crate) entity: EntityId,
    /// How it was linked.
    pub(crate) rule: &'static str,
    /// Whether it stands inside quotation marks.
    pub(crate) quoted: bool,
    /// Whether it is in a by-line, a contact line or the like.
    pub(crate) boilerplate: bool,
    /// The unit it stands in.
    pub(crate) unit: usize,
    /// Whether it seems to be the subject of its clause.
    pub(crate) subject: bool,
    /// Whether it is a possessor: `Feld's …`.
    pub(crate) possessive: bool,
    /// Whether it stands before a noun and only says which: `the Orlick campaign`.
    pub(crate) modifier: bool,
    /// First token.
    pub(crate) token: usize,
    pub(crate) token_end: usize,
}

/// The names that lie in `items`, as indices. `names` is sorted.
pub(crate) fn names_in(f: &Frame<'_, '_>, names: &[Linked], items: &Range<usize>) -> Range<usize> {
    if items.is_empty() {
        return 0..0;
    }
    let span = f.span_of(items);
    let first = names.partition_point(|name| name.span.start() < span.start());
    let last = names.partition_point(|name| name.span.start() < span.end());
    first..last.max(first)
}
