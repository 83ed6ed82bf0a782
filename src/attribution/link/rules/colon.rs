//! Rules for colons: labels, `Ms. Rao issued a statement: "…"`.

use super::shared::{is_thing, speech_verb};
use crate::attribution::cue::kinds::{Cue, CueKind};
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::attribution::syntax::headline::headline;
use crate::lexicon::{Form, Frame as VerbFrame, Sense, Tag, WordClass};
use std::ops::Range;

/// `Paulo Grens, fisherman: "…"`, `Her advice: "…"`, `Mr. Farouk's tweet read: "…"`.
pub(super) fn label(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if cue.kind != CueKind::Colon {
        return None;
    }
    let colon = cue.items.start;
    let run = colon + 1;
    // `His verdict: "It leaks," he said`: the tag decides.
    if !s.f.is_run(run) || s.tagged_after(run) {
        return None;
    }
    if s.is_reported(run) {
        return None;
    }
    let mut low = s.body.max(colon.saturating_sub(64));
    // After an earlier sentence part: `…, and her advice: "…"`.
    if let Some(i) = (low..colon)
        .rev()
        .find(|i| s.f.mark(*i, ';') || s.f.is_dash(*i))
    {
        low = i + 1;
    }
    low = presented(s, low, colon);
    let verb = (low..colon).find(|i| {
        s.f.finite(*i)
            || s.f.class(*i).any(WordClass::REPORTING)
                && !s.f.capital(*i)
                && s.f
                    .class(i.saturating_sub(1))
                    .any(WordClass::DOCUMENT.with(WordClass::EXPRESSION))
    });
    if let Some(found) = message(s, low..colon, verb) {
        return Some(found);
    }
    if verb.is_some() || low >= colon {
        return None;
    }
    // `More from the report: "…"`
    let from = (low..colon.min(low + 4)).find(|i| s.f.is(*i, "from"));
    let whole = |from: &usize| names_end(s, from + 1, colon) == Some(colon);
    if let Some(from) = from.filter(whole) {
        return Some(Found {
            source: Some(from + 1..colon),
            pieces: vec![run..run + 1],
            tag: true,
            ..Found::default()
        });
    }
    speaker(s, low, colon)
}

/// `Mr. Farouk's tweet read: "…"`, `Her advice: "…"`: the words are those of the owner of a noun in `line`.
fn message(s: &Site<'_, '_, '_>, line: Range<usize>, verb: Option<usize>) -> Option<Found> {
    let (low, colon) = (line.start, line.end);
    // The owner of a message is its source, and the message goes to the cue.
    let noun = (low..colon).rev().find(|i| {
        s.f.class(*i)
            .any(WordClass::EXPRESSION.with(WordClass::DOCUMENT))
    });
    let owns = |i: &usize| s.f.possessive(*i) || s.f.class(*i).any(WordClass::POSSESSIVE);
    let first = (low..colon).find(owns);
    // `Despite the board's doubts, her answer: "…"`: whose it is stands in the same phrase, but for the asides of stories.
    let apart =
        |owner: usize| !s.fiction && (owner..noun.unwrap_or(owner)).any(|i| s.f.is_comma(i));
    // `Vera Sand on Closing Her Harbour Office: "…"`
    let named = s.f.tag(low) == Tag::Name;
    let about = named && names_end(s, low, colon).is_some_and(|end| s.f.is(end, "on"));
    let owner = match first {
        Some(owner) if apart(owner) => noun.and_then(|i| (low..i).rev().find(owns)),
        first => first.filter(|_| !about),
    };
    // `Mr. Farouk's lawyer had an answer: "…"`: the lawyer's.
    let person = WordClass::PERSON.with(WordClass::KIN);
    let noun = noun.filter(|noun| {
        owner.is_none_or(|owner| {
            let head = s.f.noun_phrase(owner + 1, *noun);
            !head.is_some_and(|end| s.f.class(end - 1).any(person))
        })
    });
    if let (Some(owner), Some(noun)) = (owner, noun) {
        if owner < noun && verb.is_none_or(|v| v > owner) {
            let start = if s.f.possessive(owner) {
                s.f.subject_before(owner, low).map_or(low, |r| r.start)
            } else {
                owner
            };
            return Some(brings_in(start..owner + 1, owner + 1..colon + 1));
        }
    }
    None
}

/// `Paulo Grens, fisherman: "…"`: a name or a role from `low` on, and what is told of it.
fn speaker(s: &Site<'_, '_, '_>, low: usize, colon: usize) -> Option<Found> {
    let run = colon + 1;
    let mut source = low..colon;
    let mut end = names_end(s, low, colon)?;
    // `Vera Sand on the toll: "…"`
    if is_setting(s, low..end, colon) {
        source.end = end;
        end = colon;
    }
    let named = (low..end).any(|i| s.f.capital(i)) || s.f.class(end - 1).any(WordClass::PERSON);
    if !named
        || (end < colon && !s.f.is_comma(end) && !s.f.mark(end, '(') && !s.f.is(end, "of"))
        || colon - low > 16
    {
        return None;
    }
    if s.f.class(end - 1).any(
        WordClass::DOCUMENT
            .with(WordClass::EXPRESSION)
            .with(WordClass::ADVERB),
    ) || s.f.sense(low).any(Sense::POINTER)
    {
        return None;
    }
    // `Vera Sand: 'No Way' the Lock Will Leak`: in a headline the words go on without marks.
    let single = s.f.run(run).is_some_and(|run| !s.f.runs[run].usual);
    let goes_on = single && run + 1 < s.unit_end() && headline(s.f, &s.unit);
    let end = if goes_on { s.unit_end() } else { run + 1 };
    Some(Found {
        source: Some(source),
        pieces: vec![run..end],
        tag: true,
        ..Found::default()
    })
}

/// Where the phrase at `at` ends with those joined to it: `Vera Sand and Otto Feld: "…"`.
fn names_end(s: &Site<'_, '_, '_>, at: usize, colon: usize) -> Option<usize> {
    let mut end = s.f.noun_phrase(at, colon)?;
    while s.f.is(end, "and") && end + 1 < colon {
        end = s.f.noun_phrase(end + 1, colon)?;
    }
    Some(end)
}

/// `Here is Vera Sand in May: "…"`: where the one presented begins, or `low`.
fn presented(s: &Site<'_, '_, '_>, low: usize, colon: usize) -> usize {
    let who = low + 2;
    let is = s.f.is(low, "here")
        && (s.f.is(low + 1, "is") || s.f.clitic(low + 1) && s.f.possessive(low + 1));
    if is && who < colon && s.f.tag(who) == Tag::Name {
        who
    } else {
        low
    }
}

/// Whether a name is followed by what or when it was about, up to the colon: `on the toll`, `in May 2012`.
fn is_setting(s: &Site<'_, '_, '_>, name: Range<usize>, colon: usize) -> bool {
    let opens = s.f.is_one_of(
        name.end,
        &["about", "at", "during", "in", "on", "to", "via"],
    );
    let (mut at, limit) = (name.end, colon);
    while at < limit && s.f.tag(at) == Tag::Preposition {
        let Some(end) = s.f.noun_phrase(at + 1, limit) else {
            return false;
        };
        // `in May 2012`
        at = end + usize::from(s.f.tag(end) == Tag::Number);
    }
    let named = |i| matches!(s.f.tag(i), Tag::Name | Tag::Stop);
    opens && at == limit && name.into_iter().all(named)
}

/// `Ms. Rao issued the following statement: "…"`, `He was brief: "…"`; also where the colon ends the paragraph.
pub(super) fn colon_quote(s: &Site<'_, '_, '_>) -> Option<Found> {
    let f = s.f;
    let colon = opens_quote(s)?;
    let open = colon + 1 >= s.unit.end;
    if let Some(found) = follows(s, colon, open) {
        return Some(found);
    }
    let low = s.taken().max(colon.saturating_sub(64));
    let verb = verb_before(s, low, colon)?;
    let first = group_start(s, low, verb);
    let source = f.subject_before(first, s.body)?;
    let nobody = ["it", "this", "that", "there", "here"];
    if source.len() == 1 && f.is_one_of(source.start, &nobody) {
        return None;
    }
    let reporting = f.class(verb).any(WordClass::REPORTING);
    if open {
        if !announces(s, verb, &source, colon) {
            return None;
        }
    } else {
        // `The rise does not surprise the pilot Otto Feld: "…"`: of a thing and somebody named, the latter speaks.
        let thing = !reporting && is_thing(s, &source);
        if let Some(named) = named_object(s, verb, colon).filter(|_| thing) {
            return Some(brings_in(named, colon..colon + 1));
        }
        if let Some(owner) = owner_of_message(s, &source).filter(|_| source.end == first) {
            return Some(brings_in(source.start..owner + 1, owner + 1..colon + 1));
        }
    }
    let cue = if is_verbal(s) {
        // `blurted out:`
        first.min(s.cue().items.start)..colon
    } else if reporting {
        first..verb + 1
    } else {
        first..colon + 1
    };
    let pieces = if open {
        Vec::new()
    } else {
        let front = clause_in_front(s, &source).filter(|_| reporting);
        front.into_iter().chain([colon + 1..colon + 2]).collect()
    };
    Some(Found {
        source: Some(source),
        cue: Some(cue),
        pieces,
        tag: true,
        open,
        ..Found::default()
    })
}

/// The clause that the tag before a colon ends: `The pier is not safe, Ms. Rao said: "It has no legs."`
fn clause_in_front(s: &Site<'_, '_, '_>, source: &Range<usize>) -> Option<Range<usize>> {
    let start = s.content_start(s.taken());
    let end = source.start.checked_sub(1).filter(|i| s.f.is_comma(*i))?;
    let cue = s.cue();
    let tags = is_verbal(s) && cue.has(VerbFrame::TAG) && source.end == cue.items.start;
    let whole = start < end && !(start..end).any(|i| s.f.is_comma(i) || s.f.is_run(i));
    let clause = tags && !s.fiction && whole && s.f.clause_at(start, end).is_some();
    clause.then_some(start..end)
}

/// Whether the cue is a verb with the colon behind it: `She replied: "…"`.
fn is_verbal(s: &Site<'_, '_, '_>) -> bool {
    s.cue().kind == CueKind::Finite && s.f.mark(s.cue().items.end - 1, ':')
}

/// The colon of this cue, if marks follow it that have no other tag (`He was brief: "It leaks."`), or nothing in its
/// paragraph.
fn opens_quote(s: &Site<'_, '_, '_>) -> Option<usize> {
    let f = s.f;
    if s.cue().kind != CueKind::Colon && !is_verbal(s) || f.sense(s.unit.start).any(Sense::POINTER)
    {
        return None;
    }
    let colon = s.cue().items.end - 1;
    let marks = f.is_run(colon + 1) || colon + 1 >= s.unit.end;
    let taken = || s.reports.iter().any(|r| r.open) || s.tagged_after(colon + 1);
    (marks && !taken()).then_some(colon)
}

/// The verb of the clause before a colon: one of saying, else the main one (`She was brief: "…"`).
fn verb_before(s: &Site<'_, '_, '_>, low: usize, colon: usize) -> Option<usize> {
    if is_verbal(s) {
        return Some(s.cue().verb);
    }
    let near = &s.cues[s.k.saturating_sub(8)..=s.k];
    let says = |verb: &usize| {
        let tags = |c: &Cue| speech_verb(c) && c.has(VerbFrame::TAG) && !c.has(VerbFrame::WEAK);
        near.iter().any(|c| c.verb == *verb && tags(c)) && s.f.maybe_finite(*verb)
    };
    (low..colon)
        .rev()
        .find(says)
        .or_else(|| main_verb(s, low, colon))
        .or_else(|| (low..colon).find(|i| s.f.finite(*i)))
        .or_else(|| hidden_verb(s, low, colon))
}

/// Whether the words of `source` are to come below a colon that ends its paragraph.
fn announces(s: &Site<'_, '_, '_>, verb: usize, source: &Range<usize>, colon: usize) -> bool {
    let f = s.f;
    let says = f.class(verb).any(WordClass::REPORTING) && f.verb(verb).frame.any(VerbFrame::TAG);
    let words = WordClass::EXPRESSION.with(WordClass::DOCUMENT);
    // `She then named what a lock needs:`, and below it marks: whoever she is, they are her words.
    let person = || {
        let written = f.class(source.end - 1).any(WordClass::DOCUMENT);
        !written && !is_thing(s, source) && !f.is_one_of(source.start, &["these", "those"])
    };
    says || (verb..colon).any(|i| f.class(i).any(words)) || quoted_below(s) && person()
}

/// The owner of a message that is a source: `Ms. Haas's tweet read: "…"`.
fn owner_of_message(s: &Site<'_, '_, '_>, source: &Range<usize>) -> Option<usize> {
    let words = WordClass::EXPRESSION.with(WordClass::DOCUMENT);
    let message = s.f.class(source.end - 1).any(words);
    let owner = source.clone().rev().find(|i| s.f.possessive(*i));
    owner.filter(|_| message)
}

/// A source whose words stand in the marks behind the colon that ends its cue: `Ms. Haas's tweet read: "…"`.
fn brings_in(source: Range<usize>, cue: Range<usize>) -> Found {
    Found {
        source: Some(source),
        pieces: vec![cue.end..cue.end + 1],
        cue: Some(cue),
        tag: true,
        ..Found::default()
    }
}

/// `Her answer in full follows:`, `Transcript as follows:`
fn follows(s: &Site<'_, '_, '_>, colon: usize, open: bool) -> Option<Found> {
    let f = s.f;
    let verb = colon.checked_sub(1).filter(|i| f.is(*i, "follows"))?;
    let end = verb - usize::from(verb > s.body && f.is(verb - 1, "as"));
    let noun = f.noun_phrase(s.body, end).filter(|np| *np == end)?;
    let written = WordClass::DOCUMENT.with(WordClass::EXPRESSION);
    f.class(noun - 1).any(written).then(|| Found {
        source: Some(s.body..end),
        cue: Some(end..colon + 1),
        pieces: (!open).then(|| colon + 1..colon + 2).into_iter().collect(),
        tag: true,
        open,
        ..Found::default()
    })
}

/// Whether the next paragraph opens with a quotation that is a sentence of its own.
fn quoted_below(s: &Site<'_, '_, '_>) -> bool {
    let f = s.f;
    let below = f.units.get(f.unit_at(s.unit.start) + 1);
    below.is_some_and(|below| {
        below.paragraph == s.unit.paragraph + 1
            && f.is_run(below.start)
            && !(below.start + 1..below.end).any(|i| f.is_word(i))
    })
}

/// The first item of the verb group that ends with `verb`.
fn group_start(s: &Site<'_, '_, '_>, low: usize, verb: usize) -> usize {
    let mut first = verb;
    while first > low
        && (s.f.auxiliary(first - 1)
            || s.f.class(first - 1).any(WordClass::ADVERB) && !s.f.capital(first - 1))
    {
        first -= 1;
    }
    first
}

/// The first finite verb before a colon that stands in no subordinate or relative clause: `When the pilot
/// died, Ms. Rao released the following statement: "…"`.
fn main_verb(s: &Site<'_, '_, '_>, low: usize, colon: usize) -> Option<usize> {
    (low..colon)
        .filter(|i| s.f.finite(*i))
        .take(6)
        .find(|verb| {
            let first = group_start(s, low, *verb);
            s.f.subject_before(first, s.body).is_some_and(|subject| {
                let relative = s.f.is_one_of(subject.start, &["who", "which", "that"]);
                let opener = subject.start.checked_sub(1).filter(|i| *i >= s.body);
                let subordinate = opener.is_some_and(|i| {
                    s.f.class(i).any(WordClass::SUBORDINATOR)
                        || s.f.is_one_of(i, &["after", "before", "since"])
                });
                !relative && !subordinate
            })
        })
}

/// The verb of a clause in which the tagger saw none: `In town after town, Ms. Rao campaigns for a pier: "…"`.
fn hidden_verb(s: &Site<'_, '_, '_>, low: usize, colon: usize) -> Option<usize> {
    (low + 1..colon).find(|i| {
        matches!(s.f.tag(*i), Tag::Noun | Tag::Participle)
            && matches!(s.f.tag(i - 1), Tag::Name | Tag::Pronoun)
            && s.f.verb(*i).form.any(Form::THIRD.with(Form::PAST))
            && !s.f.capital(*i)
            && s.f.tag(i + 1) == Tag::Preposition
    })
}

/// The name that ends right before the colon, as the object of the verb.
fn named_object(s: &Site<'_, '_, '_>, verb: usize, colon: usize) -> Option<Range<usize>> {
    (verb + 1..colon)
        .find(|start| {
            (s.f.capital(*start) || s.f.class(*start).any(WordClass::DETERMINER))
                && s.f.noun_phrase(*start, colon) == Some(colon)
        })
        .filter(|start| {
            let hearer =
                s.f.is_one_of(start - 1, &["to", "with", "for", "about", "at", "in", "on"]);
            !hearer && s.f.capital(colon - 1) && !s.f.class(colon - 1).any(WordClass::PLACE)
        })
        .map(|start| start..colon)
}
