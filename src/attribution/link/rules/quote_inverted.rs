//! The rule for a quotation in marks before an inverted tag: `"It leaks," said Ms. Moss`; also `Said Ms. Moss: "…"`.

use super::quote_first::{following_runs, fragment_start, joined_by_comma};
use super::shared::names_a_thing;
use crate::attribution::cue::kinds::CueKind;
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::lexicon::{Form, Frame as VerbFrame, WordClass};
use crate::text::Case;
use std::ops::Range;

/// `came the reply from Ms. Rao`, `came shouts from the hall`: who follows *from*, and the cue with the noun.
fn came_from(s: &Site<'_, '_, '_>, source: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let cue = s.cue();
    let from = (source.start + 1..source.start + 4).find(|i| s.f.is(*i, "from"))?;
    let noun = s.f.class(from - 1).any(WordClass::EXPRESSION);
    let came = s.f.is_one_of(cue.verb, &["came", "comes"]) && noun;
    let who = came.then(|| s.f.subject_after(from + 1, s.unit.end))??;
    Some((who, cue.items.start..from + 1))
}

/// `"It leaks," said Ms. Moss`, `Said Ms. Moss: "It leaks."`
pub(super) fn quote_cue_source(s: &Site<'_, '_, '_>) -> Option<Found> {
    let (f, cue) = (s.f, s.cue());
    let finite = cue.kind == CueKind::Finite && !cue.passive;
    if !finite || !cue.form.any(Form::PAST.with(Form::THIRD)) && !f.is(cue.verb, "say") {
        return None;
    }
    let start = cue.items.start;
    if start == s.body && f.capital(start) {
        return verb_first(s);
    }
    let run = s.run_before(start)?;
    if names_a_thing(s, run) || !can_tag(s, run) {
        return None;
    }
    let source = f.subject_after(cue.items.end, s.unit.end)?;
    let (source, items) =
        came_from(s, &source).map_or((source, None), |(who, items)| (who, Some(items)));
    if stands_in_subject(s, &source, run)
        || !is_set_off(s, run) && means(s, &source)
        || s.closes_aside(run)
    {
        return None;
    }
    let first = fragment_start(s, run);
    // `called him "a gull," denounced his record and said …`: the next verb of a list, with its object.
    if cue.has(VerbFrame::JUDGING) && (first < run || s.is_reported(run)) {
        return None;
    }
    let mut pieces = vec![first..run + 1];
    pieces.extend(following_runs(s, source.end));
    Some(Found {
        source: Some(source),
        pieces,
        cue: items,
        tag: true,
        ..Found::default()
    })
}

/// `Said Ms. Moss: "Late is better than wet."`
fn verb_first(s: &Site<'_, '_, '_>) -> Option<Found> {
    let (f, cue) = (s.f, s.cue());
    // `READ MORE: "Bridge Reopens"` is no tag.
    let shouted = f.token(cue.verb).is_some_and(|t| t.case == Case::Upper);
    if shouted || !cue.has(VerbFrame::TAG) {
        return None;
    }
    let source = f.subject_after(cue.items.end, s.unit.end)?;
    let at = source.end;
    let run = (at..s.unit.end.min(at + 3)).find(|i| f.is_run(*i))?;
    (f.mark(run - 1, ':') || f.is_comma(run - 1)).then(|| Found {
        source: Some(source),
        pieces: vec![run..run + 1],
        tag: true,
        ..Found::default()
    })
}

/// Whether the verb can tag the marks before it: `"It leaks," said Ms. Moss`; not `"It leaks," opened the show`.
fn can_tag(s: &Site<'_, '_, '_>, run: usize) -> bool {
    let cue = s.cue();
    let tags = VerbFrame::TAG
        .with(VerbFrame::THOUGHT)
        .with(VerbFrame::EVIDENCE)
        .with(VerbFrame::THAT);
    if !cue.has(VerbFrame::GESTURE) || cue.has(VerbFrame::TAG) {
        return cue.has(tags);
    }
    // `"This is it!" beamed Ms. Rao`: a small letter goes on from the mark.
    let start = cue.items.start;
    let goes_on = matches!(s.f.last_in_marks(run), '!' | '?') && start == run + 1;
    goes_on || joined_by_comma(s, run, start)
}

/// `Mr. Roff, citing "poor light," said the keeper could …`: the marks are part of the subject before the verb.
fn stands_in_subject(s: &Site<'_, '_, '_>, source: &Range<usize>, run: usize) -> bool {
    let around = |subject: Range<usize>| subject.start < run && subject.end > run;
    s.f.finite(source.end) && s.subject_of(s.k).is_some_and(around)
}

/// Whether a comma or the end of a sentence parts the marks from the verb: `"Is it far?" asked the boy`.
fn is_set_off(s: &Site<'_, '_, '_>, run: usize) -> bool {
    joined_by_comma(s, run, s.cue().items.start)
        || matches!(s.f.last_in_marks(run), '?' | '!' | '.' | '…')
}

/// Whether marks that nothing sets off are but a word that the writer uses: `"…" said the plan` would have an object,
/// and in `In our village "soon" meant Thursday` it is what the word means.
fn means(s: &Site<'_, '_, '_>, source: &Range<usize>) -> bool {
    s.f.finite(source.end) || !s.cue().has(VerbFrame::TAG.with(VerbFrame::GESTURE))
}
