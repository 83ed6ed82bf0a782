//! Whom or what somebody judges, asks or speaks about: *accused him of lying*, *called for an inquiry*.

use super::ending::object_end;
use super::object::{infinitive, led};
use super::shared::{past_day, speech_verb};
use crate::attribution::cue::kinds::CueKind;
use crate::attribution::cue::phrasal::portrait;
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::attribution::syntax::phrase::REACH;
use crate::attribution::syntax::title::title_case;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};

/// `Ms. Rao accused him of lying`, `described the ferry as slow`, `called for an inquiry`.
pub(super) fn judging(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    let verb = speech_verb(cue) && !cue.passive && (cue.kind != CueKind::Infinitive || led(s));
    if !verb || describes(s) {
        return None;
    }
    let judged = Judged::read(s)?;
    let (accused, asked, named) = (judged.accused(), judged.asked(), judged.named());
    let complement = accused.unwrap_or_else(|| {
        let plain = cue.has(VerbFrame::JUDGING) && !cue.has(VerbFrame::WEAK);
        judged.preposition.is_some() || judged.asked_about() || asked || named || plain
    });
    // `dismissed her description of it as "late"`: her words.
    if (judged.start + 1..judged.end)
        .take(12)
        .any(|i| portrait(s.f, &s.unit, i).is_some())
    {
        return None;
    }
    // `took to the stage to defend himself`: what he said is not told.
    let himself = s.f.reflexive(judged.start) && judged.start + 1 == judged.end;
    if !complement || himself || judged.is_noun(asked) {
        return None;
    }
    let (source, source_rule) = s.source()?;
    // `praised the crew, especially the cook`: the comma parts no more than that.
    let comma = |i: &usize| {
        s.f.is_comma(*i)
            && !s
                .f
                .is_one_of(i + 1, &["especially", "including", "not", "particularly"])
    };
    // `accused Harbour Watch, a website, of lying`
    let aside = |i: &usize| {
        let close = (i + 1..judged.end.min(i + 14)).find(|k| s.f.is_comma(*k));
        s.f.tag(i + 1) == Tag::Determiner
            && close.is_some_and(|k| s.f.is_one_of(k + 1, &["for", "of"]))
    };
    let first = (judged.object..judged.end).find(comma);
    let low = first
        .filter(aside)
        .and_then(|i| (i + 1..judged.end).find(|k| s.f.is_comma(*k)))
        .map_or(judged.object, |close| close + 1);
    let end = (low..judged.end).find(comma).unwrap_or(judged.end);
    let end = if accuses(s) || asked || named {
        end
    } else {
        object_end(s, judged.object, end)
    };
    Some(Found {
        source: Some(source),
        source_rule,
        cue: Some(cue.items.start..judged.preposition.unwrap_or(cue.items.end)),
        pieces: vec![judged.start..end],
        ..Found::default()
    })
}

/// `a club supporting her`: a participle that only describes a noun.
fn describes(s: &Site<'_, '_, '_>) -> bool {
    let cue = s.cue();
    let opens = WordClass::PREPOSITION
        .with(WordClass::SUBORDINATOR)
        .with(WordClass::COORDINATOR);
    cue.has(VerbFrame::OBJECT)
        && cue.kind == CueKind::Participle
        && cue.items.start > s.body
        && !s.f.is_comma(cue.items.start - 1)
        && !s.f.class(cue.items.start - 1).any(opens)
}

/// Where a participle begins that brings in words in marks: `mocked the board after the vote saying, "Late again"`.
fn before_words(s: &Site<'_, '_, '_>, end: usize) -> usize {
    let says = |i: &usize| {
        let next = i + 1 + usize::from(s.f.is_comma(i + 1) || s.f.mark(i + 1, ':'));
        s.f.class(*i).any(WordClass::REPORTING)
            && s.f.verb(*i).form.any(Form::ING)
            && s.f.verb(*i).frame.any(VerbFrame::TAG)
            && s.f.is_run(next)
            && (next > i + 1 || s.f.is_one_of(*i, &["saying", "telling", "writing"]))
    };
    let near = end.min(s.cue().items.end + REACH);
    (s.cue().items.end + 1..near).find(says).unwrap_or(end)
}

fn accuses(s: &Site<'_, '_, '_>) -> bool {
    let verb = s.cue().verb;
    s.f.is_one_of(verb, &["accuse", "accuses", "accused", "accusing"])
}

/// `compared the mayor to a heron`
fn compares(s: &Site<'_, '_, '_>) -> bool {
    let verb = s.f.str(s.cue().verb).get(..6);
    verb.is_some_and(|verb| verb.eq_ignore_ascii_case("compar"))
}

/// Whether the verb judges by itself, or with what can follow its object.
fn judges(s: &Site<'_, '_, '_>) -> bool {
    let cue = s.cue();
    cue.has(VerbFrame::AS)
        || cue.has(VerbFrame::JUDGING) && !cue.has(VerbFrame::WEAK)
        || cue.frame.all(VerbFrame::HEARER.with(VerbFrame::TO))
        || accuses(s)
        || compares(s)
}

/// Past a day at `at`: `Friday`, `on Monday`.
fn past_any_day(s: &Site<'_, '_, '_>, at: usize) -> usize {
    let day = |i: usize| {
        s.f.class(i).any(WordClass::WEEKDAY) || s.f.is_one_of(i, &["yesterday", "today"])
    };
    match () {
        () if day(at) => at + 1,
        () if s.f.is(at, "on") && day(at + 1) => at + 2,
        () => at,
    }
}

/// One past the preposition that belongs to the verb of the cue: `called for an inquiry`, `warned of floods`.
fn preposition(s: &Site<'_, '_, '_>) -> Option<usize> {
    let cue = s.cue();
    // `apologized Friday for the delay`, `complained on Monday about it`
    let at = past_any_day(s, cue.items.end);
    let takes = |(word, flag): &(&str, VerbFrame)| cue.has(*flag) && s.f.is(at, word);
    // `lashed out at`, `pushed back against`
    let adverb = s.f.is_one_of(at, &["back", "out"])
        && cue.has(VerbFrame::AT.with(VerbFrame::AGAINST))
        && VerbFrame::PREPOSITIONS
            .iter()
            .any(|(word, flag)| cue.has(*flag) && s.f.is(at + 1, word));
    if adverb {
        return Some(at + 2);
    }
    let out = s.f.is(at, "out")
        && s.f
            .is_one_of(cue.verb, &["call", "called", "calling", "calls"]);
    (out || VerbFrame::PREPOSITIONS.iter().any(takes)).then_some(at + 1)
}

/// Where a list of names ends that begins at `start`: `asked Lund, Tarn and Brenk to wait`.
fn names_end(s: &Site<'_, '_, '_>, start: usize, end: usize) -> Option<usize> {
    (start..end.min(start + 12)).find(|i| {
        !(s.f.tag(*i) == Tag::Name || s.f.is_comma(*i) || s.f.tag(*i) == Tag::Coordinator)
    })
}

/// What follows a verb of judging.
struct Judged<'s, 'c, 'a, 't> {
    s: &'s Site<'c, 'a, 't>,
    start: usize,
    /// One past the one judged.
    object: usize,
    /// One past the preposition of the verb, if it has one.
    preposition: Option<usize>,
    end: usize,
}

impl<'s, 'c, 'a, 't> Judged<'s, 'c, 'a, 't> {
    fn read(s: &'s Site<'c, 'a, 't>) -> Option<Self> {
        let cue = s.cue();
        // `"It holds," he said, referring to the dam`: an aside of the writer's.
        let aside = cue.kind == CueKind::Participle && s.f.is(cue.verb, "referring");
        let preposition = preposition(s).filter(|_| !aside);
        // Nearly all verbs of saying end here.
        if preposition.is_none() && !judges(s) {
            return None;
        }
        let end = s.clause_end(cue.items.end + 1);
        let end = before_words(s, end);
        let start = preposition.unwrap_or_else(|| past_day(s, cue.items.end));
        // `called on Monday`: when, not whom.
        let when = preposition.is_some()
            && s.f
                .class(start)
                .any(WordClass::WEEKDAY.with(WordClass::MONTH));
        if start >= end || s.f.is_comma(start) || when {
            return None;
        }
        let pronoun = || s.f.class(start).any(WordClass::OBJECT).then_some(start + 1);
        let clause = || {
            // `warned against buying the boat`, `talked about how it sank`
            let clause =
                s.f.verb(start).form.any(Form::ING) || s.f.class(start).any(WordClass::QUESTION);
            // `warned of "a flood" this spring`
            let marked = s.f.run(start).is_some_and(|run| !title_case(s.f, run));
            (preposition.is_some() && (clause || marked)).then_some(start + 1)
        };
        let object =
            s.f.noun_phrase(start, end)
                .or_else(pronoun)
                .or_else(clause)?;
        // `asked Lund, Tarn and Brenk to wait`
        let several = names_end(s, start, end).filter(|to| infinitive(s, *to));
        Some(Self {
            s,
            start,
            object: several.unwrap_or(object),
            preposition,
            end,
        })
    }

    /// Whether one of these follows the object soon.
    fn near(&self, words: &[&str]) -> bool {
        let mut after = (self.object..self.end).take(12);
        after.any(|i| self.s.f.is_one_of(i, words))
    }

    /// For verbs that need it, whether what somebody is accused of or compared to follows.
    fn accused(&self) -> Option<bool> {
        let s = self.s;
        if accuses(s) {
            return Some(self.near(&["of"]));
        }
        compares(s).then(|| self.near(&["to"]))
    }

    /// `asked the board to resign`; not `promised Sunday to close the lock`.
    fn asked(&self) -> bool {
        let s = self.s;
        let day = s.f.class(self.start).any(WordClass::WEEKDAY) && self.object == self.start + 1;
        let long = || s.f.long_phrase(self.start, self.end);
        // `urged residents on Friday to stay`
        let later = past_any_day(s, self.object);
        s.cue().frame.all(VerbFrame::HEARER.with(VerbFrame::TO))
            && !day
            && (infinitive(s, later) || long().is_some_and(|to| infinitive(s, to)))
    }

    /// `sees the sale as a threat`; not `saw the mayor as she left`.
    fn named(&self) -> bool {
        let (f, at) = (self.s.f, self.object);
        if !self.s.cue().has(VerbFrame::AS) {
            return false;
        }
        if !self.s.cue().has(VerbFrame::WEAK) {
            return self.near(&["as"]);
        }
        f.is(at, "as")
            && matches!(
                f.tag(at + 1),
                Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Ing | Tag::Adverb
            )
            && !f.is_one_of(at + 1, &["well", "soon", "much", "far", "long"])
    }

    /// `asked the crew a question`, `asked the mayor for time`: the one asked is not all.
    fn asked_about(&self) -> bool {
        let s = self.s;
        let asks = VerbFrame::HEARER
            .with(VerbFrame::QUESTION)
            .with(VerbFrame::TO);
        let whole = || s.f.long_phrase(self.start, self.end).unwrap_or(self.object);
        s.cue().frame.all(asks)
            && !s.cue().has(VerbFrame::BARE)
            && (s.f.is_one_of(self.object, &["about", "for"])
                || s.f.tag(whole()) == Tag::Determiner)
    }

    /// `attacks resonate`, `attacks that shook the port`: a noun. `Ms. Rao attacks the plan` is a verb.
    fn is_noun(&self, asked: bool) -> bool {
        let (f, cue) = (self.s.f, self.s.cue());
        let opens = WordClass::DETERMINER
            .with(WordClass::POSSESSIVE)
            .with(WordClass::OBJECT)
            .with(WordClass::PRONOUN);
        let lone = cue.has(VerbFrame::NOUN)
            && cue.form.any(Form::THIRD.with(Form::BASE))
            && !cue.form.any(Form::PAST)
            && self.preposition.is_none()
            && !asked
            && !f.class(self.start).any(opens)
            && !f.capital(self.start);
        lone || f.is_one_of(self.start, &["that", "which"]) && f.finite(self.start + 1)
    }
}
