//! Finds the names in a text: runs of capitalised words, with titles, initials, particles and
//! suffixes, and says what each seems to name.
//!
//! One pass over the tokens; complexity linear in the text.

use super::inset::{abbreviated_body, after_nickname, bracketed, joins_body};
use super::proper::finish;
use super::surname::{Surnames, surnames};
use crate::lexicon::{WordClass, Words};
use crate::text::{Case, Span, TokenKind, named};
use std::ops::{Deref, Range};

/// What a name seems to name, by its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
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

named!(
    NameKind:
    Person = "person",
    Body = "body",
    Place = "place",
    Unknown = "unknown",
);

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

/// What makes the words before it the name of a firm. Capitals count: *CO* is Colorado.
const FIRM: &[&str] = &["Co", "Corp", "Inc", "LLC", "Ltd", "PLC"];

/// The first word of a firm's name, by which it goes: `Quarry Inc. sank. Quarry said …`.
pub(crate) fn firm<'t>(words: &Words<'t>, name: &NameMention) -> Option<&'t str> {
    let last = name.core.end - 1;
    let end = last - usize::from(words.mark(last, '.') && last > name.core.start);
    let suffix = end > name.core.start && FIRM.contains(&words.str(end));
    let first = words.tokens[name.core.start];
    (suffix && name.kind == NameKind::Body && first.case == Case::Title)
        .then(|| words.str(name.core.start))
}

/// Words that at the start of a sentence are ordinary words unless something shows a name.
pub(super) const ORDINARY: WordClass = WordClass::COMMON
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
///
/// ```
/// use whosaid::{entity::{NameKind, find_names}, lexicon::Lexicon};
/// let text = "On Friday Mrs. Inge Rask wrote to the Kestrel Rowing Club.";
/// let words = Lexicon::new().read(text);
/// let names = find_names(&words, &[0]);
/// assert_eq!((&text[names[0].span], names[0].kind), ("Mrs. Inge Rask", NameKind::Person));
/// assert_eq!((&text[names[1].span], names[1].kind), ("Kestrel Rowing Club", NameKind::Body));
/// ```
#[must_use]
pub fn find_names(words: &Words<'_>, starts: &[usize]) -> Vec<NameMention> {
    let (words, openings) = Capitals::read(words, starts);
    let first = pass(&words, &openings, starts, &Surnames::default(), &[]);
    let names: Vec<NameMention> = first.iter().filter_map(|t| t.name.clone()).collect();
    let surnames = surnames(&words, &names);
    if surnames.is_empty() {
        return names;
    }
    let second = pass(&words, &openings, starts, &surnames, &first);
    second.into_iter().filter_map(|tried| tried.name).collect()
}

/// A text's words, and which of them can be a part of a name in the middle of one.
pub(super) struct Capitals<'w, 't> {
    words: &'w Words<'t>,
    parts: Vec<bool>,
    starts: &'w [usize],
}

impl<'t> Deref for Capitals<'_, 't> {
    type Target = Words<'t>;

    fn deref(&self) -> &Words<'t> {
        self.words
    }
}

impl<'w, 't> Capitals<'w, 't> {
    /// With the tokens at which a name can begin, one in eight or so.
    fn read(words: &'w Words<'t>, starts: &'w [usize]) -> (Self, Vec<usize>) {
        let mut parts = vec![false; words.len()];
        let mut openings = Vec::with_capacity(words.len() / 6);
        for (i, (token, info)) in words.tokens.iter().zip(&words.info).enumerate() {
            if token.kind != TokenKind::Word {
                continue;
            }
            let small = token.case == Case::Lower;
            let part = if small {
                hidden_capital(words, i)
            } else {
                name_part(words, i)
            };
            parts[i] = part;
            if part || small && info.class.any(WordClass::PARTICLE) {
                openings.push(i);
            }
        }
        let capitals = Self {
            words,
            parts,
            starts,
        };
        (capitals, openings)
    }

    /// Whether token `i` can be a part of a name.
    pub(super) fn part(&self, i: usize) -> bool {
        self.parts.get(i).copied().unwrap_or(false)
    }
}

/// What there is at an opening, and how far the words were read that tell.
struct Tried {
    tokens: Range<usize>,
    name: Option<NameMention>,
}

/// Tries the openings that stand in no name. What was found `before`, without surnames, holds where none stands.
fn pass(
    words: &Capitals<'_, '_>,
    openings: &[usize],
    starts: &[usize],
    surnames: &Surnames<'_>,
    before: &[Tried],
) -> Vec<Tried> {
    let mut out = Vec::with_capacity(openings.len());
    let mut starts = starts.iter().copied().peekable();
    let mut before = before.iter().peekable();
    let shown = |i: &usize| !surnames.is_empty() && surnames.contains(words.str(*i));
    let mut shown = openings.iter().copied().filter(shown).peekable();
    let mut free = 0;
    for i in openings.iter().copied() {
        if i < free {
            continue;
        }
        while starts.next_if(|start| *start < i).is_some() {}
        while shown.next_if(|surname| *surname < i).is_some() {}
        while before.next_if(|tried| tried.tokens.start < i).is_some() {}
        let same = before
            .next_if(|tried| tried.tokens.start == i)
            .filter(|tried| {
                shown
                    .peek()
                    .is_none_or(|surname| *surname >= tried.tokens.end)
            });
        let tried = match same {
            Some(Tried { tokens, name }) => Tried {
                tokens: tokens.clone(),
                name: name.clone(),
            },
            None => try_at(words, i, starts.peek() == Some(&i), surnames),
        };
        if let Some(name) = &tried.name {
            free = name.tokens.end;
        }
        out.push(tried);
    }
    out
}

pub(super) fn is_initial(words: &Words<'_>, i: usize) -> bool {
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

/// `R-Ohio`: a party and a state.
pub(crate) fn party_label(word: &str) -> bool {
    let word = word.as_bytes();
    matches!(word, [a, b'-', b, ..] if a.is_ascii_uppercase() && b.is_ascii_uppercase())
}

/// Whether the token can be a part of a name in the middle of one: [`Capitals::part`].
fn name_part(words: &Words<'_>, i: usize) -> bool {
    let Some(token) = words.get(i) else {
        return false;
    };
    if token.kind != TokenKind::Word {
        return false;
    }
    // `Sen. Odo Lind (R-Ohio)`
    let set_off = i > 0 && matches!(words.tokens[i - 1].mark, '(' | ',');
    if set_off && party_label(words.str(i)) {
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
            || (class.any(WordClass::NUMERAL) && token.case == Case::Title)
            // `Idris Pugh`
            || class.any(WordClass::INTERJECTION)
                && token.case == Case::Title
                && i > 0
                && words.class(i - 1).any(WordClass::GIVEN)
                && words.tokens[i - 1].case == Case::Title)
}

fn try_at(words: &Capitals<'_, '_>, start: usize, opens: bool, surnames: &Surnames<'_>) -> Tried {
    let end = name_end_at(words, start, opens, surnames);
    let name = end.and_then(|end| finish(words, start..end, opens, surnames));
    Tried {
        tokens: start..end.unwrap_or(start + 1),
        name,
    }
}

/// One past the name that begins at `start`, if one can begin there.
fn name_end_at(
    words: &Capitals<'_, '_>,
    start: usize,
    opens: bool,
    surnames: &Surnames<'_>,
) -> Option<usize> {
    let token = words.get(start)?;
    let class = words.class(start);
    let particle_first = token.case == Case::Lower && class.any(WordClass::PARTICLE);
    if particle_first {
        // `said von Adlersparre`: the particle begins the name, but `al` or `la` alone is no name.
        if !(words.part(start + 1) && token.kind == TokenKind::Word) {
            return None;
        }
    } else if !words.part(start)
        // `In May Mr. April lost his boat.`
        || class.any(WordClass::MONTH) && words.class(start + 1).any(WordClass::TITLE)
        // `Rep. Odo Lind (Pa.)`, `Falmer, Pa.`: a state.
        || start > 0
            && words.mark(start + 1, '.')
            && (words.mark(start - 1, '(') && words.mark(start + 2, ')')
                || words.mark(start - 1, ',')
                    && class.all(WordClass::ABBREVIATION_MAY_END.with(WordClass::KIN)))
    {
        return None;
    }
    if opens
        && token.case == Case::Title
        && !particle_first
        && !surnames.contains(words.str(start))
        && is_ordinary(words, start)
    {
        return None;
    }
    Some(name_end(words, start, particle_first))
}

/// Whether the capital of the word at `start`, which opens a sentence, says nothing.
fn is_ordinary(words: &Capitals<'_, '_>, start: usize) -> bool {
    let class = words.class(start);
    if class.any(WordClass::TITLE.with(WordClass::GIVEN).with(WordClass::KIN)) {
        return false;
    }
    let next_name = || words.part(start + 1) && !words.class(start + 1).any(ORDINARY);
    // `Yesterday Mr. Rao`, `Suddenly Clara`: the first word is no part of the name.
    let never = WordClass::ADVERB
        .with(WordClass::TIME)
        .with(WordClass::INTERJECTION);
    // `Crane Composites Inc.`
    let ends = |i: &usize| !words.part(*i) || FIRM.contains(&words.str(*i));
    let last = (start + 1..start + 4).find(ends);
    if last.is_some_and(|i| words.part(i)) {
        return false;
    }
    // `United Ferries`: of a firm's name, though a participle.
    let joined = [
        "Allied",
        "Amalgamated",
        "Associated",
        "Consolidated",
        "United",
    ];
    if words.part(start + 1) && joined.contains(&words.str(start)) {
        return false;
    }
    class.any(ORDINARY) && !next_name() && !compound(words, start)
        || class.any(never)
        || class.any(WordClass::VERB) && !class.any(WordClass::COMMON.with(WordClass::PERSON))
}

/// `Harbour Watch said it leaks`: two nouns with capitals, of which the second alone would be no name.
fn compound(words: &Capitals<'_, '_>, start: usize) -> bool {
    const SOMETHING_ELSE: WordClass = WordClass::TITLE
        .with(WordClass::PERSON)
        .with(WordClass::GIVEN)
        .with(WordClass::BODY)
        .with(WordClass::BODY_NAME)
        .with(WordClass::MODIFIER)
        .with(WordClass::TIME);
    let noun = |i: usize| {
        let class = words.class(i);
        class.any(WordClass::COMMON) && !class.any(SOMETHING_ELSE)
    };
    noun(start) && noun(start + 1) && words.part(start + 1) && !words.part(start + 2)
}

/// One past the name that begins at `start`.
fn name_end(words: &Capitals<'_, '_>, start: usize, particle_first: bool) -> usize {
    let mut end = start;
    let mut last_part = start;
    while end < words.len() {
        if end > start && breaks_line(words, end) {
            break;
        }
        // `Ines A. Sol`: in a name `A.` is an initial.
        if words.part(end) || end > start && is_initial(words, end) {
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
                if !words.part(end) && !particle_at(words, end) {
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
    // `Oskar Tarn, Jr.`
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
    end
}

fn particle_at(words: &Capitals<'_, '_>, i: usize) -> bool {
    // `Pieter van der Meer`; `Ana la Roche` but not `Ana, la`.
    let lower_particle = |at: usize| {
        words.class(at).any(WordClass::PARTICLE)
            && words.get(at).is_some_and(|t| t.case == Case::Lower)
    };
    lower_particle(i) && (words.part(i + 1) || (lower_particle(i + 1) && words.part(i + 2)))
}

/// Whether a line ends before token `i` and the words on both sides are not one name.
fn breaks_line(words: &Capitals<'_, '_>, i: usize) -> bool {
    let gap =
        Span::new(words.tokens[i - 1].span.end(), words.tokens[i].span.start()).of(words.text);
    let lines = gap.bytes().filter(|b| *b == b'\n').count();
    if lines == 0 {
        return false;
    }
    // `ORSOLYA` in a line of its own, and what she says in the next.
    let (above, below) = (&words.tokens[i - 1], &words.tokens[i]);
    let label = above.case == Case::Upper && above.span.len() > 4 && below.case == Case::Title;
    // `The Old Mill`, a heading, and the paragraph that begins with `Ada`.
    lines > 1 || label || words.starts.binary_search(&i).is_ok()
}
