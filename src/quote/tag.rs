//! Tags, as far as marks need them: where speech without a closing mark stops.
//!
//! `We will appeal, he said.` and `Is it far? asked the boy.` end before the tag. Only plain tags
//! count: a subject and a verb of saying, in either order, and then the end of a clause.
//! Complexity: linear in the tokens looked at, times a small constant.

use crate::lexicon::{Form, Frame, WordClass, Words};
use crate::text::{Span, TokenKind};

/// Whether token `i` is a verb of saying as tags have it.
fn verb(words: &Words<'_>, i: usize) -> bool {
    let verb = words.verb(i);
    words.class(i).any(WordClass::REPORTING)
        && verb.form.any(Form::PAST.with(Form::THIRD))
        && verb.frame.any(Frame::TAG)
        && words.get(i).is_some_and(|token| !token.capital())
        && (!weak(words, i) || !verb.frame.any(Frame::PARTICLE) || words.particle(i + 1))
}

/// Whether the verb at `i` is often something else: `he broke the jar`, `she pressed on`.
fn weak(words: &Words<'_>, i: usize) -> bool {
    words.verb(i).frame.any(Frame::WEAK)
}

/// The token after the subject that begins at `i`, if one does.
fn subject(words: &Words<'_>, i: usize) -> Option<usize> {
    let class = words.class(i);
    let token = words.get(i)?;
    if token.kind != TokenKind::Word {
        return None;
    }
    if class.any(WordClass::PRONOUN) {
        return Some(i + 1);
    }
    if class.any(WordClass::DETERMINER.with(WordClass::POSSESSIVE)) {
        // the boy, his old friend, the man in grey: up to the noun that the caller checks.
        let mut j = i + 1;
        while j < i + 5
            && words.get(j).is_some_and(|t| t.kind == TokenKind::Word)
            && !verb(words, j)
        {
            j += 1;
            if words
                .class(j - 1)
                .any(WordClass::PERSON.with(WordClass::KIN))
                && !words.get(j).is_some_and(|t| t.kind == TokenKind::Word)
            {
                break;
            }
        }
        return (j > i + 1).then_some(j);
    }
    if !token.capital() {
        return None;
    }
    let mut j = i;
    while j < i + 6 {
        let name = words.get(j).is_some_and(|t| t.capital());
        let inner = j > i
            && (words.class(j).any(WordClass::PARTICLE)
                || words.mark(j, '.') && words.class(j - 1).any(WordClass::TITLE));
        if !(name || inner) {
            break;
        }
        j += 1;
    }
    Some(j)
}

fn skip_adverbs(words: &Words<'_>, mut i: usize) -> usize {
    let stop = i + 2;
    while i < stop
        && words.class(i).any(WordClass::ADVERB)
        && !words.class(i).any(WordClass::REPORTING)
    {
        i += 1;
    }
    i
}

/// The token after the tag that begins at token `i`, if one does.
pub(super) fn at(words: &Words<'_>, i: usize) -> Option<usize> {
    let mut strict = false;
    let core = if verb(words, i) {
        if weak(words, i) {
            return None;
        }
        subject(words, i + 1)?
    } else {
        let k = skip_adverbs(words, subject(words, i)?);
        if !verb(words, k) {
            return None;
        }
        strict = weak(words, k);
        k + 1 + usize::from(strict && words.particle(k + 1))
    };
    let Some(next) = words.get(core) else {
        return Some(core);
    };
    let goes_on = WordClass::PREPOSITION
        .with(WordClass::ADVERB)
        .with(WordClass::AUDIENCE)
        .with(WordClass::OBJECT)
        .with(WordClass::TIME)
        .with(WordClass::WEEKDAY);
    // She told the crowd.
    let told = words.verb(core - 1).frame.any(Frame::HEARER) && subject(words, core).is_some();
    // Not `she said no` and not `he said that the dam`: there the words go on as a report.
    let ends = next.kind == TokenKind::Punct && !matches!(next.mark, '"' | '“' | '‘' | '\'' | '(')
        || !strict && words.class(core).any(goes_on) && !words.is(core, "that");
    (ends || told).then_some(core)
}

/// Whether a tag that begins right at `from`, or after a comma or the like, lies before `to`.
pub(super) fn between(words: &Words<'_>, from: u32, to: u32) -> bool {
    let first = words.at_or_after(from);
    at(words, first)
        .is_some_and(|told| words.get(told).is_none_or(|token| token.span.start() <= to))
        || before(words, Span::new(from, to)).is_some()
}

/// Whether the tag after byte `at` is the last sentence of the paragraph that ends at `end`.
pub(super) fn ends_paragraph(words: &Words<'_>, at: u32, end: u32) -> bool {
    let first = words.at_or_after(at);
    let stop = (first..).find(|&i| {
        words
            .get(i)
            .is_none_or(|t| t.span.end() >= end || matches!(t.mark, '.' | '?' | '!' | ','))
    });
    stop.and_then(|i| words.get(i))
        .is_none_or(|token| token.span.end() >= end)
}

/// Where, in `room`, the words before a tag end: after the mark in `I will go, he said`.
pub(super) fn before(words: &Words<'_>, room: Span) -> Option<u32> {
    let first = words.at_or_after(room.start());
    (first + 1..)
        .map_while(|i| words.get(i).map(|token| (i, token)))
        .take_while(|(_, token)| token.span.end() <= room.end())
        .find_map(|(i, token)| {
            let stop = matches!(token.mark, ',' | '?' | '!' | '—')
                || token.is('-') && token.span.len() > 1;
            (stop && at(words, i + 1).is_some()).then_some(token.span.end())
        })
}
