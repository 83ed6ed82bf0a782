//! Cues that are no verb of saying: a noun with its owner (*her claim that*), an adjective after *be* (*is
//! convinced that*), and *made clear*.

use super::cue::{Cue, CueKind};
use super::frame::{Frame, Unit};
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};

/// `claim` in `her claim that`, `complaints that`, `complaints from Ms. Rao that`; `promise` in `the mayor's promise to`.
pub(super) fn noun_of_saying(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> bool {
    if f.tag(i) != Tag::Noun {
        return false;
    }
    let owned = || owner(f, unit, i).is_some();
    // `the warning that was ignored`: a relative clause.
    let clause = |that: usize| {
        f.is(that, "that")
            && !f.class(that + 1).any(WordClass::REPORTING)
            && (!f.finite(that + 1) || owned())
    };
    let that = f.class(i).any(WordClass::CLAIM)
        && (clause(i + 1)
            || f.is_one_of(i + 1, &["by", "from"])
                && f.noun_phrase(i + 2, unit.end).is_some_and(clause));
    // `a call to the keeper`, `a call to say so`; `a threat to their lives`
    let to = f.is(i + 1, "to")
        && matches!(f.tag(i + 2), Tag::Base | Tag::Auxiliary | Tag::Adverb)
        && f.class(i).any(WordClass::PROMISE);
    that || to && (!f.is(i, "call") || owned())
}

/// The possessive whose noun is at `i`: `his oft-repeated claim`.
pub(super) fn owner(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<usize> {
    (unit.start.max(i.saturating_sub(4))..i)
        .rev()
        .take_while(|j| f.is_word(*j) || f.clitic(*j) || f.possessive(*j))
        .find(|j| f.possessive(*j) || f.class(*j).any(WordClass::POSSESSIVE))
}

/// Adjectives of thinking after a form of *be*: `is convinced that`, `remain hopeful that`.
pub(super) fn predicate(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<Cue> {
    if !f.is(i + 1, "that") || !f.class(i).any(WordClass::CONVINCED) {
        return None;
    }
    let mut start = i;
    let mut verb = false;
    while start > unit.start {
        let class = f.class(start - 1);
        let copula = f.auxiliary(start - 1)
            || f.clitic(start - 1) && class.any(WordClass::BE)
            || f.is_one_of(
                start - 1,
                &[
                    "be", "been", "remain", "remains", "remained", "feel", "feels", "felt",
                ],
            );
        if !copula && !class.any(WordClass::ADVERB.with(WordClass::NEGATION))
            || f.capital(start - 1)
        {
            break;
        }
        verb |= copula;
        start -= 1;
    }
    verb.then(|| Cue {
        items: start..i + 1,
        verb: i,
        kind: CueKind::Finite,
        frame: VerbFrame::THAT.with(VerbFrame::THOUGHT),
        form: Form::PAST,
        passive: false,
        quoted: false,
        subject_end: start,
    })
}

/// One past `clear` in `made (it) (very) clear`.
pub(super) fn made_clear(f: &Frame<'_, '_>, i: usize) -> Option<usize> {
    if !f.is_one_of(i, &["make", "makes", "made", "making"]) {
        return None;
    }
    let clear = (i + 1..i + 4).find(|at| f.is(*at, "clear"))?;
    (i + 1..clear)
        .all(|at| f.is(at, "it") || f.class(at).any(WordClass::ADVERB))
        .then_some(clear + 1)
}
