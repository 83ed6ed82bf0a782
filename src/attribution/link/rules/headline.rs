//! Rules for the colon of a headline: `Mayor: lock to close in May`, `Old lock unsafe: Brandt`.

use crate::attribution::cue::kinds::CueKind;
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::attribution::syntax::headline::headline;
use crate::lexicon::{Sense, Tag, WordClass};

/// `Mayor: lock to close in May`: who stands before the first colon of a headline says the rest.
pub(super) fn headline_colon(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if cue.kind != CueKind::Colon || s.unit.paragraph > 1 || s.k > 0 && !s.reports.is_empty() {
        return None;
    }
    let colon = cue.items.start;
    let end = s.unit_end();
    if colon - s.unit.start > 5
        || colon + 3 > end
        || !(headline(s.f, &s.unit)
            || s.unit.paragraph == 0 && s.unit.end - s.unit.start <= 20 && s.unit.start == 0)
        || s.f.is_run(colon + 1)
    {
        return None;
    }
    let np = s.f.noun_phrase(s.unit.start, colon)?;
    let speaker = (s.unit.start..colon).any(|i| {
        s.f.class(i).any(
            WordClass::PERSON
                .with(WordClass::TITLE)
                .with(WordClass::GIVEN)
                .with(WordClass::BODY)
                .with(WordClass::BODY_NAME)
                .with(WordClass::DOCUMENT),
        )
    }) || colon == s.unit.start + 1
        && !s
            .f
            .class(s.unit.start)
            .any(WordClass::COMMON.with(WordClass::VERB));
    // `Opinion: …`, `Editor's note: …`
    let banner = |i: usize| s.f.sense(i).any(Sense::BANNER);
    if np != colon || !speaker || banner(s.unit.start) || banner(colon - 1) {
        return None;
    }
    Some(Found {
        source: Some(s.unit.start..colon),
        pieces: vec![colon + 1..end],
        ..Found::default()
    })
}

/// How many words may stand behind the colon of a headline to say who said it.
const TAIL: usize = 5;
/// How many items must stand before it: fewer are a heading.
const LEAST: usize = 4;

/// `Old bridge unsafe and must close: Brandt`: the first line, with no stop, and who said it behind its last colon.
pub(super) fn headline_signed(s: &Site<'_, '_, '_>) -> Option<Found> {
    let (f, cue) = (s.f, s.cue());
    let colon = cue.items.start;
    let (low, end) = (s.unit.start, s.unit.end);
    let tail = colon + 1..end;
    if cue.kind != CueKind::Colon
        || s.unit.paragraph > 0
        || low > 0
        || f.is_terminal(end - 1)
        || colon < low + LEAST
        || !(1..=TAIL).contains(&tail.len())
        || f.sense(low).any(Sense::POINTER.with(Sense::BANNER))
    {
        return None;
    }
    let somebody = WordClass::PERSON
        .with(WordClass::TITLE)
        .with(WordClass::GIVEN)
        .with(WordClass::BODY)
        .with(WordClass::AUDIENCE);
    let nobody = WordClass::WEEKDAY
        .with(WordClass::MONTH)
        .with(WordClass::PLACE)
        .with(WordClass::DETERMINER);
    let named = tail.clone().all(|i| f.tag(i) == Tag::Name);
    let speaker = f.noun_phrase(tail.start, end) == Some(end)
        && (named || f.class(end - 1).any(somebody))
        && !tail.clone().any(|i| f.class(i).any(nobody));
    // `Weekend results and tables: Lowland League`: no clause, and nothing that was said.
    let said = (low + 1..colon).any(|i| {
        f.finite(i) || f.maybe_finite(i) || f.tag(i) == Tag::To && f.tag(i + 1) == Tag::Base
    }) || f.tag(colon - 1) == Tag::Adjective
        || f.class(colon - 1).any(WordClass::MODIFIER)
        // `Ten in hospital after crash: police`
        || !named && f.class(end - 1).any(WordClass::PERSON.with(WordClass::AUDIENCE))
        || f.is_one_of(low, &["no", "not"]);
    (speaker && said).then(|| Found {
        source: Some(tail),
        pieces: vec![low..colon],
        ..Found::default()
    })
}
