//! [`Gap`], what a rule sees: a terminal mark with the marks that close after it, the sentence
//! so far and the token that comes next.

use crate::lexicon::{Form, WordClass, Words};
use crate::text::{Case, Token, TokenKind};

/// What a paragraph has shown up to some token.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// The paragraph's tokens.
    pub(super) lo: usize,
    pub(super) hi: usize,
    /// The sentence's first token.
    pub(super) start: usize,
    /// Whether the sentence has a word or number yet.
    pub(super) has_word: bool,
    /// Whether the sentence has a finite verb yet, as far as its form shows.
    pub(super) has_verb: bool,
    /// Whether a quotation is open: by straight marks, by curly or angled ones, by single ones.
    straight: bool,
    curly: bool,
    single: bool,
    /// How many brackets are open, and where the outermost is.
    brackets: u32,
    bracket: usize,
    /// Whether the writer does without capitals: `i` for `I`, or a small letter to begin with.
    pub(super) careless: bool,
}

/// How far a look from a token may go, in tokens. Longest subject seen before a tag: 11.
pub(super) const REACH: usize = 14;

impl State {
    pub(super) fn new(lo: usize, hi: usize) -> Self {
        Self {
            lo,
            hi,
            start: lo,
            has_word: false,
            has_verb: false,
            straight: false,
            curly: false,
            single: false,
            brackets: 0,
            bracket: lo,
            careless: false,
        }
    }

    /// A sentence begins at token `i`.
    pub(super) fn begin(&mut self, i: usize) {
        self.start = i;
        self.has_word = false;
        self.has_verb = false;
        // A bracket left open does not swallow the paragraph.
        self.brackets = 0;
    }

    /// Takes in a token that is no mark.
    pub(super) fn word(&mut self, words: &Words<'_>, i: usize) {
        let token = &words.tokens[i];
        if token.kind == TokenKind::Word && token.case == Case::Lower {
            if i == self.lo || words.str(i) == "i" {
                self.careless |=
                    !dotted(words.str(i)) && !words.mark(i + 1, ')') && !words.mark(i + 1, '.');
            }
            let info = words.info[i];
            self.has_verb = self.has_verb
                || info.class.any(VERBAL)
                || info
                    .verb
                    .form
                    .any(Form::PAST.with(Form::THIRD).with(Form::BASE));
        } else if token.kind == TokenKind::Clitic && !words.is(i, "'s") && !words.is(i, "’s") {
            self.has_verb = true;
        }
        self.has_word = true;
    }

    /// Takes in a mark that ends nothing.
    pub(super) fn mark(&mut self, words: &Words<'_>, i: usize) {
        match words.tokens[i].mark {
            '"' => self.straight = !self.straight,
            '\'' if words.str(i).len() == 2 => self.straight = !self.straight,
            '`' => self.straight = true,
            '“' | '„' | '«' => self.curly = true,
            '”' | '»' => self.curly = false,
            '‘' => self.single = true,
            '\'' if words.tokens[i].spaced && !spaced(words, i + 1, self.hi) => self.single = true,
            '\'' | '’' if spaced(words, i + 1, self.hi) => self.single = false,
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

    /// Whether the mark at `i`, after a terminal mark, closes something.
    fn closes(&self, words: &Words<'_>, i: usize) -> Option<Closing> {
        let token = &words.tokens[i];
        let loose = spaced(words, i + 1, self.hi);
        let quotation = match token.mark {
            ')' | ']' | '}' => return Some(Closing::Bracket),
            '”' | '»' | '›' => !token.spaced || loose,
            '“' | '«' => !token.spaced && loose,
            '"' => self.straight_closes(token, loose),
            '\'' if words.str(i).len() == 2 => self.straight_closes(token, loose),
            '\'' | '’' => {
                let clitic =
                    !loose && matches!(words.str(i + 1), "s" | "S" | "d" | "ll" | "re" | "ve");
                !token.spaced && !clitic || token.spaced && loose && self.single
            }
            '*' | '_' => return (!token.spaced && loose).then_some(Closing::Emphasis),
            _ => false,
        };
        quotation.then_some(Closing::Quotation)
    }

    fn straight_closes(&self, token: &Token, loose: bool) -> bool {
        match (token.spaced, loose) {
            (false, true) => true,
            (true, false) => false,
            _ => self.straight,
        }
    }

    /// Whether the sentence began with a bracket that is open.
    pub(super) fn bracket_opened_at_start(&self, words: &Words<'_>) -> bool {
        self.brackets == 1 && self.bracket == self.start && words.mark(self.start, '(')
    }

    /// Whether no bracket is open.
    pub(super) fn bracket_closed(&self) -> bool {
        self.brackets == 0
    }

    /// Whether a quotation is open.
    fn quoting(&self) -> bool {
        self.straight || self.curly || self.single
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Closing {
    Quotation,
    Bracket,
    Emphasis,
}

/// Verbs that are finite whatever follows.
const VERBAL: WordClass = WordClass::BE
    .with(WordClass::HAVE)
    .with(WordClass::DO)
    .with(WordClass::MODAL);

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
    /// The sentence so far, and the paragraph's end.
    pub(super) start: usize,
    pub(super) hi: usize,
    /// The terminal mark.
    pub(super) mark: usize,
    /// The token after the terminal mark and all that closes with it; less than `hi`.
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
    /// Whether a bracket that opened inside the sentence is still open.
    pub(super) inside_bracket: bool,
    /// Whether a quotation is still open.
    pub(super) inside_quotation: bool,
    pub(super) has_word: bool,
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
        while i < hi {
            let token = &words.tokens[i];
            if token.kind != TokenKind::Punct {
                break;
            }
            if terminal_mark(token.mark) {
                // `. . . The custom` and `...and yet`: the points belong to what follows.
                if i > mark
                    && token.spaced
                    && (opens_next(words, mark, i, hi) || quotation || bracket)
                {
                    break;
                }
                match token.mark {
                    '.' => points += token.span.len() as usize,
                    '…' => points += 3,
                    _ => {
                        let run = words.str(i);
                        question |= run.contains(['?', '⁇', '⁈', '⁉']);
                        exclamation |= run.contains(['!', '‼']);
                    }
                }
            } else if let Some(end) = smiley(words, i, hi).or_else(|| note(words, i, hi)) {
                i = end;
                continue;
            } else {
                match state.closes(words, i) {
                    Some(Closing::Quotation) => quotation = true,
                    Some(Closing::Bracket) => bracket = true,
                    Some(Closing::Emphasis) => {}
                    None => break,
                }
                state.mark(words, i);
            }
            i += 1;
        }
        let terminal = if question {
            Terminal::Question
        } else if exclamation {
            Terminal::Exclamation
        } else if points > 1 {
            Terminal::Ellipsis
        } else {
            Terminal::Point
        };
        let mut head = i;
        while head < hi && head < i + 4 && opening(words, head) {
            head += 1;
        }
        Self {
            words,
            start: state.start,
            hi,
            mark,
            next: i,
            head,
            terminal,
            points,
            quotation,
            bracket,
            inside_bracket: state.brackets > 0 && state.bracket > state.start,
            inside_quotation: state.quoting(),
            has_word: state.has_word,
            has_verb: state.has_verb,
            careless: state.careless,
        }
    }

    /// The token `n` before the mark, if it stands directly against what follows it.
    pub(super) fn before(&self) -> Option<usize> {
        (self.mark > self.start && !self.words.tokens[self.mark].spaced).then(|| self.mark - 1)
    }

    /// The token after the gap.
    pub(super) fn token(&self) -> &'w Token {
        &self.words.tokens[self.next]
    }

    /// The classes of the word before the mark. Of `then-Sen`, those of its last part.
    pub(super) fn class_before(&self) -> WordClass {
        let Some(i) = self.before() else {
            return WordClass::NONE;
        };
        self.words.class(i)
    }

    /// The first word after the gap, in the paragraph.
    pub(super) fn head_token(&self) -> Option<&'w Token> {
        (self.head < self.hi).then(|| &self.words.tokens[self.head])
    }

    /// The class of that word.
    pub(super) fn head_class(&self) -> WordClass {
        if self.head < self.hi {
            self.words.class(self.head)
        } else {
            WordClass::NONE
        }
    }

    /// Whether the next word begins with a small letter.
    pub(super) fn small(&self) -> bool {
        self.head_token()
            .is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower)
            && self.words.str(self.head).starts_with(char::is_lowercase)
    }

    /// Whether the next word begins with a capital.
    pub(super) fn capital(&self) -> bool {
        self.head_token().is_some_and(Token::capital)
    }

    /// Whether marks stand between the gap and the next word.
    pub(super) fn opens(&self) -> bool {
        self.head > self.next
    }
}

/// Whether token `i` is in the paragraph and has white space before it, or the paragraph ends there.
pub(super) fn spaced(words: &Words<'_>, i: usize, hi: usize) -> bool {
    i >= hi || words.tokens[i].spaced
}

/// `e.g`, `U.S`: points inside.
pub(super) fn dotted(word: &str) -> bool {
    word.contains('.')
}

fn terminal_mark(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。')
}

/// Whether a sentence may end at the mark `i`.
pub(super) fn terminal(words: &Words<'_>, i: usize, hi: usize) -> bool {
    let token = &words.tokens[i];
    if !terminal_mark(token.mark) {
        return false;
    }
    // `.5`, `.NET`, `.org`
    let glued =
        i + 1 < hi && !words.tokens[i + 1].spaced && words.tokens[i + 1].kind != TokenKind::Punct;
    !(token.mark == '.' && token.span.len() == 1 && token.spaced && glued)
}

/// Whether the spaced points at `i`, after the terminal mark `mark`, belong to the next sentence.
fn opens_next(words: &Words<'_>, mark: usize, i: usize, hi: usize) -> bool {
    if !words.mark(i, '.') && !words.mark(i, '…') {
        return false;
    }
    if !spaced(words, i + 1, hi) && i + 1 < hi && words.tokens[i + 1].kind != TokenKind::Punct {
        return true;
    }
    // `compounds. . . . The`: a stop, then three points before a capital.
    let three = i == mark + 1
        && !words.tokens[mark].spaced
        && words.tokens[mark].span.len() == 1
        && (i..i + 3).all(|k| {
            k < hi
                && words.mark(k, '.')
                && words.tokens[k].spaced
                && words.tokens[k].span.len() == 1
        });
    three && i + 3 < hi && words.tokens[i + 3].spaced && words.tokens[i + 3].capital()
}

/// Whether token `i` is a mark that opens something.
fn opening(words: &Words<'_>, i: usize) -> bool {
    let token = &words.tokens[i];
    match token.mark {
        '(' | '[' | '{' | '“' | '‘' | '«' | '„' | '‚' | '‹' | '¿' | '¡' | '`' | '"' | '<' => {
            true
        }
        '\'' | '’' => true,
        '*' | '_' => token.spaced,
        _ => false,
    }
}

/// A reference to a note: `[12]` directly after a stop. Gives the token after it.
fn note(words: &Words<'_>, i: usize, hi: usize) -> Option<usize> {
    let number = words
        .get(i + 1)
        .is_some_and(|token| token.kind == TokenKind::Number);
    (i + 2 < hi
        && words.mark(i, '[')
        && !words.tokens[i].spaced
        && number
        && words.mark(i + 2, ']'))
    .then_some(i + 3)
}

/// `:)`, `;-)`, `:P`, `=D`, or an emoji. Gives the token after it.
pub(super) fn smiley(words: &Words<'_>, i: usize, hi: usize) -> Option<usize> {
    let token = words.get(i)?;
    match token.mark {
        '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{200d}' => {
            return Some(i + 1);
        }
        ':' | ';' | '=' => {}
        _ => return None,
    }
    let glued = |k: usize| k < hi && !words.tokens[k].spaced;
    let mut k = i + 1;
    if glued(k) && words.mark(k, '-') && words.tokens[k].span.len() == 1 {
        k += 1;
    }
    if !glued(k) {
        return None;
    }
    let mouth = match words.tokens[k].mark {
        ')' | '(' | ']' | '[' | '|' | '/' | '\\' | '*' => true,
        _ => matches!(
            words.str(k),
            "D" | "P" | "p" | "O" | "o" | "d" | "3" | "S" | "x" | "X"
        ),
    };
    // `Seen here:(a)` has none, and `note:P` none either.
    while mouth
        && glued(k + 1)
        && words.tokens[k + 1].mark == words.tokens[k].mark
        && words.mark(k, ')')
    {
        k += 1;
    }
    (mouth && spaced(words, k + 1, hi)).then_some(k + 1)
}

/// A bullet in the middle of a line.
pub(super) fn bullet(words: &Words<'_>, i: usize) -> bool {
    matches!(words.tokens[i].mark, '•' | '⁃' | '‣' | '▪' | '●' | '◦') && words.tokens[i].spaced
}

/// A ruled line: ten equal marks or more from token `i` on, or three stars. Gives the token after it.
pub(super) fn ruled(words: &Words<'_>, i: usize, hi: usize) -> Option<usize> {
    // Shorter runs stand for a dash or a name left out: `Mr. -----`.
    let mark = words.tokens[i].mark;
    // `***` between two parts of a text.
    let least = if mark == '*' && words.tokens[i].spaced && spaced(words, i + 3, hi) {
        3
    } else {
        10
    };
    if !matches!(mark, '-' | '=' | '*' | '_' | '~' | '#' | '+') {
        return None;
    }
    let mut end = i + 1;
    while end < hi && words.tokens[end].mark == mark && !words.tokens[end].spaced {
        end += 1;
    }
    let len = words.tokens[end - 1].span.end() - words.tokens[i].span.start();
    (len >= least).then_some(end)
}

/// Whether token `i` is a link right after another link.
pub(super) fn next_link(words: &Words<'_>, i: usize) -> bool {
    let link =
        |i: usize| words.tokens[i].kind == TokenKind::Address && words.str(i).starts_with("http");
    i > 0 && words.tokens[i].spaced && link(i) && link(i - 1)
}

/// Whether token `i` looks like the beginning of a sentence.
pub(super) fn begins_anew(words: &Words<'_>, i: usize) -> bool {
    words.tokens[i].capital()
}

/// Whether the word at `i` can only begin a clause, not go on with a name.
pub(super) fn clause_opener(words: &Words<'_>, i: usize) -> bool {
    const OPENERS: WordClass = WordClass::DETERMINER
        .with(WordClass::POSSESSIVE)
        .with(WordClass::PRONOUN)
        .with(WordClass::COORDINATOR)
        .with(WordClass::SUBORDINATOR)
        .with(WordClass::QUESTION)
        .with(WordClass::PREPOSITION)
        .with(WordClass::NEGATION)
        .with(WordClass::CONNECTIVE)
        .with(WordClass::ADVERB)
        .with(WordClass::INTERJECTION)
        .with(WordClass::BE)
        .with(WordClass::HAVE)
        .with(WordClass::DO)
        .with(WordClass::MODAL);
    const NAMES: WordClass = WordClass::GIVEN
        .with(WordClass::MONTH)
        .with(WordClass::WEEKDAY)
        .with(WordClass::TITLE);
    let class = words.class(i);
    words.tokens[i].case == Case::Title && class.any(OPENERS) && !class.any(NAMES)
}
