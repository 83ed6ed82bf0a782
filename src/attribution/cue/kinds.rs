//! What a cue is.

use crate::lexicon::{Form, Frame as VerbFrame};
use std::ops::Range;

/// What sort of cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CueKind {
    /// A finite verb: `said`, `did not say`, `went on to say`.
    Finite,
    /// A participle: `saying`, `adding`.
    Participle,
    /// An infinitive: `to say`.
    Infinitive,
    /// A past participle without auxiliary: `Asked by Ms. Lind whether …`.
    Passive,
    /// `according to`, `per`.
    According,
    /// `in the words of`.
    Words,
    /// `in her view`, `by the keeper's account`.
    View,
    /// A colon with no verb.
    Colon,
    /// A noun of saying: `his claim that`.
    Noun,
}

/// A possible cue.
#[derive(Debug, Clone)]
pub(crate) struct Cue {
    /// Its items.
    pub(crate) items: Range<usize>,
    /// The main verb's item.
    pub(crate) verb: usize,
    pub(crate) kind: CueKind,
    pub(crate) frame: VerbFrame,
    pub(crate) form: Form,
    /// Whether a form of *be* makes it passive: `was told`, `is said`.
    pub(crate) passive: bool,
    /// Whether it is *was quoted as saying*.
    pub(crate) quoted: bool,
    /// Where its subject must end.
    pub(crate) subject_end: usize,
}

impl Cue {
    /// A cue whose subject would end right before it, and of which nothing more is known: `according to`.
    pub(crate) fn new(kind: CueKind, items: Range<usize>) -> Self {
        Self {
            verb: items.start,
            subject_end: items.start,
            items,
            kind,
            frame: VerbFrame::NONE,
            form: Form::NONE,
            passive: false,
            quoted: false,
        }
    }

    pub(crate) fn has(&self, frame: VerbFrame) -> bool {
        self.frame.any(frame)
    }
}
