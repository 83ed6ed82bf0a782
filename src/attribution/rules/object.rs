//! Rules for what is reported without a clause: a noun (*announced a new pier*, *accused him of lying*) or
//! an infinitive (*vowed to rebuild it*).

use super::ending::{infinitive_end, object_end};
use super::speech_verb;
use crate::attribution::content::title_case;
use crate::attribution::cue::CueKind;
use crate::attribution::link::Found;
use crate::attribution::site::Site;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};

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
        .find(|at| infinitive(s, *at))?;
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
fn led(s: &Site<'_, '_, '_>) -> bool {
    let lead = s.cue().items.start.saturating_sub(1);
    let refuses = s.f.is_one_of(
        lead,
        &[
            "decline",
            "declined",
            "declines",
            "declining",
            "refuse",
            "refused",
            "refuses",
            "refusing",
        ],
    );
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
    s.f.is(to, "to") && s.f.class(to + 1).any(verb) && !s.f.class(to + 1).any(WordClass::DETERMINER)
}

/// One past the preposition that belongs to the verb of the cue: `called for an inquiry`, `warned of floods`.
fn preposition(s: &Site<'_, '_, '_>) -> Option<usize> {
    let cue = s.cue();
    let at = cue.items.end;
    let takes = |(word, flag): &(&str, VerbFrame)| cue.has(*flag) && s.f.is(at, word);
    let out = s.f.is(at, "out")
        && s.f
            .is_one_of(cue.verb, &["call", "called", "calling", "calls"]);
    (out || VerbFrame::PREPOSITIONS.iter().any(takes)).then_some(at + 1)
}

/// Where a list of names ends that begins at `start`: `asked Lund, Tarn and Brenk to wait`.
fn names_end(s: &Site<'_, '_, '_>, start: usize, end: usize) -> Option<usize> {
    (start..end.min(start + 12)).find(|i| {
        !(s.f.tag(*i) == Tag::Name || s.f.is_comma(*i) || s.f.tag(*i) == Tag::Coordinator)
    })
}

/// `Ms. Rao accused him of lying`, `described the ferry as slow`, `called for an inquiry`.
pub(super) fn judging(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if !speech_verb(cue) || cue.passive || cue.kind == CueKind::Infinitive && !led(s) {
        return None;
    }
    // `a club supporting her`: a participle that only describes a noun.
    let describes = cue.has(VerbFrame::OBJECT)
        && cue.kind == CueKind::Participle
        && cue.items.start > s.body
        && !s.f.is_comma(cue.items.start - 1)
        && !s.f.class(cue.items.start - 1).any(
            WordClass::PREPOSITION
                .with(WordClass::SUBORDINATOR)
                .with(WordClass::COORDINATOR),
        );
    if describes {
        return None;
    }
    let at = cue.items.end;
    // `"It holds," he said, referring to the dam`: an aside of the writer's.
    let aside = cue.kind == CueKind::Participle && s.f.is(cue.verb, "referring");
    let after = preposition(s).filter(|_| !aside);
    let accuses =
        s.f.is_one_of(cue.verb, &["accuse", "accuses", "accused", "accusing"]);
    let end = s.clause_end(at + 1);
    let start = after.unwrap_or(at);
    if start >= end || s.f.is_comma(start) {
        return None;
    }
    let object =
        s.f.noun_phrase(start, end)
            .or_else(|| s.f.class(start).any(WordClass::OBJECT).then_some(start + 1))
            // `warned against buying the boat`, `talked about how it sank`
            .or_else(|| {
                let clause = s.f.verb(start).form.any(Form::ING)
                    || s.f.class(start).any(WordClass::QUESTION);
                // `warned of "a flood" this spring`
                let marked = s.f.run(start).is_some_and(|run| !title_case(s.f, run));
                (after.is_some() && (clause || marked)).then_some(start + 1)
            })?;
    // `asked Lund, Tarn and Brenk to wait`
    let object = names_end(s, start, end)
        .filter(|to| infinitive(s, *to))
        .unwrap_or(object);
    let near = |words: &[&str]| (object..end).take(12).any(|i| s.f.is_one_of(i, words));
    // `asked the board to resign`
    let asks = cue.frame.all(VerbFrame::HEARER.with(VerbFrame::TO));
    // `promised Sunday to close the lock`
    let day = s.f.class(start).any(WordClass::WEEKDAY) && object == start + 1;
    let request = asks
        && !day
        && (infinitive(s, object)
            || s.f
                .long_phrase(start, end)
                .is_some_and(|to| infinitive(s, to)));
    // `sees the sale as a threat`; not `saw the mayor as she left`
    let named = cue.has(VerbFrame::AS)
        && if cue.has(VerbFrame::WEAK) {
            s.f.is(object, "as")
                && matches!(
                    s.f.tag(object + 1),
                    Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Ing | Tag::Adverb
                )
                && !s
                    .f
                    .is_one_of(object + 1, &["well", "soon", "much", "far", "long"])
        } else {
            near(&["as"])
        };
    // `asked the crew a question`, `asked the mayor for time`: the one asked is not all.
    let whole = s.f.long_phrase(start, end).unwrap_or(object);
    let question = cue.frame.all(
        VerbFrame::HEARER
            .with(VerbFrame::QUESTION)
            .with(VerbFrame::TO),
    ) && !cue.has(VerbFrame::BARE)
        && (s.f.is_one_of(object, &["about", "for"]) || s.f.tag(whole) == Tag::Determiner);
    // `compared the mayor to a heron`
    let compares = s.f.str(cue.verb).to_ascii_lowercase().starts_with("compar");
    let complement = if accuses {
        near(&["of"])
    } else if compares {
        near(&["to"])
    } else {
        after.is_some()
            || question
            || request
            || named
            || cue.has(VerbFrame::JUDGING) && !cue.has(VerbFrame::WEAK)
    };
    // `attacks resonate`, `attacks that shook the port`: a noun. `Ms. Rao attacks the plan` is a verb.
    let next = s.f.class(start);
    let noun = cue.form.any(Form::THIRD.with(Form::BASE))
        && !cue.form.any(Form::PAST)
        && after.is_none()
        && !request
        && !(next.any(
            WordClass::DETERMINER
                .with(WordClass::POSSESSIVE)
                .with(WordClass::OBJECT)
                .with(WordClass::PRONOUN),
        ) || s.f.capital(start))
        && cue.has(VerbFrame::NOUN)
        || s.f.is_one_of(start, &["that", "which"]) && s.f.finite(start + 1);
    if !complement || noun {
        return None;
    }
    let (source, source_rule) = s.source()?;
    let cue_items = cue.items.start..after.unwrap_or(cue.items.end);
    // `praised the crew, especially the cook`: the comma parts no more than that.
    let comma = |i: &usize| {
        s.f.is_comma(*i)
            && !s
                .f
                .is_one_of(i + 1, &["especially", "including", "not", "particularly"])
    };
    let end = (object..end).find(comma).unwrap_or(end);
    let end = if accuses || request || named {
        end
    } else {
        object_end(s, object, end)
    };
    Some(Found {
        source: Some(source),
        source_rule,
        cue: Some(cue_items),
        pieces: vec![start..end],
        ..Found::default()
    })
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
        || s.f.is(at, "her") && s.f.class(at + 1).any(WordClass::DETERMINER);
    let object = if pronoun {
        at + 1
    } else {
        s.f.noun_phrase(at, end)?
    };
    // `called themselves very careful`
    let degree = pronoun && s.f.tag(object) == Tag::Adverb && s.f.tag(object + 1) == Tag::Adjective;
    let article = degree
        || s.f.is_one_of(object, &["a", "an", "the"])
        || s.f.tag(object) == Tag::Determiner && s.f.class(object).any(WordClass::POSSESSIVE)
        || s.f.tag(object) == Tag::Adjective;
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
        return Some(at + 1);
    }
    let same = f.is(at, "the") && f.is_one_of(at + 1, &["opposite", "same"]);
    same.then(|| f.long_phrase(at, s.unit_end()).unwrap_or(at + 2))
}

/// `The poll shows Ms. Rao leading`, `announced tighter controls`: a noun is what was said or shown.
pub(super) fn source_cue_object(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
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
    // `reported last week`, `promised Friday to pay`: when, not what.
    let (rest, _) = s.f.skip_adjuncts(at, s.unit.end, false);
    let when = rest > at
        && s.f.class(rest - 1).any(
            WordClass::WEEKDAY
                .with(WordClass::TIME)
                .with(WordClass::MONTH),
        );
    if when
        || at >= s.unit_end()
        || !s.f.opens_phrase(at)
        || s.f
            .class(at)
            .any(WordClass::SUBORDINATOR.with(WordClass::QUESTION))
        // `announced her run`, but not `announced her`
        || s.f.class(at).any(WordClass::OBJECT)
            && !(s.f.class(at).any(WordClass::POSSESSIVE) && s.f.tag(at) == Tag::Determiner)
    {
        return None;
    }
    let infinitive = cue.kind == CueKind::Infinitive;
    if infinitive && !led(s) {
        return None;
    }
    let (source, source_rule) = s.source()?;
    let document = || {
        source
            .clone()
            .any(|i| s.f.class(i).any(WordClass::DOCUMENT) && !s.f.possessive(i + 1))
    };
    let object = cue.has(VerbFrame::OBJECT);
    // `the annual report numbers`: a noun. `Ms. Rao reports losses` is a verb.
    let noun = s.f.tag(cue.verb) == Tag::Noun
        && cue.form.any(Form::THIRD.with(Form::BASE))
        && !cue.form.any(Form::PAST)
        && !(s.f.capital(at)
            || s.f.class(at).any(
                WordClass::DETERMINER
                    .with(WordClass::POSSESSIVE)
                    .with(WordClass::NUMERAL),
            ));
    if noun || !(object || cue.has(VerbFrame::EVIDENCE) && document()) {
        return None;
    }
    let end = s.clause_end(at + 1);
    let phrase = s.f.noun_phrase(at, end)?;
    // `the pier is sold, citing two clerks`: they are whom the words come from.
    let head = s.f.class(phrase - 1);
    if s.f
        .is_one_of(cue.verb, &["cite", "cited", "cites", "citing"])
        && head.any(WordClass::PERSON)
    {
        return None;
    }
    // `offered her thanks`, `offered an apology`; not `offered a bed`
    let offers =
        s.f.str(cue.verb)
            .get(..5)
            .is_some_and(|stem| stem.eq_ignore_ascii_case("offer"));
    if offers
        && !s.f.class(at).any(WordClass::POSSESSIVE)
        && !s.f.class(phrase - 1).any(WordClass::EXPRESSION)
    {
        return None;
    }
    // `expressed concern that the dam leaks`, `voiced doubts about the dam`: the noun belongs to the cue.
    let verb = s.f.str(cue.verb);
    let voices = ["express", "voic"].iter().any(|stem| {
        verb.get(..stem.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(stem))
    });
    let (cue_end, start) = if voices && s.f.is(phrase, "that") {
        (phrase, phrase)
    } else if voices && s.f.is_one_of(phrase, &["about", "over", "for"]) {
        (phrase + 1, phrase + 1)
    } else {
        (cue.items.end, at)
    };
    let end = if s.f.is(start, "that") {
        end
    } else if object {
        let comma = (phrase.max(start)..end).find(|i| infinitive && s.f.is_comma(*i));
        object_end(s, phrase.max(start), comma.unwrap_or(end))
    } else {
        (phrase..end).find(|i| s.f.is_dash(*i)).unwrap_or(end)
    };
    (end > start).then(|| Found {
        source: Some(source),
        source_rule,
        cue: Some(cue.items.start..cue_end),
        pieces: vec![start..end],
        ..Found::default()
    })
}
