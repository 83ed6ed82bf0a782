//! From reports to quotations: which marks belong to which cue, and which are nobody's words.
//!
//! **In:** the reports of all units. **Out:** [`Record`](group::Record)s, each with its spans and the pairs of marks in it:
//! reports joined with the quotations that carry them on, and what no cue claims, if it is speech.

pub(crate) mod carried;
pub(crate) mod content;
pub(crate) mod governing;
pub(crate) mod group;
pub(crate) mod leftover;
pub(crate) mod letter;
mod name;
pub(crate) mod owned;
pub(crate) mod reduced;
pub(crate) mod speech;
pub(crate) mod verse;
