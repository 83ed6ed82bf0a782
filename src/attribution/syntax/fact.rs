//! What is asked of an item over and over, laid out in one row.

use crate::lexicon::{Form, Frame as VerbFrame, Sense, Verb, WordClass, WordInfo, Words};
use crate::text::{Case, Token, TokenKind};

/// The mark of a run.
pub(crate) const RUN: char = char::MAX;

/// What the rules ask of an item over and over, laid out in one row: two thirds of their time
/// went into finding it by way of the token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fact {
    pub(crate) info: WordInfo,
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
    pub(crate) const RUN: Self = Self {
        info: WordInfo {
            class: WordClass::NONE,
            verb: Verb {
                form: Form::NONE,
                frame: VerbFrame::NONE,
            },
            sense: Sense::NONE,
            row: 0,
        },
        mark: RUN,
        kind: TokenKind::Punct,
        capital: false,
        len: 0,
        first: 0,
    };

    pub(crate) fn of(words: &Words<'_>, i: usize) -> Self {
        let token = &words.tokens[i];
        let mut info = words.info[i];
        if is_given_name(words, i) {
            info.class = info.class.without(WordClass::MODAL.with(WordClass::MONTH));
        }
        if words.str(i) == "US" && !shouted(words, i + 1) {
            info.class = info
                .class
                .without(WordClass::OBJECT.with(WordClass::PRONOUN));
        }
        let first = words.text.as_bytes().get(token.span.start() as usize);
        Self {
            info,
            mark: token.mark,
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
