//! Rules for what is reported without a clause: a noun (*announced a new pier*, *accused him of lying*) or
//! an infinitive (*vowed to rebuild it*).

use super::ending::{infinitive_end, object_end};
use super::shared::speech_verb;
use crate::attribution::cue::kinds::CueKind;
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::attribution::syntax::title::title_case;
use crate::lexicon::{Form, Frame as VerbFrame, Sense, Tag, WordClass};
use std::ops::Range;

/// `vowed to rebuild the pier`, `wants to sell the tower`.
pub(super) fn source_cue_to(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    // `declined to comment`: a refusal says nothing.
    if !speech_verb(cue) || cue.passive || !cue.has(VerbFrame::TO) || cue.has(VerbFrame::WEAK) {
        return None;
    }
    // `vowed on Tuesday to stay`
    let day = s.f.skip_adjuncts(cue.items.end, s.unit.end, false).0;
    let at = [cue.items.end, day]
        .into_iter()
        .find(|at| infinitive(s, *at) && !s.f.is(at + 1, "differ"))?;
    // `asking not to be named`, `who asked to be called Otto`: how somebody speaks, not what.
    let be = at + usize::from(s.f.is(at, "not")) + 1;
    if s.f.is(be, "be")
        && s.f
            .is_one_of(be + 1, &["called", "identified", "named", "quoted"])
    {
        return None;
    }
    let (source, source_rule) = s.source()?;
    let end = infinitive_end(s, at + 2, s.clause_end(at + 1));
    Some(Found {
        source: Some(source),
        source_rule,
        pieces: vec![at..end],
        ..Found::default()
    })
}

/// Whether the infinitive of the cue goes with a verb or a person before it: `tried to explain her vote`, `led him to
/// announce his retreat`; not `reasons to question her`. `declined to discuss it` says nothing.
pub(super) fn led(s: &Site<'_, '_, '_>) -> bool {
    let lead = s.cue().items.start.saturating_sub(1);
    let refuses = s.f.sense(lead).any(Sense::REFUSES);
    !refuses
        && matches!(
            s.f.tag(lead),
            Tag::Finite | Tag::Participle | Tag::Name | Tag::Pronoun | Tag::Object
        )
}

/// Whether `to` and a verb stand at `at`.
pub(super) fn infinitive(s: &Site<'_, '_, '_>, at: usize) -> bool {
    let verb = WordClass::VERB
        .with(WordClass::BE)
        .with(WordClass::HAVE)
        .with(WordClass::DO)
        .with(WordClass::ADVERB)
        .with(WordClass::NEGATION);
    // `not to drink the water`
    let to = at + usize::from(s.f.class(at).any(WordClass::NEGATION));
    // `vowed to "bomb the rebels" by May`
    let marked = s.f.run(to + 1).is_some_and(|run| !title_case(s.f, run));
    let plain = s.f.class(to + 1).any(verb) && !s.f.class(to + 1).any(WordClass::DETERMINER);
    s.f.is(to, "to") && (plain || marked)
}

/// `called him a fool`, `labelled the bridge a danger`, without marks.
pub(super) fn called(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    let verb = s.f.str(cue.verb);
    let names = ["call", "declar", "deem", "label", "brand", "dub"]
        .iter()
        .any(|stem| {
            verb.get(..stem.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(stem))
        });
    if !speech_verb(cue) || cue.passive || cue.kind == CueKind::Infinitive || !names {
        return None;
    }
    let at = cue.items.end;
    let end = s.clause_end(at + 1);
    let pronoun = s.f.class(at).any(WordClass::OBJECT) && !s.f.class(at).any(WordClass::POSSESSIVE)
        || s.f.is(at, "it")
        || s.f.is_one_of(at, &["this", "that"]) && s.f.adjectival(at + 1) && !s.f.nominal(at + 2)
        || s.f.is(at, "her") && s.f.class(at + 1).any(WordClass::DETERMINER);
    // `called the ruling disappointing`
    let judges = |i: usize| {
        let last = i + 1 >= end || s.f.is_comma(i + 1) || s.f.tag(i + 1) == Tag::Coordinator;
        s.f.tag(i) == Tag::Ing && last
    };
    let object = if pronoun {
        at + 1
    } else {
        // `called the plan illegal`: the phrase ends with its noun.
        let phrase = s.f.noun_phrase(at, end)?;
        let judged = phrase > at + 2
            && (s.f.adjectival(phrase - 1) || judges(phrase - 1))
            && matches!(s.f.tag(phrase - 2), Tag::Noun | Tag::Name);
        phrase - usize::from(judged)
    };
    // `called themselves very careful`
    let degree = s.f.tag(object) == Tag::Adverb && s.f.tag(object + 1) == Tag::Adjective;
    let article = degree
        || s.f.is_one_of(object, &["a", "an", "the"])
        || s.f.tag(object) == Tag::Determiner && s.f.class(object).any(WordClass::POSSESSIVE)
        || s.f.adjectival(object)
        || judges(object);
    let word = pronoun
        && s.f.is_word(object)
        && !s.f.class(object).any(
            WordClass::PREPOSITION
                .with(WordClass::SUBORDINATOR)
                .with(WordClass::COORDINATOR)
                .with(WordClass::WEEKDAY)
                .with(WordClass::TIME)
                .with(WordClass::ADVERB),
        );
    if object >= end || !(article || word) || s.f.is_comma(at) {
        return None;
    }
    let (source, source_rule) = s.source()?;
    let stop = (object..end).find(|i| s.f.is_comma(*i)).unwrap_or(end);
    Some(Found {
        source: Some(source),
        source_rule,
        pieces: vec![at..object_end(s, object + 1, stop)],
        ..Found::default()
    })
}

/// Where an answer of a word or two ends that was said: `said yes`, `said the same of the mayor`.
fn short_answer(s: &Site<'_, '_, '_>, at: usize) -> Option<usize> {
    let f = s.f;
    if !f.is_one_of(s.cue().verb, &["say", "saying", "said", "says"]) {
        return None;
    }
    let after = f.tag(at + 1);
    let word = f.is_one_of(at, &["no", "so", "yes"])
        && !matches!(
            after,
            Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number | Tag::Adverb | Tag::Pronoun
        );
    if word {
        // `said no to the sale`
        let object = f
            .is(at + 1, "to")
            .then(|| f.long_phrase(at + 2, s.unit_end()));
        return object.flatten().or(Some(at + 1));
    }
    let same = f.is(at, "the") && f.is_one_of(at + 1, &["opposite", "same"]);
    same.then(|| f.long_phrase(at, s.unit_end()).unwrap_or(at + 2))
}

/// Whether the object up to `phrase` is none that was said: a witness who is cited, a bed that is offered.
fn nothing_said(s: &Site<'_, '_, '_>, at: usize, phrase: usize) -> bool {
    let cue = s.cue();
    // `the pier is sold, citing two clerks`: they are whom the words come from.
    let head = s.f.class(phrase - 1);
    let cites =
        s.f.is_one_of(cue.verb, &["cite", "cited", "cites", "citing"])
            && head.any(WordClass::PERSON);
    // `offered her thanks`, `offered an apology`; not `offered a bed`
    let offers =
        s.f.str(cue.verb)
            .get(..5)
            .is_some_and(|stem| stem.eq_ignore_ascii_case("offer"));
    cites
        || offers
            && !s.f.class(at).any(WordClass::POSSESSIVE)
            && !s.f.class(phrase - 1).any(WordClass::EXPRESSION)
}

/// One past the cue and the start of what is said, where a noun up to `phrase` belongs to the cue:
/// `expressed concern that the dam leaks`, `voiced doubts about the dam`.
fn voiced(s: &Site<'_, '_, '_>, phrase: usize) -> Option<(usize, usize)> {
    let verb = s.f.str(s.cue().verb);
    let voices = ["express", "voic"].iter().any(|stem| {
        verb.get(..stem.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(stem))
    });
    if voices && s.f.is(phrase, "that") {
        Some((phrase, phrase))
    } else if voices && s.f.is_one_of(phrase, &["about", "over", "for"]) {
        Some((phrase + 1, phrase + 1))
    } else {
        None
    }
}

/// `The poll shows Ms. Rao leading`, `announced tighter controls`: a noun is what was said or shown.
pub(super) fn source_cue_object(s: &Site<'_, '_, '_>) -> Option<Found> {
    let (f, cue) = (s.f, s.cue());
    if !speech_verb(cue) || cue.passive {
        return None;
    }
    let at = cue.items.end;
    if let Some(end) = short_answer(s, at) {
        let (source, source_rule) = s.source()?;
        return Some(Found {
            source: Some(source),
            source_rule,
            pieces: vec![at..end],
            ..Found::default()
        });
    }
    let infinitive = cue.kind == CueKind::Infinitive;
    if !can_be_object(s, at) || infinitive && !led(s) {
        return None;
    }
    let (source, source_rule) = s.source()?;
    let object = cue.has(VerbFrame::OBJECT);
    let shown = || cue.has(VerbFrame::EVIDENCE) && has_document(s, &source);
    if is_noun(s, at) || !object && !shown() {
        return None;
    }
    let end = s.clause_end(at + 1);
    // `denied having lost it`
    let phrase = if f.is(at, "having") {
        at + 1
    } else {
        f.noun_phrase(at, end)?
    };
    if nothing_said(s, at, phrase) {
        return None;
    }
    let (cue_end, start) = voiced(s, phrase).unwrap_or((at, at));
    let end = if f.is(start, "that") {
        end
    } else if object {
        let comma = (phrase.max(start)..end).find(|i| infinitive && f.is_comma(*i));
        object_end(s, phrase.max(start), comma.unwrap_or(end))
    } else {
        (phrase..end).find(|i| f.is_dash(*i)).unwrap_or(end)
    };
    (end > start).then(|| Found {
        source: Some(source),
        source_rule,
        cue: Some(cue.items.start..cue_end),
        pieces: vec![start..end],
        ..Found::default()
    })
}

/// Whether an object can begin at `at`, behind its verb.
fn can_be_object(s: &Site<'_, '_, '_>, at: usize) -> bool {
    let f = s.f;
    // `reported last week`, `promised Friday to pay`: when, not what.
    let (rest, _) = f.skip_adjuncts(at, s.unit.end, false);
    let time = WordClass::WEEKDAY
        .with(WordClass::TIME)
        .with(WordClass::MONTH);
    let when = rest > at && f.class(rest - 1).any(time);
    let question = WordClass::SUBORDINATOR.with(WordClass::QUESTION);
    // `announced her run`, but not `announced her`
    let owner = || f.class(at).any(WordClass::POSSESSIVE) && f.tag(at) == Tag::Determiner;
    let pronoun = || f.class(at).any(WordClass::OBJECT) && !owner();
    let opens = f.is(at, "having") || f.opens_phrase(at);
    !when && at < s.unit_end() && opens && !f.class(at).any(question) && !pronoun()
}

/// Whether the source is a document, or holds one that it does not own: `The poll shows Ms. Rao leading`.
fn has_document(s: &Site<'_, '_, '_>, source: &Range<usize>) -> bool {
    source
        .clone()
        .any(|i| s.f.class(i).any(WordClass::DOCUMENT) && !s.f.possessive(i + 1))
}

/// `the annual report numbers`: a noun, and no verb. `Ms. Rao reports losses` is a verb.
fn is_noun(s: &Site<'_, '_, '_>, at: usize) -> bool {
    let (f, cue) = (s.f, s.cue());
    let opens = WordClass::DETERMINER
        .with(WordClass::POSSESSIVE)
        .with(WordClass::NUMERAL);
    f.tag(cue.verb) == Tag::Noun
        && cue.form.any(Form::THIRD.with(Form::BASE))
        && !cue.form.any(Form::PAST)
        && !f.capital(at)
        && !f.class(at).any(opens)
}
