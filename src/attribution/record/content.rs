//! The content of a record as spans of the text, and what of it stands in marks.

use crate::attribution::syntax::frame::{Frame, Item};
use crate::attribution::syntax::title::names_a_thing;
use crate::attribution::syntax::title::title_case;
use crate::attribution::types::QuoteKind;
use crate::lexicon::WordClass;
use crate::quote::Style;
use crate::text::Span;
use std::ops::Range;

/// How far back the bracket is looked for that one at the end of content closes, in items.
const ASIDE: usize = 24;

/// The byte spans of content; pieces with only punctuation between them in one paragraph stay apart.
pub(crate) fn spans(f: &Frame<'_, '_>, pieces: &[Range<usize>]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for piece in pieces {
        let mut piece = piece.clone();
        while piece.start < piece.end
            && (f.is_comma(piece.start)
                || f.mark(piece.start, ';')
                || f.is_terminal(piece.start) && !f.is_run(piece.start))
        {
            piece.start += 1;
        }
        while piece.start < piece.end
            && (f.is_comma(piece.end - 1)
                || f.mark(piece.end - 1, ';')
                || f.mark(piece.end - 1, ':'))
        {
            piece.end -= 1;
        }
        if piece.is_empty() {
            continue;
        }
        // `said it was the larger share (53 per cent)`: the bracket closes what is inside.
        let near = piece.end.saturating_sub(ASIDE).max(piece.start);
        let opened = (near..piece.end).rfind(|i| f.mark(*i, '(') || f.mark(*i, ')'));
        if f.mark(piece.end, ')') && opened.is_some_and(|i| f.mark(i, '(')) {
            piece.end += 1;
        }
        let span = f.span_of(&piece);
        if out.last().is_none_or(|last| last.end() <= span.start()) {
            out.push(span);
        }
    }
    out
}

/// Direct, mixed or indirect, by the marks alone; titles and nicknames do not count.
pub(crate) fn kind(f: &Frame<'_, '_>, pieces: &[Range<usize>], fiction: bool) -> QuoteKind {
    let mut outside = 0;
    let mut inside = 0;
    let mut alone = 0;
    for piece in pieces {
        for i in piece.clone() {
            match f.item(i) {
                Some(Item::Run(run)) => {
                    let run = run as usize;
                    let slight = !f.runs[run].usual && f.runs[run].style == Style::Single;
                    // In a story `at the "shopping hour"` is the writer's word, not the speaker's.
                    let told = i > piece.start
                        && f.class(i - 1)
                            .any(WordClass::REPORTING.with(WordClass::COORDINATOR))
                        || i == piece.start;
                    let aside = fiction
                        && (f.run_words(run) <= 3
                            && f.run_text(run).trim().starts_with(char::is_lowercase)
                            || !told && f.run_words(run) <= 6 && title_case(f, run));
                    if (slight || aside) && piece.len() > 1 {
                        // A headline's `calls idea ‘stupid’`: not the marks that speech uses here.
                        outside += f.run_words(run);
                    } else if piece.len() == 1 {
                        alone += 1;
                    } else if !names_a_thing(f, i) {
                        inside += 1;
                    }
                }
                _ => outside += usize::from(f.is_word(i)),
            }
        }
    }
    if outside == 0 {
        QuoteKind::Direct
    } else if inside + alone > 0 {
        QuoteKind::Mixed
    } else {
        QuoteKind::Indirect
    }
}
