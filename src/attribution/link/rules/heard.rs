//! `"…," he heard Anna say`, `The Buoy quoted her as saying …`: the words are those of the one who is heard or quoted.

use super::shared::speech_verb;
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::lexicon::{Form, WordClass};
use std::ops::Range;

/// How long an appositive of the one quoted may be, in items.
const APPOSED: usize = 16;

/// Who is quoted, between *quoted* and *as saying*, and where *saying* stands.
fn quoted(s: &Site<'_, '_, '_>) -> Option<(Range<usize>, usize)> {
    let (f, cue) = (s.f, s.cue());
    let quotes = f.is_one_of(
        cue.verb,
        &["quote", "quotes", "quoted", "quoting", "cited", "cites"],
    );
    if !quotes || !speech_verb(cue) || cue.passive {
        return None;
    }
    let start = cue.items.end;
    let end = f.long_phrase(start, s.unit.end)?;
    // `quoted Ada Quill, the warden, as saying`
    let close = (end + 1..s.unit.end.min(end + APPOSED)).find(|i| f.is_comma(*i));
    let end = match close {
        Some(close) if f.is_comma(end) && f.is(close + 1, "as") => close + 1,
        _ => end,
    };
    let says = f.is(end, "as")
        && f.class(end + 1).any(WordClass::REPORTING)
        && f.verb(end + 1).form.any(Form::ING);
    says.then_some((start..end, end + 1))
}

/// `The Buoy quoted a deckhand as saying that the lock was shut.`
pub(super) fn quoted_as(s: &Site<'_, '_, '_>) -> Option<Found> {
    let f = s.f;
    let (source, saying) = quoted(s)?;
    let (rest, told) = f.skip_adjuncts(saying + 1, s.unit.end, f.is(saying, "telling"));
    let at = rest + usize::from(f.is_comma(rest) || f.mark(rest, ':'));
    let marks = f.is_run(at);
    let content = at..if marks { at + 1 } else { s.clause_end(at + 1) };
    let piece = at..s.clause_end(at + 1).max(content.end);
    (marks || s.has_clause(content)).then(|| Found {
        source: Some(source),
        pieces: vec![piece],
        addressee: told,
        tag: marks,
        ..Found::default()
    })
}

/// `"…," the Buoy quoted a deckhand as saying`: who is quoted, and the verb.
pub(super) fn quoted_before(s: &Site<'_, '_, '_>) -> Option<(Range<usize>, Range<usize>)> {
    quoted(s).map(|(who, _)| (who, s.cue().items.clone()))
}

/// The one heard, and the verb of saying after.
pub(super) fn heard(s: &Site<'_, '_, '_>) -> Option<(Range<usize>, Range<usize>)> {
    if !s.f.is_one_of(s.cue().verb, &["heard", "hear", "hears"]) {
        return None;
    }
    let start = s.cue().items.end;
    let limit = s.unit.end.min(start + 8);
    let object = s.f.class(start).any(WordClass::PRONOUN) || s.f.opens_phrase(start);
    let verb = (start + 1..limit).find(|i| {
        let form = s.f.verb(*i).form;
        s.f.class(*i).any(WordClass::REPORTING) && form.any(Form::BASE.with(Form::ING))
    })?;
    let whole = verb == start + 1 || s.f.noun_phrase(start, verb) == Some(verb);
    (object && whole).then_some((start..verb, verb..verb + 1))
}
