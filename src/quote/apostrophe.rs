//! Apostrophes: what a single mark is when it is no quotation mark.
//!
//! English writes one sign for both. An apostrophe inside a word never gets here; at a word's
//! beginning it stands for dropped letters ('tis, 'em, '90s), at its end for a possessive
//! (the miners' lamps) or a dropped letter (goin', o'). Complexity: constant a mark.

use super::mark::{Glyph, Place, Side};
use crate::lexicon::{ELISIONS, Words};

/// What the word beside a single mark adds to the costs of its readings.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Single {
    pub(super) open: i32,
    pub(super) close: i32,
    pub(super) none: i32,
    pub(super) faint: bool,
}

/// Whether what is left of a word has lost its `part`: *beginning* or *end*.
fn has_lost(word: &str, part: &str) -> bool {
    let mut buffer = [0_u8; 12];
    let Some(lower) = buffer.get_mut(..word.len()) else {
        return false;
    };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let lost = std::str::from_utf8(lower)
        .ok()
        .and_then(|word| ELISIONS.of(word));
    lost.is_some_and(|parts| parts.split(' ').any(|lost| lost == part))
}

fn elided(word: &str) -> bool {
    has_lost(word, "beginning")
}

/// Whether the word that begins at byte `at` is one that has lost its beginning.
pub(super) fn elided_at(words: &Words<'_>, at: usize) -> bool {
    elided(word_at(words.text, at))
}

/// The letters (and inner apostrophes) from `at` on.
fn word_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or("");
    let mut end = 0;
    for (i, c) in rest.char_indices() {
        let inner = c == '\'' && rest[i + 1..].starts_with(char::is_alphanumeric);
        // No word in the lists is longer.
        if !(c.is_alphanumeric() || inner) || i > 24 {
            break;
        }
        end = i + c.len_utf8();
    }
    &rest[..end]
}

/// The letters before `at`.
fn word_before(text: &str, at: usize) -> &str {
    let head = text.get(..at).unwrap_or("");
    let mut start = head.len();
    for (i, c) in head.char_indices().rev().take(24) {
        if !c.is_alphanumeric() {
            break;
        }
        start = i;
    }
    &head[start..]
}

/// '90s, '68 and '30s-era, but not '90 people came'.
fn decade(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    digits == 2 && matches!(&word[digits..], "" | "s" | "er" | "ers")
}

fn possessive_s(next: &str) -> bool {
    matches!(next, "s" | "S")
}

/// The readings of the single mark at `place`.
pub(super) fn judge(words: &Words<'_>, place: Place, glyph: Glyph) -> Single {
    let next = word_at(words.text, place.right);
    if possessive_s(next) && !place.before.gap() && place.before != Side::Bracket {
        // the E.U.'s plan, "Today"'s host
        return Single {
            none: 0,
            close: 20,
            open: 20,
            faint: true,
        };
    }
    let opens = !place.after.gap()
        && (place.before.gap() || matches!(place.before, Side::Bracket | Side::Dash));
    if opens {
        return beginning(place, glyph, next);
    }
    let word = word_before(words.text, place.left);
    if place.before.letter() {
        return end(place, glyph, word);
    }
    if place.before == Side::Digit {
        // 5' 11": feet. The 1950s' end has its s, and is a word's end.
        return Single {
            none: 6,
            close: 5,
            ..Single::default()
        };
    }
    if place.before == Side::Space && place.after == Side::Space {
        // rock ' n ' roll; a loose mark.
        return Single {
            none: 20,
            open: 10,
            close: 10,
            faint: false,
        };
    }
    Single {
        none: 60,
        ..Single::default()
    }
}

fn beginning(place: Place, glyph: Glyph, next: &str) -> Single {
    // rock 'n' roll: both marks.
    if next.eq_ignore_ascii_case("n") {
        return Single {
            none: 0,
            open: 20,
            close: 20,
            faint: true,
        };
    }
    let lost = elided(next) || decade(next);
    match glyph {
        Glyph::Left1 if lost => Single {
            none: 8,
            faint: true,
            ..Single::default()
        },
        Glyph::Right1 if lost => Single {
            none: 0,
            faint: true,
            ..Single::default()
        },
        // ’Ware the dog: no list holds every clipped word, and this sign opens nothing.
        Glyph::Right1 if place.after.letter() => Single {
            none: 5,
            faint: true,
            ..Single::default()
        },
        Glyph::Straight1 | Glyph::Grave1 if lost => Single {
            none: 2,
            open: 12,
            faint: true,
            ..Single::default()
        },
        Glyph::Straight1 if place.after == Side::Lower => Single {
            none: 20,
            open: 4,
            faint: true,
            ..Single::default()
        },
        Glyph::Straight1 => Single {
            none: 30,
            open: 2,
            ..Single::default()
        },
        Glyph::Grave1 => Single {
            none: 20,
            ..Single::default()
        },
        _ => Single {
            none: 60,
            ..Single::default()
        },
    }
}

fn end(place: Place, glyph: Glyph, word: &str) -> Single {
    if glyph == Glyph::Left1 || glyph == Glyph::Low1 {
        return Single {
            none: 60,
            ..Single::default()
        };
    }
    let lower = word.as_bytes().last().map_or(0, u8::to_ascii_lowercase);
    let possessive = matches!(lower, b's' | b'x' | b'z');
    let dropped = word.len() > 3 && word.to_ascii_lowercase().ends_with("in");
    let clipped = has_lost(word, "end");
    let n = word.eq_ignore_ascii_case("n");
    let in_clause = matches!(place.after, Side::Space);
    let (none, close) = match () {
        () if n => (0, 20),
        // the miners' lamps
        () if possessive && in_clause => (5, 8),
        () if possessive => (30, 0),
        () if dropped || clipped => (6, if in_clause { 6 } else { 2 }),
        () if in_clause => (25, 0),
        () => (35, 0),
    };
    Single {
        none,
        close,
        open: 0,
        faint: none < 25,
    }
}

#[cfg(test)]
mod tests {
    use super::{decade, elided};

    #[test]
    fn words_that_lost_their_beginning() {
        assert!(
            elided("Tis")
                && elided("EM")
                && elided("twouldn't")
                && !elided("home")
                && !elided("étage")
        );
        assert!(decade("90s") && decade("68") && !decade("1990s") && !decade("90th"));
    }
}
