//! The subject of a verb: the noun phrase before it, or after it where they are inverted.

use super::frame::Frame;
use super::phrase::REACH;
use crate::lexicon::{Form, WordClass};
use crate::text::TokenKind;
use std::ops::Range;

impl Frame<'_, '_> {
    /// The subject that ends just before item `verb`, searched no further left than `low`.
    ///
    /// The leftmost phrase that reaches the verb wins, so that appositives and relative clauses
    /// between commas belong to it: `Amina Diallo, a lawyer from Dakar, said`.
    pub(crate) fn subject_before(&self, verb: usize, low: usize) -> Option<Range<usize>> {
        let low = low.max(verb.saturating_sub(REACH));
        if verb == low {
            return None;
        }
        let pronoun = self.class(verb - 1);
        if pronoun.any(WordClass::PRONOUN)
            && !self.capital_inside(verb - 1, low)
            && !pronoun.any(WordClass::DETERMINER)
        {
            let joint = self.class(verb.wrapping_sub(2)).any(WordClass::COORDINATOR)
                && verb >= low + 3
                && self.is(verb - 2, "and");
            if !joint {
                return Some(verb - 1..verb);
            }
        }
        if self.is_one_of(verb - 1, &["who", "which"]) {
            return Some(verb - 1..verb);
        }
        let mut start = low;
        while start < verb {
            let boundary = start == low || self.ends_clause_part(start - 1);
            if boundary && self.opens_phrase(start) && self.reaches(start, verb) {
                return Some(start..verb);
            }
            start += 1;
        }
        // `In the debate Mr. Rao said`: the longest plain phrase that ends at the verb.
        (low..verb)
            .find(|start| {
                let begins = self.capital(*start)
                    || self.class(*start).any(
                        WordClass::DETERMINER
                            .with(WordClass::POSSESSIVE)
                            .with(WordClass::NUMERAL),
                    )
                    || *start == low
                    || self.class(start - 1).any(WordClass::PREPOSITION);
                let continued = *start > low
                    && (self.capital(start - 1)
                        && self.capital(*start)
                        && !self.class(start - 1).any(
                            WordClass::WEEKDAY
                                .with(WordClass::MONTH)
                                .with(WordClass::PREPOSITION)
                                .with(WordClass::SUBORDINATOR),
                        )
                        || self.mark(start - 1, '.') && !self.capital_after_stop(*start));
                begins
                    && !continued
                    && !self.is_run(*start)
                    && self.noun_phrase(*start, verb) == Some(verb)
            })
            .map(|start| start..verb)
    }

    fn capital_after_stop(&self, i: usize) -> bool {
        i < 2 || !self.capital(i - 2)
    }

    fn capital_inside(&self, i: usize, low: usize) -> bool {
        i > low && self.capital(i) && !self.is(i, "I") && self.capital(i - 1)
    }

    /// Whether a new part of a sentence can begin after item `i`.
    fn ends_clause_part(&self, i: usize) -> bool {
        if self.is_run(i) {
            return true;
        }
        let class = self.class(i);
        self.token(i)
            .is_some_and(|t| matches!(t.mark, ',' | ';' | ':' | '(' | ')' | '—' | '–' | '…'))
            && !self.mark(i, '\0')
            || self.is_dash(i)
            || class.any(
                WordClass::COORDINATOR
                    .with(WordClass::SUBORDINATOR)
                    .with(WordClass::CONNECTIVE),
            )
            || class.any(WordClass::WEEKDAY.with(WordClass::TIME)) && !self.possessive(i + 1)
            || class.any(WordClass::ADVERB) && !self.capital(i + 1)
            || class.any(WordClass::ADVERB) && self.class(i + 1).any(WordClass::TITLE)
    }

    /// Whether a subject that begins at `start` ends exactly at `verb`.
    fn reaches(&self, start: usize, verb: usize) -> bool {
        // `who, after the vote, said`
        let relative = (self.is(start, "who") && self.is_comma(start + 1)).then_some(start + 1);
        let Some(mut at) = relative.or_else(|| self.noun_phrase(start, verb)) else {
            return false;
        };
        loop {
            if at == verb {
                return true;
            }
            if self.is_comma(at) {
                if at + 1 == verb {
                    return at > start;
                }
                if self.closes(verb - 1) {
                    // `Ms. Moss, who followed Otto Feld into the mine, said`: what is between the commas is no clause of its own.
                    return self
                        .between_commas(at + 1, verb - usize::from(self.is_comma(verb - 1)));
                }
                // `Anna, Piet and the cook said`.
                let Some(next) = self.noun_phrase(at + 1, verb) else {
                    return false;
                };
                if !(self.is_comma(next) || self.class(next).any(WordClass::COORDINATOR)) {
                    return false;
                }
                at = next;
                continue;
            }
            if self.mark(at, '(') {
                let Some(close) = (at..verb).find(|i| self.mark(*i, ')')) else {
                    return false;
                };
                at = close + 1;
                continue;
            }
            if self.is_dash(at) {
                let Some(close) = (at + 1..verb).find(|i| self.is_dash(*i)) else {
                    return false;
                };
                at = close + 1;
                continue;
            }
            let class = self.class(at);
            let joins = class.any(WordClass::PREPOSITION)
                && !self.is_one_of(at, &["after", "before", "because", "since", "until", "as"])
                || class.any(WordClass::COORDINATOR) && self.is_one_of(at, &["and", "or"]);
            let reduced = self.verb(at).form.any(Form::ING.with(Form::PARTICIPLE))
                && class.any(WordClass::VERB)
                && self
                    .class(at + 1)
                    .any(WordClass::PREPOSITION.with(WordClass::DETERMINER))
                && !self.verb(at).form.any(Form::PAST);
            if joins || reduced {
                let next = if reduced && self.class(at + 1).any(WordClass::PREPOSITION) {
                    at + 2
                } else {
                    at + 1
                };
                let Some(next) = self.noun_phrase(next, verb) else {
                    return false;
                };
                at = next;
                continue;
            }
            if self.is_one_of(at, &["who", "that", "whose"]) {
                // `The man who sold the boat said`: a relative clause without commas has one verb of its own.
                let verbs = (at + 1..verb).filter(|i| self.finite(*i)).count();
                let clean = !(at + 1..verb).any(|i| self.is_comma(i) || self.is_run(i))
                    && (at + 2..verb)
                        .filter(|i| self.finite(*i) && self.class(*i).any(WordClass::REPORTING))
                        .count()
                        <= usize::from(self.finite(at + 1));
                return clean
                    && (1..=2).contains(&verbs)
                    && !self.finite(verb - 1)
                    && !self.class(verb - 1).any(WordClass::PRONOUN);
            }
            return false;
        }
    }

    /// Whether item `i` is a comma, or a quotation with one before its closing mark.
    fn closes(&self, i: usize) -> bool {
        self.is_comma(i) || self.run(i).is_some_and(|run| self.run_last(run) == ',')
    }

    /// Whether what stands between two commas can describe the noun before them.
    fn between_commas(&self, start: usize, end: usize) -> bool {
        if start >= end {
            return false;
        }
        let class = self.class(start);
        if self.is_one_of(start, &["who", "whose", "which", "whom"]) {
            return true;
        }
        if class.any(WordClass::PRONOUN.with(WordClass::COORDINATOR)) {
            return false;
        }
        // Another clause: `The plan failed, Ms. Rao said he had …, said`.
        let finite = (start..end).any(|i| {
            self.finite(i)
                && !self.verb(i).form.any(Form::PARTICIPLE)
                && !self.class(i).any(WordClass::MODAL)
        });
        let relative = (start..end)
            .any(|i| self.is_one_of(i, &["who", "which", "that", "whose", "where", "when"]));
        !finite || relative
    }

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
