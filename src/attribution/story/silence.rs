//! What the paragraph above a turn tells in the place of an answer: a silence, a gesture.

use super::around::{Around, BEFORE};
use crate::attribution::syntax::frame::Unit;
use crate::lexicon::Sense;

/// Items of a sentence that tells of one gesture and no more.
const GESTURE: usize = 13;

/// Words of the paragraph above in which a silence is looked for: six sentences have seldom more.
const SILENCE: usize = 300;

impl Around<'_, '_, '_> {
    /// The paragraph above the turn, and one past its last unit.
    fn above(&self) -> Option<(usize, usize)> {
        let above = self.paragraph_of(self.first).checked_sub(1)?;
        Some((
            above,
            self.f.units.partition_point(|u| u.paragraph <= above),
        ))
    }

    /// Whether the paragraph above is one short sentence of narration: `Leo stirred his tea.`
    pub(super) fn gesture(&self) -> bool {
        let f = self.f;
        let Some((above, top)) = self.above() else {
            return false;
        };
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
        let f = self.f;
        let Some((above, top)) = self.above() else {
            return false;
        };
        let units = f.units[..top].iter().rev().take(BEFORE);
        let mut items = units
            .take_while(|u| u.paragraph == above)
            .flat_map(Unit::range)
            .take(SILENCE);
        items.any(|i| {
            f.is_one_of(i, &["bowed", "nodded", "silence", "silent"])
                || f.is_one_of(i, NO) && (i + 1..i + 4).any(|j| f.sense(j).any(Sense::REPLY))
                || f.is(i, "nothing") && i > 0 && f.is(i - 1, "said")
                || f.is(i, "shook") && f.is(i + 2, "head")
        })
    }
}
