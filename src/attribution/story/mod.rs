//! Who speaks in a story, decided for a whole conversation at once.
//!
//! **In:** records and linked names. **Out:** a speaker for each turn. The narration brings people up (`scene`), each turn is laid
//! out with what stands around it (`place`), rules weigh everybody present (`turns`), and the best
//! assignment of the whole stretch wins (`conversation`).

pub(crate) mod address;
mod around;
mod candidates;
pub(crate) mod chain;
pub(crate) mod conversation;
pub(crate) mod gender;
pub(crate) mod identity;
pub(crate) mod narrator;
pub(crate) mod place;
pub(crate) mod portrait;
pub(crate) mod scene;
pub(crate) mod seen;
pub(crate) mod silence;
pub(crate) mod tagged;
pub(crate) mod turns;
