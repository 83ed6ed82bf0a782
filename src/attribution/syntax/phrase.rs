//! Noun phrases, without a parser: enough grammar to say where a subject begins and ends.
//!
//! Every function looks at no more than [`REACH`] items, which keeps the whole linear.

use super::frame::Frame;
use crate::lexicon::{Form, Sense, Tag, WordClass};

/// How far a phrase is followed, in items. The longest subject in the development news has 58.
pub(crate) const REACH: usize = 64;

const AUXILIARY: WordClass = WordClass::BE
    .with(WordClass::HAVE)
    .with(WordClass::DO)
    .with(WordClass::MODAL);
/// The tense of a finite verb; that of a modal is the one it goes with in reported speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Present,
}

/// What an item is in a noun phrase.
enum Part {
    /// The phrase can end after it.
    Head,
    /// It needs a head after it.
    Before,
    /// No part of it.
    Outside,
}

impl Part {
    /// It needs a head after it, or is no part at all.
    fn before_if(fits: bool) -> Self {
        if fits { Self::Before } else { Self::Outside }
    }
}

impl Frame<'_, '_> {
    /// Whether item `i` is a form of *be*, *have*, *do* or a modal.
    pub(crate) fn auxiliary(&self, i: usize) -> bool {
        let class = self.class(i);
        class.any(AUXILIARY) && !(class.any(WordClass::MONTH) && self.capital(i))
    }

    /// Whether item `i` is the finite verb of its clause.
    pub(crate) fn finite(&self, i: usize) -> bool {
        match self.tag(i) {
            Tag::Finite => true,
            Tag::Auxiliary => !self.is_one_of(i, &["be", "been", "being", "having"]),
            _ => false,
        }
    }

    /// The tense of the finite verb at `i`; none for another word, or a form that can be either.
    pub(crate) fn tense(&self, i: usize) -> Option<Tense> {
        if !self.finite(i) {
            return None;
        }
        let form = self.verb(i).form;
        let present = form.any(Form::BASE.with(Form::THIRD))
            || self.is_one_of(
                i,
                &[
                    "is", "are", "am", "'s", "’s", "'re", "’re", "has", "have", "does", "do",
                    "will", "can", "may", "must", "shall", "'ll", "’ll", "'ve", "’ve", "'m", "’m",
                ],
            );
        let past = form.any(Form::PAST)
            || self.is_one_of(
                i,
                &[
                    "was", "were", "had", "did", "would", "could", "might", "should",
                ],
            );
        match (past, present) {
            (true, false) => Some(Tense::Past),
            (false, true) => Some(Tense::Present),
            _ => None,
        }
    }

    /// Whether item `i` can be a finite verb.
    pub(crate) fn maybe_finite(&self, i: usize) -> bool {
        self.finite(i) || self.tag(i) == Tag::Base
    }

    /// Whether a noun phrase can begin at `i`.
    pub(crate) fn opens_phrase(&self, i: usize) -> bool {
        if self.is(i, "who") {
            return true;
        }
        let class = self.class(i);
        // `announced $40 million in grants`
        if ['$', '£', '€'].iter().any(|c| self.mark(i, *c)) && self.is_number(i + 1) {
            return true;
        }
        // `outside experts`
        self.tag(i) == Tag::Adjective && self.is_word(i) && self.nominal(i + 1)
            || self.is_word(i)
                && !class.any(
                    WordClass::PREPOSITION
                        .with(WordClass::COORDINATOR)
                        .with(AUXILIARY)
                        .without(WordClass::MODAL),
                )
            || class.any(
                WordClass::DETERMINER
                    .with(WordClass::POSSESSIVE)
                    .with(WordClass::PRONOUN),
            )
    }

    /// Where the noun phrase begins that ends right before `end`: the leftmost start from `low` on.
    pub(crate) fn phrase_before(&self, low: usize, end: usize) -> Option<usize> {
        (low..end).find(|i| self.opens_phrase(*i) && self.noun_phrase(*i, end) == Some(end))
    }

    /// The end of the plain noun phrase at `i`: determiner, modifiers, nouns, possessives, no
    /// preposition but *of* inside a name.
    pub(crate) fn noun_phrase(&self, i: usize, limit: usize) -> Option<usize> {
        let limit = limit.min(i + REACH);
        match self.tag(i) {
            Tag::Pronoun | Tag::Object => return (i < limit).then_some(i + 1),
            // `that of the mayor`, `whose boat`
            Tag::Wh if self.is(i, "whose") => return self.noun_phrase(i + 1, limit),
            _ => {}
        }
        let mut at = i;
        // One past the last item that can end the phrase.
        let mut end = i;
        while at < limit {
            let (part, next) = self.phrase_part(i, at, end, limit);
            match part {
                Part::Head => end = next,
                Part::Before => {}
                Part::Outside => break,
            }
            at = next;
        }
        if end == i && at == i + 1 && self.stands_alone(i) {
            end = at;
        }
        (end > i).then_some(end)
    }

    /// `another`, `some`, `this` stand alone; articles do not.
    fn stands_alone(&self, i: usize) -> bool {
        self.class(i)
            .any(WordClass::DETERMINER.with(WordClass::NUMERAL))
            && !self.is_one_of(i, &["the", "a", "an", "no", "every"])
    }

    /// What item `at` is in the phrase that begins at `i` and has its last head before `end`, and
    /// where the next part begins.
    fn phrase_part(&self, i: usize, at: usize, end: usize, limit: usize) -> (Part, usize) {
        let next = at + 1;
        // Right after a head: `the port` and what may follow.
        let after_head = end == at && at > i;
        if let Some(run) = self.run(at) {
            let fits = self.marks_inside(run, i, at, after_head, limit);
            return (Part::before_if(fits), next);
        }
        if self.possessive(at) {
            return (Part::before_if(after_head), next);
        }
        if self.name_particle(i, at) {
            return (Part::Before, next);
        }
        if self.starts_new(i, at, after_head) {
            return (Part::Outside, next);
        }
        let capital = self.capital(at);
        // `spokesman the Rev. Rosa Lind`
        let reverend =
            after_head && self.is(at, "the") && self.is_one_of(next, &["rev", "reverend", "hon"]);
        let part = match self.tag(at) {
            Tag::Determiner if reverend && self.capital(next) => Part::Before,
            Tag::Noun | Tag::Name | Tag::Number => Part::Head,
            Tag::Money | Tag::Coordinator
                if ['$', '&', '£', '€'].iter().any(|c| self.mark(at, *c)) =>
            {
                Part::Before
            }
            Tag::Determiner if !after_head => {
                let leads = |tag| matches!(tag, Tag::Determiner | Tag::Number | Tag::Adverb);
                Part::before_if(at == i || leads(self.tag(at - 1)) || self.possessive(at - 1))
            }
            Tag::Adjective => self.adjective(at, after_head, limit),
            Tag::Participle | Tag::Ing if !after_head || capital => self.verbal_modifier(at),
            Tag::Adverb if !after_head && self.takes_adverb(next) => Part::Before,
            // `less than two weeks`
            Tag::Preposition | Tag::Subordinator
                if at == i + 1 && self.is(at, "than") && self.tag(next) == Tag::Number =>
            {
                Part::Before
            }
            Tag::Coordinator
                if !after_head
                    && at > i
                    && (self.is_one_of(at, &["and", "or"])
                        // `complete but unofficial returns`
                        || self.is(at, "but") && self.tag(at - 1) == Tag::Adjective)
                    && self.nominal(next) =>
            {
                Part::Before
            }
            // `the Ministry of Education`, `University of the Isles`: the name goes on.
            Tag::Preposition if after_head && self.is(at, "of") && self.capital(at - 1) => {
                let article = !self.capital(next) && self.is(next, "the");
                let name = next + usize::from(article);
                let fits = name < limit && self.capital(name);
                return (Part::before_if(fits), name);
            }
            Tag::Stop if self.point_inside(at, limit) => Part::Head,
            Tag::Mark if self.mark(at, '/') && after_head => Part::Before,
            Tag::Open if self.mark(at, '[') => Part::Before,
            Tag::Close if self.mark(at, ']') => Part::Head,
            // `Harriet Kolb (R)`
            Tag::Open if after_head && self.mark(at + 2, ')') => return (Part::Head, at + 3),
            Tag::Finite | Tag::Auxiliary => Part::Outside,
            _ if capital && at > i && self.capital(at - 1) => Part::Head,
            _ => Part::Outside,
        };
        (part, next)
    }

    /// Whether item `i` can be a noun or stand right before one.
    pub(crate) fn nominal(&self, i: usize) -> bool {
        matches!(
            self.tag(i),
            Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number
        )
    }

    /// Whether words in marks stand inside the phrase: `Terrence "Tank" Boone`, `the "independent" auditor`.
    fn marks_inside(
        &self,
        run: usize,
        i: usize,
        at: usize,
        after_head: bool,
        limit: usize,
    ) -> bool {
        let next = at + 1;
        let short =
            self.run_words(run) <= 3 && !matches!(self.run_last(run), ',' | '.' | '?' | '!');
        let before =
            at > i && (self.capital(at - 1) || self.tag(at - 1) == Tag::Determiner || !after_head);
        let goes_on = next < limit && (self.capital(next) || !after_head && self.nominal(next));
        short && before && goes_on
    }

    /// Whether item `at` is a small word inside a name: `Ms. de la Ossa`.
    fn name_particle(&self, i: usize, at: usize) -> bool {
        let particle = |i: usize| self.class(i).any(WordClass::PARTICLE);
        particle(at)
            && !self.capital(at)
            && (at == i || self.capital(at - 1) || self.mark(at - 1, '.') || particle(at - 1))
            && (self.capital(at + 1) || particle(at + 1))
    }

    /// `the poor`, `the Democratic chairman`; but `officials familiar with`.
    fn adjective(&self, at: usize, after_head: bool, limit: usize) -> Part {
        let next = at + 1;
        let noun = self.nominal(next);
        let person = WordClass::PERSON.with(WordClass::DEMONYM);
        if after_head && !self.capital(at) && !self.class(at).any(person) && !noun {
            return Part::Outside;
        }
        let joined = matches!(
            self.tag(next),
            Tag::Coordinator | Tag::Ing | Tag::Participle
        );
        if noun || joined && !after_head && next + 1 < limit && self.nominal(next + 1) {
            Part::Before
        } else {
            Part::Head
        }
    }

    /// `a recently opened mine`, `growing doubts`, `the ruling`.
    fn verbal_modifier(&self, at: usize) -> Part {
        let next = at + 1;
        if self.capital(at) {
            Part::Head
        } else if self.nominal(next) || self.tag(next) == Tag::Participle && self.nominal(next + 1)
        {
            Part::Before
        } else if self.tag(at) == Tag::Ing {
            Part::Head
        } else {
            Part::Outside
        }
    }

    /// Whether an adverb before item `i` goes with it: `almost every pilot`, `a recently opened mine`.
    fn takes_adverb(&self, i: usize) -> bool {
        matches!(
            self.tag(i),
            Tag::Adjective
                | Tag::Participle
                | Tag::Number
                | Tag::Adverb
                | Tag::Ing
                | Tag::Noun
                | Tag::Determiner
        )
    }

    /// Whether the point at `at` is part of the phrase, which may end with it: `Karl Tarn Jr. said`, `Tarn
    /// Foods Inc. said`, `the U.S. said`.
    fn point_inside(&self, at: usize, limit: usize) -> bool {
        let ends = WordClass::NAME_SUFFIX.with(WordClass::ABBREVIATION_MAY_END);
        self.inner_point(at, limit) && self.abbreviated(at - 1)
            || self.inner_point(at, limit + 1)
                && self.capital(at - 1)
                && (self.dotted(at - 1) || self.class(at - 1).any(ends)
                    // `Mr. K. said it leaked`
                    || self.token(at - 1).is_some_and(|t| t.span.len() == 1))
    }

    /// Whether a subject and its finite verb begin at `at`, with nothing between: `remarked the lock was shut`.
    pub(crate) fn plain_clause(&self, at: usize, limit: usize) -> bool {
        let subject = self
            .opens_phrase(at)
            .then(|| self.noun_phrase(at, limit))
            .flatten();
        let Some(end) = subject else {
            return false;
        };
        let verb = end + usize::from(self.tag(end) == Tag::Adverb);
        // `remarked the boats built there`: no clause, the form may be a participle.
        // `reported it lost $9 million to fog`: with an object it is none.
        let counted = matches!(self.tag(verb + 1), Tag::Money | Tag::Number);
        let participle = self.verb(verb).form.any(Form::PARTICIPLE) && !counted;
        self.finite(verb) && (self.auxiliary(verb) || !participle)
    }

    /// Whether item `i` is letters with points between, as `U.S` and `Ph.D` are and `mill.example` is not.
    fn dotted(&self, i: usize) -> bool {
        let word = self.str(i);
        word.contains('.') && word.split('.').all(|part| part.len() <= 2)
    }

    /// Whether the point after item `i` belongs to it: `Mr.`, `J.`, `U.S.`
    fn abbreviated(&self, i: usize) -> bool {
        self.class(i).any(
            WordClass::TITLE
                .with(WordClass::ABBREVIATION)
                .with(WordClass::ABBREVIATION_MAY_END)
                .with(WordClass::NAME_SUFFIX),
        ) || self.token(i).is_some_and(|t| t.span.len() == 1)
            || self.str(i).contains('.')
    }

    /// Whether item `at`, inside or after a phrase begun at `i`, begins a phrase of its own:
    /// `the mayor Tuesday`, `after the meeting Mr. Rao`, `at the debate Oyelaran`.
    fn starts_new(&self, i: usize, at: usize, after_head: bool) -> bool {
        if at == i || !after_head {
            return false;
        }
        let class = self.class(at);
        if class.any(WordClass::WEEKDAY)
            && self.capital(at)
            && !matches!(self.tag(at + 1), Tag::Noun)
        {
            return true;
        }
        if class.any(WordClass::TIME)
            && self.is_one_of(at, &["today", "yesterday", "tomorrow", "tonight"])
            && !self.possessive(at + 1)
        {
            return true;
        }
        let name = self.tag(at) == Tag::Name && self.capital(at);
        let common = !self.capital(at - 1) && self.tag(at - 1) == Tag::Noun;
        if !name || !common {
            return false;
        }
        // `spokeswoman Ada Brenk`, `frontrunner Ada Brenk`: a noun for a person leads to the name.
        let person = WordClass::PERSON
            .with(WordClass::TITLE)
            .with(WordClass::KIN)
            .with(WordClass::BODY)
            .with(WordClass::AUDIENCE);
        let before = self.class(at - 1);
        let word = self.str(at - 1);
        let like_a_person = before.any(person)
            // `the news site Leith Info`
            || self.sense(at - 1).any(Sense::ANY_BODY)
            || ["er", "or", "ist", "man", "woman", "ian", "ee"]
                .iter()
                .any(|end| word.ends_with(end))
                && !before.any(
                    WordClass::TIME
                        .with(WordClass::BODY)
                        .with(WordClass::DOCUMENT),
                );
        !like_a_person && self.verb_follows(at)
    }

    /// Whether the name at `i` has a verb right after it.
    fn verb_follows(&self, i: usize) -> bool {
        let end = (i..i + 8).find(|at| self.tag(*at) != Tag::Name && !self.inner_point(*at, i + 9));
        end.is_some_and(|end| {
            self.finite(end) || self.tag(end) == Tag::Adverb && self.finite(end + 1)
        })
    }

    /// The end of the noun phrase at `i` with its *of*-phrases, and with the prepositional phrases
    /// that belong to a common noun (*a spokesman for the port*).
    pub(crate) fn long_phrase(&self, i: usize, limit: usize) -> Option<usize> {
        let limit = limit.min(i + REACH);
        let mut end = self.noun_phrase(i, limit)?;
        if self.class(i).any(WordClass::PRONOUN) && end == i + 1 {
            return Some(end);
        }
        loop {
            let named = self.capital(end - 1);
            let belongs = self.is(end, "of")
                || !named
                    && self.is_one_of(
                        end,
                        &[
                            "for", "from", "with", "at", "in", "to", "on", "against", "behind",
                            "near", "outside",
                        ],
                    )
                    && self.class(end - 1).any(
                        WordClass::PERSON
                            .with(WordClass::BODY)
                            .with(WordClass::KIN)
                            .with(WordClass::DOCUMENT)
                            .with(WordClass::TITLE),
                    )
                || named
                    && self.is_one_of(end, &["for", "at"])
                    && self.capital(end + 1)
                    && !self.class(i).any(WordClass::GIVEN);
            // `said a spokesman in a statement`: the medium and the day are no part of him.
            let medium = self.is_one_of(end, &["in", "on", "at", "with", "to"])
                && self.adjunct_noun(end + 1, limit);
            if !belongs || medium {
                return Some(end);
            }
            let Some(next) = self.noun_phrase(end + 1, limit) else {
                return Some(end);
            };
            end = next;
        }
    }

    /// Whether the phrase at `i` tells when or in what medium something was said.
    pub(super) fn adjunct_noun(&self, i: usize, limit: usize) -> bool {
        let time = WordClass::WEEKDAY
            .with(WordClass::MONTH)
            .with(WordClass::TIME);
        let Some(end) = self.noun_phrase(i, limit) else {
            return false;
        };
        self.class(end - 1).any(time)
            || self.class(i).any(WordClass::WEEKDAY.with(WordClass::MONTH))
            || self.medium(i, limit)
    }

    /// Whether the phrase at `i` names the medium or the occasion of what was said: `a letter`, `the debate`.
    pub(crate) fn medium(&self, i: usize, limit: usize) -> bool {
        let Some(end) = self.noun_phrase(i, limit) else {
            return false;
        };
        self.class(end - 1)
            .any(WordClass::DOCUMENT.with(WordClass::EXPRESSION))
            || self.sense(end - 1).any(Sense::MEDIUM)
    }
}
