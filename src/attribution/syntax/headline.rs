//! Headlines and datelines: what stands above an article or opens it and is no sentence of its own.

use super::frame::{Frame, Unit};
use crate::lexicon::{Sense, WordClass};
use crate::text::{Case, TokenKind};

/// Whether most words of the unit have capitals, as in `Minister Says Taxes Will Fall`.
pub(crate) fn headline(f: &Frame<'_, '_>, unit: &Unit) -> bool {
    if unit.end - unit.start > 48 {
        return false;
    }
    let (mut capitals, mut small) = (0, 0);
    for i in unit.range() {
        // `'It Was a Small Fire,' Says Baker`
        if let Some(run) = f.run(i) {
            let words = f.run_text(run).split_whitespace().take(25);
            for word in words.filter(|w| w.len() >= 3) {
                let capital = word.starts_with(char::is_uppercase);
                capitals += usize::from(capital);
                small += usize::from(!capital);
            }
        } else if f.kind(i) == TokenKind::Word && f.long(i, 3) {
            if f.capital(i) {
                capitals += 1;
            } else {
                small += 1;
            }
            // With more the sum below cannot come out: nearly every sentence ends here.
            if small > 7 {
                return false;
            }
        }
    }
    let words = capitals + small;
    (3..=25).contains(&words) && capitals * 10 >= words * 7
}

/// `READ MORE: Meters "ran backward," inspector says`: a link to another text.
pub(crate) fn points_elsewhere(f: &Frame<'_, '_>, at: usize) -> bool {
    let first = f.is_one_of(at, &["more", "read", "related", "see"]);
    let colon = at + 1 + usize::from(f.is_one_of(at + 1, &["all", "also", "more"]));
    first && f.sense(at).any(Sense::POINTER) && f.mark(colon, ':')
}

/// The item after the dateline that opens a paragraph: `LIMASSOL, Cyprus (Harbour News) -- `.
pub(crate) fn skip_dateline(f: &Frame<'_, '_>, unit: &Unit) -> usize {
    let first = f.token(unit.start);
    let upper =
        first.is_some_and(|t| t.case == Case::Upper && t.span.len() > 2) || f.mark(unit.start, '(');
    let time = first.is_some_and(|t| t.kind == TokenKind::Number);
    let capital = f.capital(unit.start);
    if !(upper || time || capital) {
        return unit.start;
    }
    let limit = unit.end.min(unit.start + 14);
    let mut place = upper || time;
    for i in unit.start..limit {
        if i > unit.start && f.is_dash(i) {
            return if place && i + 1 < unit.end {
                i + 1
            } else {
                unit.start
            };
        }
        let class = f.class(i);
        place |= class.any(WordClass::PLACE) || f.mark(i, ')');
        let fits = f.capital(i)
            || f.token(i).is_some_and(|t| {
                matches!(t.mark, ',' | '(' | ')' | '.' | '/') || t.kind == TokenKind::Number
            })
            || class.any(WordClass::ABBREVIATION_MAY_END)
            || f.is_one_of(i, &["of", "de", "a.m", "p.m"]);
        if !fits {
            return unit.start;
        }
    }
    unit.start
}
