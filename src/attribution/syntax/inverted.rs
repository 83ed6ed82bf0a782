//! The subject after a verb: `said Rosa Lind, the keeper of the lock`.

use super::frame::Frame;
use super::phrase::REACH;
use crate::lexicon::{Form, Tag, WordClass};
use std::ops::Range;

impl Frame<'_, '_> {
    /// The subject that begins at `i`, after an inverted verb: `said Rosa Lind, the keeper of the lock`.
    pub(crate) fn subject_after(&self, i: usize, limit: usize) -> Option<Range<usize>> {
        let limit = limit.min(i + REACH);
        let first = self.skip_quantity(i, limit);
        if i >= limit || self.is_run(i) || first == i && !self.opens_phrase(i) {
            return None;
        }
        let class = self.class(i);
        if class.any(WordClass::OBJECT)
            && !class.any(WordClass::PRONOUN.with(WordClass::POSSESSIVE))
        {
            return None;
        }
        if first == i && class.any(WordClass::SUBORDINATOR.with(WordClass::QUESTION)) {
            return None;
        }
        let mut end = self.long_phrase(first, limit)?;
        let pronoun = class.any(WordClass::PRONOUN) && end == i + 1;
        if pronoun && !self.is(end, "and") {
            return Some(i..end);
        }
        if !pronoun {
            end = self.described(first, end, limit);
        }
        while end < limit {
            if self.is(end, "and") {
                // `said Dela and I`, `said Tarn and others`; not `said Bram, and the cook left`.
                let Some(next) = self.joins(end + 1, limit) else {
                    break;
                };
                end = next;
                continue;
            }
            if pronoun && end == i + 1 {
                break;
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

    /// The end of the phrase at `at`, after *and*, that shares the verb.
    fn joins(&self, at: usize, limit: usize) -> Option<usize> {
        let named = self.capital(at)
            || self.is(at, "I")
            || self
                .class(at)
                .any(WordClass::DETERMINER.with(WordClass::POSSESSIVE));
        let end = self.long_phrase(at, limit)?;
        let several =
            self.class(end - 1).any(WordClass::PLURAL) || self.str(end - 1).ends_with('s');
        let noun = matches!(self.tag(at), Tag::Noun | Tag::Adjective | Tag::Number)
            && self.tag(end - 1) == Tag::Noun
            && several;
        ((named || noun) && !self.maybe_finite(end)).then_some(end)
    }

    /// The end of the phrase `start..end` with more that describes it from behind: `people close to the mayor`,
    /// `pilots in the north`, `an expert on tides at the college`.
    fn described(&self, start: usize, end: usize, limit: usize) -> usize {
        let mut end = end;
        let head = self.noun_phrase(start, limit).map_or(start, |end| end - 1);
        let common = self.tag(head) == Tag::Noun && !self.capital(head)
            || self.is_one_of(head, &["few", "many", "others", "several", "some", "those"])
            || self
                .class(head)
                .any(WordClass::PERSON.with(WordClass::DEMONYM))
                && self.class(head).any(WordClass::PLURAL);
        if !common {
            return end;
        }
        while end < limit {
            let next = end + 1;
            let leads = matches!(self.tag(next), Tag::Preposition | Tag::To);
            // `a person close to the mayor`, `pilots briefed on the toll`
            let behind =
                matches!(self.tag(end), Tag::Adjective | Tag::Participle) || self.is(end, "close");
            let of = if behind && leads { next } else { end };
            let several = end == head + 1
                && (self.class(head).any(WordClass::PLURAL) || self.str(head).ends_with('s'));
            let fits = of == next
                || self.is(of, "of")
                || self.is_one_of(of, &["at", "for", "from", "in", "on", "with"])
                    && (several || end > head + 1);
            // `said the boys with their nets`
            let own = self.class(of + 1).any(
                WordClass::POSSESSIVE
                    .with(WordClass::OBJECT)
                    .with(WordClass::PRONOUN),
            );
            // `a notice posted on the website`: what it hangs on is no medium.
            let day = self
                .class(of + 1)
                .any(WordClass::WEEKDAY.with(WordClass::MONTH));
            if !fits || own || day || of == end && self.adjunct_noun(of + 1, limit) {
                break;
            }
            let Some(more) = self.noun_phrase(of + 1, limit) else {
                break;
            };
            end = more;
        }
        end
    }

    /// Whether a relative clause about all or some begins at `i`: `both of whom spoke`, `most of whose boats sank`.
    pub(super) fn partly_relative(&self, i: usize) -> bool {
        self.is(i + 1, "of") && self.is_one_of(i + 2, &["which", "whom", "whose"])
    }

    /// The end of a phrase after a comma that describes the noun before it: an age, a place, a role.
    fn apposition(&self, i: usize, limit: usize) -> Option<usize> {
        if self.partly_relative(i) {
            return None;
        }
        // `by his doctor, Vera Sand, that he …`: a clause, no description.
        if i >= limit || self.is_one_of(i, &["such", "that"]) {
            return None;
        }
        let class = self.class(i);
        // `said Ms. Rao, urging voters to wait`: what she does, no description of her.
        let says = self.verb(i).form.any(Form::ING) && class.any(WordClass::REPORTING);
        if says && !self.capital(i) {
            return None;
        }
        // `now 81`
        let age = i + usize::from(self.is_one_of(i, &["now", "then"]));
        if self.is_number(age) && !self.maybe_finite(age + 1) && !self.nominal(age + 1) {
            return Some(age + 1);
        }
        // `of Ghent`
        if self.is_one_of(i, &["of", "from"]) && self.tag(i + 1) == Tag::Name {
            return self.noun_phrase(i + 1, limit);
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
        // `managing director of the port`, but not `adding that`
        let head = i + 1 + usize::from(self.tag(i + 1) == Tag::Adjective);
        if self.verb(i).form.any(Form::ING) && !role(i) && !role(head) {
            return None;
        }
        let mut end = self.long_phrase(i, limit)?;
        end = self.described(i, end, limit);
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
