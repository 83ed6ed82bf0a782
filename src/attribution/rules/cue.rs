//! The rules that look at a cue, in the order in which they are tried.

use crate::attribution::cue::{Cue, CueKind, headline};
use crate::attribution::group::title_case;
use crate::attribution::link::{CueRule, Found, Site};
use crate::lexicon::{Form, Frame as VerbFrame, WordClass};
use std::ops::Range;

/// Tried in order; the first that fits decides.
pub(crate) const CUE_RULES: &[CueRule] = &[
    CueRule {
        name: "according-to",
        about: "What stands before or after *according to* is said by whom it names.",
        example: "The bridge is closed, according to Dina Roth. => Dina Roth",
        confidence: 0.9,
        apply: according_to,
    },
    CueRule {
        name: "label",
        about: "A name or noun of expression, a colon, and a quotation.",
        example: "Inger Holm, innkeeper: \"The bank owns the beds.\" => Inger Holm",
        confidence: 0.9,
        apply: label,
    },
    CueRule {
        name: "colon-quote",
        about: "A clause that ends with a colon, and a quotation: its subject speaks.",
        example: "Hamid Bouz was brief in his reply: \"Not for sale.\" => Hamid Bouz",
        confidence: 0.75,
        apply: colon_quote,
    },
    CueRule {
        name: "headline-colon",
        about: "In a headline, what follows a speaker and a colon is what was said.",
        example: "Mayor Ilse Brandt: Taxes to Fall Next Year => Ilse Brandt",
        confidence: 0.8,
        apply: headline_colon,
    },
    CueRule {
        name: "told-by",
        about: "In the passive the by-phrase speaks and the subject hears.",
        example: "Mr. Kell was told by Vera Sand that he must not fly. => Vera Sand",
        confidence: 0.85,
        apply: told_by,
    },
    CueRule {
        name: "is-said-to",
        about: "In the passive without a by-phrase nobody is named.",
        example: "She is said to have walked to Rome. => -",
        confidence: 0.8,
        apply: is_said_to,
    },
    CueRule {
        name: "quote-cue-source",
        about: "Quotation, verb, name.",
        example: "\"It was older than the town,\" said Mateo Quiroga. => Mateo Quiroga",
        confidence: 0.97,
        apply: quote_cue_source,
    },
    CueRule {
        name: "quote-source-cue",
        about: "Quotation, name, verb.",
        example: "\"Every ballot was counted,\" Ms. Yilmaz said. => Ms. Yilmaz",
        confidence: 0.97,
        apply: quote_source_cue,
    },
    CueRule {
        name: "naming",
        about: "*call X \"Y\"*, *describe X as \"Y\"*: the object is part of what was said.",
        example: "Sipho Dube called the offer \"an insult\". => Sipho Dube",
        confidence: 0.93,
        apply: naming,
    },
    CueRule {
        name: "source-cue-quote",
        about: "Name, verb, quotation.",
        example: "Ingrid Sol said, \"We ran out of diesel.\" => Ingrid Sol",
        confidence: 0.95,
        apply: source_cue_quote,
    },
    CueRule {
        name: "clause-medial",
        about: "A tag between commas in the middle of a reported sentence.",
        example: "The turbines, Ms. Halvor said, had never been switched on. => Ms. Halvor",
        confidence: 0.9,
        apply: clause_medial,
    },
    CueRule {
        name: "source-cue-that",
        about: "Name, verb, *that* and a clause.",
        example: "Mr. Vasq said that the harbour would be dredged. => Mr. Vasq",
        confidence: 0.92,
        apply: source_cue_that,
    },
    CueRule {
        name: "source-cue-question",
        about: "Name, verb, a question word and a clause.",
        example: "Senator Oduya asked whether the ministry had read it. => Senator Oduya",
        confidence: 0.9,
        apply: source_cue_question,
    },
    CueRule {
        name: "clause-source-cue",
        about: "A reported sentence that ends with its tag.",
        example: "The bridge will close in May, Ada Kolb said on Tuesday. => Ada Kolb",
        confidence: 0.92,
        apply: clause_source_cue,
    },
    CueRule {
        name: "source-cue-clause",
        about: "Name, verb, and a clause without *that*.",
        example: "Mr. Vasq said the harbour would be dredged. => Mr. Vasq",
        confidence: 0.9,
        apply: source_cue_clause,
    },
    CueRule {
        name: "as-source-cue",
        about: "*As X noted*, and then what X noted.",
        example: "As Ada Kolb noted on Friday, the salt tax has never been raised. => Ada Kolb",
        confidence: 0.85,
        apply: as_source_cue,
    },
    CueRule {
        name: "source-cue-to",
        about: "A promise or threat with *to*.",
        example: "Ida Holm vowed to rebuild the pier. => Ida Holm",
        confidence: 0.8,
        apply: source_cue_to,
    },
];

fn speech_verb(cue: &Cue) -> bool {
    matches!(
        cue.kind,
        CueKind::Finite | CueKind::Infinitive | CueKind::Participle
    )
}

/// Extends content that begins with run item `run` to the words before it that belong to it:
/// `The new terminal is "a shed with ambitions," the architect said.`
fn fragment_start(s: &Site<'_, '_, '_>, run: usize) -> usize {
    let low = s.content_start(s.taken());
    if low >= run
        || s.f.is_comma(run - 1)
        || s.f.mark(run - 1, ':')
        || s.f.is_dash(run - 1)
        || s.f.is_run(run - 1)
    {
        return run;
    }
    let clause = (low..run).any(|i| s.f.finite(i) || s.f.maybe_finite(i));
    if clause && run - low <= 60 && !(low..run).any(|i| s.f.mark(i, ';')) {
        low
    } else {
        run
    }
}

/// The runs of the unit after `from` that carry on a tagged quotation: `"A," he said, "B."`
fn following_runs(s: &Site<'_, '_, '_>, from: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let stop = s.cues[s.k + 1..]
        .iter()
        .map(|cue| cue.items.start)
        .find(|start| *start >= from)
        .unwrap_or(s.unit.end);
    for i in from..s.unit.end.min(from + 40) {
        if !s.f.is_run(i) {
            continue;
        }
        // Another cue, or a run that is somebody else's tag, ends it.
        let opened = i > from
            && (s.f.is_comma(i - 1)
                || s.f.is_dash(i - 1)
                || s.f.mark(i - 1, ':')
                || s.f.mark(i - 1, ';'))
            || i == from;
        let tagged = s.cues.iter().any(|cue| {
            cue.items.start > i
                && cue.items.start <= i + 3
                && speech_verb(cue)
                && cue.has(VerbFrame::TAG)
        });
        if i > stop || !opened || tagged && stop < s.unit.end {
            break;
        }
        out.push(i..i + 1);
    }
    out
}

/// Whether the mark before a tag joins it to the quotation.
fn joined_by_comma(s: &Site<'_, '_, '_>, run: usize, tag: usize) -> bool {
    let last = s.f.run(run).map_or(' ', |run| s.f.run_last(run));
    last == ',' || tag > run + 1 || matches!(last, '—' | '–' | '-')
}

/// Whether the run at item `run` names a thing, as `on ABC's "This Week," Mr. Rao said he …`.
fn names_a_thing(s: &Site<'_, '_, '_>, run: usize) -> bool {
    let Some(index) = s.f.run(run) else {
        return false;
    };
    let before = run.checked_sub(1).filter(|i| *i >= s.unit.start);
    let hangs = before.is_some_and(|i| {
        s.f.possessive(i)
            || s.f
                .class(i)
                .any(WordClass::PREPOSITION.with(WordClass::DETERMINER))
            || s.f.is_word(i)
    });
    hangs && s.f.run_words(index) <= 8 && title_case(s.f, index)
}

fn quote_cue_source(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if cue.kind != CueKind::Finite
        || cue.passive
        || !cue.form.any(Form::PAST.with(Form::THIRD)) && !s.f.is(cue.verb, "say")
    {
        return None;
    }
    let front = cue.items.start == s.body && s.f.capital(cue.items.start);
    if front {
        // `Said Mr. Dlamini: "If the bus is late, the bus is late."`
        let source = s.f.subject_after(cue.items.end, s.unit.end)?;
        let at = source.end;
        let run = (at..s.unit.end.min(at + 3)).find(|i| s.f.is_run(*i))?;
        if !(s.f.mark(run - 1, ':') || s.f.is_comma(run - 1)) || !cue.has(VerbFrame::TAG) {
            return None;
        }
        return Some(Found {
            source: Some(source),
            pieces: vec![run..run + 1],
            tag: true,
            ..Found::default()
        });
    }
    let run = s.run_before(cue.items.start)?;
    if names_a_thing(s, run) {
        return None;
    }
    if cue.has(VerbFrame::GESTURE) && !cue.has(VerbFrame::TAG) {
        if !joined_by_comma(s, run, cue.items.start) {
            return None;
        }
    } else if !cue.has(
        VerbFrame::TAG
            .with(VerbFrame::THOUGHT)
            .with(VerbFrame::EVIDENCE)
            .with(VerbFrame::THAT),
    ) {
        return None;
    }
    let source = s.f.subject_after(cue.items.end, s.unit.end)?;
    // `"…" said the plan` would be an object: a verb with a bare clause needs the comma or an end mark.
    let last = s.f.run(run).map_or(' ', |run| s.f.run_last(run));
    if !(joined_by_comma(s, run, cue.items.start) || matches!(last, '?' | '!' | '.' | '…'))
        && s.f.finite(source.end)
    {
        return None;
    }
    let start = fragment_start(s, run);
    let mut pieces = vec![start..run + 1];
    pieces.extend(following_runs(s, source.end));
    Some(Found {
        source: Some(source),
        pieces,
        tag: true,
        ..Found::default()
    })
}

fn quote_source_cue(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if cue.kind != CueKind::Finite || cue.passive && !cue.quoted {
        return None;
    }
    if !cue.has(
        VerbFrame::TAG
            .with(VerbFrame::THOUGHT)
            .with(VerbFrame::GESTURE)
            .with(VerbFrame::THAT),
    ) {
        return None;
    }
    let source = s.subject_of(s.k)?;
    let run = s.run_before(source.start)?;
    if names_a_thing(s, run) {
        return None;
    }
    let last = s.f.run(run).map_or(' ', |run| s.f.run_last(run));
    let joined = joined_by_comma(s, run, source.start);
    if cue.has(VerbFrame::GESTURE) && !cue.has(VerbFrame::TAG) && !joined {
        return None;
    }
    if !joined && !matches!(last, '?' | '!' | '.' | '…') {
        // `the "old guard" officials say is gone`: without a comma the tag must end the sentence or a cue must close it.
        let (rest, _) =
            s.f.skip_adjuncts(cue.items.end, s.unit.end, cue.has(VerbFrame::HEARER));
        if rest < s.unit_end() {
            return None;
        }
    }
    // `used the words "not yet," he was echoing Ms. Rao`: a progressive verb with more to say is no tag.
    if cue.form.any(Form::ING)
        && cue.items.len() > 1
        && !cue.quoted
        && !s.f.is_terminal(cue.items.end)
        && !s.f.is_comma(cue.items.end)
    {
        return None;
    }
    // `"…," she said the harbour was closed`: the clause after the verb would be its content.
    let (rest, told) =
        s.f.skip_adjuncts(cue.items.end, s.unit.end, cue.has(VerbFrame::HEARER));
    if s.f.is(rest, "that") && cue.has(VerbFrame::THAT) && last != ',' {
        return None;
    }
    let start = fragment_start(s, run);
    let mut pieces = vec![start..run + 1];
    pieces.extend(following_runs(s, cue.items.end));
    Some(Found {
        source: Some(source),
        pieces,
        addressee: told,
        tag: true,
        ..Found::default()
    })
}

/// The run that verb content begins with, after days, places and the one told.
fn run_after(s: &Site<'_, '_, '_>) -> Option<(usize, Option<Range<usize>>)> {
    let cue = s.cue();
    let end = cue.items.end;
    let end = s.inverted().map_or(end, |source| source.end);
    let colon = s.f.mark(end - 1, ':');
    let (mut at, told) = if colon {
        (end, None)
    } else {
        s.f.skip_adjuncts(end, s.unit.end, cue.has(VerbFrame::HEARER))
    };
    if s.f.is_comma(at) || s.f.mark(at, ':') || s.f.is_dash(at) {
        at += 1;
    }
    if s.f.is_run(at) {
        return Some((at, told));
    }
    // `said on Tuesday at a rally outside the parliament, his first since the trial, "I am not finished."`
    let limit = s.unit.end.min(end + 40);
    let run = (end..limit).find(|i| s.f.is_run(*i))?;
    let marked = s.f.is_comma(run - 1) || s.f.mark(run - 1, ':');
    let clause = (end..run)
        .any(|i| s.f.finite(i) || s.f.is(i, "that") || s.f.class(i).any(WordClass::QUESTION));
    (marked && !clause).then_some((run, told))
}

fn source_cue_quote(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if !speech_verb(cue) || cue.passive && !cue.quoted {
        return None;
    }
    if !cue.has(
        VerbFrame::TAG
            .with(VerbFrame::BARE)
            .with(VerbFrame::THAT)
            .with(VerbFrame::HEARER),
    ) {
        return None;
    }
    let (run, told) = run_after(s)?;
    if s.tagged_after(run)
        || s.f.possessive(run - 1)
        || names_a_thing(s, run) && s.f.class(run - 1).any(WordClass::PREPOSITION)
    {
        return None;
    }
    let mark = s.f.mark(run - 1, ':') || s.f.is_comma(run - 1);
    if cue.has(VerbFrame::WEAK)
        && !mark
        && !s.f.is_one_of(
            cue.verb,
            &[
                "added", "adds", "adding", "wrote", "noted", "noting", "notes",
            ],
        )
    {
        return None;
    }
    let (source, source_rule) = s.source()?;
    let mut end = run + 1;
    let mut pieces = Vec::new();
    let last = s.f.run(run).map_or(' ', |run| s.f.run_last(run));
    let unit_end = s.clause_end(run);
    // The clause goes on after the marks: `said "nothing" would stop the count`.
    let goes_on = end < unit_end
        && !matches!(last, '.' | '?' | '!')
        && !s.f.is_comma(end)
        && !s.f.class(end).any(WordClass::SUBORDINATOR)
        && !(last == ',' && !s.f.is_run(end));
    if goes_on {
        end = unit_end;
    } else {
        while end + 1 < s.unit.end
            && (s.f.is(end, "and") || s.f.is_comma(end))
            && s.f.is_run(end + 1)
        {
            end += 2;
        }
    }
    pieces.push(run..end);
    Some(Found {
        source: Some(source),
        source_rule,
        pieces,
        addressee: told,
        tag: mark,
        ..Found::default()
    })
}

fn naming(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if !speech_verb(cue)
        || cue.passive
        || !cue.has(
            VerbFrame::NAMING
                .with(VerbFrame::AS)
                .with(VerbFrame::JUDGING),
        )
    {
        return None;
    }
    let start = cue.items.end;
    if start >= s.unit.end
        || s.f.is_comma(start)
        || s.f.mark(start, ':')
        || s.f.is_run(start) && !cue.has(VerbFrame::NAMING)
    {
        return None;
    }
    let limit = s.clause_end(start).min(start + 40);
    let run = (start..limit).find(|i| s.f.is_run(*i))?;
    if (start..run).any(|i| {
        s.f.is_comma(i) && s.f.is_comma(run - 1) && i == run - 1
            || s.f.is(i, "that")
            || s.f.mark(i, ':')
    }) {
        return None;
    }
    if !cue.has(VerbFrame::NAMING)
        && !(start..run).any(|i| s.f.is_one_of(i, &["as", "of", "for", "to"]))
    {
        return None;
    }
    let (source, source_rule) = s.source()?;
    let mut end = run + 1;
    while end + 1 < limit
        && (s.f.is_one_of(end, &["and", "or"]) || s.f.is_comma(end))
        && s.f.is_run(end + 1)
    {
        end += 2;
    }
    // `a "rigged system" that …`: the phrase around the marks.
    if end < limit
        && !s.f.is_comma(end)
        && !matches!(
            s.f.run(end - 1).map_or(' ', |run| s.f.run_last(run)),
            ',' | '.'
        )
        && !s
            .f
            .class(end)
            .any(WordClass::COORDINATOR.with(WordClass::SUBORDINATOR))
    {
        end = s.f.long_phrase(end, limit).unwrap_or(end);
    }
    Some(Found {
        source: Some(source),
        source_rule,
        pieces: vec![start..end],
        ..Found::default()
    })
}

fn source_cue_that(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if !speech_verb(cue) || cue.passive || !cue.has(VerbFrame::THAT) {
        return None;
    }
    let (mut at, told) =
        s.f.skip_adjuncts(cue.items.end, s.unit.end, cue.has(VerbFrame::HEARER));
    if !s.f.is(at, "that") {
        // `said on Friday, after the vote, that …`
        let limit = s.unit.end.min(cue.items.end + 24);
        at = (cue.items.end..limit).find(|i| {
            s.f.is(*i, "that") && s.f.is_comma(i - 1) && !(cue.items.end..*i).any(|j| s.f.finite(j))
        })?;
    }
    // `said that "…"`, `said that night`: the second is no clause.
    if s.f.class(at + 1).any(WordClass::TIME) && s.f.is_terminal(at + 2) {
        return None;
    }
    let (source, source_rule) = s.source()?;
    let end = s.clause_end(at + 1);
    if end <= at + 1 {
        return None;
    }
    Some(Found {
        source: Some(source),
        source_rule,
        pieces: vec![at..end],
        addressee: told,
        ..Found::default()
    })
}

fn source_cue_question(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if !speech_verb(cue) || cue.passive || !cue.has(VerbFrame::QUESTION) {
        return None;
    }
    let (mut at, told) =
        s.f.skip_adjuncts(cue.items.end, s.unit.end, cue.has(VerbFrame::HEARER));
    let question =
        |i: usize| s.f.class(i).any(WordClass::QUESTION) || s.f.is_one_of(i, &["if", "whether"]);
    if !question(at) && question(cue.items.end) {
        at = cue.items.end;
    }
    if !question(at) {
        return None;
    }
    let (source, source_rule) = s.source()?;
    let end = s.clause_end(at + 1);
    if end <= at + 1 || !s.has_clause(at..end) {
        return None;
    }
    Some(Found {
        source: Some(source),
        source_rule,
        pieces: vec![at..end],
        addressee: told,
        ..Found::default()
    })
}

fn source_cue_clause(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if !speech_verb(cue) || cue.passive || !cue.has(VerbFrame::BARE) || cue.has(VerbFrame::WEAK) {
        return None;
    }
    let (mut at, told) =
        s.f.skip_adjuncts(cue.items.end, s.unit.end, cue.has(VerbFrame::HEARER));
    if s.f.mark(cue.items.end - 1, ':') {
        at = cue.items.end;
    } else if s.f.is_comma(at) && at > cue.items.end {
        at += 1;
    }
    if at >= s.unit_end()
        || !(s.f.opens_phrase(at) || s.f.is_run(at))
            && !s.f.is_one_of(
                at,
                &[
                    "if", "when", "because", "while", "in", "as", "there", "despite",
                ],
            )
    {
        return None;
    }
    if s.f
        .class(at)
        .any(WordClass::QUESTION.with(WordClass::COORDINATOR))
        && !s.f.is_one_of(at, &["if", "when", "while"])
    {
        return None;
    }
    let (source, source_rule) = s.source()?;
    let end = s.clause_end(at);
    if end <= at + 1 || !s.has_clause(at..end) {
        return None;
    }
    Some(Found {
        source: Some(source),
        source_rule,
        pieces: vec![at..end],
        addressee: told,
        ..Found::default()
    })
}

fn source_cue_to(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if !speech_verb(cue) || cue.passive || !cue.has(VerbFrame::TO) {
        return None;
    }
    let at = cue.items.end;
    if !s.f.is(at, "to")
        || !s.f.class(at + 1).any(
            WordClass::VERB
                .with(WordClass::BE)
                .with(WordClass::HAVE)
                .with(WordClass::DO),
        )
    {
        return None;
    }
    let (source, source_rule) = s.source()?;
    let end = s.clause_end(at + 1);
    Some(Found {
        source: Some(source),
        source_rule,
        pieces: vec![at..end],
        ..Found::default()
    })
}

fn clause_medial(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if cue.kind != CueKind::Finite
        || cue.passive
        || !cue.has(VerbFrame::BARE.with(VerbFrame::TAG))
        || cue.has(VerbFrame::GESTURE)
    {
        return None;
    }
    let source = s.inverted().or_else(|| s.subject_of(s.k))?;
    let tag_start = source.start.min(cue.items.start);
    let tag_end = source.end.max(cue.items.end);
    if tag_start == 0 || !s.f.is_comma(tag_start - 1) {
        return None;
    }
    let (rest, _) =
        s.f.skip_adjuncts(tag_end, s.unit.end, cue.has(VerbFrame::HEARER));
    let close = if s.f.is_comma(tag_end) { tag_end } else { rest };
    if !s.f.is_comma(close) || close + 1 >= s.unit_end() {
        return None;
    }
    let low = s.content_start(s.taken());
    if low + 1 >= tag_start || s.f.is_run(tag_start - 2) {
        return None;
    }
    let before = low..tag_start - 1;
    let end = s.clause_end(close + 1);
    let after = close + 1..end;
    // `On Tuesday, Ms. Lund said, the fund was solvent`: either half must be a clause, and the first no clause that is complete while the second begins anew with a cue.
    let participle =
        s.f.verb(close + 1).form.any(Form::ING) && s.f.class(close + 1).any(WordClass::REPORTING);
    let coordinated = s.f.class(close + 1).any(WordClass::COORDINATOR);
    if participle
        || s.f
            .is_one_of(close + 1, &["according", "who", "which", "where"])
        || s.f.is_run(close + 1)
    {
        return None;
    }
    if !(s.has_clause(after.clone()) || s.has_clause(before.clone()) || s.f.finite(after.start)) {
        return None;
    }
    if coordinated && !s.has_clause(before.clone()) {
        return None;
    }
    Some(Found {
        source: Some(source),
        pieces: vec![before, after],
        ..Found::default()
    })
}

fn clause_source_cue(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if cue.kind != CueKind::Finite
        || cue.passive && !cue.quoted
        || !cue.has(VerbFrame::BARE.with(VerbFrame::TAG))
        || cue.has(VerbFrame::GESTURE)
    {
        return None;
    }
    let inverted = s.f.is_comma(cue.items.start.checked_sub(1)?);
    let source = if inverted {
        s.f.subject_after(cue.items.end, s.unit.end)
    } else {
        s.subject_of(s.k)
    }?;
    let tag_start = source.start.min(cue.items.start);
    let tag_end = source.end.max(cue.items.end);
    if tag_start <= s.body || !s.f.is_comma(tag_start - 1) {
        return None;
    }
    let (rest, told) =
        s.f.skip_adjuncts(tag_end, s.unit.end, cue.has(VerbFrame::HEARER));
    let trailing = rest >= s.unit_end()
        || s.f.is_comma(rest) && s.f.verb(rest + 1).form.any(Form::ING)
        || s.f.is_dash(rest)
        || s.f.class(rest).any(WordClass::COORDINATOR) && rest == tag_end && false;
    if !trailing {
        return None;
    }
    let end = tag_start - 1;
    // Reports in front of it: this is whoever passed them on.
    if s.reports.iter().any(|report| {
        report
            .pieces
            .iter()
            .any(|piece| piece.end + 1 >= end && piece.end <= tag_start)
    }) {
        return Some(Found {
            source: Some(source),
            relay: true,
            ..Found::default()
        });
    }
    let low = s.content_start(s.taken().min(end));
    if low >= end || !(s.has_clause(low..end)) {
        return None;
    }
    Some(Found {
        source: Some(source),
        pieces: vec![low..end],
        addressee: told,
        ..Found::default()
    })
}

fn according_to(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if !matches!(cue.kind, CueKind::According | CueKind::Words) {
        return None;
    }
    let at = cue.items.end;
    // `goes according to plan`
    if s.f.is_one_of(
        at,
        &["plan", "schedule", "law", "custom", "size", "age", "need"],
    ) {
        return None;
    }
    let source =
        s.f.subject_after(at, s.unit.end)
            .or_else(|| Some(at..s.f.long_phrase(at, s.unit.end)?))?;
    let front = cue.items.start <= s.content_start(s.body).max(s.body);
    if front {
        // The source runs to the first comma after which a clause begins.
        let comma = (source.start + 1..s.unit.end.min(source.start + 40)).find(|i| {
            s.f.is_comma(*i)
                && !s.f.is_one_of(i + 1, &["who", "which"])
                && s.has_clause(*i..s.unit_end())
                && (s.f.opens_phrase(i + 1) || s.f.is_run(i + 1))
                && !s
                    .f
                    .subject_after(source.start, *i + 1)
                    .is_some_and(|r| r.end > *i)
        });
        let comma = comma
            .or_else(|| (source.end..s.unit.end.min(source.end + 12)).find(|i| s.f.is_comma(*i)))?;
        let source = source.start..comma.max(source.start + 1).min(if source.end <= comma {
            comma
        } else {
            source.end
        });
        // An appositive may have been taken for the clause: the content begins after the last of the source.
        let start = comma + 1;
        let end = s.clause_end(start);
        if start >= end {
            return None;
        }
        return Some(Found {
            source: Some(source),
            pieces: vec![start..end],
            ..Found::default()
        });
    }
    let end = cue.items.start - usize::from(s.f.is_comma(cue.items.start - 1));
    if s.reports.iter().any(|report| {
        report
            .pieces
            .iter()
            .any(|piece| piece.end >= end && piece.start < end)
    }) {
        return Some(Found {
            source: Some(source),
            relay: true,
            ..Found::default()
        });
    }
    let low = s.content_start(s.taken().min(end));
    // `The dam, according to Ms. Roth, is sound.`
    if s.f.is_comma(source.end)
        && s.f.is_comma(cue.items.start - 1)
        && source.end + 1 < s.unit_end()
        && !s.has_clause(low..end)
    {
        let tail = source.end + 1..s.clause_end(source.end + 1);
        return Some(Found {
            source: Some(source),
            pieces: vec![low..end, tail],
            ..Found::default()
        });
    }
    let direct = end == low + 1 && s.f.is_run(low);
    if low >= end || !direct && !s.has_clause(low..end) && !headline(s.f, &s.unit) {
        return None;
    }
    Some(Found {
        source: Some(source),
        pieces: vec![low..end],
        ..Found::default()
    })
}

/// `Paulo Teixeira, fisherman: "…"`, `Her advice: "…"`, `Mr. Farouk's tweet read: "…"`.
fn label(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if cue.kind != CueKind::Colon {
        return None;
    }
    let colon = cue.items.start;
    let run = colon + 1;
    if !s.f.is_run(run) {
        return None;
    }
    let mut low = s.body;
    // After an earlier sentence part: `…, and her advice: "…"`.
    if let Some(i) = (s.body..colon)
        .rev()
        .find(|i| s.f.mark(*i, ';') || s.f.is_dash(*i))
    {
        low = i + 1;
    }
    let verb = (low..colon).find(|i| {
        s.f.finite(*i)
            || s.f.class(*i).any(WordClass::REPORTING)
                && !s.f.capital(*i)
                && s.f
                    .class(i.saturating_sub(1))
                    .any(WordClass::DOCUMENT.with(WordClass::EXPRESSION))
    });
    // The owner of a message is its source, and the message goes to the cue.
    let owner =
        (low..colon).find(|i| s.f.possessive(*i) || s.f.class(*i).any(WordClass::POSSESSIVE));
    let message = (low..colon).rev().find(|i| {
        s.f.class(*i)
            .any(WordClass::EXPRESSION.with(WordClass::DOCUMENT))
    });
    if let (Some(owner), Some(message)) = (owner, message) {
        if owner < message && verb.is_none_or(|v| v > owner) {
            let start = if s.f.possessive(owner) {
                s.f.subject_before(owner, low).map_or(low, |r| r.start)
            } else {
                owner
            };
            return Some(Found {
                source: Some(start..owner + 1),
                cue: Some(owner + 1..colon + 1),
                pieces: vec![run..run + 1],
                tag: true,
                ..Found::default()
            });
        }
    }
    if verb.is_some() || low >= colon {
        return None;
    }
    let source = low..colon;
    let end = s.f.noun_phrase(low, colon)?;
    let named = (low..end).any(|i| s.f.capital(i)) || s.f.class(end - 1).any(WordClass::PERSON);
    if !named
        || (end < colon && !s.f.is_comma(end) && !s.f.mark(end, '(') && !s.f.is(end, "of"))
        || colon - low > 16
    {
        return None;
    }
    if s.f.class(end - 1).any(
        WordClass::DOCUMENT
            .with(WordClass::EXPRESSION)
            .with(WordClass::ADVERB),
    ) || s.f.is_one_of(
        low,
        &[
            "read",
            "related",
            "watch",
            "see",
            "more",
            "correction",
            "photo",
            "video",
            "note",
            "update",
        ],
    ) {
        return None;
    }
    Some(Found {
        source: Some(source),
        pieces: vec![run..run + 1],
        tag: true,
        ..Found::default()
    })
}

/// `Ms. Rao issued the following statement: "…"`, `He was brief: "…"`; also where the colon ends the paragraph.
fn colon_quote(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    let verbal = matches!(cue.kind, CueKind::Finite) && s.f.mark(cue.items.end - 1, ':');
    if cue.kind != CueKind::Colon && !verbal {
        return None;
    }
    let colon = cue.items.end - 1;
    let open = colon + 1 >= s.unit.end;
    if !(s.f.is_run(colon + 1) || open) || s.reports.iter().any(|r| r.open) {
        return None;
    }
    let low = s.taken();
    let verb = if verbal {
        Some(cue.verb)
    } else {
        (low..colon).rev().find(|i| {
            s.cues
                .iter()
                .any(|c| c.verb == *i && speech_verb(c) && c.has(VerbFrame::TAG))
                && s.f.maybe_finite(*i)
        })
    };
    let verb = verb.or_else(|| (low..colon).find(|i| s.f.finite(*i)));
    let verb = verb?;
    let mut first = verb;
    while first > low
        && (s.f.auxiliary(first - 1)
            || s.f.class(first - 1).any(WordClass::ADVERB) && !s.f.capital(first - 1))
    {
        first -= 1;
    }
    let source = s.f.subject_before(first, s.body)?;
    if source.len() == 1
        && s.f
            .is_one_of(source.start, &["it", "this", "that", "there", "here"])
    {
        return None;
    }
    let reporting = s.f.class(verb).any(WordClass::REPORTING);
    let noun = (verb..colon).any(|i| {
        s.f.class(i)
            .any(WordClass::EXPRESSION.with(WordClass::DOCUMENT))
    });
    if open && !(reporting && s.f.verb(verb).frame.any(VerbFrame::TAG) || noun) {
        return None;
    }
    let cue_items = if reporting {
        first..verb + 1
    } else {
        first..colon + 1
    };
    let pieces = if open {
        Vec::new()
    } else {
        vec![colon + 1..colon + 2]
    };
    Some(Found {
        source: Some(source),
        cue: Some(cue_items),
        pieces,
        tag: true,
        open,
        ..Found::default()
    })
}

fn as_source_cue(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if cue.kind != CueKind::Finite
        || cue.passive
        || !cue.has(VerbFrame::TAG.with(VerbFrame::THAT).with(VerbFrame::BARE))
    {
        return None;
    }
    let source = s.subject_of(s.k)?;
    let as_at = source.start.checked_sub(1).filter(|i| *i >= s.unit.start)?;
    if !s.f.is(as_at, "as") || as_at > s.content_start(s.body) + 1 {
        return None;
    }
    let comma = (cue.items.end..s.unit.end.min(cue.items.end + 16)).find(|i| s.f.is_comma(*i))?;
    let start = comma + 1;
    let end = s.clause_end(start);
    if start >= end || !s.has_clause(start..end) && !s.f.is_run(start) {
        return None;
    }
    Some(Found {
        source: Some(source),
        pieces: vec![start..end],
        ..Found::default()
    })
}

fn headline_colon(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if cue.kind != CueKind::Colon || s.unit.paragraph > 1 || s.k > 0 && !s.reports.is_empty() {
        return None;
    }
    let colon = cue.items.start;
    let end = s.unit_end();
    if colon - s.unit.start > 5
        || colon + 3 > end
        || !headline(s.f, &s.unit)
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
    if np != colon
        || !speaker
        || s.f.is_one_of(
            s.unit.start,
            &[
                "exclusive",
                "related",
                "update",
                "watch",
                "video",
                "breaking",
                "opinion",
                "editorial",
            ],
        )
    {
        return None;
    }
    Some(Found {
        source: Some(s.unit.start..colon),
        pieces: vec![colon + 1..end],
        ..Found::default()
    })
}

fn told_by(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if !(cue.passive || cue.kind == CueKind::Passive) {
        return None;
    }
    let (at, _) = (cue.items.end, ());
    if !s.f.is(at, "by") {
        return None;
    }
    let mut source = s.f.subject_after(at + 1, s.unit.end)?;
    // The comma that closes an appositive: `by his doctor, Vera Sandoval, that he must not fly`.
    let mut next = source.end;
    if s.f.is_comma(next) {
        next += 1;
        source.end = next;
    }
    let wh = s.f.class(next).any(WordClass::QUESTION) || s.f.is_one_of(next, &["if", "whether"]);
    if !(s.f.is(next, "that") || wh || s.f.is_run(next)) {
        return None;
    }
    let mut end = s.clause_end(next + 1);
    if cue.kind == CueKind::Passive {
        // `Asked by Mr. Hahn whether the wall was safe, Ms. Ito said …`: the participle clause ends at its comma.
        end = (next..end).find(|i| s.f.is_comma(*i)).unwrap_or(end);
    }
    Some(Found {
        source: Some(source),
        pieces: vec![next..end],
        ..Found::default()
    })
}

fn is_said_to(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if !cue.passive || cue.quoted || !cue.has(VerbFrame::THAT) {
        return None;
    }
    let at = cue.items.end;
    if s.f.is(at, "to")
        && !cue.has(VerbFrame::HEARER)
        && s.f
            .class(at + 1)
            .any(WordClass::HAVE.with(WordClass::BE).with(WordClass::VERB))
        && s.f.is_one_of(
            cue.verb,
            &[
                "said",
                "reported",
                "rumored",
                "rumoured",
                "alleged",
                "believed",
                "thought",
                "understood",
                "reputed",
                "known",
                "expected",
            ],
        )
    {
        let subject = s.subject_of(s.k)?;
        let end = s.clause_end(at + 1);
        return Some(Found {
            source: None,
            pieces: vec![subject, at..end],
            ..Found::default()
        });
    }
    if s.f.is(at, "that") {
        let end = s.clause_end(at + 1);
        return Some(Found {
            source: None,
            pieces: vec![at..end],
            ..Found::default()
        });
    }
    None
}
