//! Ties each quotation to its cue and source, and each source to an entity.

mod types;

pub use types::{Act, Attribution, Explicitness, Genre, Quote, QuoteKind, Role, Step, Verdict};

use crate::entity::{EntityTable, Mention};
use crate::error::Error;
use crate::lexicon::{Lexicon, Words};
use crate::quote::Marks;
use crate::sentence::Sentence;
use crate::text::Paragraph;

/// The settings of the attribution stage.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// News or fiction.
    pub genre: Genre,
    /// Below this confidence no speaker is named.
    pub min_confidence: f32,
    /// The word lists.
    pub lexicon: Lexicon,
    off: Vec<&'static str>,
}

impl Settings {
    /// Switches the rule of this name off.
    ///
    /// # Errors
    /// [`Error::UnknownRule`] if there is none.
    pub fn switch_off(&mut self, name: &str) -> Result<(), Error> {
        let rule = rules()
            .find(|rule| rule.name == name)
            .ok_or_else(|| Error::UnknownRule(name.to_owned()))?;
        self.off.push(rule.name);
        Ok(())
    }
}

/// What is publicly known of a rule.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct RuleInfo {
    /// Its name.
    pub name: &'static str,
    /// What it says of English, in a sentence.
    pub about: &'static str,
    /// A passage that it decides, and the speaker: `"Go," said Anna. => Anna`.
    pub example: &'static str,
    /// How often it was right on development text.
    pub confidence: f32,
}

/// All rules, in the order in which they are tried.
pub fn rules() -> impl Iterator<Item = RuleInfo> {
    std::iter::empty()
}

/// What the attribution stage found.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Attributions {
    /// The quotations, in order.
    pub quotes: Vec<Quote>,
    /// One attribution for each.
    pub attributions: Vec<Attribution>,
    /// Names, and the sources.
    pub mentions: Vec<Mention>,
    /// The table, with those of this text added.
    pub entities: EntityTable,
}

/// Finds the quotations and their speakers.
#[must_use]
pub fn resolve(
    words: &Words<'_>,
    paragraphs: &[Paragraph],
    sentences: &[Sentence],
    marks: &Marks,
    entities: EntityTable,
    settings: &Settings,
) -> Attributions {
    let _ = (words, paragraphs, sentences, marks, settings);
    Attributions {
        entities,
        ..Attributions::default()
    }
}
