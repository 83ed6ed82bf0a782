//! The subject after a verb: `said Rosa Lind, the keeper of the lock`.

use super::frame::Frame;
use super::phrase::REACH;
use crate::lexicon::{Form, WordClass};
use crate::text::TokenKind;
use std::ops::Range;

impl Frame<'_, '_> {
    /// The subject that begins at `i`, after an inverted verb: `said Rosa Lind, the keeper of the lock`.
    pub(crate) fn subject_after(&self, i: usize, limit: usize) -> Option<Range<usize>> {
        let limit = limit.min(i + REACH);
        if i >= limit || self.is_run(i) || !self.opens_phrase(i) {
            return None;
        }
        let class = self.class(i);
        if class.any(WordClass::OBJECT)
            && !class.any(WordClass::PRONOUN.with(WordClass::POSSESSIVE))
        {
            return None;
        }
        if class.any(WordClass::SUBORDINATOR.with(WordClass::QUESTION)) {
            return None;
        }
        let mut end = self.long_phrase(i, limit)?;
        let pronoun = class.any(WordClass::PRONOUN) && end == i + 1;
        if pronoun {
            return Some(i..end);
        }
        while end < limit {
            if self.is(end, "and")
                && (self.capital(end + 1)
                    || self
                        .class(end + 1)
                        .any(WordClass::DETERMINER.with(WordClass::POSSESSIVE)))
                || self.is(end, "and") && self.is(end + 1, "I")
            {
                // `said Dela and I`; not `said Bram, and the cook left`.
                let Some(next) = self.long_phrase(end + 1, limit) else {
                    break;
                };
                if self.maybe_finite(next) {
                    break;
                }
                end = next;
                continue;
            }
            if self.is_comma(end) {
                let Some(next) = self.apposition(end + 1, limit) else {
                    break;
                };
                end = next;
                continue;
            }
            if self.mark(end, '(') {
                match (end..limit.min(end + 8)).find(|at| self.mark(*at, ')')) {
                    Some(close) => end = close + 1,
                    None => break,
                }
                continue;
            }
            break;
        }
        Some(i..end)
    }

    /// The end of a phrase after a comma that describes the noun before it: an age, a place, a role.
    fn apposition(&self, i: usize, limit: usize) -> Option<usize> {
        // `by his doctor, Vera Sand, that he …`: a clause, no description.
        if i >= limit || self.is(i, "that") {
            return None;
        }
        let class = self.class(i);
        if self.token(i).is_some_and(|t| t.kind == TokenKind::Number) && !self.maybe_finite(i + 1) {
            return Some(i + 1);
        }
        let role = |at: usize| {
            self.class(at).any(
                WordClass::PERSON
                    .with(WordClass::TITLE)
                    .with(WordClass::KIN)
                    .with(WordClass::BODY),
            )
        };
        if class.any(
            WordClass::PRONOUN
                .with(WordClass::SUBORDINATOR)
                .with(WordClass::COORDINATOR)
                .with(WordClass::PREPOSITION),
        ) && !class.any(WordClass::DETERMINER)
        {
            return None;
        }
        if self.verb(i).form.any(Form::ING) && !role(i) {
            return None;
        }
        let mut end = self.long_phrase(i, limit)?;
        let described = class.any(WordClass::DETERMINER.with(WordClass::POSSESSIVE))
            || (i..end).any(role)
            || self.capital(i);
        if !described || self.maybe_finite(end) && !self.verb(end).form.any(Form::PARTICIPLE) {
            return None;
        }
        // `a glazier and an uncle of the mayor`
        while self.is(end, "and") {
            match self.long_phrase(end + 1, limit) {
                Some(next) if !self.maybe_finite(next) => end = next,
                _ => break,
            }
        }
        Some(end)
    }
}
