//! Words that say how many: `at least four`, `more than half`, `about a third`.

use super::frame::Frame;
use crate::lexicon::{Tag, WordClass};

impl Frame<'_, '_> {
    /// Where the words begin that say how many the phrase at `start` has: `at least four`, `more
    /// than half`, `about a third`, `one in three`, `most of`.
    pub(super) fn quantity(&self, start: usize, low: usize) -> Option<usize> {
        let f = self;
        let left = |end: usize| end.checked_sub(1).filter(|i| *i >= low);
        let before = left(start)?;
        if f.is_one_of(start, &["least", "most"]) && f.is(before, "at") {
            return Some(before);
        }
        let number = f.tag(start) == Tag::Number || f.class(start).any(WordClass::NUMERAL);
        if number && !f.is(before, "of") {
            let two = left(before).filter(|i| {
                f.is(before, "than") && f.is_one_of(*i, &["more", "less", "fewer", "rather"])
                    || f.is_one_of(before, &["least", "most"]) && f.is(*i, "at")
                    || f.is(before, "to") && f.is(*i, "up")
                    || f.is(before, "in") && f.class(*i).any(WordClass::NUMERAL)
            });
            // `nearly two in three voters`
            let two = two.map(|i| {
                let share = f.is(before, "in");
                share.then(|| f.quantity(i, low)).flatten().unwrap_or(i)
            });
            let one = f.is_one_of(
                before,
                &[
                    "about", "around", "over", "under", "nearly", "almost", "roughly", "some",
                    "only", "just", "fully",
                ],
            );
            return two.or(one.then_some(before));
        }
        let of = left(before).filter(|_| f.is(before, "of"))?;
        // `about four out of ten voters`
        let number = left(of).filter(|i| f.is(of, "out") && f.tag(*i) == Tag::Number);
        if let Some(number) = number {
            return Some(f.quantity(number, low).unwrap_or(number));
        }
        let many = WordClass::DETERMINER.with(WordClass::NUMERAL);
        (f.class(of).any(many) && !f.is_one_of(of, &["a", "the"]))
            .then(|| f.quantity(of, low).unwrap_or(of))
    }
}
