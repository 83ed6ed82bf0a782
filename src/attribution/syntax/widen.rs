//! What stands before a base phrase and belongs to the same subject: `the head of | the guild`, `Rosa Lind and | the cook`.

use super::postmodifier::opens_clause;
use super::subject::Search;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};

impl Search<'_, '_, '_> {
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
            Tag::Preposition if opens_clause(f, before) => Some(start),
            Tag::Preposition | Tag::To => self.before_preposition(before),
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
                if self.is_said(before, start) {
                    return Some(start);
                }
                self.reduced(before).or(Some(start))
            }
            _ => Some(start),
        }
    }

    /// Where the phrase begins that the preposition at `at` goes on: `an aide to the mayor`, `the firm based in Oslo`.
    fn before_preposition(&mut self, at: usize) -> Option<usize> {
        let f = self.f;
        // `in somber words`, at the head of its clause, belongs to no noun.
        let head = self.before(at)?;
        match f.tag(head) {
            Tag::Noun
            | Tag::Name
            | Tag::Number
            | Tag::Pronoun
            | Tag::Close
            | Tag::Adjective
            | Tag::Determiner => self.ends_at(at),
            // `the firm based in Oslo`
            Tag::Participle | Tag::Adverb | Tag::Ing => self.reduced(head),
            // `an aide who works on the plan said`, `people briefed on the plan say`
            Tag::Finite | Tag::Base | Tag::Auxiliary => {
                let participle = f.verb(head).form.any(Form::PARTICIPLE);
                let named = self.tag_before(head) != Some(Tag::Pronoun);
                self.reduced(head)
                    .or_else(|| (participle && named).then(|| self.noun_before(head))?)
            }
            // `officials in the port and at the ministry`
            // but not `works as a guide and in a letter thanked him`
            Tag::Coordinator => self
                .noun_before(head)
                .filter(|start| self.tag_before(*start) != Some(Tag::Preposition)),
            _ => None,
        }
    }

    /// Whether the phrase at `start` opens a clause that the verb before it reports: `Otto said | the mayor left`; but
    /// in `the woman who answered the telephone said`, `those who know him say` it is an object.
    fn is_said(&self, verb: usize, start: usize) -> bool {
        let f = self.f;
        let frame = f.verb(verb).frame;
        // `people who know Feld say`
        let object = self.tag_before(verb) == Some(Tag::Wh)
            && (f.tag(start) == Tag::Object
                || self.several && f.tag(start) == Tag::Name
                || !frame.any(VerbFrame::BARE));
        // `an aide who spoke to discuss the plan said`: such a verb has no clause.
        let clause = matches!(f.tag(verb), Tag::Finite | Tag::Auxiliary)
            || frame.any(VerbFrame::BARE.with(VerbFrame::THAT));
        let says = f.class(verb).any(WordClass::REPORTING) && !frame.any(VerbFrame::WEAK);
        says && clause && !object
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
