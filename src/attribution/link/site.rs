//! A cue in its sentence: what a cue rule sees, and the questions it asks.

use super::report::{Found, LONGEST, Report};
use crate::attribution::cue::kinds::{Cue, CueKind};
use crate::attribution::syntax::frame::{Frame, Unit};
use crate::attribution::syntax::headline::headline;
use crate::attribution::syntax::phrase::REACH;
use crate::attribution::types::Act;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};
use std::cell::OnceCell;
use std::ops::Range;

/// How long a label before a sentence may be with its colon, in items: `Skerry Bay, Velm:`.
const LABEL: usize = 5;

/// A cue in its unit: what a cue rule sees.
pub(crate) struct Site<'s, 'a, 't> {
    pub(crate) f: &'s Frame<'a, 't>,
    pub(crate) unit: Unit,
    pub(crate) cues: &'s [Cue],
    pub(crate) subjects: &'s [OnceCell<Option<Range<usize>>>],
    /// Which of the cues.
    pub(crate) k: usize,
    /// The reports found in this unit so far.
    pub(crate) reports: &'s [Report],
    /// First item of the unit after a dateline.
    pub(crate) body: usize,
    /// Whether one of these can be a relay, or fiction rules hold.
    pub(crate) fiction: bool,
}

impl<'s, 'a, 't> Site<'s, 'a, 't> {
    pub(crate) fn cue(&self) -> &Cue {
        &self.cues[self.k]
    }

    /// The item behind the cue and what belongs to it, and the one told: `told the crew on Friday | that it leaked`.
    pub(crate) fn after_cue(&self) -> (usize, Option<Range<usize>>) {
        let cue = self.cue();
        self.f
            .skip_adjuncts(cue.items.end, self.unit.end, cue.has(VerbFrame::HEARER))
    }

    /// The subject right before cue `k`, if there is one.
    pub(crate) fn subject_of(&self, k: usize) -> Option<Range<usize>> {
        self.subjects[k]
            .get_or_init(|| {
                let low = if k > 0 {
                    self.cues[k - 1].items.end.max(self.body)
                } else {
                    self.body
                };
                let low = low.min(self.cues[k].subject_end);
                // The verb before may lie inside this subject's relative clause, so look from the start first.
                self.f
                    .subject_before(self.cues[k].subject_end, self.body)
                    .or_else(|| self.f.subject_before(self.cues[k].subject_end, low))
                    .map(|subject| self.behind_fronted(subject))
            })
            .clone()
    }

    /// Whether an earlier report holds the run at item `run`: `said the drill was "brief," the agency reported`.
    pub(crate) fn is_reported(&self, run: usize) -> bool {
        let holds = |report: &Report| report.pieces.iter().any(|piece| piece.contains(&run));
        self.reports.iter().any(holds)
    }

    /// Whether the run at item `run` has a tag of its own right after it: `"…," he said`.
    pub(crate) fn tagged_after(&self, run: usize) -> bool {
        let next = if self.f.is_comma(run + 1) {
            run + 2
        } else {
            run + 1
        };
        (self.k + 1..self.cues.len()).take(3).any(|k| {
            let cue = &self.cues[k];
            cue.kind == CueKind::Finite
                && cue.has(VerbFrame::TAG)
                && (cue.items.start == next
                    && self.f.subject_after(cue.items.end, self.unit.end).is_some()
                    || self.subject_of(k).is_some_and(|subject| {
                        subject.start == next && self.f.tag(next) != Tag::Wh
                    }))
        })
    }

    /// Whether `items` hold a finite verb that is not right after a coordinator.
    pub(crate) fn has_clause(&self, items: Range<usize>) -> bool {
        let first = items.start;
        if items.len() >= 2 && self.unit.paragraph <= 1 && headline(self.f, &self.unit) {
            return true;
        }
        items.into_iter().any(|i| {
            if i == first {
                return self.f.run(i).is_some_and(|run| self.f.run_words(run) >= 2);
            }
            if i < first || self.f.class(i - 1).any(WordClass::COORDINATOR) {
                return false;
            }
            // `Library to close in May, council says`: a headline, with no stop.
            let coming = self.f.is(i, "to")
                && self.f.tag(i + 1) == Tag::Base
                && matches!(self.f.tag(i - 1), Tag::Noun | Tag::Name)
                && first == self.unit.start
                && !self.f.is_terminal(self.unit.end - 1);
            coming
                || self.f.finite(i)
                // `the change, they hold, never happened`: past or participle, the tagger cannot see.
                || self.f.tag(i) == Tag::Participle
                    && self.f.verb(i).form.any(Form::PAST)
                    && matches!(
                        self.f.tag(i - 1),
                        Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Adverb | Tag::Comma
                    )
                // `the flood in 2004 ruined hopes of a harvest`
                || self.f.tag(i) == Tag::Participle
                    && self.f.verb(i).form.any(Form::PAST)
                    && self.f.is_number(i - 1)
                    && i > first + 1
                    && self.f.is_one_of(i - 2, &["in", "since"])
                // `seeing him suffer led her to leave`: no participle has an object.
                || self.f.tag(i) == Tag::Participle
                    && self.f.verb(i).form.any(Form::PAST)
                    && self.f.tag(i + 1) == Tag::Object
                // `taxing salt encourages trade`: what the tagger took for a plural.
                || self.f.tag(i) == Tag::Noun
                    && self.f.verb(i).form.any(Form::THIRD)
                    && matches!(self.f.tag(i - 1), Tag::Noun | Tag::Name)
                || self.f.maybe_finite(i)
                    && (self
                        .f
                        .class(i - 1)
                        .any(WordClass::PRONOUN.with(WordClass::PLURAL))
                        || self.f.str(i - 1).ends_with('s')
                        || self.f.is_one_of(i - 1, &["who", "that", "which"]))
                || self.f.clitic(i) && self.clitic_verb(i)
                // `said the law "helps" the poor`
                || self.f.run(i).is_some_and(|run| self.f.run_words(run) >= 2)
                || self.f.verb_first(i)
        })
    }

    /// `'s` after a pronoun or before a participle is *is* or *has*.
    fn clitic_verb(&self, i: usize) -> bool {
        let before = self.f.class(i - 1);
        !self.f.possessive(i)
            || before.any(WordClass::PRONOUN)
            || self
                .f
                .is_one_of(i - 1, &["there", "here", "what", "that", "who", "it"])
    }

    /// The run directly before item `i`, a comma between them allowed.
    pub(crate) fn run_before(&self, i: usize) -> Option<usize> {
        let mut at = i.checked_sub(1)?;
        if at > self.unit.start && (self.f.is_comma(at) || self.f.is_dash(at)) {
            at -= 1;
        }
        if at < self.unit.start {
            return self.run_of_unit_before();
        }
        self.f.is_run(at).then_some(at)
    }

    /// `"Is it far?" asked the boy.` where the mark ended the sentence: the run that is all of the
    /// unit before, in the same paragraph.
    fn run_of_unit_before(&self) -> Option<usize> {
        let index = self.f.unit_at(self.unit.start).checked_sub(1)?;
        let before = self.f.units[index];
        let run = before.end.checked_sub(1)?;
        let whole = before.paragraph == self.unit.paragraph
            && self.f.is_run(run)
            && before
                .range()
                .all(|i| self.f.is_run(i) || !self.f.is_word(i));
        let (rest, told) = self.after_cue();
        // `Dube told the station in an interview …`: the one told, and then when or where.
        let told = told.is_some_and(|told| {
            self.f
                .class(told.end)
                .any(WordClass::PREPOSITION.with(WordClass::SUBORDINATOR))
                && !self.f.is(told.end, "that")
        });
        let inverted =
            self.cue().items.start == self.unit.start && !self.f.capital(self.unit.start);
        let topic = self.f.is_one_of(
            self.cue().items.end,
            &["about", "of", "to", "in", "on", "at"],
        );
        (whole && (inverted || topic || told || rest >= self.unit_end())).then_some(run)
    }

    /// The dateline and the connecting words before content that opens a unit.
    pub(crate) fn content_start(&self, low: usize) -> usize {
        let cue = self.cue().items.start;
        let far = cue.saturating_sub(LONGEST);
        // `those who fear the sea ("It rises," Ms. Rao wrote)`: what stands in brackets with its tag is all.
        let bracket = (low.max(cue.saturating_sub(REACH))..cue)
            .rev()
            .find(|i| matches!(self.f.tag(*i), Tag::Open | Tag::Close))
            .filter(|i| self.f.mark(*i, '('))
            .map_or(low, |open| open + 1);
        let mut at = low.max(self.labelled()).max(far).max(bracket);
        while at < self.unit.end
            && (self.f.class(at).any(WordClass::CONNECTIVE) && self.f.is_comma(at + 1))
        {
            at += 2;
        }
        if self.f.is_one_of(at, &["but", "and", "yet"]) {
            at += 1 + usize::from(self.f.is_comma(at + 1));
        }
        at
    }

    /// Where the sentence begins behind a place or another label: `Velm: The state will build a lake, Ms. Rao announced`.
    fn labelled(&self) -> usize {
        let colon = (self.body..self.unit.end.min(self.body + LABEL))
            .take_while(|i| !self.f.is_run(*i))
            .find(|i| self.f.mark(*i, ':'));
        let label = |colon: &usize| {
            *colon > self.body
                && (self.body..*colon).all(|i| self.f.capital(i))
                && self.f.capital(colon + 1)
        };
        colon.filter(label).map_or(self.body, |colon| colon + 1)
    }

    /// What a tag says whose source stands after other reports, which end at `end`: it passes on what somebody said
    /// (`Ms. Rao said the dam leaks, the Ledger reported`); but what somebody only knows or asks for inside a longer
    /// sentence belongs to it (`The pilots who think that it leaks are few, according to the Ledger`).
    pub(crate) fn pass_on(&self, source: Range<usize>, end: usize) -> Found {
        let low = self.content_start(self.body);
        let main = |report: &Report| {
            let starts = report
                .pieces
                .iter()
                .chain(&report.source)
                .chain(&report.cue);
            // `Ushers held the doors and begged people to wait, the Ledger reported`: another verb is the main one.
            let shared = || {
                let cue = report.cue.as_ref().map_or(0, |cue| cue.start);
                let source = report.source.as_ref().map_or(cue, |source| source.end);
                report.act == Act::Judgement && (source..cue).any(|i| self.f.finite(i))
            };
            matches!(report.act, Act::Speech | Act::Judgement)
                && starts.map(|items| items.start).min() <= Some(low + 1)
                && !shared()
        };
        if self.reports.iter().any(main) {
            return Found {
                source: Some(source),
                relay: true,
                ..Found::default()
            };
        }
        Found {
            source: Some(source),
            pieces: vec![low..end],
            ..Found::default()
        }
    }

    /// Items of this unit that earlier reports have taken end here.
    pub(crate) fn taken(&self) -> usize {
        self.reports
            .iter()
            .flat_map(|report| {
                report
                    .pieces
                    .iter()
                    .map(|piece| piece.end)
                    .chain(report.cue.iter().map(|cue| cue.end))
                    .chain(report.source.iter().map(|source| source.end))
            })
            .filter(|end| *end <= self.cue().items.start)
            .max()
            .unwrap_or(self.body)
            .max(self.body)
    }
}
