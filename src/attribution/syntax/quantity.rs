//! Words that say how many: `at least four`, `more than half`, `about a third`.

use super::frame::Frame;
use crate::lexicon::{Tag, WordClass};

/// Words for *not exactly* before a number.
const ABOUT: &[&str] = &[
    "about", "around", "over", "under", "nearly", "almost", "roughly", "some", "only", "just",
    "fully",
];

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
        let number = f.tag(start) == Tag::Number
            || f.class(start).any(WordClass::NUMERAL)
            || f.is_one_of(start, &["a", "an"]) && f.class(start + 1).any(WordClass::NUMERAL);
        if number && !f.is(before, "of") {
            let two = left(before).filter(|i| {
                f.is(before, "than") && f.is_one_of(*i, &["more", "less", "fewer", "rather"])
                    || f.is_one_of(before, &["least", "most"]) && f.is(*i, "at")
                    || f.is(before, "to") && f.is(*i, "up")
                    || f.is(before, "as") && f.is_one_of(*i, &["many", "few", "much"])
                    || f.is(before, "in") && f.class(*i).any(WordClass::NUMERAL)
            });
            // `nearly two in three voters`
            let two = two.map(|i| {
                let share = f.is(before, "in");
                // `as many as 40`
                let as_many = left(i).filter(|i| f.is(before, "as") && f.is(*i, "as"));
                as_many
                    .or_else(|| share.then(|| f.quantity(i, low))?)
                    .unwrap_or(i)
            });
            // `those under 30`
            let noun = left(before).is_some_and(|i| {
                matches!(
                    f.tag(i),
                    Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Determiner
                )
            });
            let one =
                f.is_one_of(before, ABOUT) && !(noun && f.is_one_of(before, &["over", "under"]));
            return two.or(one.then_some(before));
        }
        let of = left(before).filter(|_| f.is(before, "of"))?;
        // `about four out of ten voters`
        let number = left(of).filter(|i| f.is(of, "out") && f.tag(*i) == Tag::Number);
        if let Some(number) = number {
            return Some(f.quantity(number, low).unwrap_or(number));
        }
        let many = WordClass::DETERMINER.with(WordClass::NUMERAL);
        // `a third of the singers`, `two thirds of them`
        let whole = left(of).filter(|i| {
            f.class(of).any(WordClass::NUMERAL)
                && (f.tag(*i) == Tag::Number || f.is_one_of(*i, &["a", "one", "the"]))
        });
        let first = whole.unwrap_or(of);
        (f.class(of).any(many) && !f.is_one_of(of, &["a", "the"]))
            .then(|| f.quantity(first, low).unwrap_or(first))
    }

    /// Where the noun phrase begins after words at `i` that say about how many: `at least four pilots`, `about half of
    /// the voters`, `as many as 40 pilots`, `four in ten voters`.
    pub(super) fn skip_quantity(&self, i: usize, limit: usize) -> usize {
        let number = |at: usize| {
            at < limit
                && (self.tag(at) == Tag::Number
                    || self.class(at).any(WordClass::NUMERAL)
                    || self.is_one_of(at, &["a", "an"])
                        && self.class(at + 1).any(WordClass::NUMERAL))
        };
        let words = if self.is(i, "as") && self.is(i + 2, "as") {
            3
        } else if self.is(i, "at") && self.is_one_of(i + 1, &["least", "most"])
            || self.is(i, "up") && self.is(i + 1, "to")
            || self.is_one_of(i, &["more", "less", "fewer"]) && self.is(i + 1, "than")
        {
            2
        } else {
            usize::from(self.is_one_of(i, ABOUT))
        };
        let at = if number(i + words) { i + words } else { i };
        // `four in ten`, `four out of ten`
        let of = at + 1 + usize::from(self.is(at + 1, "out") && self.is(at + 2, "of"));
        let share = number(at) && number(of + 1) && (self.is(of, "in") || of > at + 1);
        if share { of + 1 } else { at }
    }
}
