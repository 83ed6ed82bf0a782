//! Finds the cues of a unit: verbs of saying with their auxiliaries, adverbs and particles,
//! *according to*, *in the words of*, and colons after a name.

use super::adjunct::before_time;
use super::frame::{Frame, Unit};
use super::homograph::{describes, plural_noun};
use super::phrasal::{made_clear, noun_of_saying, predicate};
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

/// What the first word of a cue is: a verb, or *according* and *in*.
const CUE: WordClass = WordClass::VERB
    .with(WordClass::REPORTING)
    .with(WordClass::PREPOSITION);

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
    if f.is(i, "according") && f.is(i + 1, "to") {
        return Some(plain(i..i + 2, CueKind::According));
    }
    if f.is(i, "in")
        && f.is(i + 1, "the")
        && f.is_one_of(i + 2, &["words", "view", "opinion"])
        && f.is(i + 3, "of")
    {
        return Some(plain(i..i + 4, CueKind::Words));
    }
    if f.mark(i, ':') && i > unit.start {
        return Some(plain(i..i + 1, CueKind::Colon));
    }
    if noun_of_saying(f, unit, i) {
        return Some(plain(i..i + 1, CueKind::Noun));
    }
    if let Some(cue) = predicate(f, unit, i) {
        return Some(cue);
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

/// Whether a verb that is in no list of reporting verbs stands where a tag stands:
/// `"…," quavered Ilse`, `"…," the cook quavered.`
fn in_tag_place(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> bool {
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

fn verb_cue(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<Cue> {
    let verb = f.verb(i);
    let first = i == unit.start;
    // `her call`, `the charges`, `by vows`: a noun.
    let modified = i > unit.start
        && matches!(
            f.tag(i - 1),
            Tag::Determiner | Tag::Adjective | Tag::Possessive | Tag::Preposition | Tag::Number
        );
    if f.tag(i) == Tag::Noun && modified && !f.capital(i) {
        return None;
    }
    if f.capital(i)
        && !first
        && f.token(i).is_some_and(|t| t.kind == TokenKind::Word)
        && !headline(f, unit)
    {
        return None;
    }
    let before = |n: usize| i.checked_sub(n).filter(|j| *j >= unit.start);
    // `would like to sell`; other likes are no wish that was told.
    if f.is_one_of(i, &["like", "likes", "liked", "liking"])
        && !(before(1).is_some_and(|j| f.class(j).any(WordClass::MODAL)) && f.is(i + 1, "to"))
    {
        return None;
    }
    let before_class = |n: usize| before(n).map_or(WordClass::NONE, |j| f.class(j));
    // Auxiliaries, negation and adverbs to the left belong to the cue.
    let mut start = i;
    let mut aux = WordClass::NONE;
    let mut be = false;
    let mut infinitive = false;
    while let Some(j) = start.checked_sub(1).filter(|j| *j >= unit.start) {
        let class = f.class(j);
        if f.is_run(j) || f.is_comma(j) {
            break;
        }
        if f.auxiliary(j) && !(class.any(WordClass::POSSESSIVE))
            || f.clitic(j) && class.any(WordClass::HAVE.with(WordClass::MODAL).with(WordClass::BE))
        {
            aux = aux.with(class);
            be |= class.any(WordClass::BE);
            start = j;
        } else if class.any(WordClass::NEGATION) && !class.any(WordClass::DETERMINER)
            || class.any(WordClass::ADVERB)
                && !f.capital(j)
                && !f.is_one_of(
                    j,
                    &[
                        "so", "then", "when", "early", "here", "there", "home", "back", "ago",
                    ],
                )
                && !class.any(
                    WordClass::DETERMINER
                        .with(WordClass::SUBORDINATOR)
                        .with(WordClass::PREPOSITION)
                        .with(WordClass::TIME),
                )
        {
            start = j;
        } else if f.is(j, "to") && start == i && !aux.any(WordClass::MODAL) {
            infinitive = true;
            start = j;
        } else {
            break;
        }
    }
    // Adverbs alone at the left edge without a verb group are kept (`also said`); a lone `to` is not.
    let form = verb.form;
    let mut kind = CueKind::Finite;
    let mut verb_frame = if f.class(i).any(WordClass::REPORTING)
        && !verb.frame.is_empty()
        && (verb.frame.any(VerbFrame::TAG.with(VerbFrame::GESTURE)) || !in_tag_place(f, unit, i))
    {
        verb.frame
    } else {
        verb.frame.with(VerbFrame::TAG)
    };
    if infinitive {
        kind = CueKind::Infinitive;
        // `went on to say`, `continued to insist`, `was quick to add`.
        let to = (start..i).find(|j| f.is(*j, "to")).unwrap_or(start);
        let lead = to.checked_sub(1)?;
        if lead >= unit.start
            && f.is(lead, "on")
            && lead > unit.start
            && f.is_one_of(lead - 1, &["went", "goes", "going", "go", "gone"])
        {
            start = lead - 1;
            kind = CueKind::Finite;
        } else if lead >= unit.start
            && f.is_one_of(
                lead,
                &[
                    "continued",
                    "continues",
                    "proceeded",
                    "hastened",
                    "had",
                    "was",
                    "used",
                    "began",
                    "seemed",
                    "appeared",
                ],
            )
            && !f.is_comma(lead)
        {
            start = lead;
            kind = CueKind::Finite;
        }
        while start > unit.start
            && (f.auxiliary(start - 1)
                || f.class(start - 1).any(WordClass::ADVERB) && !f.capital(start - 1))
            && kind == CueKind::Finite
        {
            start -= 1;
        }
        // `jockeying to see who is first`, `a study to determine whether`: an aim.
        if kind == CueKind::Infinitive
            && verb.frame.any(
                VerbFrame::THOUGHT
                    .with(VerbFrame::EVIDENCE)
                    .with(VerbFrame::INTENT),
            )
            && !verb.frame.any(VerbFrame::TAG)
        {
            return None;
        }
    }
    let quoted = form.any(Form::ING)
        && before(1).is_some_and(|j| f.is(j, "as"))
        && before(2).is_some_and(|j| f.is_one_of(j, &["quoted", "cited"]));
    if quoted {
        start = i - 2;
        while start > unit.start
            && (f.auxiliary(start - 1)
                || f.class(start - 1).any(WordClass::ADVERB) && !f.capital(start - 1))
        {
            be |= f.class(start - 1).any(WordClass::BE);
            start -= 1;
        }
        if !be {
            return None;
        }
    }
    let has_aux = !aux.is_empty();
    let mut passive = false;
    if kind == CueKind::Finite && !quoted {
        if has_aux {
            let been = aux.any(WordClass::HAVE) && (start..i).any(|j| f.is(j, "been"));
            if aux.any(WordClass::BE)
                && form.any(Form::PARTICIPLE)
                && (been || !aux.any(WordClass::HAVE.without(WordClass::BE)))
            {
                passive = true;
            } else if form.any(Form::ING) && !aux.any(WordClass::BE) {
                return None;
            }
        } else if form.any(Form::ING) && !form.any(Form::PAST) {
            // `the bragging rights`, `his warning`
            let left = before_class(1);
            if left.any(WordClass::DETERMINER.with(WordClass::POSSESSIVE))
                && !left.any(WordClass::OBJECT.with(WordClass::NUMERAL))
                && before(1).is_some_and(|j| {
                    !f.is_one_of(j, &["all", "both", "some", "that", "this", "many", "each"])
                })
            {
                return None;
            }
            kind = CueKind::Participle;
        } else if infinitive {
            // `went on to say` is as finite as `went`.
        } else if form.any(Form::BASE) && !form.any(Form::PAST) {
            // `officials say` reports; `the report`, `to report` and `with her boyish smile` do not.
            let other = start == i && matches!(f.tag(i), Tag::Noun | Tag::Name | Tag::Base);
            if start == unit.start || other {
                return None;
            }
        } else if form.any(Form::THIRD) {
            let left = before_class(1);
            if left.any(
                WordClass::DETERMINER
                    .with(WordClass::POSSESSIVE)
                    .with(WordClass::PREPOSITION),
            ) && start == i
                || before(1).is_some_and(|j| f.possessive(j))
                || start == i && plural_noun(f, unit, i)
                // `FEC reports show`: a noun before another verb.
                || f.class(i).any(WordClass::DOCUMENT.with(WordClass::EXPRESSION)) && f.class(i + 1).any(WordClass::REPORTING) && f.verb(i + 1).form.any(Form::BASE.with(Form::PAST))
            {
                return None;
            }
        } else if form.any(Form::PARTICIPLE) && !form.any(Form::PAST.with(Form::BASE)) && !first {
            // `a group known as Ansar`: no verb of its own clause.
            return None;
        } else if form.any(Form::PAST) {
            // `the said keys`, `That said, …`, `a reported plan`, `the alleged theft`.
            let left = before(start_gap(i, start));
            let left_class = left.map_or(WordClass::NONE, |j| f.class(j));
            // `another tweeted`, `some said`: other determiners stand alone.
            let article = left.is_some_and(|j| f.is_one_of(j, &["the", "a", "an", "no", "every"]));
            if article
                || left_class.any(WordClass::POSSESSIVE)
                || start == i && describes(f, unit, i)
            {
                return None;
            }
            if left.is_some_and(|j| f.is(j, "that"))
                && f.is_comma(i + 1)
                && start == i
                && left == Some(unit.start)
            {
                return None;
            }
            let asked =
                first || left.is_some_and(|j| f.is_one_of(j, &["when", "whenever", "if", "as"]));
            if asked
                && form.any(Form::PARTICIPLE)
                && (f.is(i + 1, "by")
                    // `Asked on Friday why the dam leaked, she shrugged.`
                    || first && verb.frame.all(VerbFrame::HEARER.with(VerbFrame::QUESTION)) && f.class(i + 1).any(WordClass::PREPOSITION)
                    || verb.frame.any(VerbFrame::HEARER.with(VerbFrame::QUESTION))
                        && (f.is_one_of(i + 1, &["if", "whether"]) || f.class(i + 1).any(WordClass::QUESTION)))
            {
                kind = CueKind::Passive;
            }
        }
    } else if kind == CueKind::Infinitive && form != Form::NONE && !form.any(Form::BASE) {
        return None;
    }
    let mut end = i + 1;
    // `on the day the tide went out:` reports nothing; `she went on:` does.
    if f.is_one_of(i, &["go", "goes", "went", "going", "gone"]) && !f.is(end, "on") {
        return None;
    }
    // Particles: `pointed out`, `went on`, `put it`.
    if f.is_one_of(end, &["out", "on", "in", "back", "up", "off", "over"])
        && verb.frame.any(VerbFrame::PARTICLE)
        // `called on the mayor to resign`: no particle.
        && !(f.is(end, "on") && f.is_one_of(i, &["call", "calls", "called", "calling"]))
        && (f.is(end + 1, "that")
            || !f.class(end + 1).any(
                WordClass::WEEKDAY
                    .with(WordClass::MONTH)
                    .with(WordClass::DETERMINER)
                    .with(WordClass::POSSESSIVE),
            ))
        && !f.is(end + 1, "to")
    {
        end += 1;
    } else if let Some(clear) = made_clear(f, i) {
        end = clear;
        verb_frame = VerbFrame::THAT
            .with(VerbFrame::BARE)
            .with(VerbFrame::QUESTION);
    } else if f.is_one_of(i, &["put", "puts", "putting"]) {
        if f.is(end, "it") {
            end += 1;
            verb_frame = VerbFrame::TAG;
        } else if !f.is(end, "in") {
            return None;
        }
    } else if verb.frame.all(VerbFrame::PARTICLE.with(VerbFrame::WEAK))
        && f.is_one_of(
            i,
            &[
                "go", "goes", "went", "going", "cut", "cuts", "break", "breaks", "broke", "chime",
                "chimed", "put", "shot", "shoot", "fired", "fire", "burst", "speak", "spoke",
            ],
        )
    {
        return None;
    }
    // Manner adverbs directly after the verb: `said quietly`.
    while f.class(end).any(WordClass::ADVERB)
        && !f.class(end).any(
            WordClass::TIME
                .with(WordClass::CONNECTIVE)
                .with(WordClass::SUBORDINATOR)
                .with(WordClass::DETERMINER)
                .with(WordClass::MODIFIER),
        )
        && !f.capital(end)
        && end < unit.end
        && (f.str(end).ends_with("ly") || f.is_one_of(end, &["again", "aloud", "simply", "too"]))
    {
        let next = end + 1;
        if !(next >= unit.end
            || f.is_comma(next)
            || f.is_terminal(next)
            || f.is_run(next)
            || f.mark(next, ':')
            || f.is(next, "that")
            || f.class(next)
                .any(WordClass::PREPOSITION.with(WordClass::COORDINATOR)))
        {
            break;
        }
        end = next;
    }
    if kind == CueKind::Finite && f.mark(end, ':') {
        end += 1;
    }
    let subject_end = before_time(f, unit.start, start);
    Some(Cue {
        items: start..end,
        verb: i,
        kind,
        frame: verb_frame,
        form,
        passive,
        quoted,
        subject_end,
    })
}

/// How far left of the verb the word before its group stands.
fn start_gap(verb: usize, start: usize) -> usize {
    verb - start + 1
}

/// Whether most words of the unit have capitals, as in `Minister Says Taxes Will Fall`.
pub(crate) fn headline(f: &Frame<'_, '_>, unit: &Unit) -> bool {
    if unit.end - unit.start > 48 {
        return false;
    }
    let (mut capitals, mut small) = (0, 0);
    for i in unit.range() {
        if f.token(i)
            .is_some_and(|t| t.kind == TokenKind::Word && t.span.len() > 3)
        {
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
