//! A tag between commas behind a mere phrase: `The storm, said the nurse, who saw it, was loud`.

use super::site::Site;
use crate::attribution::cue::kinds::CueKind;
use crate::attribution::link::rules::shared::is_thing;
use crate::attribution::syntax::phrase::REACH;
use crate::lexicon::{Frame as VerbFrame, Tag};
use std::ops::Range;

/// How long the phrase before such a tag may be, in items.
const TOPIC: usize = 16;

impl Site<'_, '_, '_> {
    /// The source after the verb of a tag that parts a phrase from the rest of its clause. A comma parts no subject from
    /// its verb, so what stands before the verb does not speak.
    pub(crate) fn inserted(&self) -> Option<Range<usize>> {
        let (f, cue) = (self.f, self.cue());
        let verb = cue.items.start;
        let other = VerbFrame::NAMING
            .with(VerbFrame::AS)
            .with(VerbFrame::WEAK)
            .with(VerbFrame::HEARER);
        if cue.kind != CueKind::Finite
            || !cue.has(VerbFrame::TAG)
            || cue.has(other) && !cue.has(VerbFrame::CONTINUING)
            || verb < self.body + 2
            || !f.is_comma(verb - 1)
        {
            return None;
        }
        let low = self.content_start(self.body);
        let topic = low..verb - 1;
        let phrase = (1..=TOPIC).contains(&topic.len())
            && f.opens_phrase(low)
            && !topic.clone().any(|i| {
                f.is_comma(i) || f.is_run(i) || f.is_dash(i) || f.finite(i) || f.auxiliary(i)
            })
            && f.long_phrase(low, topic.end) == Some(topic.end);
        let source = phrase.then(|| self.inverted())??;
        let speaks = f.capital(source.start) || !is_thing(self, &source);
        (speaks && f.is_comma(source.end)).then_some(source)
    }

    /// Where a relative clause without a verb begins that runs up to the comma at `end`: `412 of them, some of whom, the
    /// mayor said, were dead`.
    pub(crate) fn relative_start(&self, low: usize, end: usize) -> Option<usize> {
        let f = self.f;
        let near = low.max(end.saturating_sub(TOPIC));
        let comma = (near..end)
            .rev()
            .take_while(|i| !f.finite(*i))
            .find(|i| f.is_comma(*i))?;
        let wh = (comma + 1..end.min(comma + 5))
            .any(|i| f.is_one_of(i, &["who", "whom", "whose", "which"]));
        wh.then_some(comma + 1)
    }

    /// The comma that closes a relative clause behind the comma at `open`; that comma itself if none begins there:
    /// `said the nurse, who saw it, …`.
    pub(crate) fn past_relative(&self, open: usize) -> usize {
        let f = self.f;
        let relative = f.is_comma(open)
            && (f.tag(open + 1) == Tag::Wh || f.is_one_of(open + 1, &["who", "whose", "which"]));
        if !relative {
            return open;
        }
        let limit = self.unit_end().min(open + REACH);
        let verb = (open + 2..limit).find(|i| f.finite(*i) || f.auxiliary(*i));
        verb.and_then(|verb| (verb + 1..limit).find(|i| f.is_comma(*i)))
            .unwrap_or(open)
    }
}
