//! Whose a verb is that has no subject of its own: an infinitive (*was careful to say*, *used the speech to argue*) or a
//! participle after what somebody wrote (*ran advertisements reminding voters that*).

use super::site::Site;
use crate::attribution::cue::kinds::CueKind;
use crate::attribution::syntax::phrase::REACH;
use crate::lexicon::{Frame as VerbFrame, Sense, Tag, WordClass};
use std::ops::Range;

/// How far left of an infinitive or participle the verb is looked for whose subject it shares, in items.
const NEAR: usize = 10;

impl Site<'_, '_, '_> {
    /// `waited for Rosa to say`: the phrase after *for*; `so dull that he was prompted to say`: the subject
    /// of the verb right before.
    pub(crate) fn subject_of_infinitive(&self) -> Option<Range<usize>> {
        let cue = self.cue();
        let to = cue.items.start;
        if cue.kind != CueKind::Infinitive || !self.f.is(to, "to") {
            return None;
        }
        let low = self.body.max(to.saturating_sub(6));
        let after_for = (low..to)
            .find(|at| self.f.is(*at, "for") && self.f.noun_phrase(at + 1, to) == Some(to));
        if let Some(start) = after_for {
            return Some(start + 1..to);
        }
        let verbal = |i: usize| {
            matches!(
                self.f.tag(i),
                Tag::Finite | Tag::Auxiliary | Tag::Participle | Tag::Base | Tag::Adverb
            ) || self.f.is(i, "yet") && i > low && self.f.auxiliary(i - 1)
        };
        let mut first = to;
        // `Mr. Feld had this to say`
        if first > low + 1
            && self.f.is_one_of(first - 1, &["this", "nothing", "little"])
            && self.f.class(first - 2).any(WordClass::HAVE)
        {
            first -= 1;
        }
        while first > low && verbal(first - 1) {
            first -= 1;
        }
        // `was careful to say`, `have been able to convince`
        let adjective = first == to
            && first > low + 1
            && self.f.tag(first - 1) == Tag::Adjective
            && (verbal(first - 2) || self.f.clitic(first - 2));
        if adjective {
            first -= 1;
        }
        while first > low && (verbal(first - 1) || first < to && self.f.clitic(first - 1)) {
            first -= 1;
        }
        if first < to {
            return self.f.subject_before(first, self.body);
        }
        self.doer(to)
    }

    /// The subject of the verb before the thing that ends at `to`: `used the speech to argue`, `went on the radio to
    /// say`, `have no evidence to suggest`; but in `asked the mayor to say` he shall say it.
    fn doer(&self, to: usize) -> Option<Range<usize>> {
        let f = self.f;
        let low = self.body.max(to.saturating_sub(NEAR));
        // `had brought himself to say`
        if to > low + 1 && f.reflexive(to - 1) {
            return self.subject_of_verb(to - 2);
        }
        // `emailed me to say`, `rang his sister to tell her`: whoever writes to somebody says it;
        // but `called her to testify`: she shall.
        let whom = |i: usize| {
            i + 2 == to && f.class(i + 1).any(WordClass::OBJECT)
                || f.noun_phrase(i + 1, to) == Some(to)
        };
        let shall = f.is_one_of(to + 1, &["answer", "speak", "testify"]);
        let contacts = |i: &usize| f.sense(*i).any(Sense::CONTACTS) && whom(*i);
        if let Some(verb) = (low..to).rev().find(contacts).filter(|_| !shall) {
            return self.subject_of_verb(verb);
        }
        let start = (low..to).find(|i| {
            (f.opens_phrase(*i) || matches!(f.tag(*i), Tag::Determiner | Tag::Noun))
                && f.noun_phrase(*i, to) == Some(to)
        })?;
        let after = start > low && f.tag(start - 1) == Tag::Preposition;
        let somebody = WordClass::PERSON
            .with(WordClass::KIN)
            .with(WordClass::BODY)
            .with(WordClass::AUDIENCE)
            .with(WordClass::PRONOUN)
            .with(WordClass::OBJECT);
        let thing = f.tag(to - 1) == Tag::Noun && !f.class(to - 1).any(somebody);
        if !(after || thing) {
            return None;
        }
        let verb = (low..start).rev().find(|i| {
            f.finite(*i)
                || matches!(
                    f.tag(*i),
                    Tag::Participle | Tag::Base | Tag::Ing | Tag::Auxiliary
                )
                || f.is_comma(*i)
                || f.is_run(*i)
        })?;
        // `allowing users to tell`, `prompted the paper to ask`: the object does it.
        let causes = verb + 1 == start && !after && f.verb(verb).frame.any(VerbFrame::CAUSES);
        if f.is_comma(verb) || f.is_run(verb) || causes {
            return None;
        }
        // `has been an ally, praising the plan and touring the mills to say`
        let beside = self.subject_of_verb(verb);
        let shares = f.tag(verb) == Tag::Ing
            && verb > self.body
            && !f.verb(verb).frame.any(VerbFrame::CAUSES);
        beside.or_else(|| shares.then(|| self.shared_subject()).flatten())
    }

    /// The subject of the verb at `verb`, over its auxiliaries and adverbs.
    fn subject_of_verb(&self, verb: usize) -> Option<Range<usize>> {
        let f = self.f;
        let low = self.body.max(verb.saturating_sub(NEAR));
        let mut first = verb;
        while first > low
            && (f.auxiliary(first - 1) || f.tag(first - 1) == Tag::Adverb || f.clitic(first - 1))
        {
            first -= 1;
        }
        // `felt compelled to issue a note saying`: some verb before it has the subject.
        if first > self.body && f.tag(first - 1) == Tag::To {
            return None;
        }
        let subject = f.subject_before(first, self.body)?;
        // `There is no evidence to suggest`: nobody is *there*.
        (!f.is_one_of(subject.start, &["it", "there"])).then_some(subject)
    }

    /// `The vote was late, with the warden of the lock, Ada Quill, saying …`, `It ended with the pilots storming out, saying
    /// …`: the phrase after *with*, if no finite verb comes between it and the participle at `at`.
    pub(super) fn after_with(&self, at: usize) -> Option<Range<usize>> {
        let f = self.f;
        let low = self.body.max(at.saturating_sub(REACH));
        if at <= low || !f.is_comma(at - 1) {
            return None;
        }
        let with = (low..at)
            .rev()
            .take_while(|i| !f.finite(*i) && !f.auxiliary(*i))
            .find(|i| f.is(*i, "with"))?;
        let first = with + 1;
        let end = f.long_phrase(first, at)?;
        if f.tag(end) == Tag::Ing {
            return Some(first..end);
        }
        let named = f.is_comma(end)
            && f.noun_phrase(end + 1, at - 1) == Some(at - 1)
            && (f.capital(end + 1) || f.capital(first));
        named.then_some(first..at)
    }

    /// Who wrote what a participle after it tells: `wrote a letter to the board asking that`, `has run advertisements
    /// reminding voters that`. Not `received a letter saying that`.
    pub(super) fn writer(&self) -> Option<Range<usize>> {
        let f = self.f;
        let at = self.cue().items.start;
        let low = self.body.max(at.saturating_sub(NEAR));
        let written = WordClass::DOCUMENT.with(WordClass::EXPRESSION);
        let gives = |i: usize| f.verb(i).frame.any(VerbFrame::GIVES);
        let verb = (low..at).rev().find(|i| {
            gives(*i) && !matches!(f.tag(*i), Tag::Noun | Tag::Adjective)
                || f.is_comma(*i)
                || f.is_run(*i)
                || f.finite(*i)
        })?;
        // `held up a banner saying`: who holds it need not have written it.
        let holds = f.is_one_of(verb, &["held", "hold", "holding", "holds"]);
        if !gives(verb) || holds || f.is_comma(verb) {
            return None;
        }
        // `sent out`, `posted up`
        let particle = f.is_one_of(verb + 1, &["out", "round", "up"]);
        let first = verb + 1 + usize::from(particle);
        let end = f.noun_phrase(first, at)?;
        let to = end < at
            && f.is_one_of(end, &["in", "on", "to"])
            && f.noun_phrase(end + 1, at) == Some(at);
        if !(end == at || to) || !f.class(end - 1).any(written) {
            return None;
        }
        self.subject_of_verb(verb)
    }
}
