//! Paragraphs, and whether a text's line ends mean anything.
//!
//! A text is *wrapped* when its lines were broken to a fixed width (as plain-text
//! novels are): then a blank line ends a paragraph; where there are hardly any, an indent does,
//! or a line with room for the next word. Otherwise every line end does.
//! Complexity: linear in the text.

use super::line::{Break, Line, are_wrapped, lines};
use super::{Span, named};

/// What line ends mean in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Layout {
    /// Look at the line lengths and decide.
    #[default]
    Detect,
    /// Lines are broken to a width; a blank line ends a paragraph. In a text with hardly any, an indent does, or a line
    /// that had room for the next word.
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
    /// In a wrapped text most lines that follow another directly begin inside a sentence, with a small letter, and no
    /// line is much longer than most.
    #[must_use]
    pub fn of(text: &str) -> Self {
        if are_wrapped(&lines(text)) {
            Self::Wrapped
        } else {
            Self::Lines
        }
    }
}

/// A paragraph, without the white space around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it is; never empty.
    pub span: Span,
    /// Columns of white space before its first word; a tab counts as four.
    pub indent: u32,
}

/// The paragraphs of a text, in order. Linear in the text.
#[must_use]
pub fn paragraphs(text: &str, layout: Layout) -> Vec<Paragraph> {
    lay_out(text, layout).1
}

/// The paragraphs of a text, and what its line ends were taken for.
pub(crate) fn lay_out(text: &str, layout: Layout) -> (Layout, Vec<Paragraph>) {
    let lines = lines(text);
    let wrapped = match layout {
        Layout::Detect => are_wrapped(&lines),
        Layout::Wrapped => true,
        Layout::Lines => false,
    };
    let layout = if wrapped {
        Layout::Wrapped
    } else {
        Layout::Lines
    };
    let end = if wrapped {
        Some(Break::of(&lines))
    } else {
        None
    };
    let mut out: Vec<Paragraph> = Vec::new();
    let mut before: Option<&Line<'_>> = None;
    let mut blank = false;
    for line in &lines {
        if line.is_blank() {
            blank = true;
            continue;
        }
        let span = Span::from_usize(line.start, line.start + line.text.len());
        let goes_on = before
            .zip(end)
            .is_some_and(|(before, end)| !end.between(before, line, blank));
        blank = false;
        match out.last_mut() {
            Some(last) if goes_on => last.span = last.span.join(span),
            _ => out.push(Paragraph {
                span,
                indent: line.indent,
            }),
        }
        before = Some(line);
    }
    (layout, out)
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

    #[test]
    fn without_blank_lines_a_line_with_room_or_an_indent_ends_a_paragraph() {
        let room = "The lock on the river at Harbour Street will close in\nMay, the mayor says.\nNobody knows who will pay for the one that comes after\nit. The board met twice.";
        assert_eq!(texts(room, Layout::Wrapped).len(), 2);
        let indents = "  The lock on the river at Harbour Street will close in\nMay, when the water is low and the boats are all up on\nthe quay, as the mayor says.\n  Nobody knows who will pay for the one that comes after\nit. The board met twice.";
        assert_eq!(texts(indents, Layout::Wrapped).len(), 2);
        // A page that ends in the middle of a sentence.
        let many = format!("{room}\n").repeat(9);
        let pages = format!(
            "{many}When the old harbour master came in at four, the great\n\nbook was shut."
        );
        let found = texts(&pages, Layout::Wrapped);
        assert_eq!(found.len(), 19);
        assert!(found[18].starts_with("When") && found[18].ends_with("shut."));
    }
}
