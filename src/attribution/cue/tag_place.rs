//! The place of a tag, where any verb tells who speaks.

use crate::attribution::syntax::frame::{Frame, Unit};
use crate::lexicon::{Form, WordClass};

/// Whether a verb that is in no list of reporting verbs, or a word of no list that ends as a verb in the past, stands
/// where a tag stands: `"…," quavered Ilse`, `"…," the cook quavered.`
pub(super) fn in_tag_place(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> bool {
    let listed = f.class(i).any(WordClass::VERB) && f.verb(i).form.any(Form::PAST);
    let past = listed || is_strange_past(f, i);
    if !past || f.capital(i) {
        return false;
    }
    let ends = |at: usize| f.run(at).map_or(' ', |run| f.run_last(run));
    if i > unit.start && f.is_run(i - 1) {
        return matches!(ends(i - 1), ',' | '?' | '!')
            && (f.capital(i + 1) || f.is_one_of(i + 1, &["the", "his", "her", "my", "he", "she"]));
    }
    let closes = i + 1 >= unit.end || f.is_terminal(i + 1) || f.is_comma(i + 1) || f.is_run(i + 1);
    let run = (unit.start..i).rev().take(7).find(|at| f.is_run(*at));
    closes
        && run.is_some_and(|run| {
            ends(run) == ','
                && run + 1 < i
                && !(run + 1..i).any(|at| !f.is_word(at) || f.maybe_finite(at))
        })
}

/// A word of no list that has the ending of a verb in the past: *effervesced*.
pub(super) fn is_strange_past(f: &Frame<'_, '_>, i: usize) -> bool {
    f.class(i).is_empty() && f.str(i).len() > 4 && f.str(i).ends_with("ed")
}
