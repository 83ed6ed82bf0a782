//! *according to*, *in the words of*, *in her view*.

use super::view::in_view;
use crate::attribution::cue::kinds::CueKind;
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::attribution::syntax::headline::headline;
use crate::lexicon::{Form, Tag, WordClass};
use std::ops::Range;

/// Items of a sentence that needs no known verb to be one.
const SENTENCE: usize = 5;

/// What opens a clause that a source comes before: `She rows because, according to Ms. Roth, the bridge sways`.
const OPENERS: &[&str] = &[
    "after", "although", "as", "because", "since", "that", "though", "when", "while",
];

/// How far the source of `According to Ms. Roth, a pilot, …` is followed, in items, and over how many verbs.
const FAR: usize = 40;
const VERBS: usize = 6;

/// The comma after which a clause with its own subject begins: in `According to Ms. Roth, a pilot who keeps the lamp,
/// the pier is shut` not the one before her description.
fn comma_before_clause(s: &Site<'_, '_, '_>, start: usize) -> Option<usize> {
    let f = s.f;
    let limit = s.unit_end().min(start + FAR);
    // `a union allied with the port` describes; `the union allied with the port` may be a clause if nothing else is.
    let doubtful = |i: usize| {
        f.verb(i).form.any(Form::PARTICIPLE) && !f.auxiliary(i) && f.tag(i + 1) == Tag::Preposition
    };
    let opens = |verb: usize| {
        let mut first = verb;
        while first > start + 1 && f.tag(first - 1) == Tag::Adverb {
            first -= 1;
        }
        let subject = f.subject_before(first, start)?;
        let comma = subject.start.checked_sub(1)?;
        (comma > start && f.is_comma(comma) && f.tag(subject.start) != Tag::Wh).then_some(comma)
    };
    let verbs = || {
        (start + 1..limit)
            .filter(|i| f.finite(*i) && !f.auxiliary(i - 1))
            .take(VERBS)
    };
    let run = (start + 1..limit).find(|i| f.is_comma(*i) && f.is_run(i + 1));
    let sure = verbs().filter(|i| !doubtful(*i)).find_map(opens);
    let sure = sure.or_else(|| verbs().find_map(opens));
    match (sure, run) {
        (Some(sure), Some(run)) => Some(sure.min(run)),
        (sure, run) => sure.or(run),
    }
}

pub(super) fn according_to(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if cue.kind == CueKind::View {
        return in_view(s);
    }
    if !matches!(cue.kind, CueKind::According | CueKind::Words) {
        return None;
    }
    let at = cue.items.end;
    // `goes according to plan`; but `according to law enforcement officials`
    let manner = s.f.is_one_of(
        at,
        &["plan", "schedule", "law", "custom", "size", "age", "need"],
    );
    if manner && !matches!(s.f.tag(at + 1), Tag::Noun | Tag::Name) {
        return None;
    }
    let source = phrase(s, at)?;
    // `according to old custom`
    let head = s.f.noun_phrase(at, s.unit.end).map_or(at, |end| end - 1);
    if s.f.is(head, "custom") && s.f.tag(at) != Tag::Determiner {
        return None;
    }
    if let Some(pieces) = marks_after(s, &source) {
        return Some(Found {
            source: Some(source),
            pieces,
            ..Found::default()
        });
    }
    if opens_clause(s) {
        return fronted(s, source);
    }
    // `It leaks, but, according to Ms. Roth, nobody knows`; not `It leaks and, according to Ms. Roth, sinks`.
    let joined = s.f.is_comma(cue.items.start - 1)
        && cue.items.start > s.body + 1
        && s.f.tag(cue.items.start - 2) == Tag::Coordinator;
    let clause = |found: &Found| {
        found
            .pieces
            .iter()
            .any(|piece| s.f.clause_at(piece.start, piece.end).is_some())
    };
    let own = joined
        .then(|| fronted(s, source.clone()).filter(clause))
        .flatten();
    own.or_else(|| beside(s, &source))
        .or_else(|| behind(s, source))
}

/// `The lock is old, and according to the keeper it leaks`: behind a coordinator with no comma the clause comes after.
fn beside(s: &Site<'_, '_, '_>, source: &Range<usize>) -> Option<Found> {
    let first = s.cue().items.start;
    if first <= s.body + 1 || s.f.tag(first - 1) != Tag::Coordinator {
        return None;
    }
    let start = source.end + usize::from(s.f.is_comma(source.end));
    let end = s.clause_end(start);
    s.f.clause_at(start, end).map(|_| Found {
        source: Some(source.clone()),
        pieces: vec![start..end],
        ..Found::default()
    })
}

/// The source that begins at `at`.
fn phrase(s: &Site<'_, '_, '_>, at: usize) -> Option<Range<usize>> {
    let cue = s.cue();
    // `according to press reports`: what looks like an infinitive.
    let first = at + usize::from(s.f.tag(at) == Tag::Base && s.f.nominal(at + 1));
    let source =
        s.f.subject_after(first, s.unit.end)
            .or_else(|| Some(at..s.f.long_phrase(first, s.unit.end)?))?;
    let source = at..source.end;
    // `according to figures by the harbour office`: they are named by whoever made them.
    let by = s.f.is_one_of(source.end, &["by", "from"])
        && s.f.class(source.end - 1).any(
            WordClass::DOCUMENT
                .with(WordClass::EXPRESSION)
                .with(WordClass::COMMON),
        );
    let maker = by
        .then(|| s.f.noun_phrase(source.end + 1, s.unit.end))
        .flatten();
    let source = source.start..maker.unwrap_or(source.end);
    // `according to the guild, the price of wool "is a scandal"`: no apposition, the clause goes on.
    let comma = (source.start..source.end).find(|i| s.f.is_comma(*i));
    let goes_on = |_: &usize| {
        let rest = source.end..s.unit_end();
        let medial = cue.items.start > s.body && s.f.is_comma(cue.items.start - 1);
        s.f.is_run(source.end)
            || medial
                && !s.has_clause(s.content_start(s.taken())..cue.items.start)
                && rest.clone().any(|i| s.f.is_run(i))
                && !rest
                    .clone()
                    .any(|i| s.f.is_comma(i) || s.f.tag(i) == Tag::Wh)
    };
    let end = comma.filter(goes_on).unwrap_or(source.end);
    Some(source.start..end)
}

/// The quotation right behind the source, with what stands before *in the words of*.
fn marks_after(s: &Site<'_, '_, '_>, source: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let cue = s.cue();
    let run = source.end + 1..source.end + 2;
    if !s.f.is_run(run.start) {
        return None;
    }
    // `According to Nord News: "…"`
    if s.f.mark(source.end, ':') {
        return Some(vec![run]);
    }
    if cue.kind != CueKind::Words || !s.f.is_comma(source.end) {
        return None;
    }
    Some(with_half(s, run.start))
}

/// The quotation `run` behind a cue between commas, with the half of its sentence before them: `The ferry is, in the words of
/// a deckhand, "a bathtub"`.
pub(super) fn with_half(s: &Site<'_, '_, '_>, run: usize) -> Vec<Range<usize>> {
    let low = s.content_start(s.taken());
    let first = low..s.cue().items.start.saturating_sub(1);
    // `It is shut because, in her words, "nobody pays"`: the clause is all in the marks.
    let opens = matches!(
        s.f.tag(first.end.saturating_sub(1)),
        Tag::Coordinator | Tag::Subordinator | Tag::Wh
    );
    let half = (2..10).contains(&first.len())
        && !opens
        && s.f.is_comma(first.end)
        && !first.clone().any(|i| s.f.is_comma(i) || s.f.is_run(i));
    let run = run..run + 1;
    if half { vec![first, run] } else { vec![run] }
}

/// Whether the cue opens its sentence or a clause of it.
fn opens_clause(s: &Site<'_, '_, '_>) -> bool {
    let first = s.cue().items.start;
    first <= s.content_start(s.body).max(s.body)
        // `The count is done: according to the clerk, nobody won.`
        || s.f.mark(first - 1, ':')
        || s.f.mark(first - 1, ';')
        // `She rows because, according to Ms. Roth, the bridge "sways"`
        || first > s.body + 1
            && s.f.is_comma(first - 1)
            && s.f
                .is_one_of(first - 2, OPENERS)
}

/// `According to Ms. Roth, the dam leaks`: the source runs to the first comma after which a clause begins.
fn fronted(s: &Site<'_, '_, '_>, source: Range<usize>) -> Option<Found> {
    let commas =
        || (source.start + 1..s.unit.end.min(source.start + FAR)).filter(|i| s.f.is_comma(*i));
    let comma = comma_before_clause(s, source.start).or_else(|| {
        commas().find(|i| {
            !s.f.is_one_of(i + 1, &["who", "which"])
                && s.has_clause(*i..s.unit_end())
                && (s.f.opens_phrase(i + 1) || s.f.is_run(i + 1))
                && s.f
                    .subject_after(source.start, *i + 1)
                    .is_none_or(|r| r.end <= *i)
        })
    });
    let comma = comma
        .or_else(|| (source.end..s.unit.end.min(source.end + 12)).find(|i| s.f.is_comma(*i)))
        .or_else(|| (source.start + 1..source.end).find(|i| s.f.is_comma(*i)))?;
    // An appositive may have been taken for the clause: the content begins after the last of the source.
    let start = comma + 1;
    let end = s.clause_end(start);
    (start < end).then(|| Found {
        source: Some(source.start..comma.max(source.start + 1)),
        pieces: vec![start..end],
        ..Found::default()
    })
}

/// `The dam leaks, according to Ms. Roth`; also in the middle of its clause.
fn behind(s: &Site<'_, '_, '_>, source: Range<usize>) -> Option<Found> {
    let first = s.cue().items.start;
    let end = first - usize::from(s.f.is_comma(first - 1));
    if s.reports.iter().any(|report| {
        report
            .pieces
            .iter()
            .any(|piece| piece.end >= end && piece.start < end)
    }) {
        return Some(s.pass_on(source, end));
    }
    let low = s.content_start(s.taken().min(end));
    // `At noon, according to the log, the pilots left`: what looks like a description begins the clause.
    let opens = end < first && !s.has_clause(low..end) && low < end;
    if let Some(comma) = opens
        .then(|| comma_before_clause(s, source.start))
        .flatten()
        .filter(|comma| {
            let verb = s.f.clause_at(comma + 1, s.unit_end());
            *comma <= source.end && verb.is_some_and(|verb| !s.f.is_comma(verb - 1))
        })
    {
        return Some(Found {
            source: Some(source.start..comma),
            pieces: vec![low..end, comma + 1..s.clause_end(comma + 1)],
            ..Found::default()
        });
    }
    // `The dam owes, according to Ms. Roth, two million`, `The dam they built, according to Ms. Roth, is sound`: the clause is
    // not whole yet.
    let within = |close: usize| {
        !s.has_clause(low..end)
            || s.f.finite(end - 1)
            || s.f.finite(close + 1) && s.f.tag(low) != Tag::Wh
    };
    let pieces = if let Some(at) = second(s, end) {
        vec![at..end]
    } else if let Some(close) = closing_comma(s, &source).filter(|close| within(*close)) {
        // `The dam, according to Ms. Roth, is sound.`
        vec![low..end, close + 1..s.clause_end(close + 1)]
    } else {
        let direct = end == low + 1 && s.f.is_run(low);
        // A sentence that is long enough has a verb, if not one of the list.
        let whole = end >= low + SENTENCE && low <= s.content_start(s.body);
        if low >= end || !direct && !whole && !s.has_clause(low..end) && !headline(s.f, &s.unit) {
            return None;
        }
        vec![low..end]
    };
    Some(Found {
        source: Some(source),
        pieces,
        ..Found::default()
    })
}

/// Where the second report begins in `It cost a million, according to the board, and two, according to the union.`
fn second(s: &Site<'_, '_, '_>, end: usize) -> Option<usize> {
    let cues = s.cues[..s.k].iter().rev();
    let before = cues
        .into_iter()
        .find(|before| before.kind == CueKind::According)?;
    let at =
        s.f.subject_after(before.items.end, s.cue().items.start)?
            .end;
    let joined = s.f.is_comma(at) && s.f.is_one_of(at + 1, &["and", "but", "or"]) && at + 2 < end;
    joined.then_some(at + 2)
}

/// The comma that closes the phrase where another opens it, with more of the clause behind: `The dam, according to two
/// engineers who worked on it, was leaking.`
fn closing_comma(s: &Site<'_, '_, '_>, source: &Range<usize>) -> Option<usize> {
    let relative = s.f.is_one_of(source.end, &["who", "whose", "which"]);
    let close = relative
        .then(|| (source.end..s.unit.end.min(source.end + 14)).find(|i| s.f.is_comma(*i)))
        .flatten()
        .unwrap_or(source.end);
    let close = s.past_relative(close);
    let set_off = s.f.is_comma(close) && s.f.is_comma(s.cue().items.start - 1);
    (set_off && close + 1 < s.unit_end()).then_some(close)
}
