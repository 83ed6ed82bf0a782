//! [`Gap`], what a rule sees: a terminal mark with the marks that close after it, the sentence
//! so far and the token that comes next.

use super::shape::{
    dash_after, markup_end, note, opening, opens_next, small_word, smiley, terminal_mark,
};
use super::state::{Closing, State};
use crate::lexicon::{WordClass, Words};
use crate::text::{Case, Token, TokenKind};

/// What a terminal mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Terminal {
    /// One point.
    Point,
    /// Points that stand for something left out.
    Ellipsis,
    /// `?`, alone or with others.
    Question,
    /// `!`.
    Exclamation,
}

/// A place where a sentence may end.
#[derive(Debug, Clone)]
pub(super) struct Gap<'w, 't> {
    pub(super) words: &'w Words<'t>,
    /// The sentence's first token.
    pub(super) start: usize,
    /// The token after the paragraph's last.
    pub(super) hi: usize,
    /// The terminal mark.
    pub(super) mark: usize,
    /// The token after the terminal mark and all that closes with it.
    pub(super) next: usize,
    /// The first token from `next` on that opens nothing.
    pub(super) head: usize,
    pub(super) terminal: Terminal,
    /// How many points.
    pub(super) points: usize,
    /// Whether a quotation closes after the terminal mark.
    pub(super) quotation: bool,
    /// Whether a bracket closes after the terminal mark.
    pub(super) bracket: bool,
    /// Whether one point stands here that may belong to the word before it.
    pub(super) short: bool,
    /// See [`State`].
    pub(super) has_word: bool,
    pub(super) has_small: bool,
    pub(super) has_verb: bool,
    pub(super) careless: bool,
}

impl<'w, 't> Gap<'w, 't> {
    /// Reads on from the terminal mark at `mark`.
    pub(super) fn at(words: &'w Words<'t>, state: &mut State, mark: usize) -> Self {
        let hi = state.hi;
        let (mut points, mut question, mut exclamation) = (0, false, false);
        let (mut quotation, mut bracket) = (false, false);
        let mut i = mark;
        while i < hi && words.tokens[i].kind == TokenKind::Punct {
            let token = &words.tokens[i];
            if terminal_mark(token.mark) {
                // `. . . The custom` and `...and yet`: the points belong to what follows.
                if i > mark
                    && token.spaced
                    && (quotation || bracket || opens_next(words, mark, i, hi))
                {
                    break;
                }
                let run = words.str(i);
                match token.mark {
                    '.' => points += run.len(),
                    '…' => points += 3,
                    _ => {
                        question |= run.contains(['?', '⁇', '⁈', '⁉']);
                        exclamation |= run.contains(['!', '‼']);
                    }
                }
                i += 1;
            } else if let Some(end) = smiley(words, i, hi)
                .or_else(|| note(words, i, hi))
                .or_else(|| markup_end(words, i, hi))
            {
                i = end;
            } else if let Some(end) = dash_after(words, i, hi) {
                i = end;
                break;
            } else {
                match state.closes(words, i) {
                    Some(Closing::Quotation) => quotation = true,
                    Some(Closing::Bracket) => bracket = true,
                    Some(Closing::Emphasis) => {}
                    None => break,
                }
                state.mark(words, i);
                i += 1;
            }
        }
        let next = i.min(hi);
        let mut head = next;
        while head < hi && head < next + 4 && opening(words, head) {
            head += 1;
        }
        let terminal = match (question, exclamation, points) {
            (true, _, _) => Terminal::Question,
            (_, true, _) => Terminal::Exclamation,
            (_, _, 2..) => Terminal::Ellipsis,
            _ => Terminal::Point,
        };
        let one = points == 1 || points == 2;
        let short = one
            && !question
            && !exclamation
            && !quotation
            && mark > state.start
            && may_be_short(words, mark);
        Self {
            words,
            start: state.start,
            hi,
            mark,
            next,
            head,
            terminal,
            points,
            quotation,
            bracket,
            short,
            has_word: state.has_word,
            has_small: state.has_small,
            has_verb: state.has_verb,
            careless: state.careless,
        }
    }

    /// The token that the mark stands directly against.
    pub(super) fn before(&self) -> Option<usize> {
        (self.mark > self.start && !self.words.tokens[self.mark].spaced).then(|| self.mark - 1)
    }

    /// The text of that token, or `""`.
    pub(super) fn word_before(&self) -> &'t str {
        self.before().map_or("", |i| self.words.str(i))
    }

    /// Its classes.
    pub(super) fn class_before(&self) -> WordClass {
        self.before()
            .map_or(WordClass::NONE, |i| self.words.class(i))
    }

    /// The token after the gap.
    pub(super) fn token(&self) -> &'w Token {
        &self.words.tokens[self.next]
    }

    /// Whether the token after the gap stands directly against the mark.
    pub(super) fn glued(&self) -> bool {
        self.next == self.mark + 1 && !self.token().spaced
    }

    /// The first token that opens nothing, if the paragraph has one.
    pub(super) fn head_token(&self) -> Option<&'w Token> {
        (self.head < self.hi).then(|| &self.words.tokens[self.head])
    }

    /// Its classes.
    pub(super) fn head_class(&self) -> WordClass {
        if self.head < self.hi {
            self.words.class(self.head)
        } else {
            WordClass::NONE
        }
    }

    /// Whether it is a word with a small letter.
    pub(super) fn small(&self) -> bool {
        small_word(self.words, self.head, self.hi)
    }

    /// Whether it is a word with a capital, and more small letters.
    pub(super) fn title(&self) -> bool {
        self.head_token()
            .is_some_and(|token| token.capital() && token.case == Case::Title)
    }

    /// Whether it is a word with a capital.
    pub(super) fn capital(&self) -> bool {
        self.head_token().is_some_and(Token::capital)
    }

    /// Whether marks stand between the gap and that token.
    pub(super) fn opens(&self) -> bool {
        self.head > self.next
    }

    /// Whether `!` or `?` stands here.
    pub(super) fn strong(&self) -> bool {
        matches!(self.terminal, Terminal::Question | Terminal::Exclamation)
    }
}

/// Whether the token before the point `mark` can be an abbreviation, by its class or its shape.
fn may_be_short(words: &Words<'_>, mark: usize) -> bool {
    const LISTED: WordClass = WordClass::ABBREVIATION
        .with(WordClass::ABBREVIATION_MAY_END)
        .with(WordClass::ABBREVIATION_NUMBER);
    let before = &words.tokens[mark - 1];
    // `E.`, `II.`, `A.B.C.`, `then-Sen.`, `N°.`, `per cent.`
    let shape = before.span.len() <= 2
        || before.case == Case::Upper
        || words
            .str(mark - 1)
            .bytes()
            .any(|b| matches!(b, b'.' | b'-'))
        || words.str(mark - 1).starts_with("cent");
    !words.tokens[mark].spaced && (shape || words.class(mark - 1).any(LISTED))
}
