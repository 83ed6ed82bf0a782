//! Paragraphs, and whether a text's line ends mean anything.
//!
//! A text is *wrapped* when its lines were broken to a fixed width (as plain-text
//! novels are): then only a blank line ends a paragraph. Otherwise every line end does.
//! Complexity: linear in the text.

use super::{Span, named};
use memchr::memchr_iter;

/// What line ends mean in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Layout {
    /// Look at the line lengths and decide.
    #[default]
    Detect,
    /// Lines are broken to a width; a blank line ends a paragraph.
    Wrapped,
    /// Every line is a paragraph.
    Lines,
}

named!(
    Layout:
    Detect = "detect",
    Wrapped = "wrapped",
    Lines = "lines",
);

impl Layout {
    /// [`Layout::Wrapped`] or [`Layout::Lines`] for this text.
    ///
    /// In a wrapped text most lines that follow another directly begin inside a sentence, with a small letter: at
    /// least half (novels have three in four and more, lists of remarks hardly any). The median of the lines followed so is 40
    /// bytes or more, and hardly any (one in fifty) is over 100. Fewer than eight such lines must be surer: three in
    /// five with a small letter, each line before 45 to 90 bytes long.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut lengths = Vec::new();
        let mut small = 0;
        // The line before, if it is not blank.
        let mut before = 0;
        let mut start = 0;
        for end in line_ends(text) {
            let line = text[start..end].trim();
            if before > 0 && !line.is_empty() {
                lengths.push(before);
                small += usize::from(line.starts_with(char::is_lowercase));
            }
            before = line.len();
            start = end + 1;
        }
        lengths.sort_unstable();
        let joins = lengths.len();
        let at = |share: usize| lengths[joins * share / 100];
        let wrapped = match joins {
            0 => false,
            1..8 => 5 * small >= 3 * joins && lengths[0] >= 45 && lengths[joins - 1] <= 90,
            _ => 2 * small >= joins && at(50) >= 40 && at(98) <= 100,
        };
        if wrapped { Self::Wrapped } else { Self::Lines }
    }

    /// This layout, or for [`Layout::Detect`] that of the text.
    pub(crate) fn decided(self, text: &str) -> Self {
        if self == Self::Detect {
            Self::of(text)
        } else {
            self
        }
    }
}

/// A paragraph, without the white space around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it is; never empty.
    pub span: Span,
    /// Columns of white space before its first word.
    pub indent: u32,
}

/// The paragraphs of a text, in order.
#[must_use]
pub fn paragraphs(text: &str, layout: Layout) -> Vec<Paragraph> {
    let layout = layout.decided(text);
    let mut out: Vec<Paragraph> = Vec::new();
    let mut open = false;
    let mut start = 0;
    for end in line_ends(text) {
        let line = &text[start..end];
        // Old Macintosh texts end their lines with a bare carriage return.
        for (piece_start, piece) in pieces(line, start) {
            let span = Span::from_usize(piece_start, piece_start + piece.len()).trim(text);
            if span.is_empty() {
                open = false;
            } else if open && layout == Layout::Wrapped {
                if let Some(last) = out.last_mut() {
                    last.span = last.span.join(span);
                }
            } else {
                let indent = span
                    .start()
                    .saturating_sub(Span::from_usize(piece_start, piece_start).start());
                out.push(Paragraph { span, indent });
                open = true;
            }
        }
        start = end + 1;
    }
    out
}

/// Where the lines end: before a line feed, or with the text.
fn line_ends(text: &str) -> impl Iterator<Item = usize> {
    memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()))
}

fn pieces(line: &str, start: usize) -> impl Iterator<Item = (usize, &str)> {
    let body = line.strip_suffix('\r').unwrap_or(line);
    let mut at = start;
    body.split('\r').map(move |piece| {
        let here = at;
        at += piece.len() + 1;
        (here, piece)
    })
}

#[cfg(test)]
mod tests {
    use super::{Layout, paragraphs};

    fn texts(text: &str, layout: Layout) -> Vec<&str> {
        paragraphs(text, layout)
            .iter()
            .map(|p| p.span.of(text))
            .collect()
    }

    #[test]
    fn every_line_is_a_paragraph_unless_wrapped() {
        assert_eq!(texts("a\nb\r\n\r\n  c ", Layout::Lines), ["a", "b", "c"]);
        assert_eq!(texts("a\nb\r\n\r\n  c ", Layout::Wrapped), ["a\nb", "c"]);
        assert_eq!(texts("a\rb", Layout::Lines), ["a", "b"]);
        assert_eq!(paragraphs("x\n\n    y", Layout::Lines)[1].indent, 4);
        assert!(texts(" \n\t\n", Layout::Detect).is_empty());
    }

    #[test]
    fn even_line_lengths_mean_wrapped() {
        let wrapped = "The boat had been lying on the mud for so long that nobody in the\nvillage could say whose it was or how it had come to lie there.\n".repeat(5);
        assert_eq!(Layout::of(&wrapped), Layout::Wrapped);
        assert_eq!(Layout::of("Short.\nLines.\n"), Layout::Lines);
        let few = "The mayor says that the lock on the river at Harbour\nStreet will close in May, which ends a fight that has\nsplit the town.\n";
        assert_eq!(Layout::of(few), Layout::Lines);
        let few = format!("{few}\nNobody knows who will pay for the lock that comes\nafter it.\n");
        assert_eq!(Layout::of(&few), Layout::Wrapped);
        let remarks = "\"No,\" she said when they asked her for the third time.\n".repeat(9);
        assert_eq!(Layout::of(&remarks), Layout::Lines);
    }
}
