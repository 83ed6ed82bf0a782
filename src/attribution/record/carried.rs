//! Quotations that carry on a report found already: broken by an action, right after a tag, in a
//! paragraph of their own.

use super::group::Grouper;
use crate::attribution::link::interrupted::goes_on;
use crate::attribution::link::report::Report;
use crate::attribution::link::rules::join::QUOTE_IN_CLAUSE;
use crate::attribution::syntax::phrase::REACH;
use crate::attribution::types::Act;
use crate::lexicon::{Tag, WordClass};
use crate::quote::Style;

/// How many sentences back a quotation without a cue may find the one that it carries on.
const BACK: usize = 3;

impl Grouper<'_, '_, '_> {
    /// `"When the ice"—she tied the rope—"lets us through …"`: one sentence, broken by an action.
    pub(super) fn broken_sentence(&self, previous: Option<usize>, run: usize) -> Option<usize> {
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
        // `a sign - which read "Late" - and left, mouthing "bye"`: a sign says no more than that.
        let written = self.reports[owner]
            .source
            .as_ref()
            .is_some_and(|source| self.f.is(source.start, "which"));
        let dashes = self.f.is_dash(first + 1) && !written
            || self.f.is_dash(second - 1)
            || matches!(self.f.run_last(before), '—' | '–' | '-');
        // `"Ten."  "Eleven."` in one paragraph of a story: two people, or one who reads aloud.
        // `"Oh, Kara," said Pim, after a while, "I forgot."`
        let tag = self.fiction && self.reports[owner].tag && goes_on(self.f, second);
        let adjacent = second == first + 1 && (open || !self.fiction);
        (adjacent || tag || open && (dashes || lower && self.fiction)).then_some(owner)
    }

    /// `"It was"—he paused—"a dragon," said Sir Hugh.`: the tag comes with the second half.
    pub(super) fn broken_before_tag(&self, run: usize, next: Option<usize>) -> Option<usize> {
        let second = next.filter(|next| self.f.unit_of_run[*next] == self.f.unit_of_run[run])?;
        let owner = self.owner[second].filter(|owner| self.reports[*owner].tag)?;
        let (first, last) = (self.f.item_of_run[run], self.f.item_of_run[second]);
        let dashes = self.f.is_dash(first + 1) && self.f.is_dash(last - 1) && last > first + 3;
        let open = !matches!(self.f.run_last(run), '.' | '?' | '!');
        (dashes && open).then_some(owner)
    }

    /// A quotation right after a tag, or in news after any report of its paragraph.
    pub(super) fn right_after(
        &self,
        unit: usize,
        run: usize,
        last_report: Option<usize>,
        last_owner: Option<usize>,
    ) -> Option<usize> {
        // `"It is," said Kara. "And I know it;" and she waved.`
        let opens = self.fiction && self.f.item_of_run[run] == self.f.units[unit].start;
        if !(self.stands_alone(run) || opens || self.then_says(unit, run)) || unit == 0 {
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
        // `Asked why, Ms. Rao laughed. "Never."`: nobody is named who asked, and whoever did says no more.
        let somebody = report.source.is_some() && report.act == Act::Speech;
        (somebody || report.cue.is_none()).then_some(owner)
    }

    /// `"Loud," she said. Then: "Fair."`
    fn then_says(&self, unit: usize, run: usize) -> bool {
        let (f, item) = (self.f, self.f.item_of_run[run]);
        let start = f.units[unit].start;
        let then = start + usize::from(f.is(start, "and"));
        f.is_one_of(then, &["again", "finally", "later", "next", "then"])
            && then + 2 == item
            && f.mark(then + 1, ':')
    }

    /// The report that this one only goes on: `He vowed to "go on to the sound" and to "take the ferry along"`.
    pub(super) fn same_report(&self, report: &Report) -> Option<usize> {
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
    pub(super) fn carried_on(
        &self,
        unit: usize,
        report: &Report,
        last_owner: Option<usize>,
    ) -> Option<usize> {
        let before = unit.checked_sub(1)?;
        let nobody = report.source.is_none() && report.cue.is_none();
        let goes_on = nobody || self.tells_nothing(report) && self.ends_with_tag(before);
        if self.fiction
            || !goes_on
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

    /// Whether the verb that governs a phrase in marks is of the writer's or the speaker's, not of a report.
    fn tells_nothing(&self, report: &Report) -> bool {
        let tells = WordClass::REPORTING
            .with(WordClass::EXPRESSION)
            .with(WordClass::DOCUMENT);
        let cue = report.cue.clone();
        report.rule == QUOTE_IN_CLAUSE.name
            && cue.is_some_and(|mut cue| !cue.any(|i| self.f.class(i).any(tells)))
    }

    /// `The quay is sinking, he said. It needs "a new bed"`: after a tag at its end the next sentence goes on.
    fn ends_with_tag(&self, unit: usize) -> bool {
        self.in_unit(unit).any(|r| {
            let report = &self.reports[r];
            let last = report.pieces.iter().map(|piece| piece.end).max();
            report.cue.as_ref().map(|cue| cue.start) >= last
        })
    }

    /// `The guard raised his lamp.`: whoever does something between two quotations parts them.
    fn somebody_acts(&self, unit: usize) -> bool {
        let f = self.f;
        let Some(unit) = f.units.get(unit) else {
            return false;
        };
        let end = f.noun_phrase(unit.start, unit.end).unwrap_or(unit.start);
        let somebody = end > unit.start
            && (f.tag(end - 1) == Tag::Name || f.class(end - 1).any(WordClass::PERSON));
        somebody && f.finite(end)
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
    pub(super) fn news_paragraph(
        &self,
        unit: usize,
        run: usize,
        last_owner: Option<usize>,
        last_report: Option<usize>,
    ) -> Option<usize> {
        // `'A Hard Winter'`: single marks, where others are used for speech, head what follows.
        let r = &self.f.runs[run];
        let heading = !r.usual && r.style == Style::Single && self.f.run_words(run) <= 6;
        if !self.stands_alone(run) || heading {
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
        // `She had an answer for the board.`: what it is comes below, and goes on from nothing above.
        let last = unit.checked_sub(1)?;
        let announced = || self.brings_words(&self.f.units[last].range()).is_some();
        if self.in_unit(last).next().is_none() && announced() {
            return None;
        }
        let signed = || self.dash_and_name(unit, self.f.item_of_run[run]).is_some();
        let owner = last_owner
            .filter(|o| above(*o))
            .or_else(|| last_report.filter(|o| told(o) && !signed()))
            .filter(|o| !self.asks(*o))?;
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

    /// `I asked whether she missed the stage.`, and below it marks: an answer.
    fn asks(&self, report: usize) -> bool {
        let f = self.f;
        let verb = self.reports[report].cue.as_ref().map(|cue| cue.end - 1);
        let runs = || self.reports[report].items().any(|i| f.is_run(i));
        verb.is_some_and(|verb| f.is_one_of(verb, &["ask", "asked", "asks"])) && !runs()
    }

    /// In news a quoted paragraph with no cue before it waits for the cue of the next.
    pub(super) fn wait_for_cue(&mut self, runs: &[usize]) {
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
            let between = self.f.unit_of_run[run] + 1..self.f.unit_of_run[next];
            if neighbours && starts && !between.take(BACK).any(|unit| self.somebody_acts(unit)) {
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
}
