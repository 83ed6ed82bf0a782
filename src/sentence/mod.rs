//! Sentences: where one ends and the next begins.
//!
//! One pass over the tokens of each paragraph. Wherever a terminal mark stands (a point, a run
//! of points, `!`, `?`, `…`), the marks that close with it are gathered (`gap.rs`), and an ordered
//! table of small rules (`rules.rs`) says whether the sentence ends there. A few ends have no
//! terminal mark: the next item of a list on the same line, a smiley, a ruled line, the time
//! stamp of a letter.
//!
//! Output: sorted, disjoint spans that cover every character that is not white space. A
//! paragraph's end always ends a sentence; a line end inside a paragraph means nothing.
//! Complexity: linear in the tokens; every look ahead or back is capped.

mod abbreviation;
mod gap;
mod list;
mod rules;
mod shape;
mod state;
mod tag;

use crate::lexicon::{WordClass, Words};
use crate::text::{Paragraph, Span, Token, TokenKind};
use gap::Gap;
use rules::Verdict;
use state::State;

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
        let before = |end: u32| move |token: &Token| token.span.start() < end;
        let lo = at + words.tokens[at..].partition_point(before(paragraph.span.start()));
        at = lo + words.tokens[lo..].partition_point(before(paragraph.span.end()));
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
        // Most tokens are words with nothing to decide.
        if token.kind == TokenKind::Word && !items.any() && i > state.start + list::VALEDICTION {
            // A longer word adds nothing to a sentence that has shown all that words can show.
            if !state.settled() || token.span.len() <= state::TELLING {
                state.word(words, i);
            }
            i += 1;
            continue;
        }
        let here = i > state.start;
        let punct = token.kind == TokenKind::Punct;
        // Sentences that begin here though no terminal mark came before.
        let ruled = if punct {
            shape::ruled(words, i, hi)
        } else {
            None
        };
        let begins = match ruled {
            Some(_) => token.spaced.then_some("ruled-line"),
            None if items.next_at(words, i, hi) => Some("next-item"),
            None if punct => shape::bullet(words, i).then_some("bullet"),
            None if shape::next_link(words, i) => Some("next-link"),
            None if list::valediction(words, state.start, i) => Some("valediction"),
            None => None,
        };
        if let (true, Some(name)) = (here, begins) {
            judge(i, name, Verdict::Break);
            state.begin(i);
            items.open(words, i, hi);
        }
        if !punct {
            if let Some(end) = list::stamp(words, i, hi) {
                // `Tom Obi 04/11/2003 09:30 PM`, but `the storm of 04/11/2003 09:30`
                let line = !state.has_verb;
                let apart = line && !words.class(i.saturating_sub(1)).any(WordClass::PREPOSITION);
                if i > state.start && apart {
                    judge(i, "stamp", Verdict::Break);
                    state.begin(i);
                }
                i = end;
                if line && i < hi && words.tokens[i].kind != TokenKind::Punct {
                    judge(i, "stamp", Verdict::Break);
                    state.careless |= shape::small_word(words, i, hi);
                    state.begin(i);
                } else {
                    state.has_word = true;
                }
                continue;
            }
            state.word(words, i);
            i += 1;
            continue;
        }
        if ruled.is_none() && shape::terminal(words, i, hi) {
            let gap = Gap::at(words, &mut state, i);
            i = gap.next;
            if i < hi {
                let (name, verdict) = rules::judge(&gap);
                judge(i, name, verdict);
                if verdict == Verdict::Break {
                    // A small letter after a stop shows a writer who does without capitals.
                    state.careless |= shape::small_word(words, i, hi) && !gap.strong();
                    state.begin(i);
                    items.open(words, i, hi);
                }
            }
            continue;
        }
        // Sentences that end here though there is no terminal mark.
        let smiley = shape::smiley(words, i, hi);
        let aside = here && state.in_aside(words) && state.start > lo;
        i = ruled.or(smiley).unwrap_or(i + 1);
        if ruled.is_none() && smiley.is_none() {
            state.mark(words, i - 1);
        }
        let quoted = i + 1 < hi && shape::opening_quotation(words, i, hi) && words.tokens[i].spaced;
        let capital = i < hi && words.tokens[i + usize::from(quoted)].capital();
        let ends = match (ruled, smiley) {
            (Some(_), _) => (i < hi && words.tokens[i].spaced).then_some("ruled-line"),
            (_, Some(_)) => (state.has_word && capital).then_some("smiley"),
            // `(Applause) The mayor rose.`; at a paragraph's head it may be part of a dateline.
            _ => (aside && state.no_bracket() && capital).then_some("aside"),
        };
        if let Some(name) = ends {
            judge(i, name, Verdict::Break);
            state.begin(i);
            items.open(words, i, hi);
        }
    }
}

#[cfg(test)]
mod tests;
