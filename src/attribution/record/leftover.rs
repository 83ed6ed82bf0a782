//! Whose words a quotation is that no cue claims: a phrase in marks inside a sentence
//! (`Ms. Rao condemned the "hateful talk"`), one after a sentence, one with a name below it.

use super::group::Grouper;
use crate::attribution::link::report::Report;
use crate::attribution::link::rules::join::{
    CRIES, DASH_AND_NAME, NO_CUE, NamedRule, QUOTE_AFTER_SENTENCE, QUOTE_IN_CLAUSE,
};
use crate::attribution::syntax::frame::Unit;
use crate::attribution::syntax::phrase::REACH;
use crate::lexicon::{Form, Tag, WordClass};
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

    /// A report for a quoted phrase inside a sentence without a tag: whoever the nearest verb
    /// before it is about (`Ms. Rao condemned the "hateful talk"`).
    pub(crate) fn embedded_report(&self, unit: usize, item: usize) -> Report {
        if self.on(&DASH_AND_NAME) {
            if let Some(source) = self.dash_and_name(unit, item) {
                return found_by(&DASH_AND_NAME, Some(source), None, bare_report(unit, item));
            }
        }
        let alone = self.bare[unit];
        let rule = if alone {
            &QUOTE_AFTER_SENTENCE
        } else {
            &QUOTE_IN_CLAUSE
        };
        let found = if self.fiction || !self.on(rule) {
            None
        } else if alone {
            self.told_by_sentence_before(unit)
                .map(|(source, cue)| found_by(rule, source, Some(cue), bare_report(unit, item)))
        } else {
            let low = self.clause_start(&self.f.units[unit], item);
            self.claimed_beside(unit, low, item)
                .or_else(|| self.object_of_verb(unit, low, item))
        };
        found.unwrap_or_else(|| bare_report(unit, item))
    }

    /// Where the clause of a quoted phrase begins, so far as marks and joints tell: `The yen rose; | the "haven" lasted`.
    fn clause_start(&self, unit: &Unit, item: usize) -> usize {
        let f = self.f;
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
        if joined && first < item && f.finite(item + 1) {
            first
        } else {
            low
        }
    }

    /// A report whose source stands right beside the phrase, whatever verb governs it: `in Ms. Rao's words, "a leak"`,
    /// `chants of "Open it"`, `known to pilots as "the Trap"`.
    fn claimed_beside(&self, index: usize, low: usize, item: usize) -> Option<Report> {
        let unit = &self.f.units[index];
        let found = self
            .speaker_after(unit, item)
            .or_else(|| self.in_view_of(unit, item))
            .or_else(|| self.owned_expression(low, item))
            .or_else(|| self.seen_by(low, item));
        let (rule, source, cue) = if let Some((source, cue)) = found {
            (&QUOTE_IN_CLAUSE, Some(source), cue)
        } else if let Some((source, cue)) = self.cries(item, low).filter(|_| self.on(&CRIES)) {
            (&CRIES, source, cue)
        } else {
            let (agent, cue) = self.known_as(low, item)?;
            (&QUOTE_IN_CLAUSE, agent, cue)
        };
        let cue = Some(cue).filter(|cue| !cue.is_empty());
        Some(found_by(rule, source, cue, bare_report(index, item)))
    }

    /// `Ms. Rao condemned the "hateful talk"`: the phrase around the marks is the object of a verb before it, which has
    /// the source for its subject.
    fn object_of_verb(&self, unit: usize, low: usize, item: usize) -> Option<Report> {
        let f = self.f;
        let low = self.main_clause(&f.units[unit], low, item);
        let before = low..item;
        let (source, cue) = self.governed(&before, self.governing_verb(&before, false)?)?;
        // `Ms. Rao worked the crowd, praising "plain talk"`: her participle is nearer.
        let participle = (cue.end.max(item.saturating_sub(4))..item).rev().find(|i| {
            f.class(*i).any(WordClass::REPORTING)
                && f.verb(*i).form.any(Form::ING)
                && !self.noun_here(*i, low)
        });
        // `Two girls held signs reading "No geese"`
        let written = participle
            .filter(|i| f.class(*i - 1).any(WordClass::DOCUMENT))
            .and_then(|i| {
                let low = low.max(i.saturating_sub(NEAR));
                f.phrase_before(low, i).map(|start| start..i)
            });
        // `a "corrupt system that …"`: the phrase around the marks.
        let around = WordClass::DETERMINER
            .with(WordClass::POSSESSIVE)
            .with(WordClass::MODIFIER);
        let first = before
            .rev()
            .take_while(|i| f.class(*i).any(around))
            .last()
            .unwrap_or(item);
        let phrase = Report {
            pieces: vec![first..item + 1],
            ..bare_report(unit, item)
        };
        let cue = participle.map_or(cue, |i| i..i + 1);
        let source = written.or(source);
        Some(found_by(&QUOTE_IN_CLAUSE, source, Some(cue), phrase))
    }

    /// `Ms. Rao agreed. "It was late."`: source and cue of a quotation of its own, from the sentence before if that is short.
    fn told_by_sentence_before(&self, unit: usize) -> Option<(Option<Range<usize>>, Range<usize>)> {
        let units = &self.f.units;
        let last = units[unit.checked_sub(1)?];
        let before = last.range();
        let near = last.paragraph == units[unit].paragraph && before.len() <= 24;
        let above = last.paragraph + 1 == units[unit].paragraph
            && before.len() <= 16
            && self.brings_words(&before).is_some();
        if !near && !above {
            return None;
        }
        let verb = self
            .governing_verb(&before, true)
            .or_else(|| self.brings_words(&before))?;
        self.governed(&before, verb)
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

/// The report with what `rule` found.
fn found_by(
    rule: &NamedRule,
    source: Option<Range<usize>>,
    cue: Option<Range<usize>>,
    report: Report,
) -> Report {
    Report {
        source,
        cue,
        rule: rule.name,
        confidence: rule.confidence,
        ..report
    }
}

/// The report of a quotation that nothing claims.
fn bare_report(unit: usize, item: usize) -> Report {
    Report::new(unit, vec![item..item + 1], &NO_CUE)
}
