//! News or fiction, where the caller has not said.
//!
//! Each sentence gives signs of the one or the other; they are counted per hundred words, so that
//! a long text needs no more of them than a short one, and weighed.

use super::types::Genre;
use crate::attribution::syntax::fact::RUN;
use crate::attribution::syntax::frame::Frame;
use crate::lexicon::{Form, Frame as VerbFrame, Sense, Tag, WordClass};
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
    /// Paragraphs that open with a quotation: nothing but it, with a question, of a few words; of a few words or
    /// after one of a few words in the paragraph before, which is how people talk with each other.
    bare: f32,
    asked: f32,
    brief: f32,
    exchange: f32,
    /// Quotations that speak to somebody: `you`.
    you: f32,
    /// Quotations that begin in the middle of a clause: said it was `"broadly afloat"`.
    partial: f32,
    /// Names of two words and more.
    names: f32,
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
        let mut last = None;
        for (n, unit) in f.units.iter().enumerate() {
            s.units += 1.0;
            if n == 0 || f.units[n - 1].paragraph != unit.paragraph {
                last = s.turn(f, n, last);
            }
            let mut narrated = false;
            for i in unit.range() {
                match (f.kind(i), f.sign(i)) {
                    (TokenKind::Punct, RUN) => {
                        s.tag(f, i);
                        s.partial += sign(i > unit.start && f.is_word(i - 1));
                        s.you += sign(speaks_to_somebody(f, i));
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
                s.names += sign(
                    name_word(f, i)
                        && name_word(f, i + 1)
                        && !class.any(WordClass::TITLE)
                        && !(i > 0 && name_word(f, i - 1)),
                );
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
                if class.any(WordClass::TITLE) && f.capital(i) && f.sense(i).any(Sense::PRESS) {
                    s.courtesy += 1.0;
                }
                if class.any(WordClass::MALE.with(WordClass::FEMALE))
                    && f.is_one_of(i, &["he", "she", "him", "her", "his"])
                {
                    s.personal += 1.0;
                }
                // `counting the notes` is no telling.
                if class.any(WordClass::REPORTING)
                    && f.verb(i).form.any(Form::THIRD)
                    && !f.verb(i).form.any(Form::PAST)
                    && f.tag(i) == Tag::Finite
                {
                    s.present += 1.0;
                }
                if class.any(WordClass::REPORTING) && f.is(i + 1, "that") {
                    s.indirect += 1.0;
                }
            }
            s.narrator += sign(narrated);
        }
        s
    }

    /// The paragraph that begins with unit `n`, if it opens with a quotation. `last` is the paragraph that did so
    /// before, with whether its quotation was brief; so is the answer.
    fn turn(
        &mut self,
        f: &Frame<'_, '_>,
        n: usize,
        last: Option<(usize, bool)>,
    ) -> Option<(usize, bool)> {
        let unit = &f.units[n];
        let Some(run) = f.run(unit.start) else {
            return last;
        };
        let goes_on = f.units.get(n + 1);
        let brief = f.run_words(run) <= BRIEF;
        self.bare += sign(
            unit.end == unit.start + 1
                && goes_on.is_none_or(|next| next.paragraph != unit.paragraph),
        );
        self.asked += sign(f.run_last(run) == '?');
        self.brief += sign(brief);
        self.exchange += sign(last.is_some_and(|(paragraph, was_brief)| {
            paragraph + 1 == unit.paragraph && (brief || was_brief)
        }));
        Some((unit.paragraph, brief))
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
                } else if f.capital(beside) && !f.sense(beside).any(Sense::TALE) {
                    self.full_tags += 1.0;
                }
                break;
            }
        }
    }

    /// Above 0 for fiction.
    ///
    /// The weights are a logistic fit on the development text (news articles, novels and openings of
    /// novels, whole and in pieces of 500 to 10,000 characters, written cases), rounded. 31 of 1,909 articles and pieces of
    /// articles are taken for stories and 21 of 636 pieces of stories for news; so are 43 of the 529 written
    /// passages, most of them a sentence or two that could be either. Novels in the present tense are rare there, so that what
    /// the present says against a story is held down.
    fn score(&self) -> f32 {
        let per_word = 100.0 / (self.words + 20.0);
        let per_unit = 1.0 / (self.units + 1.0);
        let words = -self.dated - 1.5 * self.figures + 0.3 * self.personal
            - 0.5 * self.indirect
            - 0.65 * self.courtesy
            - 0.5 * self.names;
        let units = 2.55 * self.vivid - 1.75 * self.pronoun_tags
            + 3.55 * self.narrator
            + 1.3 * self.short_tags
            - 0.75 * self.full_tags
            + 2.05 * self.asked
            + 2.65 * self.bare
            + 1.65 * self.exchange
            + 2.85 * self.brief
            + 3.3 * self.you
            - 3.25 * self.partial;
        // A story has long sentences; that tells where there are enough of them (half at 150 words).
        let ample = self.words.powi(2) / (self.words.powi(2) + 150.0_f32.powi(2));
        let length = (self.words * per_unit / 20.0).min(3.0);
        // A short text needs clearer signs.
        0.65 - 25.5 / (self.words + 10.0) + ample * (1.95 * length + 0.85)
            - 1.7 * (self.present * per_word).min(1.0)
            // A police boat and the band of a hat make no report.
            - 0.95 * (self.bodies * per_word).min(2.5)
            + words * per_word
            + units * per_unit
    }
}

/// A quotation of so many words is brief.
const BRIEF: usize = 8;

/// One sign more, or none.
fn sign(seen: bool) -> f32 {
    f32::from(u8::from(seen))
}

fn name_word(f: &Frame<'_, '_>, i: usize) -> bool {
    f.capital(i) && f.is_word(i)
}

/// Whether the run at item `i` has *you* in it.
fn speaks_to_somebody(f: &Frame<'_, '_>, i: usize) -> bool {
    let Some(run) = f.run(i) else { return false };
    let span = f.runs[run].inner;
    let first = f.words.at_or_after(span.start());
    f.words.tokens[first..]
        .iter()
        .enumerate()
        .take_while(|(_, token)| token.span.start() < span.end())
        .any(|(n, _)| matches!(f.words.str(first + n), "you" | "You" | "your" | "Your"))
}
