//! The table for people: who, what kind, the words, the cue, how sure, and why.

use super::words::{content, speakers, squeeze};
use crate::attribution::{Attribution, Quote, QuoteKind};
use crate::document::Document;
use std::fmt;
use unicode_segmentation::UnicodeSegmentation;

/// The quotations of a document as a table, folded to a width.
///
/// It is written by its `Display`; a document without quotations gives the heading alone.
///
/// ```
/// use whosaid::render::Table;
/// let document = whosaid::attribute("\"No,\" said Anna Lund.")?;
/// let table = Table::of(&document).width(72).to_string();
/// assert!(table.starts_with("speaker"));
/// assert!(table.lines().all(|line| line.chars().count() <= 72));
/// # Ok::<(), whosaid::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Table<'d, 't> {
    document: &'d Document<'t>,
    width: usize,
    colour: bool,
}

const COLUMNS: usize = 6;
const HEADINGS: [&str; COLUMNS] = ["speaker", "kind", "quotation", "cue", "sure", "why"];
const QUOTATION: usize = 2;
const GAP: usize = 2;
/// The narrowest table; a terminal of fewer columns folds it itself.
const NARROWEST: usize = 60;
/// The widest: no screen has so many columns, and every sum of widths stays small.
const WIDEST: usize = 10_000;

/// A cell: its lines, and how they are shown.
struct Cell {
    lines: Vec<String>,
    style: &'static str,
}

const PLAIN: &str = "";
const BOLD: &str = "1";
const FAINT: &str = "2";
const UNDERLINED: &str = "4";
const GREEN: &str = "32";
const YELLOW: &str = "33";
const CYAN: &str = "36";
const RED: &str = "31";

impl<'d, 't> Table<'d, 't> {
    /// The table of `document`, 80 columns wide, without colour.
    #[must_use]
    pub fn of(document: &'d Document<'t>) -> Self {
        Self {
            document,
            width: 80,
            colour: false,
        }
    }

    /// Folds the table to `columns`; fewer than 60 count as 60, more than 10 000 as 10 000.
    #[must_use]
    pub fn width(mut self, columns: usize) -> Self {
        self.width = columns.clamp(NARROWEST, WIDEST);
        self
    }

    /// Whether to colour it, with ANSI escapes.
    #[must_use]
    pub fn colour(mut self, colour: bool) -> Self {
        self.colour = colour;
        self
    }

    fn row(&self, quote: &Quote, attribution: &Attribution) -> [(String, &'static str); COLUMNS] {
        let document = self.document;
        let (kind, kind_style) = match quote.kind {
            QuoteKind::Direct => ("direct", GREEN),
            QuoteKind::Mixed => ("mixed", YELLOW),
            QuoteKind::Indirect => ("indirect", CYAN),
        };
        let cue = attribution
            .cue
            .map_or("–".to_owned(), |cue| squeeze(document.str(cue)));
        let sure = if attribution.speakers.is_empty() {
            "–".to_owned()
        } else {
            format!("{:.0}%", f64::from(attribution.confidence) * 100.0)
        };
        let sure_style = if attribution.confidence < 0.5 {
            RED
        } else {
            PLAIN
        };
        [
            (speakers(document, attribution), BOLD),
            (kind.to_owned(), kind_style),
            (content(document, quote, " … "), PLAIN),
            (cue, PLAIN),
            (sure, sure_style),
            (self.why(attribution), FAINT),
        ]
    }

    /// The source as the text has it, then the rules.
    fn why(&self, attribution: &Attribution) -> String {
        let source = attribution
            .source
            .and_then(|id| self.document.mention(id))
            .map(|mention| format!("“{}”", squeeze(self.document.str(mention.span))));
        let rules: Vec<&str> = attribution.steps.iter().map(|step| step.rule).collect();
        match (source, rules.is_empty()) {
            (Some(source), false) => format!("{source}: {}", rules.join(", ")),
            (Some(source), true) => source,
            (None, _) => rules.join(", "),
        }
    }

    /// The width of each column: as much as its cells need, up to a share of what there is.
    fn widths(&self, rows: &[[(String, &'static str); COLUMNS]]) -> [usize; COLUMNS] {
        let mut widths = HEADINGS.map(columns);
        for row in rows {
            for (width, (text, _)) in widths.iter_mut().zip(row) {
                *width = (*width).max(columns(text));
            }
        }
        let fixed = widths[1] + widths[4] + GAP * (COLUMNS - 1);
        let room = self.width.saturating_sub(fixed);
        // Column, its share of the room in per cent, and what it gets in any case.
        for (column, share, least) in [(0, 24, 8), (3, 16, 6), (5, 26, 12)] {
            widths[column] = widths[column].min(least.max(room * share / 100));
        }
        let others = widths[0] + widths[3] + widths[5];
        widths[QUOTATION] = widths[QUOTATION].min(room.saturating_sub(others));
        widths
    }

    fn write_row(
        &self,
        f: &mut fmt::Formatter<'_>,
        cells: &[Cell; COLUMNS],
        widths: &[usize; COLUMNS],
    ) -> fmt::Result {
        let height = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        for line in 0..height {
            // Padding is written only before something else, so that no line ends in spaces.
            let mut pending = 0;
            for (cell, width) in cells.iter().zip(widths) {
                let text = cell.lines.get(line).map_or("", String::as_str);
                if !text.is_empty() {
                    // No format width: it is limited to 16 bits.
                    for _ in 0..std::mem::take(&mut pending) {
                        f.write_str(" ")?;
                    }
                    if self.colour && !cell.style.is_empty() {
                        write!(f, "\u{1b}[{}m{text}\u{1b}[0m", cell.style)?;
                    } else {
                        f.write_str(text)?;
                    }
                }
                pending += width.saturating_sub(columns(text)) + GAP;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Table<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows: Vec<_> = self
            .document
            .attributed()
            .map(|(quote, attribution)| self.row(quote, attribution))
            .collect();
        let widths = self.widths(&rows);
        let heading = HEADINGS.map(|heading| Cell {
            lines: vec![heading.to_owned()],
            style: UNDERLINED,
        });
        self.write_row(f, &heading, &widths)?;
        for row in rows {
            let mut at = 0;
            let cells = row.map(|(text, style)| {
                at += 1;
                let lines = fold(&text, widths[at - 1]);
                Cell { lines, style }
            });
            writeln!(f)?;
            self.write_row(f, &cells, &widths)?;
        }
        Ok(())
    }
}

/// How many columns `text` takes, a grapheme counting as one.
fn columns(text: &str) -> usize {
    text.graphemes(true).count()
}

/// `text` broken into lines of at most `width` columns, between words where that is possible.
fn fold(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in pieces(text) {
        let (space, word) = match word.strip_prefix(' ') {
            Some(word) => (usize::from(used > 0), word),
            None => (0, word),
        };
        let need = columns(word);
        if used > 0 && used + space + need > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        } else if space == 1 {
            line.push(' ');
            used += 1;
        }
        for grapheme in word.graphemes(true) {
            if used == width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push_str(grapheme);
            used += 1;
        }
    }
    lines.push(line);
    lines
}

/// The words of `text`, each with the space before it; a word is cut after its hyphens.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices();
        let _ = chars.next()?;
        let end = chars
            .find_map(|(at, c)| match c {
                ' ' => Some(at),
                '-' => Some(at + 1),
                _ => None,
            })
            .unwrap_or(rest.len());
        let (piece, tail) = rest.split_at(end);
        rest = tail;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn folds_between_words_and_after_hyphens() {
        assert_eq!(fold("one two three", 7), ["one two", "three"]);
        assert_eq!(fold("title-and-surname", 10), ["title-and-", "surname"]);
        assert_eq!(fold("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(fold("", 5), [""]);
        assert_eq!(fold("e\u{301}e\u{301} x", 2), ["e\u{301}e\u{301}", "x"]);
    }
}
