//! The rows of the JSON contract: a document as plain data, every place a byte span.
//!
//! The keys `quotes`, `sentences` and, in a quotation, `kind`, `spans`, `cue`, `source`,
//! `speakers` and `confidence` are stable; others may be added.

use crate::attribution::{Act, Explicitness, Genre, QuoteKind, Step, Verdict};
use crate::document::Document;
use crate::entity::{EntityKind, Gender};
use crate::quote::Diagnostic;
use crate::text::{EntityId, Layout, Span};
use serde::Serialize;

/// A document as one JSON object.
///
/// ```
/// let document = whosaid::attribute("\"No,\" said Anna Lund.")?;
/// let row = serde_json::to_value(whosaid::render::Record::of(&document)).expect("plain data");
/// assert!(row["quotes"].is_array());
/// assert_eq!(row["sentences"][0][0], 0);
/// # Ok::<(), whosaid::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Record<'d> {
    /// What the text was read as.
    pub genre: Genre,
    /// What its line ends were taken for.
    pub layout: Layout,
    /// The quotations, in order.
    pub quotes: Vec<QuoteRecord<'d>>,
    /// The sentences, in order.
    pub sentences: Vec<Span>,
    /// What was assumed about the quotation marks, and where they are broken.
    pub diagnostics: &'d [Diagnostic],
    /// The table of entities.
    pub entities: Vec<EntityRecord<'d>>,
}

/// A quotation with its attribution.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct QuoteRecord<'d> {
    /// Direct, mixed or indirect.
    pub kind: QuoteKind,
    /// The content.
    pub spans: &'d [Span],
    /// The reporting words.
    pub cue: Option<Span>,
    /// The mention that the text attributes the words to.
    pub source: Option<Span>,
    /// The names of the speakers.
    pub speakers: Vec<&'d str>,
    /// The [`id`](EntityRecord::id) of each speaker, in the same order: two people can have one name.
    pub speaker_ids: Vec<EntityId>,
    /// How sure the speakers are, 0 to 1.
    pub confidence: f32,
    /// What kind of answer this is.
    pub verdict: Verdict,
    /// How the source is given.
    pub explicitness: Option<Explicitness>,
    /// What the cue does.
    pub act: Act,
    /// Who passes the words on.
    pub relay: Option<Span>,
    /// The rule that tied the quotation to its source.
    pub rule: &'static str,
    /// The rules of all steps, in order.
    pub steps: Vec<&'static str>,
    /// The steps with the confidence of each and what it saw: `[["cue", [19, 23]]]`.
    pub trace: &'d [Step],
}

/// An entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct EntityRecord<'d> {
    /// Its id in the table, and in the table carried on from it.
    pub id: EntityId,
    /// The fullest name.
    pub name: &'d str,
    /// What it is.
    pub kind: EntityKind,
    /// Its gender, where the text shows it.
    pub gender: Option<Gender>,
    /// Other forms of the name.
    pub aliases: &'d [String],
    /// Titles met before the name.
    pub titles: &'d [String],
    /// Nouns that describe it.
    pub roles: &'d [String],
}

impl<'d> Record<'d> {
    /// The record of `document`.
    #[must_use]
    pub fn of(document: &'d Document<'_>) -> Self {
        let place = |id| document.mention(id).map(|mention| mention.span);
        let quotes = document
            .attributed()
            .map(|(quote, attribution)| QuoteRecord {
                kind: quote.kind,
                spans: &quote.spans,
                cue: attribution.cue,
                source: attribution.source.and_then(place),
                speakers: document.speakers(attribution).collect(),
                speaker_ids: document.speaker_ids(attribution).collect(),
                confidence: attribution.confidence,
                verdict: document.verdict(attribution),
                explicitness: attribution.explicitness,
                act: quote.act,
                relay: attribution.relay.and_then(place),
                rule: attribution.rule(),
                steps: attribution.steps.iter().map(|step| step.rule).collect(),
                trace: &attribution.steps,
            })
            .collect();
        let entities = document
            .entities()
            .iter()
            .map(|(id, entity)| EntityRecord {
                id,
                name: &entity.name,
                kind: entity.kind,
                gender: entity.gender,
                aliases: &entity.aliases,
                titles: &entity.titles,
                roles: &entity.roles,
            })
            .collect();
        Self {
            genre: document.genre(),
            layout: document.layout(),
            quotes,
            sentences: document.sentences().iter().map(|s| s.span).collect(),
            diagnostics: document.diagnostics(),
            entities,
        }
    }
}
