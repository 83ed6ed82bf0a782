//! Noun phrases, without a parser: enough grammar to say where a subject begins and ends.
//!
//! Every function looks at no more than [`REACH`] items, which keeps the whole linear.

use super::frame::Frame;
use crate::lexicon::{Form, WordClass};
use crate::text::TokenKind;

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
}
