//! The running table of the people and bodies in a text.
//!
//! `names` finds the names in a text; [`EntityTable`] says for each whether it is
//! somebody already in the table or somebody new. The table outlives the text: hand it to the
//! next one and a title and surname there is the full name here.

mod alias;
mod correct;
mod index;
mod inset;
mod link;
mod month;
mod name;
mod opening;
mod person;
mod proper;
mod saved;
mod surname;
mod table;
mod words;

pub use alias::NameParts;
pub(crate) use alias::{fold_word, folds_to};
pub(crate) use link::NameForm;
pub use name::{NameKind, NameMention, find_names};
pub(crate) use name::{firm, party_label};
pub(crate) use opening::{is_abstract, may_open, opens_question, split_headline, without_first};
pub use person::Person;
pub use table::EntityTable;
pub(crate) use words::{
    gender_of_class, gender_of_name, gender_of_words, nickname, tidy, tidy_name,
};

use crate::text::{EntityId, Span, named};

/// The gender by which a text refers to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Gender {
    /// *he*
    Male,
    /// *she*
    Female,
}

named!(
    Gender:
    Male = "male",
    Female = "female",
);

/// What kind of thing an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum EntityKind {
    /// A person known by a name.
    Person,
    /// Somebody described but not named: *a palace official*.
    Described,
    /// Several people together, unnamed: *witnesses*.
    Group,
    /// A company, court, ministry, party, newspaper.
    Body,
    /// A document that speaks for want of a known author: *a leaked report*.
    Document,
    /// A place, which may stand for its government: *Jakarta*.
    Place,
    /// The first person of a narrative whose name is not known: *I*.
    Narrator,
    /// A name of which the text does not show what it names.
    Unknown,
}

named!(
    EntityKind:
    Person = "person",
    Described = "described",
    Group = "group",
    Body = "body",
    Document = "document",
    Place = "place",
    Narrator = "narrator",
    Unknown = "unknown",
);

/// Somebody or something that can speak.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Entity {
    /// The fullest name, without title; the description for somebody unnamed.
    pub name: String,
    /// Other forms met in the text or handed in.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: EntityKind,
    /// Its gender, where the text shows it.
    pub gender: Option<Gender>,
    /// Titles met before the name, in small letters: `president`, `mr`.
    pub titles: Vec<String>,
    /// Nouns that describe it, with their modifiers, in small letters: `velanian president`.
    pub roles: Vec<String>,
    /// Whether the caller handed it in.
    pub known: bool,
    /// How often it was mentioned by name.
    pub mentions: u32,
    /// Whether *they* can be this one person, because the text says so.
    pub singular_they: bool,
    /// Names that are somebody else's, because the caller said so; in small letters.
    #[cfg_attr(feature = "serde", serde(default))]
    pub never: Vec<String>,
    /// Into whom the caller merged it. It keeps its place in the table and has no names of its own.
    #[cfg_attr(feature = "serde", serde(default))]
    pub same_as: Option<EntityId>,
}

/// How a mention refers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum MentionKind {
    /// By a proper name.
    Name,
    /// By a pronoun.
    Pronoun,
    /// By a description: *the official*.
    Nominal,
}

named!(
    MentionKind:
    Name = "name",
    Pronoun = "pronoun",
    Nominal = "nominal",
);

/// A place where the text refers to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// How.
    pub kind: MentionKind,
    /// To whom: several for *Messrs. A and B* or *they*, none where it cannot be known.
    pub entities: Vec<EntityId>,
}
