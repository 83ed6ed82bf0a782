//! The rule for a reported clause without *that*: `said the lock was shut`.

use super::shared::{clause_said, speech_verb};
use crate::attribution::cue::kinds::{Cue, CueKind};
use crate::attribution::link::report::Found;
use crate::attribution::link::site::Site;
use crate::lexicon::{Frame as VerbFrame, Tag, WordClass};
use std::ops::Range;

/// How far the comma is looked for that closes what stands in front of a clause, in items: `said
/// after …, he left`.
const FRONT: usize = 40;

/// `said the lock was shut`, `told the crew it was late`.
pub(super) fn source_cue_clause(s: &Site<'_, '_, '_>) -> Option<Found> {
    let cue = s.cue();
    if !speech_verb(cue) || cue.passive {
        return None;
    }
    if let Some(found) = after_colon(s) {
        return found;
    }
    let behind = Behind::of(s);
    if behind.sets_the_scene(s) || !behind.may_be_clause(s) {
        return None;
    }
    let at = behind.clause_start(s);
    let opens = behind.about || behind.front.is_some() || can_open(s, at);
    if another_report(s, behind.first, at) || says_little(s, at) || at >= s.unit_end() || !opens {
        return None;
    }
    let end = s.clause_end(at);
    if is_known_as(s, at..end) || behind.front.is_none() && object_and_more(s, at, end) {
        return None;
    }
    clause_said(s, at..end, behind.told)
}

/// What stands between a verb and the clause that it may report: `told the crew | on Friday | it was late`.
struct Behind {
    told: Option<Range<usize>>,
    /// The item behind the verb and the one told.
    first: usize,
    /// The item behind days and places, too.
    rest: usize,
    /// Whether the clause begins right behind the verb with a number that is not exact.
    about: bool,
    /// Where the clause begins if a part of it stands in front of its subject: `said in May she had won`.
    front: Option<usize>,
}

impl Behind {
    /// Reads on from the verb of the cue: `told the crew on Friday`.
    fn of(s: &Site<'_, '_, '_>) -> Self {
        let (end, limit) = (s.cue().items.end, s.unit_end());
        let (mut rest, mut told) = s.after_cue();
        // `warned the fleet in the bay was late`: nobody need be told, and the fleet is not.
        if told.is_some()
            && !tells(s)
            && s.f.clause_at(rest, limit).is_none()
            && s.f.clause_at(end, limit).is_some()
        {
            (rest, told) = (end, None);
        }
        let first = told.as_ref().map_or(end, |told| told.end);
        let in_front = || condition(s).or_else(|| front(s, first, rest));
        Self {
            told,
            first,
            rest,
            about: approximates(s, end),
            front: (often_reports(s) || reports_evenly(s))
                .then(in_front)
                .flatten(),
        }
    }

    /// `Testifying on Monday, Ms. Rao said it was late`: her verb of saying is the next.
    fn sets_the_scene(&self, s: &Site<'_, '_, '_>) -> bool {
        let cue = s.cue();
        let opens = cue.kind == CueKind::Participle && cue.items.start == s.body;
        let comma = s.f.is_comma(self.rest) || s.f.is_comma(self.rest - 1);
        opens && self.told.is_none() && self.rest > cue.items.end && comma
    }

    /// Whether a clause can follow such a verb here (`said the lock was shut`): surely where the verb mostly has one, else
    /// where nothing else can be meant.
    fn may_be_clause(&self, s: &Site<'_, '_, '_>) -> bool {
        let (cue, rest) = (s.cue(), self.rest);
        let at_once = rest == self.first;
        let plain = || s.f.plain_clause(rest, s.unit_end());
        // `explained this week it was late`
        let tagging = || {
            self.about
                || (at_once || days(s, self.first..rest)) && plain()
                || reports_evenly(s)
                    && at_once
                    && (s.f.surely_clause(rest, s.unit_end()) || adverbial(s, rest))
                || self.front.is_some()
        };
        often_reports(s)
            || tags_too(s) && tagging()
            // `felt the lock was safe`, `found the lock had leaked`; not `felt the lock`
            || cue.has(VerbFrame::BARE) && at_once && plain()
    }

    /// Where the clause begins: `said quietly, | it was late`, `said | in May she had won`.
    fn clause_start(&self, s: &Site<'_, '_, '_>) -> usize {
        let end = s.cue().items.end;
        if s.f.mark(end - 1, ':') || self.about {
            return end;
        }
        if let Some(clause) = beyond_relative(s, self.first, self.rest).or(self.front) {
            return clause;
        }
        // `said quietly, it was late`: the comma belongs to the adverb.
        let stepped = self.rest > end || s.f.tag(self.rest - 1) == Tag::Adverb;
        let after = self.rest + usize::from(stepped && s.f.is_comma(self.rest));
        // `said with care and skill, it could be mended`: more than was stepped over stands in front.
        let more = self.first < after
            && says(s.cue())
            && !can_open(s, after)
            && s.f
                .fronted_clause(self.first, s.unit_end().min(self.first + FRONT));
        if more { self.first } else { after }
    }
}

/// Whether the verb mostly has a clause behind it. `states` is oftener a noun, `stating` is none.
fn often_reports(s: &Site<'_, '_, '_>) -> bool {
    let cue = s.cue();
    (cue.has(VerbFrame::BARE) || s.f.is(cue.verb, "stating")) && !cue.has(VerbFrame::WEAK)
}

/// Whether the verb tags and can have a clause behind it: `explained it was late`.
fn tags_too(s: &Site<'_, '_, '_>) -> bool {
    let cue = s.cue();
    cue.frame.all(VerbFrame::TAG.with(VerbFrame::THAT))
        && !cue.has(VerbFrame::HEARER.with(VerbFrame::THOUGHT))
        && cue.kind != CueKind::Infinitive
        && matches!(
            s.f.tag(cue.verb),
            Tag::Finite | Tag::Base | Tag::Participle | Tag::Ing
        )
}

/// `added`: a clause as often as an object.
fn reports_evenly(s: &Site<'_, '_, '_>) -> bool {
    tags_too(s) && s.cue().has(VerbFrame::BARE)
}

/// `said little, aides recalled`: nothing that is told.
fn says_little(s: &Site<'_, '_, '_>, at: usize) -> bool {
    s.f.is_one_of(at, &["little", "nothing"]) && (s.f.is_comma(at + 1) || s.f.mark(at + 1, ';'))
}

/// `Locals know the crossing as "the Trap"`: its name.
fn is_known_as(s: &Site<'_, '_, '_>, object: Range<usize>) -> bool {
    let name = |to: usize| s.f.is(to, "as") && s.f.is_run(to + 1);
    s.cue().has(VerbFrame::THOUGHT) && s.f.long_phrase(object.start, object.end).is_some_and(name)
}

/// `Not so, argues Ms. Rao: the lock would pay for itself.`
fn after_colon(s: &Site<'_, '_, '_>) -> Option<Option<Found>> {
    let source = s.inverted().filter(|source| {
        s.f.capital(source.start) && s.f.mark(source.end, ':') && !s.f.is_run(source.end + 1)
    })?;
    let content = source.end + 1..s.clause_end(source.end + 1);
    Some(s.has_clause(content.clone()).then(|| Found {
        source: Some(source),
        pieces: vec![content],
        ..Found::default()
    }))
}

/// `explained this week`, `noted Friday`: no more than when.
fn days(s: &Site<'_, '_, '_>, items: Range<usize>) -> bool {
    let time = WordClass::TIME
        .with(WordClass::WEEKDAY)
        .with(WordClass::MONTH);
    items.len() <= 3
        && items.into_iter().all(|i| {
            s.f.class(i).any(time) || s.f.is_one_of(i, &["earlier", "last", "late", "on", "this"])
        })
}

fn tells(s: &Site<'_, '_, '_>) -> bool {
    s.f.is_one_of(s.cue().verb, &["tell", "tells", "telling", "told"])
}

/// Whether what begins at `at`, behind what was stepped over from `first` on, is no clause but another report or a tale.
fn another_report(s: &Site<'_, '_, '_>, first: usize, at: usize) -> bool {
    let (cue, limit) = (s.cue(), s.unit_end());
    // `A pilot I know says it leaks`: the next verb has a subject of its own before.
    let another = s.f.finite(at)
        && s.f.class(at).any(WordClass::REPORTING)
        && s.f.verb(at).frame.any(VerbFrame::TAG);
    // `said so in May, and again`, `told them a story about a cat that had come in`: no clause.
    let so = s.f.is(cue.items.end, "so") && first < at;
    let tale = tells(s)
        && s.f.noun_phrase(at, limit).is_some_and(|end| {
            s.f.is_one_of(end, &["about", "of"])
                && s.f
                    .class(end - 1)
                    .any(WordClass::EXPRESSION.with(WordClass::DOCUMENT))
        });
    another || so || tale
}

/// Where the clause begins behind a medium with a relative clause of its own: `said on the radio, which he owns, it leaks`.
fn beyond_relative(s: &Site<'_, '_, '_>, first: usize, rest: usize) -> Option<usize> {
    let close = s.past_relative(rest);
    let clause = s.f.is_comma(close) && s.f.clause_at(close + 1, s.unit_end()).is_some();
    let told = first == rest && first > s.cue().items.end;
    (close > rest && clause && says(s.cue()) && (told || s.f.tells_medium(first, rest)))
        .then_some(close + 1)
}

/// Whether the verb says something, and does no more than say it.
fn says(cue: &Cue) -> bool {
    let thinks = VerbFrame::THOUGHT
        .with(VerbFrame::EVIDENCE)
        .with(VerbFrame::INTENT);
    cue.has(VerbFrame::TAG) && !cue.has(thinks)
}

/// Where a condition between commas begins that stands in front of the clause: `said, if asked, she would mend it`.
fn condition(s: &Site<'_, '_, '_>) -> Option<usize> {
    let (f, comma) = (s.f, s.cue().items.end);
    let opens = f.is_comma(comma)
        && says(s.cue())
        && f.is_one_of(
            comma + 1,
            &["barring", "if", "once", "should", "unless", "when", "win"],
        );
    let close =
        (comma + 2..s.unit_end().min(comma + FRONT)).find(|i| f.is_comma(*i) || f.is_run(*i));
    let clause = |close: usize| f.is_comma(close) && f.clause_at(close + 1, s.unit_end()).is_some();
    (opens && close.is_some_and(clause)).then_some(comma + 1)
}

/// Where in `first..at`, after the verb and the one told, begins what is in front of the clause and belongs to it.
fn front(s: &Site<'_, '_, '_>, first: usize, at: usize) -> Option<usize> {
    // `In what was her first spring at sea, she left`: the comma closes more.
    let within = || {
        matches!(
            s.f.tag(s.body),
            Tag::Preposition | Tag::Subordinator | Tag::Wh
        ) && !(s.body..s.cue().items.start).any(|i| s.f.is_comma(i))
    };
    if !says(s.cue()) || s.f.is_comma(at) && (within() || s.opens_subordinate()) {
        return None;
    }
    s.f.front_of_clause(first, at)
}

/// Whether an adverbial clause begins at `at`, and the main one after its comma: `added when it rained, he slept`.
fn adverbial(s: &Site<'_, '_, '_>, at: usize) -> bool {
    s.f.is_one_of(
        at,
        &[
            "after", "although", "before", "if", "once", "unless", "when", "while",
        ],
    ) && s.f.fronted_clause(at, s.unit_end().min(at + FRONT))
}

/// Whether a clause without *that* can begin at `at`.
fn can_open(s: &Site<'_, '_, '_>, at: usize) -> bool {
    let f = s.f;
    if f.is_run(at) || f.fronted_clause(at, s.unit_end().min(at + FRONT)) {
        return true;
    }
    let openers = [
        "if", "when", "because", "while", "in", "as", "there", "despite", "having", "being",
    ];
    let linked = f
        .class(at)
        .any(WordClass::QUESTION.with(WordClass::COORDINATOR));
    // `said neither the mayor nor her aide rowed`, `said neither of them rowed`; not `said neither yes nor no`.
    let neither = || {
        let verb = f.clause_at(at + 1 + usize::from(f.is(at + 1, "of")), s.unit_end());
        f.is(at, "neither") && verb.is_some_and(|verb| !(at..verb).any(|i| f.is_comma(i)))
    };
    (f.opens_phrase(at) || f.is_one_of(at, &openers))
        && (!linked || f.is_one_of(at, &["if", "when", "while"]) || neither())
}

/// Whether a number that is not exact begins at `at`: `about a third of the boats`, `at least six`.
fn approximates(s: &Site<'_, '_, '_>, at: usize) -> bool {
    let f = s.f;
    let number = |i: usize| {
        f.is_number(i)
            || f.class(i).any(WordClass::NUMERAL)
            // `over £1.5 billion`
            || f.token(i).is_some_and(|t| matches!(t.mark, '$' | '£' | '€')) && f.is_number(i + 1)
            || f.is_one_of(i, &["a", "an"]) && f.class(i + 1).any(WordClass::NUMERAL)
    };
    f.is_one_of(
        at,
        &["about", "almost", "around", "between", "nearly", "over"],
    ) && number(at + 1)
        || f.is(at, "more") && f.is(at + 1, "than") && number(at + 2)
        || f.is_one_of(at, &["at", "up"])
            && f.is_one_of(at + 1, &["least", "most", "to"])
            && number(at + 2)
}

/// Whether what begins at `at` is no clause, but an object with a clause of its own after it: `expected such a crowd
/// when the doors opened`, `knows me, and left`, or only a reason: `knows because it rained`.
fn object_and_more(s: &Site<'_, '_, '_>, at: usize, end: usize) -> bool {
    if s.f.class(at).any(WordClass::OBJECT)
        && !s
            .f
            .class(at)
            .any(WordClass::PRONOUN.with(WordClass::POSSESSIVE))
    {
        return true;
    }
    if s.f.is_one_of(at, &["if", "when", "because", "while", "as"]) {
        // `warned if it rained the lock would leak`
        let verbs = (at + 1..end).take(30).filter(|i| s.f.finite(*i)).count();
        let comma = (at + 2..end).take(30).any(|i| s.f.is_comma(i));
        return !comma && (verbs < 2 || !says(s.cue()));
    }
    if !s.f.opens_phrase(at) {
        return false;
    }
    let Some(verb) = (at + 1..end).find(|i| s.f.finite(*i)) else {
        return false;
    };
    // `announced the sale after the boat had sunk`, `claimed a debt and was paid`: the first verb has a subject of
    // its own, or none.
    if s.cue().has(VerbFrame::OBJECT) && !s.cue().has(VerbFrame::HEARER.with(VerbFrame::INTENT)) {
        let subject = s.f.subject_before(verb, at);
        let start = subject.as_ref().map_or(verb, |subject| subject.start);
        let opener = start.saturating_sub(1);
        if start > at
            && opener > at
            && (s
                .f
                .class(opener)
                .any(WordClass::COORDINATOR.with(WordClass::SUBORDINATOR))
                || s.f.is_one_of(opener, &["after", "before", "since", "as"])
                || subject.is_some_and(|subject| s.f.tag(subject.end - 1) == Tag::Wh))
        {
            return true;
        }
    }
    // `said the plan, when it came, was late`
    if s.f.clause_at(at, end).is_some() {
        return false;
    }
    // `said the visit to Orme - a small port - last May would pay`: two dashes hold an aside.
    let dashes = (at + 1..verb).filter(|i| s.f.is_dash(*i)).count();
    let apart = |i| {
        s.f.is_one_of(i, &["when", "until", "because", "since", "unless"])
    };
    // `said the summers when "gulls paid rent" were over`: the second verb is that of the clause.
    let behind = |i: usize| s.f.finite(i) && matches!(s.f.tag(i - 1), Tag::Noun | Tag::Run);
    let second = says(s.cue())
        && !s.cue().has(VerbFrame::OBJECT)
        && (s.f.is_run(verb - 1) || (verb + 1..end).take(FRONT).any(behind));
    (dashes % 2 == 1 || (at + 1..verb).any(apart))
        && !second
        && !(at..verb).any(|i| s.f.is_one_of(i, &["who", "that", "which"]))
}
