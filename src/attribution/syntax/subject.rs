//! The subject before a verb: a noun phrase with what belongs to it.

use super::frame::Frame;
use super::phrase::REACH;
use super::postmodifier::opens_clause;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};
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
    several: bool,
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
            Tag::Run if f.last_in_marks(last) == ',' => {
                return self.insertion(end);
            }
            Tag::Dash => {
                let open = (self.low + 1..last)
                    .rev()
                    .take(30)
                    .find(|i| f.tag(*i) == Tag::Dash)?;
                return self.ends_at(open);
            }
            Tag::Close => {
                let open = (self.low + 1..last)
                    .rev()
                    .take(40)
                    .find(|i| f.tag(*i) == Tag::Open)?;
                return self.ends_at(open);
            }
            // `Most said`
            Tag::Adverb
                if f.is(last, "most")
                    && self.tag_before(last).is_none_or(|tag| {
                        matches!(
                            tag,
                            Tag::Comma
                                | Tag::Colon
                                | Tag::Run
                                | Tag::Coordinator
                                | Tag::Subordinator
                        )
                    }) =>
            {
                return Some(last);
            }
            Tag::Adverb if !f.class(last).any(WordClass::NUMERAL) => return self.ends_at(last),
            // `Rosa Lind herself said`
            Tag::Object
                if f.reflexive(last)
                    && matches!(
                        self.tag_before(last),
                        Some(Tag::Noun | Tag::Name | Tag::Pronoun)
                    ) =>
            {
                return self.ends_at(last);
            }
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
        // `a person familiar with the plan`: an adjective after its noun.
        let behind = f.tag(last) == Tag::Adjective
            && matches!(
                self.tag_before(last),
                Some(Tag::Noun | Tag::Name | Tag::Pronoun)
            );
        // `Sen. Ada Quill, D-Ore. said`: no comma behind her party.
        let label = last.saturating_sub(usize::from(f.mark(last, '.')));
        if label > self.low + 1 && party_label(f, label) && f.is_comma(label - 1) {
            return self.ends_at(label - 1);
        }
        if let Some(start) = self.base(end).filter(|start| !(behind && *start == last)) {
            return self.widen(start).or_else(|| self.after_setting(start, end));
        }
        // `the firm based there said`, `the bill he signed said`
        match f.tag(last) {
            Tag::Participle | Tag::Adjective => self.ends_at(last),
            _ => None,
        }
    }

    /// Takes in what stands before the base phrase at `start` and belongs to the same subject.
    /// Nothing if that phrase is no subject.
    pub(super) fn widen(&mut self, start: usize) -> Option<usize> {
        let f = self.f;
        let Some(before) = self.before(start) else {
            return Some(start);
        };
        if let Some(quantity) = f.quantity(start, self.low) {
            return self.widen(quantity).or(Some(quantity));
        }
        if f.tag(start) == Tag::Pronoun && f.tag(before) != Tag::Coordinator {
            return Some(start);
        }
        if let Some(word) = f.goes_by(before, self.low) {
            return self.known_as(word).or(Some(start));
        }
        match f.tag(before) {
            // `As the mayor said`, `after the mayor had said`
            Tag::Preposition
                if opens_clause(f, before) && f.goes_by(before, self.low).is_none() =>
            {
                Some(start)
            }
            Tag::Preposition | Tag::To => {
                // `in somber words`, at the head of its clause, belongs to no noun.
                let head = self.tag_before(before)?;
                let noun = matches!(
                    head,
                    Tag::Noun
                        | Tag::Name
                        | Tag::Number
                        | Tag::Pronoun
                        | Tag::Close
                        | Tag::Adjective
                        | Tag::Determiner
                );
                if noun {
                    return self.ends_at(before);
                }
                let verb = before - 1;
                match head {
                    // `the firm based in Oslo`
                    Tag::Participle | Tag::Adverb | Tag::Ing => self.reduced(verb),
                    // `an aide who works on the plan said`, `people briefed on the plan say`
                    Tag::Finite | Tag::Base | Tag::Auxiliary => {
                        let participle = f.verb(verb).form.any(Form::PARTICIPLE);
                        let named = self.tag_before(verb) != Some(Tag::Pronoun);
                        self.reduced(verb)
                            .or_else(|| (participle && named).then(|| self.noun_before(verb))?)
                    }
                    // `officials in the port and at the ministry`
                    // but not `works as a guide and in a letter thanked him`
                    Tag::Coordinator => self
                        .noun_before(verb)
                        .filter(|start| self.tag_before(*start) != Some(Tag::Preposition)),
                    _ => None,
                }
            }
            Tag::Coordinator
                if f.is_one_of(before, &["and", "nor", "or"]) || f.mark(before, '&') =>
            {
                let start = self.joined(before).unwrap_or(start);
                // `Neither the cook nor the mate`
                let pair = |i: &usize| f.is_one_of(*i, &["both", "neither"]);
                Some(self.before(start).filter(pair).unwrap_or(start))
            }
            // `Everyone but Otto`
            Tag::Coordinator if f.is(before, "but") && self.everyone(before) => {
                self.ends_at(before)
            }
            // `A study released last month by the guild said`, `a memo sent early this year to pilots said`: when.
            Tag::Participle | Tag::Finite
                if f.verb(before).form.any(Form::PARTICIPLE) && self.opens_day(start) =>
            {
                self.reduced(before)
                    .or_else(|| self.noun_before(before))
                    .or(Some(start))
            }
            Tag::Participle | Tag::Ing | Tag::Base | Tag::Finite | Tag::Auxiliary => {
                // After a verb of saying a clause of its own begins.
                // `the woman who answered the telephone said`, `those who know him say`
                // `people who know Feld say`
                let object = self.tag_before(before) == Some(Tag::Wh)
                    && (f.tag(start) == Tag::Object
                        || self.several && f.tag(start) == Tag::Name
                        || !f.verb(before).frame.any(VerbFrame::BARE));
                // `an aide who spoke to discuss the plan said`: such a verb has no clause.
                let clause = VerbFrame::BARE.with(VerbFrame::THAT);
                if f.class(before).any(WordClass::REPORTING)
                    && (matches!(f.tag(before), Tag::Finite | Tag::Auxiliary)
                        || f.verb(before).frame.any(clause))
                    && !f.verb(before).frame.any(VerbFrame::WEAK)
                    && !object
                {
                    return Some(start);
                }
                Some(self.reduced(before).unwrap_or(start))
            }
            _ => Some(start),
        }
    }

    /// Where the phrase begins that is known by the name after `word`: `a clerk identified as`, `a man who gave his name as`.
    fn known_as(&mut self, word: usize) -> Option<usize> {
        if self.f.tag(word) == Tag::Noun {
            return self.ends_at(word + 1);
        }
        // `a man who asked to be identified as`
        let mut verb = word;
        while matches!(self.tag_before(verb), Some(Tag::Auxiliary | Tag::To))
            || self.before(verb).is_some_and(|be| self.f.is(be, "be"))
        {
            verb -= 1;
        }
        if verb < word {
            return self.reduced(self.before(verb)?);
        }
        self.noun_before(word).or_else(|| self.reduced(word))
    }

    /// Whether a day or another time begins at `at`: `last month`, `early this year`, `Tuesday`.
    fn opens_day(&self, at: usize) -> bool {
        let f = self.f;
        let early = usize::from(f.is_one_of(at, &["early", "earlier", "late", "later"]));
        let first = at + early;
        let this = usize::from(f.is_one_of(first, &["last", "next", "this"]));
        let time = WordClass::TIME.with(WordClass::MONTH);
        f.class(first).any(WordClass::WEEKDAY) || this == 1 && f.class(first + 1).any(time)
    }

    /// Whether the word before `but` is of everybody or nobody, from whom *but* takes one out.
    fn everyone(&self, but: usize) -> bool {
        self.before(but).is_some_and(|i| {
            self.f.is_one_of(
                i,
                &[
                    "all",
                    "anyone",
                    "everybody",
                    "everyone",
                    "everything",
                    "nobody",
                    "none",
                    "nothing",
                ],
            ) || self.f.is(i, "one") && i > self.low && self.f.is(i - 1, "no")
        })
    }

    /// Where the joint subject begins whose last part follows the coordinator `and`.
    fn joined(&mut self, and: usize) -> Option<usize> {
        // `Mr. and Mrs. Tarn`
        let point = and > 0 && self.f.mark(and - 1, '.');
        let title = and
            .checked_sub(1 + usize::from(point))
            .filter(|i| *i >= self.low && self.f.class(*i).any(WordClass::TITLE));
        if let Some(title) = title.filter(|i| {
            let other = self.f.class(and + 1).any(WordClass::TITLE);
            self.f.capital(*i) && self.f.capital(and + 1) && other
        }) {
            return Some(title);
        }
        let end = and - usize::from(self.tag_before(and) == Some(Tag::Comma));
        // `the biggest in Leith this year, and Odo said`: a year is nobody.
        let year = end != and && end > self.low && self.f.class(end - 1).any(WordClass::TIME);
        if year {
            return None;
        }
        let first = self.base(end)?;
        let mut start = self.widen(first)?;
        // `Anna, Piet and the cook`
        let mut list = false;
        while self.tag_before(start) == Some(Tag::Comma) {
            let Some(more) = self.base(start - 1) else {
                break;
            };
            // `had been ill all winter, the mayor and the cook said`: no list, but a clause and its tag.
            let time = self.f.class(start - 2).any(WordClass::TIME)
                && matches!(self.tag_before(more), Some(Tag::Adjective | Tag::Noun));
            if self.object(more) || time {
                // `pilots in Leith, Bruges, Ghent and Velm`: the whole list hangs on the pilots.
                let hangs = list
                    && self.f.tag(more) == Tag::Name
                    && self.tag_before(more) == Some(Tag::Preposition);
                if let Some(whole) = hangs.then(|| self.widen(more)).flatten() {
                    return Some(whole);
                }
                break;
            }
            start = more;
            list = true;
        }
        let before = self.tag_before(start);
        // `denied any role, and the cook said`: a comma before *and* joins two clauses, if no list.
        let verb = matches!(
            before,
            Some(Tag::Finite | Tag::Base | Tag::Participle | Tag::Ing)
        );
        // `Seals change color in their sleep, and a study suggests`: two nouns that no tagger could part.
        let alone = start == self.low && self.f.tag(and + 1) == Tag::Determiner;
        if end != and && !list && (verb || alone) {
            return None;
        }
        let clause = |i: usize| opens_clause(self.f, i) && !self.f.is_one_of(i, &["like", "than"]);
        if before == Some(Tag::Preposition)
            && (end == and || list)
            && self.before(start).is_some_and(clause)
        {
            // `As Jo and the cook said`
            return Some(start);
        }
        if before == Some(Tag::Preposition) {
            // `It rained on Jo and I was tired`
            if self.f.tag(and + 1) == Tag::Pronoun {
                return None;
            }
            // `those who voted for the mayor or the cook`: joined inside a longer phrase.
            start = self.widen(start)?;
        }
        // `met the mayor and the cook said`: the first is an object of a verb before; `the plan
        // failed, and the cook said`: a comma parts two clauses.
        let clause = before == Some(Tag::Comma) && end != and;
        (!self.object(start) && !clause).then_some(start)
    }

    /// Whether the phrase at `start` is the object of a verb or preposition before it, out of reach or not: in
    /// `condemned the board, said the fog would lift` the search of the second verb begins behind the first.
    pub(super) fn object(&self, start: usize) -> bool {
        let f = self.f;
        start.checked_sub(1).is_some_and(|i| match f.tag(i) {
            // `called him a liar`
            Tag::Preposition | Tag::Particle | Tag::To | Tag::Object => true,
            Tag::Finite | Tag::Base | Tag::Participle | Tag::Ing | Tag::Auxiliary => {
                !(f.class(i).any(WordClass::REPORTING) && f.verb(i).frame.any(VerbFrame::BARE))
            }
            _ => false,
        })
    }
}

/// `D-Ore`: a party and a state.
fn party_label(f: &Frame<'_, '_>, i: usize) -> bool {
    matches!(f.str(i).as_bytes(), [a, b'-', b, ..] if a.is_ascii_uppercase() && b.is_ascii_uppercase())
}
