//! The marks of a paragraph, and what each could be: opening, closing, or no quotation mark.
//!
//! A mark is never decided here. Each gets three costs, from its shape and its neighbours, and
//! [`super::pairing`] takes the cheapest reading of the whole paragraph. Costs are in tenths of
//! "a typist's slip": 0 is regular, 10 unusual, 50 and more a fault.
//! Complexity: linear in the paragraph.

use super::Style;
use super::apostrophe;
use crate::lexicon::{WordClass, Words};
use memchr::memchr3_iter;

/// How a mark is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    /// `"`
    Straight2,
    /// `“`
    Left2,
    /// `”`
    Right2,
    /// `„`
    Low2,
    /// `''`
    Twice,
    /// ``` `` ```
    Grave2,
    /// `«` or `‹`
    LeftAngle,
    /// `»` or `›`
    RightAngle,
    /// `'`
    Straight1,
    /// `‘`
    Left1,
    /// `’`
    Right1,
    /// `‚`
    Low1,
    /// `` ` ``
    Grave1,
}

/// Marks that close one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Family {
    Double,
    Twice,
    Angle,
    SmallAngle,
    Single,
}

impl Family {
    pub(super) const fn style(self) -> Style {
        match self {
            Self::Double => Style::Double,
            Self::Twice => Style::Doubled,
            Self::Angle | Self::SmallAngle => Style::Guillemets,
            Self::Single => Style::Single,
        }
    }
}

/// A mark that can be a quotation mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) glyph: Glyph,
    pub(super) family: Family,
    /// Cost of reading it as an opening mark.
    pub(super) open: i32,
    /// Cost of reading it as a closing mark.
    pub(super) close: i32,
    /// Cost of reading it as no quotation mark: an apostrophe, inches, a slip.
    pub(super) none: i32,
    /// Typed twice, and taken for one.
    pub(super) doubled: bool,
    /// A tag stands between the mark before and this one.
    pub(super) told: bool,
    /// Stands where a straight single mark could as well be a dropped letter.
    pub(super) faint: bool,
}

/// From here on, a mark read as none at all is worth reporting.
pub(super) const REPORTED: i32 = 25;

/// What stands beside a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The end of the paragraph.
    Edge,
    Space,
    /// Opens a bracket, or what else a quotation may follow directly: `/`, `=`.
    Bracket,
    /// Closes a bracket.
    Unbracket,
    Dash,
    Upper,
    Lower,
    Digit,
    /// Ends a sentence.
    Stop,
    Comma,
    Colon,
    Other,
}

impl Side {
    fn of(c: Option<char>) -> Self {
        let Some(c) = c else { return Self::Edge };
        match c {
            '(' | '[' | '{' | '<' | '/' | '=' | '¿' | '¡' => Self::Bracket,
            ')' | ']' | '}' | '>' | '%' => Self::Unbracket,
            '-' | '\u{2010}'..='\u{2015}' | '−' => Self::Dash,
            '.' | '!' | '?' | '…' => Self::Stop,
            ',' | ';' => Self::Comma,
            ':' => Self::Colon,
            _ if c.is_whitespace() => Self::Space,
            _ if c.is_numeric() => Self::Digit,
            _ if c.is_uppercase() => Self::Upper,
            _ if c.is_alphabetic() => Self::Lower,
            _ => Self::Other,
        }
    }

    pub(super) const fn letter(self) -> bool {
        matches!(self, Self::Upper | Self::Lower)
    }

    pub(super) const fn gap(self) -> bool {
        matches!(self, Self::Edge | Self::Space)
    }
}

/// Where a mark stands: what is on its sides beyond other marks that touch it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) before: Side,
    pub(super) after: Side,
    /// Byte offset just before the marks that touch it.
    pub(super) left: usize,
    /// Byte offset just after them.
    pub(super) right: usize,
}

fn open_fit(place: Place) -> i32 {
    let before = match place.before {
        Side::Edge | Side::Space => 0,
        Side::Bracket => 2,
        Side::Dash => 3,
        Side::Colon => 5,
        Side::Stop | Side::Comma | Side::Other => 15,
        Side::Unbracket => 35,
        Side::Upper | Side::Lower => 40,
        Side::Digit => 50,
    };
    let after = match place.after {
        Side::Upper | Side::Lower | Side::Digit | Side::Bracket | Side::Other => 0,
        Side::Dash | Side::Stop => 7,
        Side::Comma | Side::Colon => 30,
        Side::Unbracket | Side::Space => 40,
        Side::Edge => 200,
    };
    before + after
}

fn close_fit(place: Place) -> i32 {
    let before = match place.before {
        Side::Upper
        | Side::Lower
        | Side::Digit
        | Side::Stop
        | Side::Comma
        | Side::Unbracket
        | Side::Other => 0,
        // "If you"--he rose--"think so": the third mark opens.
        Side::Dash if place.after.letter() => 20,
        Side::Dash => 3,
        Side::Colon => 5,
        Side::Bracket | Side::Space => 40,
        Side::Edge => 200,
    };
    let after = match place.after {
        Side::Edge | Side::Space | Side::Stop | Side::Comma | Side::Colon | Side::Unbracket => 0,
        Side::Dash => 2,
        Side::Bracket | Side::Other => 10,
        Side::Upper | Side::Digit => 15,
        Side::Lower => 20,
    };
    before + after
}

/// Opening and closing cost from the neighbours alone.
fn fit(words: &Words<'_>, place: Place) -> (i32, i32) {
    if place.before == Side::Space && place.after == Side::Space {
        return (15, 15);
    }
    let (mut open, mut close) = (open_fit(place), close_fit(place));
    if place.after.letter() && matches!(place.before, Side::Comma | Side::Colon) {
        // He said,"Go" and "I can't,"Mr. Ode said: the word before the comma decides.
        let at = words
            .at_or_after(u32::try_from(place.left).unwrap_or(u32::MAX))
            .saturating_sub(2);
        if words.class(at).any(WordClass::REPORTING) || place.before == Side::Colon {
            close += 15;
        } else {
            open += 5;
            close -= 10;
        }
    }
    (open, close)
}

fn glyph(c: char) -> Option<(Glyph, Family)> {
    Some(match c {
        '"' | '＂' => (Glyph::Straight2, Family::Double),
        '“' | '‟' | '\u{93}' => (Glyph::Left2, Family::Double),
        '”' | '\u{94}' => (Glyph::Right2, Family::Double),
        '„' | '\u{84}' => (Glyph::Low2, Family::Double),
        '«' => (Glyph::LeftAngle, Family::Angle),
        '»' => (Glyph::RightAngle, Family::Angle),
        '‹' => (Glyph::LeftAngle, Family::SmallAngle),
        '›' => (Glyph::RightAngle, Family::SmallAngle),
        '\'' => (Glyph::Straight1, Family::Single),
        '‘' | '‛' | '\u{91}' => (Glyph::Left1, Family::Single),
        '’' | '´' | '\u{92}' => (Glyph::Right1, Family::Single),
        '‚' => (Glyph::Low1, Family::Single),
        '`' => (Glyph::Grave1, Family::Single),
        _ => return None,
    })
}

/// Characters that marks are seen through: `_"Go," he said._`
pub(super) const fn transparent(c: char) -> bool {
    matches!(c, '_' | '*' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
}

/// Appends the marks of `words.text[start..end]`, one paragraph, to `out`.
pub(super) fn scan(words: &Words<'_>, start: usize, end: usize, out: &mut Vec<Mark>) {
    let Some(body) = words.text.get(start..end) else {
        return;
    };
    let bytes = body.as_bytes();
    let mut common = memchr3_iter(b'"', b'\'', 0xe2, bytes).peekable();
    let mut rare = memchr3_iter(b'`', 0xc2, 0xef, bytes).peekable();
    // The next byte from `at` on that can begin a mark.
    let mut candidate = |at: usize| {
        let mut first = usize::MAX;
        for hits in [&mut common, &mut rare] {
            while hits.next_if(|hit| *hit < at).is_some() {}
            first = first.min(hits.peek().copied().unwrap_or(usize::MAX));
        }
        first
    };
    let mut at = 0;
    // `<a href="x">`: the mark after `=` and the next one are mark-up.
    let mut markup = false;
    loop {
        at = candidate(at);
        let Some(c) = body.get(at..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        if glyph(c).is_none() {
            at += c.len_utf8();
            continue;
        }
        let (left, right) = cluster(body, at, c);
        let place = Place {
            before: Side::of(body[..left].chars().next_back()),
            after: Side::of(body[right..].chars().next()),
            left: start + left,
            right: start + right,
        };
        while at < right {
            let Some(c) = body[at..].chars().next() else {
                break;
            };
            let Some((glyph, family)) = glyph(c) else {
                at += c.len_utf8();
                continue;
            };
            let run = body[at..right].chars().take_while(|&d| d == c).count();
            if family == Family::Double && (markup || bytes[..at].ends_with(b"=")) {
                for _ in 0..run {
                    markup = !markup;
                }
                at += run * c.len_utf8();
                continue;
            }
            let first = out.len();
            at = group(words, place, start, at, (c, glyph, family), run, out);
            // Within a letter's reach on both sides, a lone single mark is an apostrophe.
            if family == Family::Single
                && out.len() == first + 1
                && right - left == c.len_utf8()
                && inside_word(place)
            {
                out.truncate(first);
            }
        }
        at = at.max(right);
    }
}

fn inside_word(place: Place) -> bool {
    let joined = |side: Side| side.letter() || side == Side::Digit;
    joined(place.before) && joined(place.after)
}

/// The marks that touch the one at `at`, with what can be seen through.
fn cluster(body: &str, at: usize, first: char) -> (usize, usize) {
    let mut right = at + first.len_utf8();
    let mut last_mark = right;
    for c in body[right..].chars() {
        if glyph(c).is_some() {
            right += c.len_utf8();
            last_mark = right;
        } else if transparent(c) {
            right += c.len_utf8();
        } else {
            break;
        }
    }
    let seen = body[..at].trim_end_matches(transparent).len();
    // `_"Go_`: what is seen through at the far end belongs to the cluster only before a letter or gap.
    (seen, right.max(last_mark))
}

/// Marks of one glyph that touch: one, or one typed twice, or several. Returns the offset after them.
fn group(
    words: &Words<'_>,
    place: Place,
    base: usize,
    at: usize,
    (c, glyph, family): (char, Glyph, Family),
    run: usize,
    out: &mut Vec<Mark>,
) -> usize {
    let width = c.len_utf8();
    let mut push = |from: usize, count: usize, glyph: Glyph, family: Family, doubled: bool| {
        let (s, e) = (base + from, base + from + count * width);
        out.push(costs(words, place, s, e, glyph, family, doubled));
    };
    match (c, run) {
        ('\'', 2) if apostrophe::elided_at(words, place.right) && place.before.gap() => {
            // ''Tis late,' he said: an opening mark and an apostrophe.
            push(at, 1, glyph, family, false);
        }
        ('\'', 2) => push(at, 2, Glyph::Twice, Family::Twice, false),
        ('\'', 3..) => {
            // '''Yes,' he wrote'' and ''He wrote 'yes''': the odd one is the inner mark.
            let opens = place.before.gap() && !place.after.gap();
            let odd = run % 2;
            if odd == 1 && !opens {
                push(at, 1, glyph, family, false);
            }
            for pair in 0..run / 2 {
                let skip = if opens { 0 } else { odd };
                push(at + skip + pair * 2, 2, Glyph::Twice, Family::Twice, false);
            }
            if odd == 1 && opens {
                push(at + run - 1, 1, glyph, family, false);
            }
        }
        // “plan’’: wire copy's mark in curly signs.
        ('’' | '‘', 2) => push(at, 2, Glyph::Twice, Family::Twice, false),
        ('`', 2) => push(at, 2, Glyph::Grave2, Family::Twice, false),
        // Three graves fence code in web text; more are a rule.
        ('`', 3..) => {}
        ('"' | '＂', 2..) => push(at, run, glyph, family, true),
        _ => {
            for i in 0..run {
                push(
                    at + i * width,
                    1,
                    glyph,
                    family,
                    i > 0 && matches!(c, '“' | '‘' | '«'),
                );
            }
        }
    }
    at + run * width
}

/// The three costs of a mark.
fn costs(
    words: &Words<'_>,
    place: Place,
    start: usize,
    end: usize,
    glyph: Glyph,
    family: Family,
    doubled: bool,
) -> Mark {
    let (open_fit, close_fit) = fit(words, place);
    let mut faint = false;
    // A mark that shows its direction is held to its place less strictly than a straight one.
    let third = |cost: i32| cost * 35 / 100;
    let (open, close, none) = match glyph {
        // 12" pipe: after a digit it may count inches.
        Glyph::Straight2 if place.before == Side::Digit && !place.after.letter() => {
            (open_fit, close_fit, 10)
        }
        Glyph::Straight2 | Glyph::Twice => (open_fit, close_fit, 60),
        Glyph::Left2 => (third(open_fit), 35 + close_fit, 60),
        Glyph::Right2 if place.before == Side::Digit => (35 + open_fit, third(close_fit), 12),
        Glyph::Right2 => (35 + open_fit, third(close_fit), 60),
        Glyph::Low2 => (third(open_fit), 80, 60),
        Glyph::Grave2 => (third(open_fit), 60 + close_fit, 60),
        Glyph::LeftAngle => (open_fit / 10, 25 + close_fit, 50),
        Glyph::RightAngle => (25 + open_fit, close_fit / 10, 50),
        Glyph::Straight1 | Glyph::Left1 | Glyph::Right1 | Glyph::Low1 | Glyph::Grave1 => {
            let single = apostrophe::judge(words, place, glyph);
            faint = single.faint;
            let (open, close) = match glyph {
                Glyph::Left1 => (third(open_fit), 35 + close_fit),
                Glyph::Right1 => (35 + open_fit, third(close_fit)),
                Glyph::Low1 => (third(open_fit), 80),
                Glyph::Grave1 => (open_fit, 30 + close_fit),
                _ => (open_fit, close_fit),
            };
            (open + single.open, close + single.close, single.none)
        }
    };
    // ““Go,” he said: the second of two opening marks is easily a slip.
    let none = if doubled && family != Family::Single && glyph != Glyph::Straight2 {
        15
    } else {
        none
    };
    let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Mark {
        start: cut(start),
        end: cut(end),
        glyph,
        family,
        open,
        close: close.max(0),
        none,
        doubled,
        told: false,
        faint,
    }
}
