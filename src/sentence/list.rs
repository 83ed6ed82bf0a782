//! Items of a list that run on in one line: `1. Milk 2. Bread`, `a) mend the roof b) paint it`.

use super::shape::bullet;
use crate::lexicon::{WordClass, Words};
use crate::text::TokenKind;

/// How the items of a list are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Number,
    Letter,
    Roman,
}

/// What stands around the number: `1.` `1)` `1.)` `(1)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    Point,
    Bracket,
    PointBracket,
    Brackets,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Item {
    style: Style,
    frame: Frame,
    number: u32,
    /// The token after the item's number and its marks.
    end: usize,
}

const ROMAN: [&str; 12] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
];

/// The last item seen in the paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Items {
    last: Option<Item>,
}

impl Items {
    /// Whether an item has been seen.
    pub(super) fn any(&self) -> bool {
        self.last.is_some()
    }

    /// A sentence begins at `i`: if with the number of an item, remembers it.
    pub(super) fn open(&mut self, words: &Words<'_>, i: usize, hi: usize) {
        // Nearly every sentence begins with a word too long for a number.
        if words
            .get(i)
            .is_none_or(|token| token.kind == TokenKind::Word && token.span.len() > 4)
        {
            return;
        }
        if let Some(item) =
            item(words, i, hi, Style::Number).or_else(|| first_letter(words, i, hi, self.last))
        {
            self.last = Some(item);
        }
    }

    /// Whether the item after the last one begins at `i`, in the middle of a sentence.
    pub(super) fn next_at(&self, words: &Words<'_>, i: usize, hi: usize) -> bool {
        let Some(last) = self.last else { return false };
        if i <= last.end || !words.tokens[i].spaced {
            return false;
        }
        // `1. Turn to page 2. Then stop.`, `in two parts: 1) sand and 2) paint`.
        const NO_ITEM: WordClass = WordClass::PREPOSITION
            .with(WordClass::DETERMINER)
            .with(WordClass::COORDINATOR)
            .with(WordClass::ABBREVIATION_NUMBER)
            .with(WordClass::MONTH);
        let before = i - 1;
        if words.tokens[before].kind == TokenKind::Punct && !words.mark(before, ')')
            || words.class(before).any(NO_ITEM)
        {
            return false;
        }
        item(words, i, hi, last.style)
            .is_some_and(|item| item.frame == last.frame && item.number == last.number + 1)
    }
}

/// `a.`, `a)`, `i.`: the first item of a list, or the one after `last`.
fn first_letter(words: &Words<'_>, i: usize, hi: usize, last: Option<Item>) -> Option<Item> {
    let expected = |item: &Item| match last {
        Some(last) if last.style == item.style => item.number == last.number + 1,
        _ => item.number == 1,
    };
    let small = |found: &Item| {
        words.str(found.end - 1).len() == 1 && words.str(i).starts_with(char::is_lowercase)
    };
    [Style::Roman, Style::Letter]
        .into_iter()
        .find_map(|style| item(words, i, hi, style).filter(expected).filter(small))
}

/// The number of an item at `i`, its bullet included.
fn item(words: &Words<'_>, i: usize, hi: usize, style: Style) -> Option<Item> {
    let mut k = i;
    if k < hi && bullet(words, k) {
        k += 1;
    }
    let bracketed = k < hi && words.mark(k, '(');
    k += usize::from(bracketed);
    let word = if k < hi { words.str(k) } else { return None };
    let number = match style {
        Style::Number if word.len() <= 2 => word.parse().ok()?,
        Style::Letter if word.len() == 1 && word.as_bytes()[0].is_ascii_lowercase() => {
            u32::from(word.as_bytes()[0] - b'a') + 1
        }
        Style::Roman => u32::try_from(ROMAN.iter().position(|roman| *roman == word)?).ok()? + 1,
        _ => return None,
    };
    let glued = |k: usize, mark: char| {
        k < hi && words.mark(k, mark) && !words.tokens[k].spaced && words.str(k).len() == 1
    };
    let (frame, end) = match (glued(k + 1, '.'), glued(k + 1, ')'), glued(k + 2, ')')) {
        (false, true, _) => (
            if bracketed {
                Frame::Brackets
            } else {
                Frame::Bracket
            },
            k + 2,
        ),
        (true, _, true) if !bracketed => (Frame::PointBracket, k + 3),
        (true, _, false) if !bracketed => (Frame::Point, k + 2),
        _ => return None,
    };
    // Something must follow, with a space before it: `3.5`, `2)`.
    (end < hi && words.tokens[end].spaced).then_some(Item {
        style,
        frame,
        number,
        end,
    })
}

/// Whether the tokens `start..end` are nothing but the number of an item: `1`, `• 9`, `iv`, `B`.
pub(super) fn only_number(words: &Words<'_>, start: usize, end: usize) -> bool {
    let mut k = start;
    while k < end
        && (bullet(words, k)
            || words.mark(k, '(')
            || matches!(words.tokens[k].mark, '-' | '*' | '#'))
    {
        k += 1;
    }
    if k + 1 != end {
        return false;
    }
    let word = words.str(k);
    match words.tokens[k].kind {
        // `1999.` is a sentence, `12.` hardly ever; `4.1.` is a heading's.
        TokenKind::Number => {
            word.len() <= 3 || word.len() <= 8 && word.bytes().filter(|b| *b == b'.').count() >= 1
        }
        TokenKind::Word => {
            word != "I"
                && (word.len() == 1 || ROMAN.iter().any(|roman| roman.eq_ignore_ascii_case(word)))
        }
        _ => false,
    }
}

/// A date and a time of day in figures, as mail and forums stamp them: `04/11/2003 09:30 PM`.
/// Gives the token after it.
pub(super) fn stamp(words: &Words<'_>, i: usize, hi: usize) -> Option<usize> {
    if words.tokens[i].kind != TokenKind::Number
        || i + 1 >= hi
        || words.tokens[i + 1].kind != TokenKind::Number
    {
        return None;
    }
    let figures = |i: usize, mark: char| {
        words
            .str(i)
            .split(mark)
            .filter(|part| part.bytes().all(|b| b.is_ascii_digit()))
            .count()
    };
    if figures(i, '/') != 3 && figures(i, '-') != 3 || figures(i + 1, ':') < 2 {
        return None;
    }
    let half = i + 2 < hi && (words.is(i + 2, "AM") || words.is(i + 2, "PM"));
    Some(i + 2 + usize::from(half))
}

/// The longest close of a letter, in tokens: `With kindest regards,`.
pub(super) const VALEDICTION: usize = 4;

/// Whether the sentence that began at `start` is the close of a letter, and a name follows at
/// `i`: `Best regards, Tom`.
pub(super) fn valediction(words: &Words<'_>, start: usize, i: usize) -> bool {
    (start + 2..=start + VALEDICTION).contains(&i)
        && words.mark(i - 1, ',')
        && words.tokens[i].capital()
        && ["regards", "sincerely", "faithfully", "truly"]
            .iter()
            .any(|word| words.is(i - 2, word))
}
