//! The subject before a verb: a noun phrase with what belongs to it.

use super::frame::Frame;
use super::phrase::REACH;
use crate::entity::party_label;
use crate::lexicon::{Form, Tag, WordClass};
use std::ops::Range;

/// How many steps a search for a subject may take, all its guesses at commas together; only endless
/// lists need more than a few dozen.
const STEPS: u32 = 120;

/// A search for the subject that ends before a verb.
pub(super) struct Search<'f, 'a, 't> {
    pub(super) f: &'f Frame<'a, 't>,
    pub(super) low: usize,
    steps: u32,
    /// Whether the form of the verb asks for a subject of several: `say`.
    pub(super) several: bool,
}

impl Frame<'_, '_> {
    /// The subject that ends before item `verb`, searched no further left than `low`: its phrase
    /// with what belongs to it, appositives and relative clauses between commas too, as in
    /// `Amina Sorel, a lawyer from Velm, said`.
    pub(crate) fn subject_before(&self, verb: usize, low: usize) -> Option<Range<usize>> {
        let low = low.max(verb.saturating_sub(REACH));
        let mut search = Search {
            f: self,
            low,
            steps: STEPS,
            several: self.tag(verb) != Tag::Auxiliary
                && self.verb(verb).form.any(Form::BASE)
                && !self.verb(verb).form.any(Form::PAST),
        };
        let end = search.skip_time(verb);
        // `Quill's warned that …`: a firm that is called by its founder's name; or short for *has*.
        let short = end == verb
            && end >= low + 2
            && self.clitic(end - 1)
            && self.possessive(end - 1)
            && self.tag(end - 2) == Tag::Name
            && matches!(self.tag(verb), Tag::Finite | Tag::Participle)
            && self.verb(verb).form.any(Form::PAST.with(Form::THIRD))
            && (self.is_one_of(verb, &["said", "says"])
                || !matches!(self.tag(verb + 1), Tag::Noun | Tag::Name | Tag::Adjective));
        let end = end - usize::from(short);
        if let Some(own) = search.clause_of_its_own(end) {
            return Some(own..end);
        }
        let end = search.floated(end).unwrap_or(end);
        search.whole(end).map(|start| start..end)
    }
}

impl Search<'_, '_, '_> {
    /// The item before `end`, if it is still in reach.
    pub(super) fn before(&self, end: usize) -> Option<usize> {
        end.checked_sub(1).filter(|i| *i >= self.low)
    }

    pub(super) fn tag_before(&self, end: usize) -> Option<Tag> {
        self.before(end).map(|i| self.f.tag(i))
    }

    /// `Rosa looked at him, and she said`: a pronoun behind a comma and a coordinator is a subject alone.
    fn clause_of_its_own(&self, end: usize) -> Option<usize> {
        let f = self.f;
        let last = self.before(end)?;
        let joint = self.before(last)?;
        let before = self.before(joint)?;
        let pronoun = f.is_one_of(last, &["he", "she", "they", "we"]);
        let object = f.class(before).any(WordClass::OBJECT) && !f.is(before, "her");
        (pronoun && f.tag(joint) == Tag::Coordinator && (f.is_comma(before) || object))
            .then_some(last)
    }

    /// Where the subject ends whose *both* or *all* stands behind it: `Rosa and Otto both said`, `the
    /// pilots have all said`.
    fn floated(&self, end: usize) -> Option<usize> {
        let last = self.before(end)?;
        if !self.f.is_one_of(last, &["both", "all", "each"]) {
            return None;
        }
        let auxiliary = self.tag_before(last) == Some(Tag::Auxiliary);
        let end = last - usize::from(auxiliary);
        matches!(
            self.tag_before(end)?,
            Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Comma
        )
        .then_some(end)
    }

    /// Where the base phrase begins that ends exactly at `end`: the leftmost start that reaches it.
    pub(super) fn base(&self, end: usize) -> Option<usize> {
        let f = self.f;
        let last = self.before(end)?;
        let nominal = |tag: Tag| {
            matches!(
                tag,
                Tag::Noun
                    | Tag::Name
                    | Tag::Number
                    | Tag::Adjective
                    | Tag::Determiner
                    | Tag::Pronoun
                    | Tag::Object
                    | Tag::Ing
                    | Tag::Participle
                    | Tag::Close
                    | Tag::Stop
            )
        };
        if !nominal(f.tag(last)) && !f.class(last).any(WordClass::NUMERAL) {
            return None;
        }
        // `almost half said`
        if f.tag(last) == Tag::Adverb {
            return Some(last);
        }
        let low = self.low.max(end.saturating_sub(16));
        // No phrase reaches over a verb or a comma.
        let stops = |i: &usize| match f.tag(*i) {
            Tag::Comma | Tag::Colon => true,
            Tag::Finite => !f.possessive(*i) && !f.class(*i).any(WordClass::PARTICLE),
            _ => false,
        };
        let low = (low..last).rev().find(stops).map_or(low, |i| i + 1);
        (low..end).find(|start| {
            // `people supporting the mayor`: the gerund is no part of her; but `…, hacking specialists say`.
            let modifier =
                f.tag(*start + 1) == Tag::Noun && *start + 2 == end && f.maybe_finite(end);
            let gerund = f.tag(*start) == Tag::Ing
                && self.tag_before(*start).is_some_and(|tag| {
                    matches!(tag, Tag::Noun | Tag::Name) || tag == Tag::Comma && !modifier
                });
            let lone = f.tag(*start) == Tag::Ing && *start + 1 == end;
            // `Moments later the senator wrote`
            let then = f.tag(*start + 1) == Tag::Determiner
                && f.is_one_of(
                    *start,
                    &[
                        "later",
                        "earlier",
                        "afterward",
                        "afterwards",
                        "then",
                        "now",
                        "soon",
                    ],
                );
            // `a clerk named Otto Feld`: the participle belongs to the noun before it.
            let named = f.is_one_of(*start, &["called", "named"])
                && self.tag_before(*start) == Some(Tag::Noun);
            // `had handled letters`: the participle of a perfect.
            let perfect =
                f.tag(*start) == Tag::Participle && self.tag_before(*start) == Some(Tag::Auxiliary);
            // `a study published Tuesday by the guild`
            let when = f.tag(*start) == Tag::Participle
                && self.tag_before(*start) == Some(Tag::Noun)
                && self.opens_day(*start + 1);
            !(gerund || lone || named || perfect || then || when)
                && f.opens_phrase(*start)
                && f.noun_phrase(*start, end) == Some(end)
        })
    }

    /// Where the phrase begins that ends exactly at `end` and can be a subject.
    pub(super) fn ends_at(&mut self, end: usize) -> Option<usize> {
        self.steps = self.steps.checked_sub(1)?;
        let f = self.f;
        let last = self.before(end)?;
        match f.tag(last) {
            Tag::Wh => return f.is_one_of(last, &["who", "which", "that"]).then_some(last),
            Tag::Comma => return self.insertion(last),
            Tag::Run if f.last_in_marks(last) == ',' => return self.insertion(end),
            // `Rosa Lind - she runs the lock - said`
            Tag::Dash => {
                let open = self.opening(last, Tag::Dash, 30)?;
                return self.ends_at(open);
            }
            // `Rosa Lind (Velm) said`
            Tag::Close => {
                let open = self.opening(last, Tag::Open, 40)?;
                return self.ends_at(open);
            }
            Tag::Adverb if self.is_most(last) => return Some(last),
            Tag::Adverb if !f.class(last).any(WordClass::NUMERAL) => return self.ends_at(last),
            // `Rosa Lind herself said`
            Tag::Object if f.reflexive(last) && self.noun_at(last) => return self.ends_at(last),
            _ => {}
        }
        // `Those who left said`: the verb of a relative clause, whatever else it can be.
        let relative = end > self.low + 2
            && f.is(end - 2, "who")
            && f.verb(last).form.any(Form::PAST)
            && !f.capital(last)
            && f.maybe_finite(end);
        if relative {
            return self.ends_at(end - 2);
        }
        // `Sen. Ada Quill, D-Ore. said`: no comma behind her party.
        let label = last.saturating_sub(usize::from(f.mark(last, '.')));
        if label > self.low + 1 && party_label(f.str(label)) && f.is_comma(label - 1) {
            return self.ends_at(label - 1);
        }
        // `a person familiar with the plan`: an adjective after its noun.
        let behind = f.tag(last) == Tag::Adjective && self.noun_at(last);
        if let Some(start) = self.base(end).filter(|start| !(behind && *start == last)) {
            return self.widen(start).or_else(|| self.after_setting(start, end));
        }
        // `the firm based there said`, `the bill he signed said`
        match f.tag(last) {
            Tag::Participle | Tag::Adjective => self.ends_at(last),
            _ => None,
        }
    }

    /// The item before the one at `close`, no further than `far`, that opens what it closes.
    fn opening(&self, close: usize, opens: Tag, far: usize) -> Option<usize> {
        (self.low + 1..close)
            .rev()
            .take(far)
            .find(|i| self.f.tag(*i) == opens)
    }

    /// Whether a noun or a pronoun stands right before `end`.
    fn noun_at(&self, end: usize) -> bool {
        matches!(
            self.tag_before(end),
            Some(Tag::Noun | Tag::Name | Tag::Pronoun)
        )
    }

    /// `Most said`: the word is all of the subject.
    fn is_most(&self, i: usize) -> bool {
        let opens = |tag| {
            matches!(
                tag,
                Tag::Comma | Tag::Colon | Tag::Run | Tag::Coordinator | Tag::Subordinator
            )
        };
        self.f.is(i, "most") && self.tag_before(i).is_none_or(opens)
    }
}
