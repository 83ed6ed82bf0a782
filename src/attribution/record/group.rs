//! Makes records of the reports: joins quotations without a cue to the cue that governs them, and
//! tells speech from scare quotes and titles.
//!
//! The policy differs by genre. In news a quoted paragraph without a cue carries on the words of
//! the one before; in fiction every paragraph is a turn of its own.

use super::content::{kind, spans};
use super::verse::verse;
use crate::attribution::link::report::Report;
use crate::attribution::link::rules::join::NamedRule;
use crate::attribution::syntax::frame::Frame;
use crate::attribution::types::{Act, QuoteKind};
use crate::text::Span;
use std::ops::Range;

/// A quotation on its way to becoming a [`Quote`](crate::attribution::Quote) and an [`Attribution`](crate::attribution::Attribution).
#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub(crate) report: Report,
    pub(crate) kind: QuoteKind,
    pub(crate) spans: Vec<Span>,
    /// Top-level runs inside, in order.
    pub(crate) runs: Vec<usize>,
}

impl Record {
    pub(crate) fn first_item(&self) -> usize {
        self.report
            .pieces
            .iter()
            .map(|piece| piece.start)
            .min()
            .unwrap_or(0)
    }
}

/// The records of a text, in the order of their content.
pub(crate) fn group(
    f: &Frame<'_, '_>,
    reports: Vec<Report>,
    fiction: bool,
    off: &[&'static str],
) -> Vec<Record> {
    let mut by_unit = vec![Vec::new(); f.units.len()];
    for (index, report) in reports.iter().enumerate() {
        by_unit[report.unit].push(index);
    }
    let bare = f
        .units
        .iter()
        .map(|unit| unit.range().all(|i| f.is_run(i) || !f.is_word(i)))
        .collect();
    let mut grouper = Grouper {
        f,
        reports,
        by_unit,
        bare,
        owner: vec![None; f.runs.len()],
        fiction,
        off,
    };
    grouper.own();
    grouper.join_open();
    grouper.join_chains();
    grouper.join_leftovers();
    grouper.finish()
}

/// What stands around marks that no report holds.
#[derive(Debug, Clone, Copy, Default)]
struct Near {
    /// The marks before and after, of whatever report.
    previous: Option<usize>,
    next: Option<usize>,
    /// The last report of the sentences before.
    report: Option<usize>,
    /// The report of the last marks that have one.
    owner: Option<usize>,
}

pub(crate) struct Grouper<'g, 'a, 't> {
    pub(crate) f: &'g Frame<'a, 't>,
    pub(crate) reports: Vec<Report>,
    /// For each unit, the reports whose cue is in it.
    by_unit: Vec<Vec<usize>>,
    /// For each unit, whether it is quotations and punctuation alone.
    pub(crate) bare: Vec<bool>,
    /// For each run, the report whose content it is in.
    pub(super) owner: Vec<Option<usize>>,
    pub(crate) fiction: bool,
    off: &'g [&'static str],
}

impl Grouper<'_, '_, '_> {
    pub(crate) fn on(&self, rule: &NamedRule) -> bool {
        !self.off.contains(&rule.name)
    }

    fn own(&mut self) {
        for (index, report) in self.reports.iter().enumerate() {
            for i in report.items() {
                if let Some(run) = self.f.run(i) {
                    self.owner[run].get_or_insert(index);
                }
            }
        }
    }

    pub(crate) fn top(&self, run: usize) -> bool {
        self.f.runs[run].parent.is_none() && self.f.item_of_run[run] != usize::MAX
    }

    /// Gives a run to a report. A nested one is no item: it goes with the run around it.
    fn take(&mut self, run: usize, report: usize) {
        self.owner[run] = Some(report);
        if self.top(run) {
            let item = self.f.item_of_run[run];
            self.reports[report].pieces.push(item..item + 1);
        }
    }

    /// A cue that ends its paragraph with a colon takes the quoted paragraphs below it.
    fn join_open(&mut self) {
        for index in 0..self.reports.len() {
            if !self.reports[index].open && !self.ends_with_colon(index) {
                continue;
            }
            let unit = self.reports[index].unit;
            let Some(next) = self.f.units.get(unit + 1).copied() else {
                continue;
            };
            if let Some(run) = self.f.run(next.start) {
                if self.owner[run].is_none() && self.stands_alone(run) {
                    self.take(run, index);
                }
            } else if self.f.mark(next.start, '>') {
                let end = self.take_marked_lines(index, unit + 1);
                self.enclose(index, unit + 1..end);
            } else {
                let end = self.take_displayed(index, unit + 1);
                self.enclose(index, unit + 1..end);
            }
        }
    }

    /// What people say inside an extract is the extract's.
    fn enclose(&mut self, index: usize, units: Range<usize>) {
        for unit in units {
            for inner in self.by_unit[unit].iter().filter(|r| **r != index) {
                let report = &mut self.reports[*inner];
                report.pieces.clear();
                (report.open, report.source) = (false, None);
            }
            for run in self.f.units[unit].range().filter_map(|i| self.f.run(i)) {
                self.owner[run] = Some(index);
            }
        }
    }

    /// A displayed extract without marks: the paragraphs from unit `first` on that stand further in than the report's own,
    /// up to one that does not. Where all that is left of the text stands in, it is no extract but the text's layout.
    /// Gives the unit behind them.
    fn take_displayed(&mut self, index: usize, first: usize) -> usize {
        let f = self.f;
        let opener = f.units[self.reports[index].unit].paragraph;
        let margin = f.paragraphs.get(opener).map_or(0, |p| p.indent) + 2;
        let inside = |p: usize| f.paragraphs.get(p).is_some_and(|p| p.indent >= margin);
        let Some(end) = (opener + 1..f.paragraphs.len()).find(|p| !inside(*p)) else {
            return first;
        };
        let mut last = opener;
        let mut at = first;
        for unit in f.units[first..].iter().take_while(|u| u.paragraph < end) {
            match self.reports[index].pieces.last_mut() {
                Some(piece) if unit.paragraph == last => piece.end = unit.end,
                _ => self.reports[index].pieces.push(unit.start..unit.end),
            }
            last = unit.paragraph;
            at += 1;
        }
        at
    }

    /// `As the Buoy reported, the lock was still shut:`, and marks below: the first report of a sentence whose colon ends
    /// the paragraph.
    fn ends_with_colon(&self, index: usize) -> bool {
        let report = &self.reports[index];
        let unit = self.f.units[report.unit];
        let below = self.f.units.get(report.unit + 1);
        let own = below.is_some_and(|below| below.paragraph != unit.paragraph);
        !self.fiction
            && own
            && self.f.mark(unit.end - 1, ':')
            && self.in_unit(report.unit).next() == Some(index)
            && !self.in_unit(report.unit).any(|r| self.reports[r].open)
            && report.act == Act::Speech
            && report.source.is_some()
            && report.cue.is_some()
    }

    /// A block quotation as mail and Markdown mark it: the lines from unit `first` on that begin with `>`. Gives the unit
    /// behind them.
    fn take_marked_lines(&mut self, index: usize, first: usize) -> usize {
        let f = self.f;
        let mut last = None;
        let mut at = first;
        for unit in &f.units[first..] {
            let fresh = last != Some(unit.paragraph);
            if fresh && !f.mark(unit.start, '>') {
                break;
            }
            last = Some(unit.paragraph);
            let start = unit.start + usize::from(fresh);
            // `> — Council minutes`: whose it is.
            if f.is_dash(start) {
                break;
            }
            match self.reports[index].pieces.last_mut() {
                Some(piece) if !fresh => piece.end = unit.end,
                _ if start < unit.end => self.reports[index].pieces.push(start..unit.end),
                _ => {}
            }
            at += 1;
        }
        at
    }

    /// Paragraphs that reopen the marks belong together, whoever has the cue.
    fn join_chains(&mut self) {
        for run in 0..self.f.runs.len() {
            let Some(before) = self.f.runs[run].continues.map(|r| r as usize) else {
                continue;
            };
            if let (Some(report), None) =
                (self.owner.get(before).copied().flatten(), self.owner[run])
            {
                self.take(run, report);
            }
        }
        // A paragraph left open after its own tag has its speaker (`"The roof is gone," she said. "So is …`).
        for run in 0..self.f.runs.len() {
            let unit = self.f.unit_of_run[run];
            if self.owner[run].is_none() && unit != usize::MAX && unit > 0 && self.stands_alone(run)
            {
                let tag = self.in_unit(unit - 1).find(|r| {
                    self.reports[*r].tag
                        && self.f.units[unit - 1].paragraph == self.f.units[unit].paragraph
                });
                if let Some(tag) = tag {
                    self.take(run, tag);
                }
            }
        }
        for run in (0..self.f.runs.len()).rev() {
            let Some(before) = self.f.runs[run].continues.map(|r| r as usize) else {
                continue;
            };
            if let (Some(report), Some(None)) = (self.owner[run], self.owner.get(before).copied()) {
                self.take(before, report);
            }
        }
    }

    /// Whether the run is all of its unit but for punctuation.
    pub(crate) fn stands_alone(&self, run: usize) -> bool {
        let Some(unit) = self.f.units.get(self.f.unit_of_run[run]) else {
            return false;
        };
        unit.start < unit.end && self.bare[self.f.unit_of_run[run]]
    }

    /// Whether the run stands alone and is all of its paragraph.
    pub(crate) fn whole_paragraph(&self, run: usize) -> bool {
        let index = self.f.unit_of_run[run];
        let Some(unit) = self.f.units.get(index) else {
            return false;
        };
        self.stands_alone(run)
            && (index == 0 || self.f.units[index - 1].paragraph != unit.paragraph)
            && self
                .f
                .units
                .get(index + 1)
                .is_none_or(|next| next.paragraph != unit.paragraph)
    }

    /// Gives the marks that no report holds one that they go with, or one of their own.
    fn join_leftovers(&mut self) {
        let runs: Vec<usize> = (0..self.f.runs.len())
            .filter(|run| self.top(*run))
            .collect();
        // Reports by unit, to look back and ahead.
        let mut by_unit: Vec<(usize, usize)> = self
            .reports
            .iter()
            .enumerate()
            .map(|(i, r)| (r.unit, i))
            .collect();
        by_unit.sort_unstable();
        let mut cursor = 0;
        let mut near = Near::default();
        for (at, run) in runs.iter().copied().enumerate() {
            let unit = self.f.unit_of_run[run];
            while cursor < by_unit.len() && by_unit[cursor].0 < unit {
                near.report = Some(by_unit[cursor].1);
                cursor += 1;
            }
            near.previous = at.checked_sub(1).map(|before| runs[before]);
            near.next = runs.get(at + 1).copied();
            near.owner = self.owner[run]
                .or_else(|| self.join_leftover(run, near))
                .or(near.owner);
        }
        if !self.fiction {
            self.wait_for_cue(&runs);
        }
    }

    /// Gives marks a report, and tells which: none if they are no speech (`the "old guard"`) or inside a source.
    fn join_leftover(&mut self, run: usize, near: Near) -> Option<usize> {
        let (unit, item) = (self.f.unit_of_run[run], self.f.item_of_run[run]);
        if self.fiction && self.frames_a_letter(run) {
            return None;
        }
        if self.inside_source_or_cue(item) {
            if let Some(report) = self.inserted(unit, item) {
                if self.is_speech(run, report.source.as_ref()) {
                    self.add(run, report);
                }
            }
            return None;
        }
        if let Some(report) = self.report_before(run, near) {
            self.take(run, report);
            return Some(report);
        }
        let report = self.embedded_report(unit, item);
        if !self.is_speech(run, report.source.as_ref()) {
            return None;
        }
        let owner = self
            .same_report(&report)
            .or_else(|| self.carried_on(unit, &report, near.owner));
        if let Some(owner) = owner {
            self.take(run, owner);
            return Some(owner);
        }
        Some(self.add(run, report))
    }

    /// The report beside marks that carry it on: `"It leaks," he said. "Badly."`
    fn report_before(&self, run: usize, near: Near) -> Option<usize> {
        let unit = self.f.unit_of_run[run];
        // A speech without any tag goes on where the next paragraph opens its marks again.
        let carried = self.f.runs[run]
            .continues
            .and_then(|before| self.owner.get(before as usize).copied().flatten());
        carried
            .or_else(|| self.broken_sentence(near.previous, run))
            .or_else(|| self.broken_before_tag(run, near.next))
            .or_else(|| self.right_after(unit, run, near.report, near.owner))
            .or_else(|| {
                if self.fiction {
                    None
                } else {
                    self.news_paragraph(unit, run, near.owner, near.report)
                }
            })
    }

    /// Adds the report that marks have of their own, and gives its index.
    fn add(&mut self, run: usize, report: Report) -> usize {
        let index = self.reports.len();
        self.by_unit[report.unit].push(index);
        self.reports.push(report);
        self.owner[run] = Some(index);
        index
    }

    /// The reports of a unit, by index.
    pub(crate) fn in_unit(&self, unit: usize) -> impl Iterator<Item = usize> + '_ {
        self.by_unit.get(unit).into_iter().flatten().copied()
    }

    fn inside_source_or_cue(&self, item: usize) -> bool {
        let unit = self.f.unit_at(item);
        self.in_unit(unit).any(|r| {
            let r = &self.reports[r];
            r.source.as_ref().is_some_and(|s| s.contains(&item))
                || r.cue.as_ref().is_some_and(|c| c.contains(&item))
        })
    }

    fn finish(self) -> Vec<Record> {
        let (f, fiction, off) = (self.f, self.fiction, self.off);
        let verse = if fiction { verse(f) } else { Vec::new() };
        let mut out: Vec<Record> = self
            .reports
            .into_iter()
            .filter_map(|mut report| {
                report.pieces.retain(|piece| !piece.is_empty());
                report.pieces.sort_by_key(|piece| (piece.start, piece.end));
                if report.pieces.is_empty() || off.contains(&report.rule) {
                    return None;
                }
                // What people in a poem say is the poem's.
                let at = f.units.get(f.unit_at(report.pieces[0].start));
                if at.is_some_and(|u| verse.get(u.paragraph) == Some(&true)) {
                    return None;
                }
                let spans = spans(f, &report.pieces);
                if spans.is_empty() {
                    return None;
                }
                let runs: Vec<usize> = report.items().filter_map(|i| f.run(i)).collect();
                let kind = kind(f, &report.pieces, fiction);
                Some(Record {
                    report,
                    kind,
                    spans,
                    runs,
                })
            })
            .collect();
        out.sort_by_key(|record| (record.spans[0].start(), record.spans[0].end()));
        out
    }
}
