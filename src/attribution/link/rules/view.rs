//! *In her view*, *by the keeper's account*, *to the keeper*: whose view it is stands in the phrase; *by all accounts* it is nobody's.

use super::according::with_half;
use crate::attribution::cue::kinds::{Cue, CueKind};
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::attribution::syntax::title::title_case;
use crate::lexicon::{Frame as VerbFrame, WordClass};
use std::ops::Range;

/// The phrase stands before the sentence or after it, with a comma.
pub(super) fn in_view(s: &Site<'_, '_, '_>) -> Option<Found> {
    let (f, cue) = (s.f, s.cue());
    let (start, end) = (cue.items.start, cue.items.end);
    if f.is_one_of(start, &["to", "for"]) {
        return to_somebody(s);
    }
    if f.is(cue.verb, "accounts") {
        return around(s, start..end, None);
    }
    let owner = (start + 1..cue.verb)
        .rev()
        .find(|i| f.possessive(*i) || f.class(*i).any(WordClass::POSSESSIVE))?;
    // What the writer thinks is no report.
    if f.is_one_of(owner, &["my", "our", "your"]) {
        return None;
    }
    around(s, cue.verb..end, Some(start + 1..owner + 1))
}

/// What stands after the phrase or before it, or on both sides of its commas.
fn around(
    s: &Site<'_, '_, '_>,
    named: Range<usize>,
    source: Option<Range<usize>>,
) -> Option<Found> {
    let (f, cue) = (s.f, s.cue());
    let (start, end) = (cue.items.start, cue.items.end);
    let found = |pieces: Vec<Range<usize>>| {
        let marks = pieces[0].len() == 1 && f.is_run(pieces[0].start);
        let clause = marks || pieces.len() > 1 || s.has_clause(pieces[0].clone());
        clause.then(|| Found {
            source,
            cue: Some(named),
            pieces,
            ..Found::default()
        })
    };
    let front = start <= s.content_start(s.body).max(s.body);
    if front && f.is_comma(end) {
        return found(vec![end + 1..s.clause_end(end + 1)]);
    }
    let low = s.content_start(s.taken().min(start));
    if start <= low + 1 || !f.is_comma(start - 1) {
        return None;
    }
    // `The pier is, in her words, "a folly"`
    if f.is_comma(end) && f.is_run(end + 1) && f.is(cue.verb, "words") {
        return found(with_half(s, end + 1));
    }
    // `The pier, in her view, is a folly.`
    if f.is_comma(end) && f.noun_phrase(low, start - 1) == Some(start - 1) && f.finite(end + 1) {
        return found(vec![low..start - 1, end + 1..s.clause_end(end + 1)]);
    }
    (end >= s.unit_end())
        .then(|| found(vec![low..start - 1]))
        .flatten()
}

/// `To Ms. Rao, the pier is a folly`; after *for* only with words in marks: `For Ms. Rao, the pier is "a folly"`.
fn to_somebody(s: &Site<'_, '_, '_>) -> Option<Found> {
    let (f, cue) = (s.f, s.cue());
    let at = cue.items.end + 1;
    let end = s.clause_end(at);
    // Somebody else says it: `To Ms. Rao, the pier is lost, the mayor said.`
    let told = |cue: &Cue| cue.kind != CueKind::View && cue.has(VerbFrame::TAG);
    let verb = (at..end).find(|i| f.finite(*i))?;
    let is = f.class(verb).any(WordClass::BE) && f.subject_before(verb, at) == Some(at..verb);
    let marks = (verb..end).any(|i| {
        f.run(i).is_some_and(|run| {
            !title_case(f, run) || f.run_text(run).starts_with(char::is_lowercase)
        })
    });
    let fits = is && (marks || f.is(cue.items.start, "to")) && !s.cues.iter().any(told);
    fits.then(|| Found {
        source: Some(cue.items.start + 1..cue.items.end),
        cue: Some(cue.items.start..cue.items.start + 1),
        pieces: vec![at..end],
        ..Found::default()
    })
}
