//! The one format of the word lists.
//!
//! A list is plain text. Lines that begin with `#` are its header; empty lines are not allowed.
//! Every other line is a row: `entry | flags`, or for verbs `lemma | irregular forms | flags`.
//! Rows are sorted by entry and unique. A malformed row is an error that quotes its line.

use crate::Error;
use crate::text::tokenize;

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

/// Whether a text can have `word` as a token; a clitic (`'d`) is one only after another word.
fn one_token(word: &str) -> bool {
    // The small form of `İ` is two characters, which no text has.
    word.starts_with('\'') || !word.is_ascii() || tokenize(word).len() == 1
}

/// `line` as a row that can match: a caller's rows are held to more than the format.
///
/// A final point is no part of a word (`Reev.`), a row with a bar has all its columns, and an entry is one
/// token, or one and its particle in a list of verbs.
pub(crate) fn callers_row(line: &str, columns: usize) -> Result<String, String> {
    let (entry, rest) = line.split_once('|').unwrap_or((line, ""));
    let bars = line.matches('|').count();
    if columns == 3 && bars == 1 {
        let wanted = "`lemma | irregular forms | flags`, the forms blank for a regular verb";
        return Err(format!("`{}` wants three columns: {wanted}", line.trim()));
    }
    let entry = entry.trim();
    let entry = entry.strip_suffix('.').unwrap_or(entry);
    let most = columns - 1;
    let words: Vec<&str> = entry.split_whitespace().collect();
    if words.len() > most || words.iter().any(|word| !one_token(word)) {
        return Err(format!(
            "`{entry}` is more than one word, and never met as one"
        ));
    }
    Ok(if bars == 0 {
        entry.to_owned()
    } else {
        format!("{entry} |{rest}")
    })
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
