//! Whom a text names, and what it shows of them.
//!
//! **In:** the frame and the table of people so far. **Out:** every name tied to an entity
//! ([`Linked`](linked::Linked)), with the gender, roles and kind that the text shows; and what a source says of itself
//! ([`Reading`](source::Reading)): a name, a pronoun, a description.

mod antecedent;
pub(crate) mod boilerplate;
pub(crate) mod cast;
mod court;
pub(crate) mod description;
pub(crate) mod familiar;
pub(crate) mod family;
pub(crate) mod forms;
mod joint;
pub(crate) mod key;
pub(crate) mod learn;
pub(crate) mod linked;
pub(crate) mod named;
pub(crate) mod names;
mod position;
pub(crate) mod roles;
pub(crate) mod source;
