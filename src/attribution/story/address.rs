//! Who is spoken to: the people that a turn calls by name, and what it calls others.

use super::scene::{Scene, Who};
use super::tagged::Age;
use crate::attribution::people::linked::Linked;
use crate::attribution::record::group::Record;
use crate::attribution::syntax::frame::Frame;
use crate::entity::{Gender, fold_word, gender_of_class};
use crate::lexicon::{Sense, WordClass};
use crate::text::Token;

/// The names in a record's words, each with whether it is called out: between commas or marks.
pub(crate) fn names_spoken<'n>(
    f: &Frame<'_, '_>,
    names: &'n [Linked],
    record: &Record,
) -> Vec<(&'n Linked, bool)> {
    let mut out = Vec::new();
    for span in &record.spans {
        let first = names.partition_point(|n| n.span.start() < span.start());
        for name in names[first..]
            .iter()
            .take_while(|n| n.span.end() <= span.end())
        {
            out.push((name, called_out(f, name)));
        }
    }
    out
}

/// Those called by an office that the story has given them: `I can guess, Colonel`, of *the colonel*.
pub(super) fn offices_called(f: &Frame<'_, '_>, scene: &Scene, record: &Record) -> Vec<Who> {
    let words = f.words;
    let mark = |i: usize| words.get(i).is_none_or(|t| t.mark != '\0' && t.mark != '-');
    let mut out = Vec::new();
    for span in &record.spans {
        let first = words.at_or_after(span.start());
        for i in first..words.at_or_after(span.end()) {
            // `No, doctor`, said to *Dr. Rao*.
            let doctor = words.is(i, "doctor");
            let office = words.class(i).any(WordClass::TITLE)
                && !words.class(i).any(WordClass::COURTESY.with(WordClass::KIN));
            if (office || doctor) && mark(i + 1) && (i == first || mark(i - 1)) {
                let title = fold_word(words.str(i));
                let titled = || scene.families.only(&title).and_then(|id| scene.known(id));
                out.extend(scene.of_office(&title).or_else(titled));
            }
        }
    }
    out
}

/// Words of fondness that stand before a name or behind it: `my dear Leo`, `Leo dear`.
const FOND: [&str; 6] = ["dear", "dearest", "my", "darling", "poor", "old"];

fn called_out(f: &Frame<'_, '_>, name: &Linked) -> bool {
    let words = f.words;
    let fond = |i: usize| FOND.iter().any(|w| words.is(i, w));
    let mark = |i: Option<usize>| i.and_then(|i| words.get(i)).map(|t| t.mark);
    let mut first = name.token;
    while first > 0 && name.token - first < 3 && fond(first - 1) {
        first -= 1;
    }
    let before = first.checked_sub(1);
    let opens = mark(before).is_none_or(|c| ",\"“‘'—.?!-;".contains(c) && c != '\0')
        || before.is_some_and(|i| words.class(i).any(WordClass::INTERJECTION));
    // `your uncle, Mr. Tarn, rents it`: who that uncle is.
    let noun = WordClass::KIN.with(WordClass::PERSON);
    let apposed = mark(before) == Some(',')
        && first > 1
        && words.class(first - 2).any(noun)
        && !words.class(first - 2).any(WordClass::COURTESY)
        && first > 2
        && words.class(first - 3).any(WordClass::POSSESSIVE);
    // `Poor Hodge, that mill was his whole life`: somebody who is not there.
    let pitied =
        name.token > 0 && (words.is(name.token - 1, "poor") || words.is(name.token, "poor"));
    let end = name.token_end
        + usize::from(
            ["dear", "dearest", "darling", "love"]
                .iter()
                .any(|w| words.is(name.token_end, w)),
        );
    let after = mark(Some(end));
    let closes = after.is_none_or(|c| ",!?.\"”’'—;-".contains(c) && c != '\0');
    // `Quite so, Lund, and quite right`: one name, not two.
    let after_and = words.get(name.token_end + 2);
    let joined = words.is(name.token_end + 1, "and") && after_and.is_none_or(Token::capital)
        || words.is(name.token.wrapping_sub(2), "and");
    let quote = mark(before).is_some_and(|c| "\"“‘".contains(c));
    // `"Who?" "Otto. It is his."`: a name by itself answers; one called ends in a comma or a cry.
    let answer = quote && first == name.token && after == Some('.');
    opens && closes && !joined && !answer && !apposed && !pitied
}

/// What a turn shows of whoever is spoken to: `sir`, `my boy`, `mamma`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SpokenTo {
    pub(crate) gender: Option<Gender>,
    /// *Sir* and *madam* are sure; *brother* may be a monk.
    pub(crate) polite: bool,
    pub(crate) age: Age,
}

/// What may stand before a noun that calls somebody: `my dear boy`.
const BEFORE_NOUN: &[&str] = &[
    "dear", "dearest", "fine", "good", "little", "my", "old", "poor", "young",
];
/// Words before the noun that are looked at.
const FONDNESS: usize = 3;

/// What the words of a record show of whoever is spoken to: a noun set off by marks on both sides.
pub(super) fn spoken_to(f: &Frame<'_, '_>, record: &Record) -> Option<SpokenTo> {
    let words = f.words;
    let one_of = |i: usize, list: &[&str]| list.iter().any(|w| words.is(i, w));
    let means =
        |i: usize, sense: Sense| words.info.get(i).is_some_and(|info| info.sense.any(sense));
    let mark = |i: usize| {
        words
            .get(i)
            .is_none_or(|t| t.mark != '\0' && (t.mark != '-' || t.span.len() > 1))
    };
    let mut found = None;
    for span in &record.spans {
        let first = words.at_or_after(span.start());
        for i in first..words.at_or_after(span.end()) {
            if !mark(i + 1) {
                continue;
            }
            let mut open = i;
            while open > first && i - open < FONDNESS && one_of(open - 1, BEFORE_NOUN) {
                open -= 1;
            }
            let greeted = open > first && words.class(open - 1).any(WordClass::INTERJECTION);
            if open > first && !mark(open - 1) && !greeted {
                continue;
            }
            let sir = words.is(i, "sir");
            if sir || one_of(i, &["madam", "ma'am", "ma’am", "miss", "madame"]) {
                return Some(SpokenTo {
                    gender: Some(if sir { Gender::Male } else { Gender::Female }),
                    polite: true,
                    age: Age::Any,
                });
            }
            // `Very good, my lady.`
            let lord = words.is(i, "lord");
            if (lord || words.is(i, "lady")) && words.is(open, "my") && open + 1 == i {
                return Some(SpokenTo {
                    gender: Some(if lord { Gender::Male } else { Gender::Female }),
                    polite: true,
                    age: Age::Grown,
                });
            }
            let class = words.class(i);
            // `My poor child` is said to the grown too.
            let fond = (open..i).any(|j| one_of(j, &["dear", "dearest", "poor"]));
            let age = if means(i, Sense::ELDER) {
                Age::Grown
            } else if means(i, Sense::CHILD) && !fond {
                Age::Young
            } else {
                Age::Any
            };
            // `my brother, Otto`, `poor mother!`: somebody talked of.
            let talked_of = !means(i, Sense::CHILD) && words.is(open, "my") && open + 1 == i
                || words.is(open, "poor");
            let noun = class.any(WordClass::KIN)
                || means(i, Sense::ELDER)
                || means(i, Sense::CHILD)
                || open < i && class.any(WordClass::PERSON);
            if noun && !talked_of && !class.any(WordClass::PLURAL) {
                found = found.or(Some(SpokenTo {
                    gender: gender_of_class(class),
                    polite: false,
                    age,
                }));
            }
        }
    }
    found
}

/// Whether a record's words open with an answer: `"Yes, twice."`
pub(super) fn opens_with_answer(f: &Frame<'_, '_>, record: &Record) -> bool {
    let words = f.words;
    let Some(span) = record.spans.first() else {
        return false;
    };
    let first = words.at_or_after(span.start());
    let first = first + usize::from(words.get(first).is_some_and(|t| t.mark != '\0'));
    words
        .info
        .get(first)
        .is_some_and(|info| info.sense.any(Sense::ANSWER))
}
