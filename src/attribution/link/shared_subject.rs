//! The subject that a verb without one of its own shares with a verb before it: `Ms. Rao rose, waved and said`.

use super::site::Site;
use crate::attribution::syntax::frame::Frame;
use crate::attribution::syntax::phrase::REACH;
use crate::lexicon::{Form, Tag, WordClass};
use std::ops::Range;

/// How long an aside between a subject and its verb may be, in items.
const ASIDE: usize = 8;

impl Site<'_, '_, '_> {
    /// The source of a verb without a subject beside it: that of the report it goes on from, or of
    /// the nearest verb before it that has one.
    pub(crate) fn shared_subject(&self) -> Option<Range<usize>> {
        let cue = self.cue().items.start;
        let start = self.joint_before(self.k).map_or(cue, |and| and + 1);
        let aside = self.aside(self.body.max(start.saturating_sub(REACH))..start);
        // `said the swim was "brisk," but added that`: the report before ends right here.
        let adjoining = self.reports.iter().rev().find(|report| {
            let end = report
                .pieces
                .iter()
                .chain(&report.cue)
                .chain(&report.source)
                .map(|items| items.end)
                .filter(|end| *end <= start)
                .max();
            // `would not say who he wants to win, but said …`: a report inside a question is none to go on from.
            let inside = report.source.as_ref().is_some_and(|source| {
                aside.contains(&source.start)
                    || source.start > self.body
                        && self
                            .f
                            .is_one_of(source.start - 1, &["how", "what", "whether", "who", "why"])
            });
            report.source.is_some() && !inside && end.is_some_and(|end| end + 3 >= start)
        });
        if let Some(report) = adjoining {
            return report.source.clone();
        }
        self.main_subject(start).or_else(|| {
            self.reports
                .iter()
                .rev()
                .find_map(|report| report.source.clone())
        })
    }

    /// The subject that a verb at `end` without one of its own shares: that of the nearest finite verb
    /// before it whose clause can go on there.
    fn main_subject(&self, end: usize) -> Option<Range<usize>> {
        let f = self.f;
        let low = self.body.max(end.saturating_sub(REACH));
        let aside = self.aside(low..end);
        let verbs = (low..end)
            .rev()
            .filter(|i| self.may_have_subject(*i, low) && !aside.contains(i))
            .take(12);
        let mut fallback = None;
        for verb in verbs {
            let first = self.before_auxiliaries(verb, low);
            let beside = f.subject_before(first, low);
            let Some(subject) = beside.or_else(|| self.before_aside(first, low)) else {
                continue;
            };
            let relative = is_relative(f, &subject);
            if let Some(whole) = relative.then(|| self.resumed(verb, end, low)).flatten() {
                return Some(whole);
            }
            if self.can_go_on(&subject, low, end) {
                return Some(subject);
            }
            fallback = Some(subject);
        }
        // `There were letters showing that`: nobody is *there*.
        fallback
            .or_else(|| self.subject_of_past(low, end))
            .filter(|subject| !f.is(subject.start, "there"))
    }

    /// Whether the verb at `i` can have a subject: `she said`, `they say`, `she'd said`.
    fn may_have_subject(&self, i: usize, low: usize) -> bool {
        let f = self.f;
        let behind_pronoun = || i > low && f.class(i - 1).any(WordClass::PRONOUN);
        f.finite(i) || f.auxiliary(i) || (f.clitic(i) || f.maybe_finite(i)) && behind_pronoun()
    }

    /// The first item of the verb group that ends with `verb`: `Ms. Rao | had not yet said`.
    fn before_auxiliaries(&self, verb: usize, low: usize) -> usize {
        let f = self.f;
        let adverb = |i: usize| {
            f.class(i).any(WordClass::ADVERB.with(WordClass::NEGATION))
                && !f.capital(i)
                && !f.class(i).any(WordClass::DETERMINER)
        };
        let mut first = verb;
        while first > low && (f.auxiliary(first - 1) || adverb(first - 1)) {
            first -= 1;
        }
        first
    }

    /// Whether the clause of `subject` can go on at `end`.
    ///
    /// One that a comma closes cannot (`When I asked him, he looked up, frowned and said`, `the
    /// mayor, who runs the port, and said`), nor can the complement of a verb (`thinks the port is lost, adding`).
    fn can_go_on(&self, subject: &Range<usize>, low: usize, end: usize) -> bool {
        let f = self.f;
        let empty = ["what", "it", "this", "there"];
        if subject.len() == 1 && f.is_one_of(subject.start, &empty) {
            return false;
        }
        let joined = end > low && f.tag(end - 1) == Tag::Coordinator;
        let closed = self.is_set_off(end, low);
        // `named the song that would carry her to office by calling it a hymn`: no song calls.
        let by = f.is(end - 1, "by") && !f.is(subject.start, "who");
        if is_relative(f, subject) && (closed || by) {
            return false;
        }
        let Some(opener) = subject.start.checked_sub(1).filter(|i| *i >= low) else {
            return true;
        };
        let complement = f.is_one_of(opener, &["that", "if", "whether"])
            || matches!(f.tag(opener), Tag::Finite | Tag::Base | Tag::Ing | Tag::Wh)
                && !f.is_one_of(opener, &["when", "where"]);
        // In a story: `He said that the boat was late and asked for tea`.
        let within = self.fiction && joined && !closed && f.is(opener, "that");
        // `finished the apple she was eating, and said`: a clause right behind its noun.
        let own = WordClass::PRONOUN.with(WordClass::POSSESSIVE);
        let contact =
            matches!(f.tag(opener), Tag::Noun | Tag::Name) && f.class(subject.start).any(own);
        let adverbial = f.class(opener).any(WordClass::SUBORDINATOR)
            || f.is_one_of(opener, &["after", "before", "since", "when", "where"]);
        !(complement && !within || contact || closed && adverbial)
    }

    /// Whether a comma or a dash parts `end` from what stands before it, whatever joins the two: `shut the lock as the
    /// storm came, while insisting`.
    fn is_set_off(&self, end: usize, low: usize) -> bool {
        let f = self.f;
        let joins = end > low
            && (f.tag(end - 1) == Tag::Coordinator
                || f.is_one_of(end - 1, &["while", "when", "before", "after"]));
        let comma = end - usize::from(joins);
        comma > low && (f.is_comma(comma - 1) || f.is_dash(comma - 1))
    }

    /// The subject of a past form that looks like a participle: `Ms. Rao, clearly moved, waved from her boat, saying`.
    fn subject_of_past(&self, low: usize, end: usize) -> Option<Range<usize>> {
        let f = self.f;
        let past = |i: &usize| f.tag(*i) == Tag::Participle && f.verb(*i).form.any(Form::PAST);
        let verb = (low + 1..end).find(past)?;
        if f.is_comma(verb - 1) {
            return self.before_aside(verb, low);
        }
        // `Hundreds of pilots marched on Monday, chanting …`
        f.subject_before(verb, low)
            .filter(|subject| subject.start == self.body)
    }

    /// `Mr. Roff, who had been ill for weeks, came in and said`: the subject whose relative clause, with its verb at `verb`,
    /// ends at a comma before the verb that goes on.
    fn resumed(&self, verb: usize, end: usize, low: usize) -> Option<Range<usize>> {
        let f = self.f;
        let close = (verb + 1..end).find(|i| f.is_comma(*i))?;
        let goes_on = f.verb(close + 1).form.any(Form::PAST.with(Form::THIRD)) && close + 1 < end;
        let subject = goes_on.then(|| f.subject_before(close + 1, low))??;
        (subject.start < verb && subject.len() > 1).then_some(subject)
    }

    /// The last brackets in `items`, or the dashes that close at its end: `must wait (the clock had stopped) and repeat`,
    /// `called it a raft - "It floats," a guide warned - and mocked its crew`.
    fn aside(&self, items: Range<usize>) -> Range<usize> {
        let f = self.f;
        let before =
            |end: usize, ends: &dyn Fn(usize) -> bool| (items.start..end).rev().find(|i| ends(*i));
        let joined = !items.is_empty() && f.tag(items.end - 1) == Tag::Coordinator;
        let dash = items.end - usize::from(joined);
        if dash > items.start && f.is_dash(dash - 1) {
            if let Some(open) = before(dash - 1, &|i| f.is_dash(i)) {
                return open..dash;
            }
        }
        let close = before(items.end, &|i| f.tag(i) == Tag::Close).unwrap_or(items.start);
        before(close, &|i| f.tag(i) == Tag::Open).unwrap_or(close)..close
    }

    /// The subject of a verb at `verb` behind an aside between commas: `Mr. Roff, much offended, shut the book`.
    fn before_aside(&self, verb: usize, low: usize) -> Option<Range<usize>> {
        let f = self.f;
        let closes = verb.checked_sub(1).filter(|i| *i > low && f.is_comma(*i))?;
        let near = low.max(closes.saturating_sub(ASIDE));
        // `Ms. Rao, clearly moved, rose`: no verb of hers.
        let moved = |i: usize| {
            i > near + 1
                && f.tag(i - 1) == Tag::Adverb
                && f.is_comma(i - 2)
                && f.verb(i).form.any(Form::PARTICIPLE)
        };
        let opens = (near..closes)
            .rev()
            .take_while(|i| !f.finite(*i) || moved(*i))
            .find(|i| f.is_comma(*i))?;
        let modifies = matches!(
            f.tag(opens + 1),
            Tag::Participle | Tag::Ing | Tag::Adverb | Tag::Adjective
        );
        modifies.then(|| f.subject_before(opens, low)).flatten()
    }
}

/// `the mayor, who runs the port`: a relative pronoun alone.
fn is_relative(f: &Frame<'_, '_>, subject: &Range<usize>) -> bool {
    subject.len() == 1 && f.is_one_of(subject.start, &["who", "which", "that"])
}
