//! Phase two, RESOLVE: whom each source stands for.
//!
//! **In:** records, linked names, and what is settled of a story's turns. **Out:** an
//! [`Answer`](resolver::Answer) a record, with the rule that gave it.

pub(crate) mod bodies;
pub(crate) mod describe;
pub(crate) mod documents;
pub(crate) mod interview;
pub(crate) mod nominal;
pub(crate) mod pronoun;
pub(crate) mod resolver;
pub(crate) mod rules;
pub(crate) mod salience;
pub(crate) mod they;
