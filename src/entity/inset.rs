//! What stands inside a name and does not end it: editors' brackets, nicknames in marks, the
//! point of an abbreviation.

use super::name::Capitals;
use crate::lexicon::{WordClass, Words};
use crate::text::{Case, TokenKind};

/// `Brandl Freight Inc.`: a noun for a body that is written short.
pub(super) fn abbreviated_body(words: &Words<'_>, i: usize) -> bool {
    let class = words.class(i);
    class.any(WordClass::BODY_NAME) && class.any(WordClass::ABBREVIATION_MAY_END)
}

/// One past a part of a name that an editor put in, or past the end of one the name began in:
/// `Secretary [Nils] Aamot`, `[Secretary] Aamot`, `Nils [Aamot]`.
pub(super) fn bracketed(words: &Capitals<'_, '_>, start: usize, i: usize) -> Option<usize> {
    if i == start {
        return None;
    }
    if words.mark(i, ']') {
        let opened = start > 0 && words.mark(start - 1, '[') && i - start <= BRACKETED;
        return (opened && words.part(i + 1)).then_some(i + 2);
    }
    if !words.mark(i, '[') {
        return None;
    }
    let close = (i + 1..=i + 1 + BRACKETED).find(|j| !words.part(*j))?;
    (close > i + 1 && words.mark(close, ']')).then_some(close + 1)
}

pub(super) fn opens_nickname(mark: char) -> bool {
    matches!(mark, '"' | '“' | '‘' | '\'' | '(')
}

/// One past a nickname in marks that stands inside a name: `Walter "Duke" Pruitt`, `Walter (Duke) Pruitt`.
pub(super) fn after_nickname(words: &Capitals<'_, '_>, start: usize, i: usize) -> Option<usize> {
    let open = words.get(i).filter(|t| t.spaced)?.mark;
    let close = match open {
        '“' => '”',
        '‘' => '’',
        '(' => ')',
        '"' | '\'' => open,
        _ => return None,
    };
    let joined = |j: usize| words.get(j).is_some_and(|t| !t.spaced);
    // `Louis "Two-Tone" Brandt`; capitals alone in parentheses are an acronym.
    let inside = |j: usize| {
        let case = words.get(j).map_or(Case::Lower, |t| t.case);
        words.part(j) && (case == Case::Title || open != '(' && case != Case::Lower)
    };
    let end = if words.mark(i + 2, close) {
        i + 2
    } else {
        i + 3
    };
    // `the Harbour Office (HO) Director`: in parentheses only after a given name.
    let given = open != '(' || i > start && words.class(i - 1).any(WordClass::GIVEN);
    (i > start
        && given
        && joined(i + 1)
        && (i + 1..end).all(inside)
        && words.mark(end, close)
        && joined(end)
        && words.get(end + 1).is_some_and(|t| t.spaced)
        && inside(end + 1))
    .then_some(end + 1)
}

/// How many words of a name an editor puts in at most.
const BRACKETED: usize = 3;

/// `Ministry of Education`, `Feldbaum & Sons`, `Court of the Isles`.
pub(super) fn joins_body(words: &Capitals<'_, '_>, start: usize, i: usize) -> bool {
    if i == start {
        return false;
    }
    let part = |at: usize| words.part(at);
    if words.mark(i, '&') {
        return part(i + 1);
    }
    // `the Tolland County Sheriff's Office`, `the Children's Fund`
    if words.get(i).is_some_and(|t| t.kind == TokenKind::Clitic) {
        return part(i + 1) && owned_body(words, i);
    }
    let next = if words.class(i + 1).any(WordClass::DETERMINER)
        && words.get(i + 1).is_some_and(|t| t.case == Case::Lower)
    {
        i + 2
    } else {
        i + 1
    };
    if words.str(i) == "of" && part(next) {
        let head = words.class(i - 1);
        // `the Book of Proverbs`, `the Treaty of Wey`
        let document = i == start + 1
            && next == i + 1
            && words.is_one_of(start, &["book", "declaration", "gospel", "treaty"]);
        // `the Office for the Protection of Harbours`
        let within = i >= start + 4 && words.str(i - 3) == "for" && words.str(i - 2) == "the";
        return document
            || within
            || head.any(WordClass::BODY.with(WordClass::BODY_NAME)) && !head.any(WordClass::TITLE);
    }
    // `Coalition for Safe Harbors`, `Committee on Ways`
    if matches!(words.str(i), "for" | "on") && part(next) {
        let head = words.class(i - 1);
        let other = WordClass::GIVEN
            .with(WordClass::TITLE)
            .with(WordClass::PLACE)
            .with(WordClass::MONTH);
        return head.any(WordClass::BODY_NAME)
            && !head.any(WordClass::TITLE)
            && !words.class(next).any(other)
            && (next == i + 1 || words.str(i) == "for");
    }
    // `Ministry of Health and Welfare`: only inside an `of` phrase.
    if words.str(i) == "and"
        && part(i + 1)
        && !words
            .class(i + 1)
            .any(WordClass::GIVEN.with(WordClass::TITLE))
    {
        return i >= start + 2
            && words.str(i - 2) == "of"
            && words.class(i - 3).any(WordClass::BODY_NAME)
            || shares_head(words, start, i);
    }
    false
}

/// Whether the clitic at `i` stands between an office or a people and what is theirs, and a name all of it.
fn owned_body(words: &Capitals<'_, '_>, i: usize) -> bool {
    let (owner, body) = (words.class(i - 1), words.class(i + 1));
    let person = WordClass::PERSON.with(WordClass::TITLE);
    owner.any(person)
        && !owner.any(WordClass::GIVEN)
        && body.any(WordClass::BODY_NAME)
        && !body.any(person)
        && words.get(i - 1).is_some_and(|t| t.case == Case::Title)
}

/// `the Coastal Dredging and Navigation Board`: after an article, two kinds of work with one noun for a body.
fn shares_head(words: &Capitals<'_, '_>, start: usize, and: usize) -> bool {
    let own = WordClass::BODY
        .with(WordClass::BODY_NAME)
        .with(WordClass::GIVEN)
        .with(WordClass::TITLE)
        .with(WordClass::PERSON)
        .with(WordClass::PLACE)
        .with(WordClass::DEMONYM);
    let article = start > 0 && matches!(words.str(start - 1), "the" | "The");
    // `the UN Road and Bridge Agency`
    let letters = |i: usize| i == start && words.tokens[i].case == Case::Upper && i + 1 < and;
    let first = (start..and).all(|i| words.part(i) && (!words.class(i).any(own) || letters(i)));
    let end = (and + 1..and + 1 + SHARED)
        .find(|i| !words.part(*i))
        .unwrap_or(and + 1);
    let body = words.class(end - 1).any(WordClass::BODY_NAME);
    let kinds = (and + 1..end - 1).all(|i| !words.class(i).any(own));
    article && first && end > and + 2 && body && kinds
}

/// How many words there may be behind the *and*.
const SHARED: usize = 4;
