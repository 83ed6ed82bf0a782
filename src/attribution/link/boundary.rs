//! Where the content of a report ends.

use super::site::Site;
use crate::attribution::cue::kinds::{Cue, CueKind};
use crate::attribution::syntax::phrase::{REACH, Tense};
use crate::lexicon::{Form, Frame as VerbFrame, Sense, Tag, WordClass};
use std::ops::Range;

/// The items of content from its second on, no further than a phrase reaches.
pub(super) fn near(start: usize, end: usize) -> Range<usize> {
    start + 1..end.min(start + REACH)
}

impl Site<'_, '_, '_> {
    /// One past the last item of the unit that is no closing punctuation.
    pub(crate) fn unit_end(&self) -> usize {
        let mut end = self.unit.end;
        while end > self.unit.start
            && (self.f.is_terminal(end - 1)
                || self.f.token(end - 1).is_some_and(|t| {
                    matches!(t.mark, ',' | ';' | ':' | ')' | ']' | '"' | '”' | '\'')
                }))
        {
            end -= 1;
        }
        end
    }

    /// Where reported content that begins at `start` ends: with the unit, or before the next cue
    /// that is no part of it (`…, but added that`, `…, saying`, `…, the agency reported`).
    pub(crate) fn clause_end(&self, start: usize) -> usize {
        let end = self.before_remark(start, self.unit_end());
        if let Some(short) = self.short_clause(start).filter(|short| *short < end) {
            return short;
        }
        let relative = self.in_relative_clause();
        let end = self.before_outer_verb(start, end, relative).unwrap_or(end);
        let end = self.before_main_clause(start, end, relative).unwrap_or(end);
        let end = self.change_of_tense(start, end).unwrap_or(end);
        let end = self.objection(start, end).unwrap_or(end);
        let end = self.comparison(start, end).unwrap_or(end);
        let end = self.tagged_brackets(start, end).unwrap_or(end);
        let end = self.closing_bracket(start, end).unwrap_or(end);
        // A handful of cues ahead is enough, and keeps long units linear.
        let next = (self.k + 1..self.cues.len())
            .take(6)
            .filter(|k| self.cues[*k].items.start >= start.max(1))
            .find_map(|k| self.boundary_before(k, start));
        self.strip(start, next.map_or(end, |next| next.min(end)))
    }

    /// `It fell, as she said it would, and the mayor rejoiced`: what she said ends with its auxiliary.
    fn short_clause(&self, start: usize) -> Option<usize> {
        let f = self.f;
        let short = f.tag(start) == Tag::Pronoun
            && f.auxiliary(start + 1)
            && f.is_comma(start + 2)
            && start > self.body
            && self.opens_with_as();
        short.then_some(start + 2)
    }

    /// Whether the clause of this cue is a relative one of somebody: `Ms. Rao, who said she was ill, closed the shop`.
    fn in_relative_clause(&self) -> bool {
        let subject = self
            .subject_of(self.k)
            .or_else(|| self.subject_of_infinitive());
        subject.is_some_and(|subject| {
            // `The rowers, whose leader, Ada Quill, said she was glad, left`
            subject.len() == 1 && self.f.is(subject.start, "who")
                || subject.clone().any(|i| self.f.is(i, "whose"))
        })
    }

    /// `Ms. Rao, who said she was ill, closed the shop`: the outer verb begins at the comma.
    fn before_outer_verb(&self, start: usize, end: usize, relative: bool) -> Option<usize> {
        let f = self.f;
        // `Mr. Feld, after saying he would wait, sailed`
        let first = self.cue().items.start;
        let inserted = self.cue().kind == CueKind::Participle
            && first >= self.body + 2
            && f.is_comma(first - 2)
            && !f.is_comma(first - 1);
        if !relative && !inserted {
            return None;
        }
        // `who said the port, like the town, is poor, left`: not before the content has its verb.
        let verb = f.clause_at(start, end);
        let comma = (verb.unwrap_or(start) + 1..end.min(start + REACH))
            .find(|i| f.closes(*i) && (f.finite(i + 1) || f.auxiliary(i + 1)));
        let outer = || self.outer_verb(verb.filter(|_| relative)?, end);
        comma.map(|i| self.past_marks(i)).or_else(outer)
    }

    /// `While she said she would come, nobody waited`, `To those who say that it leaks, the mayor says nothing`: the main
    /// clause begins at the comma.
    fn before_main_clause(&self, start: usize, end: usize, relative: bool) -> Option<usize> {
        let f = self.f;
        let fronted = relative && f.tag(self.body) == Tag::Preposition;
        if !fronted && !(self.opens_subordinate() && (self.reports.is_empty() || self.shares())) {
            return None;
        }
        let clause = |at: usize| {
            let begins = |subject: Range<usize>| subject.start == at;
            f.opens_phrase(at)
                && (at + 1..end.min(at + 11))
                    .any(|v| f.finite(v) && f.subject_before(v, at).is_some_and(begins))
        };
        (start + 2..end.min(start + REACH))
            .find(|i| f.closes(*i) && clause(i + 1))
            .map(|i| self.past_marks(i))
    }

    /// `half said it was safe, compared with a third who said it was not`: the other half has a verb of saying, too.
    fn comparison(&self, start: usize, end: usize) -> Option<usize> {
        let f = self.f;
        let compared = near(start, end).find(|i| {
            let at = i + usize::from(f.is_comma(*i));
            f.is(at, "compared") && f.is_one_of(at + 1, &["with", "to"])
                || at > *i && f.is(at, "versus")
        });
        compared.filter(|at| {
            let says = |cue: &Cue| f.is_comma(*at) || cue.has(VerbFrame::BARE);
            self.cues
                .iter()
                .any(|cue| cue.items.start > at + 1 && says(cue))
        })
    }

    /// `those who fear the sea ("It rises," Ms. Rao wrote)`: a quotation in brackets with a tag of its own.
    fn tagged_brackets(&self, start: usize, end: usize) -> Option<usize> {
        let f = self.f;
        near(start, end).find(|i| f.mark(*i, '(') && f.is_run(i + 1) && self.tagged_after(i + 1))
    }

    /// `The dam (which, she said, leaks) is old`: what began in brackets ends with them.
    fn closing_bracket(&self, start: usize, end: usize) -> Option<usize> {
        let mut depth = 0;
        (start..end.min(start + REACH)).find(|i| {
            depth += match self.f.tag(*i) {
                Tag::Open => 1,
                Tag::Close => -1,
                _ => 0,
            };
            depth < 0 && self.f.mark(*i, ')')
        })
    }

    /// Item `i`, or behind it if it is marks, which content takes with it: `said it was "late," and left`.
    pub(crate) fn past_marks(&self, i: usize) -> usize {
        i + usize::from(self.f.is_run(i))
    }

    /// Where content ends before the writer's own words in brackets: `said it would pay (though nobody asked it
    /// to)`, `that "a debt is a leash" (Osei 2011, p. 4)`.
    fn before_remark(&self, start: usize, end: usize) -> usize {
        let f = self.f;
        if !f.mark(end, ')') {
            return end;
        }
        let low = end.saturating_sub(REACH).max(start + 1);
        let Some(open) = (low..end).rev().find(|i| f.mark(*i, '(')) else {
            return end;
        };
        let remark = matches!(f.tag(open + 1), Tag::Wh | Tag::Subordinator)
            || f.is_one_of(open + 1, &["see", "p", "pp", "ibid"]);
        let year =
            |i: usize| f.is_number(i) && f.str(i).len() == 4 && f.str(i).starts_with(['1', '2']);
        let source = (open + 1..end.min(open + 8)).any(year) && (open..end).all(|i| !f.finite(i));
        if remark || source { open } else { end }
    }

    /// Where the outer verb's clause goes on after content in the present: `said she likes the
    /// boat and praised its keeper`. A past verb joined to a present one belongs to *said*.
    fn change_of_tense(&self, start: usize, end: usize) -> Option<usize> {
        if !self.cue().form.any(Form::PAST) {
            return None;
        }
        let mut present = false;
        // `said it is crowded and poorly lit`, `said she has won and paid`: no second tense.
        let mut compound = false;
        for i in start..end.min(start + REACH) {
            match self.f.tense(i) {
                Some(Tense::Past) => return None,
                Some(Tense::Present) => {
                    present = true;
                    compound |= self.f.clitic(i)
                        || self.f.class(i).any(WordClass::BE.with(WordClass::HAVE));
                }
                None => {}
            }
            // `said the boat is late, and she blamed its crew`
            let own = self.f.closes(i - 1) && self.f.is_one_of(i + 1, &["he", "she"]);
            let verb = i + 1 + usize::from(own);
            let verb = verb + usize::from(self.f.tag(verb) == Tag::Adverb);
            if present
                && self.f.is_one_of(i, &["and", "but"])
                && verb < end
                && self.f.tense(verb) == Some(Tense::Past)
                // `said he has sold his boat and was glad`, but `said she has no plans and would not say why`
                && (!compound
                    || own
                    || !self.f.verb(verb).form.any(Form::PARTICIPLE)
                        && (!self.f.auxiliary(verb) || self.keeps_back(verb))
                    || self.f.sense(verb).any(Sense::REFUSES))
            {
                return Some(i);
            }
        }
        None
    }

    /// Whether `would not say`, `did not identify` or the like begins at `at`.
    fn keeps_back(&self, at: usize) -> bool {
        let f = self.f;
        let tells = f.class(at + 2).any(WordClass::REPORTING)
            || f.is_one_of(at + 2, &["discuss", "give", "identify", "name"]);
        f.class(at + 1).any(WordClass::NEGATION) && tells
    }

    /// The verb of the clause around a relative one, whose own verb is at `verb`: `Those who insist that the pier will
    /// pay for itself have never built one`.
    fn outer_verb(&self, verb: usize, end: usize) -> Option<usize> {
        let f = self.f;
        let stops = |i: &usize| {
            matches!(
                f.tag(*i),
                Tag::Wh
                    | Tag::Subordinator
                    | Tag::Pronoun
                    | Tag::Coordinator
                    | Tag::Comma
                    | Tag::Dash
            ) || f.is(*i, "that")
                || f.class(*i).any(WordClass::REPORTING)
        };
        // `who asked whether he thought voters were tired left`: that verb has a clause first.
        let within = f.verb(verb).frame.any(VerbFrame::BARE);
        (verb + 1..end.min(verb + REACH))
            .take_while(|i| !stops(i))
            .filter(|i| {
                f.finite(*i)
                    && *i > verb + 1
                    && (matches!(
                        f.tag(i - 1),
                        Tag::Noun | Tag::Name | Tag::Adjective | Tag::Run
                    ) || f.reflexive(i - 1))
            })
            .nth(usize::from(within))
    }

    fn strip(&self, start: usize, mut end: usize) -> usize {
        let closes = |i: usize| self.f.is_comma(i) || self.f.mark(i, ';') || self.f.is_dash(i);
        // `said fog is rare, but, according to a pilot, it kills`
        while end > start
            && (closes(end - 1)
                // `said it fell by a third which, pilots said, was late`
                || end > start + 1 && self.f.is(end - 1, "which")
                || end > start + 1
                    && self.f.is_one_of(end - 1, &["and", "but", "yet"])
                    && closes(end - 2))
        {
            end -= 1;
        }
        end
    }

    /// Where content ends whose quotation ends at `end`: what goes on with *of*, *for* or *because* belongs to it
    /// (`called it "a lesson" for the board`), up to a comma.
    pub(crate) fn beyond_marks(&self, end: usize, limit: usize) -> usize {
        let f = self.f;
        let goes_on = end < limit
            && f.is_run(end - 1)
            && f.last_in_marks(end - 1) != ','
            && f.is_one_of(
                end,
                &["because", "for", "from", "of", "that", "to", "who", "with"],
            );
        if !goes_on {
            return end;
        }
        (end..limit)
            .find(|i| f.is_comma(*i) || f.is_dash(*i) || f.mark(*i, ';'))
            .unwrap_or(limit)
    }

    /// Whether *as* stands before the subject of this cue.
    fn opens_with_as(&self) -> bool {
        self.subject_of(self.k)
            .is_some_and(|subject| subject.start > self.body && self.f.is(subject.start - 1, "as"))
    }

    /// Whether this cue shares the subject of a verb before it.
    fn shares(&self) -> bool {
        let start = self.cue().items.start;
        start > self.body
            && self.f.tag(start - 1) == Tag::Coordinator
            && self.subject_of(self.k).is_none()
    }

    /// Whether the clause of this cue is a subordinate one: `when X said`, `after X told`, `when X
    /// rose and said`.
    pub(crate) fn opens_subordinate(&self) -> bool {
        let subject = self
            .subject_of(self.k)
            .or_else(|| self.shares().then(|| self.shared_subject()).flatten());
        let start = subject.map_or(self.cue().items.start, |subject| subject.start);
        (self.body..start).rev().take(3).any(|i| {
            self.f.class(i).any(WordClass::SUBORDINATOR)
                && !self.f.is_one_of(i, &["that", "who", "which", "as"])
                || self.f.is_one_of(i, &["after", "before", "since", "where"])
                // `With polls showing her ahead, the paper said …`
                || self.f.is(i, "with")
                    && self.cue().kind == CueKind::Participle
                    && (i == self.body || self.f.tag(i - 1) == Tag::Coordinator)
        }) || self.cue().kind == CueKind::Passive
    }
}
