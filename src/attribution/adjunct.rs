//! What stands between a verb and its content: the one told, the day, the place.

use super::frame::Frame;
use super::phrase::REACH;
use crate::lexicon::{Form, Tag, WordClass};
use crate::text::TokenKind;
use std::ops::Range;

impl Frame<'_, '_> {
    /// Steps over what may stand between a cue and its content: adverbs, days, prepositional
    /// phrases, and for verbs such as *tell* the one told. Returns where the rest begins, and the one told.
    pub(crate) fn skip_adjuncts(
        &self,
        i: usize,
        limit: usize,
        hearer: bool,
    ) -> (usize, Option<Range<usize>>) {
        let limit = limit.min(i + REACH);
        let mut at = i;
        let mut told = None;
        if hearer {
            let skip = if self.is_one_of(at, &["to", "with"]) {
                at + 1
            } else {
                at
            };
            let object = self.class(skip);
            // `asked her son`: the possessive goes with its noun.
            let owner = object.any(WordClass::POSSESSIVE)
                && self.is_word(skip + 1)
                && !self.class(skip + 1).any(
                    WordClass::QUESTION
                        .with(WordClass::SUBORDINATOR)
                        .with(WordClass::PREPOSITION),
                );
            let end = if object.any(WordClass::OBJECT) && !owner
                || object.any(WordClass::PRONOUN) && self.is_one_of(skip, &["you", "it"])
            {
                Some(skip + 1)
            } else {
                self.long_phrase(skip, limit)
                    .map(|end| self.hearer_end(skip, end))
            };
            // `told Radio Tarn's "Good Morning" that`
            let end = end.map(|end| {
                let show = self.possessive(end) && self.is_run(end + 1)
                    || self.possessive(end - 1) && self.is_run(end);
                let next = end + usize::from(self.possessive(end)) + 1;
                if show { next } else { end }
            });
            if let Some(end) = end {
                if !self.finite(end)
                    && end <= limit
                    && !object.any(WordClass::SUBORDINATOR)
                    && !(self.auxiliary(end))
                {
                    told = Some(skip..end);
                    at = end;
                }
            }
        }
        while at < limit {
            let class = self.class(at);
            // `expects to sell the tower`: an infinitive is no place.
            let infinitive = self.is(at, "to")
                && !self.capital(at + 1)
                && self.class(at + 1).any(WordClass::VERB)
                && self.verb(at + 1).form.any(Form::BASE);
            if self.is(at, "that") || infinitive {
                break;
            }
            // `said in a statement` takes its phrase along; `said there was` begins a clause.
            let preposition = class.any(WordClass::PREPOSITION);
            let existential = self.is(at, "there") && self.auxiliary(at + 1);
            let day = self.is_one_of(at, &["last", "this", "earlier", "late", "early", "next"])
                && self.class(at + 1).any(
                    WordClass::TIME
                        .with(WordClass::WEEKDAY)
                        .with(WordClass::MONTH),
                );
            // `said Friday's vote was late`, `said last week's vote was late`
            if self.possessive(at + 1 + usize::from(day)) {
                break;
            }
            if day {
                at += 2;
            } else if class.any(WordClass::ADVERB)
                && !self.capital(at)
                && !class.any(WordClass::DETERMINER.with(WordClass::SUBORDINATOR))
                && !existential
                && (!preposition
                    || self.time_or_phrase(at + 1, limit).is_none() && !self.opens_phrase(at + 1))
            {
                at += 1;
            } else if class.any(WordClass::WEEKDAY)
                || class.any(WordClass::TIME)
                    && self.is_one_of(at, &["today", "yesterday", "tonight", "tomorrow"])
            {
                at += 1;
                if self.class(at).any(WordClass::TIME) && !self.finite(at) {
                    at += 1;
                }
            } else if self.class(at + 1).any(WordClass::TIME)
                && self.is_one_of(at + 2, &["later", "ago", "earlier"])
            {
                // `answered three weeks later that`
                at += 3;
            } else if class.any(WordClass::PREPOSITION)
                && (!class.any(WordClass::SUBORDINATOR) || self.is_one_of(at, &["after", "before"]))
            {
                let Some(end) = self.time_or_phrase(at + 1, limit) else {
                    break;
                };
                at = end;
            } else {
                break;
            }
        }
        (at, told)
    }

    /// Where the one told ends in a phrase at `start` that runs on, to `end`, into the subject of what was told:
    /// `told reporters temporary workers earn little`, `told Harbour Radio such boats were lost`.
    fn hearer_end(&self, start: usize, end: usize) -> usize {
        let part = |i: &usize| {
            !self.possessive(*i)
                && self.opens_phrase(*i)
                && !matches!(self.tag(*i), Tag::Coordinator | Tag::Preposition)
        };
        // `reporters` stands before no other noun.
        let several = (start + 1..end).find(|i| {
            let before = self.class(i - 1);
            before.all(WordClass::AUDIENCE.with(WordClass::PLURAL))
                && !self.capital(i - 1)
                && part(i)
        });
        if several.is_some() {
            return several.unwrap_or(end);
        }
        let verb = end + usize::from(self.tag(end) == Tag::Adverb);
        let tells = start > 0 && self.is_one_of(start - 1, &["tell", "tells", "telling", "told"]);
        if !tells || !self.capital(start) || !(self.finite(verb) || self.auxiliary(verb)) {
            return end;
        }
        let capitals = (start..end).take_while(|i| self.capital(*i)).count();
        let small = start + capitals;
        if small < end && part(&small) {
            return small;
        }
        // `told Leith Radio Rosa Lind was late`: somebody was told, and the name before the verb is another's.
        let known = WordClass::TITLE
            .with(WordClass::COURTESY)
            .with(WordClass::DEMONYM)
            .with(WordClass::GIVEN);
        let next = (start + 1..small).find(|i| self.class(*i).any(known));
        match (next, capitals) {
            (Some(next), _) => next,
            (None, 0 | 1) => end,
            (None, n) => start + n / 2,
        }
    }

    fn time_or_phrase(&self, i: usize, limit: usize) -> Option<usize> {
        // `during Friday's debate` is a phrase like any other.
        if self.class(i).any(WordClass::WEEKDAY) && !self.possessive(i + 1) {
            let more = self.class(i + 1).any(WordClass::TIME) && !self.finite(i + 1);
            return Some(i + 1 + usize::from(more));
        }
        if self.class(i).any(WordClass::OBJECT) && !self.class(i).any(WordClass::POSSESSIVE) {
            return Some(i + 1);
        }
        if self.class(i).any(WordClass::MONTH)
            && self
                .token(i + 1)
                .is_some_and(|t| t.kind == TokenKind::Number)
        {
            return Some(i + 2);
        }
        // `in '08`
        let year = [i, i + 1].map(|i| self.token(i));
        if let [Some(mark), Some(number)] = year {
            if matches!(mark.mark, '\'' | '’' | '‘') && number.kind == TokenKind::Number {
                return Some(i + 2);
            }
        }
        let end = self.noun_phrase(i, limit)?;
        if self.auxiliary(end) || self.finite(end) {
            return None;
        }
        // `on Leith Radio's "Harbour Hour"`
        let named = self.possessive(end) && self.is_run(end + 1) && end + 1 < limit;
        Some(if named { end + 2 } else { end })
    }
}

/// Steps left over the day or week that stands between a subject and its verb:
/// `Ms. Rao on Tuesday called`, `the mayor last week said`.
pub(super) fn before_time(f: &Frame<'_, '_>, low: usize, start: usize) -> usize {
    let mut at = start;
    if at > low + 1
        && f.class(at - 1)
            .any(WordClass::WEEKDAY.with(WordClass::TIME))
    {
        at -= 1;
        while at > low + 1
            && (f.is_one_of(
                at - 1,
                &["last", "this", "late", "early", "on", "next", "a"],
            ) || f.class(at - 1).any(WordClass::WEEKDAY))
        {
            at -= 1;
        }
        let weekday = f.class(at).any(WordClass::WEEKDAY);
        let phrase =
            at + 1 < start || weekday || f.is_one_of(at, &["today", "yesterday", "tonight"]);
        if !phrase
            || f.class(at - 1)
                .any(WordClass::PREPOSITION.with(WordClass::DETERMINER))
        {
            return start;
        }
    }
    at
}
