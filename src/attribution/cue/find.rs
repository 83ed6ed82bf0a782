//! Finds the cues of a unit: verbs of saying with their auxiliaries, adverbs and particles,
//! *according to*, *in the words of*, and colons after a name.

use super::clear::made_clear;
use super::kinds::{Cue, CueKind};
use super::phrasal::{idiom, noun_of_saying, predicate, wants_to_know, was_like};
use super::tag_place::{in_tag_place, is_strange_past};
use super::verb::verb_cue;
use crate::attribution::syntax::frame::{Frame, Unit};
use crate::lexicon::{Sense, Tag, WordClass};

/// The cues of a unit, in order.
pub(crate) fn find_cues(f: &Frame<'_, '_>, unit: &Unit) -> Vec<Cue> {
    let mut out: Vec<Cue> = Vec::new();
    for i in unit.range() {
        if let Some(cue) = cue_at(f, unit, i) {
            // `said:`: the colon is in the cue of its verb already.
            // `according to press reports`: what follows is its source.
            let taken = out.last().is_some_and(|last| {
                last.items.end > cue.items.start
                    && (cue.kind == CueKind::Colon
                        // `let it be known that`
                        || last.items.start < cue.items.start && last.items.end >= cue.items.end
                        || matches!(last.kind, CueKind::According | CueKind::Words))
            });
            if taken {
                continue;
            }
            // `was quoted as saying`: the later, longer group replaces the earlier.
            while out
                .last()
                .is_some_and(|last| last.items.end > cue.items.start)
            {
                out.pop();
            }
            out.push(cue);
        }
    }
    out
}

/// What the word is that a cue is told by: a verb, *according* and *in*, a noun of saying, an adjective of thinking.
const CUE: WordClass = WordClass::VERB
    .with(WordClass::HAVE)
    .with(WordClass::REPORTING)
    .with(WordClass::PREPOSITION)
    .with(WordClass::CLAIM)
    .with(WordClass::NOTION)
    .with(WordClass::EXPRESSION)
    .with(WordClass::PROMISE)
    .with(WordClass::CONVINCED);

fn cue_at(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<Cue> {
    let known = f.class(i).any(CUE) || f.mark(i, ':') || f.sense(i).any(Sense::PORTRAIT);
    if !known {
        // `"…," effervesced Ilse`: a verb of no list.
        let strange = is_strange_past(f, i) && in_tag_place(f, unit, i);
        return strange.then(|| verb_cue(f, unit, i)).flatten();
    }
    if f.class(i).any(WordClass::PREPOSITION) {
        if f.is(i, "according") && f.is(i + 1, "to") {
            return Some(Cue::new(CueKind::According, i..i + 2));
        }
        // `The lock leaks, per the harbour office.`
        let per = f.is(i, "per") && i > unit.start && f.is_comma(i - 1);
        if per && matches!(f.tag(i + 1), Tag::Determiner | Tag::Name) {
            return Some(Cue::new(CueKind::According, i..i + 1));
        }
        if f.is(i, "in")
            && f.is(i + 1, "the")
            && f.is_one_of(i + 2, &["words", "view", "opinion"])
            && f.is(i + 3, "of")
        {
            return Some(Cue::new(CueKind::Words, i..i + 4));
        }
        if let Some(noun) = view(f, unit, i) {
            let mut cue = Cue::new(CueKind::View, i..noun + 1);
            cue.verb = noun;
            return Some(cue);
        }
        if let Some(like) = was_like(f, unit, i) {
            return Some(like);
        }
    }
    if f.mark(i, ':') && i > unit.start {
        return Some(Cue::new(CueKind::Colon, i..i + 1));
    }
    let phrase = noun_of_saying(f, unit, i).or_else(|| predicate(f, unit, i));
    if phrase.is_some() {
        return phrase;
    }
    let class = f.class(i);
    let verbs = WordClass::VERB
        .with(WordClass::HAVE)
        .with(WordClass::REPORTING);
    if !class.any(verbs) {
        return None;
    }
    let phrase = idiom(f, unit, i).or_else(|| wants_to_know(f, unit, i));
    if phrase.is_some() {
        return phrase;
    }
    if class.any(WordClass::REPORTING)
        || class.any(WordClass::VERB) && (in_tag_place(f, unit, i) || made_clear(f, i).is_some())
    {
        verb_cue(f, unit, i)
    } else {
        None
    }
}

/// The noun of `in her view`, `by Ms. Rao's own account`.
fn view(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<usize> {
    if i == unit.start && f.is_one_of(i, &["to", "for"]) {
        return to_somebody(f, unit, i);
    }
    if !f.is_one_of(i, &["by", "in"]) {
        return None;
    }
    if f.is(i, "by") && f.is_one_of(i + 1, &["all", "most", "many"]) && f.is(i + 2, "accounts") {
        return Some(i + 2);
    }
    let noun = (i + 2..unit.end.min(i + 8)).find(|at| f.sense(*at).any(Sense::VIEW))?;
    let owner = noun - 1 - usize::from(f.is(noun - 1, "own"));
    let owned = if f.class(owner).any(WordClass::POSSESSIVE) && !f.possessive(owner) {
        owner == i + 1
    } else {
        f.possessive(owner) && f.noun_phrase(i + 1, owner) == Some(owner)
    };
    owned.then_some(noun)
}

/// The last item of whoever it is to whom something is so: `To Ms. Rao, the pier is a folly`.
fn to_somebody(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<usize> {
    let end = f.long_phrase(i + 1, unit.end)?;
    let last = end - 1;
    let person = WordClass::PERSON
        .with(WordClass::KIN)
        .with(WordClass::AUDIENCE);
    let named = f.tag(last) == Tag::Name && !f.class(last).any(WordClass::PLACE);
    let somebody = named
        || f.class(last).any(person)
        || f.tag(i + 1) == Tag::Object && end == i + 2 && !f.reflexive(last);
    (somebody && f.is_comma(end)).then_some(last)
}
