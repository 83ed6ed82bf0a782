//! What can report in a sentence: verbs of saying with their auxiliaries, nouns of saying, *according to*, a colon.
//!
//! **In:** a unit of the [`Frame`](super::syntax::frame::Frame). **Out:** its [`Cue`](kinds::Cue)s in order, each with the
//! items it takes, what sort it is, and what its verb asks for.

pub(crate) mod clear;
pub(crate) mod find;
pub(crate) mod governed;
pub(crate) mod group;
pub(crate) mod kinds;
pub(crate) mod phrasal;
pub(crate) mod tag_place;
pub(crate) mod verb;
