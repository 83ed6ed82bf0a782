//! Quotations that no cue claims, and whose they are.
//!
//! Finds the speaker of a phrase in marks inside a sentence (`Ms. Rao condemned the "hateful talk"`)
//! or of a name below a quotation.

use super::group::Grouper;
use super::link::Report;
use super::phrase::REACH;
use super::rules::{CRIES, DASH_AND_NAME, NO_CUE, QUOTE_AFTER_SENTENCE, QUOTE_IN_CLAUSE};
use super::types::Act;
use crate::lexicon::{Form, Frame as VerbFrame, WordClass};
use std::ops::Range;

impl Grouper<'_, '_, '_> {
    /// `"The oven never cools." — Edda K., potter`: the name after a dash, on the same
    /// line or the next, up to the end of its paragraph.
    fn dash_and_name(&self, unit_index: usize, item: usize) -> Option<Range<usize>> {
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

    /// `chants of "Open it"`, `her warning that it was "late"`: a noun of saying right before the marks, with
    /// whose it is if that is said. Returns source and cue.
    fn cries(&self, item: usize, low: usize) -> Option<(Option<Range<usize>>, Range<usize>)> {
        let f = self.f;
        let of = f.is(item.checked_sub(1)?, "of");
        let noun = item
            .checked_sub(1 + usize::from(of))
            .filter(|i| *i >= low)?;
        if !f.class(noun).any(WordClass::EXPRESSION) || f.capital(noun) {
            return None;
        }
        // `their loud chants of`
        let mut owner = noun;
        while owner > low && noun - owner < 3 && f.class(owner - 1).any(WordClass::MODIFIER) {
            owner -= 1;
        }
        let source = owner
            .checked_sub(1)
            .filter(|i| *i >= low && f.class(*i).any(WordClass::POSSESSIVE))
            .map(|i| i..i + 1);
        (of || source.is_some()).then_some((source, noun..noun + 1))
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
        let mut low = unit.start.max(item.saturating_sub(REACH));
        let mut item = item;
        if alone {
            // `Ms. Rao agreed. "It was late."`: the subject of the sentence before.
            let Some(before) = unit_index
                .checked_sub(1)
                .map(|i| f.units[i])
                .filter(|u| u.paragraph == unit.paragraph)
            else {
                return report;
            };
            if before.end - before.start > 24 {
                return report;
            }
            low = before.start;
            item = before.end;
        }
        if let Some((source, cue)) = self.cries(item, low).filter(|_| !alone && self.on(&CRIES)) {
            report.source = source;
            report.cue = Some(cue);
            report.rule = CRIES.name;
            report.confidence = CRIES.confidence;
            return report;
        }
        // The outermost verb of saying governs (`Ms. Rao complained that he was "no help"`), else the nearest verb.
        let saying = |i: &usize| {
            f.class(*i).any(WordClass::REPORTING)
                && f.maybe_finite(*i)
                && !self.noun_here(*i, low)
                && !f.verb(*i).frame.any(VerbFrame::GESTURE)
                && f.verb(*i).frame.any(
                    VerbFrame::TAG
                        .with(VerbFrame::THAT)
                        .with(VerbFrame::JUDGING)
                        .with(VerbFrame::AS)
                        .with(VerbFrame::NAMING),
                )
        };
        let first = (low..item).filter(saying);
        // In a sentence of its own only a verb of saying speaks; an action is a beat.
        let nearest = (low..item).rev().filter(|i| !alone && f.finite(*i));
        let mut verbs = first.chain(nearest);
        let found = verbs.by_ref().take(8).find_map(|verb| {
            let mut first = verb;
            while first > low
                && (f.auxiliary(first - 1)
                    || f.class(first - 1)
                        .any(WordClass::ADVERB.with(WordClass::NEGATION))
                        && !f.capital(first - 1))
            {
                first -= 1;
            }
            Some((f.subject_before(first, low)?, first..verb + 1))
        });
        if let Some((source, cue)) = found {
            if f.is_one_of(source.start, &["it", "this", "that", "there"]) && source.len() == 1 {
                return report;
            }
            // `Ms. Rao worked the crowd, praising "plain talk"`: her participle is nearer.
            let participle = (cue.end.max(item.saturating_sub(4))..item).rev().find(|i| {
                f.class(*i).any(WordClass::REPORTING)
                    && f.verb(*i).form.any(Form::ING)
                    && !self.noun_here(*i, low)
            });
            report.source = Some(source);
            report.cue = Some(participle.filter(|_| !alone).map_or(cue, |i| i..i + 1));
            report.confidence = rule.confidence;
            report.rule = rule.name;
            if alone {
                return report;
            }
            // `a "corrupt system that …"`: the phrase around the marks.
            let mut start = item;
            while start > low
                && (f.class(start - 1).any(
                    WordClass::DETERMINER
                        .with(WordClass::POSSESSIVE)
                        .with(WordClass::MODIFIER),
                ))
            {
                start -= 1;
            }
            report.pieces = vec![start..item + 1];
        }
        report
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
