//! The words of a name: made tidy, folded, abbreviated; the gender they show.

use super::alias::fold_word;
use super::{EntityKind, Gender};
use crate::lexicon::{Lexicon, PLURAL_TITLES, WordClass};
use std::borrow::Cow;
use std::ops::Range;

/// `Messrs. Okafor` of *Messrs. Okafor and Lund* is `Mr. Okafor`.
pub(crate) fn singular_title(name: String) -> String {
    if let Some((first, rest)) = name.split_once(' ') {
        if let Some(one) = PLURAL_TITLES.of(first) {
            return format!("{one} {rest}");
        }
    }
    name
}

pub(crate) fn kinds_agree(known: EntityKind, found: EntityKind) -> bool {
    use EntityKind::{Body, Person, Place, Unknown};
    match (known, found) {
        (Person, Unknown) | (Unknown, Person | Body | Place) | (Body | Place, Unknown) => true,
        (Body, Place) | (Place, Body) => true,
        (a, b) => a == b,
    }
}

/// The first letters of a name's words as capitals, and those alone that are capitals in the name.
pub(crate) fn initials(name: &str) -> (String, String) {
    let (mut all, mut capitals) = (String::with_capacity(8), String::with_capacity(8));
    let words = name.split_whitespace();
    let words = words.filter(|word| !matches!(*word, "The" | "the"));
    for c in words.filter_map(|word| word.chars().next()) {
        all.extend(c.to_uppercase());
        if c.is_uppercase() {
            capitals.extend(c.to_uppercase());
        }
    }
    (all, capitals)
}

/// The nickname inside a name, and where it stands with its marks: `Walter "Duke" Pruitt`.
pub(crate) fn nickname(name: &str) -> Option<(&str, Range<usize>)> {
    // Nearly no name has one; `“` and `‘` begin with the byte 0xe2.
    let marked = |b: u8| matches!(b, b'"' | b'\'' | b'(' | 0xe2);
    if !name.bytes().any(marked) {
        return None;
    }
    let open = name
        .match_indices(' ')
        .map(|(space, _)| space + 1)
        .find(|at| name[*at..].starts_with(OPENING))?;
    let inner = open + name[open..].find(|c| !OPENING.contains(&c))?;
    let close = inner + name[inner..].find(CLOSING)?;
    let end = name[close..]
        .find(|c| !CLOSING.contains(&c))
        .map_or(name.len(), |n| close + n);
    (inner < close).then(|| (&name[inner..close], open..end))
}

const OPENING: &[char] = &['"', '“', '‘', '\'', '('];
const CLOSING: &[char] = &['"', '”', '’', '\'', ')'];

/// A name made tidy, its nickname left out.
pub(crate) fn tidy_name(name: &str) -> String {
    match nickname(name) {
        Some((_, at)) => tidy(&format!("{} {}", &name[..at.start], &name[at.end..])),
        None => tidy(name),
    }
}

/// Whether [`tidy`] changes nothing: so it is for nearly all names.
fn is_tidy(name: &str) -> bool {
    let mut space = true;
    let plain = name.bytes().all(|b| {
        let twice = space && b == b' ';
        space = b == b' ';
        !twice && (b.is_ascii_graphic() || space) && !matches!(b, b'[' | b']')
    });
    plain && !space
}

/// [`tidy`], without a copy of a name that is tidy already.
pub(crate) fn tidied(name: &str) -> Cow<'_, str> {
    if is_tidy(name) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(tidy(name))
    }
}

/// A name with its white space made single, without editors' brackets.
pub(crate) fn tidy(name: &str) -> String {
    if is_tidy(name) {
        return name.to_owned();
    }
    let mut out = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().filter(|c| !matches!(c, '[' | ']')));
    }
    out
}

pub(crate) fn fold_name(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        let folded = fold_word(word.trim_matches(|c| matches!(c, '[' | ']' | ',')));
        if folded.is_empty() || (out.is_empty() && folded == "the") {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&folded);
    }
    out
}

/// The gender that a name in the text shows: its titles first, then the words without them, for `core` is
/// what is left without (*Vestra Mayor Piet Holm* is no Vestra).
pub(crate) fn gender_of_name(surface: &str, core: &str, lexicon: &Lexicon) -> Option<Gender> {
    let titles = surface.strip_suffix(core).unwrap_or_default();
    let classes = titles
        .split_whitespace()
        .map(|word| lexicon.look_up(&fold_word(word)).class);
    let shown = classes
        .clone()
        .filter(|class| {
            class.any(
                WordClass::TITLE
                    .with(WordClass::KIN)
                    .with(WordClass::PERSON),
            )
        })
        .find_map(gender_of_class);
    // `Captain Rose`, `Dr. Grace`: what stands alone behind an office is a surname.
    let surname = !core.contains(' ')
        && classes
            .clone()
            .any(|class| class.any(WordClass::TITLE) && !class.any(WordClass::KIN));
    shown.or_else(|| gender_of_words(core, lexicon).filter(|_| !surname))
}

/// The gender that the words of a name show: a title first, then the given name.
pub(crate) fn gender_of_words(name: &str, lexicon: &Lexicon) -> Option<Gender> {
    let mut given = None;
    let class_of = |word: &str| {
        if word.is_ascii() && !word.contains('.') {
            lexicon.look_up(word).class
        } else {
            lexicon.look_up(&fold_word(word)).class
        }
    };
    // `Sorel Grant`: behind a name that no list has, the last word is a surname, whatever else it can be.
    let new = |word: &str| word.len() > 2 && !word.contains('.') && class_of(word).is_empty();
    let mut words = name.split_whitespace();
    let (first, second, third) = (words.next(), words.next(), words.next());
    let surname = second.is_some() && third.is_none() && first.is_some_and(new);
    for (at, word) in name.split_whitespace().enumerate() {
        let class = class_of(word);
        if class.any(WordClass::TITLE.with(WordClass::KIN))
            || at == 0 && class.any(WordClass::GIVEN)
            || given.is_none() && class.any(WordClass::GIVEN) && at < 2 && !surname
        {
            let found = gender_of_class(class);
            if class.any(WordClass::TITLE.with(WordClass::KIN)) && found.is_some() {
                return found;
            }
            given = given.or(found);
        }
    }
    given
}

/// The gender of a word, if it has just one.
pub(crate) fn gender_of_class(class: WordClass) -> Option<Gender> {
    match (class.any(WordClass::MALE), class.any(WordClass::FEMALE)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}
