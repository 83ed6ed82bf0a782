//! Whose words are said to be somebody's: `his claim that …`, `Ms. Rao's call for …`, `in Ms. Rao's view`.

use super::group::Grouper;
use crate::attribution::syntax::frame::Unit;
use crate::lexicon::{Form, Tag, WordClass};
use std::ops::Range;

/// How far a noun of expression may stand before the phrase that it brings in, in items.
const NEAR: usize = 16;

impl Grouper<'_, '_, '_> {
    /// `his claim that the ferry was "…"`, `Ms. Rao's call for "…"`, `in Ms. Rao's words, "…"`: the owner of
    /// a noun of expression, and the noun.
    pub(super) fn owned_expression(
        &self,
        low: usize,
        item: usize,
    ) -> Option<(Range<usize>, Range<usize>)> {
        let f = self.f;
        let nouns = WordClass::EXPRESSION.with(WordClass::DOCUMENT);
        // `Vera Sand's "no lamp, no ferry" promise`
        let around = f.class(item + 1).any(nouns) && !f.capital(item + 1);
        if around && item > low && f.possessive(item - 1) {
            return Some((self.owner_phrase(low, item - 1)?, item + 1..item + 2));
        }
        let brings_in = |noun: usize| {
            let next = noun + 1;
            next == item
                || f.is_one_of(next, &["that", "to", "of", "for", "about", "against"])
                || (f.is_comma(next) || f.is_dash(next) && f.class(noun).any(WordClass::EXPRESSION))
                    && next + 1 == item
                || (next..item)
                    .find(|i| f.is(*i, "that"))
                    .is_some_and(|that| !(next..that).any(|i| f.finite(i)))
        };
        let noun = (low..item).rev().take(NEAR).find(|i| {
            // `his call for "calm"`, and nothing between
            let call = f.is(*i, "call")
                && f.is(i + 1, "for")
                && (i + 2..item).all(|i| f.class(i).any(WordClass::DETERMINER));
            let says = f.class(*i).any(nouns) || f.is(*i, "words") || call;
            !f.capital(*i) && says && brings_in(*i)
        })?;
        let owner = (low..noun)
            .rev()
            .take(5)
            .take_while(|i| {
                f.possessive(*i)
                    || f.is_word(*i)
                        && !f
                            .class(*i)
                            .any(WordClass::PREPOSITION.with(WordClass::DETERMINER))
            })
            .find(|i| f.possessive(*i) || f.class(*i).any(WordClass::POSSESSIVE))?;
        if !f.possessive(owner) {
            let pushed = self.who_pushes(owner, low).is_some();
            return (!pushed).then_some((owner..owner + 1, owner + 1..noun + 1));
        }
        Some((self.owner_phrase(low, owner)?, owner + 1..noun + 1))
    }

    /// `chants of "Open it"`, `her warning that it was "late"`: a noun of saying right before the marks, with
    /// whose it is if that is said. Returns source and cue.
    pub(super) fn cries(
        &self,
        item: usize,
        low: usize,
    ) -> Option<(Option<Range<usize>>, Range<usize>)> {
        let f = self.f;
        let of = f.is(item.checked_sub(1)?, "of");
        let noun = item
            .checked_sub(1 + usize::from(of))
            .filter(|i| *i >= low)?;
        // `Chants of "Open it" rose`
        let title = f.capital(noun) && noun > low;
        let called = of && f.is(noun, "calls");
        if !(called || f.class(noun).any(WordClass::EXPRESSION)) || title {
            return None;
        }
        // `their loud chants of`
        let mut owner = noun;
        let adjective =
            |i: usize| f.class(i).any(WordClass::MODIFIER) || f.tag(i) == Tag::Adjective;
        while owner > low && noun - owner < 3 && adjective(owner - 1) {
            owner -= 1;
        }
        let source = owner
            .checked_sub(1)
            .filter(|i| *i >= low && f.class(*i).any(WordClass::POSSESSIVE))
            // `Ms. Rao has pushed her promise of "free ice"`: the subject owns it, and is named.
            .map(|i| self.who_pushes(i, low).unwrap_or(i..i + 1));
        // `Fishermen answered with chants of "Open it"`
        let source = source.or_else(|| {
            // `joined in a loud chant of`
            let a = owner > low && f.is_one_of(owner - 1, &["a", "an"]);
            let with = (owner - usize::from(a))
                .checked_sub(1)
                .filter(|i| *i > low && f.is_one_of(*i, &["with", "in", "into"]))?;
            let met = with > low + 1 && f.tag(with - 2) == Tag::Auxiliary;
            let verb = f.tag(with - 1) == Tag::Finite || f.tag(with - 1) == Tag::Participle && !met;
            verb.then(|| f.subject_before(with - 1, low)).flatten()
        });
        // `led the crowd to chants of "Open it"`
        let source = source.or_else(|| {
            let to = owner
                .checked_sub(1)
                .filter(|i| *i > low && f.is_one_of(*i, &["in", "into", "to"]))?;
            let crowd = f
                .class(to - 1)
                .any(WordClass::AUDIENCE.with(WordClass::PERSON));
            let start = crowd.then(|| f.phrase_before(low.max(to.saturating_sub(NEAR)), to))??;
            Some(start..to)
        });
        // `a chant of "Open it" from the crew`; not `from the quay`
        let source = source.or_else(|| {
            let from = f.is(item + 1, "from") && of;
            let crew = WordClass::PERSON
                .with(WordClass::AUDIENCE)
                .with(WordClass::BODY)
                .with(WordClass::KIN);
            let end = from.then(|| f.noun_phrase(item + 2, item + NEAR))??;
            let somebody = f.class(end - 1).any(crew);
            somebody.then_some(item + 2..end)
        });
        (of || source.is_some()).then_some((source, noun..noun + 1))
    }

    /// The subject of a verb whose object is owned by the pronoun at `owner`: `Ms. Rao pushed her promise of "free ice"`,
    /// `stood by her claim that it was "ice"`.
    fn who_pushes(&self, owner: usize, low: usize) -> Option<Range<usize>> {
        let f = self.f;
        let by = owner > low + 1
            && f.is(owner - 1, "by")
            && f.is_one_of(owner - 2, &["stands", "stood"]);
        let verb = owner
            .checked_sub(1 + usize::from(by))
            .filter(|i| *i > low)?;
        let pushes = f.class(verb).any(WordClass::VERB)
            && !f.verb(verb).form.any(Form::ING)
            && !f.class(verb).any(WordClass::PREPOSITION);
        let first = (low..verb)
            .rev()
            .find(|i| !f.auxiliary(*i) && f.tag(*i) != Tag::Adverb)?;
        pushes.then(|| f.subject_before(first + 1, low)).flatten()
    }

    /// `Under the harbour act, it is "a raft"`, `In Ms. Rao's view, the ferry is "a bathtub"`, `To Ms. Rao, it is "a bathtub"`: whose view opens the sentence.
    pub(super) fn in_view_of(
        &self,
        unit: &Unit,
        item: usize,
    ) -> Option<(Range<usize>, Range<usize>)> {
        let f = self.f;
        let at = unit.start + usize::from(f.class(unit.start).any(WordClass::COORDINATOR));
        let to = f.is_one_of(at, &["to", "for"]);
        let under = f.is(at, "under");
        if !to && !under && !f.is(at, "in") {
            return None;
        }
        let comma = (at + 2..item.min(at + NEAR)).find(|i| f.is_comma(*i))?;
        let whole = f.long_phrase(at + 1, comma) == Some(comma);
        // `Under the harbour act, a pilot is one who "steers for pay"`
        if under {
            let law = whole && f.class(comma - 1).any(WordClass::DOCUMENT);
            return law.then_some((at + 1..comma, at..at + 1));
        }
        if to {
            let who = f.class(at + 1);
            let person = who.any(WordClass::OBJECT) && comma == at + 2
                || whole
                    && f.capital(at + 1)
                    && who.any(
                        WordClass::GIVEN
                            .with(WordClass::TITLE)
                            .with(WordClass::COURTESY),
                    );
            return person.then_some((at + 1..comma, at..at + 1));
        }
        let view = comma - 1;
        if !f.is_one_of(
            view,
            &[
                "account",
                "estimation",
                "eyes",
                "mind",
                "opinion",
                "telling",
                "view",
                "words",
            ],
        ) {
            return None;
        }
        if view == at + 2 && f.class(at + 1).any(WordClass::POSSESSIVE) {
            return Some((at + 1..view, view..comma));
        }
        let mark = view.checked_sub(1).filter(|i| f.possessive(*i))?;
        Some((self.owner_phrase(at + 1, mark)?, view..comma))
    }

    /// The phrase that a possessive mark ends.
    fn owner_phrase(&self, low: usize, mark: usize) -> Option<Range<usize>> {
        let f = self.f;
        let opens = WordClass::DETERMINER.with(WordClass::POSSESSIVE);
        (low.max(mark.saturating_sub(NEAR))..mark)
            .find(|i| {
                (f.capital(*i) || f.class(*i).any(opens)) && f.noun_phrase(*i, mark) == Some(mark)
            })
            .map(|start| start..mark + 1)
    }
}
