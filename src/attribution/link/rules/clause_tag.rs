//! Rules for a reported clause without marks and its tag, in the middle or at the end.

use super::shared::{alone, hidden_clause, is_thing, names_a_thing};
use crate::attribution::cue::kinds::{Cue, CueKind};
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::lexicon::{Form, Frame as VerbFrame, Tag, WordClass};
use std::ops::Range;

/// How many items before an inverted tag are a report, though no verb is seen among them.
const LEAST: usize = 5;

pub(super) fn clause_medial(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    let claimed = it_was_said(s);
    let question = s.f.mark(s.unit.end - 1, '?') && cue.has(VerbFrame::QUESTION);
    if cue.kind != CueKind::Finite || cue.passive && !claimed || !(tags_clause(cue) || question) {
        return None;
    }
    let tag = comma_tag(s)?;
    let close = medial_close(s, &tag)?;
    let low = medial_low(s, tag.start);
    let late = tag.start < low + 1 && tag.start > s.unit.start + 3;
    let marks = tag.start >= 2 && s.f.is_run(tag.start - 2);
    // `The lock is safe, the mayor said on Monday, a day after it leaked`: when it was said.
    if late || marks || tells_when(s, close + 1) {
        return None;
    }
    let low = s.relative_start(low, tag.start - 1).unwrap_or(low);
    let before = low.min(tag.start - 1)..tag.start - 1;
    let end = s.clause_end(close + 1);
    // `a drug which, she said, is safe, was banned`: the outer verb.
    let outer = (close + 2..end)
        .find(|i| s.f.is_comma(*i) && (s.f.finite(i + 1) || s.f.auxiliary(i + 1)))
        .filter(|_| s.f.tag(low) == Tag::Wh);
    let after = close + 1..outer.unwrap_or(end);
    if names_the_teller(s, &tag, &before, close) || is_aside(s, &tag, &before, &after) {
        return None;
    }
    let source = Some(tag.source).filter(|_| !claimed);
    // `The hull was patched, notes show, and pilots say it leaks`: the second report is no part of the first.
    let coordinated = s.f.class(close + 1).any(WordClass::COORDINATOR);
    // `They sold it to pay the choir and, she said, to spite him`
    let joined = before.len() > 1 && s.f.is_one_of(before.end - 1, &["and", "or"]);
    let pieces = if coordinated && s.says_next(close + 2) {
        vec![before]
    } else if joined {
        vec![after]
    } else if !says_by_itself(s, &before) {
        vec![before, after]
    } else if s.has_clause(after.clone()) {
        vec![after]
    } else {
        return None;
    };
    Some(Found {
        source,
        pieces,
        ..Found::default()
    })
}

/// The comma that closes a tag in the middle of its clause.
fn medial_close(s: &Site<'_, '_, '_>, tag: &CommaTag) -> Option<usize> {
    if tag.rest >= s.unit_end() {
        return None;
    }
    // `In May, he warned the board against it, because …`: no tag, for this is what he said.
    if (tag.end..tag.rest).any(|i| s.f.is(i, "against")) {
        return None;
    }
    let mut close = if s.f.is_comma(tag.end) {
        tag.end
    } else {
        tag.rest
    };
    // `The storm, said the nurse, who saw it, was loud`
    if tag.inverted && s.inserted().is_some() {
        close = s.past_relative(close);
    }
    (s.f.is_comma(close) && close + 1 < s.unit_end()).then_some(close)
}

/// Where the half before a tag in the middle begins that opens at `tag`.
fn medial_low(s: &Site<'_, '_, '_>, tag: usize) -> usize {
    let low = s.content_start(s.taken());
    // `said the lock was safe; the pier, she said, was not`
    let low = (low..tag)
        .rev()
        .find(|i| s.f.mark(*i, ';'))
        .map_or(low, |i| i + 1);
    let low = next_half(s, low, tag).unwrap_or(low);
    // `It was moved - a shame, Mr. Feld said, that can be mended`: what stands before the dash is not his.
    let dashes = (low..tag).filter(|i| s.f.is_dash(*i)).count();
    (low..tag)
        .rev()
        .find(|i| dashes == 1 && s.f.is_dash(*i))
        .map_or(low, |dash| dash + 1)
}

/// Whether what stands before the tag is its own subject, or what stands behind it all of the content.
fn names_the_teller(
    s: &Site<'_, '_, '_>,
    tag: &CommaTag,
    before: &Range<usize>,
    close: usize,
) -> bool {
    // `At the debate, she said in some places, the ice was thin`
    let first = tag.told.as_ref().map_or(tag.end, |told| told.end);
    let opens = close > first
        && !tag.inverted
        && !s.has_clause(before.clone())
        && s.f.opens_clause_after(first, close);
    // `Ms. Rao, the mayor, thinks Otto, at length, rose`: what stands before the commas is who thinks.
    let subject = tag.inverted
        && s.subject_of(s.k)
            .is_some_and(|subject| subject.start <= before.start)
        && before.clone().any(|i| s.f.is_comma(i))
        && !before.clone().any(|i| s.f.finite(i));
    opens || subject
}

/// Whether what follows the tag is no second half of what was said.
fn is_aside(
    s: &Site<'_, '_, '_>,
    tag: &CommaTag,
    before: &Range<usize>,
    after: &Range<usize>,
) -> bool {
    let (f, at) = (s.f, after.start);
    let clause = s.has_clause(before.clone()) || alone(s, before.clone());
    let participle = f.verb(at).form.any(Form::ING) && f.class(at).any(WordClass::REPORTING);
    // `Profit will fall, Quill & Co. said in May, sending its shares down`: what came of it.
    let came_of =
        f.tag(at) == Tag::Ing && clause && !after.clone().any(|i| f.finite(i) || f.is_comma(i));
    let relative = (tag.inverted || tag.told.is_some() || s.cue().has(VerbFrame::OBJECT))
        && f.is_one_of(at, &["who", "which", "where"]);
    if participle || came_of || relative || f.is(at, "according") || f.is_run(at) {
        return true;
    }
    // `On Tuesday, Ms. Rao said, the tank was full`: either half must be a clause.
    // `How much, she asked, would it cost?`
    let asks = f.auxiliary(at) && s.f.mark(s.unit.end - 1, '?');
    let whole = s.has_clause(after.clone()) || clause || f.finite(at) || asks;
    if !whole || f.class(at).any(WordClass::COORDINATOR) && !clause {
        return true;
    }
    // `It is late, said Rao, an official who runs the lock`: a description of her.
    let verb = after.clone().find(|i| f.finite(*i));
    let apart = matches!(f.tag(at), Tag::Preposition | Tag::Subordinator);
    tag.inverted
        && !apart
        && verb.is_some_and(|verb| {
            (at..verb).any(|i| f.is_one_of(i, &["who", "which", "that", "whose"]))
        })
}

/// Whether the half behind the tag is all that was said: `Now, she said, they never come`, `a loft where, it is said, an owl
/// keeps house`.
fn says_by_itself(s: &Site<'_, '_, '_>, before: &Range<usize>) -> bool {
    let opens = before.len() > 1
        && s.f
            .is_one_of(before.end - 1, &["because", "if", "when", "where"]);
    let word = before.len() == 1
        && s.f
            .class(before.start)
            .any(WordClass::ADVERB.with(WordClass::CONNECTIVE));
    let small = before.len() < 2 && !s.f.capital(before.start) && s.f.tag(before.start) != Tag::Wh;
    before.is_empty() || opens || small || word
}

/// Whether the tag names nobody: `The gull, it was claimed, had been fed.`
fn it_was_said(s: &Site<'_, '_, '_>) -> bool {
    s.cue().passive
        && s.subject_of(s.k)
            .is_some_and(|subject| subject.len() == 1 && s.f.is(subject.start, "it"))
}

/// Where the half begins of a sentence that somebody else's report opens: `Mr. Feld denied that it leaked, though he could
/// not, he said, be sure`.
fn next_half(s: &Site<'_, '_, '_>, low: usize, tag: usize) -> Option<usize> {
    let f = s.f;
    // `low` is never far: so many cues and no more.
    let before = s.cues[..s.k].iter().enumerate().rev();
    let mut before = before.take_while(|(_, cue)| cue.items.start > low);
    let opens = before.any(|(k, cue)| {
        cue.kind == CueKind::Finite
            && cue.has(VerbFrame::TAG)
            && s.subject_of(k).is_some_and(|subject| subject.start == low)
    });
    let joint = (low + 2..tag)
        .rev()
        .find(|i| f.is_comma(i - 1) && f.is_one_of(*i, HALVES))?;
    opens.then_some(joint + 1)
}

/// What joins half a sentence to another.
pub(crate) const HALVES: &[&str] = &["although", "but", "though", "while", "yet"];

/// Whether what begins at `at` tells how long after or before something it was said: `two days after the flood`.
fn tells_when(s: &Site<'_, '_, '_>, at: usize) -> bool {
    let f = s.f;
    let time = (at..at + 4).find(|i| f.class(*i).any(WordClass::TIME));
    time.is_some_and(|time| {
        f.is_one_of(time + 1, &["after", "before"])
            && (at..time).all(|i| {
                matches!(
                    f.tag(i),
                    Tag::Determiner | Tag::Number | Tag::Adverb | Tag::Adjective
                )
            })
    })
}

/// The source after an inverted verb; not `…, reported smoke in the cockpit`, which has an object there.
fn told_by_somebody(s: &Site<'_, '_, '_>) -> Option<Range<usize>> {
    s.inverted().filter(|source| {
        let bare = s.f.tag(source.start) == Tag::Noun && !s.f.capital(source.start);
        let several =
            s.f.class(source.start).any(WordClass::PLURAL) || s.f.str(source.start).ends_with('s');
        !(bare && !several && is_thing(s, source))
    })
}

/// A verb and its subject that a comma sets off from the clause before: `…, Ms. Rao said`, `…, said Ms. Rao`.
pub(super) struct CommaTag {
    source: Range<usize>,
    /// Whether the subject follows its verb.
    inverted: bool,
    pub(super) start: usize,
    end: usize,
    /// The item after the days, places and the one told behind it.
    rest: usize,
    told: Option<Range<usize>>,
}

pub(super) fn comma_tag(s: &Site<'_, '_, '_>) -> Option<CommaTag> {
    let cue = s.cue();
    let after = told_by_somebody(s);
    let inverted = after.is_some();
    let source = after.or_else(|| s.subject_of(s.k))?;
    // `Lund, who was speaking, did not …`, `…," said Ms. Moss, who thinks of it often`: a relative clause is no tag.
    if source.len() == 1 && s.f.tag(source.start) == Tag::Wh {
        return None;
    }
    // `The lock is safe, or so the mayor claims.`
    let so = s.f.is(source.start, "so") && s.f.is(source.start.saturating_sub(1), "or");
    let source = source.start + usize::from(so && source.len() > 1)..source.end;
    let mut start = source.start.min(cue.items.start);
    if start > s.body + 2 && s.f.is(start - 1, "so") && s.f.is(start - 2, "or") {
        start -= 2;
    }
    let end = source.end.max(cue.items.end);
    let so = s.f.is(start, "or") && start > s.body && s.f.is_dash(start - 1);
    if start <= s.body || !s.f.is_comma(start - 1) && !so {
        return None;
    }
    let (mut rest, told) =
        s.f.skip_adjuncts(end, s.unit.end, cue.has(VerbFrame::HEARER));
    // `…, Ms. Rao said in her first book, "The Lock."`
    let title = s.f.is_comma(rest) && rest + 2 >= s.unit_end() && names_a_thing(s, rest + 1);
    if inverted && ends_after_comma(s, rest) || title {
        rest = s.unit_end();
    }
    Some(CommaTag {
        source,
        inverted,
        start,
        end,
        rest,
        told,
    })
}

/// Whether only a day or a place stands between the comma at `at` and the end: `said her aide, Mr. Feld, on Monday`.
pub(crate) fn ends_after_comma(s: &Site<'_, '_, '_>, at: usize) -> bool {
    let end = s.unit_end();
    let rest = || s.f.skip_adjuncts(at + 1, s.unit.end, false).0;
    s.f.is_comma(at) && at + 1 < end && rest() >= end
}

/// Whether a verb can stand in or after a clause without marks: `…, she argued`; not `…, she ended`.
fn tags_clause(cue: &Cue) -> bool {
    cue.has(VerbFrame::BARE)
        || cue.quoted
        // `It was raining, Ekdal pointed out.`: with its particle it is not weak there.
        || cue.frame.all(VerbFrame::TAG.with(VerbFrame::THAT))
            && (!cue.has(VerbFrame::WEAK) || cue.has(VerbFrame::PARTICLE))
}

/// `The lock leaks, Ms. Rao said.`, `The lock leaks, said Ms. Rao.`: a clause and its tag behind a comma.
pub(super) fn clause_source_cue(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    // `The roof is new, I was told.`
    let told_so = cue.passive && s.f.is(cue.verb, "told") || it_was_said(s);
    if cue.kind != CueKind::Finite || cue.passive && !cue.quoted && !told_so || !tags_clause(cue) {
        return None;
    }
    let tag = comma_tag(s)?;
    // `In a letter dated May 3, Ms. Rao told the board:`: what she told stands below.
    let below = tag.rest < s.unit.end && s.f.mark(s.unit.end - 1, ':');
    if !trails(s, &tag) || below {
        return None;
    }
    let end = tag.start - 1;
    // Reports in front of it: this is whoever passed them on.
    let right_before = |piece: &Range<usize>| piece.end + 1 >= end && piece.end <= tag.start;
    if s.reports
        .iter()
        .any(|report| report.pieces.iter().any(right_before))
    {
        return Some(s.pass_on(tag.source, end));
    }
    let low = s.content_start(s.taken().min(end));
    // `The man who told the crew that it leaked was fined, records show`: what was told lies in the subject.
    let low = if s.f.finite(low) && low < end {
        s.content_start(s.body)
    } else {
        low
    };
    if low >= end || is_half(s, low..end) || !surely_reports(s, &tag, low) && !is_whole(s, low..end)
    {
        return None;
    }
    Some(Found {
        source: Some(tag.source).filter(|_| !told_so),
        pieces: vec![low..end],
        addressee: tag.told,
        ..Found::default()
    })
}

/// Whether `items` can be all that was said: a clause, or an answer or an order.
fn is_whole(s: &Site<'_, '_, '_>, items: Range<usize>) -> bool {
    s.has_clause(items.clone()) || hidden_clause(s, items.clone()) || alone(s, items)
}

/// Whether the sentence ends with the tag, or nothing follows but what belongs to the tag or stands apart: `…, Ms. Rao
/// said, adding that`, `…, the retailer reported before markets opened`.
fn trails(s: &Site<'_, '_, '_>, tag: &CommaTag) -> bool {
    let (f, rest) = (s.f, tag.rest);
    // `…, said Ms. Rao, who runs it`
    let relative = || tag.inverted && f.is_one_of(rest + 1, &["who", "whose", "which"]);
    let comma = || {
        f.is_comma(rest)
            && (f.verb(rest + 1).form.any(Form::ING) || tells_when(s, rest + 1) || relative())
    };
    rest >= s.unit_end()
        || comma()
        || tag.inverted && s.cue().has(VerbFrame::TAG) && is_described(s, tag)
        || f.is_dash(rest)
        || f.mark(rest, ';')
        || f.is_one_of(rest, &["before", "after", "as", "when", "while"])
}

/// Whether what follows an inverted tag tells of its source: `said an aide who runs the lock`.
fn is_described(s: &Site<'_, '_, '_>, tag: &CommaTag) -> bool {
    let (f, rest) = (s.f, tag.rest);
    // `…, said an aide who runs the lock`
    if f.is_one_of(rest, &["who", "whose"]) && f.tag(s.body) != Tag::Subordinator {
        return true;
    }
    // `…, said Ms. Rao, an official who runs the lock`
    let describes = f.done_by(rest)
        || matches!(
            f.tag(rest),
            Tag::Wh | Tag::Preposition | Tag::Participle | Tag::Ing
        );
    let stops = |i: &usize| f.is_comma(*i) || f.finite(*i) || f.is_run(*i);
    let first = || (s.body..tag.start - 1).find(stops);
    f.capital(tag.source.start) && describes && first().is_none_or(|i| !f.is_comma(i))
}

/// `Neither is a roof ever likely here, said Ms. Rao`: nothing but a report stands before such a tag, whatever its verb.
fn surely_reports(s: &Site<'_, '_, '_>, tag: &CommaTag, low: usize) -> bool {
    tag.inverted
        && s.cue().has(VerbFrame::TAG)
        && !s.cue().has(VerbFrame::OBJECT)
        && s.f.capital(tag.source.start)
        && s.f.tag(low) != Tag::Wh
        && (tag.start - 1).saturating_sub(low) >= LEAST
}

/// `Where Ms. Rao hedged, Mr. Feld declares`: no whole sentence stands before the tag.
fn is_half(s: &Site<'_, '_, '_>, items: Range<usize>) -> bool {
    let f = s.f;
    let openers = ["where", "while", "whereas", "although", "though"];
    f.is_one_of(items.start, &openers)
        && !items.clone().any(|i| f.is_comma(i) || f.is_dash(i))
        && items.filter(|i| f.finite(*i)).count() < 2
}
