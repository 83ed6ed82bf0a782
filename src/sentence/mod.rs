//! Sentences: where one ends and the next begins.
//!
//! One pass over the tokens of each paragraph. Wherever a terminal mark stands (a point, a run
//! of points, `!`, `?`, `…`), the marks that close with it are gathered, and an ordered table of
//! small rules ([`rules`](self)) says whether the sentence ends there. A few ends have no
//! terminal mark: the next item of a list on the same line, a smiley, a ruled line.
//!
//! Output: sorted, disjoint spans that cover every character that is not white space. A
//! paragraph's end always ends a sentence; a line end inside a paragraph means nothing.
//! Complexity: linear in the tokens; every look ahead or back is capped.

mod gap;
mod list;
mod rules;
mod tag;

use crate::lexicon::Words;
use crate::text::{Paragraph, Span, TokenKind};
use gap::{Gap, State};
use rules::Verdict;

/// A sentence, without the white space around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Sentence {
    /// Where it is; closing marks included, never empty.
    pub span: Span,
}

/// The sentences of a text, in order. They are disjoint, never cross a paragraph's end, and
/// cover everything in the text that is not white space.
#[must_use]
pub fn segment(words: &Words<'_>, paragraphs: &[Paragraph]) -> Vec<Sentence> {
    // English prose has a sentence for every twenty tokens or so.
    let mut out = Vec::with_capacity(words.len() / 16 + paragraphs.len());
    walk(words, paragraphs, &mut out, &mut |_, _, _| {});
    out
}

/// Calls `seen` with each gap that a rule decided: the index of the token after it, the rule's
/// name and its verdict.
fn walk(
    words: &Words<'_>,
    paragraphs: &[Paragraph],
    out: &mut Vec<Sentence>,
    seen: &mut impl FnMut(usize, &'static str, Verdict),
) {
    let mut at = 0;
    for paragraph in paragraphs {
        while words
            .get(at)
            .is_some_and(|token| token.span.start() < paragraph.span.start())
        {
            at += 1;
        }
        let lo = at;
        while words
            .get(at)
            .is_some_and(|token| token.span.start() < paragraph.span.end())
        {
            at += 1;
        }
        let mut open = paragraph.span.start();
        split(words, lo, at, &mut |next, name, verdict| {
            seen(next, name, verdict);
            if verdict == Verdict::Break {
                let end = words.tokens[next].span.start();
                push(words.text, Span::new(open, end), out);
                open = end;
            }
        });
        push(words.text, Span::new(open, paragraph.span.end()), out);
    }
}

fn push(text: &str, span: Span, out: &mut Vec<Sentence>) {
    let span = span.trim(text);
    if !span.is_empty() {
        out.push(Sentence { span });
    }
}

/// Judges every gap between the tokens `lo..hi` where a sentence might end.
fn split(
    words: &Words<'_>,
    lo: usize,
    hi: usize,
    judge: &mut impl FnMut(usize, &'static str, Verdict),
) {
    let mut state = State::new(lo, hi);
    let mut items = list::Items::default();
    items.open(words, lo, hi);
    let mut i = lo;
    while i < hi {
        let token = &words.tokens[i];
        if token.kind != TokenKind::Punct {
            if i > state.start && (items.next_at(words, i, hi) || gap::next_link(words, i)) {
                judge(i, "next-item", Verdict::Break);
                state.begin(i);
                items.open(words, i, hi);
            }
            state.word(words, i);
            i += 1;
            continue;
        }
        if let Some(end) = gap::ruled(words, i, hi) {
            if i > state.start && token.spaced {
                judge(i, "ruled-line", Verdict::Break);
                state.begin(i);
            }
            i = end;
            if i < hi && words.tokens[i].spaced {
                judge(i, "ruled-line", Verdict::Break);
                state.begin(i);
            }
            continue;
        }
        if i > state.start && (gap::bullet(words, i) || items.next_at(words, i, hi)) {
            judge(i, "next-item", Verdict::Break);
            state.begin(i);
            items.open(words, i, hi);
        }
        if gap::terminal(words, i, hi) {
            let gap = Gap::at(words, &mut state, i);
            i = gap.next;
            if i >= hi {
                return;
            }
            let (name, verdict) = rules::judge(&gap);
            judge(i, name, verdict);
            if verdict == Verdict::Break {
                state.begin(i);
                items.open(words, i, hi);
            }
            continue;
        }
        if let Some(end) = gap::smiley(words, i, hi) {
            i = end;
            if i < hi && state.has_word && gap::begins_anew(words, i) {
                judge(i, "smiley-ends", Verdict::Break);
                state.begin(i);
            }
            continue;
        }
        let aside = state.bracket_opened_at_start(words) && i > state.start;
        state.mark(words, i);
        i += 1;
        // `(Applause) The mayor rose.`; the first words of a paragraph may be a dateline's.
        if aside
            && state.bracket_closed()
            && state.start > lo
            && i < hi
            && gap::begins_anew(words, i)
        {
            judge(i, "aside-ends", Verdict::Break);
            state.begin(i);
        }
    }
}

#[cfg(test)]
mod tests;
