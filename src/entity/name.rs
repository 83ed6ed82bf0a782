//! Finds the names in a text: runs of capitalised words, with titles, initials, particles and
//! suffixes, and says what each seems to name.
//!
//! One pass over the tokens; complexity linear in the text.

use super::inset::{abbreviated_body, after_nickname, bracketed, joins_body, opens_nickname};
use super::month::{in_the_month, month_who_acts};
use crate::lexicon::{WordClass, Words};
use crate::text::{Case, Span, TokenKind};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// What a name seems to name, by its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NameKind {
    /// It has a personal title or begins with a given name.
    Person,
    /// It has a word such as *Agency*, or is an acronym.
    Body,
    /// It is in the list of places.
    Place,
    /// Its words do not tell.
    Unknown,
}

/// A name found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMention {
    /// All of it, title included.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The tokens of the name proper, after the titles and roles written with capitals before it.
    pub core: Range<usize>,
    /// What it seems to name.
    pub kind: NameKind,
    /// Whether the title is plural, so that the next names joined by *and* share it.
    pub plural_title: bool,
    /// Whether the first word begins a sentence, so that its capital proves nothing.
    pub opens_sentence: bool,
}

/// Words that are written with a capital but name nobody.
const NOT_A_NAME: WordClass = WordClass::DETERMINER
    .with(WordClass::POSSESSIVE)
    .with(WordClass::PRONOUN)
    .with(WordClass::OBJECT)
    .with(WordClass::PREPOSITION)
    .with(WordClass::COORDINATOR)
    .with(WordClass::SUBORDINATOR)
    .with(WordClass::QUESTION)
    .with(WordClass::NEGATION)
    .with(WordClass::CONNECTIVE)
    .with(WordClass::BE)
    .with(WordClass::HAVE)
    .with(WordClass::DO)
    .with(WordClass::WEEKDAY)
    .with(WordClass::NUMERAL)
    .with(WordClass::INTERJECTION);

/// Words that at the start of a sentence are ordinary words unless something shows a name.
const ORDINARY: WordClass = WordClass::COMMON
    .with(WordClass::ADVERB)
    .with(WordClass::VERB)
    .with(WordClass::TIME)
    .with(WordClass::AUDIENCE)
    .with(WordClass::DOCUMENT)
    .with(WordClass::EXPRESSION)
    .with(WordClass::MODIFIER)
    .with(WordClass::MODAL);

/// The names of a text, in order. `starts` are the tokens that begin a sentence or follow an
/// opening quotation mark, in order.
#[must_use]
pub fn find_names(words: &Words<'_>, starts: &[usize]) -> Vec<NameMention> {
    let mut surnames = Surnames::default();
    let openings = openings(words);
    let names = pass(words, &openings, starts, &surnames);
    // `Ines Walker` makes `Walker` a name wherever it stands, though it is a noun too.
    for name in &names {
        let last = name.core.end - 1;
        if name.tokens.len() == 1 && words.class(last).any(WordClass::MONTH) {
            surnames.insert(words.str(last));
        }
        for i in name.core.clone().skip(1) {
            if opens_nickname(words.tokens[i].mark) && i + 1 < name.core.end {
                surnames.insert(words.str(i + 1));
            }
        }
        if name.kind == NameKind::Person
            && name.core.len() > 1
            && words.class(last).any(
                WordClass::PERSON
                    .with(WordClass::COMMON)
                    .with(WordClass::VERB)
                    .with(WordClass::DEMONYM)
                    .with(WordClass::MONTH),
            )
        {
            surnames.insert(words.str(last));
        }
    }
    if surnames.is_empty() {
        names
    } else {
        pass(words, &openings, starts, &surnames)
    }
}

/// Nouns that the text shows to be somebody's surname.
type Surnames<'t> = FxHashSet<&'t str>;

/// The tokens at which a name can begin, one in eight or so.
fn openings(words: &Words<'_>) -> Vec<usize> {
    let mut out = Vec::with_capacity(words.len() / 6);
    for (i, (token, info)) in words.tokens.iter().zip(&words.info).enumerate() {
        let opens = match (token.kind, token.case) {
            (TokenKind::Word, Case::Lower) => {
                info.class.any(WordClass::PARTICLE) || hidden_capital(words, i)
            }
            (TokenKind::Word, _) => name_part(words, i),
            _ => false,
        };
        if opens {
            out.push(i);
        }
    }
    out
}

fn pass(
    words: &Words<'_>,
    openings: &[usize],
    starts: &[usize],
    surnames: &Surnames<'_>,
) -> Vec<NameMention> {
    let mut out = Vec::with_capacity(openings.len() / 2);
    let mut starts = starts.iter().copied().peekable();
    let mut free = 0;
    for i in openings.iter().copied() {
        if i < free {
            continue;
        }
        while starts.peek().is_some_and(|start| *start < i) {
            starts.next();
        }
        let opens = starts.peek() == Some(&i);
        if let Some(name) = name_at(words, i, opens, surnames) {
            free = name.tokens.end;
            out.push(name);
        }
    }
    out
}

/// The names inside one found in a headline, where ordinary words have capitals too: it is cut at
/// every ordinary word that is not `known` for a part of a name in the body of the text.
pub(crate) fn split_headline(
    words: &Words<'_>,
    name: &NameMention,
    known: &dyn Fn(&str) -> bool,
) -> Vec<NameMention> {
    let breaks = |i: usize| {
        let class = words.class(i);
        class.any(ORDINARY)
            && !class.any(
                WordClass::TITLE
                    .with(WordClass::GIVEN)
                    .with(WordClass::PLACE),
            )
            && !known(words.str(i))
    };
    if name.kind == NameKind::Body || !name.core.clone().any(breaks) {
        return vec![name.clone()];
    }
    let mut out = Vec::new();
    let none = Surnames::default();
    let mut start = name.tokens.start;
    for i in name.tokens.clone() {
        if breaks(i) {
            if start < i {
                out.extend(finish(words, start..i, name.opens_sentence, &none));
            }
            start = i + 1;
        }
    }
    if start < name.tokens.end {
        out.extend(finish(words, start..name.tokens.end, false, &none));
    }
    out
}

fn is_initial(words: &Words<'_>, i: usize) -> bool {
    words.get(i).is_some_and(|token| {
        token.kind == TokenKind::Word
            && token.case != Case::Lower
            && (token.span.len() == 1 || words.str(i).contains('.'))
            && words.mark(i + 1, '.')
            && !words.tokens[i + 1].spaced
    })
}

/// `al-Amri`, `d'Arcy`: a small letter first, a capital later.
#[inline]
fn hidden_capital(words: &Words<'_>, i: usize) -> bool {
    // The mark is one of the first four bytes or of no interest; `’` begins with the byte 0xe2.
    let span = words.tokens[i].span;
    let rest = words.text.as_bytes().get(span.start() as usize..);
    let Some(head) = rest.and_then(<[u8]>::first_chunk::<4>) else {
        return false;
    };
    // All four from `@` to 0x7f: letters, none of the marks.
    if u32::from_ne_bytes(*head) & 0xc0c0_c0c0 == 0x4040_4040 {
        return false;
    }
    if span.len() <= 3 || !head.iter().any(|b| matches!(b, b'-' | b'\'' | 0xe2)) {
        return false;
    }
    let word = words.str(i);
    word.find(['-', '\'', '’'])
        .is_some_and(|at| at <= 3 && word[at..].chars().nth(1).is_some_and(char::is_uppercase))
}

/// Whether the token can be a part of a name in the middle of one.
pub(super) fn name_part(words: &Words<'_>, i: usize) -> bool {
    let Some(token) = words.get(i) else {
        return false;
    };
    if token.kind != TokenKind::Word {
        return false;
    }
    if hidden_capital(words, i) {
        return true;
    }
    let class = words.class(i);
    token.case != Case::Lower
        && (token.span.len() > 1 || words.str(i) != "I")
        && (!class.any(NOT_A_NAME)
            || class.any(
                WordClass::GIVEN
                    .with(WordClass::PARTICLE)
                    .with(WordClass::TITLE),
            )
            || (class.any(WordClass::NUMERAL) && token.case == Case::Title))
}

fn name_at(
    words: &Words<'_>,
    start: usize,
    opens: bool,
    surnames: &Surnames<'_>,
) -> Option<NameMention> {
    let token = words.get(start)?;
    let class = words.class(start);
    let particle_first = token.case == Case::Lower && class.any(WordClass::PARTICLE);
    if particle_first {
        // `said von Adlersparre`: the particle begins the name, but `al` or `la` alone is no name.
        if !(name_part(words, start + 1) && token.kind == TokenKind::Word) {
            return None;
        }
    } else if !name_part(words, start)
        // `In April Mr. March sold the garage.`
        || class.any(WordClass::MONTH) && words.class(start + 1).any(WordClass::TITLE)
    {
        return None;
    }
    if opens
        && token.case == Case::Title
        && !particle_first
        && !surnames.contains(words.str(start))
        && !class.any(WordClass::TITLE.with(WordClass::GIVEN).with(WordClass::KIN))
    {
        let next_name = name_part(words, start + 1) && !words.class(start + 1).any(ORDINARY);
        if class.any(ORDINARY) && !next_name {
            return None;
        }
        // `Yesterday Mr. Rao`, `Suddenly Clara`: the first word is no part of the name.
        if class.any(
            WordClass::ADVERB
                .with(WordClass::TIME)
                .with(WordClass::INTERJECTION),
        ) {
            return None;
        }
        if class.any(WordClass::VERB) && !class.any(WordClass::COMMON.with(WordClass::PERSON)) {
            return None;
        }
    }
    let mut end = start;
    let mut last_part = start;
    while end < words.len() {
        if end > start && breaks_line(words, end) {
            break;
        }
        // `Ines A. Sol`: in a name `A.` is an initial.
        if name_part(words, end) || end > start && is_initial(words, end) {
            last_part = end;
            end += 1;
            // The point of an initial or of an abbreviated title.
            let abbreviated = words
                .class(end - 1)
                .any(WordClass::ABBREVIATION.with(WordClass::NAME_SUFFIX))
                || end > start + 1 && abbreviated_body(words, end - 1);
            if words.mark(end, '.')
                && !words.tokens[end].spaced
                && (is_initial(words, end - 1) || abbreviated)
            {
                end += 1;
                if !name_part(words, end) && !particle_at(words, end) {
                    if words
                        .class(last_part)
                        .any(WordClass::NAME_SUFFIX.with(WordClass::BODY_NAME))
                        || is_initial(words, last_part)
                    {
                        last_part = end - 1;
                    }
                    break;
                }
                last_part = end - 1;
            }
        } else if particle_at(words, end) && (end > start || particle_first) {
            end += 1;
        } else if let Some(after) =
            bracketed(words, start, end).or_else(|| after_nickname(words, start, end))
        {
            last_part = after - 1;
            end = after;
        } else if joins_body(words, start, end) {
            end += if words.class(end + 1).any(WordClass::DETERMINER) {
                2
            } else {
                1
            };
        } else {
            break;
        }
    }
    // `Marcus Bell, Jr.`
    let mut end = last_part + 1;
    if words.mark(end, ',')
        && words.class(end + 1).any(WordClass::NAME_SUFFIX)
        && words.get(end + 1).is_some_and(|t| t.case != Case::Lower)
    {
        end += 2;
        if words.mark(end, '.') && !words.tokens[end].spaced {
            end += 1;
        }
    }
    finish(words, start..end, opens, surnames)
}

/// `Secretary of State Harriet Mason`: where the name begins after an office with *of*.
fn after_office(words: &Words<'_>, tokens: &Range<usize>) -> Option<usize> {
    let of = tokens.start.checked_sub(1)?;
    let office = of.checked_sub(1)?;
    let class = words.class(office);
    if words.str(of) != "of"
        || !class.any(WordClass::TITLE)
        || class.any(WordClass::COURTESY)
        || words.class(tokens.start).any(WordClass::GIVEN)
    {
        return None;
    }
    let first = tokens
        .clone()
        .skip(1)
        .find(|i| words.class(*i).any(WordClass::GIVEN))?;
    let office_word = |i: usize| {
        words.class(i).any(
            WordClass::COMMON
                .with(WordClass::BODY)
                .with(WordClass::BODY_NAME)
                .with(WordClass::PLACE),
        )
    };
    (first + 1 < tokens.end && (tokens.start..first).all(office_word)).then_some(first)
}

/// `Harriet Mason`, `J. Cook`: after a given name an occupation is a surname.
/// With `unknown`, a word that no list has passes for a given name.
fn surname_after_given(words: &Words<'_>, i: usize, unknown: bool) -> bool {
    let Some(before) = i.checked_sub(1) else {
        return false;
    };
    let class = words.class(before);
    (class.any(WordClass::GIVEN) || unknown && class.is_empty())
        && !class.any(WordClass::PLACE.with(WordClass::DEMONYM))
        && words.get(before).is_some_and(|t| t.case == Case::Title)
        || words.mark(before, '.') && before > 0 && is_initial(words, before - 1)
}

/// `Oslo-based Kari Lund`: what the hyphen joins in small letters is no name.
fn small_after_hyphen(words: &Words<'_>, i: usize) -> bool {
    let word = words.str(i);
    word.len() > 4
        && word.bytes().any(|b| b == b'-')
        && word.starts_with(char::is_uppercase)
        && word
            .split('-')
            .skip(1)
            .any(|part| part.len() > 3 && part.starts_with(char::is_lowercase))
}

fn particle_at(words: &Words<'_>, i: usize) -> bool {
    // `Pieter van der Meer`; `Ana la Roche` but not `Ana, la`.
    let lower_particle = |at: usize| {
        words.class(at).any(WordClass::PARTICLE)
            && words.get(at).is_some_and(|t| t.case == Case::Lower)
    };
    lower_particle(i)
        && (name_part(words, i + 1) || (lower_particle(i + 1) && name_part(words, i + 2)))
}

/// Whether a line ends before token `i` and the words on both sides are not one name.
fn breaks_line(words: &Words<'_>, i: usize) -> bool {
    let gap =
        Span::new(words.tokens[i - 1].span.end(), words.tokens[i].span.start()).of(words.text);
    gap.bytes().filter(|b| *b == b'\n').count() > 1
}

fn finish(
    words: &Words<'_>,
    tokens: Range<usize>,
    opens: bool,
    surnames: &Surnames<'_>,
) -> Option<NameMention> {
    let mut core = tokens.clone();
    let mut titled = false;
    let mut courtesy = false;
    let mut plural_title = false;
    // `Education Minister Thandi Brauer`: everything up to the last title or role is before the name.
    let mut cut = tokens.start;
    // `Republican National Assembly`: what follows the noun is no person's name.
    let ordinary_tail = |from: usize| {
        (from..tokens.end).all(|j| {
            words.class(j).any(
                WordClass::COMMON
                    .with(WordClass::BODY)
                    .with(WordClass::BODY_NAME)
                    .with(WordClass::MODIFIER),
            ) && !words.class(j).any(WordClass::GIVEN.with(WordClass::PERSON))
        })
    };
    for i in tokens.start..tokens.end {
        let class = words.class(i);
        let role = class.any(WordClass::TITLE)
            || (class.any(WordClass::PERSON) && !class.any(WordClass::GIVEN))
            || small_after_hyphen(words, i);
        let role = role && (class.any(WordClass::TITLE) || !ordinary_tail(i + 1));
        // `Walter "Duke" Pruitt` is no duke.
        let role = role && !(i > tokens.start && opens_nickname(words.tokens[i - 1].mark));
        let role = role
            && !(!class.any(WordClass::TITLE)
                && i > cut
                && i > tokens.start
                && surname_after_given(words, i, false));
        let more = || {
            (i + 1..tokens.end).any(|j| {
                words.tokens[j].kind == TokenKind::Word
                    && !words.class(j).any(WordClass::NAME_SUFFIX)
            })
        };
        if role && more() && (!class.any(WordClass::GIVEN) || i == tokens.start) {
            // `Judge` in `Mike Judge` is a name; in `Judge Simon Orlick` it is not.
            if cut == i || class.any(WordClass::TITLE) || i > cut {
                cut = i + 1;
                titled |= class.any(WordClass::TITLE.with(WordClass::PERSON));
                courtesy |= class.any(WordClass::COURTESY);
                plural_title |= class.any(WordClass::TITLE) && class.any(WordClass::PLURAL);
            }
        }
    }
    while cut < tokens.end && matches!(words.tokens[cut].mark, '.' | ',' | ']') {
        cut += 1;
    }
    if let Some(name) = after_office(words, &(cut..tokens.end)) {
        cut = name;
        titled = true;
    }
    core.start = cut;
    if core.is_empty() {
        return None;
    }
    let body_words = WordClass::BODY_NAME.with(WordClass::BODY);
    let last = (core.clone())
        .rev()
        .find(|i| words.tokens[*i].kind == TokenKind::Word)?;
    let of = core.clone().find(|i| words.str(*i) == "of");
    let head = of.map_or(last, |i| i.saturating_sub(1));
    let single = core.len() == 1;
    let first = words.class(core.start);
    let kind = if courtesy {
        NameKind::Person
    } else if core.clone().any(|i| words.mark(i, '&'))
        || words.class(head).any(body_words) && !(single && titled)
        || words.class(last).any(WordClass::BODY_NAME)
    {
        NameKind::Body
    } else if titled {
        NameKind::Person
    } else if words.class(last).any(WordClass::PLACE)
        && (single
            || core.clone().all(|i| {
                words.class(i).any(
                    WordClass::PLACE
                        .with(WordClass::DEMONYM)
                        .with(WordClass::COMMON),
                )
            }))
        && !first.any(WordClass::GIVEN)
    {
        NameKind::Place
    } else if first.any(WordClass::GIVEN) {
        NameKind::Person
    } else if single && words.tokens[core.start].case == Case::Upper {
        NameKind::Body
    } else if is_initial(words, core.start) && core.len() > 2 {
        NameKind::Person
    } else {
        NameKind::Unknown
    };
    // A lone role, month or people's name is no name: `President`, `March`, `Russians`.
    let alone = words.class(last);
    if single {
        let empty_word = alone.any(
            WordClass::MONTH
                .with(WordClass::DEMONYM)
                .with(WordClass::NUMERAL)
                .with(WordClass::TIME),
        ) && !titled;
        let bare_role = alone.any(WordClass::PERSON.with(WordClass::TITLE))
            && !titled
            && !alone.any(WordClass::GIVEN)
            && !(alone.any(WordClass::KIN));
        let month = empty_word && alone.any(WordClass::MONTH);
        let known = surnames.contains(words.str(last)) || month && month_who_acts(words, last);
        if (empty_word || bare_role) && !known || month && in_the_month(words, last) {
            return None;
        }
        if words.tokens[last].case == Case::Title && words.str(last).chars().count() == 1 && !titled
        {
            return None;
        }
    } else if alone.any(WordClass::PERSON.with(WordClass::TITLE))
        && !alone.any(WordClass::GIVEN)
        && !titled
        && kind != NameKind::Body
        && !surname_after_given(words, last, true)
    {
        // `Prime Minister`, `White House Official`.
        return None;
    }
    let span = words.tokens[tokens.start]
        .span
        .join(words.tokens[tokens.end - 1].span);
    Some(NameMention {
        span,
        tokens,
        core,
        kind,
        plural_title,
        opens_sentence: opens,
    })
}
