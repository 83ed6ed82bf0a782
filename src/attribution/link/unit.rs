//! Phase one, LINK: for each cue, the source and the content that belong to it.
//!
//! The rules are const values in ordered tables; the first that fits a cue decides it.
//! See [`CUE_RULES`](super::rules::CUE_RULES).

use super::interrupted::belongs_to_tag;
use super::report::Report;
use super::rules::CUE_RULES;
use super::site::Site;
use crate::attribution::cue::find::find_cues;
use crate::attribution::cue::governed::is_governed;
use crate::attribution::cue::kinds::{Cue, CueKind};
use crate::attribution::syntax::frame::{Frame, Unit};
use crate::attribution::syntax::headline::skip_dateline;
use crate::attribution::types::Act;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};
use std::cell::OnceCell;
use std::ops::Range;

/// The order in which the cues of a unit are tried: from left to right, but a tag that ends the
/// sentence comes first, because it governs the reports in front of it
/// (`The envoy plans to ask for more, Ms. Rao said`), unless it only passes them on.
fn order(
    f: &Frame<'_, '_>,
    unit: &Unit,
    cues: &[Cue],
    subjects: &[OnceCell<Option<Range<usize>>>],
    body: usize,
    fiction: bool,
) -> Vec<usize> {
    let site = |k: usize| Site {
        f,
        unit: *unit,
        cues,
        subjects,
        k,
        reports: &[],
        body,
        fiction,
    };
    let mut order: Vec<usize> = (0..cues.len()).collect();
    // `She thought the plan weak - "We need the sums," she said - and left`: what stands between dashes is the tag's.
    if (unit.start + 1..unit.end).any(|i| f.is_run(i) && f.is_dash(i - 1)) {
        order.sort_by_cached_key(|k| !tags_aside(&site(*k)));
    }
    let tag = (1..cues.len()).rev().take(3).find(|k| {
        let site = site(*k);
        let cue = &cues[*k];
        if cue.kind != CueKind::Finite
            || !cue.has(VerbFrame::BARE.with(VerbFrame::TAG))
            || cue.passive
            || f.is_one_of(cue.verb, &["reported", "reports"])
        {
            return false;
        }
        let after_marks = || {
            let marks = cue.items.start > body
                && f.run(cue.items.start - 1)
                    .is_some_and(|run| f.run_last(run) == ',');
            marks
                .then(|| f.subject_after(cue.items.end, unit.end))
                .flatten()
                .filter(|subject| !f.finite(subject.end) && !f.auxiliary(subject.end))
        };
        let inverted = site.inverted().or_else(after_marks);
        let Some(subject) = inverted.clone().or_else(|| site.subject_of(*k)) else {
            return false;
        };
        // `"…," Ms. Rao said, drawing cheers`, `said Ms. Rao, who thinks often of it`: no tags.
        let describes = f.is_one_of(subject.start, &["who", "which", "that"])
            || inverted.is_none() && f.verb(subject.start).form.any(Form::ING);
        // `said that if it rained, she would complain`; but `…, he would later say`.
        let would = f.class(cue.items.start).any(WordClass::MODAL) && cue.items.len() == 2;
        if describes || would {
            return false;
        }
        let start = subject.start.min(cue.items.start);
        let end = subject.end.max(cue.items.end);
        let (rest, _) = f.skip_adjuncts(end, unit.end, cue.has(VerbFrame::HEARER));
        let final_tag = rest >= site.unit_end()
            || f.is_comma(rest)
                && (f.verb(rest + 1).form.any(Form::ING)
                    && f.class(rest + 1).any(WordClass::REPORTING)
                    || inverted.is_some() && f.is_one_of(rest + 1, &["who", "whose", "which"]));
        // `The pilot reported smoke, investigators said, and turned back`: between commas it governs both halves.
        let medial = f.is_comma(rest)
            && rest + 1 < site.unit_end()
            && !f.is_run(rest + 1)
            && inverted.is_none()
            && cue.has(VerbFrame::BARE)
            && !cue.has(VerbFrame::WEAK.with(VerbFrame::THOUGHT))
            && start > unit.start + 1
            && !f.is_run(start - 2)
            && rest <= end + 3;
        let final_tag = final_tag || medial;
        let agency = subject
            .clone()
            .take_while(|i| !f.is_comma(*i))
            .any(|i| f.class(i).any(WordClass::BODY) && !f.class(i).any(WordClass::PERSON));
        // `The letter shows that "it was late," said Ms. Rao`: the marks may hold the comma. But `Ms. Rao said that
        // "it was late," she said` only says it twice.
        let twice = || {
            f.tag(subject.start) == Tag::Pronoun
                && cues[..*k]
                    .iter()
                    .any(|cue| cue.kind == CueKind::Finite && cue.has(VerbFrame::TAG))
        };
        let joined = |i: usize| {
            f.is_comma(i) || f.run(i).is_some_and(|run| f.run_last(run) == ',') && !twice()
        };
        final_tag && !agency && start > body && joined(start - 1)
    });
    // `Many oppose the pier, according to a poll`: where nobody is said to speak, the poll does.
    let says = |cue: &Cue| {
        cue.has(VerbFrame::TAG)
            && !cue.has(
                VerbFrame::WEAK
                    .with(VerbFrame::THOUGHT)
                    .with(VerbFrame::JUDGING),
            )
    };
    let tag = tag.or_else(|| {
        let last = cues.len().checked_sub(1)?;
        let start = cues[last].items.start;
        let aside = |i: usize| f.mark(i, '(') || f.is_dash(i);
        let after = cues[last].kind == CueKind::According
            && last > 0
            && f.is_comma(start - 1)
            && !(unit.start..start).any(aside);
        (after && !cues[..last].iter().take(8).any(says)).then_some(last)
    });
    if let Some(k) = tag {
        order.retain(|other| *other != k);
        order.insert(0, k);
    }
    order
}

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

/// Whether the cue is the tag of a quotation right after a dash.
fn tags_aside(site: &Site<'_, '_, '_>) -> bool {
    let f = site.f;
    let cue = site.cue();
    if cue.kind != CueKind::Finite || !cue.has(VerbFrame::TAG) || cue.passive {
        return false;
    }
    let beside = |run: &usize| {
        *run > site.unit.start
            && f.is_dash(run - 1)
            && f.run(*run)
                .is_some_and(|run| matches!(f.run_last(run), ',' | '?' | '!'))
    };
    let inverted = site.run_before(cue.items.start).filter(beside);
    inverted.is_some()
        || site
            .subject_of(site.k)
            .and_then(|subject| site.run_before(subject.start))
            .is_some_and(|run| beside(&run))
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
    for k in order(f, &unit, &cues, &subjects, body, fiction) {
        let at = cues[k].items.start;
        // A cue inside content, or inside a source, reports nothing of its own.
        let inside = |items: &Range<usize>| items.contains(&at);
        if recent(&reports).iter().any(|report| {
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
            reports: recent(&reports),
            body,
            fiction,
        };
        // `She was glad that he had come`: in a story what somebody feels is narration.
        let feels = || {
            f.class(cues[k].verb).any(WordClass::CONVINCED)
                || is_governed(f, &cues[k]) && cues[k].has(VerbFrame::THOUGHT)
        };
        if describes_source(&site) || fiction && feels() {
            continue;
        }
        let Some((rule, found)) = CUE_RULES
            .iter()
            .filter(|rule| !off.contains(&rule.name))
            .find_map(|rule| Some((rule, (rule.apply)(&site)?)))
            .filter(|(_, found)| {
                found
                    .source_rule
                    .is_none_or(|rule| !off.contains(&rule.name))
            })
        else {
            continue;
        };
        if fiction && belongs_to_tag(f, recent(&reports), &cues[k], &found) {
            continue;
        }
        if found.relay {
            let source = found.source;
            let first = reports.len().saturating_sub(RECENT);
            for report in &mut reports[first..] {
                report.relay = report.relay.take().or_else(|| source.clone());
            }
            continue;
        }
        // `said in a letter that was leaked that the dam leaks`: what is taken is not said twice.
        // Nor is what has its tag: `he said, as if he had not asked, "…"`.
        let holds = |report: &&Report| {
            let first = found.pieces.first();
            first.is_some_and(|first| {
                let mut pieces = report.pieces.iter();
                pieces.any(|piece| piece.contains(&first.start))
            })
        };
        let mut taken = recent(&reports).iter().filter(holds);
        if taken.any(|report| report.tag || !found.tag) {
            continue;
        }
        // Only the outermost report stands.
        reports.retain(|report| {
            let cue = report.cue.as_ref().map_or(0, |cue| cue.start);
            report.tag || !found.pieces.iter().any(|piece| piece.contains(&cue))
        });
        let frame = cues[k].frame;
        let act = if frame.any(VerbFrame::INTENT) {
            Act::Intent
        } else if rule.name == "judging" {
            Act::Judgement
        } else if frame.any(VerbFrame::THOUGHT) && !frame.any(VerbFrame::TAG) {
            Act::Thought
        } else if frame.any(VerbFrame::EVIDENCE) && !frame.any(VerbFrame::TAG) {
            Act::Evidence
        } else {
            Act::Speech
        };
        reports.push(Report {
            unit: index,
            cue: Some(found.cue.unwrap_or_else(|| cues[k].items.clone())),
            pieces: found
                .pieces
                .into_iter()
                .map(|piece| before_aside(f, recent(&reports), piece))
                .map(|piece| before_source(found.source.as_ref(), piece))
                .filter(|piece| !piece.is_empty())
                .collect(),
            source: found.source,
            addressee: found.addressee,
            relay: None,
            act,
            continuing: frame.any(VerbFrame::CONTINUING),
            answering: frame.any(VerbFrame::ANSWERING),
            tag: found.tag,
            open: found.open,
            rule: rule.name,
            confidence: rule.confidence,
            source_rule: found.source_rule,
        });
    }
    reports.retain(|report| !report.pieces.is_empty() || report.open);
    reports.sort_by_key(|report| report.cue.as_ref().map_or(0, |cue| cue.start));
    reports
}
