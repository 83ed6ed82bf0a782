//! Where content ends that is no clause: an object (*praised the crew on Friday*) or an infinitive (*vowed to mend it*).

use crate::attribution::cue::kinds::CueKind;
use crate::attribution::link::site::Site;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};
use crate::text::TokenKind;

/// Where an infinitive that goes on from `from` ends, at `end` the latest: before a second finite verb, and at a
/// comma unless more infinitives follow it (`vowed to mend the lock, paint it and sell it`).
pub(super) fn infinitive_end(s: &Site<'_, '_, '_>, from: usize, end: usize) -> usize {
    let f = s.f;
    (from.saturating_sub(1)..end)
        .find(|i| {
            let next = i + 1;
            let ends = f.verb(next).form.any(Form::ING) && f.class(next).any(WordClass::VERB)
                || second_verb(s, next)
                || f.class(next).any(WordClass::SUBORDINATOR)
                || f.is_one_of(next, &["a", "an", "but"])
                // `promised to mend it, and the mayor thanked him`
                || f.class(next).any(WordClass::COORDINATOR)
                    && (f.tag(next + 1) == Tag::Pronoun || clause_after(s, *i, end));
            let comma = f.closes(*i);
            f.is_dash(*i)
                || f.mark(*i, ';')
                || comma && ends
                || f.class(*i).any(WordClass::COORDINATOR) && second_verb(s, next)
        })
        .map_or(end, |i| i + usize::from(f.is_run(i)))
}

/// Where an object that goes on from `from` ends, at `end` the latest: before a second verb, and before what tells
/// when or where it was said (`endorsed Ms. Rao on Friday and has toured with her since`). Once the object has a
/// verb of its own, time and place are that verb's (`praised the crew for landing on Friday`).
pub(super) fn object_end(s: &Site<'_, '_, '_>, from: usize, end: usize) -> usize {
    let f = s.f;
    let own_verb = |i: usize| {
        matches!(
            f.tag(i),
            Tag::Finite | Tag::Auxiliary | Tag::Base | Tag::Participle | Tag::Ing | Tag::Wh
        )
    };
    let mut plain = !(s.cue().items.end..from).any(own_verb);
    // `the plan, including its cost, was late`: a comma may also close what one before it opened.
    let mut simple = true;
    // `those who praised his boat sailed away`: the verb after the object is that of those.
    let relative = s.cue().has(VerbFrame::JUDGING)
        && s.subject_of(s.k)
            .is_some_and(|subject| subject.len() == 1 && f.tag(subject.start) == Tag::Wh);
    for i in from..end {
        if relative && plain && f.finite(i) && matches!(f.tag(i - 1), Tag::Noun | Tag::Name) {
            return i;
        }
        if f.is_dash(i)
            || f.mark(i, ';')
            || f.is_comma(i) && simple && clause_after(s, i, end)
            || f.class(i).any(WordClass::COORDINATOR)
                && (second_verb(s, i + 1) || plain && second_participle(s, i + 1))
            || plain && time_or_place(s, i, end) && !reason_after(s, i)
        {
            return i;
        }
        plain &= !own_verb(i);
        simple &= !f.is_comma(i) && !matches!(f.tag(i), Tag::Wh | Tag::Subordinator);
    }
    end
}

/// Whether a clause or a second predicate follows the comma at `i`: `outlining her plan, the mayor wept`.
fn clause_after(s: &Site<'_, '_, '_>, i: usize, end: usize) -> bool {
    let f = s.f;
    let at = i + 1 + usize::from(f.class(i + 1).any(WordClass::COORDINATOR));
    if f.finite(at) && at == i + 1 {
        return true;
    }
    let subject = f.subject_after(at, end).filter(|_| f.tag(at) != Tag::Wh);
    subject.is_some_and(|subject| {
        let verb = subject.end + usize::from(f.tag(subject.end) == Tag::Adverb);
        verb < end && f.finite(verb)
    })
}

/// Whether what begins at `i` tells when, where or in what medium something was said.
fn time_or_place(s: &Site<'_, '_, '_>, i: usize, end: usize) -> bool {
    let f = s.f;
    let time = WordClass::WEEKDAY
        .with(WordClass::TIME)
        .with(WordClass::MONTH);
    let next = f.class(i + 1);
    f.is_one_of(
        i,
        &[
            "during",
            "after",
            "before",
            "when",
            "while",
            "because",
            "since",
            "until",
            "today",
            "yesterday",
            "tonight",
        ],
    ) || f.class(i).any(WordClass::WEEKDAY) && !f.possessive(i + 1)
        || f.is_one_of(i, &["on", "in", "at", "over"])
            && (next.any(WordClass::WEEKDAY.with(WordClass::MONTH)) || year(s, i + 1))
        || f.is_one_of(i, &["last", "this", "next", "earlier", "late"]) && next.any(time)
        || f.is_one_of(i, &["in", "at", "through", "via"])
            && f.noun_phrase(i + 1, end).is_some_and(|to| {
                f.class(to - 1)
                    .any(WordClass::DOCUMENT.with(WordClass::EXPRESSION))
            })
}

/// Whether what was judged goes on after the day at `i`: `chided Mr. Feld on Friday for staying away`.
fn reason_after(s: &Site<'_, '_, '_>, i: usize) -> bool {
    let (rest, _) = s.f.skip_adjuncts(i, s.unit_end().min(i + 5), false);
    s.cue().has(VerbFrame::JUDGING)
        && rest > i
        && s.f.is(rest, "for")
        && s.f.verb(rest + 1).form.any(Form::ING)
}

/// Whether a second participle stands at `i` beside that of the cue: `praising the crew and blaming the owner`.
fn second_participle(s: &Site<'_, '_, '_>, i: usize) -> bool {
    let adverb = usize::from(s.f.tag(i) == Tag::Adverb);
    s.cue().kind == CueKind::Participle && s.f.tag(i + adverb) == Tag::Ing
}

fn year(s: &Site<'_, '_, '_>, i: usize) -> bool {
    s.f.token(i)
        .is_some_and(|t| t.kind == TokenKind::Number && t.span.len() == 4)
}

/// Whether the verb of a second predicate stands at `i`, adverbs before it allowed: `and has since left`.
fn second_verb(s: &Site<'_, '_, '_>, i: usize) -> bool {
    let skip = (i..i + 3)
        .take_while(|at| s.f.class(*at).any(WordClass::ADVERB) && !s.f.finite(*at))
        .count();
    s.f.finite(i + skip)
}
