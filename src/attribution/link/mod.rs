//! Phase one, LINK: what source and what content each cue has.
//!
//! **In:** the frame and the cues of a unit. **Out:** [`Report`](report::Report)s, each a cue with its source and content in
//! items. A [`Site`](site::Site) is a cue in its sentence with the questions that a rule asks; the
//! [`rules`] are tried in order, and the first that fits decides.

pub(crate) mod boundary;
pub(crate) mod control;
mod inserted;
pub(crate) mod interrupted;
pub(crate) mod next;
mod objection;
pub(crate) mod order;
pub(crate) mod report;
pub(crate) mod rules;
mod shared_subject;
pub(crate) mod site;
pub(crate) mod source;
pub(crate) mod transcript;
pub(crate) mod unit;
