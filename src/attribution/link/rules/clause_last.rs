//! Rules for a reported clause after its cue: *that* and a clause, a question.

use super::clause_tag::comma_tag;
use super::shared::{clause_said, is_thing, said, source, speech_verb};
use crate::attribution::cue::governed::is_governed;
use crate::attribution::cue::kinds::CueKind;
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::attribution::syntax::phrase::REACH;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};
use std::ops::Range;

/// How many items may stand between dashes after a verb of saying.
const ASIDE: usize = 24;

/// How far after a verb of saying its *that* may stand, in items.
const FAR: usize = 24;

pub(super) fn source_cue_that(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    let takes = VerbFrame::THAT.with(VerbFrame::STRICT);
    if !speech_verb(cue) || cue.passive || !cue.has(takes) {
        return None;
    }
    let (at, told) = that_clause(s)?;
    if no_clause(s, at) {
        return None;
    }
    let (source, source_rule) = source(s)?;
    let mut end = s.clause_end(at + 1);
    // `insisted that it was safe; the town had its doubts`: a that reaches no further.
    let mut half = (at + 1..end.min(at + REACH)).filter(|i| s.f.mark(*i, ';'));
    if let (Some(semicolon), None) = (half.next(), half.next()) {
        let more = s.f.is(semicolon + 1, "that") || s.f.tag(semicolon + 1) == Tag::Coordinator;
        let clause = (semicolon + 1..end.min(semicolon + REACH)).any(|i| s.f.finite(i));
        end = if clause && !more { semicolon } else { end };
    }
    let governed = is_governed(s.f, cue);
    if governed {
        // `clings to the hope that it holds, but few share it`
        end = (at + 1..end)
            .find(|i| s.f.is_comma(*i) && s.f.is_one_of(i + 1, &["but", "yet"]))
            .unwrap_or(end);
    }
    // `The flood raised concern that the mill would go`: nobody's in particular.
    let nobody = governed && is_thing(s, &source);
    if nobody && !s.f.class(cue.items.end - 1).any(WordClass::CLAIM) {
        return None;
    }
    // `wrote that down`
    if end <= at + 1 || end == at + 2 && s.f.is_one_of(at + 1, &["down", "up"]) {
        return None;
    }
    Some(Found {
        source: Some(source).filter(|_| !nobody),
        source_rule: source_rule.filter(|_| !nobody),
        pieces: vec![at..end],
        addressee: told,
        ..Found::default()
    })
}

/// Where the *that* stands that opens what the cue reports, and who is told.
fn that_clause(s: &Site<'_, '_, '_>) -> Option<(usize, Option<Range<usize>>)> {
    let cue = s.cue();
    // `asked that the lock be shut`; in `asked questions about the claim that it leaks` nobody hears.
    let hearer = cue.has(VerbFrame::HEARER) && !cue.has(VerbFrame::STRICT);
    let (mut at, told) = s.f.skip_adjuncts(cue.items.end, s.unit.end, hearer);
    if s.f.is_dash(at) {
        // `argued - on the radio, as it happens - that the mill leaked`
        let close = (at + 1..s.unit.end.min(at + ASIDE)).find(|i| s.f.is_dash(*i));
        at = close
            .filter(|close| s.f.is(close + 1, "that"))
            .map_or(at, |close| close + 1);
    }
    // `apologized Friday for a rule that hurt`: the preposition of the verb brings in what is said.
    let day = usize::from(s.f.class(cue.items.end).any(WordClass::WEEKDAY));
    let takes = |(word, flag): &(&str, VerbFrame)| {
        matches!(*word, "about" | "against" | "for")
            && cue.has(*flag)
            && s.f.is(cue.items.end + day, word)
    };
    let that = if s.f.is(at, "that") {
        Some(at)
    } else {
        that_further(s, at)
    };
    let whole = |that: usize| !(cue.items.end..that).any(|i| s.f.is_comma(i));
    if VerbFrame::PREPOSITIONS.iter().any(takes) && that.is_some_and(whole) {
        return None;
    }
    // `told the board in a letter that leaked that she was ill`: the first opens a relative clause.
    let relative = at > cue.items.end
        && s.f.tag(at - 1) == Tag::Noun
        && (s.f.finite(at + 1) || s.f.verb(at + 1).form.any(Form::PAST));
    if s.f.is(at, "that") && relative {
        at = that_further(s, at)?;
    } else if !s.f.is(at, "that") {
        at = that_further(s, at).unwrap_or(at);
    }
    if !s.f.is(at, "that") {
        // `said on Friday, after the vote, that …`
        // `wrote in a poem, "The Lock," that …`
        let limit = s.unit.end.min(cue.items.end + 24);
        // `told the board before it met that he would pay`
        let when = told.is_some()
            && s.f
                .is_one_of(at, &["before", "after", "when", "while", "as"]);
        at = (cue.items.end..limit).find(|i| {
            if when && s.f.is(*i, "that") && *i > at + 2 {
                return s.f.tag(*i) == Tag::Subordinator
                    && s.f.opens_phrase(i + 1)
                    && !(at..*i).any(|j| s.f.is_comma(j));
            }
            // `said, as he had in May, that …`
            let aside = s.f.is_comma(at) && s.f.is_comma(i - 1) && aside(s, at + 1..i - 1);
            s.f.is(*i, "that")
                && s.f.closes(i - 1)
                && (aside || !(cue.items.end..*i).any(|j| s.f.finite(j)))
        })?;
    }
    Some((at, told))
}

/// Whether the *that* at `at` opens no clause that is said.
fn no_clause(s: &Site<'_, '_, '_>, at: usize) -> bool {
    let cue = s.cue();
    // `continued that tradition`: no clause.
    if cue.has(VerbFrame::STRICT) && s.f.tag(at) == Tag::Determiner {
        return true;
    }
    // `the canal ventures that sank with their owner`: a noun and its relative clause.
    if s.f.finite(at + 1) && !s.f.auxiliary(at + 1) && cue.form.any(Form::THIRD.with(Form::BASE)) {
        return true;
    }
    // `charges that Ms. Rao, among others, called "late"`, `that she described as "late"`: what she called so are the
    // charges.
    let gap = s.cues[s.k + 1..].iter().take(2).find(|next| {
        let end = next.items.end;
        next.kind == CueKind::Finite
            && (next.has(VerbFrame::NAMING) && s.f.is_run(end)
                || next.has(VerbFrame::AS) && s.f.is(end, "as"))
    });
    if gap.is_some_and(|next| {
        !next.passive
            && s.f
                .subject_before(next.items.start, at + 1)
                .is_some_and(|subject| subject.start == at + 1)
    }) {
        return true;
    }
    // `said that "…"`, `said that night`: the second is no clause.
    s.f.class(at + 1).any(WordClass::TIME) && s.f.is_terminal(at + 2)
}

/// Whether `items` are a clause that the writer puts between a verb and its *that*, or tell more of a medium or a place:
/// `as he had in May`, `which she once edited`, `a paper he owns`.
fn aside(s: &Site<'_, '_, '_>, items: Range<usize>) -> bool {
    let opens = s.f.is_one_of(
        items.start,
        &[
            "after", "as", "before", "if", "though", "when", "where", "which", "who", "whose",
        ],
    );
    (opens || s.f.tag(items.start) == Tag::Determiner)
        && !items.clone().any(|i| s.f.is_comma(i) || s.f.is_run(i))
        && items.filter(|i| s.f.finite(*i)).count() <= 1
}

/// The *that* of a verb of saying after more than a plain adjunct: `told the board in a letter that leaked on
/// Friday that she was ill`, `said after he had seen the lock that it would hold`.
fn that_further(s: &Site<'_, '_, '_>, from: usize) -> Option<usize> {
    let (f, cue) = (s.f, s.cue());
    let says = cue.has(VerbFrame::TAG)
        && cue.has(VerbFrame::BARE)
        && !cue.has(
            VerbFrame::WEAK
                .with(VerbFrame::OBJECT)
                .with(VerbFrame::THOUGHT),
        );
    // `say by 55%-41% that`: the adjunct begins where the verb ends.
    let adjunct = [from, cue.items.end].iter().any(|i| {
        matches!(f.tag(*i), Tag::Preposition | Tag::Subordinator)
            || f.is_one_of(*i, &["that", "when", "which", "who"])
            || f.is(*i, "over") && f.is(i + 1, "and")
            || f.is_one_of(*i, &["more", "time"])
    });
    if !says || !adjunct {
        return None;
    }
    let limit = s.unit.end.min(cue.items.end + FAR);
    let that = (from + 1..limit).find(|i| {
        f.is(*i, "that") && f.opens_phrase(i + 1) && !f.maybe_finite(i + 1)
            || f.is_comma(*i)
            || f.is_run(*i)
    })?;
    let clause = (from..that).any(|i| {
        matches!(f.tag(i), Tag::Subordinator | Tag::Wh)
            || f.is_one_of(i, &["after", "as", "before", "since", "that"])
    });
    // `said in Leith, he proved that it leaks`
    if f.clause_at(from + usize::from(f.is_comma(from)), that)
        .is_some()
    {
        return None;
    }
    // `on the witness stand that`: right before *that* a noun, whatever else it can be.
    let finite = (from..that - 1).filter(|i| f.finite(*i)).count();
    (f.is(that, "that") && finite <= usize::from(clause)).then_some(that)
}

pub(super) fn source_cue_question(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if !speech_verb(cue) || cue.passive || !cue.has(VerbFrame::QUESTION) {
        return None;
    }
    let (mut at, told) = s.after_cue();
    let question =
        |i: usize| s.f.class(i).any(WordClass::QUESTION) || s.f.is_one_of(i, &["if", "whether"]);
    let first = cue.items.end;
    // `did not say by how much`
    let within = s.f.is_one_of(
        first,
        &["at", "by", "for", "from", "in", "to", "under", "with"],
    ) && question(first + 1);
    if within || !question(at) && question(first) {
        at = first;
    }
    if within {
        return said(s, at..s.clause_end(at + 2), told);
    }
    if !question(at) {
        return None;
    }
    // `The lock was shut, she said when asked about it`: a tag, and when.
    let tagged =
        s.f.is(at, "when") && comma_tag(s).is_some_and(|tag| s.has_clause(s.body..tag.start - 1));
    // `The row highlights what one pilot called "a slow leak"`: the pilot's words, which the row does not say.
    let called = !cue.has(VerbFrame::TAG)
        && s.f.is(at, "what")
        && s.k + 1 < s.cues.len()
        && s.subject_of(s.k + 1).is_some_and(|who| who.start == at + 1)
        && s.names_in_marks(s.k + 1);
    if tagged || called {
        return None;
    }
    // `She rowed off but would not say why.`
    let negated = cue
        .items
        .clone()
        .any(|i| s.f.class(i).any(WordClass::NEGATION));
    if negated && at + 1 >= s.unit_end() && s.f.class(at).any(WordClass::QUESTION) {
        return said(s, at..at + 1, told);
    }
    clause_said(s, at..s.clause_end(at + 1), told)
}
