//! [`State`], what a paragraph has shown up to some token.

use super::shape::spaced;
use crate::lexicon::{Form, WordClass, Words};
use crate::text::{Case, Token, TokenKind};

/// What a paragraph has shown up to some token.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// The paragraph's first token, and the one after its last.
    pub(super) lo: usize,
    pub(super) hi: usize,
    /// The sentence's first token.
    pub(super) start: usize,
    /// Whether the sentence has a word or number yet.
    pub(super) has_word: bool,
    /// Whether the sentence has a word in small letters yet that a headline would not.
    pub(super) has_small: bool,
    /// Whether the sentence has a finite verb yet, as far as its form shows.
    pub(super) has_verb: bool,
    /// Whether the writer does without capitals: `i` for `I`, or a small letter to begin with.
    pub(super) careless: bool,
    /// Whether a quotation is open by straight double marks, or by a single mark.
    double: bool,
    single: bool,
    /// How many brackets are open, and where the outermost is.
    brackets: u32,
    bracket: usize,
}

/// What a mark after a stop closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closing {
    Quotation,
    Bracket,
    Emphasis,
}

/// Verbs that are finite whatever follows.
const AUXILIARY: WordClass = WordClass::BE
    .with(WordClass::HAVE)
    .with(WordClass::DO)
    .with(WordClass::MODAL);

/// Words that stay small in a headline.
const IN_TITLES: WordClass = WordClass::PREPOSITION
    .with(WordClass::DETERMINER)
    .with(WordClass::COORDINATOR)
    .with(WordClass::SUBORDINATOR);

/// What shows that a writer does without capitals and apostrophes.
const CARELESS: [&str; 12] = [
    "i", "im", "ive", "i'm", "i've", "i'd", "dont", "cant", "didnt", "u", "ur", "pls",
];

/// None of them is longer, in bytes.
pub(super) const TELLING: u32 = 5;

impl State {
    pub(super) fn new(lo: usize, hi: usize) -> Self {
        Self {
            lo,
            hi,
            start: lo,
            has_word: false,
            has_small: false,
            has_verb: false,
            careless: false,
            double: false,
            single: false,
            brackets: 0,
            bracket: lo,
        }
    }

    /// A sentence begins at token `i`.
    pub(super) fn begin(&mut self, i: usize) {
        self.start = i;
        self.has_word = false;
        self.has_small = false;
        self.has_verb = false;
        // A bracket left open does not swallow the paragraph.
        self.brackets = 0;
    }

    /// Whether a word adds nothing more, unless it shows a careless writer.
    pub(super) fn settled(&self) -> bool {
        self.has_word && self.has_small && self.has_verb
    }

    /// Takes in a token that is no mark.
    pub(super) fn word(&mut self, words: &Words<'_>, i: usize) {
        let token = &words.tokens[i];
        let info = words.info[i];
        if token.kind == TokenKind::Word && token.case == Case::Lower {
            // Headlines leave `of` and `the` small.
            self.has_small |= token.span.len() > 4 || !info.class.any(IN_TITLES);
            // Most small words are told apart by their first letter.
            let telling = || {
                let first = words.text.as_bytes().get(token.span.start() as usize);
                matches!(first, Some(b'i' | b'd' | b'c' | b'u' | b'p'))
            };
            if !self.careless && (i == self.lo || token.span.len() <= TELLING && telling()) {
                self.careless = self.shows_care_less(words, i);
            }
            self.has_verb |= info.class.any(AUXILIARY)
                || info
                    .verb
                    .form
                    .any(Form::PAST.with(Form::THIRD).with(Form::BASE));
        } else if token.kind == TokenKind::Clitic {
            self.has_verb |= !words.is(i, "'s") && words.str(i) != "’s";
        }
        self.has_word = true;
    }

    /// Whether the small word at `i` shows that the writer does without capitals.
    fn shows_care_less(&self, words: &Words<'_>, i: usize) -> bool {
        let word = words.str(i);
        if i != self.lo && !CARELESS.contains(&word) || word.contains('.') {
            return false;
        }
        // `i)` and `e.g.` show nothing.
        let marked =
            words.mark(i + 1, ')') || words.mark(i + 1, '.') && words.tokens[i + 1].span.len() == 1;
        !marked || i == self.lo && word.len() > 2
    }

    /// Takes in a mark that ends nothing.
    pub(super) fn mark(&mut self, words: &Words<'_>, i: usize) {
        let token = &words.tokens[i];
        match token.mark {
            '"' => self.double = !self.double,
            '\'' if token.span.len() == 2 => self.double = !self.double,
            '`' => self.double = true,
            '\'' if token.spaced && !spaced(words, i + 1, self.hi) => self.single = true,
            '\'' if spaced(words, i + 1, self.hi) => self.single = false,
            '(' | '[' | '{' => {
                if self.brackets == 0 {
                    self.bracket = i;
                }
                self.brackets += 1;
            }
            ')' | ']' | '}' => self.brackets = self.brackets.saturating_sub(1),
            _ => {}
        }
    }

    /// What the mark at `i` closes, after a terminal mark.
    pub(super) fn closes(&self, words: &Words<'_>, i: usize) -> Option<Closing> {
        let token = &words.tokens[i];
        let loose = spaced(words, i + 1, self.hi);
        let quotation = match token.mark {
            ')' | ']' | '}' => return Some(Closing::Bracket),
            '”' | '»' | '›' => !token.spaced || loose,
            '“' | '«' => !token.spaced && loose,
            '"' => self.double_closes(token, loose),
            '\'' if token.span.len() == 2 => self.double_closes(token, loose),
            '\'' | '’' => {
                // `Jr.'s`
                let clitic =
                    !loose && matches!(words.str(i + 1), "s" | "S" | "d" | "ll" | "re" | "ve");
                !token.spaced && !clitic || token.spaced && loose && self.single
            }
            '*' | '_' => {
                let closes =
                    !token.spaced && (loose || words.tokens[i + 1].kind == TokenKind::Punct);
                return closes.then_some(Closing::Emphasis);
            }
            _ => false,
        };
        quotation.then_some(Closing::Quotation)
    }

    /// A straight mark opens or closes by its spaces; where they do not say, by what is open.
    fn double_closes(&self, token: &Token, loose: bool) -> bool {
        match (token.spaced, loose) {
            (false, true) => true,
            (true, false) => false,
            _ => self.double,
        }
    }

    /// Whether the sentence began with a bracket, the only one open.
    pub(super) fn in_aside(&self, words: &Words<'_>) -> bool {
        self.brackets == 1 && self.bracket == self.start && words.mark(self.start, '(')
    }

    /// Whether no bracket is open.
    pub(super) fn no_bracket(&self) -> bool {
        self.brackets == 0
    }
}
