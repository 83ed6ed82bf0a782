//! What is asked of an item over and over, laid out in one row.

use super::frame::{Item, narrow};
use crate::lexicon::{Form, Sense, WordClass, Words};
use crate::text::{Case, Token, TokenKind};

/// The mark of a run.
pub(crate) const RUN: char = char::MAX;

/// What the rules ask of an item over and over, laid out in one row: two thirds of their time
/// went into finding it by way of the token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fact {
    pub(crate) class: WordClass,
    pub(crate) sense: Sense,
    /// Which token or run it is; what else the lexicon knows is found there.
    at: u32,
    /// The token's mark; [`RUN`] for a run, so that no question for a mark is answered with yes.
    pub(crate) mark: char,
    pub(crate) kind: TokenKind,
    pub(crate) capital: bool,
    /// Its length in bytes, at most 255, and its first letter as a small one: they tell most words
    /// apart without a look at the text.
    pub(crate) len: u8,
    pub(crate) first: u8,
}

impl Fact {
    /// Of a run: no question about a word is answered with yes.
    pub(crate) fn of_run(run: usize) -> Self {
        Self {
            class: WordClass::NONE,
            sense: Sense::NONE,
            at: narrow(run),
            mark: RUN,
            kind: TokenKind::Punct,
            capital: false,
            len: 0,
            first: 0,
        }
    }

    /// What it is of; no token is empty.
    #[inline]
    pub(crate) fn item(&self) -> Item {
        if self.len == 0 {
            Item::Run(self.at)
        } else {
            Item::Token(self.at)
        }
    }

    pub(crate) fn of(words: &Words<'_>, i: usize) -> Self {
        let token = &words.tokens[i];
        let mut class = words.info[i].class;
        if is_given_name(words, i) {
            class = class.without(WordClass::MODAL.with(WordClass::MONTH));
        }
        let us = WordClass::OBJECT.with(WordClass::PRONOUN);
        if class.any(us) && words.str(i) == "US" && !shouted(words, i + 1) {
            class = class.without(us);
        }
        let first = words.text.as_bytes().get(token.span.start() as usize);
        Self {
            class,
            sense: words.info[i].sense,
            at: narrow(i),
            // The sign of a run is no character of English, but a text may hold it.
            mark: if token.mark == RUN { '\0' } else { token.mark },
            kind: token.kind,
            capital: token.capital(),
            len: u8::try_from(token.span.len()).unwrap_or(u8::MAX),
            first: small(first.copied().unwrap_or(0)),
        }
    }
}

/// `LET US PRAY`: a word of more than one letter in capitals; not the *Senator* of `US Senator`.
fn shouted(words: &Words<'_>, i: usize) -> bool {
    words
        .get(i)
        .is_some_and(|token| token.case == Case::Upper && token.span.len() > 1)
}

/// `Will Feld said`, `May told him`: a modal with a capital that is somebody's name.
fn is_given_name(words: &Words<'_>, i: usize) -> bool {
    let named = WordClass::MODAL.with(WordClass::GIVEN);
    words.info[i].class.all(named)
        && words.tokens[i].capital()
        && (before_its_verb(words, i) || before_a_surname(words, i))
}

/// `May said`, `Will, who is ill`: what no modal stands before, a verb that is not in its plain form or a comma.
fn before_its_verb(words: &Words<'_>, i: usize) -> bool {
    let adverb = words.class(i + 1).any(WordClass::ADVERB);
    let next = i + 1 + usize::from(adverb);
    let class = words.class(next);
    let form = words.verb(next).form;
    let lower = words.get(next).is_some_and(|token| !token.capital());
    let verb = form.any(Form::PAST.with(Form::THIRD)) && !form.any(Form::BASE)
        || class.any(WordClass::BE.with(WordClass::HAVE).with(WordClass::DO))
            && !matches!(words.str(next), "be" | "have" | "do");
    lower && verb
        || words.mark(next, ',')
            && (!words.class(i).any(WordClass::MONTH) || words.str(next + 1) == "who")
}

/// `"It is late," Will Feld said`: inside a sentence, before another capital that is no title.
fn before_a_surname(words: &Words<'_>, i: usize) -> bool {
    let capital = |i: usize| words.tokens.get(i).is_some_and(Token::capital);
    let stops = |token: &Token| {
        matches!(token.mark, '.' | '!' | '?' | '…' | ':')
            || token.capital()
            || token.kind == TokenKind::Number
    };
    capital(i + 1)
        && !words.class(i + 1).any(
            WordClass::COURTESY
                .with(WordClass::TITLE)
                .with(WordClass::PRONOUN),
        )
        && i.checked_sub(1).is_some_and(|i| !stops(&words.tokens[i]))
}

/// A letter made small; other bytes may change, but the same way everywhere.
pub(crate) const fn small(byte: u8) -> u8 {
    byte | 0x20
}
