//! Tokens: the one pass over the characters that everything later reads.
//!
//! ASCII is scanned by hand; a word with other letters in it is delimited by the word
//! boundaries of Unicode Standard Annex 29 (`unicode-segmentation`).
//! A word keeps its inner apostrophes, hyphens and points (`O'Neill`, `Jean-Luc`, `U.S`, `2.35`);
//! the clitics `'s 'll 've 're 'd 'm` are tokens of their own, and so is a last point.
//! Complexity: linear in the text.

use super::Span;
use unicode_segmentation::UnicodeSegmentation;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits.
    Word,
    /// Begins with a digit: `12`, `2.35`, `1,200`, `34-year-old`, `10th`.
    Number,
    /// `'s`, `'ll`, `'ve`, `'re`, `'d`, `'m` directly after a word.
    Clitic,
    /// An address or name of the net: `a@b.example`, `https://…`, `@name`, `#tag`.
    Address,
    /// One mark of punctuation, or a run of one of: `.` `-` `'` `` ` `` `!`/`?`.
    Punct,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// No capital at the start: `said`, `al-Amri`, and everything that is no word.
    Lower,
    /// A capital, then not only capitals: `Anna`, `McBride`, `I`.
    Title,
    /// Two letters or more, all of them capitals: `NATO`, `U.S`.
    Upper,
}

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it is; never empty.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// How it is written.
    pub case: Case,
    /// Whether white space (or the start of the text) comes before it.
    pub spaced: bool,
    /// For [`TokenKind::Punct`]: its first character. Otherwise `'\0'`.
    pub mark: char,
}

impl Token {
    /// Whether this is the mark `c`, or a run of it.
    #[must_use]
    pub fn is(&self, c: char) -> bool {
        self.mark == c
    }

    /// Whether this is a word that begins with a capital.
    #[must_use]
    pub fn capital(&self) -> bool {
        self.kind == TokenKind::Word && self.case != Case::Lower
    }
}

/// The tokens of `text`, in order and disjoint; what lies between them is white space.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    // English prose has a token for every five bytes or so; to grow costs more than room that is not used.
    let mut out = Vec::with_capacity(text.len() / 4 + 4);
    let mut scan = Scan {
        text,
        bytes: text.as_bytes(),
        at: 0,
    };
    let mut last_end = usize::MAX;
    while let Some((start, kind, mark)) = scan.next_token() {
        let end = scan.at;
        // Most words begin with a small ASCII letter, which settles it.
        let case = if kind == TokenKind::Word && !text.as_bytes()[start].is_ascii_lowercase() {
            case_of(&text[start..end])
        } else {
            Case::Lower
        };
        out.push(Token {
            span: Span::from_usize(start, end),
            kind,
            case,
            spaced: start != last_end,
            mark,
        });
        last_end = end;
    }
    out
}

fn case_of(word: &str) -> Case {
    // Nearly all words are ASCII, and a second letter that is small settles it.
    if let [b'A'..=b'Z', b'a'..=b'z', ..] = word.as_bytes() {
        return Case::Title;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let mut more = false;
            for c in letters {
                if c.is_lowercase() {
                    return Case::Title;
                }
                more = true;
            }
            if more { Case::Upper } else { Case::Title }
        }
        _ => Case::Lower,
    }
}

struct Scan<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl Scan<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// Start, kind and mark of the next token; `self.at` is then its end.
    fn next_token(&mut self) -> Option<(usize, TokenKind, char)> {
        loop {
            let b = *self.bytes.get(self.at)?;
            if b.is_ascii() {
                if b.is_ascii_whitespace() || b.is_ascii_control() {
                    self.at += 1;
                    continue;
                }
                let start = self.at;
                let (kind, mark) = self.ascii(b);
                return Some((start, kind, mark));
            }
            let c = self.text[self.at..].chars().next()?;
            let start = self.at;
            // Dashes, quotation marks and dots: no letters, and no need to ask Unicode's tables.
            if matches!(c, '\u{2010}'..='\u{2027}') && c != '’' {
                self.at += c.len_utf8();
                return Some((start, TokenKind::Punct, c));
            }
            if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}') {
                self.at += c.len_utf8();
                continue;
            }
            if c.is_alphanumeric() {
                self.word();
                return Some((start, TokenKind::Word, '\0'));
            }
            if c == '’' {
                return Some(self.apostrophe('’')).map(|(kind, mark)| (start, kind, mark));
            }
            self.at += c.len_utf8();
            return Some((start, TokenKind::Punct, c));
        }
    }

    fn ascii(&mut self, b: u8) -> (TokenKind, char) {
        let start = self.at;
        match b {
            b'a'..=b'z' | b'A'..=b'Z' => {
                self.word();
                (self.address_or(start, TokenKind::Word), '\0')
            }
            b'0'..=b'9' => {
                self.word();
                (self.address_or(start, TokenKind::Number), '\0')
            }
            b'\'' => self.apostrophe('\''),
            b'@' | b'#' if self.byte(start + 1).is_ascii_alphabetic() && !self.joined(start) => {
                self.at += 1;
                while self.byte(self.at).is_ascii_alphanumeric() || self.byte(self.at) == b'_' {
                    self.at += 1;
                }
                (TokenKind::Address, '\0')
            }
            b'!' | b'?' => {
                while matches!(self.byte(self.at), b'!' | b'?') {
                    self.at += 1;
                }
                (TokenKind::Punct, b.into())
            }
            b'.' | b'-' | b'`' => {
                while self.byte(self.at) == b {
                    self.at += 1;
                }
                (TokenKind::Punct, b.into())
            }
            _ => {
                self.at += 1;
                (TokenKind::Punct, b.into())
            }
        }
    }

    /// Whether the character before `at` belongs to a word.
    fn joined(&self, at: usize) -> bool {
        match at.checked_sub(1).map(|i| self.bytes[i]) {
            Some(b) if b.is_ascii() => b.is_ascii_alphanumeric(),
            Some(_) => self.text[..at].ends_with(char::is_alphanumeric),
            None => false,
        }
    }

    /// At an apostrophe: a clitic after a word, the doubled apostrophe that wire copy
    /// writes for a quotation mark, or a mark.
    fn apostrophe(&mut self, mark: char) -> (TokenKind, char) {
        let width = mark.len_utf8();
        // `Tarn Inc.'s chief`: the point of an abbreviation may stand between.
        let pointed = self.bytes[..self.at].ends_with(b".")
            && self.byte(self.at + width) == b's'
            && self.joined(self.at - 1);
        if pointed || self.joined(self.at) {
            if let Some(len) = clitic(&self.bytes[self.at + width..]) {
                self.at += width + len;
                return (TokenKind::Clitic, '\0');
            }
        }
        self.at += width;
        if mark == '\'' && self.byte(self.at) == b'\'' {
            self.at += 1;
        }
        (TokenKind::Punct, mark)
    }

    /// Moves to the end of the word that begins at `self.at`.
    #[inline]
    fn word(&mut self) {
        self.letters();
        // So end six words in seven.
        if !matches!(self.byte(self.at), b' ' | b'\n' | 0) {
            self.word_on();
        }
    }

    /// Moves past ASCII letters and digits.
    #[inline]
    fn letters(&mut self) {
        let rest = &self.bytes[self.at..];
        let other = rest.iter().position(|b| !ALPHANUMERIC[usize::from(*b)]);
        self.at += other.unwrap_or(rest.len());
    }

    /// Moves on to the end of the word whose letters end at `self.at`.
    fn word_on(&mut self) {
        loop {
            self.letters();
            let b = self.byte(self.at);
            let next = self.byte(self.at + 1);
            let joins = match b {
                0x80.. => {
                    if self.curly_apostrophe() {
                        continue;
                    }
                    if self.other_letters() {
                        continue;
                    }
                    false
                }
                b'\'' => next.is_ascii_alphabetic() && clitic(&self.bytes[self.at + 1..]).is_none(),
                b'-' | b'_' | b'&' => next.is_ascii_alphanumeric() || next >= 0xc3,
                b',' => {
                    self.digit_before()
                        && next.is_ascii_digit()
                        && self.byte(self.at + 2).is_ascii_digit()
                }
                b':' | b'/' => self.digit_before() && next.is_ascii_digit(),
                b'.' => self.point_joins(next),
                _ => false,
            };
            if !joins {
                return;
            }
            // `Ndiaye-Élodie`: the part after the hyphen may begin outside ASCII.
            self.at += 1;
        }
    }

    fn digit_before(&self) -> bool {
        self.at > 0 && self.bytes[self.at - 1].is_ascii_digit()
    }

    /// Whether the point at `self.at` is inside a word: `U.S`, `2.35`, `a.m`, `Ph.D`, `site.example`.
    fn point_joins(&self, next: u8) -> bool {
        let Some(before) = self.at.checked_sub(1).map(|i| self.bytes[i]) else {
            return false;
        };
        // `the U.S.-based firm`
        if next == b'-' && self.at >= 2 && self.bytes[self.at - 2] == b'.' {
            return before.is_ascii_alphabetic() && self.byte(self.at + 2).is_ascii_alphabetic();
        }
        if !next.is_ascii_alphanumeric() {
            return false;
        }
        if before.is_ascii_digit() && next.is_ascii_digit() {
            return true;
        }
        if (before.is_ascii_lowercase() || before.is_ascii_digit()) && next.is_ascii_lowercase() {
            return true;
        }
        // Initials: one letter, point, one letter, then no letter. `E.M. Brandt`, not `home.The`.
        let single = |at: usize| {
            at.checked_sub(1)
                .is_none_or(|i| !self.bytes[i].is_ascii_alphanumeric())
        };
        let after = self.byte(self.at + 2);
        let one_letter_next = !after.is_ascii_alphanumeric() && after < 0x80 && after != b'\'';
        (single(self.at - 1) || (before == b'h' && self.at >= 2 && single(self.at - 2)))
            && one_letter_next
    }

    /// A `’` between letters that is no clitic: `O’Neill`. Moves past it.
    fn curly_apostrophe(&mut self) -> bool {
        let rest = &self.bytes[self.at..];
        if !rest.starts_with("’".as_bytes()) || !rest.get(3).is_some_and(u8::is_ascii_alphabetic)
        {
            return false;
        }
        if clitic(&rest[3..]).is_some() {
            return false;
        }
        self.at += 3;
        true
    }

    /// Letters outside ASCII at `self.at`: moves to the next word boundary.
    fn other_letters(&mut self) -> bool {
        let rest = &self.text[self.at..];
        if !rest.starts_with(char::is_alphanumeric) {
            return false;
        }
        // A look at 64 bytes keeps an endless run of letters linear.
        let mut cut = rest.len().min(64);
        while !rest.is_char_boundary(cut) {
            cut -= 1;
        }
        let len = rest[..cut].split_word_bounds().next().map_or(0, |word| {
            word.find(['\'', '’', '.', ':', ',']).unwrap_or(word.len())
        });
        self.at += len;
        len > 0
    }

    /// `Address` if the word just read goes on as one; `kind` otherwise.
    #[inline]
    fn address_or(&mut self, start: usize, kind: TokenKind) -> TokenKind {
        let next = self.byte(self.at);
        if !matches!(next, b'@' | b':') && (start + 3 != self.at || self.byte(start) != b'w') {
            return kind;
        }
        self.address(start, kind)
    }

    fn address(&mut self, start: usize, kind: TokenKind) -> TokenKind {
        let rest = &self.bytes[self.at..];
        let mail =
            rest.first() == Some(&b'@') && rest.get(1).is_some_and(u8::is_ascii_alphanumeric);
        let link = rest.starts_with(b"://") || &self.bytes[start..self.at] == b"www";
        if !(mail || link && rest.len() > 3) {
            return kind;
        }
        while self.bytes.get(self.at).is_some_and(|b| {
            !b.is_ascii_whitespace() && !b"\"'<>()[]{}".contains(b) && b.is_ascii()
        }) {
            self.at += 1;
        }
        // The stop of the sentence is not the address's.
        while self.at > start + 1 && b".,;:!?".contains(&self.bytes[self.at - 1]) {
            self.at -= 1;
        }
        TokenKind::Address
    }
}

/// Which bytes are ASCII letters or digits: one look instead of three comparisons.
const ALPHANUMERIC: [bool; 256] = {
    let mut table = [false; 256];
    let mut b = 0_u8;
    while b < 128 {
        table[b as usize] = b.is_ascii_alphanumeric();
        b += 1;
    }
    table
};

/// Length of the clitic that `rest`, which follows an apostrophe, begins with.
fn clitic(rest: &[u8]) -> Option<usize> {
    let lower = |i: usize| rest.get(i).map_or(0, u8::to_ascii_lowercase);
    let len = match (lower(0), lower(1)) {
        (b'l', b'l') | (b'v' | b'r', b'e') => 2,
        (b's' | b'd' | b'm', _) => 1,
        _ => return None,
    };
    let ends = rest
        .get(len)
        .is_none_or(|b| !b.is_ascii_alphanumeric() && *b < 0xc3 || *b >= 0xe0);
    ends.then_some(len)
}

#[cfg(test)]
mod tests {
    use super::{Case, TokenKind, tokenize};

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn words_keep_what_is_inside_them() {
        assert_eq!(
            words("O'Neill and Jean-Luc left the U.S. at 6:15 a.m., Ph.D. in hand."),
            [
                "O'Neill", "and", "Jean-Luc", "left", "the", "U.S", ".", "at", "6:15", "a.m", ".",
                ",", "Ph.D", ".", "in", "hand", "."
            ]
        );
        assert_eq!(words("1,200 at 2.35"), ["1,200", "at", "2.35"]);
        assert_eq!(words("home.The"), ["home", ".", "The"]);
    }

    #[test]
    fn clitics_stand_alone_and_negation_does_not() {
        assert_eq!(
            words("Ana's we’ll don't I'd"),
            ["Ana", "'s", "we", "’ll", "don't", "I", "'d"]
        );
        assert_eq!(tokenize("Ana’s")[1].kind, TokenKind::Clitic);
        assert_eq!(
            words("Tarn Inc.'s U.S.-based firm"),
            ["Tarn", "Inc", ".", "'s", "U.S.-based", "firm"]
        );
        assert_eq!(
            words("the miners' 'tis"),
            ["the", "miners", "'", "'", "tis"]
        );
    }

    #[test]
    fn letters_outside_ascii() {
        assert_eq!(
            words("Jiří Vondrouš’s Ndiaye-Élodie"),
            ["Jiří", "Vondrouš", "’s", "Ndiaye-Élodie"]
        );
        assert_eq!(tokenize("NYSTRÖM")[0].case, Case::Upper);
        assert_eq!(words("“Élan”"), ["“", "Élan", "”"]);
    }

    #[test]
    fn addresses_and_runs() {
        assert_eq!(
            words("Write to a.b@c.example. See https://x.example/y."),
            [
                "Write",
                "to",
                "a.b@c.example",
                ".",
                "See",
                "https://x.example/y",
                "."
            ]
        );
        assert_eq!(
            words("no... ''Yes''--she?!"),
            ["no", "...", "''", "Yes", "''", "--", "she", "?!"]
        );
        assert_eq!(words("@Tess #now"), ["@Tess", "#now"]);
    }
}
