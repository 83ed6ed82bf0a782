//! Phase one, LINK: for each cue, the source and the content that belong to it.
//!
//! The rules are const values in ordered tables; the first that fits a cue decides it.
//! See [`CUE_RULES`](super::rules::CUE_RULES).

use super::interrupted::belongs_to_tag;
use super::order::order;
use super::report::{Found, Report};
use super::rules::{CUE_RULES, CueRule};
use super::site::Site;
use crate::attribution::cue::find::find_cues;
use crate::attribution::cue::governed::is_governed;
use crate::attribution::cue::kinds::{Cue, CueKind};
use crate::attribution::syntax::frame::{Frame, Unit};
use crate::attribution::syntax::headline::{points_elsewhere, skip_dateline};
use crate::attribution::types::Act;
use crate::lexicon::{Frame as VerbFrame, WordClass};
use std::cell::OnceCell;
use std::ops::Range;

/// Whether the cue stands in the subject of a verb of saying after it: `An aide who spoke anonymously to discuss the
/// plan said on Monday`.
fn describes_source(site: &Site<'_, '_, '_>) -> bool {
    let items = &site.cue().items;
    if site.cue().kind != CueKind::Infinitive {
        return false;
    }
    let last = site.cues.len().min(site.k + 4);
    (site.k + 1..last).any(|k| {
        let cue = &site.cues[k];
        cue.kind == CueKind::Finite
            && cue.has(VerbFrame::TAG)
            && !cue.passive
            && site.subject_of(k).is_some_and(|subject| {
                subject.start < items.start
                    && items.end < subject.end
                    && subject.end >= cue.subject_end
                    && !site.f.is_comma(subject.end - 1)
            })
    })
}

/// How many reports of a sentence a rule looks back on, and how long content may be in items:
/// both bounds only keep endless sentences linear.
const RECENT: usize = 12;

/// The piece without its own source and what follows that: `Granting that the ferry leaks, Ms. Rao sailed`.
fn before_source(source: Option<&Range<usize>>, piece: Range<usize>) -> Range<usize> {
    let inside =
        source.filter(|source| piece.contains(&source.start) && piece.start < source.start);
    piece.start..inside.map_or(piece.end, |source| source.start)
}

/// The piece without a tagged quotation between dashes and what follows it.
fn before_aside(f: &Frame<'_, '_>, reports: &[Report], piece: Range<usize>) -> Range<usize> {
    let aside = reports
        .iter()
        .filter(|report| report.tag)
        .flat_map(|report| report.pieces.iter().map(|piece| piece.start))
        .filter(|start| piece.contains(start) && *start > piece.start && f.is_dash(start - 1))
        .min();
    piece.start..aside.map_or(piece.end, |start| start - 1)
}

fn recent(reports: &[Report]) -> &[Report] {
    &reports[reports.len().saturating_sub(RECENT)..]
}

/// The cues of a unit, and what all of them share.
pub(super) struct Cues<'f, 'a, 't> {
    pub(super) f: &'f Frame<'a, 't>,
    pub(super) unit: Unit,
    pub(super) list: Vec<Cue>,
    /// The subject of each, once it was asked for.
    subjects: Vec<OnceCell<Option<Range<usize>>>>,
    /// First item after a dateline.
    body: usize,
    fiction: bool,
}

impl<'f, 'a, 't> Cues<'f, 'a, 't> {
    /// None where there is none.
    fn of(f: &'f Frame<'a, 't>, unit: Unit, fiction: bool) -> Option<Self> {
        let list = find_cues(f, &unit);
        (!list.is_empty()).then(|| Self {
            f,
            unit,
            subjects: list.iter().map(|_| OnceCell::new()).collect(),
            list,
            body: skip_dateline(f, &unit),
            fiction,
        })
    }

    /// What a rule sees of cue `k` after `reports`.
    pub(super) fn site<'s>(&'s self, k: usize, reports: &'s [Report]) -> Site<'s, 'a, 't> {
        Site {
            f: self.f,
            unit: self.unit,
            cues: &self.list,
            subjects: &self.subjects,
            k,
            reports,
            body: self.body,
            fiction: self.fiction,
        }
    }
}

/// The reports of a unit, in the order of their cues.
pub(crate) fn link_unit(
    f: &Frame<'_, '_>,
    index: usize,
    fiction: bool,
    off: &[&'static str],
) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    if points_elsewhere(f, f.units[index].start) {
        return reports;
    }
    let Some(cues) = Cues::of(f, f.units[index], fiction) else {
        return reports;
    };
    for k in order(&cues) {
        if inside_report(&reports, cues.list[k].items.start) {
            continue;
        }
        let site = cues.site(k, recent(&reports));
        if describes_source(&site) || fiction && feels(&site) {
            continue;
        }
        let Some((rule, found)) = decide(&site, off) else {
            continue;
        };
        if fiction && belongs_to_tag(f, recent(&reports), site.cue(), &found) {
            continue;
        }
        if found.relay {
            pass_on(&mut reports, found.source.as_ref());
        } else if !is_taken(&reports, &found) {
            // Only the outermost report stands.
            reports.retain(|report| {
                let cue = report.cue.as_ref().map_or(0, |cue| cue.start);
                report.tag || !found.pieces.iter().any(|piece| piece.contains(&cue))
            });
            let site = cues.site(k, recent(&reports));
            let report = report(&site, index, rule, found);
            reports.push(report);
        }
    }
    reports.retain(|report| !report.pieces.is_empty() || report.open);
    reports.sort_by_key(|report| report.cue.as_ref().map_or(0, |cue| cue.start));
    reports
}

/// The first rule that fits, with what it found.
fn decide(site: &Site<'_, '_, '_>, off: &[&'static str]) -> Option<(&'static CueRule, Found)> {
    let (rule, found) = CUE_RULES
        .iter()
        .filter(|rule| !off.contains(&rule.name))
        .find_map(|rule| Some((rule, (rule.apply)(site)?)))?;
    let source_is_off = found
        .source_rule
        .is_some_and(|rule| off.contains(&rule.name));
    (!source_is_off).then_some((rule, found))
}

/// Whether a cue at item `at` stands inside content or a source, where it reports nothing of its own.
fn inside_report(reports: &[Report], at: usize) -> bool {
    recent(reports).iter().any(|report| {
        let mut taken = report.pieces.iter().chain(&report.source);
        taken.any(|items| items.contains(&at))
    })
}

/// `She was glad that he had come`: in a story what somebody feels is narration.
fn feels(site: &Site<'_, '_, '_>) -> bool {
    let cue = site.cue();
    site.f.class(cue.verb).any(WordClass::CONVINCED)
        || is_governed(site.f, cue) && cue.has(VerbFrame::THOUGHT)
}

/// `said in a letter that was leaked that the dam leaks`: what is taken is not said twice.
/// Nor is what has its tag: `he said, as if he had not asked, "…"`.
fn is_taken(reports: &[Report], found: &Found) -> bool {
    let Some(first) = found.pieces.first() else {
        return false;
    };
    let holds = |report: &&Report| {
        let mut pieces = report.pieces.iter();
        pieces.any(|piece| piece.contains(&first.start))
    };
    let mut taken = recent(reports).iter().filter(holds);
    taken.any(|report| report.tag || !found.tag)
}

/// Makes `source` the one who passes on the last reports.
fn pass_on(reports: &mut [Report], source: Option<&Range<usize>>) {
    let first = reports.len().saturating_sub(RECENT);
    for report in &mut reports[first..] {
        report.relay = report.relay.take().or_else(|| source.cloned());
    }
}

/// What a rule found, as a report of unit `unit`.
fn report(site: &Site<'_, '_, '_>, unit: usize, rule: &CueRule, found: Found) -> Report {
    let cue = site.cue();
    Report {
        unit,
        cue: Some(found.cue.unwrap_or_else(|| cue.items.clone())),
        pieces: found
            .pieces
            .into_iter()
            .map(|piece| before_aside(site.f, site.reports, piece))
            .map(|piece| before_source(found.source.as_ref(), piece))
            .filter(|piece| !piece.is_empty() && !is_article(site.f, piece))
            .collect(),
        source: found
            .source
            .map(|source| without_connective(site.f, source)),
        addressee: found.addressee,
        relay: None,
        act: act(cue, rule),
        continuing: cue.has(VerbFrame::CONTINUING),
        answering: cue.has(VerbFrame::ANSWERING),
        tag: found.tag,
        open: found.open,
        rule: rule.name,
        confidence: rule.confidence,
        source_rule: found.source_rule,
    }
}

/// An article alone is what is left of a phrase that was not understood.
fn is_article(f: &Frame<'_, '_>, piece: &Range<usize>) -> bool {
    piece.len() == 1 && f.is_one_of(piece.start, &["a", "an", "the"])
}

/// `Ada Brenk, however, said`, `the port, in turn, said`: what joins the sentence to the one before is no part of who.
fn without_connective(f: &Frame<'_, '_>, source: Range<usize>) -> Range<usize> {
    let last = source.end.saturating_sub(1);
    // `However neighbours say`
    let first = source.start;
    let opens = f.units[f.unit_at(first)].start == first;
    if opens && source.len() > 1 && f.is_one_of(first, &["however", "meanwhile", "moreover"]) {
        return first + 1..source.end;
    }
    let comma = (source.start + 1..last)
        .rev()
        .take(4)
        .find(|i| f.is_comma(*i))
        .filter(|_| f.is_comma(last));
    match comma {
        Some(comma) if joins_sentences(f, comma + 1..last) => source.start..comma,
        _ => source,
    }
}

fn joins_sentences(f: &Frame<'_, '_>, items: Range<usize>) -> bool {
    let first = items.start;
    match items.len() {
        1 => f.class(first).any(WordClass::CONNECTIVE),
        2 => f.is(first, "in") && f.is_one_of(first + 1, &["fact", "turn"]),
        3 => {
            f.is(first, "for") && f.is_one_of(first + 2, &["example", "instance", "part"])
                || f.is(first, "on") && f.is(first + 2, "hand")
        }
        _ => false,
    }
}

/// Whether the cue tells what was said, thought, wished, shown or judged.
fn act(cue: &Cue, rule: &CueRule) -> Act {
    if cue.has(VerbFrame::INTENT) {
        Act::Intent
    } else if rule.name == "judging" {
        Act::Judgement
    } else if cue.has(VerbFrame::THOUGHT) && !cue.has(VerbFrame::TAG) {
        Act::Thought
    } else if cue.has(VerbFrame::EVIDENCE) && !cue.has(VerbFrame::TAG) {
        Act::Evidence
    } else {
        Act::Speech
    }
}
