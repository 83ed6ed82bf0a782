//! Cues that are no verb of saying: a noun with its owner (*her claim that*), an adjective after *be* (*is
//! convinced that*), and *made clear*.

use super::governed::governed;
use super::kinds::{Cue, CueKind};
use super::verb::group_cue;
use crate::attribution::syntax::frame::{Frame, Unit};
use crate::lexicon::{Form, Frame as VerbFrame, IDIOMS, Sense, Tag, WordClass};
use std::ops::Range;

/// The cue of the noun of saying at `i`: `her claim that`, `complaints that`, `complaints from Ms. Rao that`; `the
/// mayor's promise to`. With the verb that governs it, if there is one: `made the point that`.
pub(super) fn noun_of_saying(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<Cue> {
    if f.tag(i) != Tag::Noun || claims_itself(f, unit, i) {
        return None;
    }
    let class = f.class(i);
    let owned = owner(f, unit, i).is_some();
    let noun = |end: usize| Cue::new(CueKind::Noun, i..end);
    let plain = || noun(i + 1);
    if portrait(f, unit, i).is_some() || answer(f, unit, i).is_some() {
        return Some(plain());
    }
    if let Some(that) = told(f, unit, i) {
        return Some(noun(that));
    }
    if class.any(WordClass::CLAIM.with(WordClass::NOTION)) {
        let clause = |that: usize| f.is(that, "that") && !is_relative(f, that, owned);
        let beside = clause(i + 1);
        // `repeated the claim on Friday that`
        // `his claim in May that`, `her statement to the board that`
        let further = clause(f.skip_adjuncts(i + 1, unit.end, f.is(i + 1, "to")).0);
        if beside || further {
            if let Some(cue) = governed(f, unit, i) {
                return Some(cue);
            }
        }
        if further && owned {
            return Some(plain());
        }
        let given = f.is_one_of(i + 1, &["by", "from"])
            && f.noun_phrase(i + 2, unit.end).is_some_and(clause);
        // `the suspicion of the board that`; not `a warning of floods that drowned`
        let of = class.any(WordClass::CLAIM)
            && f.is(i + 1, "of")
            && f.noun_phrase(i + 2, unit.end).is_some_and(clause);
        if given || of || beside && (owned || class.any(WordClass::CLAIM)) {
            return Some(plain());
        }
    }
    // `a call to the keeper`, `a call to say so`; `a threat to their lives`
    let to = class.any(WordClass::PROMISE)
        && f.is(i + 1, "to")
        && matches!(f.tag(i + 2), Tag::Base | Tag::Auxiliary | Tag::Adverb);
    (to && (!f.is(i, "call") || owned)).then(plain)
}

/// Whether the noun before has the word at `i` for its verb: `The doctor claims that`, `Her report claims that`; not `the
/// claims that`, `denied the police claims that`.
fn claims_itself(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> bool {
    let speaks = WordClass::PERSON
        .with(WordClass::KIN)
        .with(WordClass::BODY)
        .with(WordClass::DOCUMENT);
    if !f.is(i + 1, "that") || !f.verb(i).form.any(Form::THIRD) || i <= unit.start {
        return false;
    }
    let head = f.class(i - 1);
    if !head.any(speaks) || head.any(WordClass::PLURAL) || f.str(i - 1).ends_with('s') {
        return false;
    }
    f.subject_before(i, unit.start).is_some_and(|subject| {
        subject.start == unit.start
            || matches!(
                f.tag(subject.start - 1),
                Tag::Comma | Tag::Coordinator | Tag::Subordinator | Tag::Colon | Tag::Dash
            )
    })
}

/// The *as* of `her description of the merger as "a wedding"`, whose noun is at `i`.
pub(crate) fn portrait(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<usize> {
    if !f.sense(i).any(Sense::PORTRAIT) || !f.is(i + 1, "of") {
        return None;
    }
    owner(f, unit, i)?;
    let end = f.long_phrase(i + 2, unit.end)?;
    f.is(end, "as").then_some(end)
}

/// The quotation that a form of *be* ties to the owned noun at `i`: `His only answer was, "No."`, `"No," was Ms. Rao's
/// answer.`
pub(crate) fn answer(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<usize> {
    if let Some(run) = chosen(f, unit, i).map(|_| i - 3) {
        return Some(run);
    }
    let mentions = f.sense(i).any(Sense::MENTION) && !f.is(i, "words");
    if !f.class(i).any(WordClass::EXPRESSION) || mentions {
        return None;
    }
    let owner = owner(f, unit, i)?;
    let be = |at: usize| f.class(at).any(WordClass::BE) && f.auxiliary(at);
    let comma = |at: usize| f.is_comma(at) || f.mark(at, ':');
    if be(i + 1) {
        return (comma(i + 2) && f.is_run(i + 3)).then_some(i + 3);
    }
    let first = if f.possessive(owner) {
        let low = unit.start.max(owner.saturating_sub(6));
        f.phrase_before(low, owner)?
    } else {
        owner
    };
    let before = first
        .checked_sub(1)
        .filter(|at| *at > unit.start && be(*at))?;
    f.is_run(before - 1).then_some(before - 1)
}

/// Whoever chose the words in `"Overdue" was the word Ms. Rao used`.
pub(crate) fn chosen(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<Range<usize>> {
    let was = f.sense(i).any(Sense::MENTION)
        && i >= unit.start + 3
        && f.is(i - 1, "the")
        && f.class(i - 2).any(WordClass::BE)
        && f.is_run(i - 3);
    let source = was.then(|| f.subject_after(i + 1, unit.end))??;
    let used = source.end + usize::from(f.auxiliary(source.end));
    f.is_one_of(used, &["chose", "chosen", "used", "uses"])
        .then_some(source)
}

/// How far after its noun the *that* of *her answer was that* may stand, in items.
const TOLD: usize = 20;

/// The *that* after a noun and a form of *be*: `her answer was that`, `the complaint from the keepers has long been that`.
fn told(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<usize> {
    let says = WordClass::CLAIM
        .with(WordClass::NOTION)
        .with(WordClass::EXPRESSION);
    let near = |that: usize| f.is(that, "that");
    if !f.class(i).any(says) || near(i + 1) || !(i + 2..i + TOLD).any(near) {
        return None;
    }
    let by = f.is_one_of(i + 1, &["among", "by", "from", "of", "within"]);
    let after = by.then(|| f.noun_phrase(i + 2, unit.end)).flatten();
    let first = after.unwrap_or_else(|| f.skip_adjuncts(i + 1, unit.end, false).0);
    let that = (first..unit.end.min(first + 4)).find(|at| {
        !(f.auxiliary(*at) || f.is(*at, "been") || f.class(*at).any(WordClass::ADVERB))
    })?;
    let be = f.class(that - 1).any(WordClass::BE) || f.is(that - 1, "been");
    (be && that > first && f.is(that, "that")).then_some(that)
}

/// Whether a relative clause begins at `that`: `the warning that was ignored`, `the offers that several mills have made`.
fn is_relative(f: &Frame<'_, '_>, that: usize, owned: bool) -> bool {
    if f.class(that + 1).any(WordClass::REPORTING) || f.finite(that + 1) && !owned {
        return true;
    }
    let Some(first) = (that + 2..that + 8).find(|i| f.finite(*i) || f.auxiliary(*i)) else {
        return false;
    };
    let verb = (first..first + 3)
        .take_while(|i| f.auxiliary(*i) || f.tag(*i) == Tag::Adverb)
        .count()
        + first;
    let object = VerbFrame::GIVES
        .with(VerbFrame::OBJECT)
        .with(VerbFrame::JUDGING);
    f.verb(verb).frame.any(object)
        && matches!(
            f.tag(verb + 1),
            Tag::Finite | Tag::Auxiliary | Tag::Stop | Tag::Comma | Tag::Preposition | Tag::To
        )
        // `his claim that she wants to go`
        && !(f.tag(verb + 1) == Tag::To && f.verb(verb).frame.any(VerbFrame::TO))
        && !f.verb(verb).form.any(Form::BASE.with(Form::ING))
}

/// The possessive whose noun is at `i`: `his oft-repeated claim`.
pub(crate) fn owner(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<usize> {
    (unit.start.max(i.saturating_sub(4))..i)
        .rev()
        .take_while(|j| f.is_word(*j) || f.clitic(*j) || f.possessive(*j))
        .find(|j| f.possessive(*j) || f.class(*j).any(WordClass::POSSESSIVE))
}

/// Adjectives of thinking after a form of *be*: `is convinced that`, `remain hopeful that`, `were hopeful on Tuesday that`.
pub(super) fn predicate(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<Cue> {
    if !f.class(i).any(WordClass::CONVINCED) || f.capital(i) {
        return None;
    }
    // `were hopeful on Tuesday that`; not `are aware of the lists that`
    let when = |at: &usize| {
        let time = WordClass::WEEKDAY.with(WordClass::TIME);
        f.class(*at).any(time) || f.is_one_of(*at, &["last", "on", "this"])
    };
    let that = (i + 1..unit.end.min(i + 4)).find(|at| !when(at));
    if !that.is_some_and(|that| f.is(that, "that")) {
        return None;
    }
    let mut start = i;
    let mut verb = false;
    while start > unit.start {
        let class = f.class(start - 1);
        let copula = f.auxiliary(start - 1)
            || f.clitic(start - 1) && class.any(WordClass::BE.with(WordClass::HAVE))
            || f.clitic(start - 1) && f.possessive(start - 1)
            || f.sense(start - 1).any(Sense::COPULA);
        let other = class.any(WordClass::ADVERB.with(WordClass::NEGATION))
            // `deeply worried`, `less and less sure`
            || f.tag(start - 1) == Tag::Adverb
            || verb && f.is(start - 1, "to");
        if !copula && !other || f.capital(start - 1) {
            break;
        }
        verb |= copula;
        start -= 1;
    }
    verb.then(|| Cue {
        verb: i,
        frame: VerbFrame::THAT.with(VerbFrame::THOUGHT),
        form: Form::PAST,
        ..Cue::new(CueKind::Finite, start..i + 1)
    })
}

/// One past the verb of thinking in `gave her to understand that`, `would have us believe that`.
fn told_to_think(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<usize> {
    let gives = f.is_one_of(i, &["give", "gives", "gave", "given", "giving"]);
    let has = f.is(i, "have") && i > unit.start && f.class(i - 1).any(WordClass::MODAL);
    if !gives && !has {
        return None;
    }
    let limit = unit.end.min(i + 8);
    let heard = f.noun_phrase(i + 1, limit)? + usize::from(gives);
    let thinks = f.is_one_of(heard, &["believe", "think", "understand"]);
    (thinks && (!gives || f.is(heard - 1, "to")) && f.is(heard + 1, "that")).then_some(heard + 1)
}

/// The cue of a verb and the words that make it one of saying, before *that*: `let it be known that`.
pub(super) fn idiom(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<Cue> {
    if let Some(end) = told_to_think(f, unit, i) {
        let mut cue = group_cue(f, unit, i)?;
        cue.items.end = end;
        cue.frame = VerbFrame::THAT.with(VerbFrame::TAG);
        return Some(cue);
    }
    // Few verbs have a *that* so near: nearly all end here.
    let to = f.is(i + 1, "it") && f.is(i + 2, "to");
    if !to && !(i + 2..i + 5).any(|at| f.is(at, "that")) {
        return None;
    }
    let mut ends = IDIOMS.rows().iter().filter_map(|(tail, verbs)| {
        let mut end = i + 1;
        for word in tail.split(' ') {
            if !f.is(end, word) {
                return None;
            }
            end += 1;
        }
        verbs.split(' ').any(|verb| f.is(i, verb)).then_some(end)
    });
    let end = ends.find(|end| f.is(*end, "that")).or_else(|| {
        // `put it to the board that`
        let to =
            f.is_one_of(i, &["put", "puts", "putting"]) && f.is(i + 1, "it") && f.is(i + 2, "to");
        let board = to.then(|| f.noun_phrase(i + 3, unit.end)).flatten()?;
        f.is(board, "that").then_some(i + 2)
    })?;
    let mut cue = group_cue(f, unit, i)?;
    cue.items.end = end;
    cue.frame = VerbFrame::STRICT.with(VerbFrame::TAG);
    Some(cue)
}

/// Between a question in marks and its asker, in items: `"Far?" the keeper's old father wanted to know`.
const ASKER: usize = 12;

/// `"Is it far?" Anna wanted to know.`: she asks it.
pub(super) fn wants_to_know(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<Cue> {
    let wants = f.is_one_of(i, &["want", "wants", "wanted", "wish", "wishes", "wished"]);
    if !wants || !f.is(i + 1, "to") || !f.is(i + 2, "know") {
        return None;
    }
    let mut before = (unit.start.max(i.saturating_sub(ASKER))..i).rev();
    let run = before.find_map(|j| f.run(j))?;
    if f.run_last(run) != '?' {
        return None;
    }
    let mut cue = group_cue(f, unit, i)?;
    cue.items.end = i + 3;
    cue.frame = VerbFrame::TAG;
    Some(cue)
}

/// `He was like, "No way."`, `I'm like "no"`: as people tell each other.
pub(super) fn was_like(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<Cue> {
    let be = i.checked_sub(1).filter(|be| *be > unit.start)?;
    let marks = i + 1 + usize::from(f.is_comma(i + 1));
    let told = f.is(i, "like") && f.class(be).any(WordClass::BE) && f.is_run(marks);
    // `It was like "a cold bath"`
    let somebody = f.class(be - 1).any(WordClass::PRONOUN) && !f.is(be - 1, "it")
        || f.tag(be - 1) == Tag::Name;
    (told && somebody).then(|| Cue {
        frame: VerbFrame::TAG,
        form: Form::PAST,
        ..Cue::new(CueKind::Finite, be..i + 1)
    })
}
