//! A tag that breaks a quotation in two and goes on itself: `"I know," said Anna, as Bo turned, "but wait."`
//!
//! What goes on after the tag has verbs of its own, which report nothing: the second half belongs to the tag.

use super::report::{Found, Report};
use crate::attribution::cue::kinds::{Cue, CueKind};
use crate::attribution::syntax::frame::Frame;
use crate::lexicon::WordClass;

/// Openers of a clause that goes on after a tag, beside the subordinators.
const OPENERS: &[&str] = &[
    "after", "before", "since", "that", "when", "where", "which", "who", "whom", "whose",
];

/// Whether what a cue seems to report is the second half of a quotation that a tag has broken.
pub(super) fn belongs_to_tag(
    f: &Frame<'_, '_>,
    reports: &[Report],
    cue: &Cue,
    found: &Found,
) -> bool {
    let [piece] = found.pieces.as_slice() else {
        return false;
    };
    let (run, source) = (piece.start, found.source.as_ref());
    let Some(source) = source.filter(|s| f.is_run(run) && s.start < run && cue.items.end <= run)
    else {
        return false;
    };
    let broken = reports.iter().any(|report| {
        let before = report
            .pieces
            .iter()
            .all(|p| f.is_run(p.start) && p.end <= source.start);
        let after = report.cue.as_ref().is_some_and(|c| c.end <= source.start);
        report.tag && before && after && report.source.is_some()
    });
    let opener = source.start - usize::from(source.start > 0);
    let opens = f.is_one_of(source.start, &["who", "which", "that"])
        || f.class(opener).any(WordClass::SUBORDINATOR)
        || f.is_one_of(opener, OPENERS)
        || cue.kind == CueKind::Infinitive && f.is(opener, "for");
    broken && opens && goes_on(f, run) && amid(f, run)
}

/// Whether a quotation goes on after what broke it: a comma stands before it.
pub(crate) fn goes_on(f: &Frame<'_, '_>, run: usize) -> bool {
    run > 0 && (f.is_comma(run - 1) || f.mark(run - 1, ';'))
}

/// Whether a quotation begins amid a sentence: in a small letter, or with `I`. In `"No," said Anna, as Bo cried,
/// "Stop!"` it does not.
fn amid(f: &Frame<'_, '_>, item: usize) -> bool {
    let text = f.run(item).map_or("", |run| f.run_text(run));
    let mut letters = text
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .chars();
    match (letters.next(), letters.next()) {
        (Some('I'), next) => !next.is_some_and(char::is_alphabetic),
        (first, _) => first.is_some_and(char::is_lowercase),
    }
}
