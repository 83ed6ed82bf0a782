//! `"…," he heard Anna say`: the words are those of the one who is heard.

use crate::attribution::site::Site;
use crate::lexicon::{Form, WordClass};
use std::ops::Range;

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
