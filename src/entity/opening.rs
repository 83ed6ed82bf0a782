//! Words with a capital beside a name that are no part of it: in headlines, and at the start of a sentence.

use super::name::{NameKind, NameMention, ORDINARY};
use super::proper::finish;
use super::surname::Surnames;
use crate::lexicon::{Form, WordClass, Words};

/// The names inside one found in a headline, where ordinary words have capitals too: it is cut at
/// every ordinary word that is not `known` for a part of a name in the body of the text, and at every word that
/// the body writes `small`.
pub(crate) fn split_headline(
    words: &Words<'_>,
    name: &NameMention,
    known: &dyn Fn(&str) -> bool,
    small: &dyn Fn(&str) -> bool,
) -> Vec<NameMention> {
    // `Harbour Board Says Lock Leaks`: a body has ordinary words in its name, but no verb.
    let body = name.kind == NameKind::Body;
    let verb = |i: usize| {
        let form = words.verb(i).form;
        form.any(Form::THIRD.with(Form::PAST))
            && !form.any(Form::BASE)
            && !words.class(i).any(
                WordClass::COMMON
                    .with(WordClass::BODY_NAME)
                    .with(WordClass::BODY),
            )
    };
    let breaks = |i: usize| {
        let class = words.class(i);
        // `Odile Will Run`: a modal is no given name either.
        (class.any(ORDINARY)
            && !class.any(
                WordClass::TITLE
                    .with(WordClass::GIVEN)
                    .with(WordClass::PLACE),
            )
            || class.any(WordClass::MODAL)
            || class.is_empty() && is_abstract(words.str(i))
            || small(words.str(i)))
            && !known(words.str(i))
            && (!body || verb(i))
    };
    if !name.core.clone().any(breaks) {
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

/// `Endorsement`, `Nomination`: the ending of a noun for no person or place.
pub(crate) fn is_abstract(word: &str) -> bool {
    word.len() > 7
        && ["ment", "ness", "ship", "tion"]
            .iter()
            .any(|end| word.ends_with(end))
}

/// The name without its first word, which only opens the sentence: *Top Orlick aides said*.
pub(crate) fn without_first(words: &Words<'_>, name: &NameMention) -> Option<NameMention> {
    let rest = name.tokens.start + 1..name.tokens.end;
    finish(words, rest, false, &Surnames::default())
}

/// Whether a word can stand at the start of a sentence and be no part of the name after it.
pub(crate) fn may_open(words: &Words<'_>, i: usize) -> bool {
    let named = WordClass::TITLE
        .with(WordClass::GIVEN)
        .with(WordClass::PLACE)
        .with(WordClass::PERSON)
        .with(WordClass::BODY_NAME);
    let class = words.class(i);
    class.any(ORDINARY.with(WordClass::NUMERAL)) && !class.any(named)
}

/// `Will you come?`, `May any friend …`: what opens a question is no given name.
pub(crate) fn opens_question(words: &Words<'_>, name: &NameMention) -> bool {
    let subject = WordClass::PRONOUN
        .with(WordClass::DETERMINER)
        .with(WordClass::POSSESSIVE)
        .with(WordClass::NEGATION);
    let end = name.tokens.end;
    name.opens_sentence
        && name.tokens.len() == 1
        && words.class(name.core.start).any(WordClass::MODAL)
        && words.class(end).any(subject)
        && words
            .get(end)
            .is_some_and(|t| !t.capital() || words.is(end, "I"))
}
