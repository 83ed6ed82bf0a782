//! Phase one, LINK: for each cue, the source and the content that belong to it.
//!
//! The rules are const values in ordered tables; the first that fits a cue decides it.
//! See [`CUE_RULES`](super::rules::cue::CUE_RULES).

use super::cue::{Cue, CueKind, find_cues};
use super::frame::{Frame, Unit};
use super::rules::cue::CUE_RULES;
use super::types::Act;
use crate::lexicon::{Form, Frame as VerbFrame, WordClass};
use std::cell::OnceCell;
use std::ops::Range;

/// A cue with its source and content, in items.
#[derive(Debug, Clone)]
pub(crate) struct Report {
    /// Unit of the cue, or of the first run where there is no cue.
    pub(crate) unit: usize,
    pub(crate) cue: Option<Range<usize>>,
    pub(crate) source: Option<Range<usize>>,
    /// Content, in order.
    pub(crate) pieces: Vec<Range<usize>>,
    pub(crate) addressee: Option<Range<usize>>,
    pub(crate) relay: Option<Range<usize>>,
    pub(crate) act: Act,
    /// Whether the verb carries on the same speaker: `he went on`.
    pub(crate) continuing: bool,
    /// Whether the verb answers somebody else.
    pub(crate) answering: bool,
    /// Whether content stands in marks right beside the cue, as in a tag.
    pub(crate) tag: bool,
    /// The rule that found it.
    pub(crate) rule: &'static str,
    pub(crate) confidence: f32,
    /// How the source was found, if not beside the verb: `shared-subject`.
    pub(crate) source_rule: Option<&'static str>,
}

/// What a cue rule gives.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    pub(crate) source: Option<Range<usize>>,
    pub(crate) source_rule: Option<&'static str>,
    pub(crate) pieces: Vec<Range<usize>>,
    pub(crate) addressee: Option<Range<usize>>,
    /// A cue wider or narrower than the verb group.
    pub(crate) cue: Option<Range<usize>>,
    pub(crate) tag: bool,
    /// Not a record of its own: the outer reporter of the reports before it.
    pub(crate) relay: bool,
}

/// A rule that looks at a cue.
#[derive(Clone, Copy)]
pub(crate) struct CueRule {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) example: &'static str,
    pub(crate) confidence: f32,
    pub(crate) apply: fn(&Site<'_, '_, '_>) -> Option<Found>,
}

/// A cue in its unit: what a cue rule sees.
pub(crate) struct Site<'s, 'a, 't> {
    pub(crate) f: &'s Frame<'a, 't>,
    pub(crate) unit: Unit,
    pub(crate) cues: &'s [Cue],
    subjects: &'s [OnceCell<Option<Range<usize>>>],
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
            })
            .clone()
    }

    /// The source of a verb without a subject beside it: that of the verb it is joined to, or of
    /// the clause it hangs on.
    pub(crate) fn shared_subject(&self) -> Option<Range<usize>> {
        if let Some(last) = self
            .reports
            .iter()
            .rev()
            .find(|report| report.source.is_some())
        {
            return last.source.clone();
        }
        let start = self.cue().items.start;
        let verb = (self.body..start).find(|i| {
            self.f.finite(*i)
                || self.f.maybe_finite(*i)
                    && self.f.class(i.saturating_sub(1)).any(WordClass::PRONOUN)
        })?;
        self.f.subject_before(verb, self.body)
    }

    /// The source of this cue: beside it, or shared with another verb.
    pub(crate) fn source(&self) -> Option<(Range<usize>, Option<&'static str>)> {
        let cue = self.cue();
        match cue.kind {
            CueKind::Finite | CueKind::Infinitive => {
                let joined = cue.items.start > self.body
                    && self
                        .f
                        .class(cue.items.start - 1)
                        .any(WordClass::COORDINATOR);
                if !joined {
                    if let Some(subject) = self.subject_of(self.k) {
                        return Some((subject, None));
                    }
                }
                self.shared_subject()
                    .map(|source| (source, Some("shared-subject")))
            }
            CueKind::Participle => self
                .shared_subject()
                .map(|source| (source, Some("subject-of-participle"))),
            _ => None,
        }
    }

    /// One past the last item of the unit that is no closing punctuation.
    pub(crate) fn unit_end(&self) -> usize {
        let mut end = self.unit.end;
        while end > self.unit.start
            && (self.f.is_terminal(end - 1) && !self.abbreviation_point(end - 1)
                || self.f.token(end - 1).is_some_and(|t| {
                    matches!(t.mark, ',' | ';' | ':' | ')' | ']' | '"' | '”' | '\'')
                }))
        {
            end -= 1;
        }
        end
    }

    fn abbreviation_point(&self, _i: usize) -> bool {
        false
    }

    /// Where reported content that begins at `start` ends: with the unit, or before the next cue
    /// that is no part of it (`…, but added that`, `…, saying`, `…, the agency reported`).
    pub(crate) fn clause_end(&self, start: usize) -> usize {
        let end = self.unit_end();
        // A handful of cues ahead is enough, and keeps long units linear.
        for k in (self.k + 1..self.cues.len()).take(6) {
            let cue = &self.cues[k];
            let at = cue.items.start;
            if at < start || at == 0 {
                continue;
            }
            if let Some(boundary) = self.boundary_before(k, start) {
                return self.strip(start, boundary.min(end));
            }
        }
        self.strip(start, end)
    }

    fn strip(&self, start: usize, mut end: usize) -> usize {
        while end > start
            && (self.f.is_comma(end - 1) || self.f.mark(end - 1, ';') || self.f.is_dash(end - 1))
        {
            end -= 1;
        }
        end
    }

    /// Item before which cue `k` starts something new, if it is no part of content begun at `start`.
    fn boundary_before(&self, k: usize, start: usize) -> Option<usize> {
        let f = self.f;
        let cue = &self.cues[k];
        let at = cue.items.start;
        let comma_before = |i: usize| {
            i > start
                && (f.is_comma(i - 1)
                    || f.mark(i - 1, ';')
                    || f.is_dash(i - 1)
                    || f.run(i - 1)
                        .is_some_and(|run| matches!(f.run_last(run), ',' | '.' | '?' | '!')))
        };
        match cue.kind {
            CueKind::According | CueKind::Words => comma_before(at).then_some(at),
            CueKind::Participle => {
                (comma_before(at) && !cue.has(VerbFrame::GESTURE) && self.has_content_after(k))
                    .then_some(at)
            }
            CueKind::Finite => {
                let before = f.class(at - 1);
                if before.any(WordClass::COORDINATOR) && cue.form.any(Form::PAST.with(Form::THIRD))
                {
                    let with_comma = comma_before(at - 1);
                    let marked = f.is(cue.items.end, "that")
                        || f.is_run(cue.items.end)
                        || cue.has(VerbFrame::CONTINUING)
                        || f.is_comma(cue.items.end);
                    let strong = !cue.has(VerbFrame::WEAK) || marked;
                    return (strong && (with_comma || marked) && self.has_content_after(k))
                        .then_some(at - 1);
                }
                let subject = self.subject_of(k)?;
                if subject.start <= start {
                    return None;
                }
                let s = subject.start;
                let (rest, _) =
                    f.skip_adjuncts(cue.items.end, self.unit.end, cue.has(VerbFrame::HEARER));
                let final_tag =
                    rest >= self.unit_end() && comma_before(s) && !cue.has(VerbFrame::GESTURE);
                if final_tag {
                    return Some(s);
                }
                let joined = s > start + 1
                    && (f.class(s - 1).any(WordClass::COORDINATOR)
                        || f.is_one_of(s - 1, &["while", "although", "though", "whereas"]));
                if joined
                    && comma_before(s - 1)
                    && (!cue.has(VerbFrame::WEAK.with(VerbFrame::THOUGHT)))
                    && self.has_content_after(k)
                {
                    return Some(s - 1);
                }
                if s > start && f.mark(s - 1, ';') {
                    return Some(s);
                }
                None
            }
            _ => None,
        }
    }

    /// Whether something that can be content follows cue `k`.
    fn has_content_after(&self, k: usize) -> bool {
        self.cues[k].items.end < self.unit_end()
    }

    /// Whether `items` hold a finite verb that is not right after a coordinator.
    pub(crate) fn has_clause(&self, items: Range<usize>) -> bool {
        let first = items.start;
        items.into_iter().any(|i| {
            if i <= first || self.f.class(i - 1).any(WordClass::COORDINATOR) {
                return false;
            }
            self.f.finite(i)
                || self.f.maybe_finite(i)
                    && (self
                        .f
                        .class(i - 1)
                        .any(WordClass::PRONOUN.with(WordClass::PLURAL))
                        || self.f.str(i - 1).ends_with('s')
                        || self.f.is_one_of(i - 1, &["who", "that", "which"]))
                || self.f.clitic(i) && self.clitic_verb(i)
                || self.f.run(i).is_some_and(|run| self.f.run_words(run) >= 2)
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
        (at >= self.unit.start && self.f.is_run(at)).then_some(at)
    }

    /// The dateline and the connecting words before content that opens a unit.
    pub(crate) fn content_start(&self, low: usize) -> usize {
        let mut at = low.max(self.body);
        while at < self.unit.end
            && (self.f.class(at).any(WordClass::CONNECTIVE) && self.f.is_comma(at + 1))
        {
            at += 2;
        }
        if self.f.is_one_of(at, &["but", "and", "yet"]) {
            at += 1;
        }
        at
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

/// The item after the dateline that opens a paragraph: `LIMASSOL, Cyprus (Harbour News) -- `.
pub(crate) fn skip_dateline(f: &Frame<'_, '_>, unit: &Unit) -> usize {
    let first = f.token(unit.start);
    let upper = first.is_some_and(|t| t.case == crate::text::Case::Upper && t.span.len() > 2)
        || f.mark(unit.start, '(');
    let time = first.is_some_and(|t| t.kind == crate::text::TokenKind::Number);
    let capital = f.capital(unit.start);
    if !(upper || time || capital) {
        return unit.start;
    }
    let limit = unit.end.min(unit.start + 14);
    let mut place = upper || time;
    for i in unit.start..limit {
        if i > unit.start && f.is_dash(i) {
            return if place && i + 1 < unit.end {
                i + 1
            } else {
                unit.start
            };
        }
        let class = f.class(i);
        place |= class.any(WordClass::PLACE) || f.mark(i, ')');
        let fits = f.capital(i)
            || f.token(i).is_some_and(|t| {
                matches!(t.mark, ',' | '(' | ')' | '.' | '/')
                    || t.kind == crate::text::TokenKind::Number
            })
            || class.any(WordClass::ABBREVIATION_MAY_END)
            || f.is_one_of(i, &["of", "de", "a.m", "p.m"]);
        if !fits {
            return unit.start;
        }
    }
    unit.start
}

/// The reports of a unit, in the order of their cues.
pub(crate) fn link_unit(
    f: &Frame<'_, '_>,
    index: usize,
    fiction: bool,
    off: &[&'static str],
) -> Vec<Report> {
    let unit = f.units[index];
    let cues = find_cues(f, &unit);
    let mut reports: Vec<Report> = Vec::new();
    if cues.is_empty() {
        return reports;
    }
    let subjects: Vec<OnceCell<Option<Range<usize>>>> =
        (0..cues.len()).map(|_| OnceCell::new()).collect();
    let body = skip_dateline(f, &unit);
    for k in 0..cues.len() {
        let at = cues[k].items.start;
        // A cue inside content, or inside a source, reports nothing of its own.
        let inside = |items: &Range<usize>| items.contains(&at);
        if reports.iter().any(|report| {
            report.pieces.iter().any(inside) || report.source.as_ref().is_some_and(inside)
        }) {
            continue;
        }
        let site = Site {
            f,
            unit,
            cues: &cues,
            subjects: &subjects,
            k,
            reports: &reports,
            body,
            fiction,
        };
        let Some((rule, found)) = CUE_RULES
            .iter()
            .filter(|rule| !off.contains(&rule.name))
            .find_map(|rule| Some((rule, (rule.apply)(&site)?)))
        else {
            continue;
        };
        if found.relay {
            let source = found.source;
            for report in &mut reports {
                report.relay = report.relay.take().or_else(|| source.clone());
            }
            continue;
        }
        let frame = cues[k].frame;
        let act = if frame.any(VerbFrame::THOUGHT) && !frame.any(VerbFrame::TAG) {
            Act::Thought
        } else if frame.any(VerbFrame::EVIDENCE) && !frame.any(VerbFrame::TAG) {
            Act::Evidence
        } else {
            Act::Speech
        };
        reports.push(Report {
            unit: index,
            cue: Some(found.cue.unwrap_or_else(|| cues[k].items.clone())),
            source: found.source,
            pieces: found
                .pieces
                .into_iter()
                .filter(|piece| !piece.is_empty())
                .collect(),
            addressee: found.addressee,
            relay: None,
            act,
            continuing: frame.any(VerbFrame::CONTINUING),
            answering: frame.any(VerbFrame::ANSWERING),
            tag: found.tag,
            rule: rule.name,
            confidence: rule.confidence,
            source_rule: found.source_rule,
        });
    }
    reports.retain(|report| !report.pieces.is_empty());
    reports
}
