//! Whose words a quotation is that no cue claims: a phrase in marks inside a sentence
//! (`Ms. Rao condemned the "hateful talk"`), one after a sentence, one with a name below it.

use super::group::Grouper;
use crate::attribution::link::report::Report;
use crate::attribution::link::rules::join::{
    CRIES, DASH_AND_NAME, NO_CUE, NamedRule, QUOTE_AFTER_SENTENCE, QUOTE_IN_CLAUSE,
};
use crate::attribution::syntax::frame::Unit;
use crate::attribution::syntax::phrase::REACH;
use crate::attribution::types::Act;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};
use std::ops::Range;

/// How far a noun of expression may stand before the phrase that it brings in, in items.
const NEAR: usize = 16;

impl Grouper<'_, '_, '_> {
    /// `"The oven never cools." — Edda K., potter`: the name after a dash, on the same
    /// line or the next, up to the end of its paragraph.
    pub(crate) fn dash_and_name(&self, unit_index: usize, item: usize) -> Option<Range<usize>> {
        let f = self.f;
        let unit = f.units[unit_index];
        let (at, end) = if item + 1 < unit.end {
            (item + 1, unit.end)
        } else {
            let next = f.units.get(unit_index + 1)?;
            (next.start, next.end)
        };
        let last_of_paragraph = f
            .units
            .get(f.unit_at(at) + 1)
            .is_none_or(|u| u.paragraph != f.units[f.unit_at(at)].paragraph);
        let dash = f.is_dash(at) || f.mark(at, '-');
        if !dash || !f.capital(at + 1) || !last_of_paragraph || end - at > 14 {
            return None;
        }
        let name = f.noun_phrase(at + 1, end)?;
        let mut stop = end;
        while stop > name && !f.is_word(stop - 1) {
            stop -= 1;
        }
        (!(at + 1..name + 1).any(|i| f.finite(i))).then_some(at + 1..stop)
    }

    /// Whether the word at `i` is a noun here although it can be a verb: `in each state`, `recent attacks`.
    fn noun_here(&self, i: usize, low: usize) -> bool {
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

    /// A report for a quoted phrase inside a sentence without a tag: whoever the nearest verb
    /// before it is about (`Ms. Rao condemned the "hateful talk"`).
    pub(crate) fn embedded_report(&self, unit_index: usize, item: usize) -> Report {
        let mut report = bare_report(unit_index, item);
        let f = self.f;
        let unit = f.units[unit_index];
        let signed = self.dash_and_name(unit_index, item);
        if let Some(source) = signed.filter(|_| self.on(&DASH_AND_NAME)) {
            report.source = Some(source);
            report.rule = DASH_AND_NAME.name;
            report.confidence = DASH_AND_NAME.confidence;
            return report;
        }
        if self.fiction {
            return report;
        }
        let alone = self.bare[unit_index];
        let rule = if alone {
            &QUOTE_AFTER_SENTENCE
        } else {
            &QUOTE_IN_CLAUSE
        };
        if !self.on(rule) {
            return report;
        }
        let fill = |mut report: Report, rule: &NamedRule, source, cue: Option<Range<usize>>| {
            report.source = source;
            report.cue = cue;
            report.rule = rule.name;
            report.confidence = rule.confidence;
            report
        };
        let low = unit.start.max(item.saturating_sub(REACH));
        // `The yen rose; the "haven" lasted`: another clause.
        let low = (low..item)
            .rev()
            .find(|i| f.mark(*i, ';'))
            .map_or(low, |i| i + 1);
        // `They call it "home," but the "garden" is a bucket`: a subject of its own.
        let first = (low..item)
            .rev()
            .take_while(|i| matches!(f.tag(*i), Tag::Determiner | Tag::Adjective))
            .last()
            .unwrap_or(item);
        let joined = first > low && f.tag(first - 1) == Tag::Coordinator;
        let low = if joined && first < item && f.finite(item + 1) {
            first
        } else {
            low
        };
        if !alone {
            let found = self
                .speaker_after(&unit, item)
                .or_else(|| self.in_view_of(&unit, item))
                .or_else(|| self.owned_expression(low, item))
                .or_else(|| self.seen_by(low, item));
            if let Some((source, cue)) = found {
                let cue = Some(cue).filter(|cue| !cue.is_empty());
                return fill(report, rule, Some(source), cue);
            }
            if let Some((source, cue)) = self.cries(item, low).filter(|_| self.on(&CRIES)) {
                return fill(report, &CRIES, source, Some(cue));
            }
            if let Some((agent, cue)) = self.known_as(low, item) {
                return fill(report, rule, agent, Some(cue));
            }
        }
        let Some(before) = self.told_before(unit_index, low..item, alone) else {
            return report;
        };
        let governing = self.governing_verb(&before, alone);
        let Some((source, cue)) =
            governing.or_else(|| alone.then(|| self.brings_words(&before)).flatten())
        else {
            return report;
        };
        if f.is_one_of(source.start, &["it", "this", "that", "there"]) && source.len() == 1 {
            return report;
        }
        let source = if self.passive(&cue) {
            self.agent(cue.end, before.end)
        } else {
            Some(source)
        };
        if alone {
            return fill(report, rule, source, Some(cue));
        }
        // `Ms. Rao worked the crowd, praising "plain talk"`: her participle is nearer.
        let participle = (cue.end.max(item.saturating_sub(4))..item).rev().find(|i| {
            f.class(*i).any(WordClass::REPORTING)
                && f.verb(*i).form.any(Form::ING)
                && !self.noun_here(*i, before.start)
        });
        // `a "corrupt system that …"`: the phrase around the marks.
        let around = WordClass::DETERMINER
            .with(WordClass::POSSESSIVE)
            .with(WordClass::MODIFIER);
        let first = (before.start..item)
            .rev()
            .take_while(|i| f.class(*i).any(around))
            .last();
        report.pieces = vec![first.unwrap_or(item)..item + 1];
        let cue = participle.map_or(cue, |i| i..i + 1);
        // `Two girls held signs reading "No geese"`
        let written = participle
            .filter(|i| f.class(*i - 1).any(WordClass::DOCUMENT))
            .and_then(|i| {
                let low = before.start.max(i.saturating_sub(NEAR));
                f.phrase_before(low, i).map(|start| start..i)
            });
        fill(report, rule, written.or(source), Some(cue))
    }

    /// `Ms. Rao, citing "poor light," said the keeper could not see`: marks inside the source, behind a participle.
    pub(crate) fn inserted(&self, unit: usize, item: usize) -> Option<Report> {
        let f = self.f;
        let source = self
            .in_unit(unit)
            .filter_map(|r| self.reports[r].source.clone())
            .find(|source| source.contains(&item))?;
        let comma = (source.start + 1..item).find(|i| f.is_comma(*i))?;
        let verb = comma + 1;
        let participle = f.tag(verb) == Tag::Ing && f.class(verb).any(WordClass::REPORTING);
        if self.fiction || !participle || !self.on(&QUOTE_IN_CLAUSE) {
            return None;
        }
        Some(Report {
            source: Some(source.start..comma),
            cue: Some(verb..verb + 1),
            rule: QUOTE_IN_CLAUSE.name,
            confidence: QUOTE_IN_CLAUSE.confidence,
            ..bare_report(unit, item)
        })
    }

    /// `Ms. Rao had an answer for the board. "Nobody."`: a verb whose object is words that are yet to come, or those of
    /// its subject.
    pub(super) fn brings_words(
        &self,
        before: &Range<usize>,
    ) -> Option<(Range<usize>, Range<usize>)> {
        let f = self.f;
        let verb = before.clone().find(|i| f.finite(*i) || f.auxiliary(*i))?;
        let words = (verb + 1..before.end).find(|i| f.class(*i).any(WordClass::EXPRESSION))?;
        let article = (verb + 1..words)
            .rev()
            .find(|i| f.tag(*i) == Tag::Determiner)?;
        let own = f.is_one_of(
            article,
            &["a", "an", "another", "her", "his", "one", "their"],
        );
        let between = (article + 1..words).all(|i| matches!(f.tag(i), Tag::Adjective | Tag::Noun));
        let group = self.verb_group(before, verb);
        let subject = f.subject_before(group.start, before.start)?;
        (own && between && subject.start == before.start)
            .then_some((subject, group.start..words + 1))
    }

    /// Where the verb stands that a quoted phrase goes with: in front of it, or in the sentence before
    /// (`Ms. Rao agreed. "It was late."`), if that is short.
    fn told_before(&self, unit: usize, before: Range<usize>, alone: bool) -> Option<Range<usize>> {
        let units = &self.f.units;
        if !alone {
            let low = self.main_clause(&units[unit], before.start, before.end);
            return Some(low..before.end);
        }
        let last = units[unit.checked_sub(1)?];
        let near = last.paragraph == units[unit].paragraph && last.end - last.start <= 24;
        let above = last.paragraph + 1 == units[unit].paragraph && last.end - last.start <= 16;
        if above && self.brings_words(&last.range()).is_some() {
            return Some(last.range());
        }
        near.then(|| last.range())
    }

    /// The verb that governs what follows `before`, with its subject: the outermost verb of saying (`Ms. Rao complained
    /// that he was "no help"`), else the nearest verb.
    fn governing_verb(
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
    fn verb_group(&self, within: &Range<usize>, verb: usize) -> Range<usize> {
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
    fn main_clause(&self, unit: &Unit, low: usize, item: usize) -> usize {
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

    /// `"It leaks," Jo Lind from his desk`: who follows the comma of a quotation that opens its sentence spoke it,
    /// whatever the verb, and if there is none.
    fn speaker_after(&self, unit: &Unit, item: usize) -> Option<(Range<usize>, Range<usize>)> {
        let f = self.f;
        let run = f.run(item).filter(|_| item == unit.start)?;
        let next = item + 1;
        let joined = match f.run_last(run) {
            ',' => true,
            '?' | '!' => !f.capital(next),
            _ => false,
        };
        let opens = f.capital(next) || f.class(next).any(WordClass::DETERMINER);
        let source = f
            .subject_after(next, unit.end)
            .filter(|_| joined && opens)?;
        let near = source.end..unit.end.min(source.end + NEAR);
        let verb = near
            .clone()
            .find(|i| f.class(*i).any(WordClass::REPORTING))
            .or_else(|| near.clone().find(|i| f.finite(*i)));
        let cue = verb.map_or(source.end..source.end, |verb| verb..verb + 1);
        Some((source, cue))
    }
}

fn bare_report(unit: usize, item: usize) -> Report {
    Report {
        unit,
        cue: None,
        source: None,
        pieces: vec![item..item + 1],
        addressee: None,
        relay: None,
        act: Act::Speech,
        continuing: false,
        answering: false,
        tag: false,
        open: false,
        rule: NO_CUE.name,
        confidence: NO_CUE.confidence,
        source_rule: None,
    }
}
