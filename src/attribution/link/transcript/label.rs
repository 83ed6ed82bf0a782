//! What a turn of a transcript opens with: `ROWE:`, `Dr. Lena Park (NIH):`, `[00:14] Host:`, `Q.`

use crate::attribution::syntax::frame::Frame;
use crate::lexicon::{Sense, WordClass};
use crate::text::{Case, TokenKind};
use std::ops::Range;

/// Who talks is said at the head of a transcript, within so many words.
const INTRODUCTION: usize = 600;
/// How many items a name, and what stands between it and the colon, may have.
const NAME: usize = 6;
const TAIL: usize = 10;

/// Words that head many things, but are no names.
const ORDINARY: WordClass = WordClass::COMMON
    .with(WordClass::VERB)
    .with(WordClass::ADVERB)
    .with(WordClass::DOCUMENT)
    .with(WordClass::EXPRESSION)
    .with(WordClass::TIME)
    .with(WordClass::MONTH)
    .with(WordClass::WEEKDAY);

/// How a label is written, which says how much else must speak for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `Q.`, `A:`, `ROWE:`: a label by itself.
    Sure,
    /// `Kim Alder:`, `Host:`, `HAROLD.`: one if it comes again.
    Name,
    /// `jules:`: one if nearly every line has such a word.
    Handle,
}

/// A label at the head of a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Label {
    pub(super) form: Form,
    /// Who is meant, in items: with a role, without the time.
    pub(super) source: Range<usize>,
    /// What tells one speaker from another.
    pub(super) name: Range<usize>,
    /// The colon; empty for `Q.`.
    pub(super) colon: Range<usize>,
    /// The first item of what is said, perhaps in the next paragraph.
    pub(super) start: usize,
}

/// The label that opens unit `index`, the first of its paragraph.
pub(super) fn read(f: &Frame<'_, '_>, index: usize) -> Option<Label> {
    let end = f.units[index].end;
    let first = after_clock(f, f.units[index].start, end);
    let found = letter(f, index, first).or_else(|| with_colon(f, first, end));
    // `Sir: Your paper says …`, `Note: …`: nobody of that name is speaking.
    let nobody = |label: &Label| {
        label.name.len() == 1
            && f.sense(label.name.start)
                .any(Sense::BANNER.with(Sense::POINTER))
    };
    found
        .or_else(|| with_stop(f, index, first))
        .or_else(|| alone(f, index, first))
        .filter(|label| !f.is_run(label.start) && label.start < f.len() && !nobody(label))
}

/// The item after a time: `[00:00:04]`, `(10:02)`, `10:02 -`.
fn after_clock(f: &Frame<'_, '_>, first: usize, end: usize) -> usize {
    if f.mark(first, '[') || f.mark(first, '(') {
        let close = (first + 2..end.min(first + 6)).find(|i| f.mark(*i, ']') || f.mark(*i, ')'));
        return close
            .filter(|_| f.is_number(first + 1))
            .map_or(first, |i| i + 1);
    }
    let clock = f.is_number(first) && f.str(first).contains(':');
    let dash = clock && f.is_dash(first + 1);
    first + usize::from(clock) + usize::from(dash)
}

/// `Q. Who rang it last?`, `QUESTION: Who rang it last?`
fn letter(f: &Frame<'_, '_>, index: usize, first: usize) -> Option<Label> {
    let word = f.is_one_of(first, &["question", "answer"]) && f.token(first)?.case == Case::Upper;
    let letter = word || f.is_one_of(first, &["Q", "A"]) && f.capital(first);
    let (stop, colon) = (f.mark(first + 1, '.'), f.mark(first + 1, ':'));
    if !letter || !stop && !colon {
        return None;
    }
    Some(Label {
        form: Form::Sure,
        source: first..first + 1 + usize::from(stop),
        name: first..first + 1,
        colon: first + 1..first + 1 + usize::from(colon),
        // The splitter may take `A.` for a sentence of its own.
        start: in_paragraph(f, index, first + 2)?,
    })
}

/// `HAROLD. You came back.`, as plays are printed.
fn with_stop(f: &Frame<'_, '_>, index: usize, first: usize) -> Option<Label> {
    let stop = (first + 1..first + 4).find(|i| f.mark(*i, '.'))?;
    let capitals = (first..stop).all(|i| f.token(i).is_some_and(|t| t.case == Case::Upper));
    capitals.then_some(())?;
    Some(Label {
        form: Form::Name,
        source: first..stop,
        name: first..stop,
        colon: stop..stop,
        start: in_paragraph(f, index, stop + 1)?,
    })
}

/// `HAROLD` in a line of its own, as scripts are typed: what is said stands below.
fn alone(f: &Frame<'_, '_>, index: usize, first: usize) -> Option<Label> {
    let unit = f.units[index];
    let name = first..unit.end;
    let lone = f
        .units
        .get(index + 1)
        .is_some_and(|next| next.paragraph == unit.paragraph + 1);
    let capitals = name
        .clone()
        .all(|i| f.token(i).is_some_and(|t| t.case == Case::Upper));
    let below = unit.end;
    let speech = lone
        && f.token(below)
            .is_some_and(|t| t.case != Case::Upper || t.span.len() == 1);
    (capitals && speech && name.len() <= 3 && !name.is_empty() && !is_ordinary(f, &name)).then(
        || Label {
            form: Form::Name,
            source: name.clone(),
            colon: name.end..name.end,
            name,
            start: below,
        },
    )
}

/// Item `i`, if it lies in the paragraph of unit `index`.
fn in_paragraph(f: &Frame<'_, '_>, index: usize, i: usize) -> Option<usize> {
    let paragraph = f.units[index].paragraph;
    let inside = i < f.len() && f.units[f.unit_at(i)].paragraph == paragraph;
    inside.then_some(i)
}

/// `Dr. Lena Park (NIH): Thank you.`
fn with_colon(f: &Frame<'_, '_>, first: usize, end: usize) -> Option<Label> {
    let after = (first..end.min(first + NAME)).find(|i| !of_name(f, *i, first));
    let after = after.unwrap_or(end.min(first + NAME));
    if after == first {
        return handle(f, first, end);
    }
    let (source_end, colon) = to_colon(f, after, end)?;
    let name = first..after;
    let sure = is_capital(f, &name) && (colon == after || is_capital(f, &(after..source_end)));
    (sure || !is_ordinary(f, &name)).then(|| Label {
        form: if sure { Form::Sure } else { Form::Name },
        source: first..source_end,
        name,
        colon: colon..colon + 1,
        start: colon + 1,
    })
}

/// Whether item `i` can be part of a name or a role in a label.
fn of_name(f: &Frame<'_, '_>, i: usize, first: usize) -> bool {
    f.token(i).is_some_and(|t| match t.kind {
        // `Audience member`, `Jan de Wit`
        TokenKind::Word => t.case != Case::Lower || i > first && !f.finite(i),
        TokenKind::Number => t.span.len() <= 3,
        TokenKind::Clitic => true,
        TokenKind::Punct => matches!(t.mark, '.' | '\'' | '’'),
        TokenKind::Address => false,
    })
}

/// The end of the source and the colon, past `(NIH)`, `(00:14)`, `, HOST`.
fn to_colon(f: &Frame<'_, '_>, after: usize, end: usize) -> Option<(usize, usize)> {
    let colon = (after..end.min(after + TAIL)).find(|i| f.mark(*i, ':'))?;
    if f.mark(after, '(') || f.mark(after, '[') {
        let closed = f.mark(colon - 1, ')') || f.mark(colon - 1, ']');
        return closed.then_some((after, colon));
    }
    let role = f.is_comma(after) && (after..colon).all(|i| !f.finite(i));
    (colon == after || role).then_some((colon, colon))
}

/// `jules: around six`
fn handle(f: &Frame<'_, '_>, first: usize, end: usize) -> Option<Label> {
    let word = f.token(first).is_some_and(|t| match t.kind {
        TokenKind::Word => !f.class(first).any(ORDINARY) || f.class(first).any(WordClass::PERSON),
        TokenKind::Address => true,
        _ => false,
    });
    (word && f.mark(first + 1, ':') && first + 2 < end).then_some(Label {
        form: Form::Handle,
        source: first..first + 1,
        name: first..first + 1,
        colon: first + 1..first + 2,
        start: first + 2,
    })
}

/// Whether a label is in capitals, perhaps after a title: `Mr. ROWE`; no heading of one word (`NOTE:`).
fn is_capital(f: &Frame<'_, '_>, items: &Range<usize>) -> bool {
    let capital = |i: usize| {
        f.token(i).is_some_and(|t| match t.kind {
            TokenKind::Word => {
                t.case == Case::Upper || f.class(i).any(WordClass::TITLE) && t.case != Case::Lower
            }
            TokenKind::Punct => matches!(t.mark, '.' | '\'' | ','),
            _ => false,
        })
    };
    let long = |i: usize| f.token(i).is_some_and(|t| t.span.len() > 2);
    let heading = f.class(items.start).any(
        WordClass::COMMON
            .with(WordClass::VERB)
            .with(WordClass::MONTH),
    ) && !f.class(items.start).any(WordClass::PERSON)
        && items.len() == 1
        && !is_surname(f, items.start);
    items.clone().all(capital) && long(items.end - 1) && !heading
}

/// Whether a label of one word heads something else: `Method:`, `Friday:`, `Step 2:`.
fn is_ordinary(f: &Frame<'_, '_>, name: &Range<usize>) -> bool {
    let person = |i: usize| {
        let classes = WordClass::PERSON
            .with(WordClass::BODY)
            .with(WordClass::GIVEN);
        f.class(i).any(classes)
    };
    let numbered = f.is_number(name.end - 1);
    // `Audience member:`, not `Editor's note:`.
    let last = name.end - 1 - usize::from(numbered && name.len() > 1);
    let needs_person =
        numbered || !f.capital(last) || name.len() == 1 && f.class(last).any(ORDINARY);
    needs_person && !person(last)
}

/// Whether a word that is a noun too (`CRANE:`) ends a name elsewhere in the text: `Melissa Crane`.
fn is_surname(f: &Frame<'_, '_>, label: usize) -> bool {
    let (words, word) = (f.words, f.str(label));
    let given = |i: usize| {
        words.get(i).is_some_and(|t| t.case == Case::Title)
            && words.class(i).any(WordClass::GIVEN.with(WordClass::TITLE))
    };
    (1..words.len().min(INTRODUCTION)).any(|i| {
        let here = words.get(i).is_some_and(|t| t.case == Case::Title);
        here && words.str(i).eq_ignore_ascii_case(word)
            && (given(i - 1) || i > 1 && words.mark(i - 1, '.') && given(i - 2))
    })
}
