//! Conditions of the rules for points that belong to a word: abbreviations, initials, acronyms.

use super::gap::{Gap, Terminal};
use super::shape::{glued_mark, small_word};
use crate::lexicon::{Form, WordClass, Words};
use crate::text::{Case, TokenKind};

const FINITE: WordClass = WordClass::BE
    .with(WordClass::HAVE)
    .with(WordClass::MODAL)
    .with(WordClass::DO);

/// Whether the word before the point is an everyday word in small letters: `in the sun.`
fn everyday(gap: &Gap<'_, '_>) -> bool {
    const EVERYDAY: WordClass = WordClass::COMMON
        .with(WordClass::VERB)
        .with(WordClass::TIME)
        .with(WordClass::PREPOSITION);
    let Some(i) = gap.before() else { return true };
    gap.words.tokens[i].case == Case::Lower && gap.words.class(i).any(EVERYDAY)
}

/// `p. m.`, `i. e.`, `3 m. deep`, `10 in. tall`: one small letter, or inches, and another word in small letters.
pub(super) fn small_letter(gap: &Gap<'_, '_>) -> bool {
    let word = gap.word_before();
    let letter = || word.len() == 1 && word.starts_with(|c: char| c.is_ascii_lowercase());
    let inches = || {
        word == "in"
            && gap
                .before()
                .and_then(|i| i.checked_sub(1))
                .is_some_and(|i| gap.words.tokens[i].kind == TokenKind::Number)
    };
    gap.short && !gap.careless && small_word(gap.words, gap.next, gap.hi) && (letter() || inches())
}

/// One capital letter: an initial, whatever the lists say of `V` or `P`.
fn single_capital(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// `Mr`: its point ends nothing.
pub(super) fn never_ends(gap: &Gap<'_, '_>) -> bool {
    // `then-Sen. Obi`, `Vice-Adm. Obi`
    let compound = || {
        let word = gap.word_before();
        let last = word.rsplit('-').next().unwrap_or(word);
        last.len() < word.len()
            && last.len() <= 4
            && matches!(
                last,
                "Sen" | "Rep" | "Gov" | "Gen" | "Adm" | "Lt" | "Sgt" | "Col"
            )
    };
    gap.short
        && (gap.class_before().any(WordClass::ABBREVIATION)
            && !ends_street(gap)
            && !everyday(gap)
            && !single_capital(gap.word_before())
            || compound())
}

/// `We are at 12 Main St. The house is blue.`: after a name, and a new clause follows.
fn ends_street(gap: &Gap<'_, '_>) -> bool {
    let words = gap.words;
    gap.word_before() == "St"
        && gap.title()
        && gap
            .head_class()
            .any(WordClass::PRONOUN.with(WordClass::DETERMINER))
        && gap
            .before()
            .is_some_and(|i| i > gap.start && words.tokens[i - 1].capital())
}

/// `No. 5`, `Vol. II`, `N°. 5`
pub(super) fn before_a_number(gap: &Gap<'_, '_>) -> bool {
    // `See Eq. (4).`
    let bracketed = || {
        gap.words.mark(gap.next, '(')
            && gap
                .words
                .get(gap.next + 1)
                .is_some_and(|token| token.kind == TokenKind::Number)
    };
    if !gap.short || gap.opens() && !bracketed() {
        return false;
    }
    let number = gap.token().kind == TokenKind::Number || bracketed();
    let roman = || {
        let word = gap.words.str(gap.next);
        // `a love of the arts. I do`: the pronoun.
        let pronoun = word == "I"
            && gap
                .words
                .get(gap.next + 1)
                .is_some_and(|token| token.kind != TokenKind::Punct);
        !gap.word_before().eq_ignore_ascii_case("no") && !pronoun && roman(word)
    };
    gap.class_before().any(WordClass::ABBREVIATION_NUMBER) && (number || roman())
        || matches!(gap.word_before(), "°" | "º") && number
}

/// `II`, `xiv`
fn roman(word: &str) -> bool {
    !word.is_empty()
        && (word.bytes().all(|b| b"IVXLC".contains(&b))
            || word.bytes().all(|b| b"ivxlc".contains(&b)))
}

/// `Nov. 3`, and any abbreviation before a number where the sentence has no verb yet.
pub(super) fn month_and_number(gap: &Gap<'_, '_>) -> bool {
    may_end(gap)
        && gap.token().kind == TokenKind::Number
        && (gap.class_before().any(WordClass::MONTH) || !gap.has_verb)
}

/// Whether the word before the point is an abbreviation that can end a sentence.
pub(super) fn may_end(gap: &Gap<'_, '_>) -> bool {
    if !gap.short {
        return false;
    }
    let listed = gap.class_before().any(WordClass::ABBREVIATION_MAY_END)
        && !everyday(gap)
        && !single_capital(gap.word_before());
    // `&c.`, `the Oryx-U.S. border`, `4 per cent. bonds`
    let word = gap.word_before();
    let and_c = || word == "c" && gap.mark >= gap.start + 2 && gap.words.mark(gap.mark - 2, '&');
    let last = || word.rsplit('-').next().unwrap_or(word);
    let per_cent = || {
        matches!(last(), "cent" | "cents")
            && gap.small()
            && (word.len() > 5 || gap.mark >= gap.start + 2 && gap.words.is(gap.mark - 2, "per"))
    };
    listed || acronym(last()) || and_c() || per_cent()
}

/// `U.S`, `J.R`, `e.g`: single letters with points between.
fn acronym(word: &str) -> bool {
    word.len() >= 3
        && word
            .split('.')
            .all(|part| part.len() == 1 && part.as_bytes()[0].is_ascii_alphabetic())
}

/// `E`, in `Kofi D. Adu`; `II`, in `under Charles II. was`.
pub(super) fn initial(gap: &Gap<'_, '_>) -> bool {
    if !gap.short || gap.bracket {
        return false;
    }
    let Some(before) = gap.before() else {
        return false;
    };
    let word = gap.words.str(before);
    if !single_capital(word) {
        return word.len() > 1
            && roman(word)
            && gap.words.tokens[before].case == Case::Upper
            && gap.small()
            && !gap.opens();
    }
    // `Amadou A. (Tom) Obi`
    if gap.words.mark(gap.next, '(') {
        return gap.capital();
    }
    if gap.opens() {
        return false;
    }
    // `from T. to`, `the gate on N. 4th Street`
    if small_word(gap.words, gap.next, gap.hi) || ordinal(gap.words.str(gap.next)) {
        return !gap.careless;
    }
    if !gap.capital() || clause_opener(gap.words, gap.head) {
        return false;
    }
    // `older than I. Thomas left`: the pronoun.
    word != "I"
        || before == gap.start
        || gap.words.tokens[before - 1].capital()
        || gap.words.mark(before - 1, '.')
}

/// `10th`, `1st`
fn ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th")
        && !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// A title in capitals has its own: `Talks Begin in the U.S. As Ferries Stop`.
pub(super) fn headline(gap: &Gap<'_, '_>) -> bool {
    // Enough to be no mere name.
    const LEAST: usize = 4;
    may_end(gap) && !gap.has_small && gap.mark >= gap.start + LEAST && gap.capital() && !gap.opens()
}

/// The sentence so far is no more than `At 5 a.m.` or `In the U.S.`
pub(super) fn opens_with_time(gap: &Gap<'_, '_>) -> bool {
    // `Shortly before 5 a.m. on Nov. 3 in the U.S.` is as long as they get.
    const LONGEST: usize = 7;
    may_end(gap)
        && !gap.has_verb
        && gap.mark < gap.start + LONGEST
        && gap.words.class(gap.start).any(WordClass::PREPOSITION)
}

/// A new clause without its capital, after `etc`.
pub(super) fn careless_etc(gap: &Gap<'_, '_>) -> bool {
    may_end(gap)
        && gap.careless
        && gap.small()
        && gap
            .head_class()
            .any(WordClass::DETERMINER.with(WordClass::PRONOUN))
        && gap.word_before().eq_ignore_ascii_case("etc")
}

/// What follows the abbreviation can only begin a clause.
pub(super) fn then_clause(gap: &Gap<'_, '_>) -> bool {
    if !may_end(gap) || gap.head >= gap.hi {
        return false;
    }
    // `She left the U.S. "We all did."`, not `the U.S. "dream team"`, not `C.L. "Tug" Obi`
    let listed = gap.class_before().any(WordClass::ABBREVIATION_MAY_END);
    let quoted = listed && gap.opens() && !gap.words.mark(gap.next, '(') && !gap.small();
    quoted || clause_opener(gap.words, gap.head)
}

/// A name or a noun after the abbreviation that must be another clause's subject.
pub(super) fn then_subject(gap: &Gap<'_, '_>) -> bool {
    if !may_end(gap) || gap.opens() || !gap.capital() {
        return false;
    }
    let class = gap.head_class();
    let word = gap.word_before();
    if matches!(word, "etc" | "c") {
        return true;
    }
    // `in Oct. and Nov. Buses leave hourly`: a number would have to follow.
    const DATE: WordClass = WordClass::WEEKDAY
        .with(WordClass::MONTH)
        .with(WordClass::TIME);
    if gap.class_before().any(WordClass::MONTH) && gap.title() {
        return !class.any(DATE);
    }
    // `J.R. Martin` has initials, `in the U.S. Martha` has not.
    let listed = gap.class_before().any(WordClass::ABBREVIATION_MAY_END);
    if !listed || !gap.has_verb {
        return false;
    }
    if class.any(WordClass::COURTESY) {
        return true;
    }
    if ["a.m", "p.m"]
        .iter()
        .any(|time| word.eq_ignore_ascii_case(time))
    {
        let zone = matches!(
            gap.words.str(gap.head),
            "Eastern" | "Central" | "Mountain" | "Pacific" | "Greenwich"
        );
        return !class.any(DATE) && !zone && gap.title();
    }
    if class.any(WordClass::GIVEN) && !class.any(WordClass::COMMON.with(WordClass::PLACE)) {
        return true;
    }
    // `Acme Inc. Shares fell`, `in Corvale, N.J. Shares fell`; not `Acme Inc. Chairman Tom Obi`, not the `U.S. Senate`
    const NOT_SUBJECT: WordClass = WordClass::TITLE
        .with(WordClass::PERSON)
        .with(WordClass::BODY_NAME)
        .with(WordClass::ABBREVIATION_MAY_END)
        .with(WordClass::NAME_SUFFIX);
    let place = || gap.mark >= gap.start + 2 && gap.words.mark(gap.mark - 2, ',');
    (!acronym(word) || place())
        && gap.title()
        && !class.any(NOT_SUBJECT)
        && verb_follows(gap.words, gap.head + 1, gap.hi)
}

/// Whether a finite verb comes soon, with nothing but words before it.
fn verb_follows(words: &Words<'_>, from: usize, hi: usize) -> bool {
    // `Shares in its two largest rivals fell`
    const SOON: usize = 6;
    for i in from..hi.min(from + SOON) {
        let token = &words.tokens[i];
        if token.kind == TokenKind::Punct {
            return false;
        }
        if token.kind == TokenKind::Word
            && token.case == Case::Lower
            && (words.class(i).any(FINITE) || words.verb(i).form.any(Form::PAST.with(Form::THIRD)))
        {
            return true;
        }
    }
    false
}

/// Whether the word at `i` can only begin a clause, not go on with a name.
fn clause_opener(words: &Words<'_>, i: usize) -> bool {
    const OPENERS: WordClass = FINITE
        .with(WordClass::DETERMINER)
        .with(WordClass::POSSESSIVE)
        .with(WordClass::PRONOUN)
        .with(WordClass::COORDINATOR)
        .with(WordClass::SUBORDINATOR)
        .with(WordClass::QUESTION)
        .with(WordClass::PREPOSITION)
        .with(WordClass::NEGATION)
        .with(WordClass::CONNECTIVE)
        .with(WordClass::ADVERB)
        .with(WordClass::INTERJECTION);
    const NAMES: WordClass = WordClass::MONTH
        .with(WordClass::WEEKDAY)
        .with(WordClass::TITLE);
    let class = words.class(i);
    // `A. Will`, `J. Still`: names too, but `The` and `He` are not.
    const NEVER_NAMES: WordClass = WordClass::DETERMINER
        .with(WordClass::POSSESSIVE)
        .with(WordClass::PRONOUN);
    words.tokens[i].case == Case::Title
        && class.any(OPENERS)
        && !class.any(NAMES)
        && (class.any(NEVER_NAMES) || !class.any(WordClass::GIVEN))
}

/// `Kwame.B.Obi`, `thatU.K. tax`: a single letter between points.
pub(super) fn letter_between(gap: &Gap<'_, '_>) -> bool {
    single_capital(gap.words.str(gap.next)) && glued_mark(gap.words, gap.next + 1, gap.hi, '.')
}

/// A short word that no list has, or one with a capital inside its sentence, before a small letter.
pub(super) fn short_word(gap: &Gap<'_, '_>) -> bool {
    let joins = WordClass::PREPOSITION
        .with(WordClass::COORDINATOR)
        .with(WordClass::DETERMINER);
    let words = gap.words;
    gap.terminal == Terminal::Point
        && gap.small()
        && !gap.careless
        && !gap.quotation
        && !gap.bracket
        && !gap.opens()
        && !gap.glued()
        && gap.before().is_some_and(|i| {
            let token = words.tokens[i];
            token.kind == TokenKind::Word
                && token.span.len() <= 4
                && i > gap.start
                && (token.case == Case::Title
                    || words.class(i).is_empty() && gap.head_class().any(joins))
        })
}
