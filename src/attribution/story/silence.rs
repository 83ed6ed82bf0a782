//! What the paragraph above a turn tells in the place of an answer: a silence, a gesture.

use super::place::{Around, BEFORE};
use crate::attribution::syntax::frame::Unit;

/// Items of a sentence that tells of one gesture and no more.
const GESTURE: usize = 13;

/// Words of the paragraph above in which a silence is looked for: six sentences have seldom more.
const SILENCE: usize = 300;

impl Around<'_, '_, '_> {
    /// Whether the paragraph above is one short sentence of narration: `Leo stirred his tea.`
    pub(super) fn gesture(&self) -> bool {
        let f = self.f;
        let Some(above) = self.paragraph_of(self.first).checked_sub(1) else {
            return false;
        };
        let top = f.units.partition_point(|u| u.paragraph <= above);
        let one = top.checked_sub(1).map(|last| f.units[last]);
        one.is_some_and(|u| {
            let alone = top < 2 || f.units[top - 2].paragraph < above;
            alone && u.paragraph == above && u.range().len() <= GESTURE && self.told(top - 1)
        })
    }

    /// Whether the paragraph above tells that nobody answered: `Leo said nothing.`, `There was a silence.`
    pub(super) fn silence(&self) -> bool {
        const NO: &[&str] = &[
            "didn't", "neither", "never", "no", "not", "nothing", "without",
        ];
        const WORD: &[&str] = &[
            "answer",
            "answered",
            "answering",
            "reply",
            "replying",
            "response",
            "speak",
            "speaking",
            "word",
        ];
        let f = self.f;
        let Some(above) = self.paragraph_of(self.first).checked_sub(1) else {
            return false;
        };
        let top = f.units.partition_point(|u| u.paragraph <= above);
        let units = f.units[..top].iter().rev().take(BEFORE);
        let mut items = units
            .take_while(|u| u.paragraph == above)
            .flat_map(Unit::range)
            .take(SILENCE);
        items.any(|i| {
            f.is_one_of(i, &["bowed", "nodded", "silence", "silent"])
                || f.is_one_of(i, NO) && (i + 1..i + 4).any(|j| f.is_one_of(j, WORD))
                || f.is(i, "nothing") && i > 0 && f.is(i - 1, "said")
                || f.is(i, "shook") && f.is(i + 2, "head")
        })
    }
}
