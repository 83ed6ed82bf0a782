//! Rules for a quotation in marks after its cue: `Ms. Moss said, "It leaks."`
//!
//! Where that quotation begins is asked of a tag behind another one, too.

use super::shared::{names_a_thing, source, speech_verb};
use crate::attribution::cue::kinds::CueKind;
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::attribution::syntax::title;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};
use std::ops::Range;

/// The run that verb content begins with, after days, places and the one told.
pub(super) fn run_after(s: &Site<'_, '_, '_>) -> Option<(usize, Option<Range<usize>>)> {
    let cue = s.cue();
    let end = cue.items.end;
    // `The board, which met today, said the mill "leaks"`: there the phrase after the verb is no source.
    // `Ms. Rao, speaking later, said Dube's boat "leaks like a sieve"`: nor is its subject.
    let goes_on = |i: usize| {
        s.f.run(i)
            .is_some_and(|run| s.f.run_text(run).starts_with(char::is_lowercase))
    };
    let inverted = s.inverted().filter(|source| {
        (s.f.capital(source.start) || s.subject_of(s.k).is_none()) && !goes_on(source.end)
    });
    let end = s
        .inserted()
        .map(|source| s.past_relative(source.end))
        .or_else(|| inverted.map(|source| source.end))
        .unwrap_or(end);
    let colon = s.f.mark(end - 1, ':');
    let (mut at, told) = if colon {
        (end, None)
    } else {
        s.f.skip_adjuncts(end, s.unit.end, cue.has(VerbFrame::HEARER))
    };
    // `said on Leith Radio's "Good Tide." "It leaks."`: the second is no part of this sentence.
    let within = at < s.unit.end || colon;
    // `immediately said,-- "…"`, `told the board; "…"`
    let first = at;
    let parts = |i: usize| {
        s.f.is_comma(i)
            || s.f.mark(i, ':')
            || s.f.is_dash(i)
            || s.f.mark(i, ';') && s.f.is_run(i + 1)
    };
    while at < s.unit.end && parts(at) {
        at += 1;
    }
    // `said, and I quote, "…"`
    if s.f.is(at, "and") && s.f.is(at + 1, "I") && s.f.is(at + 2, "quote") {
        at += 3;
        at += (at..at + 2)
            .take_while(|i| s.f.is_comma(*i) || s.f.mark(*i, ':'))
            .count();
    }
    if s.f.is_run(at) && (within || at > first) {
        return Some((at, told));
    }
    // `said on Friday in a tent behind the harbour, her second in a week, "We stay."`
    // Also where the paragraph ends with the comma and the next is the quotation.
    let below = s.unit.end > end && s.f.is_comma(s.unit.end - 1);
    let limit = (s.unit.end + usize::from(below)).min(end + 40);
    let run = (end..limit).find(|i| s.f.is_run(*i))?;
    let marked = s.f.is_comma(run - 1) || s.f.mark(run - 1, ':');
    // `Pilots agree - Otto Feld: "…"`: the words of the one named.
    let labelled = (end..run)
        .rev()
        .find(|i| s.f.is_dash(*i))
        .is_some_and(|dash| {
            s.f.mark(run - 1, ':')
                && s.f.tag(dash + 1) == Tag::Name
                && s.f.noun_phrase(dash + 1, run - 1) == Some(run - 1)
        });
    if labelled {
        return None;
    }
    // `must wait (the clock had stopped) and repeat: "…"`
    let within = (end..run)
        .find(|i| matches!(s.f.tag(*i), Tag::Open | Tag::Close))
        .is_some_and(|i| s.f.tag(i) == Tag::Close);
    let clause = within
        || (end..run)
            .any(|i| s.f.finite(i) || s.f.is(i, "that") || s.f.class(i).any(WordClass::QUESTION));
    (marked && !clause).then_some((run, told))
}

/// `Ms. Moss said, "It leaks."`, `said the lock "leaks like a sieve"`: a source, its cue and marks.
pub(super) fn source_cue_quote(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    let brings = VerbFrame::TAG
        .with(VerbFrame::BARE)
        .with(VerbFrame::THAT)
        .with(VerbFrame::HEARER);
    if !speech_verb(cue) || cue.passive && !cue.quoted || !cue.has(brings) {
        return None;
    }
    let (run, told) = run_after(s)?;
    if keeps_silent(s)
        || is_anothers(s, run)
        || is_mentioned(s, run)
        || cue.has(VerbFrame::WEAK) && !is_brought_in(s, run)
    {
        return None;
    }
    let (source, source_rule) = source(s)?;
    let mut pieces = Vec::from_iter(first_half(s, &source, run));
    pieces.push(run..content_end(s, &source, run));
    Some(Found {
        source: Some(source),
        source_rule,
        pieces,
        addressee: told,
        tag: marked(s, run),
        ..Found::default()
    })
}

/// Whether the marks behind the verb go with another one: `she said, adding, "Badly."`.
fn is_anothers(s: &Site<'_, '_, '_>, run: usize) -> bool {
    let (f, cue) = (s.f, s.cue());
    let end = cue.items.end;
    // `she began, and then, seeing his face, "…"`: what is seen stands between.
    let apart = cue.kind == CueKind::Participle && !cue.has(VerbFrame::TAG) && run > end + 1;
    // `It leaked, she said, adding, "Badly."`: the quotation is the participle's.
    let nearer = s.cues.get(s.k + 1).is_some_and(|next| {
        let start = next.items.start;
        // `The tape ends with Ms. Rao whispering, "It leaks."`
        let with = || f.is(end, "with") && f.noun_phrase(end + 1, start) == Some(start);
        next.kind == CueKind::Participle
            && next.items.end <= run
            && (f.is_comma(start - 1) || with())
    });
    apart || nearer || s.tagged_after(run) && !fronted(s)
}

/// Whether the marks are a name or a word in the phrase before them: `said on Leith Radio's "Good Tide"`.
fn is_mentioned(s: &Site<'_, '_, '_>, run: usize) -> bool {
    s.f.possessive(run - 1)
        || names_a_thing(s, run)
            && (s.f.class(run - 1).any(WordClass::PREPOSITION) || title::names_a_thing(s.f, run))
}

/// Whether a comma or a colon stands before the marks: `Ms. Moss said, "It leaks."`
fn marked(s: &Site<'_, '_, '_>, run: usize) -> bool {
    s.f.mark(run - 1, ':') || s.f.is_comma(run - 1)
}

/// Whether marks are words although their verb mostly means something else: `she noted "a leak"`, `went on, "It leaks."`
fn is_brought_in(s: &Site<'_, '_, '_>, run: usize) -> bool {
    let writes = [
        "added", "adds", "adding", "wrote", "noted", "noting", "notes",
    ];
    marked(s, run) || reads(s) || s.f.is_one_of(s.cue().verb, &writes)
}

/// `a sign, which read "No Geese"`
fn reads(s: &Site<'_, '_, '_>) -> bool {
    let cue = s.cue();
    s.f.is_one_of(cue.verb, &["read", "reads"])
        && cue.items.start > s.body
        && s.f.is(cue.items.start - 1, "which")
}

/// Where content ends that begins with `run`: with its marks, with the last of several, or with the clause that goes on
/// behind them (`said "nothing" would stop the count`).
fn content_end(s: &Site<'_, '_, '_>, source: &Range<usize>, run: usize) -> usize {
    let f = s.f;
    let mut end = run + 1;
    let last = f.last_in_marks(run);
    let clause_end = s.clause_end(run);
    let goes_on = end < clause_end
        && !reads(s)
        && !matches!(last, '.' | '?' | '!')
        && !f.is_comma(end)
        && !f.class(end).any(WordClass::SUBORDINATOR)
        && (last != ',' || f.is_run(end))
        && !(s.fiction && is_whole(s, run))
        && !outer_verb(s, source, run);
    if goes_on {
        return clause_end;
    }
    // `said "late", "slow" and "wet"`
    while end + 1 < s.unit.end && (f.is(end, "and") || f.is_comma(end)) && f.is_run(end + 1) {
        end += 2;
    }
    end
}

/// `The miller said "Quite" from under his hat`: in a story words that open with a capital are all that was
/// said, unless a verb follows them.
fn is_whole(s: &Site<'_, '_, '_>, run: usize) -> bool {
    let f = s.f;
    let text = f.run(run).map_or("", |run| f.run_text(run));
    text.starts_with(char::is_uppercase) && !f.finite(run + 1) && !f.auxiliary(run + 1)
}

/// `and when she did not reply, "Well?"`: the words are another's.
fn keeps_silent(s: &Site<'_, '_, '_>) -> bool {
    let cue = s.cue();
    let negated = cue
        .items
        .clone()
        .any(|i| s.f.class(i).any(WordClass::NEGATION))
        || s.subject_of(s.k)
            .is_some_and(|subject| s.f.is(subject.start, "nobody") || s.f.is(subject.start, "no"));
    negated && s.f.is_comma(cue.items.end) && s.opens_subordinate()
}

/// Whether the verb right after the run is that of the clause around a relative one or a participle: `Pilots in shirts
/// that said "Ask Me" rowed ashore`, `A card saying "Enough" lay there`.
fn outer_verb(s: &Site<'_, '_, '_>, source: &Range<usize>, run: usize) -> bool {
    let (f, cue) = (s.f, s.cue());
    let relative = source.len() == 1
        && f.is_one_of(source.start, &["that", "which", "who"])
        && source.end == cue.items.start;
    let participle = cue.kind == CueKind::Participle
        && cue.items.start > s.body
        && matches!(f.tag(cue.items.start - 1), Tag::Noun | Tag::Name);
    let first = if relative {
        source.start
    } else {
        cue.items.start
    };
    (relative || participle)
        && cue.items.end == run
        && (f.finite(run + 1) || f.verb(run + 1).form.any(Form::PAST) && !f.is(run + 2, "by"))
        && !(s.body..first).any(|i| f.finite(i) || f.auxiliary(i))
}

/// `When a pilot called, "Late again," she said, …`: a clause of its own before the main one has its own words.
fn fronted(s: &Site<'_, '_, '_>) -> bool {
    let opens =
        s.f.is_one_of(s.body, &["after", "as", "once", "when", "while"]);
    let subject = || s.subject_of(s.k).is_some_and(|it| it.start == s.body + 1);
    opens && subject()
}

/// `The bridge, she said, "is a joke"`: the words in marks go on from a phrase before the tag.
fn first_half(s: &Site<'_, '_, '_>, source: &Range<usize>, run: usize) -> Option<Range<usize>> {
    let mut tag = source.start.min(s.cue().items.start);
    // `The bridge, as she notes, "is a joke"`; how she puts it is in the marks.
    let put = s.f.is_one_of(s.cue().verb, &["put", "puts"]);
    tag -= usize::from(!put && tag > s.body && s.f.is(tag - 1, "as"));
    let low = s.content_start(s.taken());
    let index = s.f.run(run)?;
    let goes_on = s.f.is_comma(run - 1) && s.f.run_text(index).starts_with(char::is_lowercase);
    if !goes_on || tag < low + 2 || !s.f.is_comma(tag - 1) {
        return None;
    }
    let low = (low..tag - 1)
        .rev()
        .find(|i| s.f.mark(*i, ':') || s.f.mark(*i, ';'))
        .map_or(low, |i| i + 1);
    let half = low..tag - 1;
    // `"A day without fog" in May, she said, "is a gift"`
    let resumed = half.len() <= 16
        && s.f
            .run(low)
            .is_some_and(|run| !matches!(s.f.run_last(run), ',' | '.' | '?' | '!'))
        && s.f.tag(low + 1) == Tag::Preposition
        && !(low + 1..half.end).any(|i| s.f.finite(i) || s.f.is_run(i));
    if resumed {
        return Some(half);
    }
    let phrase = s.f.opens_phrase(low) && !half.clone().any(|i| s.f.finite(i) || s.f.is_comma(i));
    // `There is only, she said, "a leak"`, `It rained, she said, "and poured"`
    let clause =
        half.len() <= 30 && !half.clone().any(|i| s.f.is_run(i)) && s.has_clause(half.clone());
    (phrase && half.len() <= 10 || clause).then_some(half)
}
