//! What several rules ask of a cue: its source, wherever it stands, and what that is.

use super::join::{NamedRule, SUBJECT_OF_PARTICIPLE};
use crate::attribution::cue::kinds::{Cue, CueKind};
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::attribution::syntax::phrase::REACH;
use crate::attribution::syntax::title;
use crate::lexicon::{Form, Frame as VerbFrame, Sense, Tag, WordClass};
use std::ops::Range;

/// The longest clause whose subject a participle after it takes, in items.
const CLAUSE: usize = 24;

/// The source of a cue: beside it, shared with another verb, or after the participle that opens a sentence.
pub(crate) fn source(s: &Site<'_, '_, '_>) -> Option<(Range<usize>, Option<&'static NamedRule>)> {
    if let Some(subject) = trailing(s) {
        return Some((subject, Some(&SUBJECT_OF_PARTICIPLE)));
    }
    s.source()
        .or_else(|| Some((fronted(s)?, Some(&SUBJECT_OF_PARTICIPLE))))
}

/// `The first stop came at noon, when boatmen rowed up, shouting "…"`: the subject of the clause right before a
/// participle, if that clause is no fronted one.
fn trailing(s: &Site<'_, '_, '_>) -> Option<Range<usize>> {
    let (f, cue) = (s.f, s.cue());
    let at = cue.items.start;
    if cue.kind != CueKind::Participle || at < s.body + 4 || !f.is_comma(at - 1) {
        return None;
    }
    let low = (s.body + 2).max(at.saturating_sub(CLAUSE));
    let opener = (low..at)
        .rev()
        .find(|i| f.is_one_of(*i, &["when", "where", "while", "as", "although", "though"]))?;
    if !(f.is_comma(opener - 1) || f.is_dash(opener - 1) || f.is(opener, "as")) {
        return None;
    }
    let (verb, subject) = (opener + 2..at)
        .filter(|i| f.maybe_finite(*i) && !f.auxiliary(i - 1))
        .take(4)
        .find_map(|verb| Some((verb, f.subject_before(verb, opener + 1)?)))?;
    // `read the letter as proof of neglect, calling it "…"`: no clause of its own.
    let clause = !f.is(opener, "as") || subject.start == opener + 1;
    // After a comma another clause may have begun.
    let whole = !(verb..at - 1).any(|i| f.is_comma(i));
    (clause && whole).then_some(subject)
}

/// `Calling the plan "a joke," Otto Feld left the hall`: the subject of the clause after a participle that opens the sentence.
fn fronted(s: &Site<'_, '_, '_>) -> Option<Range<usize>> {
    let (f, cue) = (s.f, s.cue());
    let opens = cue.items.start == s.body
        || cue.items.start == s.body + 1
            && f.is_one_of(s.body, &["after", "before", "by", "while"]);
    if cue.kind != CueKind::Participle || !opens {
        return None;
    }
    let limit = s.unit.end.min(cue.items.end + REACH);
    (cue.items.end + 1..limit)
        .filter(|i| f.closes(*i))
        .take(6)
        .find_map(|i| {
            let subject = f.subject_after(i + 1, limit)?;
            (subject.end..limit.min(subject.end + 3))
                .any(|verb| f.finite(verb))
                .then_some(subject)
        })
}

/// What the source of this cue says in `content`, if that holds a clause; `told` is who was told.
pub(crate) fn clause_said(
    s: &Site<'_, '_, '_>,
    content: Range<usize>,
    told: Option<Range<usize>>,
) -> Option<Found> {
    let has = || s.has_clause(content.clone()) || hidden_clause(s, content.clone());
    let clause = content.len() > 1 && has();
    clause.then(|| said(s, content, told)).flatten()
}

/// What the source of this cue says in `content`; `told` is who was told.
pub(crate) fn said(
    s: &Site<'_, '_, '_>,
    content: Range<usize>,
    told: Option<Range<usize>>,
) -> Option<Found> {
    let (source, source_rule) = source(s)?;
    Some(Found {
        source: Some(source),
        source_rule,
        pieces: vec![content],
        addressee: told,
        ..Found::default()
    })
}

/// Whether what is plainly said has a verb that was taken for a noun: `said rival firms underprice their tickets`.
pub(super) fn hidden_clause(s: &Site<'_, '_, '_>, content: Range<usize>) -> bool {
    let cue = s.cue();
    let says = cue.frame.all(VerbFrame::TAG.with(VerbFrame::BARE))
        && !cue.has(VerbFrame::WEAK.with(VerbFrame::OBJECT));
    let first = content.start;
    let last = content.end.min(first + REACH);
    says && (first + 1..last).any(|i| s.f.hidden_verb(i, first))
}

/// Whether `items` say something without being a clause: `Sorry, Ms. Rao said`, `Buy a boat, Ms. Rao said`.
pub(super) fn alone(s: &Site<'_, '_, '_>, items: Range<usize>) -> bool {
    let first = items.start;
    let word = items.len() == 1 && s.f.sense(first).any(Sense::ANSWER);
    // Of its class the tagger often makes a name.
    let object = matches!(
        s.f.tag(first + 1),
        Tag::Determiner | Tag::Object | Tag::Particle | Tag::Adverb
    );
    let order = s.f.capital(first)
        && items.len() > 1
        && (s.f.tag(first) == Tag::Base || object && s.f.verb(first).form.any(Form::BASE));
    s.cue().has(VerbFrame::TAG) && (word || order)
}

/// Whether the subject is no person or body: its head is a common noun of neither.
pub(crate) fn is_thing(s: &Site<'_, '_, '_>, source: &Range<usize>) -> bool {
    s.f.noun_phrase(source.start, source.end)
        .is_some_and(|end| {
            let head = end - 1;
            !s.f.capital(head)
                && s.f.is_word(head)
                && !s.f.class(head).any(
                    WordClass::PERSON
                        .with(WordClass::KIN)
                        .with(WordClass::BODY)
                        .with(WordClass::PRONOUN)
                        .with(WordClass::DOCUMENT)
                        .with(WordClass::EXPRESSION),
                )
        })
}

pub(crate) fn speech_verb(cue: &Cue) -> bool {
    matches!(
        cue.kind,
        CueKind::Finite | CueKind::Infinitive | CueKind::Participle
    )
}

/// Whether the run at item `run` names a thing, as `on Radio Velm's "Late Tide," Mr. Rao said he …`.
pub(crate) fn names_a_thing(s: &Site<'_, '_, '_>, run: usize) -> bool {
    let Some(index) = s.f.run(run) else {
        return false;
    };
    let before = run.checked_sub(1).filter(|i| *i >= s.unit.start);
    let hangs = before.is_some_and(|i| {
        s.f.possessive(i)
            || s.f
                .class(i)
                .any(WordClass::PREPOSITION.with(WordClass::DETERMINER))
            || s.f.is_word(i)
                && !s
                    .f
                    .class(i)
                    .any(WordClass::COORDINATOR.with(WordClass::REPORTING))
    });
    // `Her first novel, "The Ferry: A Life," sold badly`
    let apposed = before.is_some_and(|i| s.f.is_comma(i) && i > s.unit.start && s.f.is_word(i - 1))
        && s.f.run_words(index) >= 2;
    (hangs || apposed) && s.f.run_words(index) <= 8 && title::title_case(s.f, index)
}

/// Where the object begins behind the day that stands before it: `praised Friday the crew`.
pub(super) fn past_day(s: &Site<'_, '_, '_>, at: usize) -> usize {
    let day = s.f.class(at).any(WordClass::WEEKDAY) && s.f.tag(at + 1) == Tag::Determiner;
    at + usize::from(day)
}
