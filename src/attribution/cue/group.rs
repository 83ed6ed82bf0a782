//! A verb with what belongs to it: auxiliaries, negation and adverbs before it, particles and adverbs behind.

use super::clear::made_clear;
use super::kinds::CueKind;
use super::tag_place::{in_tag_place, is_strange_past};
use crate::attribution::syntax::frame::{Frame, Unit};
use crate::lexicon::{Form, Frame as VerbFrame, Sense, Tag, Verb, WordClass};

const GO: &[&str] = &["go", "goes", "went", "going", "gone"];

/// The verb at `at`; a word that no list has is asked for only where a verb in the past must stand.
fn verb_at(f: &Frame<'_, '_>, at: usize) -> Verb {
    let mut verb = f.verb(at);
    if is_strange_past(f, at) {
        verb.form = Form::PAST;
    }
    verb
}

/// The verb with what belongs to it on its left.
pub(super) struct Group<'g, 'a, 't> {
    pub(super) f: &'g Frame<'a, 't>,
    pub(super) unit: &'g Unit,
    pub(super) at: usize,
    pub(super) verb: Verb,
    pub(super) start: usize,
    /// All classes of the auxiliaries.
    pub(super) auxiliary: WordClass,
    /// Whether *to* stands right before the verb.
    pub(super) to: bool,
}

impl<'g, 'a, 't> Group<'g, 'a, 't> {
    /// Auxiliaries, negation and adverbs to the left belong to the cue; so does a *to*.
    pub(super) fn around(f: &'g Frame<'a, 't>, unit: &'g Unit, at: usize) -> Self {
        let mut group = Self {
            f,
            unit,
            at,
            verb: verb_at(f, at),
            start: at,
            auxiliary: WordClass::NONE,
            to: false,
        };
        while let Some(j) = group.before(group.start, 1) {
            let class = f.class(j);
            let short = WordClass::HAVE.with(WordClass::MODAL).with(WordClass::BE);
            if f.is_run(j) || f.is_comma(j) {
                break;
            }
            if f.auxiliary(j) && !class.any(WordClass::POSSESSIVE)
                || f.clitic(j) && class.any(short)
            {
                group.auxiliary = group.auxiliary.with(class);
            } else if f.is(j, "to")
                && group.start == at
                && !group.auxiliary.any(WordClass::MODAL)
                && !group.is_adverb(j)
                // `in addition to saying`: a preposition.
                && !group.verb.form.any(Form::ING)
            {
                group.to = true;
            } else if group.is_short_be(j) {
                let is = group.verb.form.any(Form::ING);
                group.auxiliary =
                    group
                        .auxiliary
                        .with(if is { WordClass::BE } else { WordClass::HAVE });
            } else if f.is(j, "but") && group.before(j, 1).is_some_and(|all| f.is(all, "all")) {
                // `all but accused him`
                group.start = j - 1;
                continue;
            } else if !group.is_adverb(j) {
                break;
            }
            group.start = j;
        }
        group
    }

    /// `'s` is *is* or *has* before a verb that tells something: `Ms. Rao's predicting that`, `he's been saying`.
    fn is_short_be(&self, i: usize) -> bool {
        let f = self.f;
        f.clitic(i)
            && f.possessive(i)
            && (f.is(i + 1, "been")
                || f.is(i + 1, "not")
                || i > self.unit.start && f.class(i - 1).any(WordClass::PRONOUN)
                || self.verb.form.any(Form::ING) && f.is(self.at + 1, "that"))
    }

    /// The item `n` before `at`, in this unit.
    pub(super) fn before(&self, at: usize, n: usize) -> Option<usize> {
        at.checked_sub(n).filter(|j| *j >= self.unit.start)
    }

    /// A negation, or an adverb that belongs to the verb after it.
    fn is_adverb(&self, i: usize) -> bool {
        const OTHERS: &[&str] = &[
            "so", "then", "when", "early", "here", "there", "home", "back", "ago",
        ];
        let class = self.f.class(i);
        let other = WordClass::DETERMINER
            .with(WordClass::SUBORDINATOR)
            .with(WordClass::PREPOSITION)
            .with(WordClass::TIME);
        // `disingenuously claimed`: an adverb that no list has.
        let manner = || self.f.tag(i) == Tag::Adverb && self.f.str(i).ends_with("ly");
        // `Mr. Feld then implied`; `the then governor`
        let then = || {
            self.f.is_one_of(i, &["once", "then"])
                && self.before(i, 1).is_some_and(|j| {
                    matches!(self.f.tag(j), Tag::Name | Tag::Noun | Tag::Pronoun)
                        && !self.f.is_comma(j)
                })
        };
        // `none said`, `a third said`: subjects; `at first said`: no adverb by itself.
        let third = self.before(i, 1).is_some_and(|j| {
            class.any(WordClass::NUMERAL) && self.f.is_one_of(j, &["a", "one", "two"])
                || self.f.is(j, "at") && self.f.is_one_of(i, &["first", "last"])
        });
        class.any(WordClass::NEGATION) && !class.any(WordClass::DETERMINER.with(WordClass::PRONOUN))
            || (class.any(WordClass::ADVERB) || manner())
                && !class.any(other)
                && !third
                && !self.f.capital(i)
                && !self.f.is_one_of(i, OTHERS)
            || then()
    }

    /// Takes in auxiliaries and adverbs further to the left; whether a form of *be* is among them.
    pub(super) fn widen(&mut self) -> bool {
        let f = self.f;
        let mut be = self.auxiliary.any(WordClass::BE);
        while let Some(j) = self.before(self.start, 1) {
            let class = f.class(j);
            if !f.auxiliary(j) && (!class.any(WordClass::ADVERB) || f.capital(j)) {
                break;
            }
            be |= class.any(WordClass::BE);
            self.start = j;
        }
        be
    }

    /// An infinitive is as finite as the verb that leads it: `went on to say`, `continued to insist`.
    pub(super) fn after_to(&mut self) -> Option<CueKind> {
        let f = self.f;
        let to = (self.start..self.at).find(|j| f.is(*j, "to"));
        let lead = to.unwrap_or(self.start).checked_sub(1)?;
        let start = if lead < self.unit.start {
            None
        } else if lead > self.unit.start && f.is(lead, "on") && f.is_one_of(lead - 1, GO) {
            Some(lead - 1)
        } else {
            f.sense(lead).any(Sense::LEADS).then_some(lead)
        };
        if let Some(start) = start {
            self.start = start;
            self.widen();
            return Some(CueKind::Finite);
        }
        // `tried to demonstrate that`
        let leads = lead >= self.unit.start
            && matches!(
                f.tag(lead),
                Tag::Finite | Tag::Participle | Tag::Base | Tag::Auxiliary
            )
            && !f.verb(lead).frame.any(VerbFrame::INTENT)
            && f.is(self.at + 1, "that");
        if leads {
            return Some(CueKind::Infinitive);
        }
        // `jockeying to see who is first`, `a study to determine whether`: an aim.
        let aim = VerbFrame::THOUGHT
            .with(VerbFrame::EVIDENCE)
            .with(VerbFrame::INTENT);
        let frame = self.verb.frame;
        (!frame.any(aim) || frame.any(VerbFrame::TAG)).then_some(CueKind::Infinitive)
    }

    /// How the verb reports.
    fn frame(&self) -> VerbFrame {
        let (f, frame) = (self.f, self.verb.frame);
        let listed = f.class(self.at).any(WordClass::REPORTING) && !frame.is_empty();
        let tags = frame.any(VerbFrame::TAG.with(VerbFrame::GESTURE));
        if listed && (tags || !in_tag_place(f, self.unit, self.at)) {
            frame
        } else {
            frame.with(VerbFrame::TAG)
        }
    }

    /// Particles: `pointed out`, `went on`, `put it`. Gives the end of the group and how it reports;
    /// nothing if the verb reports only with a particle that is not there.
    pub(super) fn particles(&self) -> Option<(usize, VerbFrame)> {
        let (f, i, frame) = (self.f, self.at, self.verb.frame);
        let next = i + 1;
        // `on the day the tide went out:` reports nothing; `she went on:` does.
        if f.is_one_of(i, GO) && !f.is(next, "on") {
            return None;
        }
        let object = WordClass::WEEKDAY
            .with(WordClass::MONTH)
            .with(WordClass::DETERMINER)
            .with(WordClass::POSSESSIVE);
        if frame.any(VerbFrame::PARTICLE)
            && f.sense(next).any(Sense::ADVERBIAL)
            && (f.is(next + 1, "that")
                || !f.class(next + 1).any(object)
                // `"…," put in the young pilot`, beside its quotation.
                || i > self.unit.start && f.is_run(i - 1)
                || f.plain_clause(next + 1, self.unit.end))
            && !f.is(next + 1, "to")
            // `called on the mayor to resign`: no particle.
            && !(f.is(next, "on") && f.is_one_of(i, &["call", "calls", "called", "calling"]))
        {
            return Some((next + 1, self.frame()));
        }
        if let Some(clear) = made_clear(f, i) {
            let clause = VerbFrame::THAT
                .with(VerbFrame::BARE)
                .with(VerbFrame::QUESTION);
            return Some((clear, clause));
        }
        if f.is_one_of(i, &["put", "puts", "putting"]) {
            if f.is(next, "it") {
                return Some((next + 1, VerbFrame::TAG));
            }
            return f.is(next, "in").then(|| (next, self.frame()));
        }
        let lacks =
            frame.all(VerbFrame::PARTICLE.with(VerbFrame::WEAK)) && f.sense(i).any(Sense::PARTICLE);
        (!lacks).then(|| (next, self.frame()))
    }

    /// The end with the manner adverbs at `end`: `said quietly`.
    pub(super) fn manner(&self, mut end: usize) -> usize {
        let (f, limit) = (self.f, self.unit.end);
        let other = WordClass::TIME
            .with(WordClass::CONNECTIVE)
            .with(WordClass::SUBORDINATOR)
            .with(WordClass::DETERMINER)
            .with(WordClass::MODIFIER);
        let manner = |i: usize| {
            // `asked rhetorically`: many are in no list.
            let plain = f.tag(i) == Tag::Adverb && f.class(i).is_empty();
            (plain || f.class(i).any(WordClass::ADVERB))
                && !f.class(i).any(other)
                && !f.capital(i)
                && (f.str(i).ends_with("ly")
                    || f.is_one_of(i, &["again", "aloud", "simply", "too"]))
        };
        let closes = |i: usize| {
            i >= limit
                || f.is_comma(i)
                || f.is_terminal(i)
                || f.is_run(i)
                || f.mark(i, ':')
                || f.is(i, "that")
                || f.class(i)
                    .any(WordClass::PREPOSITION.with(WordClass::COORDINATOR))
        };
        while end < limit && manner(end) && closes(end + 1) {
            end += 1;
        }
        end
    }
}
