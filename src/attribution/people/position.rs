//! Where a name stands in its sentence: as a subject, before the noun that it modifies, in a dateline.

use super::linked::Linked;
use crate::attribution::syntax::frame::Frame;
use crate::attribution::syntax::headline::skip_dateline;
use crate::entity::NameMention;
use crate::lexicon::{Form, Sense, Tag, WordClass};
use crate::text::{EntityId, Span, TokenKind};
use std::ops::Range;

/// A name with what its place in the text says of it, not yet tied to anybody.
pub(super) fn placed(
    f: &Frame<'_, '_>,
    name: &NameMention,
    unit: usize,
    quoted: bool,
    boilerplate: bool,
    fiction: bool,
) -> Linked {
    let Range { start, end } = name.tokens;
    let modifier = !fiction && modifies(f, end);
    let subject = !quoted
        && !modifier
        && (is_subject(f, start, end, unit) || !fiction && opens_with_role(f, start, unit));
    Linked {
        span: name.span,
        entity: EntityId::new(0),
        rule: "",
        quoted,
        boilerplate: boilerplate || !fiction && in_dateline(f, unit, name.span),
        unit,
        subject,
        possessive: f
            .words
            .get(end)
            .is_some_and(|t| t.kind == TokenKind::Clitic),
        modifier,
        token: start,
        token_end: end,
    }
}

/// `BRUSSELS (Northern News) — …`: the place and the agency that a news text opens with.
fn in_dateline(f: &Frame<'_, '_>, unit: usize, name: Span) -> bool {
    let Some(unit) = f.units.get(unit) else {
        return false;
    };
    if name.start() > f.span(unit.start).start() + 40 {
        return false;
    }
    let body = skip_dateline(f, unit);
    body > unit.start && name.end() <= f.span(body - 1).end()
}

/// A subject opens its clause, or a verb follows it.
fn is_subject(f: &Frame<'_, '_>, start: usize, end: usize, unit: usize) -> bool {
    let words = f.words;
    let opens = f
        .units
        .get(unit)
        .is_some_and(|u| f.token_index(u.start) == Some(start));
    let verb = words.class(end).any(
        WordClass::VERB
            .with(WordClass::BE)
            .with(WordClass::HAVE)
            .with(WordClass::DO)
            .with(WordClass::MODAL),
    );
    let finite = |i: usize| {
        let class = words.class(i);
        class.any(WordClass::VERB) && words.verb(i).form.any(Form::PAST.with(Form::THIRD))
            || class.any(WordClass::HAVE.with(WordClass::BE))
    };
    let preposition = start > 0 && words.class(start - 1).any(WordClass::PREPOSITION);
    // `On the other bank, Alonso Brenk, 58, tipped his cap.`
    let number = |i: usize| words.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    let aged =
        words.mark(end, ',') && number(end + 1) && words.mark(end + 2, ',') && finite(end + 3);
    // `The rivals' manager, Alonso Brenk, tipped his cap.`
    let role = WordClass::PERSON
        .with(WordClass::TITLE)
        .with(WordClass::KIN);
    // `The rival, named as Alonso Brenk, tipped his cap.`
    let called =
        start > 2 && words.is(start - 1, "as") && words.info[start - 2].sense.any(Sense::IDENTITY);
    let first = start - if called { 2 } else { 0 };
    // `His opposite number, Alonso Brenk, was less amused.`
    let owned = (first.saturating_sub(5)..first.saturating_sub(1))
        .any(|i| words.class(i).any(WordClass::POSSESSIVE) && words.tokens[i].capital());
    let apposed = first > 1
        && words.mark(first - 1, ',')
        && (words.class(first - 2).any(role) || owned)
        && words.mark(end, ',')
        && finite(end + 1);
    opens || (verb || aged) && !preposition || apposed
}

/// Whether the word at token `end` is a noun that the name before it modifies.
fn modifies(f: &Frame<'_, '_>, end: usize) -> bool {
    let small = |t: &crate::text::Token| t.kind == TokenKind::Word && !t.capital();
    let Some(token) = f.words.get(end).filter(|t| small(t)) else {
        return false;
    };
    let class = f.words.class(end);
    let item = f.item_at(token.span.start());
    let noun = if f.token_index(item) == Some(end) {
        f.tag(item) == Tag::Noun
    } else {
        // Inside quotation marks nothing has a tag.
        class.any(
            WordClass::PERSON
                .with(WordClass::BODY)
                .with(WordClass::COMMON)
                .with(WordClass::DOCUMENT),
        )
    };
    noun && !class.any(
        WordClass::TIME
            .with(WordClass::ADVERB)
            .with(WordClass::REPORTING),
    )
}

/// The longest stretch of words before a name that can still belong to it: `But former Orvik port
/// inspector Ines Roth`.
const BEFORE: usize = 8;

/// Whether only what belongs to the name stands between it and the start of its sentence.
fn opens_with_role(f: &Frame<'_, '_>, start: usize, unit: usize) -> bool {
    let words = f.words;
    let first = f.units.get(unit).and_then(|u| f.token_index(u.start));
    let belongs = WordClass::MODIFIER
        .with(WordClass::PERSON)
        .with(WordClass::TITLE)
        .with(WordClass::PLACE)
        .with(WordClass::DEMONYM)
        .with(WordClass::DETERMINER)
        .with(WordClass::COORDINATOR)
        .with(WordClass::CONNECTIVE)
        .with(WordClass::BODY)
        .with(WordClass::COMMON);
    first.is_some_and(|first| {
        first < start
            && start - first <= BEFORE
            && (first..start).all(|i| {
                let class = words.class(i);
                words.tokens[i].kind == TokenKind::Word
                    && !class.any(WordClass::PREPOSITION)
                    && (class.any(belongs) || words.tokens[i].capital())
            })
    })
}
