//! Shapes of marks that matter to sentences: terminal marks, smileys, notes, ruled lines.
//! Every function takes a token's index and, where it looks on, the paragraph's end `hi`.

use crate::lexicon::Words;
use crate::text::{Case, TokenKind};

/// How far a look from a token may go, in tokens. Longest subject seen before a tag: 11.
pub(super) const REACH: usize = 14;

/// Whether token `i` has white space before it, or the paragraph ends there.
pub(super) fn spaced(words: &Words<'_>, i: usize, hi: usize) -> bool {
    i >= hi || words.tokens[i].spaced
}

/// Whether token `i` is the mark `mark`, alone and directly against the token before it.
pub(super) fn glued_mark(words: &Words<'_>, i: usize, hi: usize, mark: char) -> bool {
    i < hi
        && words.mark(i, mark)
        && !words.tokens[i].spaced
        && words.str(i).len() == mark.len_utf8()
}

/// Whether token `i` is a word that begins with a small letter.
pub(super) fn small_word(words: &Words<'_>, i: usize, hi: usize) -> bool {
    i < hi
        && words.tokens[i].kind == TokenKind::Word
        && words.tokens[i].case == Case::Lower
        && words.str(i).starts_with(char::is_lowercase)
}

/// A mark that can end a sentence.
pub(super) fn terminal_mark(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。')
}

/// Whether a sentence may end at the mark `i`.
pub(super) fn terminal(words: &Words<'_>, i: usize, hi: usize) -> bool {
    let token = &words.tokens[i];
    if !terminal_mark(token.mark) {
        return false;
    }
    // `.5`, `.NET`, `!important`
    let glued =
        i + 1 < hi && !words.tokens[i + 1].spaced && words.tokens[i + 1].kind != TokenKind::Punct;
    !(token.span.len() == 1 && token.spaced && glued)
}

/// Whether the spaced points at `i`, after the terminal mark `mark`, belong to the next sentence.
pub(super) fn opens_next(words: &Words<'_>, mark: usize, i: usize, hi: usize) -> bool {
    if !words.mark(i, '.') && !words.mark(i, '…') {
        return false;
    }
    if !spaced(words, i + 1, hi) && words.tokens[i + 1].kind != TokenKind::Punct {
        return true;
    }
    // `It was kept. . . . The custom`: a stop, then three points before a capital.
    let single = |k: usize| k < hi && words.mark(k, '.') && words.tokens[k].span.len() == 1;
    i == mark + 1
        && single(mark)
        && !words.tokens[mark].spaced
        && (i..i + 3).all(|k| single(k) && words.tokens[k].spaced)
        && i + 3 < hi
        && words.tokens[i + 3].spaced
        && words.tokens[i + 3].capital()
}

/// Whether token `i` is a mark that opens something.
pub(super) fn opening(words: &Words<'_>, i: usize) -> bool {
    let token = &words.tokens[i];
    match token.mark {
        '(' | '[' | '{' | '“' | '‘' | '«' | '„' | '‚' | '‹' | '¿' | '¡' | '`' | '"' | '<'
        | '\'' | '’' => true,
        '*' | '_' => token.spaced,
        _ => false,
    }
}

/// Whether token `i` is a mark that can open a quotation.
pub(super) fn opening_quotation(words: &Words<'_>, i: usize, hi: usize) -> bool {
    i < hi
        && matches!(
            words.tokens[i].mark,
            '"' | '“' | '‘' | '\'' | '`' | '«' | '„'
        )
}

/// A reference to a note: `[12]` directly after a stop. Gives the token after it.
pub(super) fn note(words: &Words<'_>, i: usize, hi: usize) -> Option<usize> {
    let number = words
        .get(i + 1)
        .is_some_and(|token| token.kind == TokenKind::Number);
    (glued_mark(words, i, hi, '[') && number && glued_mark(words, i + 2, hi, ']')).then_some(i + 3)
}

/// The end of marked-up text: `</b>`. Gives the token after it.
pub(super) fn markup_end(words: &Words<'_>, i: usize, hi: usize) -> Option<usize> {
    let slash = words.mark(i, '<') && glued_mark(words, i + 1, hi, '/');
    (slash && glued_mark(words, i + 3, hi, '>')).then_some(i + 4)
}

/// A dash directly after a stop, as older prints have it: `I am sorry.--The boat is gone.`
/// It stays with the stop where a new sentence follows. Gives the token after it.
pub(super) fn dash_after(words: &Words<'_>, i: usize, hi: usize) -> Option<usize> {
    let token = &words.tokens[i];
    let dash = matches!(token.mark, '—' | '–') || token.mark == '-' && token.span.len() >= 2;
    if !dash || token.spaced {
        return None;
    }
    let mut next = i + 1;
    while next < hi && next < i + 3 && opening(words, next) {
        next += 1;
    }
    (next >= hi || words.tokens[next].capital()).then_some(i + 1)
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
    if glued_mark(words, k, hi, '-') {
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
    // `:)))`, but not `note:(a)`.
    while mouth && words.mark(k, ')') && glued_mark(words, k + 1, hi, ')') {
        k += 1;
    }
    (mouth && spaced(words, k + 1, hi)).then_some(k + 1)
}

/// Whether a bullet stands at `i`.
pub(super) fn bullet(words: &Words<'_>, i: usize) -> bool {
    matches!(words.tokens[i].mark, '•' | '⁃' | '‣' | '▪' | '●' | '◦') && words.tokens[i].spaced
}

/// A ruled line: ten equal marks or more from token `i` on, or three stars. Gives the token
/// after it.
pub(super) fn ruled(words: &Words<'_>, i: usize, hi: usize) -> Option<usize> {
    // Shorter runs stand for a dash or a name left out: `Mr. -----`.
    const LEAST: u32 = 10;
    let mark = words.tokens[i].mark;
    if !matches!(mark, '-' | '=' | '*' | '_' | '~' | '#' | '+') {
        return None;
    }
    // `* * *`
    let mut end = i + 1;
    while end < hi && words.tokens[end].mark == mark && (mark == '*' || !words.tokens[end].spaced) {
        end += 1;
    }
    if mark == '*' && end - i >= 3 && words.tokens[i].spaced && spaced(words, end, hi) {
        return Some(end);
    }
    let len = words.tokens[end - 1].span.end() - words.tokens[i].span.start();
    (len >= LEAST).then_some(end)
}

/// Whether token `i` is a link right after another link.
pub(super) fn next_link(words: &Words<'_>, i: usize) -> bool {
    let link =
        |i: usize| words.tokens[i].kind == TokenKind::Address && words.str(i).starts_with("http");
    i > 0 && words.tokens[i].spaced && link(i) && link(i - 1)
}
