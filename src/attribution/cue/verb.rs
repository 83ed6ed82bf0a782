//! The group of a verb of saying: its auxiliaries and adverbs, and what it is with them.

use super::group::Group;
use super::kinds::{Cue, CueKind};
use crate::attribution::syntax::adjunct::before_time;
use crate::attribution::syntax::frame::{Frame, Unit};
use crate::attribution::syntax::headline::headline;
use crate::lexicon::{Form, Frame as VerbFrame, Sense, Tag, WordClass};
use crate::text::TokenKind;

/// The cue of the verb at `i`, unless it is no verb here or no finite, reporting one.
pub(super) fn verb_cue(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> Option<Cue> {
    if is_noun(f, unit, i) || is_name(f, unit, i) || is_liking(f, unit, i) || is_musing(f, i) {
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
    let frame = if kind == CueKind::Finite && hears_case(f, unit, group.start, i) {
        frame
            .without(VerbFrame::WEAK.with(VerbFrame::THOUGHT))
            .with(
                VerbFrame::TAG
                    .with(VerbFrame::BARE)
                    .with(VerbFrame::QUESTION),
            )
    } else {
        frame
    };
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

/// How far before its verb a court may stand, in items: `Jurors at Leith Crown Court heard`.
const COURT: usize = 8;

/// `The court heard he had fled`, `He fled, an inquest has heard`: there *heard* tells as *was told* does.
fn hears_case(f: &Frame<'_, '_>, unit: &Unit, start: usize, verb: usize) -> bool {
    f.is_one_of(verb, &["hear", "heard", "hears"])
        && (unit.start.max(start.saturating_sub(COURT))..start)
            .rev()
            .take_while(|i| !f.is_comma(*i) && !f.is_run(*i) && !f.finite(*i))
            .any(|i| f.sense(i).any(Sense::TRIES))
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
    // `She was found dead, Radio Leith reports`: what no list has is no adjective with a capital.
    let station = i > unit.start && f.capital(i - 1) && f.class(i - 1).is_empty();
    f.tag(i) == Tag::Noun
        && !is
        && !station
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

/// `When they asked, she thought for a while`: and said nothing.
fn is_musing(f: &Frame<'_, '_>, i: usize) -> bool {
    f.is_one_of(i, &["think", "thinking", "thinks", "thought"])
        && (f.is(i + 1, "hard")
            || f.is_one_of(i + 1, &["for", "about"])
                && f.tag(i + 2) == Tag::Determiner
                && (i + 3..i + 5).any(|k| {
                    f.class(k).any(WordClass::TIME) || f.is_one_of(k, &["moment", "time", "while"])
                }))
}

/// How far before a plain form that it is joined to by *and* the auxiliary may stand, in items.
const MODAL: usize = 16;

/// How long the question between commas may be in *the mayor, asked if she would run, laughed*, in items.
const ASIDE: usize = 24;

impl<'g, 'a, 't> Group<'g, 'a, 't> {
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
            && before(1).is_some_and(|j| f.sense(j).any(Sense::OVERHEARD))
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
            // `There were calls of "Shame"`: no form of a verb goes with *were* so.
            if form.any(Form::THIRD) && !form.any(Form::PAST.with(Form::BASE)) {
                return None;
            }
            // `had saying`
            let bare = form.any(Form::ING) && !self.auxiliary.any(WordClass::BE);
            return (!bare).then_some(CueKind::Finite);
        }
        if form.any(Form::ING) && !form.any(Form::PAST) {
            // `published promising results`
            let result = matches!(f.tag(i + 1), Tag::Noun | Tag::Adjective)
                && self
                    .before(i, 1)
                    .is_some_and(|j| matches!(f.tag(j), Tag::Finite | Tag::Participle));
            if f.is(i, "promising") && result {
                return None;
            }
            return (!self.is_gerund()).then_some(CueKind::Participle);
        }
        if self.to {
            // `went on to say` is as finite as `went`.
            return Some(CueKind::Finite);
        }
        let alone = self.start == i;
        let fits = if form.any(Form::BASE) && !form.any(Form::PAST) {
            // `officials say` reports; `the report`, `to report` and `with her boyish smile` do not.
            let other = alone
                && matches!(f.tag(i), Tag::Noun | Tag::Name | Tag::Base)
                && !self.follows_modal()
                && !self.follows_those();
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

    /// `those surveyed say`
    fn follows_those(&self) -> bool {
        let f = self.f;
        self.before(self.at, 2).is_some_and(|j| f.is(j, "those"))
            && f.verb(self.at - 1).form.any(Form::PARTICIPLE)
    }

    /// `He would lean in and murmur, "…"`: a plain form joined to one that an auxiliary leads, with words in marks.
    fn follows_modal(&self) -> bool {
        let (f, i) = (self.f, self.at);
        let joined = self
            .before(i, 1)
            .is_some_and(|j| f.is_one_of(j, &["and", "or", "then"]));
        let marks = (f.is_comma(i + 1) || f.mark(i + 1, ':')) && f.is_run(i + 2) || f.is_run(i + 1);
        let low = self.unit.start.max(i.saturating_sub(MODAL));
        let leads = WordClass::MODAL.with(WordClass::DO);
        joined
            && self.verb.frame.any(VerbFrame::TAG)
            && marks
            && (low..i - 1)
                .rev()
                .take_while(|j| f.tag(*j) != Tag::Finite)
                .any(|j| f.class(j).any(leads) && f.auxiliary(j))
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
        // `The mayor, asked if she would run, laughed`; not `He rang the mayor, asked if she would run, and left`.
        let noun = |j: usize| matches!(f.tag(j), Tag::Noun | Tag::Name);
        let aside = self.start == i
            && self.before(i, 1).is_some_and(|j| f.is_comma(j))
            && self.before(i, 2).is_some_and(noun)
            && question_at(i + 1)
            && (i + 2..self.unit.end.min(i + ASIDE))
                .find(|j| f.is_comma(*j))
                .is_some_and(|j| f.finite(j + 1) || f.verb(j + 1).form.any(Form::PAST));
        (asked || aside)
            && self.verb.form.any(Form::PARTICIPLE)
            && (f.is(i + 1, "by")
                // `Asked on Friday why the dam leaked, she shrugged.`
                || first && frame.all(question) && f.class(i + 1).any(WordClass::PREPOSITION)
                || frame.any(question)
                    && (question_at(i + 1)
                        || f.str(i + 1).ends_with("ly") && question_at(i + 2)))
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
        || f.verb(i - 1).form.any(Form::PARTICIPLE) && !f.capital(i - 1)
        // `wrote notes for them`
        || matches!(f.tag(i - 1), Tag::Finite | Tag::Base)
            && !f.class(i - 1).any(WordClass::BE.with(WordClass::HAVE).with(WordClass::DO));
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
