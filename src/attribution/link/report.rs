//! A cue with its source and content: what a rule finds, and what is kept of it.

use crate::attribution::link::rules::join::{NamedRule, TRANSCRIPT};
use crate::attribution::types::Act;
use std::ops::Range;

/// How long content may be in items, which keeps endless sentences linear.
pub(crate) const LONGEST: usize = 400;

/// A cue with its source and content, in items.
#[derive(Debug, Clone)]
pub(crate) struct Report {
    /// Unit of the cue, or of the first run where there is no cue.
    pub(crate) unit: usize,
    pub(crate) cue: Option<Range<usize>>,
    pub(crate) source: Option<Range<usize>>,
    /// Content, in order.
    pub(crate) pieces: Vec<Range<usize>>,
    pub(crate) addressee: Option<Range<usize>>,
    pub(crate) relay: Option<Range<usize>>,
    pub(crate) act: Act,
    /// Whether the verb carries on the same speaker: `he went on`.
    pub(crate) continuing: bool,
    /// Whether the verb answers somebody else.
    pub(crate) answering: bool,
    /// Whether content stands in marks right beside the cue, as in a tag.
    pub(crate) tag: bool,
    /// Whether the content follows in the next paragraph.
    pub(crate) open: bool,
    /// The rule that found it.
    pub(crate) rule: &'static str,
    pub(crate) confidence: f32,
    /// How the source was found, if not beside the verb: `shared-subject`.
    pub(crate) source_rule: Option<&'static NamedRule>,
}

impl Report {
    /// Content of unit `unit` that `rule` found, without a cue or a source.
    pub(crate) fn new(unit: usize, pieces: Vec<Range<usize>>, rule: &NamedRule) -> Self {
        Self {
            unit,
            cue: None,
            source: None,
            pieces,
            addressee: None,
            relay: None,
            act: Act::Speech,
            continuing: false,
            answering: false,
            tag: false,
            open: false,
            rule: rule.name,
            confidence: rule.confidence,
            source_rule: None,
        }
    }

    /// The items of its content, in order.
    pub(crate) fn items(&self) -> impl Iterator<Item = usize> {
        self.pieces.iter().cloned().flatten()
    }

    /// Whether it is a turn of a transcript, whose label alone says who speaks.
    pub(crate) fn is_transcript(&self) -> bool {
        self.rule == TRANSCRIPT.name
    }
}

/// What a cue rule gives.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    pub(crate) source: Option<Range<usize>>,
    pub(crate) source_rule: Option<&'static NamedRule>,
    pub(crate) pieces: Vec<Range<usize>>,
    pub(crate) addressee: Option<Range<usize>>,
    /// A cue wider or narrower than the verb group.
    pub(crate) cue: Option<Range<usize>>,
    pub(crate) tag: bool,
    /// Not a record of its own: the outer reporter of the reports before it.
    pub(crate) relay: bool,
    /// Whether the content follows in the next paragraph.
    pub(crate) open: bool,
}
