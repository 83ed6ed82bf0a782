//! Dialogue that a dash opens, and the tags that end it: `— Is it far? asked the boy.`
//!
//! Complexity: linear in the text.

use super::Marks;
use crate::lexicon::Words;
use crate::text::{Paragraph, Span};

/// Where, in `room`, the words before a tag end.
pub(super) fn before_tag(words: &Words<'_>, room: Span) -> Option<u32> {
    let _ = (words, room);
    None
}

/// Adds the runs of dash dialogue.
pub(super) fn add(words: &Words<'_>, paragraphs: &[Paragraph], marks: &mut Marks) {
    let _ = (words, paragraphs, marks);
}
