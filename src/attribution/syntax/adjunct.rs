//! What stands between a verb and its content: the one told, the day, the place.

use super::frame::Frame;
use super::phrase::REACH;
use super::title::title_case;
use crate::lexicon::{Form, Sense, Tag, WordClass};
use crate::text::TokenKind;
use std::ops::Range;

/// How long an appositive of the one told may be, in items.
const APPOSED: usize = 12;

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
        while let Some(end) = (at < limit).then(|| self.adjunct(at, limit)).flatten() {
            at = end;
        }
        // `asked the sister, Edda Kuhn, whether it leaked`
        if let Some(heard) = told.as_mut().filter(|told| told.end == at) {
            if let Some(close) = self.apposed(at, limit) {
                heard.end = close;
                at = close + 1;
            }
        }
        (at, told)
    }

    /// The comma that closes the appositive which the one at `comma` opens, if a clause with its own opener follows.
    fn apposed(&self, comma: usize, limit: usize) -> Option<usize> {
        if !self.is_comma(comma) {
            return None;
        }
        let close = (comma + 1..limit.min(comma + APPOSED)).find(|i| self.is_comma(*i))?;
        let phrase = self.opens_phrase(comma + 1) && !(comma..close).any(|i| self.finite(i));
        let clause = self.is_one_of(close + 1, &["if", "that", "whether"])
            || self.class(close + 1).any(WordClass::QUESTION)
                && !self.is_one_of(close + 1, &["who", "which", "whose"]);
        (phrase && close > comma + 1 && clause).then_some(close)
    }

    /// Where the adverb, day or prepositional phrase ends that begins at `at`, if one does.
    fn adjunct(&self, at: usize, limit: usize) -> Option<usize> {
        let class = self.class(at);
        // `expects to sell the tower`: an infinitive is no place.
        let infinitive = self.is(at, "to")
            && !self.capital(at + 1)
            && self.class(at + 1).any(WordClass::VERB)
            && self.verb(at + 1).form.any(Form::BASE)
            && self.tag(at + 1) != Tag::Noun;
        if self.is(at, "that") || infinitive {
            return None;
        }
        // `said in a statement` takes its phrase along; `said there was` begins a clause.
        let preposition = class.any(WordClass::PREPOSITION);
        let verb = at + 1 + usize::from(self.tag(at + 1) == Tag::Adverb);
        let existential = self.is(at, "there") && self.auxiliary(verb);
        // `said this may be late`
        let day = self.is_one_of(at, &["last", "this", "earlier", "late", "early", "next"])
            && !self.finite(at + 1)
            && self.class(at + 1).any(
                WordClass::TIME
                    .with(WordClass::WEEKDAY)
                    .with(WordClass::MONTH),
            );
        // `said Friday's vote was late`, `said last week's vote was late`
        if self.possessive(at + 1 + usize::from(day)) {
            return None;
        }
        if day {
            return Some(at + 2);
        }
        if let Some(end) = self.time_ago(at, limit) {
            return Some(end);
        }
        let adverb = class.any(WordClass::ADVERB)
            || self.tag(at) == Tag::Adverb && self.str(at).contains('-');
        if adverb
            && !self.capital(at)
            && !class.any(WordClass::DETERMINER.with(WordClass::SUBORDINATOR))
            && !existential
            && (!preposition
                || self.time_or_phrase(at + 1, limit).is_none() && !self.opens_phrase(at + 1))
        {
            return Some(at + 1);
        }
        if class.any(WordClass::WEEKDAY)
            || class.any(WordClass::TIME)
                && self.is_one_of(at, &["today", "yesterday", "tonight", "tomorrow"])
        {
            let more = self.class(at + 1).any(WordClass::TIME) && !self.finite(at + 1);
            return Some(at + 1 + usize::from(more));
        }
        if preposition
            && (!class.any(WordClass::SUBORDINATOR) || self.is_one_of(at, &["after", "before"]))
        {
            // `in a letter dated May 5`, `in papers filed on Tuesday`
            let made = self.noun_phrase(at + 1, limit).filter(|end| {
                self.sense(*end).any(Sense::MADE) && self.adjunct(end + 1, limit).is_some()
                    || self.is(*end, "dated")
            });
            return made
                .map(|end| end + 1)
                .or_else(|| self.time_or_phrase(at + 1, limit));
        }
        None
    }

    /// `three weeks later`, `more than a decade ago`, `later that day`, `once again`, `as early as May`.
    fn time_ago(&self, at: usize, limit: usize) -> Option<usize> {
        let time = |i: usize| self.class(i).any(WordClass::TIME) || self.is(i, "moments");
        if self.is_one_of(at, &["later", "earlier"]) && self.is(at + 1, "that") && time(at + 2) {
            return Some(at + 3);
        }
        if self.is(at, "once") && self.is(at + 1, "again")
            || self.is(at, "as") && self.is(at + 1, "well")
        {
            return Some(at + 2);
        }
        if self.is(at, "as") && self.tag(at + 1) == Tag::Adverb && self.is(at + 2, "as") {
            return self.time_or_phrase(at + 3, limit);
        }
        let counts = |i: &usize| {
            time(*i)
                || self.is(*i, "than")
                || matches!(
                    self.tag(*i),
                    Tag::Determiner | Tag::Number | Tag::Adjective | Tag::Adverb
                )
        };
        (at..limit.min(at + 7).saturating_sub(1))
            .take_while(counts)
            .find(|i| time(*i) && self.is_one_of(i + 1, &["ago", "earlier", "later"]))
            .map(|last| last + 2)
    }

    /// Where the one told ends in a phrase at `start` that runs on, to `end`, into the subject of what was told:
    /// `told reporters young deckhands pay twice`, `told Harbour Radio such boats were lost`.
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
        // `said in posing the question`
        let doing = self.tag(i) == Tag::Ing
            && self.tag(i + 1) == Tag::Determiner
            && i > 0
            && self.is_one_of(i - 1, &["after", "before", "in"]);
        let doing = usize::from(doing);
        let end = self.noun_phrase(i + doing, limit)?;
        if self.auxiliary(end) || self.finite(end) {
            return None;
        }
        // `on Leith Radio's "Harbour Hour"`
        let named = self.possessive(end) && self.is_run(end + 1) && end + 1 < limit;
        if named {
            return Some(end + 2);
        }
        // `on the programme "Nets and Knots"`
        let titled = self.sense(end - 1).any(Sense::WORK)
            && end < limit
            && self.run(end).is_some_and(|run| title_case(self, run));
        Some(end + usize::from(titled))
    }
}

/// Steps left over the day or week that stands between a subject and its verb:
/// `Ms. Rao on Tuesday called`, `the mayor last week said`.
pub(crate) fn before_time(f: &Frame<'_, '_>, low: usize, start: usize) -> usize {
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
        // `papers filed on Sunday revealed`: the day belongs to the participle.
        let filed = f.is(at, "on")
            && f.tag(at - 1) == Tag::Finite
            && f.verb(at - 1).form.any(Form::PARTICIPLE);
        if !phrase
            || filed
            || f.class(at - 1)
                .any(WordClass::PREPOSITION.with(WordClass::DETERMINER))
        {
            return start;
        }
    }
    at
}
