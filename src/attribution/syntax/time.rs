//! Days and times beside a subject: `Ms. Rao on Tuesday called`, `a study released last month by the guild said`.

use super::subject::Search;
use crate::lexicon::{Tag, WordClass};

impl Search<'_, '_, '_> {
    /// Steps left over the day or time between a subject and its verb: `Ms. Rao on Tuesday called`.
    pub(super) fn skip_time(&self, verb: usize) -> usize {
        let f = self.f;
        let mut end = verb;
        while self.tag_before(end) == Some(Tag::Adverb) && !f.capital(end - 1) {
            end -= 1;
        }
        // `Ms. Rao all but conceded`, `Ms. Rao at first said`
        let two = |first: &str, then: &[&str], end: usize| {
            end > self.low + 2 && f.is(end - 2, first) && f.is_one_of(end - 1, then)
        };
        let at_first = (end..verb.min(end + 1) + 1).find(|end| two("at", &["first", "last"], *end));
        let all_but = Some(end).filter(|end| two("all", &["but"], *end));
        let (verb, end) = at_first
            .or(all_but)
            .map_or((verb, end), |end| (end - 2, end - 2));
        let time = WordClass::TIME
            .with(WordClass::WEEKDAY)
            .with(WordClass::MONTH);
        let ago = end < verb && f.is_one_of(end, &["ago", "later", "earlier", "before"]);
        let Some(last) = self.before(end) else {
            return verb;
        };
        if !f.class(last).any(time) || f.possessive(end) {
            return verb;
        }
        let Some(start) = self.base(end) else {
            return verb;
        };
        let start = f.quantity(start, self.low).unwrap_or(start);
        let on = self.before(start).filter(|i| f.tag(*i) == Tag::Preposition);
        let start = match on {
            Some(on) => on,
            // `The week ended`, `the next day brought`: the time is the subject.
            None if ago
                || f.class(start).any(WordClass::WEEKDAY)
                || f.is_one_of(
                    start,
                    &[
                        "last",
                        "this",
                        "late",
                        "early",
                        "next",
                        "today",
                        "yesterday",
                        "tonight",
                        "earlier",
                    ],
                ) =>
            {
                start
            }
            None => return verb,
        };
        match self.tag_before(start) {
            Some(
                Tag::Noun
                | Tag::Name
                | Tag::Pronoun
                | Tag::Comma
                | Tag::Close
                | Tag::Wh
                | Tag::Participle,
            ) => start,
            _ => verb,
        }
    }

    /// Whether a day or another time begins at `at`: `last month`, `early this year`, `Tuesday`.
    pub(super) fn opens_day(&self, at: usize) -> bool {
        let f = self.f;
        let early = usize::from(f.is_one_of(at, &["early", "earlier", "late", "later"]));
        let first = at + early;
        let this = usize::from(f.is_one_of(first, &["last", "next", "this"]));
        let time = WordClass::TIME.with(WordClass::MONTH);
        f.class(first).any(WordClass::WEEKDAY) || this == 1 && f.class(first + 1).any(time)
    }
}
