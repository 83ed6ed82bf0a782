//! Makes records of the reports: joins quotations without a cue to the cue that governs them, and
//! tells speech from scare quotes and titles.
//!
//! The policy differs by genre. In news a quoted paragraph without a cue carries on the words of
//! the one before; in fiction every paragraph is a turn of its own.

use super::content::{kind, spans};
use super::frame::Frame;
use super::letter::verse;
use super::link::Report;
use super::phrase::REACH;
use super::rules::NamedRule;
use super::types::{Act, QuoteKind};
use crate::text::Span;

/// A quotation on its way to becoming a [`Quote`](super::Quote) and an [`Attribution`](super::Attribution).
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

/// How many sentences back a quotation without a cue may find the one that it carries on.
const BACK: usize = 3;

pub(crate) struct Grouper<'g, 'a, 't> {
    pub(crate) f: &'g Frame<'a, 't>,
    pub(crate) reports: Vec<Report>,
    /// For each unit, the reports whose cue is in it.
    by_unit: Vec<Vec<usize>>,
    /// For each unit, whether it is quotations and punctuation alone.
    pub(crate) bare: Vec<bool>,
    /// For each run, the report whose content it is in.
    owner: Vec<Option<usize>>,
    pub(crate) fiction: bool,
    off: &'g [&'static str],
}

impl Grouper<'_, '_, '_> {
    pub(crate) fn on(&self, rule: &NamedRule) -> bool {
        !self.off.contains(&rule.name)
    }

    fn own(&mut self) {
        for (index, report) in self.reports.iter().enumerate() {
            for i in report.pieces.iter().cloned().flatten() {
                if let Some(run) = self.f.run(i) {
                    self.owner[run].get_or_insert(index);
                }
            }
        }
    }

    pub(crate) fn top(&self, run: usize) -> bool {
        self.f.runs[run].parent.is_none() && self.f.item_of_run[run] != usize::MAX
    }

    fn take(&mut self, run: usize, report: usize) {
        let item = self.f.item_of_run[run];
        self.owner[run] = Some(report);
        self.reports[report].pieces.push(item..item + 1);
    }

    /// A cue that ends its paragraph with a colon takes the quoted paragraphs below it.
    fn join_open(&mut self) {
        for index in 0..self.reports.len() {
            if !self.reports[index].open {
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
            } else if let (Some(here), Some(below)) = (
                self.f.paragraphs.get(next.paragraph),
                self.f.paragraphs.get(next.paragraph + 1),
            ) {
                // A displayed extract: indented, and what follows is not.
                if here.indent >= 2 && below.indent < here.indent {
                    let last = self.f.units[unit + 1..]
                        .iter()
                        .take_while(|u| u.paragraph == next.paragraph)
                        .last()
                        .map_or(next.end, |u| u.end);
                    self.reports[index].pieces.push(next.start..last);
                }
            }
        }
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

    fn join_leftovers(&mut self) {
        let runs: Vec<usize> = (0..self.f.runs.len())
            .filter(|run| self.top(*run))
            .collect();
        // Reports by unit, to look back and ahead.
        let mut last_report: Option<usize> = None;
        let mut by_unit: Vec<(usize, usize)> = self
            .reports
            .iter()
            .enumerate()
            .map(|(i, r)| (r.unit, i))
            .collect();
        by_unit.sort_unstable();
        let mut cursor = 0;
        let mut last_owner: Option<usize> = None;
        for (at, run) in runs.iter().copied().enumerate() {
            let unit = self.f.unit_of_run[run];
            while cursor < by_unit.len() && by_unit[cursor].0 < unit {
                last_report = Some(by_unit[cursor].1);
                cursor += 1;
            }
            if let Some(owner) = self.owner[run] {
                last_owner = Some(owner);
                continue;
            }
            let item = self.f.item_of_run[run];
            if self.inside_source_or_cue(item) || self.fiction && self.frames_a_letter(run) {
                continue;
            }
            let previous = runs[..at].last().copied();
            // A speech without any tag goes on where the next paragraph opens its marks again.
            let carried = self.f.runs[run]
                .continues
                .and_then(|before| self.owner.get(before as usize).copied().flatten());
            let joined = carried
                .or_else(|| self.broken_sentence(previous, run))
                .or_else(|| self.right_after(unit, run, last_report, last_owner))
                .or_else(|| {
                    if self.fiction {
                        None
                    } else {
                        self.news_paragraph(unit, run, last_owner, last_report)
                    }
                });
            if let Some(report) = joined {
                self.take(run, report);
                last_owner = Some(report);
                continue;
            }
            let report = self.embedded_report(unit, item);
            if self.is_speech(run, report.source.as_ref()) {
                let index = self.reports.len();
                let owner = self
                    .same_report(&report)
                    .or_else(|| self.carried_on(unit, &report, last_owner));
                if let Some(owner) = owner {
                    self.take(run, owner);
                    last_owner = Some(owner);
                    continue;
                }
                self.by_unit[report.unit].push(index);
                self.reports.push(report);
                self.owner[run] = Some(index);
                last_owner = Some(index);
            }
        }
        if !self.fiction {
            self.wait_for_cue(&runs);
        }
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

    /// `"When the ice"—she tied the rope—"lets us through …"`: one sentence, broken by an action.
    fn broken_sentence(&self, previous: Option<usize>, run: usize) -> Option<usize> {
        let before = previous?;
        let owner = self.owner[before]?;
        if self.f.unit_of_run[before] != self.f.unit_of_run[run] {
            return None;
        }
        let first = self.f.item_of_run[before];
        let second = self.f.item_of_run[run];
        let open = !matches!(self.f.run_last(before), '.' | '?' | '!');
        let lower = self
            .f
            .run_text(run)
            .trim_start_matches(['—', '-', '–', ' ', '…', '.'])
            .starts_with(char::is_lowercase);
        let dashes = self.f.is_dash(first + 1)
            || self.f.is_dash(second - 1)
            || matches!(self.f.run_last(before), '—' | '–' | '-');
        // `"Ten."  "Eleven."` in one paragraph of a story: two people, or one who reads aloud.
        let adjacent = second == first + 1 && (open || !self.fiction);
        (adjacent || open && (dashes || lower && self.fiction)).then_some(owner)
    }

    /// A quotation right after a tag, or in news after any report of its paragraph.
    fn right_after(
        &self,
        unit: usize,
        run: usize,
        last_report: Option<usize>,
        last_owner: Option<usize>,
    ) -> Option<usize> {
        if !self.stands_alone(run) || unit == 0 {
            return None;
        }
        let paragraph = self.f.units[unit].paragraph;
        let before = self.f.units[unit - 1];
        if before.paragraph != paragraph {
            return None;
        }
        let owner = last_owner
            .filter(|o| self.owns_in_unit(*o, unit - 1))
            .or(last_report.filter(|r| self.reports[*r].unit + 1 == unit))?;
        // `"…," she said, describing …. "…"`: of two reports the tag goes on, not its participle.
        let owner = self
            .in_unit(unit - 1)
            .find(|r| self.reports[*r].tag)
            .unwrap_or(owner);
        let report = &self.reports[owner];
        if self.fiction {
            // Only where the tag's unit says nothing else: a beat parts two records.
            return (report.unit + 1 == unit && report.tag).then_some(owner);
        }
        (report.cue.is_some() && report.act == Act::Speech || report.cue.is_none()).then_some(owner)
    }

    /// The report that this one only goes on: `He vowed to "go on to the sound" and to "take the ferry along"`.
    fn same_report(&self, report: &Report) -> Option<usize> {
        let cue = report.cue.as_ref()?;
        self.in_unit(report.unit).find(|r| {
            let other = &self.reports[*r];
            other.source == report.source
                && other
                    .cue
                    .as_ref()
                    .is_some_and(|own| own.start < cue.end && cue.start < own.end)
        })
    }

    /// In news a phrase in marks that nothing in its own sentence gives to anybody carries on the report of
    /// the sentence before (`"It leaks," Ms. Rao said. But "nobody will pay for another."`).
    fn carried_on(&self, unit: usize, report: &Report, last_owner: Option<usize>) -> Option<usize> {
        let before = unit.checked_sub(1)?;
        if self.fiction
            || report.source.is_some()
            || report.cue.is_some()
            || self.f.units[before].paragraph != self.f.units[unit].paragraph
        {
            return None;
        }
        // A sentence of the writer's may stand between: `"A," she said. Nobody laughed. "B."`
        let near = |r: usize| {
            (unit.saturating_sub(BACK)..unit).any(|u| {
                self.f.units[u].paragraph == self.f.units[unit].paragraph && self.owns_in_unit(r, u)
            })
        };
        let owner = self
            .in_unit(before)
            .find(|r| self.reports[*r].tag || self.reports[*r].act == Act::Speech)
            .or(last_owner.filter(|r| self.owns_in_unit(*r, unit) || near(*r)))?;
        let told = &self.reports[owner];
        (told.act == Act::Speech && told.source.is_some() && told.cue.is_some()).then_some(owner)
    }

    fn owns_in_unit(&self, report: usize, unit: usize) -> bool {
        let range = self.f.units[unit].range();
        self.reports[report].unit == unit
            || self.reports[report]
                .pieces
                .iter()
                .any(|piece| range.contains(&piece.start))
    }

    /// In news a whole quoted paragraph carries on the quotation of the paragraph above.
    fn news_paragraph(
        &self,
        unit: usize,
        run: usize,
        last_owner: Option<usize>,
        last_report: Option<usize>,
    ) -> Option<usize> {
        if !self.stands_alone(run) {
            return None;
        }
        let paragraph = self.f.units[unit].paragraph;
        let first_of_paragraph = unit == 0 || self.f.units[unit - 1].paragraph != paragraph;
        if !first_of_paragraph {
            return None;
        }
        let above = |report: usize| {
            let r = &self.reports[report];
            let last = r
                .pieces
                .iter()
                .map(|p| p.end)
                .chain(r.cue.iter().map(|c| c.end))
                .max()
                .unwrap_or(0);
            let last_paragraph = self
                .f
                .units
                .get(self.f.unit_at(last.saturating_sub(1)))
                .map_or(0, |u| u.paragraph);
            last_paragraph + 1 == paragraph
        };
        // `Ms. Rao was quick to say that this rule sleeps at night.`, and below it the quotation.
        let told = |o: &usize| {
            let r = &self.reports[*o];
            r.unit + 1 == unit && r.source.is_some() && r.act == Act::Speech
        };
        let signed = || self.dash_and_name(unit, self.f.item_of_run[run]).is_some();
        let owner = last_owner
            .filter(|o| above(*o))
            .or_else(|| last_report.filter(|o| told(o) && !signed()))?;
        // A later cue in the paragraph names the speaker of this one.
        let later = self.f.units[unit + 1..]
            .iter()
            .zip(unit + 1..)
            .take_while(|(u, _)| u.paragraph == paragraph)
            .take(REACH)
            .any(|(_, at)| {
                self.in_unit(at)
                    .any(|r| self.reports[r].cue.is_some() && self.reports[r].tag)
            });
        (!later && self.reports[owner].cue.is_some()).then_some(owner)
    }

    /// In news a quoted paragraph with no cue before it waits for the cue of the next.
    fn wait_for_cue(&mut self, runs: &[usize]) {
        for at in (0..runs.len().saturating_sub(1)).rev() {
            let (run, next) = (runs[at], runs[at + 1]);
            let (Some(own), Some(owner)) = (self.owner[run], self.owner[next]) else {
                continue;
            };
            if own == owner
                || self.reports[own].cue.is_some()
                || !self.reports[owner].tag
                || self.reports[owner].cue.is_none()
            {
                continue;
            }
            let here = self.f.units[self.f.unit_of_run[run]];
            let there = self.f.units[self.f.unit_of_run[next]];
            // `"It is shut," Ms. Rao was told. "Why?" she asked.`: its own sentence says more of the first.
            let neighbours = there.paragraph == here.paragraph && self.stands_alone(run)
                || there.paragraph == here.paragraph + 1
                    && self.whole_paragraph(run)
                    && there.start == self.f.item_of_run[next];
            let starts = self.f.unit_of_run[next] == 0
                || self.f.units[self.f.unit_of_run[next] - 1].paragraph != there.paragraph
                || there.paragraph == here.paragraph;
            if neighbours && starts {
                let pieces = std::mem::take(&mut self.reports[own].pieces);
                for piece in &pieces {
                    for i in piece.clone() {
                        if let Some(r) = self.f.run(i) {
                            self.owner[r] = Some(owner);
                        }
                    }
                }
                self.reports[owner].pieces.extend(pieces);
            }
        }
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
                let runs: Vec<usize> = report
                    .pieces
                    .iter()
                    .cloned()
                    .flatten()
                    .filter_map(|i| f.run(i))
                    .collect();
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
