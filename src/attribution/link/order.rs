//! In which order the cues of a unit are tried.

use super::rules::clause_tag::ends_after_comma;
use super::site::Site;
use super::unit::Cues;
use crate::attribution::cue::kinds::{Cue, CueKind};
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};
use std::ops::Range;

/// How many cues from the end of a sentence can be the tag that ends it.
const LAST: usize = 3;

/// From left to right, but a tag that ends the sentence comes first, because it governs the reports in
/// front of it (`The envoy plans to ask for more, Ms. Rao said`), unless it only passes them on.
pub(super) fn order(cues: &Cues<'_, '_, '_>) -> Vec<usize> {
    let (f, unit, count) = (cues.f, cues.unit, cues.list.len());
    let mut order: Vec<usize> = (0..count).collect();
    // `She thought the plan weak - "We need the sums," she said - and left`: what stands between dashes is the tag's.
    if (unit.start + 1..unit.end).any(|i| f.is_run(i) && f.is_dash(i - 1)) {
        order.sort_by_cached_key(|k| !tags_aside(&cues.site(*k, &[])));
    }
    let tag = (1..count)
        .rev()
        .take(LAST)
        .find(|k| ends_sentence(&cues.site(*k, &[])))
        .or_else(|| source_at_end(cues));
    if let Some(k) = tag {
        order.retain(|other| *other != k);
        order.insert(0, k);
    }
    order
}

/// Whether the cue is a tag that ends its sentence, or one between commas that governs both halves.
fn ends_sentence(site: &Site<'_, '_, '_>) -> bool {
    let (f, cue, body) = (site.f, site.cue(), site.body);
    if cue.kind != CueKind::Finite
        || !cue.has(VerbFrame::BARE.with(VerbFrame::TAG))
        || cue.passive
        || f.is_one_of(cue.verb, &["reported", "reports"])
    {
        return false;
    }
    let inverted = site.inverted().or_else(|| after_marks(site));
    let Some(subject) = inverted.clone().or_else(|| site.subject_of(site.k)) else {
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
    let (rest, _) = f.skip_adjuncts(end, site.unit.end, cue.has(VerbFrame::HEARER));
    let last = rest >= site.unit_end()
        || inverted.is_some() && ends_after_comma(site, rest)
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
        && start > site.unit.start + 1
        && !f.is_run(start - 2)
        && rest <= end + 3;
    // `the Weather Office`; but the board's director is a person.
    let named = || subject.clone().take_while(|i| !f.is_comma(*i));
    let agency = !named().any(|i| f.class(i).any(WordClass::PERSON))
        && named().any(|i| f.class(i).any(WordClass::BODY));
    (last || medial) && !agency && start > body && joined(site, start - 1, subject.start)
}

/// The subject behind a verb right after marks that hold the comma: `"It is late," said Ms. Rao`.
fn after_marks(site: &Site<'_, '_, '_>) -> Option<Range<usize>> {
    let (f, items) = (site.f, &site.cue().items);
    let marks = items.start > site.body && f.last_in_marks(items.start - 1) == ',';
    marks
        .then(|| f.subject_after(items.end, site.unit.end))
        .flatten()
        .filter(|subject| !f.finite(subject.end) && !f.auxiliary(subject.end))
}

/// Whether a comma at item `i` joins the tag to what it governs.
///
/// `The letter shows that "it was late," said Ms. Rao`: the marks may hold the comma. But `Ms. Rao said that
/// "it was late," she said` only says it twice.
fn joined(site: &Site<'_, '_, '_>, i: usize, subject: usize) -> bool {
    let f = site.f;
    let twice = || {
        f.tag(subject) == Tag::Pronoun
            && site.cues[..site.k]
                .iter()
                .any(|cue| cue.kind == CueKind::Finite && cue.has(VerbFrame::TAG))
    };
    f.is_comma(i) || f.last_in_marks(i) == ',' && !twice() && !has_another_tag(site, i)
}

/// `"Yes," said Anna, and "No," said Piet`: the quotations before `run` have a tag of their own.
fn has_another_tag(site: &Site<'_, '_, '_>, run: usize) -> bool {
    let f = site.f;
    let after_run = |i: usize| i > site.body && f.is_run(i - 1);
    f.class(run.saturating_sub(1)).any(WordClass::COORDINATOR)
        && (0..site.k).rev().take(LAST).any(|k| {
            let cue = &site.cues[k];
            cue.kind == CueKind::Finite
                && cue.has(VerbFrame::TAG)
                && (after_run(cue.items.start)
                    || site.subject_of(k).is_some_and(|s| after_run(s.start)))
        })
}

/// `Many oppose the pier, according to a poll`: where nobody is said to speak, the poll does.
fn source_at_end(cues: &Cues<'_, '_, '_>) -> Option<usize> {
    let (f, list) = (cues.f, &cues.list);
    let says = |cue: &Cue| {
        cue.has(VerbFrame::TAG)
            && !cue.has(
                VerbFrame::WEAK
                    .with(VerbFrame::THOUGHT)
                    .with(VerbFrame::JUDGING),
            )
    };
    let last = list.len().checked_sub(1)?;
    let start = list[last].items.start;
    let aside = |i: usize| f.mark(i, '(') || f.is_dash(i);
    let after = list[last].kind == CueKind::According
        && last > 0
        && f.is_comma(start - 1)
        && !(cues.unit.start..start).any(aside);
    (after && !list[..last].iter().take(8).any(says)).then_some(last)
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
