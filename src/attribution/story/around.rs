//! The narration around a turn: who acts beside it, who is there, who was mentioned lately.

use super::place::{Beat, Near, Place};
use super::scene::{Ref, Scene, Who};
use super::tagged::Tag;
use crate::attribution::syntax::frame::Frame;
use crate::lexicon::Tag as Part;
use std::ops::Range;

/// References to people, and sentences, looked back to from a place.
const LOOK_BACK: usize = 60;

/// How many sentences ago somebody was brought up who has just come in.
const NEW: usize = 4;
/// How many who have gone out are remembered.
const GONE: usize = 4;
/// Items of a list of adjectives that are looked back over.
const ADJECTIVES: usize = 4;

/// How many sentences before, after and above a turn may act for it.
pub(super) const BEFORE: usize = 6;
const AFTER: usize = 3;
const ABOVE: usize = 8;

/// The narration around a turn.
pub(super) struct Around<'n, 'a, 't> {
    pub(super) f: &'n Frame<'a, 't>,
    pub(super) scene: &'n Scene,
    /// The first and the last unit of the turn.
    pub(super) first: usize,
    pub(super) last: usize,
    /// The items of its source.
    pub(super) source: Range<usize>,
}

impl Around<'_, '_, '_> {
    pub(super) fn paragraph_of(&self, unit: usize) -> usize {
        self.f.units.get(unit).map_or(0, |x| x.paragraph)
    }

    /// Whether a unit is narration alone: no quotation and no aside.
    pub(super) fn told(&self, unit: usize) -> bool {
        let after = unit > self.last;
        let unit = self.f.units.get(unit);
        // `"…" (Anna had no idea why.)`: an aside is no action.
        let aside = |start: usize| after && self.f.mark(start, '(');
        !unit.is_some_and(|x| aside(x.start) || x.range().any(|i| self.f.is_run(i)))
    }

    /// What is told in a stretch of one paragraph, unit by unit, up to a quotation.
    fn stretch<'s>(
        &'s self,
        units: impl Iterator<Item = usize> + 's,
        paragraph: usize,
    ) -> impl Iterator<Item = &'s [Ref]> + 's {
        units
            .take_while(move |u| self.paragraph_of(*u) == paragraph && self.told(*u))
            .map(|u| self.scene.refs_of_unit(u))
    }

    /// Whom the last sentences told before the turn bring in first, as nobody known: `A porter came in.`
    pub(super) fn newcomer(&self) -> Option<Who> {
        let told = (self.first.saturating_sub(NEW)..self.first).rev();
        let told = told.take_while(|unit| self.told(*unit));
        let first = told.filter_map(|unit| self.scene.refs_of_unit(unit).first());
        first
            .filter_map(|r| Some((r.item, r.who?)))
            .find(|(item, who)| self.scene.people[*who].first == Some(*item) && self.is_new(*item))
            .map(|(_, who)| who)
    }

    /// Who has gone out lately, latest first.
    pub(super) fn gone(&self) -> Vec<(Who, usize)> {
        let refs = &self.scene.refs;
        let leaving = &self.scene.leaving;
        let before = leaving.partition_point(|at| refs[*at].unit < self.first);
        let lately = leaving[..before].iter().rev().take(GONE);
        let lately = lately.map(|at| &refs[*at]);
        let lately = lately.take_while(|r| r.unit + LOOK_BACK > self.first);
        lately
            .filter_map(|r| Some((r.who.or(r.stands)?, r.unit)))
            .collect()
    }

    /// `a`, or `a sturdy, red-haired` before the noun.
    fn is_new(&self, item: usize) -> bool {
        (item.saturating_sub(ADJECTIVES)..=item)
            .rev()
            .take_while(|i| *i == item || self.f.mark(*i, ',') || self.f.tag(*i) != Part::Noun)
            .any(|i| self.f.is_one_of(i, &["a", "an", "another"]))
    }

    /// The actions beside the turn, and who else is there.
    pub(super) fn beats(&self, out: &mut Place) {
        let nothing = 0..0;
        for unit in self.first..=self.last {
            let refs = self.scene.refs_of_unit(unit);
            if out.tag == Tag::None {
                out.own = out.own.or_else(|| beat(refs, &self.source));
            } else {
                // `she said, as if Ruth had asked her`: a pronoun is nobody whom its own sentence names after it.
                out.not.extend(self.named_after(refs));
            }
            let spoken_to = out.tag != Tag::None;
            out.beside.extend(others(refs, &self.source, spoken_to));
        }
        let before = (0..self.first).rev().take(BEFORE);
        for refs in self.stretch(before, out.paragraph) {
            out.before = out.before.or_else(|| main_beat(self.f, refs));
            out.beside
                .extend(others(refs, &nothing, out.tag != Tag::None));
        }
        let after = (self.last + 1..self.f.units.len()).take(AFTER);
        for refs in self.stretch(after, out.last_paragraph) {
            out.after = out.after.or_else(|| beat(refs, &nothing));
            out.beside
                .extend(others(refs, &nothing, out.tag != Tag::None));
        }
        let next = self
            .f
            .units
            .partition_point(|u| u.paragraph <= out.last_paragraph);
        // `it said`: nobody who is told of as a person.
        let somebody = out.tag != Tag::None || self.source.is_empty();
        if somebody && self.paragraph_of(next) == out.last_paragraph + 1 && self.told(next) {
            out.below = beat(self.scene.refs_of_unit(next), &nothing);
        }
        let Some(paragraph) = out.paragraph.checked_sub(1) else {
            return;
        };
        let top = self.f.units.partition_point(|u| u.paragraph <= paragraph);
        let mut earlier = None;
        for refs in self.stretch((0..top).rev().take(ABOVE), paragraph) {
            match main_beat(self.f, refs) {
                Some(beat) if beat.earlier => earlier = earlier.or(Some(beat)),
                beat => out.above = out.above.or(beat),
            }
            out.above_all.extend(refs.iter().filter_map(|r| r.who));
        }
        out.above = out.above.or(earlier);
    }

    /// Those whom the sentence of the source names only after it, up to the next quotation or aside.
    fn named_after<'s>(&'s self, refs: &'s [Ref]) -> impl Iterator<Item = Who> + 's {
        let from = self.source.end;
        let apart = |i: usize| self.f.is_run(i) || self.f.mark(i, '(');
        let to = refs.last().map_or(from, |r| r.item.min(from + LOOK_BACK));
        let to = (from..to).find(|i| apart(*i)).unwrap_or(to + 1);
        let named = move |who: Who| refs.iter().any(|r| r.item < from && r.who == Some(who));
        refs.iter()
            .filter(move |r| r.item >= from && r.item < to)
            .filter_map(|r| r.who)
            .filter(move |who| !named(*who))
    }

    /// Who was mentioned lately before unit `upto`, latest first.
    pub(super) fn near(&self, upto: usize) -> Vec<Near> {
        let mut out: Vec<Near> = Vec::new();
        for r in self.scene.before(upto).take(LOOK_BACK) {
            let distance = self.first.saturating_sub(r.unit);
            if distance > LOOK_BACK {
                break;
            }
            let Some(who) = r.who.filter(|_| !self.source.contains(&r.item)) else {
                continue;
            };
            match out.iter_mut().find(|n| n.who == who) {
                Some(near) => {
                    near.count += 1.0;
                    near.subject |= r.subject;
                }
                None => {
                    #[allow(clippy::cast_precision_loss, reason = "a small count")]
                    let distance = distance as f32;
                    out.push(Near {
                        who,
                        distance,
                        count: 1.0,
                        subject: r.subject,
                    });
                }
            }
        }
        out
    }
}

/// The first who acts.
fn beat(refs: &[Ref], skip: &Range<usize>) -> Option<Beat> {
    let mut subjects = refs.iter().filter(|r| r.subject && !skip.contains(&r.item));
    subjects.next().map(of_subject)
}

/// What opens a clause that says when.
const WHEN: &[&str] = &["after", "as", "before", "when", "while"];

/// The first who acts; after a clause that says when, the subject of the next: `As Anna came in the man spoke up.`
fn main_beat(f: &Frame<'_, '_>, refs: &[Ref]) -> Option<Beat> {
    let mut subjects = refs.iter().filter(|r| r.subject);
    let first = subjects.next()?;
    let opening = f.units.get(first.unit).map_or(0, |u| u.start);
    let when = f.is_one_of(opening, WHEN) && first.item < opening + 4;
    // `When Anna was told, she wept`: the same.
    let main = subjects
        .next()
        .filter(|r| when && (r.who.is_some() || first.who.is_none()));
    Some(of_subject(main.unwrap_or(first)))
}

fn of_subject(r: &Ref) -> Beat {
    Beat {
        who: r.who,
        gender: r.pronoun,
        stands: r.stands,
        earlier: r.earlier,
    }
}

/// Those who do not act; of who can be spoken to, none that only owns something: `to Anna's surprise`.
fn others(refs: &[Ref], skip: &Range<usize>, spoken_to: bool) -> impl Iterator<Item = Who> {
    let others = refs
        .iter()
        .filter(move |r| !(r.subject || spoken_to && r.owns || skip.contains(&r.item)));
    others.filter_map(|r| r.who)
}
