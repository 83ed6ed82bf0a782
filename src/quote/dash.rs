//! Dialogue that a dash opens: `— Is it far? asked the boy.`
//!
//! A dash at the head of a paragraph also heads list items, contributors and pull-quote names. So
//! turns are taken only where the text shows the habit: several such paragraphs, some with a tag
//! or a question, and hardly any other marks about. Complexity: linear in the text.

use super::{Ending, Run, Style, tag};
use crate::lexicon::{Form, WordClass, Words};
use crate::text::{Paragraph, Span, TokenKind};

/// Paragraphs on either side that show the habit.
const REACH: usize = 40;

/// A paragraph that a dash opens.
struct Turn {
    span: Span,
    /// The first token after the dash.
    first: usize,
    /// One past the last token of the paragraph.
    end: usize,
    tagged: bool,
}

/// The runs of dash dialogue. `runs` are those in marks, sorted by start.
pub(super) fn find(words: &Words<'_>, paragraphs: &[Paragraph], runs: &[Run]) -> Vec<Run> {
    let turns: Vec<Option<Turn>> = paragraphs
        .iter()
        .map(|paragraph| turn(words, paragraph.span))
        .collect();
    if turns.iter().flatten().count() < 2 {
        return Vec::new();
    }
    // Running totals: dash paragraphs, those with a tag, paragraphs with other speech.
    let mut totals = vec![[0_usize; 3]; paragraphs.len() + 1];
    let mut at = 0;
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let mut speech = false;
        while let Some(run) = runs
            .get(at)
            .filter(|run| run.span.start() < paragraph.span.end())
        {
            speech |= run.parent.is_none() && run.inner.len() >= 20;
            at += 1;
        }
        let mut sums = totals[i];
        match &turns[i] {
            Some(turn) => {
                sums[0] += 1;
                sums[1] += usize::from(turn.tagged);
            }
            None => sums[2] += usize::from(speech),
        }
        totals[i + 1] = sums;
    }
    let mut out = Vec::new();
    let mut at = 0;
    for (i, turn) in turns.iter().enumerate() {
        let Some(turn) = turn else { continue };
        let (from, to) = (
            i.saturating_sub(REACH),
            (i + REACH + 1).min(paragraphs.len()),
        );
        let [dashes, tags, others] = [0, 1, 2].map(|k| totals[to][k] - totals[from][k]);
        if dashes < 2 || tags == 0 || tags * 8 < dashes || others * 2 > dashes {
            continue;
        }
        while runs
            .get(at)
            .is_some_and(|run| run.span.end() <= turn.span.start())
        {
            at += 1;
        }
        let inside = runs[at..]
            .iter()
            .take_while(|run| run.span.start() < turn.span.end())
            .count();
        speak(words, turn, &runs[at..at + inside], &mut out);
    }
    out
}

/// The paragraph as a turn, if a dash opens it that can open one.
fn turn(words: &Words<'_>, span: Span) -> Option<Turn> {
    let start = words.at_or_after(span.start());
    let dash = words.get(start)?;
    let opens = matches!(dash.mark, '—' | '―' | '–') || dash.is('-') && dash.span.len() == 2;
    if !opens || dash.span.end() >= span.end() {
        return None;
    }
    let end = words.at_or_after(span.end());
    let first = start + 1;
    if contributor(words, first, end) {
        return None;
    }
    let question = (first..end).any(|i| words.mark(i, '?'));
    let tagged = question || tag::before(words, Span::new(dash.span.end(), span.end())).is_some();
    Some(Turn {
        span,
        first,
        end,
        tagged,
    })
}

/// `—Ana contributed to this article`, `— Halina Wirk, baker`: a name, then no speech.
fn contributor(words: &Words<'_>, first: usize, end: usize) -> bool {
    let names = (first..end)
        .take_while(|&i| words.get(i).is_some_and(|token| token.capital()))
        .count();
    let after = first + names;
    let credit = ["contributed", "reported", "reporting", "compiled", "edited"]
        .iter()
        .any(|word| words.is(after, word));
    let signed =
        names >= 2 && (after == end || words.mark(after, ',') && !ends_sentence(words, end - 1));
    credit || signed
}

fn ends_sentence(words: &Words<'_>, i: usize) -> bool {
    words
        .get(i)
        .is_some_and(|token| matches!(token.mark, '.' | '!' | '?' | '…'))
}

/// Adds the spoken stretches of a turn: up to its tag, and from there on what is no narration.
fn speak(words: &Words<'_>, turn: &Turn, inside: &[Run], out: &mut Vec<Run>) {
    let mut ahead = inside.iter().peekable();
    let mut covered = |at: u32| {
        while ahead.next_if(|run| run.span.end() <= at).is_some() {}
        ahead.peek().is_some_and(|run| run.span.contains(at))
    };
    let mut from = turn.span.start();
    let mut inner = words
        .get(turn.first)
        .map_or(from, |token| token.span.start());
    let mut i = turn.first;
    let mut push = |from: u32, inner: u32, to: u32| {
        if inner < to {
            let span = Span::new(from, to);
            out.push(Run {
                span,
                inner: Span::new(inner, to),
                style: Style::Dash,
                ending: Ending::Mark,
                parent: None,
                continues: None,
                usual: true,
            });
        }
    };
    while i < turn.end {
        let Some(token) = words.get(i) else { break };
        let stop = matches!(token.mark, ',' | '?' | '!' | '—')
            || ends_sentence(words, i) && words.mark(i, '.') && token.span.len() > 1;
        let told = if stop && !covered(token.span.start()) {
            tag::at(words, i + 1)
        } else {
            None
        };
        let Some(told) = told.filter(|&told| told <= turn.end) else {
            i += 1;
            continue;
        };
        push(from, inner, token.span.end());
        let Some(next) = resumes(words, told, turn.end) else {
            return;
        };
        i = next;
        from = words
            .get(i)
            .map_or(turn.span.end(), |token| token.span.start());
        inner = from;
    }
    push(from, inner, turn.span.end());
}

/// The token at which speech goes on after a tag: `No, he said with a sigh. You go.`
fn resumes(words: &Words<'_>, told: usize, end: usize) -> Option<usize> {
    let mut i = told;
    while i < end && !ends_sentence(words, i) {
        if words.mark(i, ',') {
            let next = i + 1;
            let narrates = words.verb(next).form.any(Form::ING)
                || words
                    .class(next)
                    .any(WordClass::COORDINATOR.with(WordClass::PREPOSITION));
            if !narrates {
                return (next < end).then_some(next);
            }
        }
        i += 1;
    }
    let next = i + 1;
    (next < end && !narration(words, next, end)).then_some(next)
}

/// Whether the sentence at token `i` tells what somebody did: `She put the lamp down.`
fn narration(words: &Words<'_>, i: usize, end: usize) -> bool {
    let third = ["he", "she", "they", "the", "his", "her", "their", "a", "an"]
        .iter()
        .any(|word| words.is(i, word));
    let alone = words.is(i, "he") || words.is(i, "she");
    let name = words.get(i).is_some_and(|token| token.capital()) && words.class(i).is_empty();
    if !(third || name) {
        return false;
    }
    for j in i + 1..(i + 6).min(end) {
        if ends_sentence(words, j) || ["i", "you", "we"].iter().any(|word| words.is(j, word)) {
            return false;
        }
        let form = words.verb(j).form;
        // `He shut the door` can only be past; `the doors shut` need not be.
        let past = form.any(Form::PAST) && (alone || !form.any(Form::BASE));
        if past
            && words
                .get(j)
                .is_some_and(|token| token.kind == TokenKind::Word)
        {
            return true;
        }
    }
    false
}
