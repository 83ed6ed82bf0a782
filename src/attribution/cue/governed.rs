//! A verb and the noun of saying that it governs, which report together: *made the point that*, *clung to the hope
//! that*, *issued a statement that*.

use super::kinds::Cue;
use super::verb::group_cue;
use crate::attribution::syntax::frame::{Frame, Unit};
use crate::lexicon::{Frame as VerbFrame, Tag, WordClass};

/// Whether a cue is such a verb and noun.
pub(crate) fn is_governed(f: &Frame<'_, '_>, cue: &Cue) -> bool {
    let noun = cue.items.end - 1;
    noun > cue.verb && f.class(noun).any(WordClass::CLAIM.with(WordClass::NOTION))
}

/// How many words may stand between the verb and its noun, as in *made what sounded like* no more a *very serious claim*.
const BETWEEN: usize = 6;

/// The cue of the verb that governs the noun of saying at `noun`.
pub(super) fn governed(f: &Frame<'_, '_>, unit: &Unit, noun: usize) -> Option<Cue> {
    let start = phrase_start(f, unit, noun)?;
    let verb = verb_before(f, unit, start, f.is_one_of(noun, &["idea", "notion"]))?;
    let mut cue = group_cue(f, unit, verb)?;
    cue.items.end = noun + 1;
    cue.frame = VerbFrame::THAT;
    if f.class(noun).any(WordClass::MIND) && !f.verb(verb).frame.any(VerbFrame::TAG) {
        cue.frame = cue.frame.with(VerbFrame::THOUGHT);
    }
    Some(cue)
}

/// Where the phrase of the noun begins: `the rather tired claim`. Nothing if another owns it: `the mayor's claim`.
fn phrase_start(f: &Frame<'_, '_>, unit: &Unit, noun: usize) -> Option<usize> {
    let low = unit.start.max(noun.saturating_sub(BETWEEN));
    let mut at = noun;
    while at > low {
        let left = at - 1;
        if f.possessive(left) || f.clitic(left) {
            return None;
        }
        match f.tag(left) {
            Tag::Determiner | Tag::Possessive => return Some(left),
            Tag::Adjective | Tag::Noun | Tag::Number | Tag::Adverb => at = left,
            // `a mistaken belief`, `a nagging concern`
            Tag::Participle | Tag::Ing if !f.verb(left).frame.any(VerbFrame::GIVES) => at = left,
            _ => break,
        }
    }
    Some(at)
}

/// The verb right before `start`, a particle or preposition between them allowed: `sent out`, `bristled at`,
/// `veered close to`; `any` verb at all if the noun is an idea: `never bought the notion`.
fn verb_before(f: &Frame<'_, '_>, unit: &Unit, start: usize, any: bool) -> Option<usize> {
    // `admitted in his plea that`, `pushed back against claims that`: there the noun is an aside, or another's.
    let other = |i: usize| {
        f.is_one_of(
            i,
            &[
                "after", "against", "amid", "before", "despite", "during", "in", "over",
            ],
        )
    };
    let small = |i: usize| {
        matches!(f.tag(i), Tag::Preposition | Tag::Adverb | Tag::Particle) && !other(i)
            || f.is_one_of(
                i,
                &[
                    "aside", "close", "down", "forth", "forward", "off", "out", "to", "up",
                ],
            )
    };
    let verbal = |i: usize| matches!(f.tag(i), Tag::Finite | Tag::Base | Tag::Ing);
    // `called the idea that it pays "absurd"`
    let names = |i: usize| f.verb(i).frame.any(VerbFrame::NAMING);
    let gives = |i: usize| {
        f.verb(i).frame.any(VerbFrame::GIVES)
            || f.class(i).any(WordClass::HAVE)
            || any && verbal(i) && !names(i)
    };
    // `is of the opinion`, `was under the impression`
    if start >= unit.start + 2
        && f.class(start - 2).any(WordClass::BE)
        && f.is_one_of(start - 1, &["in", "of", "under"])
    {
        return Some(start - 2);
    }
    let low = unit.start.max(start.saturating_sub(3));
    (low..start)
        .rev()
        .find(|i| gives(*i) || !small(*i))
        .filter(|i| gives(*i))
}
