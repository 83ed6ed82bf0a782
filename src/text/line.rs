//! The lines of a text: what their lengths and indents say of where paragraphs end.
//!
//! Lengths and indents are in characters (a tab counts as four). Complexity: linear.

use memchr::memchr_iter;
use std::collections::BTreeMap;

/// A line, without the white space around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// Where its text starts, in bytes.
    pub start: usize,
    pub text: &'t str,
    pub length: usize,
    pub indent: u32,
}

impl<'t> Line<'t> {
    fn new(raw: &'t str, at: usize) -> Self {
        let text = raw.trim();
        let before = &raw[..raw.len() - raw.trim_start().len()];
        let columns = |c: char| if c == '\t' { TAB } else { 1 };
        Self {
            start: at + before.len(),
            text,
            length: text.chars().count(),
            indent: before.chars().map(columns).sum(),
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    fn first_word(&self) -> usize {
        let word = self.text.split(char::is_whitespace).next();
        word.map_or(0, |word| word.chars().count())
    }

    /// Whether a sentence may end with it: *he went out.”*
    fn ends_sentence(&self) -> bool {
        let last = self.text.trim_end_matches(CLOSERS).chars().next_back();
        last.is_none_or(|c| matches!(c, '.' | '!' | '?' | '…' | ':' | '—' | '-'))
            || self.text.ends_with(CLOSERS)
    }

    fn is_capitals(&self) -> bool {
        let letter = |c: char| c.is_alphabetic();
        self.text.contains(letter) && !self.text.contains(char::is_lowercase)
    }

    fn starts_small(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }
}

/// Columns that a tab counts for.
const TAB: u32 = 4;
const CLOSERS: [char; 8] = ['”', '"', '’', '\'', '»', '“', ')', ']'];

/// Double marks: what one paragraph says ends with one, what the next says begins with one.
const MARKS: [char; 6] = ['”', '"', '“', '„', '«', '»'];

/// The lines, blank ones too; a bare carriage return ends one as well, as in old Macintosh texts.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut start = 0;
    for end in memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len())) {
        let body = &text[start..end];
        let mut at = start;
        for piece in body.strip_suffix('\r').unwrap_or(body).split('\r') {
            out.push(Line::new(piece, at));
            at += piece.len() + 1;
        }
        start = end + 1;
    }
    out
}

/// Each line that follows another directly, behind that.
fn joins<'l, 't>(lines: &'l [Line<'t>]) -> impl Iterator<Item = (&'l Line<'t>, &'l Line<'t>)> {
    let pairs = lines.windows(2).map(|pair| (&pair[0], &pair[1]));
    pairs.filter(|(before, line)| !before.is_blank() && !line.is_blank())
}

/// Whether the lines were broken to a width.
///
/// Then most lines that follow another directly begin inside a sentence, with a small letter: at least half (novels have
/// three in four and more, lists of remarks hardly any), or a quarter where nearly all lines are of one length. The median
/// of the lines followed so is 40 characters or more, and hardly any (one in fifty) is over 120. Fewer than eight such
/// lines must be surer: three in five with a small letter, each line before 45 to 90 characters long, or up to 120 if all
/// are about as long.
pub(super) fn are_wrapped(lines: &[Line<'_>]) -> bool {
    let mut lengths = Vec::new();
    let mut small = 0;
    for (before, line) in joins(lines) {
        lengths.push(before.length);
        small += usize::from(line.starts_small());
    }
    lengths.sort_unstable();
    let joins = lengths.len();
    let at = |share: usize| lengths[joins * share / 100];
    match joins {
        0 => false,
        1..8 => {
            let (shortest, longest) = (lengths[0], lengths[joins - 1]);
            let even = longest <= 90 || longest <= 120 && 4 * longest <= 5 * shortest;
            5 * small >= 3 * joins && shortest >= 45 && even
        }
        _ => {
            let even = 4 * at(98) <= 5 * at(50);
            (if even { 4 } else { 2 }) * small >= joins && at(50) >= 40 && at(98) <= 120
        }
    }
}

/// What ends a paragraph of wrapped lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    /// A blank line.
    Blank,
    /// The indent of the next line, over this margin.
    Indent { margin: u32, width: usize },
    /// Room for the next line's first word, in lines of this width.
    Room { width: usize },
}

impl Break {
    /// Blank lines, unless there are too few of them for the text; then indents, if there are any.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let (mut count, mut blanks) = (0, 0);
        let mut lengths = Vec::new();
        let mut indents: BTreeMap<u32, usize> = BTreeMap::new();
        for pair in lines.windows(2) {
            if pair[1].is_blank() || pair[0].is_blank() {
                blanks += usize::from(pair[0].is_blank() && !pair[1].is_blank());
                continue;
            }
            count += 1;
            lengths.push(pair[0].length);
            *indents.entry(pair[1].indent).or_default() += 1;
        }
        if count <= MANY * blanks {
            return Self::Blank;
        }
        lengths.sort_unstable();
        // The longest of twenty lines may be one that nothing could break.
        let width = lengths[lengths.len() * 95 / 100];
        let margin = indents.iter().max_by_key(|(_, times)| **times);
        let margin = margin.map_or(0, |(indent, _)| *indent);
        let indented: usize = indents.range(margin + 2..).map(|(_, times)| times).sum();
        // One line in forty begins a paragraph, or more; where over half are set in, indents mean something else.
        if indented * 40 >= count && indented * 2 <= count {
            Self::Indent { margin, width }
        } else {
            Self::Room { width }
        }
    }

    /// Whether a paragraph ends between these two lines, neither of them blank; there may be a `blank` line between.
    pub(super) fn between(self, before: &Line<'_>, line: &Line<'_>, blank: bool) -> bool {
        if blank {
            // A page may end in the middle of a sentence.
            return self == Self::Blank || before.ends_sentence() || !line.starts_small();
        }
        let room = |width| before.length + 1 + line.first_word() <= width;
        match self {
            Self::Blank => false,
            // A letter that is set in holds together: its lines are full and end in the middle of a sentence.
            Self::Indent { margin, width } => {
                line.indent >= margin + 2
                    && (before.indent < line.indent || room(width) || before.ends_sentence())
                    && !line.starts_small()
            }
            Self::Room { width } => {
                let said = before.text.ends_with(MARKS) && line.text.starts_with(MARKS);
                let heading = 2 * before.length <= width || line.is_capitals();
                let ends = heading || said || room(width);
                ends && (heading || before.ends_sentence()) && !line.starts_small()
            }
        }
    }
}

/// Paragraphs of so many lines on average mean that blank lines do not end them. Those of novels have four or five.
const MANY: usize = 16;
