//! The one format of the word lists.
//!
//! A list is plain text. Lines that begin with `#` are its header; empty lines are not allowed.
//! Every other line is a row: `entry | flags`, or for verbs `lemma | irregular forms | flags`.
//! Rows are sorted by entry and unique. A malformed row is an error that quotes its line.

use crate::Error;

/// A row of a list, borrowed from its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row<'a> {
    /// Line number, from 1.
    pub(crate) line: usize,
    pub(crate) entry: &'a str,
    /// Irregular forms (verbs only), separated by white space; empty where there are none.
    pub(crate) forms: &'a str,
    /// Names of flags, separated by white space.
    pub(crate) flags: &'a str,
}

/// The rows of `text`, a list with `columns` columns (2 or 3).
pub(crate) fn rows<'a>(list: &str, text: &'a str, columns: usize) -> Result<Vec<Row<'a>>, Error> {
    let mut out: Vec<Row<'a>> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let fail = |reason: String| Error::Lexicon {
            list: list.to_owned(),
            line: index + 1,
            reason,
        };
        if line.starts_with('#') {
            continue;
        }
        let mut cells = line.split('|').map(str::trim);
        let entry = cells.next().unwrap_or("");
        if entry.is_empty() {
            return Err(fail("the row has no entry".to_owned()));
        }
        let forms = if columns == 3 {
            cells.next().unwrap_or("")
        } else {
            ""
        };
        let flags = cells.next().unwrap_or("");
        if let Some(more) = cells.next() {
            return Err(fail(format!("`{more}` is one column too many")));
        }
        if let Some(last) = out.last() {
            if last.entry >= entry {
                return Err(fail(format!("`{entry}` must come before `{}`", last.entry)));
            }
        }
        out.push(Row {
            line: index + 1,
            entry,
            forms,
            flags,
        });
    }
    Ok(out)
}
