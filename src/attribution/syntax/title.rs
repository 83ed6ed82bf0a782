//! Whether what stands in marks looks like a title or a name.

use super::frame::Frame;
use crate::lexicon::{Form, Frame as VerbFrame, Sense, WordClass};
use crate::text::TokenKind;

/// Whether a run looks like a title: every word but the small ones has a capital, and so has the last: not `Come on`.
pub(crate) fn title_case(f: &Frame<'_, '_>, run: usize) -> bool {
    let span = f.runs[run].inner;
    let first = f.words.at_or_after(span.start());
    let mut words = 0;
    let mut capitals = 0;
    let mut last = false;
    for (i, token) in f.words.tokens[first..]
        .iter()
        .enumerate()
        .take_while(|(_, t)| t.span.start() < span.end())
        .take(24)
    {
        if token.kind != TokenKind::Word {
            continue;
        }
        let class = f.words.class(first + i);
        // `a mass called "La Noche del Faro"`: a particle is small too.
        let small = class.any(
            WordClass::PREPOSITION
                .with(WordClass::COORDINATOR)
                .with(WordClass::DETERMINER)
                .with(WordClass::PARTICLE),
        );
        last = token.capital();
        if last {
            capitals += 1;
            words += 1;
        } else if !small {
            words += 1;
        }
    }
    last && words >= 1
        && capitals == words
        && (words >= 2 || !matches!(f.run_last(run), '.' | '!' | '?'))
}

/// Whether the marks at item `i` stand round a title, a nickname or a name, and not round what is said:
/// `Otto "Dutch" Behr`, `the ballad "Grey Water"`, `Channel Two's "Morning Tide"`.
pub(crate) fn names_a_thing(f: &Frame<'_, '_>, i: usize) -> bool {
    let Some(run) = f.run(i).filter(|run| title_case(f, *run)) else {
        return false;
    };
    let Some(before) = i.checked_sub(1) else {
        return false;
    };
    let work = |i: usize| f.sense(i).any(Sense::WORK) || f.class(i).any(WordClass::DOCUMENT);
    let nickname = f.capital(before) && f.capital(i + 1);
    let titled = f.sense(before).any(Sense::MENTION)
        || work(before)
        || f.is_comma(before) && before > 0 && work(before - 1);
    // `had sung "The Long Winter"`
    let verb = f.verb(before);
    let told = f.class(before).any(WordClass::REPORTING)
        && (verb.frame.any(VerbFrame::NAMING.with(VerbFrame::AS))
            || verb.frame.any(VerbFrame::TAG) && !verb.frame.any(VerbFrame::WEAK));
    let done = f.class(before).any(WordClass::VERB)
        && !verb.form.any(Form::BASE)
        && !told
        && f.run_words(run) >= 2;
    let shown = f.possessive(before) || f.is_one_of(before, &["in", "on", "at"]);
    f.run_words(run) <= 6 && (nickname || titled || done || shown)
}
