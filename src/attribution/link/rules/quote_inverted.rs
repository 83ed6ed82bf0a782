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

pub(super) fn quote_cue_source(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if cue.kind != CueKind::Finite
        || cue.passive
        || !cue.form.any(Form::PAST.with(Form::THIRD)) && !s.f.is(cue.verb, "say")
    {
        return None;
    }
    let front = cue.items.start == s.body && s.f.capital(cue.items.start);
    // `READ MORE: "Bridge Reopens"` is no tag.
    let shouted = s.f.token(cue.verb).is_some_and(|t| t.case == Case::Upper);
    if front && shouted {
        return None;
    }
    if front {
        // `Said Ms. Moss: "Late is better than wet."`
        let source = s.f.subject_after(cue.items.end, s.unit.end)?;
        let at = source.end;
        let run = (at..s.unit.end.min(at + 3)).find(|i| s.f.is_run(*i))?;
        if !(s.f.mark(run - 1, ':') || s.f.is_comma(run - 1)) || !cue.has(VerbFrame::TAG) {
            return None;
        }
        return Some(Found {
            source: Some(source),
            pieces: vec![run..run + 1],
            tag: true,
            ..Found::default()
        });
    }
    let run = s.run_before(cue.items.start)?;
    if names_a_thing(s, run) {
        return None;
    }
    if cue.has(VerbFrame::GESTURE) && !cue.has(VerbFrame::TAG) {
        // `"This is it!" beamed Ms. Rao`: a small letter goes on from the mark.
        let last = s.f.last_in_marks(run);
        let goes_on = matches!(last, '!' | '?') && cue.items.start == run + 1;
        if !goes_on && !joined_by_comma(s, run, cue.items.start) {
            return None;
        }
    } else if !cue.has(
        VerbFrame::TAG
            .with(VerbFrame::THOUGHT)
            .with(VerbFrame::EVIDENCE)
            .with(VerbFrame::THAT),
    ) {
        return None;
    }
    let source = s.f.subject_after(cue.items.end, s.unit.end)?;
    // `"Not now," came the reply from Ms. Rao`
    let (source, items) =
        came_from(s, &source).map_or((source, None), |(who, items)| (who, Some(items)));
    // `Mr. Roff, citing "poor light," said the keeper could …`: the quotation stands in the subject.
    let around = s.f.finite(source.end)
        && s.subject_of(s.k)
            .is_some_and(|subject| subject.start < run && subject.end > run);
    if around {
        return None;
    }
    // `"…" said the plan` would be an object: a verb with a bare clause needs the comma or an end mark.
    let last = s.f.last_in_marks(run);
    if !(joined_by_comma(s, run, cue.items.start) || matches!(last, '?' | '!' | '.' | '…'))
        && s.f.finite(source.end)
    {
        return None;
    }
    // `In our village "soon" meant Thursday`: what the word means, not what Thursday said.
    let set_off = joined_by_comma(s, run, cue.items.start) || matches!(last, '?' | '!' | '.' | '…');
    if !set_off && !cue.has(VerbFrame::TAG.with(VerbFrame::GESTURE)) {
        return None;
    }
    if s.closes_aside(run) {
        return None;
    }
    let start = fragment_start(s, run);
    // `called him "a gull," denounced his record and said …`: the next verb of a list, with its object.
    if cue.has(VerbFrame::JUDGING) && (start < run || s.is_reported(run)) {
        return None;
    }
    let mut pieces = vec![start..run + 1];
    pieces.extend(following_runs(s, source.end));
    Some(Found {
        source: Some(source),
        pieces,
        cue: items,
        tag: true,
        ..Found::default()
    })
}
