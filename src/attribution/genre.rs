//! News or fiction, where the caller has not said.

use super::frame::Frame;
use super::types::Genre;
use crate::lexicon::{Form, WordClass};

/// Whether the text is fiction.
pub(crate) fn is_fiction(f: &Frame<'_, '_>, genre: Genre) -> bool {
    match genre {
        Genre::News => false,
        Genre::Fiction => true,
        Genre::Automatic => score(f) > 0.0,
    }
}

/// Above 0 for fiction, below for news.
fn score(f: &Frame<'_, '_>) -> f32 {
    let words = f.words;
    let mut score = -1.0_f32;
    for i in 0..words.len() {
        let class = words.class(i);
        // Present-tense and dated tags, offices and weekdays are news.
        if class.any(WordClass::WEEKDAY) {
            score -= 1.5;
        }
        if words.is(i, "mr") || words.is(i, "mrs") || words.is(i, "ms") {
            continue;
        }
        if class.any(WordClass::REPORTING) && words.verb(i).form.any(Form::PAST) {
            let manner = !words.is(i, "said") && !class.any(WordClass::COMMON);
            let _ = manner;
        }
    }
    // Turns: paragraphs that open with a quotation.
    let mut opening = 0.0_f32;
    let mut narrator = 0.0_f32;
    for unit in &f.units {
        if f.is_run(unit.start) {
            opening += 1.0;
        }
        let first = unit.start;
        if f.is(first, "I") && !f.is_run(first) {
            narrator += 0.5;
        }
        // Inverted pronouns and given names in tags are fiction.
        for i in unit.range() {
            if f.is_run(i) {
                let j = if f.is_comma(i + 1) { i + 2 } else { i + 1 };
                let tag_verb = f.class(j).any(WordClass::REPORTING)
                    && f.verb(j).form.any(Form::PAST)
                    || f.class(j + 1).any(WordClass::REPORTING)
                        && f.verb(j + 1).form.any(Form::PAST);
                if tag_verb {
                    let manner = [j, j + 1].iter().any(|k| {
                        f.class(*k).any(WordClass::REPORTING)
                            && f.is_one_of(
                                *k,
                                &[
                                    "cried",
                                    "whispered",
                                    "asked",
                                    "exclaimed",
                                    "murmured",
                                    "shouted",
                                    "replied",
                                    "answered",
                                    "returned",
                                    "muttered",
                                    "hissed",
                                    "smiled",
                                    "went",
                                ],
                            )
                    });
                    if manner {
                        score += 0.7;
                    }
                    if [j, j + 1]
                        .iter()
                        .any(|k| f.class(*k).any(WordClass::PRONOUN))
                    {
                        score += 0.2;
                    }
                }
            }
        }
    }
    let units = f.units.len().max(1);
    #[allow(clippy::cast_precision_loss, reason = "a share of sentences")]
    let share = opening / units as f32;
    score + narrator + if share > 0.25 { 1.0 } else { 0.0 }
}
