//! Words that look like a verb of saying and are a noun or an adjective: *seven states*, *the pledged crates*.

use super::frame::{Frame, Unit};
use crate::lexicon::{Form, Tag, WordClass};
use crate::text::TokenKind;

/// Whether what can be a verb in `-s` is the plural of a noun: `seven states`, `attacks on the mill`,
/// `votes that were lost`.
pub(super) fn plural_noun(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> bool {
    if f.tag(i) != Tag::Noun || i == unit.start {
        return false;
    }
    let left = f.class(i - 1);
    let described = left.any(WordClass::NUMERAL)
        || f.token(i - 1).is_some_and(|t| t.kind == TokenKind::Number)
        || left.any(WordClass::MODIFIER)
            && !f.capital(i - 1)
            && !left.any(WordClass::PERSON.with(WordClass::BODY))
        // `…, raising hopes in the port`
        || f.verb(i - 1).form.any(Form::ING) && (i - 1 == unit.start || f.is_comma(i - 2))
        || f.verb(i - 1).form.any(Form::PARTICIPLE) && !f.capital(i - 1);
    let followed = f.is_one_of(i + 1, &["of", "against", "about", "from", "between"])
        || f.is_one_of(i + 1, &["that", "which", "who"]) && f.finite(i + 2);
    described || followed
}

/// Whether the past form at `i` describes the noun after it: `758 pledged crates`, `slates of favored songs`,
/// `the board's alleged debts`.
pub(super) fn describes(f: &Frame<'_, '_>, unit: &Unit, i: usize) -> bool {
    if i == unit.start || !f.str(i).ends_with("ed") || f.capital(i) {
        return false;
    }
    let left = f.class(i - 1);
    let before = f.token(i - 1).is_some_and(|t| t.kind == TokenKind::Number)
        || left.any(WordClass::PREPOSITION.with(WordClass::NUMERAL))
        || f.possessive(i - 1)
        || f.is_one_of(
            i - 1,
            &[
                "most", "more", "many", "few", "several", "other", "enough", "all",
            ],
        );
    let next = f.class(i + 1);
    before
        && f.is_word(i + 1)
        && !f.capital(i + 1)
        && !next.any(
            WordClass::DETERMINER
                .with(WordClass::POSSESSIVE)
                .with(WordClass::PRONOUN)
                .with(WordClass::OBJECT)
                .with(WordClass::PREPOSITION)
                .with(WordClass::SUBORDINATOR)
                .with(WordClass::QUESTION)
                .with(WordClass::COORDINATOR)
                .with(WordClass::WEEKDAY),
        )
}
