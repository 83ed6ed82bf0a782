//! Noun phrases, without a parser: enough grammar to say where a subject begins and ends.
//!
//! Every function looks at no more than [`REACH`] items, which keeps the whole linear.

use super::frame::Frame;
use crate::lexicon::{Form, WordClass};
use crate::text::TokenKind;
use std::ops::Range;

/// How far a phrase is followed, in items. The longest subject in the development news has 58.
pub(crate) const REACH: usize = 64;

const AUXILIARY: WordClass = WordClass::BE
    .with(WordClass::HAVE)
    .with(WordClass::DO)
    .with(WordClass::MODAL);
const NOUNISH: WordClass = WordClass::PERSON
    .with(WordClass::BODY)
    .with(WordClass::BODY_NAME)
    .with(WordClass::DOCUMENT)
    .with(WordClass::EXPRESSION)
    .with(WordClass::AUDIENCE)
    .with(WordClass::TITLE)
    .with(WordClass::KIN)
    .with(WordClass::COMMON)
    .with(WordClass::TIME);

impl Frame<'_, '_> {
    /// Whether item `i` is a form of *be*, *have*, *do* or a modal.
    pub(crate) fn auxiliary(&self, i: usize) -> bool {
        let class = self.class(i);
        class.any(AUXILIARY) && !(class.any(WordClass::MONTH) && self.capital(i))
    }

    /// Whether item `i` is surely the finite verb of its clause.
    pub(crate) fn finite(&self, i: usize) -> bool {
        if self.auxiliary(i) && !self.is_one_of(i, &["be", "been", "being", "having"]) {
            return true;
        }
        let class = self.class(i);
        if !class.any(WordClass::VERB) || self.capital(i) {
            return false;
        }
        let form = self.verb(i).form;
        let noun = class.any(
            NOUNISH
                .with(WordClass::MODIFIER)
                .with(WordClass::PREPOSITION),
        );
        form.any(Form::PAST) && !(noun && class.any(WordClass::PREPOSITION))
            || form.any(Form::THIRD) && !noun
    }

    /// Whether item `i` can be a finite verb.
    pub(crate) fn maybe_finite(&self, i: usize) -> bool {
        self.finite(i)
            || (!self.capital(i)
                && self.class(i).any(WordClass::VERB)
                && self
                    .verb(i)
                    .form
                    .any(Form::PAST.with(Form::THIRD).with(Form::BASE)))
    }

    /// Whether a noun phrase can begin at `i`.
    pub(crate) fn opens_phrase(&self, i: usize) -> bool {
        if self.is(i, "who") {
            return true;
        }
        let class = self.class(i);
        self.is_word(i)
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

    /// The end of the plain noun phrase at `i`: determiner, modifiers, nouns, possessives, no
    /// preposition but *of* inside a name.
    pub(crate) fn noun_phrase(&self, i: usize, limit: usize) -> Option<usize> {
        let limit = limit.min(i + REACH);
        let first = self.class(i);
        if first.any(WordClass::PRONOUN)
            && !(first.any(WordClass::DETERMINER.with(WordClass::NUMERAL)) && self.is_word(i + 1))
        {
            return Some(i + 1);
        }
        let mut at = i;
        let mut noun = false;
        let mut proper = false;
        while at < limit {
            if self.run(at).is_some() {
                // `Terrence "Tank" Boone`, `the "independent" auditor`.
                let short = self.run(at).is_some_and(|run| {
                    self.run_words(run) <= 3 && !matches!(self.run_last(run), ',' | '.' | '?' | '!')
                });
                let before = at > i
                    && (self.capital(at - 1) || self.class(at - 1).any(WordClass::DETERMINER));
                if short
                    && before
                    && at + 1 < limit
                    && self.is_word(at + 1)
                    && (self.capital(at + 1) || !noun)
                    && !self.finite(at + 1)
                {
                    at += 1;
                    continue;
                }
                break;
            }
            if self.possessive(at) {
                if !noun {
                    break;
                }
                at += 1;
                noun = false;
                continue;
            }
            let Some(token) = self.token(at) else { break };
            match token.kind {
                TokenKind::Number | TokenKind::Address => {
                    noun = true;
                    at += 1;
                    continue;
                }
                TokenKind::Clitic => break,
                TokenKind::Punct => match token.mark {
                    '.' if self.inner_point(at, limit)
                        && self.class(at - 1).any(
                            WordClass::TITLE
                                .with(WordClass::ABBREVIATION)
                                .with(WordClass::ABBREVIATION_MAY_END)
                                .with(WordClass::NAME_SUFFIX),
                        ) =>
                    {
                        at += 1
                    }
                    '.' if self.inner_point(at, limit)
                        && self.token(at - 1).is_some_and(|t| {
                            t.span.len() == 1 || self.str(at - 1).contains('.')
                        }) =>
                    {
                        at += 1
                    }
                    '&' | '$' | '%' | '/' => at += 1,
                    '[' | ']' => at += 1,
                    '(' if noun && self.mark(at + 2, ')') => at += 3,
                    _ => break,
                },
                TokenKind::Word => {
                    let class = self.class(at);
                    let capital = token.capital();
                    let next_name = self.capital(at + 1);
                    if class.any(WordClass::PARTICLE)
                        && !capital
                        && (next_name || self.class(at + 1).any(WordClass::PARTICLE))
                        && !class.any(WordClass::DETERMINER)
                    {
                        at += 1;
                        continue;
                    }
                    if class.any(WordClass::DETERMINER.with(WordClass::POSSESSIVE))
                        && !(capital && at > i)
                    {
                        if noun
                            || (at > i
                                && !self.class(at - 1).any(
                                    WordClass::DETERMINER
                                        .with(WordClass::NUMERAL)
                                        .with(WordClass::ADVERB),
                                )
                                && !self.possessive(at - 1))
                        {
                            break;
                        }
                        at += 1;
                        continue;
                    }
                    let closed = WordClass::PRONOUN
                        .with(WordClass::OBJECT)
                        .with(WordClass::COORDINATOR)
                        .with(WordClass::NEGATION);
                    let proper_word = capital && at > i;
                    if class.any(closed)
                        && !(proper_word && class.any(WordClass::GIVEN.with(WordClass::PLACE)))
                        && !class.any(WordClass::NUMERAL)
                    {
                        break;
                    }
                    if class.any(
                        WordClass::PREPOSITION
                            .with(WordClass::SUBORDINATOR)
                            .with(WordClass::QUESTION),
                    ) && !(proper_word && class.any(WordClass::GIVEN))
                        && !class.any(WordClass::MODIFIER)
                    {
                        // `the Ministry of Education`, `University of the Isles`: the name goes on.
                        if self.is(at, "of")
                            && proper
                            && (next_name || (self.is(at + 1, "the") && self.capital(at + 2)))
                        {
                            at += if next_name { 1 } else { 2 };
                            continue;
                        }
                        break;
                    }
                    if self.auxiliary(at) && !class.any(WordClass::GIVEN) {
                        break;
                    }
                    if class.any(WordClass::WEEKDAY) && noun && capital {
                        break;
                    }
                    if class.any(WordClass::TIME)
                        && noun
                        && !self.possessive(at + 1)
                        && self.is_one_of(at, &["today", "yesterday", "tomorrow", "tonight"])
                    {
                        break;
                    }
                    if class.any(WordClass::ADVERB.with(WordClass::CONNECTIVE))
                        && noun
                        && !capital
                        && !class.any(NOUNISH)
                    {
                        break;
                    }
                    if class.any(WordClass::COURTESY)
                        && capital
                        && noun
                        && !proper
                        && at > i
                        && !self.class(at - 1).any(
                            WordClass::PERSON
                                .with(WordClass::TITLE)
                                .with(WordClass::COURTESY),
                        )
                    {
                        // `After the meeting Mr. Rao …`: a new phrase.
                        break;
                    }
                    if !capital && noun && class.any(WordClass::VERB) && self.verb_here(at) {
                        break;
                    }
                    proper = capital;
                    noun = true;
                    at += 1;
                }
            }
        }
        while at > i
            && (self.mark(at - 1, '[')
                || self.mark(at - 1, '/')
                || self.class(at - 1).any(WordClass::DETERMINER) && at - 1 > i)
        {
            at -= 1;
        }
        // `another`, `some`, `this` stand alone; articles do not.
        let stands_alone = |at: usize| {
            self.class(at)
                .any(WordClass::DETERMINER.with(WordClass::NUMERAL))
                && !self.is_one_of(at, &["the", "a", "an", "no", "every"])
        };
        (at > i && (noun || stands_alone(at - 1))).then_some(at)
    }

    /// After a noun: whether the word at `i`, a form of some verb, is one here.
    fn verb_here(&self, i: usize) -> bool {
        let form = self.verb(i).form;
        let class = self.class(i);
        if form.any(Form::ING) {
            return true;
        }
        if form.any(Form::PAST.with(Form::PARTICIPLE))
            && !class.any(NOUNISH.with(WordClass::MODIFIER))
        {
            return true;
        }
        if form.any(Form::PAST.with(Form::PARTICIPLE)) {
            return class.any(WordClass::REPORTING);
        }
        if form.any(Form::THIRD.with(Form::BASE)) {
            // `officials say`, `the report says`, but `the police report said`.
            let next = i + 1;
            let goes_on = self.finite(next)
                || self.class(next).any(WordClass::REPORTING)
                    && self.verb(next).form.any(Form::PAST);
            return !class.any(NOUNISH)
                || class.any(WordClass::REPORTING)
                    && !goes_on
                    && form.any(Form::BASE.with(Form::THIRD))
                    && !self.is_comma(next)
                    && !self.is(next, "of");
        }
        false
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
    fn adjunct_noun(&self, i: usize, limit: usize) -> bool {
        let Some(end) = self.noun_phrase(i, limit) else {
            return false;
        };
        let media = WordClass::DOCUMENT
            .with(WordClass::EXPRESSION)
            .with(WordClass::WEEKDAY)
            .with(WordClass::MONTH)
            .with(WordClass::TIME);
        self.class(end - 1).any(media)
            || self.class(i).any(WordClass::WEEKDAY.with(WordClass::MONTH))
            || self.is_one_of(
                end - 1,
                &[
                    "interview",
                    "conference",
                    "briefing",
                    "call",
                    "twitter",
                    "facebook",
                    "phone",
                    "hearing",
                    "speech",
                    "debate",
                    "appearance",
                    "television",
                    "radio",
                    "meeting",
                    "rally",
                    "telephone",
                ],
            )
    }

    /// The subject that ends just before item `verb`, searched no further left than `low`.
    ///
    /// The leftmost phrase that reaches the verb wins, so that appositives and relative clauses
    /// between commas belong to it: `Amina Diallo, a lawyer from Dakar, said`.
    pub(crate) fn subject_before(&self, verb: usize, low: usize) -> Option<Range<usize>> {
        let low = low.max(verb.saturating_sub(REACH));
        if verb == low {
            return None;
        }
        let pronoun = self.class(verb - 1);
        if pronoun.any(WordClass::PRONOUN)
            && !self.capital_inside(verb - 1, low)
            && !pronoun.any(WordClass::DETERMINER)
        {
            let joint = self.class(verb.wrapping_sub(2)).any(WordClass::COORDINATOR)
                && verb >= low + 3
                && self.is(verb - 2, "and");
            if !joint {
                return Some(verb - 1..verb);
            }
        }
        if self.is_one_of(verb - 1, &["who", "which"]) {
            return Some(verb - 1..verb);
        }
        let mut start = low;
        while start < verb {
            let boundary = start == low || self.ends_clause_part(start - 1);
            if boundary && self.opens_phrase(start) && self.reaches(start, verb) {
                return Some(start..verb);
            }
            start += 1;
        }
        // `In the debate Mr. Rao said`: the longest plain phrase that ends at the verb.
        (low..verb)
            .find(|start| {
                let begins = self.capital(*start)
                    || self.class(*start).any(
                        WordClass::DETERMINER
                            .with(WordClass::POSSESSIVE)
                            .with(WordClass::NUMERAL),
                    )
                    || *start == low
                    || self.class(start - 1).any(WordClass::PREPOSITION);
                let continued = *start > low
                    && (self.capital(start - 1)
                        && self.capital(*start)
                        && !self.class(start - 1).any(
                            WordClass::WEEKDAY
                                .with(WordClass::MONTH)
                                .with(WordClass::PREPOSITION)
                                .with(WordClass::SUBORDINATOR),
                        )
                        || self.mark(start - 1, '.') && !self.capital_after_stop(*start));
                begins
                    && !continued
                    && !self.is_run(*start)
                    && self.noun_phrase(*start, verb) == Some(verb)
            })
            .map(|start| start..verb)
    }

    fn capital_after_stop(&self, i: usize) -> bool {
        i < 2 || !self.capital(i - 2)
    }

    fn capital_inside(&self, i: usize, low: usize) -> bool {
        i > low && self.capital(i) && !self.is(i, "I") && self.capital(i - 1)
    }

    /// Whether a new part of a sentence can begin after item `i`.
    fn ends_clause_part(&self, i: usize) -> bool {
        if self.is_run(i) {
            return true;
        }
        let class = self.class(i);
        self.token(i)
            .is_some_and(|t| matches!(t.mark, ',' | ';' | ':' | '(' | ')' | '—' | '–' | '…'))
            && !self.mark(i, '\0')
            || self.is_dash(i)
            || class.any(
                WordClass::COORDINATOR
                    .with(WordClass::SUBORDINATOR)
                    .with(WordClass::CONNECTIVE),
            )
            || class.any(WordClass::WEEKDAY.with(WordClass::TIME)) && !self.possessive(i + 1)
            || class.any(WordClass::ADVERB) && !self.capital(i + 1)
            || class.any(WordClass::ADVERB) && self.class(i + 1).any(WordClass::TITLE)
    }

    /// Whether a subject that begins at `start` ends exactly at `verb`.
    fn reaches(&self, start: usize, verb: usize) -> bool {
        // `who, after the vote, said`
        let relative = (self.is(start, "who") && self.is_comma(start + 1)).then_some(start + 1);
        let Some(mut at) = relative.or_else(|| self.noun_phrase(start, verb)) else {
            return false;
        };
        loop {
            if at == verb {
                return true;
            }
            if self.is_comma(at) {
                if at + 1 == verb {
                    return at > start;
                }
                if self.closes(verb - 1) {
                    // `Ms. Lund, who succeeded Peter Asante in March, said`: what is between the commas is no clause of its own.
                    return self
                        .between_commas(at + 1, verb - usize::from(self.is_comma(verb - 1)));
                }
                // `Anna, Piet and the cook said`.
                let Some(next) = self.noun_phrase(at + 1, verb) else {
                    return false;
                };
                if !(self.is_comma(next) || self.class(next).any(WordClass::COORDINATOR)) {
                    return false;
                }
                at = next;
                continue;
            }
            if self.mark(at, '(') {
                let Some(close) = (at..verb).find(|i| self.mark(*i, ')')) else {
                    return false;
                };
                at = close + 1;
                continue;
            }
            if self.is_dash(at) {
                let Some(close) = (at + 1..verb).find(|i| self.is_dash(*i)) else {
                    return false;
                };
                at = close + 1;
                continue;
            }
            let class = self.class(at);
            let joins = class.any(WordClass::PREPOSITION)
                && !self.is_one_of(at, &["after", "before", "because", "since", "until", "as"])
                || class.any(WordClass::COORDINATOR) && self.is_one_of(at, &["and", "or"]);
            let reduced = self.verb(at).form.any(Form::ING.with(Form::PARTICIPLE))
                && class.any(WordClass::VERB)
                && self
                    .class(at + 1)
                    .any(WordClass::PREPOSITION.with(WordClass::DETERMINER))
                && !self.verb(at).form.any(Form::PAST);
            if joins || reduced {
                let next = if reduced && self.class(at + 1).any(WordClass::PREPOSITION) {
                    at + 2
                } else {
                    at + 1
                };
                let Some(next) = self.noun_phrase(next, verb) else {
                    return false;
                };
                at = next;
                continue;
            }
            if self.is_one_of(at, &["who", "that", "whose"]) {
                // `The man who sold the boat said`: a relative clause without commas has one verb of its own.
                let verbs = (at + 1..verb).filter(|i| self.finite(*i)).count();
                let clean = !(at + 1..verb).any(|i| self.is_comma(i) || self.is_run(i))
                    && (at + 2..verb)
                        .filter(|i| self.finite(*i) && self.class(*i).any(WordClass::REPORTING))
                        .count()
                        <= usize::from(self.finite(at + 1));
                return clean
                    && (1..=2).contains(&verbs)
                    && !self.finite(verb - 1)
                    && !self.class(verb - 1).any(WordClass::PRONOUN);
            }
            return false;
        }
    }

    /// Whether item `i` is a comma, or a quotation with one before its closing mark.
    fn closes(&self, i: usize) -> bool {
        self.is_comma(i) || self.run(i).is_some_and(|run| self.run_last(run) == ',')
    }

    /// Whether what stands between two commas can describe the noun before them.
    fn between_commas(&self, start: usize, end: usize) -> bool {
        if start >= end {
            return false;
        }
        let class = self.class(start);
        if self.is_one_of(start, &["who", "whose", "which", "whom"]) {
            return true;
        }
        if class.any(WordClass::PRONOUN.with(WordClass::COORDINATOR)) {
            return false;
        }
        // Another clause: `The plan failed, Ms. Rao said he had …, said`.
        let finite = (start..end).any(|i| {
            self.finite(i)
                && !self.verb(i).form.any(Form::PARTICIPLE)
                && !self.class(i).any(WordClass::MODAL)
        });
        let relative = (start..end)
            .any(|i| self.is_one_of(i, &["who", "which", "that", "whose", "where", "when"]));
        !finite || relative
    }

    /// The subject that begins at `i`, after an inverted verb: `said Lorenzo Bianchi, the treasurer of the club`.
    pub(crate) fn subject_after(&self, i: usize, limit: usize) -> Option<Range<usize>> {
        let limit = limit.min(i + REACH);
        if i >= limit || self.is_run(i) || !self.opens_phrase(i) {
            return None;
        }
        let class = self.class(i);
        if class.any(WordClass::OBJECT)
            && !class.any(WordClass::PRONOUN.with(WordClass::POSSESSIVE))
        {
            return None;
        }
        if class.any(WordClass::SUBORDINATOR.with(WordClass::QUESTION)) {
            return None;
        }
        let mut end = self.long_phrase(i, limit)?;
        let pronoun = class.any(WordClass::PRONOUN) && end == i + 1;
        if pronoun {
            return Some(i..end);
        }
        while end < limit {
            if self.is(end, "and")
                && (self.capital(end + 1)
                    || self
                        .class(end + 1)
                        .any(WordClass::DETERMINER.with(WordClass::POSSESSIVE)))
                || self.is(end, "and") && self.is(end + 1, "I")
            {
                // `said Dela and I`; not `said Bram, and the cook left`.
                let Some(next) = self.long_phrase(end + 1, limit) else {
                    break;
                };
                if self.maybe_finite(next) {
                    break;
                }
                end = next;
                continue;
            }
            if self.is_comma(end) {
                let Some(next) = self.apposition(end + 1, limit) else {
                    break;
                };
                end = next;
                continue;
            }
            if self.mark(end, '(') {
                match (end..limit.min(end + 8)).find(|at| self.mark(*at, ')')) {
                    Some(close) => end = close + 1,
                    None => break,
                }
                continue;
            }
            break;
        }
        Some(i..end)
    }

    /// The end of a phrase after a comma that describes the noun before it: an age, a place, a role.
    fn apposition(&self, i: usize, limit: usize) -> Option<usize> {
        if i >= limit {
            return None;
        }
        let class = self.class(i);
        if self.token(i).is_some_and(|t| t.kind == TokenKind::Number) && !self.maybe_finite(i + 1) {
            return Some(i + 1);
        }
        let role = |at: usize| {
            self.class(at).any(
                WordClass::PERSON
                    .with(WordClass::TITLE)
                    .with(WordClass::KIN)
                    .with(WordClass::BODY),
            )
        };
        if class.any(
            WordClass::PRONOUN
                .with(WordClass::SUBORDINATOR)
                .with(WordClass::COORDINATOR)
                .with(WordClass::PREPOSITION),
        ) && !class.any(WordClass::DETERMINER)
        {
            return None;
        }
        if self.verb(i).form.any(Form::ING) && !role(i) {
            return None;
        }
        let mut end = self.long_phrase(i, limit)?;
        let described = class.any(WordClass::DETERMINER.with(WordClass::POSSESSIVE))
            || (i..end).any(role)
            || self.capital(i);
        if !described || self.maybe_finite(end) && !self.verb(end).form.any(Form::PARTICIPLE) {
            return None;
        }
        // `a nurse and a cousin of its founder`
        while self.is(end, "and") {
            match self.long_phrase(end + 1, limit) {
                Some(next) if !self.maybe_finite(next) => end = next,
                _ => break,
            }
        }
        Some(end)
    }

    /// Steps over what may stand between a cue and its content: adverbs, days, prepositional
    /// phrases, and for verbs such as *tell* the one told. Returns where the rest begins, and the one told.
    pub(crate) fn skip_adjuncts(
        &self,
        i: usize,
        limit: usize,
        hearer: bool,
    ) -> (usize, Option<Range<usize>>) {
        let limit = limit.min(i + REACH);
        let mut at = i;
        let mut told = None;
        if hearer {
            let skip = if self.is_one_of(at, &["to", "with"]) {
                at + 1
            } else {
                at
            };
            let object = self.class(skip);
            let end = if object.any(WordClass::OBJECT)
                || object.any(WordClass::PRONOUN) && self.is_one_of(skip, &["you", "it"])
            {
                Some(skip + 1)
            } else {
                self.long_phrase(skip, limit)
            };
            if let Some(end) = end {
                if !self.finite(end)
                    && end <= limit
                    && !object.any(WordClass::SUBORDINATOR)
                    && !(self.auxiliary(end))
                {
                    told = Some(skip..end);
                    at = end;
                }
            }
        }
        while at < limit {
            let class = self.class(at);
            if self.is(at, "that") {
                break;
            }
            // `said in a statement` takes its phrase along; `said there was` begins a clause.
            let preposition = class.any(WordClass::PREPOSITION);
            let existential = self.is(at, "there") && self.auxiliary(at + 1);
            if class.any(WordClass::ADVERB)
                && !self.capital(at)
                && !class.any(WordClass::DETERMINER.with(WordClass::SUBORDINATOR))
                && !existential
                && (!preposition
                    || self.time_or_phrase(at + 1, limit).is_none() && !self.opens_phrase(at + 1))
            {
                at += 1;
            } else if class.any(WordClass::WEEKDAY)
                || self.is_one_of(at, &["today", "yesterday", "tonight", "tomorrow"])
            {
                at += 1;
                if self.class(at).any(WordClass::TIME) && !self.finite(at) {
                    at += 1;
                }
            } else if self.is_one_of(at, &["last", "this", "earlier", "late", "early", "next"])
                && self.class(at + 1).any(
                    WordClass::TIME
                        .with(WordClass::WEEKDAY)
                        .with(WordClass::MONTH),
                )
            {
                at += 2;
            } else if class.any(WordClass::PREPOSITION) && !class.any(WordClass::SUBORDINATOR)
                || self.is_one_of(at, &["after", "before"])
            {
                let Some(end) = self.time_or_phrase(at + 1, limit) else {
                    break;
                };
                at = end;
            } else {
                break;
            }
        }
        (at, told)
    }

    fn time_or_phrase(&self, i: usize, limit: usize) -> Option<usize> {
        if self.class(i).any(WordClass::WEEKDAY) {
            let more = self.class(i + 1).any(WordClass::TIME) && !self.finite(i + 1);
            return Some(i + 1 + usize::from(more));
        }
        if self.class(i).any(WordClass::OBJECT) && !self.class(i).any(WordClass::POSSESSIVE) {
            return Some(i + 1);
        }
        if self.class(i).any(WordClass::MONTH)
            && self
                .token(i + 1)
                .is_some_and(|t| t.kind == TokenKind::Number)
        {
            return Some(i + 2);
        }
        let end = self.noun_phrase(i, limit)?;
        if self.auxiliary(end) || self.finite(end) {
            return None;
        }
        Some(end)
    }
}
