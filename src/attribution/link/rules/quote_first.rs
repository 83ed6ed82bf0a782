//! Rules for a quotation in marks before its tag: `"It leaks," Ms. Moss said`; the inverted one is in `quote_inverted`.

use super::heard::{heard, quoted_before};
use super::object::infinitive;
use super::quote_last::run_after;
use super::shared::{names_a_thing, speech_verb};
use crate::attribution::cue::kinds::{Cue, CueKind};
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::attribution::syntax::title::{names_a_thing as names_thing, title_case};
use crate::lexicon::{Form, Frame as VerbFrame, Sense, Tag, WordClass};
use crate::text::Case;
use std::ops::Range;

/// How many words in marks can be the subject of a verb behind their tag, at most.
const SUBJECT: usize = 6;

/// Extends content that begins with run item `run` to the words before it that belong to it:
/// `The rebuilt mill is "a barn in a hat," its owner said.`
pub(super) fn fragment_start(s: &Site<'_, '_, '_>, run: usize) -> usize {
    let low = s.content_start(s.taken());
    if low >= run
        || s.f.is_comma(run - 1)
        || s.f.mark(run - 1, ':')
        || s.f.is_dash(run - 1)
        || s.f.is_run(run - 1)
    {
        return run;
    }
    let clause = |items: Range<usize>| {
        items
            .into_iter()
            .any(|i| s.f.finite(i) || s.f.maybe_finite(i))
    };
    // `The mill "leaks like a basket," its owner said`: the verb is inside the marks.
    let subject =
        || s.f.opens_phrase(low) && s.f.noun_phrase(low, run) == Some(run) && s.f.verb_first(run);
    // `"They leak" but float "like a cork," he said`: one sentence with two stretches in marks.
    let quoted = || s.f.run(low).is_some_and(|first| s.f.run_words(first) >= 2) && run > low + 1;
    if run - low <= 60
        && (clause(low..run) || subject() || quoted())
        && !(low..run).any(|i| s.f.mark(i, ';'))
    {
        low
    } else {
        run
    }
}

/// The runs of the unit after `from` that carry on a tagged quotation: `"A," he said, "B."`
pub(super) fn following_runs(s: &Site<'_, '_, '_>, from: usize) -> Vec<Range<usize>> {
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
        let set_off = |at: usize| {
            s.f.is_comma(at) || s.f.is_dash(at) || s.f.mark(at, ':') || s.f.mark(at, ';')
        };
        // `"On time," he said, or "nearly."`
        let joined = i > from + 1 && s.f.is_one_of(i - 1, &["and", "or"]) && set_off(i - 2);
        let opened = i == from || set_off(i - 1) || joined;
        // `"It leaks," he said, "and sinks" - and left`: what a dash sets off is no tag of the second.
        let tagged = !s.f.is_dash(i + 1)
            && s.cues[s.k..].iter().take(12).any(|cue| {
                cue.items.start > i
                    && cue.items.start <= i + 3
                    && speech_verb(cue)
                    && cue.has(VerbFrame::TAG)
            });
        // `"…," she wrote in her memoir, "Cold Water"`
        let title = i > from + 1 && s.f.sense(i - 2).any(Sense::WORK) && names_a_thing(s, i);
        if i > stop || !opened || title || tagged && stop < s.unit.end {
            break;
        }
        out.push(i..i + 1);
    }
    out
}

/// Whether the mark before a tag joins it to the quotation.
pub(super) fn joined_by_comma(s: &Site<'_, '_, '_>, run: usize, tag: usize) -> bool {
    let last = s.f.last_in_marks(run);
    last == ',' || tag > run + 1 || matches!(last, '—' | '–' | '-')
}

/// `"It leaks," Fight for Ferries director Jo Lind told the hall`: all between a quotation that ends with a comma
/// and a verb of saying is the source, whatever it looks like.
fn by_place(s: &Site<'_, '_, '_>) -> Option<(Range<usize>, usize)> {
    let cue = s.cue();
    let end = cue.subject_end;
    if !cue.has(VerbFrame::TAG) {
        return None;
    }
    let run = s.body;
    if !s.f.is_run(run) || end > run + 16 {
        return None;
    }
    let joined =
        s.f.run(run)
            .is_some_and(|r| s.f.run_last(r) == ',' && s.f.run_words(r) >= 4);
    // `"…," which Ms. Rao doubts`, `"…," and with that he broke off`: another clause.
    let clause = !s.f.capital(run + 1)
        && (s.f.is_one_of(run + 1, &["who", "which"])
            || s.f.class(run + 1).any(
                WordClass::COORDINATOR
                    .with(WordClass::SUBORDINATOR)
                    .with(WordClass::PREPOSITION),
            ));
    let plain = !clause
        && (run + 1..end).all(|i| {
            (s.f.is_word(i)
                || s.f.clitic(i)
                || s.f.inner_point(i, end)
                || s.f.mark(i, '$')
                || s.f.mark(i, '-'))
                && !s.f.finite(i)
        });
    (joined && plain && run + 1 < end).then_some((run + 1..end, run))
}

/// The subject of an infinitive that tags: `"No lamp, no ferry," as she likes to say`, `"Late," he was heard to mutter.`
fn infinitive_tag(s: &Site<'_, '_, '_>) -> Option<Range<usize>> {
    let cue = s.cue();
    if cue.kind != CueKind::Infinitive || !cue.has(VerbFrame::TAG) || cue.has(VerbFrame::WEAK) {
        return None;
    }
    let source = s.subject_of_infinitive()?;
    let (rest, _) = s.after_cue();
    let ends = || {
        let run = s.run_before(source.start)?;
        let last = s.f.run(run).map(|run| s.f.run_last(run))?;
        Some(rest >= s.unit_end() && matches!(last, ',' | '?' | '!'))
    };
    let tags = run_before_as(s, source.start).is_some() || ends().unwrap_or(false);
    tags.then_some(source)
}

/// `the quay "is sinking," as the mayor said`: the run before the *as* that opens the clause of the source; also in
/// `"Never again" is what Ms. Rao said`, `"A mess" was how she put it`.
fn run_before_as(s: &Site<'_, '_, '_>, source: usize) -> Option<usize> {
    let at = source.checked_sub(1).filter(|i| *i > s.body)?;
    let is = s.f.is_one_of(at, &["all", "how", "what"]) && s.f.class(at - 1).any(WordClass::BE);
    if is && at > s.body + 1 && s.f.is_run(at - 2) {
        return Some(at - 2);
    }
    if !s.f.is(at, "as") {
        return None;
    }
    let run = s.run_before(at)?;
    let comma = |run: usize| s.f.run_last(run) == ',';
    s.f.run(run).is_some_and(comma).then_some(run)
}

/// `"It leaks," Ms. Moss said`, `The mill "leaks," its owner said`: marks, a source and its cue.
pub(super) fn quote_source_cue(s: &Site<'_, '_, '_>) -> Option<Found> {
    let (source, run) = tagged_run(s)?;
    if disagrees(s, &source, run)
        || tags_nothing(s, &source, run)
        || ends_fronted_clause(s, run) && more_follows(s)
        || called_in_front(s, run)
    {
        return None;
    }
    if s.is_reported(run) {
        return passes_on(s, source);
    }
    let joined = joined_by_comma(s, run, source.start);
    // `"…" She went on to say: "…"`: what the colon brings in is hers, the rest somebody's before.
    if !joined && s.f.mark(s.cue().items.end - 1, ':') {
        return None;
    }
    if names_a_thing(s, run) {
        return ends_with_title(s, source, run);
    }
    if !is_tagged(s, &source, run, joined) || goes_on_with_that(s, run) {
        return None;
    }
    let start = if compared(s, source.start) {
        run
    } else {
        fragment_start(s, run)
    };
    let mut pieces = vec![start..run + 1];
    let following = following_runs(s, s.cue().items.end);
    if let Some(rest) = goes_on(s, run).filter(|_| following.is_empty()) {
        pieces[0].start = front_of_marks(s, run).unwrap_or(start);
        pieces.push(rest);
    }
    pieces.extend(following);
    let (source, cue) = heard(s)
        .or_else(|| quoted_before(s))
        .map_or((source, None), |(who, verb)| (who, Some(verb)));
    Some(Found {
        source: Some(source),
        pieces,
        addressee: s.after_cue().1,
        cue,
        tag: true,
        ..Found::default()
    })
}

/// The source of a cue that can tag, and the run before it: `"It leaks," Ms. Moss said`.
fn tagged_run(s: &Site<'_, '_, '_>) -> Option<(Range<usize>, usize)> {
    let cue = s.cue();
    let infinitive = infinitive_tag(s);
    if cue.kind != CueKind::Finite && infinitive.is_none() || cue.passive && !cue.quoted {
        return None;
    }
    let tags = VerbFrame::TAG
        .with(VerbFrame::THOUGHT)
        .with(VerbFrame::GESTURE)
        .with(VerbFrame::THAT);
    if !cue.has(tags) && quoted_before(s).is_none() {
        return None;
    }
    let beside = || {
        let source = infinitive.or_else(|| s.subject_of(s.k))?;
        let run = run_before_as(s, source.start).or_else(|| s.run_before(source.start))?;
        Some((source, run))
    };
    beside().or_else(|| by_place(s))
}

/// `"They stay." Ms. Rao disagrees.`: a full stop ended that, and she has not said it.
fn disagrees(s: &Site<'_, '_, '_>, source: &Range<usize>, run: usize) -> bool {
    let cue = s.cue();
    let stopped = s.f.last_in_marks(run) == '.';
    let answers = cue.has(VerbFrame::ANSWERING) || s.f.is_one_of(cue.verb, &["agreed", "agrees"]);
    stopped && answers && !s.fiction && source.start == run + 1 && s.f.capital(source.start)
}

/// Whether source and verb are no tag, whatever marks stand before them: `"The Long Pier," who then sang it`.
fn tags_nothing(s: &Site<'_, '_, '_>, source: &Range<usize>, run: usize) -> bool {
    let (f, cue) = (s.f, s.cue());
    let end = cue.items.end;
    // `"The Long Pier," who then sang it`: a relative clause.
    let relative = f.tag(source.start) == Tag::Wh;
    // `the "Late Tide," a band called the "Eels"`: what it is called comes after.
    let names = cue.has(VerbFrame::NAMING)
        && (f.is_run(end) || f.class(end).any(WordClass::DETERMINER) && f.is_run(end + 1));
    // `"It was" -- he paused -- "a dragon"`: an action.
    let acts = cue.has(VerbFrame::GESTURE)
        && !cue.has(VerbFrame::TAG)
        && f.is_dash(run + 1)
        && f.is_dash(end);
    relative || names || acts
}

/// `Under a rule that growers call "the noose," Ms. Rao asked …`: so the rule is called.
fn called_in_front(s: &Site<'_, '_, '_>, run: usize) -> bool {
    let named = |cue: &Cue| cue.items.end == run && cue.has(VerbFrame::NAMING);
    s.f.tag(s.body) == Tag::Preposition
        && s.cues[..s.k].iter().any(named)
        && (s.body..run).filter(|i| s.f.finite(*i)).count() <= 1
}

/// `said the drill was "brief," the agency reported`: the source passes them on; but in `When a pilot called, "Late again,"
/// the mayor joked, "It is the fog."` his own words follow.
fn passes_on(s: &Site<'_, '_, '_>, source: Range<usize>) -> Option<Found> {
    let own = run_after(s).is_some_and(|(next, _)| s.f.is_comma(next - 1));
    (!own).then(|| Found {
        source: Some(source),
        relay: true,
        ..Found::default()
    })
}

/// Whether the marks are what this tag is about; `joined` by a comma they nearly always are (`"It leaks," she said`).
fn is_tagged(s: &Site<'_, '_, '_>, source: &Range<usize>, run: usize, joined: bool) -> bool {
    // `the "fog" clause added by the board`
    let done_by = || s.f.is(s.cue().items.end, "by");
    let stops = || matches!(s.f.last_in_marks(run), '?' | '!' | '.' | '…');
    let apart = || done_by() || begins_anew(s, source) || !stops() && !closes_sentence(s, run);
    !introduced(s, run) && (joined || !apart()) && !is_progressive(s)
}

/// `"…" she said that the harbour was closed`: the clause after the verb is its content.
fn goes_on_with_that(s: &Site<'_, '_, '_>, run: usize) -> bool {
    s.cue().has(VerbFrame::THAT) && s.f.last_in_marks(run) != ',' && s.f.is(s.after_cue().0, "that")
}

/// `The quay "is sinking," as the mayor said`: but for the marks the words are the writer's.
fn compared(s: &Site<'_, '_, '_>, source: usize) -> bool {
    source > s.body && s.f.is_one_of(source - 1, &["all", "as", "how", "what"])
}

/// What follows the tag of a quotation that is no whole sentence: `"The fee," the sign says, falls "to a penny"`, `"It is a
/// pity," she said, that gulls dance`, `In his "own way," she said, he was kind`.
fn goes_on(s: &Site<'_, '_, '_>, run: usize) -> Option<Range<usize>> {
    let (f, comma) = (s.f, s.after_cue().0);
    let (index, at) = (f.run(run)?, comma + 1);
    if !f.is_comma(comma) || f.last_in_marks(run) != ',' || !s.cue().has(VerbFrame::TAG) {
        return None;
    }
    let inner = f.runs[index].inner;
    let mut words = f.words.at_or_after(inner.start())..f.words.at_or_after(inner.end());
    let verb =
        f.finite(at) && f.run_words(index) <= SUBJECT && !words.any(|token| f.verb_token(token));
    let that = f.is(at, "that") && f.clause_at(at + 1, s.unit_end()).is_some()
        || f.is(at, "to") && f.tag(at + 1) == Tag::Base;
    let front = front_of_marks(s, run).is_some() && f.clause_at(at, s.unit_end()).is_some();
    (verb || that || front).then(|| at..s.clause_end(at))
}

/// Where a phrase begins that opens the sentence and ends with the marks at `run`: `In his "own way," she said`.
fn front_of_marks(s: &Site<'_, '_, '_>, run: usize) -> Option<usize> {
    let low = s.content_start(s.taken());
    let mut between = low..run;
    let phrase = low < run
        && s.f.tag(low) == Tag::Preposition
        && !between.any(|i| s.f.finite(i) || s.f.is_comma(i) || s.f.is_run(i));
    phrase.then_some(low)
}

/// `Her first film was made long before "The Iron Lock," Ms. Rao said`: a clause that ends with a title, whose marks hold the
/// comma.
fn ends_with_title(s: &Site<'_, '_, '_>, source: Range<usize>, run: usize) -> Option<Found> {
    let low = s.content_start(s.taken());
    let comma = s.f.last_in_marks(run) == ',' && source.start == run + 1;
    let tag = s.cue().has(VerbFrame::TAG.with(VerbFrame::BARE)) && s.after_cue().0 >= s.unit_end();
    (comma && tag && low < run && s.has_clause(low..run)).then(|| Found {
        source: Some(source),
        pieces: vec![low..run + 1],
        ..Found::default()
    })
}

/// `After he called the lock "a joke," Ms. Rao said he had been misled`: the marks end a clause in front of the main one.
fn ends_fronted_clause(s: &Site<'_, '_, '_>, run: usize) -> bool {
    let f = s.f;
    let opener = (s.body..run.min(s.body + 6)).find(|i| {
        f.tag(*i) == Tag::Subordinator
            || f.is_one_of(
                *i,
                &[
                    "after", "although", "as", "before", "since", "when", "while",
                ],
            )
    });
    let time = |i: usize| {
        matches!(f.tag(i), Tag::Number | Tag::Adverb | Tag::Determiner)
            || f.class(i).any(WordClass::TIME.with(WordClass::COORDINATOR))
    };
    if run <= s.body + 1 || f.last_in_marks(run) != ',' {
        return false;
    }
    let set_off = f.is_comma(run - 1) || f.is_dash(run - 1) || f.mark(run - 1, ':');
    // `In her memoir, "Salt," Ms. Rao writes that she drowned`
    if names_thing(f, run) {
        return true;
    }
    // `Asked what she meant by "us," she said she had won.`
    let participle = matches!(f.tag(s.body), Tag::Participle | Tag::Ing)
        // `Appearing Sunday on the radio show "Harbour Hour," she said it was late`
        || f.verb(s.body).form.any(Form::ING) && f.run(run).is_some_and(|run| title_case(f, run))
        || f.is_one_of(s.body, &["asked", "pressed"]);
    !set_off
        && (participle
            || opener.is_some_and(|opener| {
                (s.body..opener).all(time) && (opener + 1..run).any(|i| f.finite(i))
            }))
}

/// Whether a clause or more words in marks follow the verb: `…, Ms. Rao said he had been misled`.
fn more_follows(s: &Site<'_, '_, '_>) -> bool {
    let (at, _) = s.after_cue();
    s.f.is(at, "that")
        || s.f.is_run(at)
        || s.f.clause_at(at, s.unit_end()).is_some()
        || s.f.is_comma(at) && s.f.is_run(at + 1)
        // `…, Ms. Rao dismissed it as "a leak"`
        || s.cue().has(VerbFrame::NAMING.with(VerbFrame::AS))
            && (at..s.unit_end())
                .take(8)
                .take_while(|i| !s.f.is_comma(*i) && !s.f.finite(*i))
                .any(|i| s.f.is_run(i))
}

/// `she asked, with a cough, "Might I—" The cook turned`: the words are those of the verb before.
fn introduced(s: &Site<'_, '_, '_>, run: usize) -> bool {
    let last = s.f.last_in_marks(run);
    last != ','
        && run > s.body
        && s.f.is_comma(run - 1)
        && s.k.checked_sub(1).is_some_and(|k| {
            let before = &s.cues[k];
            before.kind == CueKind::Finite
                && before.has(VerbFrame::TAG)
                && before.items.end < run
                && !(before.items.end..run).any(|i| s.f.is_run(i) || s.f.finite(i))
        })
}

/// Whether subject and verb are a sentence of their own, which tells of no words.
fn begins_anew(s: &Site<'_, '_, '_>, source: &Range<usize>) -> bool {
    let cue = s.cue();
    // `"Why not?" he shrugged`: the small letter goes on.
    let gesture = cue.has(VerbFrame::GESTURE)
        && !cue.has(VerbFrame::TAG)
        && s.f
            .token(source.start)
            .is_some_and(|t| t.case != Case::Lower);
    // `"That your horse?" The sheriff spat in the dust.`
    let opens = WordClass::DETERMINER
        .with(WordClass::POSSESSIVE)
        .with(WordClass::PRONOUN);
    let anew = s.f.capital(source.start)
        && s.f.class(source.start).any(opens)
        && !s.f.is(source.start, "I")
        && cue.has(VerbFrame::WEAK)
        && s.f.class(cue.items.end).any(WordClass::PREPOSITION);
    // `"Is it over?" Nobody answered.`
    let nobody = s.f.class(source.start).any(WordClass::NEGATION);
    // `"It is over." Mr. Feld did not comment.`, `"It is over." Mr. Feld offered to sail.`
    let refuses = cue
        .items
        .clone()
        .any(|i| s.f.class(i).any(WordClass::NEGATION));
    gesture || anew || nobody || refuses || cue.has(VerbFrame::TO) && infinitive(s, cue.items.end)
}

/// Whether a tag without a comma ends its sentence, as it must: `the "old guard" officials say is gone` has none.
fn closes_sentence(s: &Site<'_, '_, '_>, run: usize) -> bool {
    let (rest, _) = s.after_cue();
    // `"No lamp, no ferry. -V" Ms. Rao wrote, citing …`: a whole sentence in marks needs no comma.
    let sentence = || s.f.run(run).is_some_and(|run| s.f.run_words(run) >= 4);
    // `"Yes" he said; "I have the lamp."`: the tag stands between the pieces.
    let comma = s.f.is_comma(rest);
    // `"Thank you" he said at once`: so a turn begins in a story, whatever follows.
    let turn = || {
        let others = VerbFrame::WEAK
            .with(VerbFrame::GESTURE)
            .with(VerbFrame::NAMING);
        let cue = s.cue();
        let capital = |run: usize| s.f.run_text(run).starts_with(char::is_uppercase);
        s.fiction
            && cue.has(VerbFrame::TAG)
            && !cue.has(others)
            && s.f.run(run).is_some_and(capital)
    };
    let between = || (comma || s.f.mark(rest, ';')) && s.f.is_run(rest + 1);
    rest >= s.unit_end() || run == s.body && (comma && sentence() || between() || turn())
}

/// `used the words "not yet," he was echoing Ms. Rao`: a progressive verb with more to say is no tag.
fn is_progressive(s: &Site<'_, '_, '_>) -> bool {
    let cue = s.cue();
    cue.form.any(Form::ING)
        && cue.items.len() > 1
        && !cue.quoted
        && !s.f.is_terminal(cue.items.end)
        && !s.f.is_comma(cue.items.end)
}
