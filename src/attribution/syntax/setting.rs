//! A place or a time at the head of a clause, with no comma between it and the subject: `In 2014 Ms. Rao said`.

use super::frame::Frame;
use super::subject::Search;
use crate::lexicon::{Tag, WordClass};

impl Search<'_, '_, '_> {
    /// Where the subject begins in a phrase that a preposition at the head of its clause needs the first words of: `In
    /// 2014 Ms. Rao said`, `In court Otto Feld said`.
    pub(super) fn after_setting(&self, start: usize, end: usize) -> Option<usize> {
        let f = self.f;
        let preposition = self.outer(self.before(start)?)?;
        let heads = self.before(preposition).is_none_or(|i| {
            matches!(
                f.tag(i),
                Tag::Comma | Tag::Coordinator | Tag::Subordinator | Tag::Run
            )
        });
        if f.tag(preposition) != Tag::Preposition || !heads {
            return None;
        }
        let dated = WordClass::MONTH.with(WordClass::WEEKDAY);
        let year = |i: usize| f.is_number(i) && f.str(i).len() == 4;
        // `In 2014 officials said`, `In May officials said`; not `the May elections`.
        let people = WordClass::PERSON.with(WordClass::BODY);
        let then =
            |i: usize| year(i - 1) || f.class(i - 1).any(dated) && f.class(end - 1).any(people);
        (start + 1..end).find(|i| {
            let name = f.capital(*i) && !f.class(*i).any(dated) && !f.is_number(*i);
            let noun = matches!(f.tag(i - 1), Tag::Noun | Tag::Adjective)
                && !f.capital(i - 1)
                && !f.class(i - 1).any(WordClass::PERSON);
            let set =
                f.is_number(i - 1) || f.class(i - 1).any(dated.with(WordClass::PLACE)) || noun;
            // `In the evening two pilots said`
            let several = f.class(*i).any(WordClass::NUMERAL) && noun;
            (name && set || several || then(*i) && f.tag(*i) == Tag::Noun)
                && f.noun_phrase(*i, end) == Some(end)
        })
    }
}

impl Search<'_, '_, '_> {
    /// The preposition at `at`, or for *of* the one whose phrase it is in: `From the steps of the church`.
    fn outer(&self, at: usize) -> Option<usize> {
        let f = self.f;
        if !f.is(at, "of") {
            return Some(at);
        }
        let part = |tag: Tag| matches!(tag, Tag::Noun | Tag::Adjective | Tag::Determiner);
        let mut first = at;
        while self.tag_before(first).is_some_and(part) {
            first -= 1;
        }
        self.before(first).filter(|i| first < at && !f.is(*i, "of"))
    }
}

impl Frame<'_, '_> {
    /// Where the setting before the subject at `subject` begins, after a coordinator: `and in court Ms. Rao said`.
    pub(crate) fn setting_before(&self, subject: usize) -> Option<usize> {
        // A month and a year are the longest.
        (subject.saturating_sub(4)..subject).rev().find(|i| {
            self.tag(*i) == Tag::Preposition
                && *i > 0
                && self.tag(i - 1) == Tag::Coordinator
                && self.noun_phrase(i + 1, subject) == Some(subject)
        })
    }
}
