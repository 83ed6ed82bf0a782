//! News or fiction, where the caller has not said.
//!
//! Each sentence gives signs of the one or the other; they are counted per hundred words, so that
//! a long text needs no more of them than a short one, and weighed.

use super::types::Genre;
use crate::attribution::syntax::fact::RUN;
use crate::attribution::syntax::frame::Frame;
use crate::lexicon::{Form, Frame as VerbFrame, Sense, WordClass};
use crate::text::TokenKind;

/// Whether the text is fiction.
pub(crate) fn is_fiction(f: &Frame<'_, '_>, genre: Genre) -> bool {
    match genre {
        Genre::News => false,
        Genre::Fiction => true,
        Genre::Automatic => Signs::read(f).score() > 0.0,
    }
}

/// A word of none of these classes tells nothing: six in ten.
const TELLING: WordClass = WordClass::PRONOUN
    .with(WordClass::MALE)
    .with(WordClass::FEMALE)
    .with(WordClass::TITLE)
    .with(WordClass::WEEKDAY)
    .with(WordClass::MONTH)
    .with(WordClass::BODY)
    .with(WordClass::BODY_NAME)
    .with(WordClass::DEMONYM)
    .with(WordClass::REPORTING);

/// What was counted in a text.
#[derive(Debug, Default)]
struct Signs {
    words: f32,
    units: f32,
    /// Sentences that open with a quotation.
    opening: f32,
    /// Tags whose verb is none of the reporter's few: `cried`, `murmured`.
    vivid: f32,
    /// Tags with a pronoun after the quotation: `he said`.
    pronoun_tags: f32,
    /// Verbs of telling in the present: `says`.
    present: f32,
    /// Weekdays, months, numbers, percentages, bodies.
    dated: f32,
    figures: f32,
    bodies: f32,
    /// Sentences with *I* in the narration.
    narrator: f32,
    /// Third-person singular pronouns of the narration.
    personal: f32,
    /// Verbs of telling with *that*.
    indirect: f32,
    /// Tags with a name of one word (`said Tom`), and with a longer name or an office.
    short_tags: f32,
    full_tags: f32,
    /// Titles that reporters use: `Ms`, `Gen`.
    courtesy: f32,
}

impl Signs {
    fn read(f: &Frame<'_, '_>) -> Self {
        let mut s = Self::default();
        for unit in &f.units {
            s.units += 1.0;
            s.opening += f32::from(u8::from(f.is_run(unit.start)));
            let mut narrated = false;
            for i in unit.range() {
                match (f.kind(i), f.sign(i)) {
                    (TokenKind::Punct, RUN) => {
                        s.tag(f, i);
                        continue;
                    }
                    (TokenKind::Punct, '%' | '$') => s.figures += 1.0,
                    (TokenKind::Number, _) => {
                        s.words += 1.0;
                        s.figures += 1.0;
                    }
                    (TokenKind::Word | TokenKind::Address, _) => s.words += 1.0,
                    (TokenKind::Punct | TokenKind::Clitic, _) => {}
                }
                let class = f.class(i);
                if !class.any(TELLING) {
                    continue;
                }
                narrated |= f.capital(i) && f.is(i, "I");
                if class.any(WordClass::WEEKDAY.with(WordClass::MONTH)) && f.capital(i) {
                    s.dated += 1.0;
                }
                if class.any(
                    WordClass::BODY
                        .with(WordClass::BODY_NAME)
                        .with(WordClass::DEMONYM),
                ) {
                    s.bodies += 1.0;
                }
                if class.any(WordClass::TITLE)
                    && f.capital(i)
                    && f.is_one_of(i, &["ms", "dr", "gen", "rep", "sen", "prof"])
                {
                    s.courtesy += 1.0;
                }
                if class.any(WordClass::MALE.with(WordClass::FEMALE))
                    && f.is_one_of(i, &["he", "she", "him", "her", "his"])
                {
                    s.personal += 1.0;
                }
                if class.any(WordClass::REPORTING)
                    && f.verb(i).form.any(Form::THIRD)
                    && !f.verb(i).form.any(Form::PAST)
                {
                    s.present += 1.0;
                }
                if class.any(WordClass::REPORTING) && f.is(i + 1, "that") {
                    s.indirect += 1.0;
                }
            }
            s.narrator += f32::from(u8::from(narrated));
        }
        s
    }

    /// The tag beside the quotation at item `i`.
    fn tag(&mut self, f: &Frame<'_, '_>, i: usize) {
        let next = if f.is_comma(i + 1) { i + 2 } else { i + 1 };
        for at in [next, next + 1] {
            let told = f.class(at).any(WordClass::REPORTING)
                && f.verb(at).form.any(Form::PAST)
                && f.verb(at)
                    .frame
                    .any(VerbFrame::TAG.with(VerbFrame::GESTURE));
            if told {
                if !f.sense(at).any(Sense::PLAIN) {
                    self.vivid += 1.0;
                }
                let beside = if at == next { at + 1 } else { next };
                if f.class(beside).any(WordClass::PRONOUN) {
                    self.pronoun_tags += 1.0;
                } else if f.capital(beside)
                    && !f.class(beside).any(WordClass::TITLE)
                    && !f.capital(beside + 1)
                {
                    self.short_tags += 1.0;
                } else if f.capital(beside)
                    && !f.is_one_of(
                        beside,
                        &[
                            "Mr", "Mrs", "Miss", "Lady", "Sir", "Madame", "Aunt", "Uncle",
                        ],
                    )
                {
                    self.full_tags += 1.0;
                }
                break;
            }
        }
    }

    /// Above 0 for fiction.
    ///
    /// The weights are a logistic fit on the development text (news articles, novels and openings of
    /// novels, whole and in pieces, written cases), rounded. 13 of 1,090 articles and beginnings of articles
    /// are taken for stories and 21 of 419 pieces of stories for news; so are 32 of the 280 written
    /// cases, most of them a sentence or two that could be either.
    fn score(&self) -> f32 {
        let per_word = 100.0 / (self.words + 20.0);
        let per_unit = 1.0 / (self.units + 1.0);
        let words =
            -0.6 * self.present - 2.1 * self.dated - 1.15 * self.figures - 0.6 * self.bodies
                + 0.4 * self.personal
                - 0.7 * self.indirect
                - 1.3 * self.courtesy;
        let units = 1.5 * self.opening + 1.6 * self.vivid - 0.7 * self.pronoun_tags
            + 3.1 * self.narrator
            + 1.9 * self.short_tags
            - 1.2 * self.full_tags;
        // A story has long sentences; that tells where there are enough of them (half at 150 words).
        let ample = self.words.powi(2) / (self.words.powi(2) + 150.0_f32.powi(2));
        let length = (self.words * per_unit / 20.0).min(3.0);
        // A short text needs clearer signs.
        0.25 - 19.0 / (self.words + 10.0)
            + ample * (1.75 * length - 1.0)
            + words * per_word
            + units * per_unit
    }
}
