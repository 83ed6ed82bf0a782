//! [`Document`]: a text with everything that was found in it.

use crate::attribution::{Attribution, Genre, Quote, Verdict};
use crate::entity::{Entity, EntityTable, Mention};
use crate::quote::{Diagnostic, Run};
use crate::sentence::Sentence;
use crate::text::{EntityId, Layout, MentionId, QuoteId, Span};

/// A text and what was found in it: sentences, quotations, mentions, entities, attributions.
///
/// It borrows the caller's text; everything else in it is spans of that text, or ids.
/// The tables are slices, sorted by place in the text; `attributions()[i]` belongs to `quotes()[i]`.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Document<'t> {
    pub(crate) text: &'t str,
    pub(crate) genre: Genre,
    pub(crate) layout: Layout,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) runs: Vec<Run>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) attributions: Vec<Attribution>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) entities: EntityTable,
}

impl<'t> Document<'t> {
    /// Moves every span in it: what was found in a cleaned text is told of the text as it was given.
    pub(crate) fn map_spans(&mut self, moved: impl Fn(Span) -> Span) {
        let sentences = self.sentences.iter_mut().map(|s| &mut s.span);
        let runs = self.runs.iter_mut();
        let runs = runs.flat_map(|run| [&mut run.span, &mut run.inner]);
        let diagnostics = self.diagnostics.iter_mut().map(|d| &mut d.span);
        let quotes = self.quotes.iter_mut().flat_map(|quote| &mut quote.spans);
        let mentions = self.mentions.iter_mut().map(|m| &mut m.span);
        let attributions = self.attributions.iter_mut().flat_map(|attribution| {
            let steps = attribution.steps.iter_mut();
            let evidence = steps.flat_map(|step| step.evidence.iter_mut().map(|(_, span)| span));
            attribution.cue.iter_mut().chain(evidence)
        });
        let found = sentences.chain(runs).chain(diagnostics).chain(quotes);
        for span in found.chain(mentions).chain(attributions) {
            *span = moved(*span);
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// What it was read as: [`Genre::News`] or [`Genre::Fiction`], decided from the text unless the caller said.
    #[must_use]
    pub fn genre(&self) -> Genre {
        self.genre
    }

    /// What its line ends were taken for: [`Layout::Wrapped`] or [`Layout::Lines`].
    #[must_use]
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// The text of a span of this document, or `""` for a span of another.
    #[must_use]
    pub fn str(&self, span: Span) -> &'t str {
        span.of(self.text)
    }

    /// The sentences, in order. They cover every character that is neither white space nor invisible.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Everything in quotation marks, speech or not.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// What was assumed about the quotation marks, and where they are broken.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The quotations, in order.
    #[must_use]
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// The attributions: one for each quotation, in the same order.
    #[must_use]
    pub fn attributions(&self) -> &[Attribution] {
        &self.attributions
    }

    /// Each quotation with its attribution.
    pub fn attributed(&self) -> impl Iterator<Item = (&Quote, &Attribution)> {
        self.quotes.iter().zip(&self.attributions)
    }

    /// Names, and the pronouns and descriptions that are sources, in order.
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// The running table of entities.
    #[must_use]
    pub fn entities(&self) -> &EntityTable {
        &self.entities
    }

    /// The table, to put it right. [`speakers`](Self::speakers), [`verdict`](Self::verdict) and what is rendered
    /// show a merge or a new name at once; a split holds from the next text on, for which of this text's quotations
    /// are the new one's nobody has said.
    pub fn entities_mut(&mut self) -> &mut EntityTable {
        &mut self.entities
    }

    /// Gives the table back, to carry on into the next text.
    #[must_use]
    pub fn into_entities(self) -> EntityTable {
        self.entities
    }

    /// The quotation of this id.
    #[must_use]
    pub fn quote(&self, id: QuoteId) -> Option<&Quote> {
        self.quotes.get(id.index())
    }

    /// The attribution of the quotation of this id.
    #[must_use]
    pub fn attribution(&self, id: QuoteId) -> Option<&Attribution> {
        self.attributions.get(id.index())
    }

    /// The mention of this id.
    #[must_use]
    pub fn mention(&self, id: MentionId) -> Option<&Mention> {
        self.mentions.get(id.index())
    }

    /// The entity of this id.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id)
    }

    /// An attribution's speakers, as the table has them now: those merged since are one.
    pub fn speaker_ids<'a>(
        &'a self,
        attribution: &'a Attribution,
    ) -> impl Iterator<Item = EntityId> + 'a {
        let ids = &attribution.speakers;
        let one = |id: &EntityId| self.entities.canonical(*id);
        ids.iter()
            .enumerate()
            .filter(move |(at, id)| !ids[..*at].iter().any(|before| one(before) == one(id)))
            .map(move |(_, id)| one(id))
    }

    /// What kind of answer an attribution is, by the table as it is now: somebody described whom the caller merged
    /// into a person with a name, or gave one, is [`Verdict::Named`].
    #[must_use]
    pub fn verdict(&self, attribution: &Attribution) -> Verdict {
        let told = attribution.verdict;
        let Some(id) = attribution.speakers.first() else {
            return told;
        };
        let merged = self.entities.canonical(*id) != *id;
        match self.entity(*id) {
            // A name withheld stays so until the caller says whose it is.
            Some(entity) if told != Verdict::Anonymous || merged => Verdict::of(entity.kind),
            _ => told,
        }
    }

    /// The names of an attribution's speakers.
    pub fn speakers<'a>(&'a self, attribution: &'a Attribution) -> impl Iterator<Item = &'a str> {
        self.speaker_ids(attribution)
            .filter_map(|id| self.entity(id))
            .map(|entity| entity.name.as_str())
    }
}
