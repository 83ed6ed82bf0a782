//! [`Person`]: somebody the caller hands in.

use super::Gender;

/// Somebody the caller knows of, to be handed to
/// [`AnalyzerBuilder::person`](crate::AnalyzerBuilder::person) or [`EntityTable::add`](crate::EntityTable::add).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Person {
    /// The name to report.
    pub name: String,
    /// Other names, with or without titles.
    #[cfg_attr(feature = "serde", serde(default))]
    pub aliases: Vec<String>,
    /// Gender, if known.
    #[cfg_attr(feature = "serde", serde(default))]
    pub gender: Option<Gender>,
    /// Nouns that describe the person: `president`, `harbour pilot`.
    #[cfg_attr(feature = "serde", serde(default))]
    pub roles: Vec<String>,
}

impl Person {
    /// A person of this name, of whom nothing else is known.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// Adds another name.
    #[must_use]
    pub fn alias(mut self, alias: impl Into<String>) -> Self {
        self.aliases.push(alias.into());
        self
    }

    /// Sets the gender.
    #[must_use]
    pub fn gender(mut self, gender: Gender) -> Self {
        self.gender = Some(gender);
        self
    }

    /// Adds a role.
    #[must_use]
    pub fn role(mut self, role: impl Into<String>) -> Self {
        self.roles.push(role.into().to_lowercase());
        self
    }
}
