//! The ordered tables of rules.

pub(crate) mod cue;
