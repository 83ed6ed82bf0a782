//! Finds the cues of a unit: verbs of saying with their auxiliaries, adverbs and particles,
//! *according to*, *in the words of*, and colons after a name.

use super::frame::{Frame, Unit};
use super::phrasal::{idiom, made_clear, noun_of_saying, predicate};
use super::verb::verb_cue;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};
use crate::text::TokenKind;
use std::ops::Range;

/// What sort of cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CueKind {
    /// A finite verb: `said`, `did not say`, `went on to say`.
    Finite,
    /// A participle: `saying`, `adding`.
    Participle,
    /// An infinitive: `to say`.
    Infinitive,
    /// A past participle without auxiliary: `Asked by Ms. Lind whether …`.
    Passive,
    /// `according to`, `per`.
    According,
    /// `in the words of`.
    Words,
    /// `in her view`, `by the keeper's account`.
    View,
    /// A colon with no verb.
    Colon,
    /// A noun of saying: `his claim that`.
    Noun,
}

/// A possible cue.
#[derive(Debug, Clone)]
pub(crate) struct Cue {
    /// Its items.
    pub(crate) items: Range<usize>,
    /// The main verb's item.
    pub(crate) verb: usize,
    pub(crate) kind: CueKind,
    pub(crate) frame: VerbFrame,
    pub(crate) form: Form,
    /// Whether a form of *be* makes it passive: `was told`, `is said`.
    pub(crate) passive: bool,
    /// Whether it is *was quoted as saying*.
    pub(crate) quoted: bool,
    /// Where its subject must end.
    pub(crate) subject_end: usize,
}

impl Cue {
    pub(crate) fn has(&self, frame: VerbFrame) -> bool {
        self.frame.any(frame)
    }
}

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
    if !f.class(i).any(CUE) && !f.mark(i, ':') {
        return None;
    }
    let plain = |items: Range<usize>, kind| Cue {
        verb: items.start,
        subject_end: items.start,
        items,
        kind,
        frame: VerbFrame::NONE,
        form: Form::NONE,
        passive: false,
        quoted: false,
    };
    if f.class(i).any(WordClass::PREPOSITION) {
        if f.is(i, "according") && f.is(i + 1, "to") {
            return Some(plain(i..i + 2, CueKind::According));
        }
        // `The lock leaks, per the harbour office.`
        let per = f.is(i, "per") && i > unit.start && f.is_comma(i - 1);
        if per && matches!(f.tag(i + 1), Tag::Determiner | Tag::Name) {
            return Some(plain(i..i + 1, CueKind::According));
        }
        if f.is(i, "in")
            && f.is(i + 1, "the")
            && f.is_one_of(i + 2, &["words", "view", "opinion"])
            && f.is(i + 3, "of")
        {
            return Some(plain(i..i + 4, CueKind::Words));
        }
        if let Some(noun) = view(f, unit, i) {
            let mut cue = plain(i..noun + 1, CueKind::View);
            cue.verb = noun;
            return Some(cue);
        }
    }
    if f.mark(i, ':') && i > unit.start {
        return Some(plain(i..i + 1, CueKind::Colon));
    }
    let phrase = noun_of_saying(f, unit, i)
        .or_else(|| predicate(f, unit, i))
        .or_else(|| idiom(f, unit, i));
    if phrase.is_some() {
        return phrase;
    }
    let class = f.class(i);
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
    const VIEWS: &[&str] = &[
        "account",
        "admission",
        "calculation",
        "count",
        "estimate",
        "estimation",
        "judgement",
        "judgment",
        "opinion",
        "reckoning",
        "retelling",
        "telling",
        "version",
        "view",
    ];
    if i == unit.start && f.is_one_of(i, &["to", "for"]) {
        return to_somebody(f, unit, i);
    }
    if !f.is_one_of(i, &["by", "in"]) {
        return None;
    }
    if f.is(i, "by") && f.is_one_of(i + 1, &["all", "most", "many"]) && f.is(i + 2, "accounts") {
        return Some(i + 2);
    }
    let noun = (i + 2..unit.end.min(i + 8)).find(|at| f.is_one_of(*at, VIEWS))?;
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

/// Whether a verb that is in no list of reporting verbs stands where a tag stands:
/// `"…," quavered Ilse`, `"…," the cook quavered.`
pub(super) fn in_tag_place(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> bool {
    if !f.class(i).any(WordClass::VERB) || !f.verb(i).form.any(Form::PAST) || f.capital(i) {
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

/// Whether most words of the unit have capitals, as in `Minister Says Taxes Will Fall`.
pub(crate) fn headline(f: &Frame<'_, '_>, unit: &Unit) -> bool {
    if unit.end - unit.start > 48 {
        return false;
    }
    let (mut capitals, mut small) = (0, 0);
    for i in unit.range() {
        if f.kind(i) == TokenKind::Word && f.long(i, 3) {
            if f.capital(i) {
                capitals += 1;
            } else {
                small += 1;
            }
            // With more the sum below cannot come out: nearly every sentence ends here.
            if small > 7 {
                return false;
            }
        }
    }
    let words = capitals + small;
    (3..=25).contains(&words) && capitals * 10 >= words * 7
}
