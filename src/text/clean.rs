//! A text without what only its setting put there: soft hyphens, ligatures, words broken at the end of a line, HTML
//! entities, signs of UTF-8 that were read as Windows-1252.
//!
//! The pipeline reads the clean text; what it finds is told in places of the text as it was given.
//! Complexity: linear in the text; one without any of this is not copied.

use super::{Paragraph, Span};
use memchr::{memchr_iter, memchr2_iter, memchr3_iter};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::cmp::Reverse;

/// A clean text, and where its parts stood before.
#[derive(Debug)]
pub(crate) struct Clean<'t> {
    pub text: Cow<'t, str>,
    /// In order; both texts are the same between them.
    edits: Vec<Edit>,
}

/// So many bytes at a place of the clean text stand for so many at a place of the original; never more.
#[derive(Debug, Clone, Copy)]
struct Edit {
    clean: usize,
    new: usize,
    raw: usize,
    old: usize,
}

impl<'t> Clean<'t> {
    /// Cleans a text. Words broken at a hyphen are made whole only where its lines were broken to a width (`wrapped`);
    /// `known` says whether a word without capitals is one.
    pub(crate) fn new(text: &'t str, wrapped: bool, known: impl Fn(&str) -> bool) -> Self {
        let mut changes = signs(text);
        changes.extend(written_otherwise(text));
        if wrapped {
            changes.extend(broken_words(text, known));
        }
        // Of two at one place the longer holds: a soft hyphen in the end of a line goes with its line end.
        changes.sort_unstable_by_key(|(at, old, _)| (*at, Reverse(*old)));
        if changes.is_empty() {
            return Self {
                text: Cow::Borrowed(text),
                edits: Vec::new(),
            };
        }
        let mut out = String::with_capacity(text.len());
        let mut edits = Vec::with_capacity(changes.len());
        let mut at = 0;
        for (raw, old, new) in changes {
            if raw < at {
                continue;
            }
            out.push_str(&text[at..raw]);
            edits.push(Edit {
                clean: out.len(),
                new: new.len(),
                raw,
                old,
            });
            out.push_str(new);
            at = raw + old;
        }
        out.push_str(&text[at..]);
        Self {
            text: Cow::Owned(out),
            edits,
        }
    }

    /// Whether nothing had to be cleaned: all spans stay as they are.
    pub(crate) fn is_same(&self) -> bool {
        self.edits.is_empty()
    }

    /// Where a span of the clean text lies in the original.
    pub(crate) fn original(&self, span: Span) -> Span {
        let (start, end) = (span.start() as usize, span.end() as usize);
        let from = match self.before(start) {
            Some(edit) if start < edit.clean + edit.new => edit.raw,
            Some(edit) => edit.raw + edit.old + (start - edit.clean - edit.new),
            None => start,
        };
        let Some(last) = end.checked_sub(1).filter(|_| end > start) else {
            return Span::from_usize(from, from);
        };
        let to = match self.before(last) {
            Some(edit) if last < edit.clean + edit.new => edit.raw + edit.old,
            Some(edit) => edit.raw + edit.old + (end - edit.clean - edit.new),
            None => end,
        };
        Span::from_usize(from, to)
    }

    /// The last edit at or before a place of the clean text.
    fn before(&self, at: usize) -> Option<&Edit> {
        let after = self.edits.partition_point(|edit| edit.clean <= at);
        after.checked_sub(1).map(|i| &self.edits[i])
    }

    /// Where a place of the original lies in the clean text; one in an edit moves to its beginning.
    fn place(&self, at: u32) -> usize {
        let at = at as usize;
        let after = self.edits.partition_point(|edit| edit.raw <= at);
        match after.checked_sub(1).map(|i| self.edits[i]) {
            Some(edit) if at < edit.raw + edit.old => edit.clean,
            Some(edit) => edit.clean + edit.new + (at - edit.raw - edit.old),
            None => at,
        }
    }

    /// Paragraphs of the original as they lie in the clean text; one of nothing but signs that were taken out is gone.
    pub(crate) fn paragraphs(&self, mut paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
        if self.is_same() {
            return paragraphs;
        }
        for paragraph in &mut paragraphs {
            let (start, end) = (paragraph.span.start(), paragraph.span.end());
            paragraph.span = Span::from_usize(self.place(start), self.place(end)).trim(&self.text);
        }
        paragraphs.retain(|paragraph| !paragraph.span.is_empty());
        paragraphs
    }
}

const SOFT_HYPHEN: char = '\u{ad}';

/// Bytes at a place, and what stands there in the clean text.
type Change = (usize, usize, &'static str);

/// Signs that say nothing, spaces of other widths, ligatures, an accent for an apostrophe.
fn signs(text: &str) -> Vec<Change> {
    let mut out = Vec::new();
    // The first bytes, in UTF-8, of all signs that are changed.
    for at in memchr3_iter(0xC2, 0xE2, 0xEF, text.as_bytes()) {
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            continue;
        };
        let sign = || match c {
            // `didn´t`, `didn′t`; but `5′ 3″` are feet and inches.
            '´' | '′'
                if text[..at].ends_with(char::is_alphabetic)
                    && text[at + c.len_utf8()..].starts_with(char::is_alphabetic) =>
            {
                Some("'")
            }
            '″' if !text[..at].ends_with(|c: char| c.is_ascii_digit()) => Some("\""),
            _ => None,
        };
        let Some(new) = usual(c).or_else(sign) else {
            continue;
        };
        out.push((at, c.len_utf8(), new));
    }
    out
}

/// What stands for a character that only the setting asks for.
fn usual(c: char) -> Option<&'static str> {
    Some(match c {
        // Soft hyphen, zero-width space, word joiner, byte order mark.
        SOFT_HYPHEN | '\u{200b}' | '\u{2060}' | '\u{feff}' => "",
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => " ",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        _ => return None,
    })
}

/// Marks written as HTML entities, and those whose bytes were read one by one: `&ldquo;` and `â€œ` are `“`.
fn written_otherwise(text: &str) -> Vec<Change> {
    let mut out = Vec::new();
    for at in memchr2_iter(b'&', 0xC3, text.as_bytes()) {
        let Some(rest) = text.get(at..) else {
            continue;
        };
        if let Some(body) = rest.strip_prefix('&') {
            let entity = body.bytes().take(LONGEST + 1).position(|b| b == b';');
            let entity = entity.and_then(|end| Some((end, entity_sign(&body[..end])?)));
            out.extend(entity.map(|(end, sign)| (at, end + 2, sign)));
        } else if let Some(body) = rest.strip_prefix("â€") {
            let misread = MISREAD.iter().find(|(bytes, _)| body.starts_with(*bytes));
            out.extend(
                misread.map(|(bytes, sign)| (at, rest.len() - body.len() + bytes.len(), *sign)),
            );
        }
    }
    out
}

/// The longest entity is `#x201c` or `hellip`.
const LONGEST: usize = 6;

/// What stands behind `â€`, and what all of it was.
const MISREAD: [(&str, &str); 7] = [
    ("œ", "“"),
    ("\u{9d}", "”"),
    ("˜", "‘"),
    ("™", "’"),
    ("“", "–"),
    ("”", "—"),
    ("¦", "…"),
];

/// What an entity stands for, if it is a mark, a dash, a space or *and*.
fn entity_sign(entity: &str) -> Option<&'static str> {
    let named = ENTITIES.iter().find(|(name, _)| *name == entity);
    if let Some((_, sign)) = named {
        return Some(sign);
    }
    let number = entity.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    let c = char::from_u32(code.ok()?)?;
    let mut signs = ENTITIES.iter().map(|(_, sign)| *sign);
    // `&#160;` is a space, and `&#173;` nothing, as the characters are.
    usual(c).or_else(|| signs.find(|sign| sign.chars().eq([c])))
}

const ENTITIES: [(&str, &str); 16] = [
    ("quot", "\""),
    ("apos", "'"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("bdquo", "„"),
    ("sbquo", "‚"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("hellip", "…"),
    ("amp", "&"),
    ("nbsp", " "),
    ("shy", ""),
];

/// Words broken at a hyphen in the end of a line: `govern-` and `ment`. Where the text has the word whole somewhere,
/// with the hyphen or without, it is that; else without, if that is a word or one of the halves is none.
fn broken_words(text: &str, known: impl Fn(&str) -> bool) -> Vec<Change> {
    let bytes = text.as_bytes();
    let mut whole = None;
    let mut out = Vec::new();
    for end in memchr_iter(b'\n', bytes) {
        let before = text[..end].trim_end_matches([' ', '\t', '\r']);
        let Some(head) = before.strip_suffix(['-', SOFT_HYPHEN]) else {
            continue;
        };
        let after = text[end..].trim_start();
        // A blank line ends more than a line.
        if text[end..text.len() - after.len()].matches('\n').count() > 1 {
            continue;
        }
        if !head.ends_with(char::is_lowercase) || !after.starts_with(char::is_lowercase) {
            continue;
        }
        let left = &head[head.trim_end_matches(char::is_alphabetic).len()..];
        let right = &after[..after.len() - after.trim_start_matches(char::is_alphabetic).len()];
        let whole = whole.get_or_insert_with(|| words(text));
        let with = format!("{left}-{right}");
        let without = format!("{left}{right}");
        let has_hyphen = before.ends_with('-')
            && !whole.contains(without.as_str())
            && (whole.contains(with.as_str())
                || !known(&without.to_lowercase()) && known(&left.to_lowercase()) && known(right));
        let raw = head.len() + usize::from(has_hyphen);
        out.push((raw, text.len() - after.len() - raw, ""));
    }
    out
}

/// All words of a text, those with hyphens too.
fn words(text: &str) -> FxHashSet<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Clean;
    use crate::text::{Layout, Span, paragraphs};

    fn known(word: &str) -> bool {
        ["well", "known", "government"].contains(&word)
    }

    #[test]
    fn signs_of_the_setting_go() {
        let feet = Clean::new("5′ 3″ tall, ″no,″ isn′t", false, known);
        assert_eq!(feet.text, "5′ 3″ tall, \"no,\" isn't");
        let raw = "Inge\u{a0}Rask of\u{ad}fi\u{ad}cial\u{200b} oﬃcer didn´t";
        let clean = Clean::new(raw, false, known);
        assert_eq!(clean.text, "Inge Rask official officer didn't");
        let place = |word: &str| {
            let at = clean.text.find(word).unwrap_or_default();
            clean
                .original(Span::from_usize(at, at + word.len()))
                .of(raw)
        };
        assert_eq!(place("Inge Rask"), "Inge\u{a0}Rask");
        assert_eq!(place("official"), "of\u{ad}fi\u{ad}cial");
        assert_eq!(place("officer"), "oﬃcer");
        assert_eq!(place("f"), "f");
        // Half a ligature is all of it.
        assert_eq!(place("fficer"), "ﬃcer");
        assert_eq!(place("didn't"), "didn´t");
        assert_eq!(clean.original(Span::new(0, 0)), Span::new(0, 0));
    }

    #[test]
    fn entities_and_misread_signs_are_marks() {
        let raw = "&ldquo;Tarn &amp; Lind&#8217;s,&#x201D; he said&nbsp;&mdash; &bogus; R&D; â€œnoâ€\u{9d}, itâ€™s";
        let clean = Clean::new(raw, false, known);
        assert_eq!(
            clean.text,
            "“Tarn & Lind’s,” he said — &bogus; R&D; “no”, it’s"
        );
        let at = clean.text.find("“no”").unwrap_or_default();
        let place = clean.original(Span::from_usize(at, at + "“no”".len()));
        assert_eq!(place.of(raw), "â€œnoâ€\u{9d}");
    }

    #[test]
    fn an_entity_by_number_is_what_its_character_is() {
        let raw = "Ms.&#160;Rask of&#xad;fi&#173;cial R&D &#8203;&#64257;&#9999;";
        let clean = Clean::new(raw, false, known);
        assert_eq!(clean.text, "Ms. Rask official R&D fi&#9999;");
    }

    #[test]
    fn broken_words_are_made_whole_where_lines_are_wrapped() {
        let raw = "The govern-\nment of a well-\n  known Water-\nhouse, his Waterhouse--\nbut the mid-\nOctober sea-\ngrass, a har-\n\nbour";
        assert_eq!(Clean::new(raw, false, known).text, raw);
        let clean = Clean::new(raw, true, known);
        assert_eq!(
            clean.text,
            "The government of a well-known Waterhouse, his Waterhouse--\nbut the mid-\nOctober seagrass, a har-\n\nbour"
        );
        let soft = Clean::new("a well\u{ad}\nknown govern\u{ad}\nment", true, known);
        assert_eq!(soft.text, "a wellknown government");
        let at = clean.text.find("seagrass").unwrap_or_default();
        let all = clean.original(Span::from_usize(at, at + "seagrass".len()));
        assert_eq!(all.of(raw), "sea-\ngrass");
        let given = paragraphs(
            "\u{feff}The mid-\ndle of it.\n\n\u{200b}\n\nAn end.",
            Layout::Wrapped,
        );
        let clean = Clean::new(
            "\u{feff}The mid-\ndle of it.\n\n\u{200b}\n\nAn end.",
            true,
            known,
        );
        let told = clean.paragraphs(given);
        let told: Vec<&str> = told.iter().map(|p| p.span.of(&clean.text)).collect();
        assert_eq!(told, ["The middle of it.", "An end."]);
    }

    #[test]
    fn a_text_without_any_is_not_copied() {
        let clean = Clean::new("“No,” – é…", true, known);
        assert!(clean.is_same());
        assert_eq!(clean.original(Span::new(3, 5)), Span::new(3, 5));
    }
}
