//! Nouns that a text shows to be surnames.

use super::inset::opens_nickname;
use super::name::{NameKind, NameMention, firm};
use crate::lexicon::{WordClass, Words};
use crate::text::Case;
use rustc_hash::FxHashSet;

/// Nouns that the text shows to be somebody's surname.
pub(super) type Surnames<'t> = FxHashSet<&'t str>;

/// The surnames that names found without them show.
pub(super) fn surnames<'t>(words: &Words<'t>, names: &[NameMention]) -> Surnames<'t> {
    let mut surnames = Surnames::default();
    // `Ida Mills wrote it. Mills said …`: alone and without an article the word is somebody's.
    let alone: FxHashSet<&str> = names
        .iter()
        .filter(|name| name.kind == NameKind::Body && name.tokens.len() == 1)
        .filter(|name| words.tokens[name.core.start].case == Case::Title)
        .filter(|name| name.core.start == 0 || words.str(name.core.start - 1) != "the")
        .map(|name| words.str(name.core.start))
        .collect();
    // `Ines Walker` makes `Walker` a name wherever it stands, though it is a noun too.
    for name in names {
        let last = name.core.end - 1;
        if name.tokens.len() == 1 && words.class(last).any(WordClass::MONTH) {
            surnames.insert(words.str(last));
        }
        for i in name.core.clone().skip(1) {
            if opens_nickname(words.tokens[i].mark) && i + 1 < name.core.end {
                surnames.insert(words.str(i + 1));
            }
        }
        let of_somebody = name.core.len() == 2
            && alone.contains(words.str(last))
            && words.class(name.core.start).any(WordClass::GIVEN)
            && !words
                .class(name.core.start)
                .any(WordClass::PLACE.with(WordClass::COMMON))
            && (name.core.start == 0 || words.str(name.core.start - 1) != "the");
        if of_somebody {
            surnames.insert(words.str(last));
        }
        surnames.extend(firm(words, name));
        // `Hertil Baker`: a word that no list has, and an occupation.
        let unlisted = name.kind == NameKind::Unknown
            && name.core.len() == 2
            && words.class(name.core.start).is_empty()
            && words.class(last).any(WordClass::PERSON);
        if (name.kind == NameKind::Person || unlisted)
            && name.core.len() > 1
            && words.class(last).any(
                WordClass::PERSON
                    .with(WordClass::BODY_NAME)
                    .with(WordClass::COMMON)
                    .with(WordClass::VERB)
                    .with(WordClass::DEMONYM)
                    .with(WordClass::PLACE)
                    .with(WordClass::MONTH),
            )
        {
            surnames.insert(words.str(last));
        }
    }
    // `Paul Lansing is here. LANSING: Good night.`
    let labels: Vec<&str> = names
        .iter()
        .filter(|name| name.tokens.len() == 1 && words.mark(name.tokens.end, ':'))
        .filter(|name| words.tokens[name.core.start].case == Case::Upper)
        .map(|name| words.str(name.core.start))
        .filter(|label| {
            surnames
                .iter()
                .any(|known| known.eq_ignore_ascii_case(label))
        })
        .collect();
    surnames.extend(labels);
    surnames
}
