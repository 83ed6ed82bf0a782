//! How a clause without *that* begins: with its subject, or with an adjunct in front of it.

use super::frame::Frame;
use super::phrase::REACH;
use crate::lexicon::{Form, Sense, Tag, WordClass};

impl Frame<'_, '_> {
    /// The finite verb of the clause whose subject begins at `at`, with what belongs to the subject:
    /// `the boats that he built were sold`.
    pub(crate) fn clause_at(&self, at: usize, limit: usize) -> Option<usize> {
        let closed = matches!(self.tag(at), Tag::Wh | Tag::Subordinator | Tag::To)
            || self.class(at).any(WordClass::NEGATION);
        if !self.opens_phrase(at) || closed {
            return None;
        }
        let limit = limit.min(at + REACH);
        // `the changes - two stops fewer - were needed`: what dashes hold is no part of the clause.
        let dash = (at + 1..limit).find(|i| self.is_dash(*i));
        let close = dash.and_then(|dash| (dash + 1..limit).find(|i| self.is_dash(*i)));
        let (open, close) = dash.map_or((limit, limit), |dash| (dash, close.unwrap_or(limit)));
        (at + 1..open)
            .chain(close..limit)
            .take_while(|i| !matches!(self.tag(*i), Tag::Colon | Tag::Open))
            .filter(|i| self.finite(*i))
            .take(4)
            .find(|verb| {
                self.subject_before(*verb, at)
                    .is_some_and(|subject| subject.start == at)
            })
    }

    /// Whether the word at `i` must be the verb of the plural before it in a clause from `first` on that has no other:
    /// `rival firms underprice their tickets`, `ports - those without a crane - lose out`.
    pub(crate) fn hidden_verb(&self, i: usize, first: usize) -> bool {
        // `voters, particularly the young, skip the vote`
        const ASIDE: usize = 12;
        let verb = self.verb(i).form.any(Form::BASE);
        let new = self.class(i).is_empty() && !self.str(i).ends_with('s');
        if self.capital(i) || !matches!(self.tag(i), Tag::Noun | Tag::Base) || !(verb || new) {
            return false;
        }
        let close = i - 1 - usize::from(self.tag(i - 1) == Tag::Adverb);
        let set_off = self.is_comma(close) || self.is_dash(close);
        let open = (first + 1..close).rev().take(ASIDE).find(|open| {
            self.is_comma(*open) == self.is_comma(close) && self.tag(*open) == self.tag(close)
        });
        let Some(last) =
            (if set_off { open } else { Some(close + 1) }).and_then(|end| end.checked_sub(1))
        else {
            return false;
        };
        let several = last >= first
            && (self.tag(last) == Tag::Noun && self.str(last).ends_with('s')
                || self.class(last).any(WordClass::PLURAL)
                || self.tag(last) == Tag::Pronoun);
        // `the sales staff in the port`: what can be a noun needs an object.
        let object = matches!(
            self.tag(i + 1),
            Tag::Determiner | Tag::Object | Tag::Adjective | Tag::Number
        ) || verb
            && (self.tag(i + 1) == Tag::Noun || self.sense(i + 1).any(Sense::ADVERBIAL));
        several && (object || self.tag(i) == Tag::Base || new)
    }

    /// Whether the participle at `i` describes the noun before it, though it could be a past form: `the mayor beaten by
    /// Feld`.
    pub(crate) fn done_by(&self, i: usize) -> bool {
        self.verb(i).form.any(Form::PARTICIPLE) && self.is(i + 1, "by")
    }

    /// Whether a clause begins at `at`, after the comma of what stands in front of it; not `…, seeking to end it`.
    fn main_clause_at(&self, at: usize, limit: usize) -> bool {
        self.tag(at) != Tag::Ing && self.clause_at(at, limit).is_some()
    }

    /// Whether a subject and its finite verb surely begin at `at`, though a noun could stand there as well: `added she
    /// was late`, `added the ice broke the boat`; not `added the boats built there`, whose verb may be a participle.
    pub(crate) fn surely_clause(&self, at: usize, limit: usize) -> bool {
        self.clause_at(at, limit).is_some_and(|verb| {
            self.auxiliary(verb)
                || !self.verb(verb).form.any(Form::PARTICIPLE)
                || self.tag(at) == Tag::Pronoun
                || matches!(
                    self.tag(verb + 1),
                    Tag::Determiner | Tag::Pronoun | Tag::Object | Tag::Name | Tag::Number
                ) && !self.is(verb + 1, "there")
        })
    }

    /// Whether the clause that begins at `at` opens with something else than its subject: `after the vote, he
    /// left`, `by now he was late`, `here is the key`.
    pub(crate) fn fronted_clause(&self, at: usize, limit: usize) -> bool {
        let opens = matches!(
            self.tag(at),
            Tag::Preposition
                | Tag::Subordinator
                | Tag::To
                | Tag::Ing
                | Tag::Participle
                | Tag::Adjective
                | Tag::Adverb
        ) || self
            .is_one_of(at, &["when", "whenever", "whatever", "whoever", "wherever"]);
        if !opens || self.is_one_of(at, &["that", "because", "like"]) {
            return false;
        }
        if self.tag(at) == Tag::Adverb {
            let inverted = ["here", "there", "neither", "outside", "inside"];
            return if self.finite(at + 1) {
                self.is_one_of(at, &inverted)
            } else {
                self.is_comma(at + 1) && self.main_clause_at(at + 2, limit)
            };
        }
        // `since his return he had doubled it`
        let phrase = self.tag(at) == Tag::Preposition
            && self
                .long_phrase(at + 1, limit)
                .is_some_and(|end| end > at + 1 && self.clause_at(end, limit).is_some());
        phrase || (at + 1..limit).any(|i| self.is_comma(i) && self.main_clause_at(i + 1, limit))
    }

    /// Whether what stands in `first..at` between a verb of saying and its clause opens the clause (`said in some
    /// places, the ice was thin`), and does not tell when, where or to whom it was said (`said on Tuesday`).
    pub(crate) fn opens_clause_after(&self, first: usize, at: usize) -> bool {
        self.front_of_clause(first, at) == Some(first)
    }

    /// Where in `first..at` begins what opens the clause: `said on Tuesday in some places, the ice was thin`.
    pub(crate) fn front_of_clause(&self, first: usize, at: usize) -> Option<usize> {
        (first..at)
            .filter(|i| *i == first || self.tag(*i) == Tag::Preposition && !self.capital(*i + 1))
            .find(|i| self.all_opens_clause(*i, at))
    }

    fn all_opens_clause(&self, first: usize, at: usize) -> bool {
        if first >= at {
            return false;
        }
        let comma = self.is_comma(at);
        let day = |i: usize| {
            self.class(i).any(WordClass::WEEKDAY.with(WordClass::MONTH))
                && self.capital(i)
                && !self.possessive(i + 1)
                || self.is_one_of(i, &["yesterday", "tonight"])
        };
        // `said in court he had lost`
        let where_said = self.is(first, "in")
            && first + 2 == at
            && self.is_one_of(
                first + 1,
                &[
                    "court",
                    "parliament",
                    "passing",
                    "private",
                    "public",
                    "reply",
                    "response",
                    "testimony",
                ],
            );
        if where_said || (first..at).any(day) || self.tells_medium(first, at) {
            return false;
        }
        let limit = at + REACH;
        if comma {
            return self.main_clause_at(at + 1, limit) || self.fronted_clause(at + 1, limit);
        }
        let single = first + 1 == at;
        if single && self.sense(first).any(Sense::OPENER) {
            return true;
        }
        let time = self.class(at - 1).any(WordClass::TIME) && !self.is(first, "for");
        let place = self.capital(first + 1);
        // `said at last he had it`; not `said at the fair he had it`.
        let idiom = self.is(first, "at") && self.tag(first + 1) != Tag::Determiner;
        self.tag(first) == Tag::Preposition
            && !time
            && !place
            && !self.class(first + 1).any(WordClass::OBJECT)
            && (idiom
                || !self.is_one_of(
                    first,
                    &[
                        "after", "at", "before", "by", "during", "on", "over", "through", "to",
                        "via", "with",
                    ],
                ))
            && self.clause_at(at, limit).is_some()
    }

    /// Whether a phrase in `first..at` names the medium or the one told.
    pub(crate) fn tells_medium(&self, first: usize, at: usize) -> bool {
        (first..at).any(|i| {
            self.tag(i) == Tag::Preposition && self.medium(i + 1, at)
                || self.is(i, "to") && self.class(i + 1).any(WordClass::OBJECT)
        })
    }
}
