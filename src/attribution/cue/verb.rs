//! The group of a verb of saying: its auxiliaries and adverbs, and what it is with them.

use super::clear::made_clear;
use super::kinds::{Cue, CueKind};
use super::tag_place::in_tag_place;
use crate::attribution::syntax::adjunct::before_time;
use crate::attribution::syntax::frame::{Frame, Unit};
use crate::attribution::syntax::headline::headline;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, Verb, WordClass};
use crate::text::TokenKind;

/// The cue of the verb at `i`, unless it is no verb here or no finite, reporting one.
pub(super) fn verb_cue(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<Cue> {
    if is_noun(f, unit, i) || is_name(f, unit, i) || is_liking(f, unit, i) {
        return None;
    }
    let mut group = Group::around(f, unit, i);
    let kind = if group.to {
        group.after_to()?
    } else {
        CueKind::Finite
    };
    let quoted = group.is_quoted();
    if quoted && !group.widen() {
        return None;
    }
    let (kind, passive) = match kind {
        CueKind::Finite if quoted => (kind, false),
        CueKind::Finite => (group.finite()?, group.is_passive()),
        _ if group.verb.form.any(Form::BASE) || group.verb.form.is_empty() => (kind, false),
        _ => return None,
    };
    let (end, frame) = group.particles()?;
    let end = group.manner(end);
    let colon = kind == CueKind::Finite && f.mark(end, ':');
    Some(Cue {
        items: group.start..end + usize::from(colon),
        verb: i,
        kind,
        frame,
        form: group.verb.form,
        passive,
        quoted,
        subject_end: before_time(f, unit.start, group.start),
    })
}

/// The cue of the group of the verb at `i`, whatever verb it is, unless that is passive.
pub(super) fn group_cue(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<Cue> {
    if is_noun(f, unit, i) || is_name(f, unit, i) {
        return None;
    }
    let mut group = Group::around(f, unit, i);
    let kind = if group.to {
        group.after_to()?
    } else {
        group.finite()?
    };
    let infinitive = kind == CueKind::Infinitive && group.verb.form.any(Form::PAST.with(Form::ING));
    if infinitive || kind == CueKind::Passive || group.is_passive() {
        return None;
    }
    Some(Cue {
        items: group.start..i + 1,
        verb: i,
        kind,
        frame: group.verb.frame,
        form: group.verb.form,
        passive: false,
        quoted: false,
        subject_end: before_time(f, unit.start, group.start),
    })
}

/// `her call`, `the charges`, `by vows`: a noun.
fn is_noun(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> bool {
    // `Ms. Rao's predicting that the lock will leak`: *is*.
    let is =
        i > unit.start && f.clitic(i - 1) && f.verb(i).form.any(Form::ING) && f.is(i + 1, "that");
    f.tag(i) == Tag::Noun
        && !is
        && !f.capital(i)
        && i > unit.start
        && matches!(
            f.tag(i - 1),
            Tag::Determiner | Tag::Adjective | Tag::Possessive | Tag::Preposition | Tag::Number
        )
}

/// A capital inside a sentence, but not in a headline.
fn is_name(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> bool {
    let word = |i: usize| f.token(i).is_some_and(|t| t.kind == TokenKind::Word);
    f.capital(i) && i != unit.start && word(i) && !headline(f, unit)
}

/// A wish that was told is `would like to sell`; other likes are none.
fn is_liking(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> bool {
    let modal = i > unit.start && f.class(i - 1).any(WordClass::MODAL);
    f.is_one_of(i, &["like", "likes", "liked", "liking"]) && !(modal && f.is(i + 1, "to"))
}

/// *Was heard saying*.
const HEARD: &[&str] = &[
    "caught",
    "filmed",
    "heard",
    "overheard",
    "recorded",
    "seen",
    "videotaped",
];

const GO: &[&str] = &["go", "goes", "went", "going", "gone"];

/// The verb with what belongs to it on its left.
struct Group<'g, 'a, 't> {
    f: &'g Frame<'a, 't>,
    unit: &'g Unit,
    at: usize,
    verb: Verb,
    start: usize,
    /// All classes of the auxiliaries.
    auxiliary: WordClass,
    /// Whether *to* stands right before the verb.
    to: bool,
}

impl<'g, 'a, 't> Group<'g, 'a, 't> {
    /// Auxiliaries, negation and adverbs to the left belong to the cue; so does a *to*.
    fn around(f: &'g Frame<'a, 't>, unit: &'g Unit, at: usize) -> Self {
        let mut group = Self {
            f,
            unit,
            at,
            verb: f.verb(at),
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
    fn before(&self, at: usize, n: usize) -> Option<usize> {
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
        // `none said`, `a third said`: subjects.
        let third = class.any(WordClass::NUMERAL)
            && self
                .before(i, 1)
                .is_some_and(|j| self.f.is_one_of(j, &["a", "one", "two"]));
        class.any(WordClass::NEGATION) && !class.any(WordClass::DETERMINER.with(WordClass::PRONOUN))
            || (class.any(WordClass::ADVERB) || manner())
                && !class.any(other)
                && !third
                && !self.f.capital(i)
                && !self.f.is_one_of(i, OTHERS)
            || then()
    }

    /// Takes in auxiliaries and adverbs further to the left; whether a form of *be* is among them.
    fn widen(&mut self) -> bool {
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
    fn after_to(&mut self) -> Option<CueKind> {
        const LEADS: &[&str] = &[
            "continued",
            "continues",
            "proceeded",
            "hastened",
            "had",
            "was",
            "used",
            "began",
            "seemed",
            "appeared",
        ];
        let f = self.f;
        let to = (self.start..self.at).find(|j| f.is(*j, "to"));
        let lead = to.unwrap_or(self.start).checked_sub(1)?;
        let start = if lead < self.unit.start {
            None
        } else if lead > self.unit.start && f.is(lead, "on") && f.is_one_of(lead - 1, GO) {
            Some(lead - 1)
        } else {
            f.is_one_of(lead, LEADS).then_some(lead)
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

    /// `was quoted as saying`
    fn is_quoted(&mut self) -> bool {
        let f = self.f;
        let before = |n: usize| self.before(self.at, n);
        let quoted = self.verb.form.any(Form::ING)
            && before(1).is_some_and(|j| f.is(j, "as"))
            && before(2).is_some_and(|j| f.is_one_of(j, &["quoted", "cited"]));
        if quoted {
            self.start = self.at - 2;
            return true;
        }
        // `can be heard saying`
        let heard = self.verb.form.any(Form::ING)
            && before(1).is_some_and(|j| f.is_one_of(j, HEARD))
            && before(2).is_some_and(|j| {
                f.class(j).any(WordClass::BE) || f.class(j).any(WordClass::ADVERB)
            });
        if heard {
            self.start = self.at - 1;
        }
        heard
    }

    /// `was told`, `has been told`
    fn is_passive(&self) -> bool {
        let been = || (self.start..self.at).any(|j| self.f.is(j, "been"));
        self.auxiliary.any(WordClass::BE)
            && self.verb.form.any(Form::PARTICIPLE)
            && (!self.auxiliary.any(WordClass::HAVE) || been())
    }

    /// What a verb without *to* is.
    fn finite(&self) -> Option<CueKind> {
        let (f, unit, i, form) = (self.f, self.unit, self.at, self.verb.form);
        if !self.auxiliary.is_empty() {
            // `had saying`
            let bare = form.any(Form::ING) && !self.auxiliary.any(WordClass::BE);
            return (!bare).then_some(CueKind::Finite);
        }
        if form.any(Form::ING) && !form.any(Form::PAST) {
            return (!self.is_gerund()).then_some(CueKind::Participle);
        }
        if self.to {
            // `went on to say` is as finite as `went`.
            return Some(CueKind::Finite);
        }
        let alone = self.start == i;
        let fits = if form.any(Form::BASE) && !form.any(Form::PAST) {
            // `officials say` reports; `the report`, `to report` and `with her boyish smile` do not.
            let other = alone && matches!(f.tag(i), Tag::Noun | Tag::Name | Tag::Base);
            self.start != unit.start && !other
        } else if form.any(Form::THIRD) {
            !self.is_plural()
        } else if form.any(Form::PARTICIPLE) && !form.any(Form::PAST.with(Form::BASE)) {
            // `a group known as Ansar`: no verb of its own clause.
            i == unit.start
        } else if form.any(Form::PAST) {
            if self.is_describing() {
                return None;
            }
            if self.is_asked() {
                return Some(CueKind::Passive);
            }
            true
        } else {
            true
        };
        fits.then_some(CueKind::Finite)
    }

    /// `the bragging rights`, `his warning`
    fn is_gerund(&self) -> bool {
        const ALONE: &[&str] = &["all", "both", "some", "that", "this", "many", "each"];
        self.before(self.at, 1).is_some_and(|j| {
            let left = self.f.class(j);
            left.any(WordClass::DETERMINER.with(WordClass::POSSESSIVE))
                && !left.any(WordClass::OBJECT.with(WordClass::NUMERAL))
                && !self.f.is_one_of(j, ALONE)
        })
    }

    /// Whether a form in *-s* is the plural of a noun.
    fn is_plural(&self) -> bool {
        let (f, unit, i) = (self.f, self.unit, self.at);
        let left = self.before(i, 1);
        let opens = WordClass::DETERMINER
            .with(WordClass::POSSESSIVE)
            .with(WordClass::PREPOSITION);
        let alone = self.start == i;
        alone && left.is_some_and(|j| f.class(j).any(opens))
            || left.is_some_and(|j| f.possessive(j))
            || alone && plural_noun(f, unit, i)
            // `FEC reports show`: a noun before another verb.
            || f.class(i).any(WordClass::DOCUMENT.with(WordClass::EXPRESSION))
                && f.class(i + 1).any(WordClass::REPORTING)
                && f.verb(i + 1).form.any(Form::BASE.with(Form::PAST))
    }

    /// `the said keys`, `That said, …`, `a reported plan`, `the alleged theft`
    fn is_describing(&self) -> bool {
        let (f, unit, i) = (self.f, self.unit, self.at);
        let alone = self.start == i;
        let before = self.before(self.start, 1).is_some_and(|j| {
            // `another tweeted`, `some said`: other determiners stand alone.
            f.is_one_of(j, &["the", "a", "an", "no", "every"])
                || f.class(j).any(WordClass::POSSESSIVE)
                || alone && j == unit.start && f.is(j, "that") && f.is_comma(i + 1)
        });
        before || alone && describes(f, unit, i)
    }

    /// `Asked by reporters`, `when asked whether`
    fn is_asked(&self) -> bool {
        let (f, i) = (self.f, self.at);
        let first = i == self.unit.start;
        let asked = first
            || self
                .before(self.start, 1)
                .is_some_and(|j| f.is_one_of(j, &["when", "whenever", "if", "as"]));
        let question = VerbFrame::HEARER.with(VerbFrame::QUESTION);
        let frame = self.verb.frame;
        // `asked specifically what`
        let question_at =
            |i: usize| f.is_one_of(i, &["if", "whether"]) || f.class(i).any(WordClass::QUESTION);
        asked
            && self.verb.form.any(Form::PARTICIPLE)
            && (f.is(i + 1, "by")
                // `Asked on Friday why the dam leaked, she shrugged.`
                || first && frame.all(question) && f.class(i + 1).any(WordClass::PREPOSITION)
                || frame.any(question)
                    && (question_at(i + 1)
                        || f.str(i + 1).ends_with("ly") && question_at(i + 2)))
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
    fn particles(&self) -> Option<(usize, VerbFrame)> {
        const WITH_PARTICLE: &[&str] = &[
            "go", "goes", "went", "going", "cut", "cuts", "break", "breaks", "broke", "chime",
            "chimed", "put", "shot", "shoot", "fired", "fire", "burst", "speak", "spoke",
        ];
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
            && f.is_one_of(next, &["out", "on", "in", "back", "up", "off", "over"])
            && (f.is(next + 1, "that")
                || !f.class(next + 1).any(object)
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
            frame.all(VerbFrame::PARTICLE.with(VerbFrame::WEAK)) && f.is_one_of(i, WITH_PARTICLE);
        (!lacks).then(|| (next, self.frame()))
    }

    /// The end with the manner adverbs at `end`: `said quietly`.
    fn manner(&self, mut end: usize) -> usize {
        let (f, limit) = (self.f, self.unit.end);
        let other = WordClass::TIME
            .with(WordClass::CONNECTIVE)
            .with(WordClass::SUBORDINATOR)
            .with(WordClass::DETERMINER)
            .with(WordClass::MODIFIER);
        let manner = |i: usize| {
            f.class(i).any(WordClass::ADVERB)
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

/// Whether what can be a verb in `-s` is the plural of a noun: `seven states`, `attacks on the mill`,
/// `votes that were lost`.
fn plural_noun(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> bool {
    if f.tag(i) != Tag::Noun || i == unit.start {
        return false;
    }
    let left = f.class(i - 1);
    let described = left.any(WordClass::NUMERAL)
        || f.token(i - 1).is_some_and(|t| t.kind == TokenKind::Number)
        || left.any(WordClass::MODIFIER)
            && !f.capital(i - 1)
            && !left.any(WordClass::PERSON.with(WordClass::BODY))
        // `…, raising hopes in the port`
        || f.verb(i - 1).form.any(Form::ING) && (i - 1 == unit.start || f.is_comma(i - 2))
        || f.verb(i - 1).form.any(Form::PARTICIPLE) && !f.capital(i - 1);
    let followed = f.is_one_of(i + 1, &["of", "against", "about", "from", "between"])
        || f.is_one_of(i + 1, &["that", "which", "who"]) && f.finite(i + 2);
    described || followed
}

/// Whether the past form at `i` describes the noun after it: `758 pledged crates`, `slates of favored songs`,
/// `the board's alleged debts`.
fn describes(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> bool {
    if i == unit.start || !f.str(i).ends_with("ed") || f.capital(i) {
        return false;
    }
    let left = f.class(i - 1);
    let before = f.token(i - 1).is_some_and(|t| t.kind == TokenKind::Number)
        || left.any(WordClass::PREPOSITION.with(WordClass::NUMERAL))
        || f.possessive(i - 1)
        || f.is_one_of(
            i - 1,
            &[
                "most", "more", "many", "few", "several", "other", "enough", "all",
            ],
        );
    let next = f.class(i + 1);
    before
        && f.is_word(i + 1)
        && !f.capital(i + 1)
        && !next.any(
            WordClass::DETERMINER
                .with(WordClass::POSSESSIVE)
                .with(WordClass::PRONOUN)
                .with(WordClass::OBJECT)
                .with(WordClass::PREPOSITION)
                .with(WordClass::SUBORDINATOR)
                .with(WordClass::QUESTION)
                .with(WordClass::COORDINATOR)
                .with(WordClass::WEEKDAY),
        )
}
