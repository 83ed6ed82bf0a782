//! From the readings of the marks to runs: where each begins and ends, what is in what, what
//! carries on what, and what was wrong. Complexity: linear in the text.

use super::convention::Convention;
use super::mark::{Family, Glyph, Mark, REPORTED};
use super::pairing::{self, Act, Context, Desk};
use super::{Code, Diagnostic, Ending, Marks, Run, Sheet, tag};
use crate::lexicon::Words;
use crate::text::{Paragraph, Span};

/// An open mark whose run is in the table already.
#[derive(Clone, Copy)]
struct Open {
    mark: Mark,
    run: usize,
}

struct Builder<'a> {
    words: &'a Words<'a>,
    runs: Vec<Run>,
    /// Runs that turned out to be none.
    dead: Vec<bool>,
    diagnostics: Vec<Diagnostic>,
    open: Vec<Open>,
    /// The pairs closed, for what is unusual in this text.
    pairs: Vec<(Mark, Mark)>,
}

/// Reads all paragraphs and makes the table of runs.
pub(super) fn build(
    words: &Words<'_>,
    paragraphs: &[Paragraph],
    sheet: &Sheet,
    conventions: &[Convention],
    mut readings: Vec<Vec<Act>>,
) -> Marks {
    let mut builder = Builder {
        words,
        runs: Vec::new(),
        dead: Vec::new(),
        diagnostics: Vec::new(),
        open: Vec::new(),
        pairs: Vec::new(),
    };
    let mut desk = Desk::default();
    // Runs left open by the paragraph before, outermost first.
    let mut left: Vec<usize> = Vec::new();
    // The run that the paragraph before broke off without a mark.
    let mut broken = None;
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let marks = sheet.paragraph(i);
        if marks.is_empty() {
            left.clear();
            broken = None;
            continue;
        }
        let convention = conventions[i];
        let context = Context {
            outer: convention.outer,
            single_none: convention.single_none,
            next: sheet.lead(i + 1),
            carried: left.len(),
        };
        let acts = if left.is_empty() && convention.changes_nothing(marks) {
            std::mem::take(&mut readings[i])
        } else {
            pairing::pair(marks, &context, &mut desk)
        };
        let from = builder.runs.len();
        left = builder.paragraph(*paragraph, marks, &acts, &context, &left);
        builder.mend_lost_openings(*paragraph, marks, &acts, from, broken);
        broken = builder.broken_off(from, paragraph.span.end());
    }
    builder.finish()
}

/// Whether a family is the one that speech hereabouts stands in.
fn usual(outer: [i32; 2], family: Family) -> bool {
    let [single, other] = outer;
    if family == Family::Single {
        single <= other + 5
    } else {
        other <= single
    }
}

fn span(mark: Mark) -> Span {
    Span::new(mark.start, mark.end)
}

impl Builder<'_> {
    fn note(&mut self, code: Code, span: Span) {
        self.diagnostics.push(Diagnostic { code, span });
    }

    /// Reads one paragraph. Returns the runs that it leaves open for the next, outermost first.
    fn paragraph(
        &mut self,
        paragraph: Paragraph,
        marks: &[Mark],
        acts: &[Act],
        context: &Context<'_>,
        left: &[usize],
    ) -> Vec<usize> {
        let from = self.runs.len();
        for (i, (mark, act)) in marks.iter().zip(acts).enumerate() {
            if mark.doubled && (*act != Act::None || mark.none < 60) {
                self.note(Code::DoubledMark, span(*mark));
            }
            match *act {
                Act::None => self.stray(*mark, context.single_none),
                Act::Open(given_up) => {
                    self.give_up(given_up, mark.start);
                    let continues =
                        (self.runs.len() - from == i && i < left.len()).then(|| left[i]);
                    let inner = Span::new(mark.end, mark.end);
                    let usual = !self.open.is_empty() || usual(context.outer, mark.family);
                    self.open.push(Open {
                        mark: *mark,
                        run: self.runs.len(),
                    });
                    self.dead.push(false);
                    self.runs.push(Run {
                        span: span(*mark),
                        inner,
                        style: mark.family.style(),
                        ending: Ending::Mark,
                        parent: None,
                        continues: continues
                            .filter(|&k| self.runs[k].style == mark.family.style())
                            .and_then(|k| u32::try_from(k).ok()),
                        usual,
                    });
                }
                Act::Close(given_up) => {
                    self.give_up(given_up, mark.start);
                    self.close(*mark);
                }
            }
        }
        self.end_paragraph(paragraph, context.next)
    }

    fn stray(&mut self, mark: Mark, single_none: i32) {
        // 'em and '87 open nothing, whatever marks the text has.
        let opening = if mark.open < mark.close && mark.none > 2 {
            single_none
        } else {
            0
        };
        if mark.none + opening < REPORTED && (mark.faint || mark.none < 20) {
            return;
        }
        let code = if mark.close < mark.open {
            Code::StrayClosingMark
        } else {
            Code::UnclosedMark
        };
        self.note(code, span(mark));
    }

    fn close(&mut self, mark: Mark) {
        let Some(Open { mark: opener, run }) = self.open.pop() else {
            return;
        };
        self.pairs.push((opener, mark));
        self.runs[run].span = Span::new(opener.start, mark.end);
        self.runs[run].inner = Span::new(opener.end, mark.start);
        if opener.family != mark.family || !pairing::regular(opener, mark) {
            self.note(Code::MismatchedPair, self.runs[run].span);
        } else if pairing::wrong_way(opener, mark) {
            self.note(Code::WrongDirection, self.runs[run].span);
        }
    }

    /// Ends the innermost `count` open runs before `limit`, for want of a mark.
    fn give_up(&mut self, count: u8, limit: u32) {
        for _ in 0..count {
            let Some(open) = self.open.pop() else { return };
            self.end_without_mark(open, limit, false);
        }
    }

    fn end_without_mark(&mut self, open: Open, limit: u32, at_paragraph: bool) {
        self.note(Code::UnclosedMark, span(open.mark));
        let room = Span::new(open.mark.end, limit);
        let children = self.runs[open.run + 1..]
            .iter()
            .map(|run| run.span.end())
            .max()
            .unwrap_or(0);
        let tag = if self.open.is_empty() {
            tag::before(self.words, room)
        } else {
            None
        };
        let end = tag.unwrap_or(limit).max(children);
        let inner = Span::new(open.mark.end, end).trim(self.words.text);
        let inner = Span::new(open.mark.end, inner.end().max(open.mark.end));
        if inner.is_empty() || self.looks_stray(open.mark, inner, at_paragraph, tag.is_some()) {
            self.dead[open.run] = true;
            return;
        }
        let run = &mut self.runs[open.run];
        run.inner = inner;
        run.span = Span::new(open.mark.start, inner.end());
        run.ending = Ending::Missing;
        if at_paragraph && tag.is_none() {
            let end = Span::new(inner.end(), inner.end());
            self.note(Code::EndedAtParagraph, end);
        }
    }

    /// Whether an opening mark without a partner is better taken for a slip.
    fn looks_stray(&self, mark: Mark, inner: Span, at_paragraph: bool, told: bool) -> bool {
        // 5 " of rain: it touches nothing that it could open.
        if self.loose(mark) {
            return true;
        }
        // A single mark that no second one answers is an apostrophe more often than speech.
        if mark.family == Family::Single && mark.faint {
            return true;
        }
        let text = inner.of(self.words.text);
        let words = text.split_ascii_whitespace().take(7).count();
        // "Elm Street, Monday, as the head of a letter: the paragraph says nothing yet.
        !told && (words < 2 && !at_paragraph || words < 7 && text.ends_with(','))
    }

    /// Whether white space follows an opening mark.
    fn loose(&self, mark: Mark) -> bool {
        self.words.text[mark.end as usize..].starts_with(char::is_whitespace)
    }

    /// The outermost run that broke off at `end`.
    fn broken_off(&self, from: usize, end: u32) -> Option<usize> {
        let live = |i: &usize| {
            !self.dead[*i]
                && self.runs[*i].ending == Ending::Missing
                && self.runs[*i].span.end() == end
        };
        (from..self.runs.len()).find(live)
    }

    fn end_paragraph(&mut self, paragraph: Paragraph, next: &[Family]) -> Vec<usize> {
        let end = paragraph.span.end();
        let reopened = self
            .open
            .iter()
            .zip(next)
            .take_while(|(open, family)| open.mark.family == **family)
            .count();
        while self.open.len() > reopened {
            let Some(open) = self.open.pop() else { break };
            self.end_without_mark(open, end, true);
        }
        // "The rope is wet, said Jack." is over, whatever the next paragraph opens with.
        if let [open] = self.open[..] {
            let children = self.runs.len() > open.run + 1;
            let told = tag::before(self.words, Span::new(open.mark.end, end));
            let over = told.is_some_and(|at| tag::ends_paragraph(self.words, at, end));
            if !children
                && (over || self.loose(open.mark) && open.mark.start > paragraph.span.start())
            {
                self.open.clear();
                self.end_without_mark(open, end, true);
            }
        }
        let mut left = Vec::new();
        for open in std::mem::take(&mut self.open) {
            let inner = Span::new(open.mark.end, end).trim(self.words.text);
            let inner = Span::new(open.mark.end, inner.end().max(open.mark.end));
            let run = &mut self.runs[open.run];
            run.inner = inner;
            run.span = Span::new(open.mark.start, inner.end());
            run.ending = Ending::Reopened;
            left.push(open.run);
            self.pairs.push((open.mark, open.mark));
            if pairing::faces_back(open.mark) {
                self.note(Code::WrongDirection, span(open.mark));
            }
            self.note(Code::Reopened, span(open.mark));
        }
        left
    }

    /// A closing mark that nothing opened still ends a quotation, if the words say where it began:
    /// `The pumps ran," said Mr. Ode.` or `"No," he said. We will see."`
    fn mend_lost_openings(
        &mut self,
        paragraph: Paragraph,
        marks: &[Mark],
        acts: &[Act],
        from: usize,
        before: Option<usize>,
    ) {
        let text = self.words.text;
        let mut found = Vec::new();
        // Runs that begin before the mark, and where the last of them ends.
        let (mut passed, mut behind) = (from, None);
        for (mark, act) in marks.iter().zip(acts) {
            while let Some(run) = self
                .runs
                .get(passed)
                .filter(|run| run.span.start() < mark.start)
            {
                if !self.dead[passed] {
                    behind = behind.max(Some(run.span.end()));
                }
                passed += 1;
            }
            let inside = behind.is_some_and(|end| end > mark.start);
            if *act != Act::None || mark.close >= 10 || mark.none < 35 || inside {
                continue;
            }
            let after = self.words.at_or_after(mark.end);
            let told = tag::at(self.words, after).is_some();
            let head = paragraph.span.start();
            let (start, continues) = match behind {
                None if before.is_some()
                    && (told || text[head as usize..].starts_with(char::is_lowercase)) =>
                {
                    (head, before)
                }
                None if told => (head, None),
                None => continue,
                // After the tag's own sentence.
                Some(behind) => match self.after_tag(behind, mark.start) {
                    Some(start) => (start, None),
                    None => continue,
                },
            };
            let span = Span::new(start, mark.end);
            let continues = continues.and_then(|k| u32::try_from(k).ok());
            let inner = Span::new(start, mark.start);
            found.push(Run {
                span,
                inner,
                style: mark.family.style(),
                ending: Ending::Mark,
                parent: None,
                continues,
                usual: true,
            });
        }
        self.dead.extend(found.iter().map(|_| false));
        self.runs.extend(found);
    }

    /// The start of the sentence after a tag that begins at `behind`.
    fn after_tag(&self, behind: u32, limit: u32) -> Option<u32> {
        let first = self.words.at_or_after(behind);
        let told = tag::at(self.words, first)?;
        // A tag's sentence is short; the bound keeps many strays linear.
        let stop = (told..told + 60).find(|&i| {
            self.words
                .get(i)
                .is_none_or(|t| t.span.end() > limit || matches!(t.mark, '.' | '?' | '!'))
        })?;
        let next = self.words.get(stop + 1)?;
        (next.span.start() + 1 < limit).then_some(next.span.start())
    }

    /// Among the pairs of a kind, reports those that are unlike the others: „Go” where the text has
    /// „Go“ throughout.
    fn unusual(&mut self, kind: fn(Mark, Mark) -> bool, which: fn(Mark, Mark) -> bool) {
        let of_kind = || {
            self.pairs
                .iter()
                .filter(|(opener, mark)| kind(*opener, *mark))
        };
        let (all, such) = (
            of_kind().count(),
            of_kind()
                .filter(|(opener, mark)| which(*opener, *mark))
                .count(),
        );
        let odd = match () {
            () if such > 0 && such * 4 <= all => true,
            () if such < all && (all - such) * 4 <= all => false,
            () => return,
        };
        let spans: Vec<Span> = of_kind()
            .filter(|(opener, mark)| which(*opener, *mark) == odd)
            .map(|(opener, mark)| Span::new(opener.start, mark.end))
            .collect();
        for span in spans {
            self.note(Code::WrongDirection, span);
        }
    }

    /// Sorts the runs, drops dead ones, and ties each to the one around it.
    fn finish(mut self) -> Marks {
        self.unusual(
            |opener, _| opener.family == Family::Twice,
            |opener, _| opener.glyph == Glyph::Grave2,
        );
        self.unusual(
            |opener, _| opener.glyph == Glyph::Low2,
            |_, mark| mark.glyph == Glyph::Left2,
        );
        let runs = arrange(&self.runs, &self.dead);
        let mut diagnostics = self.diagnostics;
        diagnostics.sort_by_key(|d| (d.span.start(), d.span.end()));
        Marks { runs, diagnostics }
    }
}

/// The runs that are not dead, sorted, an outer one before those in it, with parents set.
pub(super) fn arrange(runs: &[Run], dead: &[bool]) -> Vec<Run> {
    let mut order: Vec<usize> = (0..runs.len()).filter(|&i| !dead[i]).collect();
    order.sort_by_key(|&i| (runs[i].span.start(), u32::MAX - runs[i].span.end()));
    let mut place = vec![None; runs.len()];
    let mut out: Vec<Run> = Vec::with_capacity(order.len());
    let mut around: Vec<u32> = Vec::new();
    for &old in &order {
        let mut run = runs[old];
        while around
            .last()
            .is_some_and(|&k| out[k as usize].span.end() <= run.span.start())
        {
            around.pop();
        }
        run.parent = around.last().copied();
        place[old] = u32::try_from(out.len()).ok();
        around.extend(place[old]);
        out.push(run);
    }
    for run in &mut out {
        run.continues = run
            .continues
            .and_then(|k| place.get(k as usize).copied().flatten());
    }
    out
}
