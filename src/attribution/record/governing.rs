//! The verb that governs a quoted phrase without a tag, and who its subject is: `Ms. Rao condemned the "hateful talk"`.

use super::group::Grouper;
use crate::attribution::syntax::frame::Unit;
use crate::attribution::syntax::phrase::REACH;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};
use std::ops::Range;

/// How far behind a passive verb *by* may stand, in items.
const NEAR: usize = 16;

impl Grouper<'_, '_, '_> {
    /// The verb that governs what follows `before`, with its subject: the outermost verb of saying (`Ms. Rao complained
    /// that he was "no help"`), else the nearest verb.
    pub(super) fn governing_verb(
        &self,
        before: &Range<usize>,
        alone: bool,
    ) -> Option<(Range<usize>, Range<usize>)> {
        let f = self.f;
        let low = before.start;
        let saying = |i: &usize| {
            f.class(*i).any(WordClass::REPORTING)
                && (f.maybe_finite(*i) || self.after_auxiliary(low, *i) || self.finds(*i))
                && !self.noun_here(*i, low)
                && !f.verb(*i).frame.any(VerbFrame::GESTURE)
                // `He holds two masts. "But I like nets."`: he does not say so.
                && !(alone && f.is_one_of(*i, &["held", "holding", "holds"]))
                && f.verb(*i).frame.any(
                    VerbFrame::TAG
                        .with(VerbFrame::THAT)
                        .with(VerbFrame::JUDGING)
                        .with(VerbFrame::AS)
                        .with(VerbFrame::NAMING),
                )
        };
        // `was stressed when Ms. Rao praised the crew and mocked the "gulls"`: the verb whose object the marks are.
        let object = before
            .clone()
            .rev()
            .take_while(|i| !f.is_comma(*i))
            .find(|i| {
                !matches!(
                    f.tag(*i),
                    Tag::Determiner | Tag::Adjective | Tag::Possessive
                )
            })
            .filter(|i| !alone && saying(i) && f.verb(*i).frame.any(VerbFrame::JUDGING));
        if let Some(verb) = object {
            let group = self.verb_group(before, verb);
            let own = f.subject_before(group.start, low);
            let shared = || {
                let joined = group.start > low && f.tag(group.start - 1) == Tag::Coordinator;
                let near = (low..group.start).rev().take(REACH);
                near.filter(|i| joined && f.finite(*i))
                    .take(2)
                    .find_map(|i| f.subject_before(self.verb_group(before, i).start, low))
            };
            if let Some(subject) = own.or_else(shared) {
                return Some((subject, group));
            }
        }
        let first = before.clone().filter(saying);
        // In a sentence of its own only a verb of saying speaks; an action is a beat.
        let nearest = before.clone().rev().filter(|i| !alone && f.finite(*i));
        first.chain(nearest).take(8).find_map(|verb| {
            let group = self.verb_group(before, verb);
            let subject = f.subject_before(group.start, low)?;
            // `sang of those who are "lost"`: not they.
            let are = group.clone().all(|i| f.class(i).any(WordClass::BE))
                && !(group.end..before.end).any(|i| f.is_comma(i));
            let pronoun = subject.len() == 1 && f.tag(subject.start) == Tag::Wh;
            (!(are && pronoun)).then_some((subject, group))
        })
    }

    /// The source and the cue of words that `verb` governs, which is given with its subject; nobody where that only stands
    /// in for somebody (`It was "late"`).
    pub(super) fn governed(
        &self,
        before: &Range<usize>,
        verb: (Range<usize>, Range<usize>),
    ) -> Option<(Option<Range<usize>>, Range<usize>)> {
        let f = self.f;
        let (subject, cue) = verb;
        let nobody = f.is_one_of(subject.start, &["it", "this", "that", "there"]);
        if nobody && subject.len() == 1 {
            return None;
        }
        let source = if self.passive(&cue) {
            self.agent(cue.end, before.end)
        } else {
            Some(subject)
        };
        Some((source, cue))
    }

    /// `The inquiry found "gaps"`: past or participle, the tagger cannot see before marks.
    fn finds(&self, verb: usize) -> bool {
        let f = self.f;
        f.tag(verb) == Tag::Participle
            && f.verb(verb).form.any(Form::PAST)
            && f.is_run(verb + 1)
            && verb > 0
            && matches!(f.tag(verb - 1), Tag::Noun | Tag::Name)
    }

    /// The verb at `verb` with the auxiliaries and adverbs beside it: `has been careful`, `was asked`.
    pub(super) fn verb_group(&self, within: &Range<usize>, verb: usize) -> Range<usize> {
        let f = self.f;
        let adverb = WordClass::ADVERB.with(WordClass::NEGATION);
        let mut first = verb;
        while first > within.start
            && (f.auxiliary(first - 1) || f.class(first - 1).any(adverb) && !f.capital(first - 1))
        {
            first -= 1;
        }
        let mut last = verb;
        while f.auxiliary(last)
            && last + 1 < within.end
            && (f.auxiliary(last + 1) || f.class(last + 1).any(adverb.with(WordClass::VERB)))
        {
            last += 1;
        }
        first..last + 1
    }

    /// Whether an auxiliary stands right before the verb, adverbs aside: `has often said`.
    fn after_auxiliary(&self, low: usize, verb: usize) -> bool {
        let f = self.f;
        let adverb = WordClass::ADVERB.with(WordClass::NEGATION);
        (low..verb)
            .rev()
            .take(4)
            .find(|i| f.auxiliary(*i) || !f.class(*i).any(adverb))
            .is_some_and(|i| f.auxiliary(i))
    }

    /// Whether the verb group is a passive: `was asked`, `is described`, `were marked`.
    fn passive(&self, cue: &Range<usize>) -> bool {
        let f = self.f;
        let verb = cue.end - 1;
        let be = cue.clone().rev().skip(1).find(|i| f.auxiliary(*i));
        let told = f.class(verb).any(WordClass::REPORTING) || f.tag(verb) == Tag::Participle;
        be.is_some_and(|i| f.class(i).any(WordClass::BE))
            && told
            && f.verb(verb).form.any(Form::PARTICIPLE)
    }

    /// Who speaks in a passive: `is described by critics as "…"`.
    fn agent(&self, start: usize, item: usize) -> Option<Range<usize>> {
        let by = (start..item.min(start + NEAR)).find(|i| self.f.is(*i, "by"))?;
        self.f.subject_after(by + 1, item)
    }

    /// Where the main clause begins after a fronted one (`When the pilot spoke, the crowd jeered "…"`).
    pub(super) fn main_clause(&self, unit: &Unit, low: usize, item: usize) -> usize {
        let f = self.f;
        let opener = unit.start + usize::from(f.class(unit.start).any(WordClass::COORDINATOR));
        let class = f.class(opener);
        // `As Ms. Rao explained, …` is her report.
        if !class.any(WordClass::SUBORDINATOR.with(WordClass::PREPOSITION))
            || f.is_one_of(opener, &["that", "as"])
        {
            return low;
        }
        // `Unless the ice melts, "it is hard to see how we land."`: the quotation is the main clause; but not in `When
        // she used the words, "not quite there yet," he smiled.`
        let named = |at: usize| f.is_one_of(at, &["phrase", "words"]);
        let quoted = f
            .run(item)
            .filter(|run| f.run_words(*run) >= 4 && !item.checked_sub(2).is_some_and(named));
        let begins = |comma: &usize| {
            comma + 1 == item && quoted.is_some()
                || f.opens_phrase(comma + 1)
                    && (comma + 2..item.min(comma + 12)).any(|verb| {
                        f.finite(verb)
                            && f.subject_before(verb, comma + 1)
                                .is_some_and(|subject| subject.start == comma + 1)
                    })
        };
        // `While she calls it a "gem," he …`: the comma may stand in the marks.
        (low + 1..item)
            .filter(|i| f.closes(*i))
            .take(4)
            .find(begins)
            .map_or(low, |comma| comma + 1)
    }

    /// Whether the word at `i` is a noun here although it can be a verb: `in each state`, `recent attacks`.
    pub(super) fn noun_here(&self, i: usize, low: usize) -> bool {
        let f = self.f;
        let nominal = WordClass::EXPRESSION
            .with(WordClass::DOCUMENT)
            .with(WordClass::PERSON);
        let Some(before) = i.checked_sub(1).filter(|before| *before >= low) else {
            return true;
        };
        let class = f.class(before);
        class.any(
            WordClass::DETERMINER
                .with(WordClass::POSSESSIVE)
                .with(WordClass::MODIFIER),
        ) && !class.any(WordClass::PRONOUN)
            || f.class(i).any(nominal)
                && !f.verb(i).form.any(Form::PAST)
                && !f.capital(before)
                && !class.any(WordClass::PRONOUN)
    }
}
