//! Small pieces that several renderers share.

use crate::attribution::{Attribution, Quote, Verdict};
use crate::document::Document;

/// `text` with every stretch of white space made one space.
pub(super) fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The content of a quotation on one line, `gap` between its spans.
pub(super) fn content(document: &Document<'_>, quote: &Quote, gap: &str) -> String {
    let spans: Vec<String> = quote
        .spans
        .iter()
        .map(|span| squeeze(document.str(*span)))
        .collect();
    spans.join(gap)
}

/// The names of the speakers, or in brackets why there is none.
pub(super) fn speakers(document: &Document<'_>, attribution: &Attribution) -> String {
    let names: Vec<&str> = document.speakers(attribution).collect();
    if !names.is_empty() {
        return names.join(", ");
    }
    match document.verdict(attribution) {
        Verdict::Named | Verdict::Undecided => "(undecided)",
        Verdict::BelowMinimum => "(not sure enough)",
        Verdict::Described => "(somebody)",
        Verdict::Anonymous => "(name withheld)",
        Verdict::Group => "(a group)",
        Verdict::Body => "(a body)",
        Verdict::Document => "(a document)",
        Verdict::Narrator => "(the narrator)",
        Verdict::NobodyStated => "(nobody stated)",
    }
    .to_owned()
}
