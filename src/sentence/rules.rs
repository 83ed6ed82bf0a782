//! The rules that say whether a sentence ends at a gap. Order is precedence: the first rule that
//! holds decides. Every row's example has a `^` at the gap that the row decides.

use super::gap::{Gap, Terminal, clause_opener};
use super::{list, tag};
use crate::lexicon::{Form, WordClass, Words};
use crate::text::{Case, TokenKind};

/// What a rule says of a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The sentence ends.
    Break,
    /// It goes on.
    Join,
}

/// A named rule.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) verdict: Verdict,
    holds: fn(&Gap<'_, '_>) -> bool,
    /// A text in which this rule decides the gap at `^`.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "read by the tests, and by people")
    )]
    pub(super) example: &'static str,
}

const fn join(name: &'static str, holds: fn(&Gap<'_, '_>) -> bool, example: &'static str) -> Rule {
    Rule {
        name,
        verdict: Verdict::Join,
        holds,
        example,
    }
}

const fn split(name: &'static str, holds: fn(&Gap<'_, '_>) -> bool, example: &'static str) -> Rule {
    Rule {
        name,
        verdict: Verdict::Break,
        holds,
        example,
    }
}

/// The rules, in order.
pub(super) const RULES: &[Rule] = &[
    // What stands before or after the gap leaves no choice.
    split(
        "omission-between",
        omission_between,
        "[...] ^The ferry left at nine.",
    ),
    join(
        "nothing-yet",
        |gap| !gap.has_word,
        "... ^And then the ferry left.",
    ),
    join(
        "mark-follows",
        mark_follows,
        "Her song, \"Who Rang?\"^, sold well.",
    ),
    join(
        "apostrophe-follows",
        apostrophe_follows,
        "This is Tom Obi Jr.^'s boat.",
    ),
    join(
        "inside-a-word",
        inside_a_word,
        "Open the file readme.^(old) now.",
    ),
    join("item-number", item_number, "2. ^Bring a coat."),
    join("postscript", postscript, "P.S. ^The boat is sold."),
    // After a quotation that closes.
    join("citation", citation, "\"The tide turns.\" ^(Obi 55)."),
    join("tag-in-small-letters", tag_small, "\"Did he?\" ^she asked."),
    join(
        "tag",
        tag_capital,
        "\"Stop!\" ^Dimitri shouted from the pier.",
    ),
    split(
        "quotation-ends",
        |gap| gap.quotation && !gap.small(),
        "\"Stop!\" ^Dimitri ran to the pier.",
    ),
    // After a bracket that closes, or within one.
    join(
        "bracket-then-small",
        |gap| gap.bracket && gap.small(),
        "He teaches (he once sailed.) ^at the school.",
    ),
    // Points.
    join("abbreviation", abbreviation, "They met Mr. ^Obi there."),
    join(
        "before-a-number",
        before_a_number,
        "Take bus No. ^14 to the pier.",
    ),
    join(
        "month-and-number",
        month_and_number,
        "The strike began on Nov. ^8 in Accra.",
    ),
    join("initial", initial, "The song is by Jonas E. ^Mbatha."),
    join(
        "sentence-opens-with-time",
        opens_with_time,
        "At 5 a.m. ^Mr. Obi went home.",
    ),
    split(
        "abbreviation-in-careless-text",
        |gap| may_end(gap) && gap.careless && small_clause(gap),
        "i sell nets, rope etc. ^the boat is sold.",
    ),
    split(
        "abbreviation-then-clause",
        |gap| may_end(gap) && clause_follows(gap),
        "They live in the U.S. ^The house is small.",
    ),
    split(
        "abbreviation-then-name",
        abbreviation_then_name,
        "The shop shuts at 6 p.m. ^Mr. Obi lives upstairs.",
    ),
    join(
        "abbreviation-goes-on",
        may_end,
        "The U.S. ^Coast Guard came.",
    ),
    // Points left out.
    join(
        "ellipsis-then-small",
        |gap| gap.terminal == Terminal::Ellipsis && gap.small() && !address(gap),
        "I only wanted ... ^well, to say sorry.",
    ),
    join(
        "ellipsis-then-i",
        ellipsis_then_i,
        "You know ... ^I never meant it.",
    ),
    // `!` and `?` before a small letter.
    join(
        "question-in-speech",
        in_speech,
        "\"What! ^have you sold it, then?\" she cried.",
    ),
    join(
        "question-then-thought",
        thought,
        "Was it too late? ^he wondered.",
    ),
    join(
        "name-with-a-mark",
        name_with_a_mark,
        "The maker Hurrah! ^raised its prices.",
    ),
    // What is left ends the sentence.
    join("glued-in-a-word", glued, "Visit Newsfeed.^Com for more."),
    split("end", |_| true, "The tide is out. ^Nobody swims."),
];

/// Name and verdict of the first rule that holds.
pub(super) fn judge(gap: &Gap<'_, '_>) -> (&'static str, Verdict) {
    RULES
        .iter()
        .find(|rule| (rule.holds)(gap))
        .map_or(("end", Verdict::Break), |rule| (rule.name, rule.verdict))
}

fn point(gap: &Gap<'_, '_>) -> bool {
    gap.terminal == Terminal::Point || gap.terminal == Terminal::Ellipsis && gap.points == 2
}

fn omission_between(gap: &Gap<'_, '_>) -> bool {
    !gap.has_word
        && gap.bracket
        && gap.terminal == Terminal::Ellipsis
        && (gap.opens() || gap.capital())
}

fn mark_follows(gap: &Gap<'_, '_>) -> bool {
    let token = gap.token();
    match token.mark {
        ',' | ';' | ':' | '/' | '%' | '&' | '|' | '>' => true,
        // `"What?" -- she looked up`, but `The ferry left. -- Reuters`
        '-' | '—' | '–' => {
            gap.next + 1 < gap.hi
                && gap.words.tokens[gap.next + 1].case == Case::Lower
                && gap.words.tokens[gap.next + 1].kind == TokenKind::Word
        }
        _ => false,
    }
}

fn apostrophe_follows(gap: &Gap<'_, '_>) -> bool {
    let token = gap.token();
    matches!(token.mark, '\'' | '’')
        && !token.spaced
        && token.span.len() <= 3
        && !super::gap::spaced(gap.words, gap.next + 1, gap.hi)
        || token.kind == TokenKind::Clitic
}

/// `readme.(old)`, `list.txt`, `1.-3.`: nothing but a point between two things without space.
fn inside_a_word(gap: &Gap<'_, '_>) -> bool {
    let token = gap.token();
    if gap.next != gap.mark + 1 || token.spaced {
        return false;
    }
    // An address that its reader is kept from: `tessm...@mail.example`.
    token.kind == TokenKind::Address
        || gap.terminal == Terminal::Point
            && (token.kind == TokenKind::Word && (gap.small() || single_then_point(gap))
                || token.kind == TokenKind::Punct
                    && !matches!(token.mark, '"' | '“' | '\'' | '‘' | '(' | '[' | '*' | '_')
                || token.mark == '(' && gap.small()
                || token.kind == TokenKind::Number
                    && gap.mark > gap.start
                    && gap.words.tokens[gap.mark - 1].kind == TokenKind::Number)
}

/// `Kwame.B.Obi`
fn single_then_point(gap: &Gap<'_, '_>) -> bool {
    let after = gap.next + 1;
    gap.words.str(gap.next).len() == 1
        && after + 1 < gap.hi
        && gap.words.mark(after, '.')
        && !gap.words.tokens[after].spaced
        && !gap.words.tokens[after + 1].spaced
}

/// `P.S.` at the head of its sentence.
fn postscript(gap: &Gap<'_, '_>) -> bool {
    point(gap)
        && gap.mark == gap.start + 1
        && ["P.S", "PS", "P.P.S", "N.B", "NB"].contains(&gap.words.str(gap.start))
}

fn item_number(gap: &Gap<'_, '_>) -> bool {
    gap.terminal == Terminal::Point
        && !gap.quotation
        && list::only_number(gap.words, gap.start, gap.mark)
}

/// A source in brackets that the sentence's own stop follows.
fn citation(gap: &Gap<'_, '_>) -> bool {
    // `(Mbatha and Brandt 1999, p. 55).`
    const LONGEST: usize = 12;
    if !gap.quotation || !gap.words.mark(gap.next, '(') {
        return false;
    }
    let close = (gap.next..gap.hi.min(gap.next + LONGEST)).find(|i| gap.words.mark(*i, ')'));
    close.is_some_and(|i| {
        i + 1 < gap.hi && gap.words.mark(i + 1, '.') && !gap.words.tokens[i + 1].spaced
    })
}

fn tag_small(gap: &Gap<'_, '_>) -> bool {
    gap.quotation && gap.small() && !gap.opens()
}

fn tag_capital(gap: &Gap<'_, '_>) -> bool {
    gap.quotation
        && !gap.opens()
        && tag::tag(gap.words, gap.next, gap.hi, gap.terminal == Terminal::Point)
}

/// Whether the word before the point is an everyday word in small letters: `in the sun.`
fn everyday(gap: &Gap<'_, '_>) -> bool {
    const EVERYDAY: WordClass = WordClass::COMMON
        .with(WordClass::VERB)
        .with(WordClass::TIME)
        .with(WordClass::PREPOSITION);
    gap.before()
        .is_none_or(|i| gap.words.tokens[i].case == Case::Lower && gap.words.class(i).any(EVERYDAY))
}

fn abbreviation(gap: &Gap<'_, '_>) -> bool {
    point(gap)
        && !gap.quotation
        && gap.class_before().any(WordClass::ABBREVIATION)
        && !everyday(gap)
}

fn before_a_number(gap: &Gap<'_, '_>) -> bool {
    if !point(gap) || gap.quotation || gap.opens() {
        return false;
    }
    let number = gap.token().kind == TokenKind::Number;
    let roman = || {
        let word = gap.words.str(gap.next);
        !gap.words.is(gap.mark.saturating_sub(1), "no")
            && word.bytes().all(|b| b"IVXLCivxlc".contains(&b))
    };
    // `N°. 5`
    let degree = gap
        .before()
        .is_some_and(|i| gap.words.mark(i, '°') || gap.words.mark(i, 'º'));
    gap.class_before().any(WordClass::ABBREVIATION_NUMBER) && (number || roman())
        || degree && number
}

fn month_and_number(gap: &Gap<'_, '_>) -> bool {
    may_end(gap)
        && gap.token().kind == TokenKind::Number
        && (gap.class_before().any(WordClass::MONTH) || !gap.has_verb)
}

/// Whether the word before the point is an abbreviation that can end a sentence.
fn may_end(gap: &Gap<'_, '_>) -> bool {
    if !point(gap) || gap.quotation {
        return false;
    }
    let Some(before) = gap.before() else {
        return false;
    };
    let listed = gap.class_before().any(WordClass::ABBREVIATION_MAY_END) && !everyday(gap);
    listed || acronym(gap.words.str(before))
}

/// `U.S`, `J.R`, `e.g`: single letters with points between.
fn acronym(word: &str) -> bool {
    word.len() >= 3
        && word
            .split('.')
            .all(|part| part.len() == 1 && part.as_bytes()[0].is_ascii_alphabetic())
}

/// `E`, in `Jonas E. Mbatha`.
fn initial(gap: &Gap<'_, '_>) -> bool {
    if !point(gap) || gap.quotation || gap.bracket {
        return false;
    }
    let Some(before) = gap.before() else {
        return false;
    };
    let word = gap.words.str(before);
    let single = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    if single && ordinal(gap.words.str(gap.next)) {
        // `the corner of S. 10th Street`
        return true;
    }
    if !single || gap.opens() || !gap.capital() || clause_opener(gap.words, gap.head) {
        return false;
    }
    // `you and I. Thomas left`: the pronoun.
    word != "I"
        || before == gap.start
        || gap.words.tokens[before - 1].capital()
        || gap.words.mark(before - 1, '.')
}

/// `10th`, `1st`
fn ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th")
        && !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
}

fn time_of_day(gap: &Gap<'_, '_>) -> bool {
    gap.before().is_some_and(|i| {
        ["a.m", "p.m", "am", "pm"]
            .iter()
            .any(|word| gap.words.is(i, word))
    })
}

/// The sentence so far is no more than `At 5 a.m.` or `In the U.S.`
fn opens_with_time(gap: &Gap<'_, '_>) -> bool {
    may_end(gap)
        && !gap.has_verb
        && gap.mark < gap.start + 7
        && gap.words.class(gap.start).any(WordClass::PREPOSITION)
}

/// A new clause without its capital, after `etc`.
fn small_clause(gap: &Gap<'_, '_>) -> bool {
    gap.small()
        && gap
            .head_class()
            .any(WordClass::DETERMINER.with(WordClass::PRONOUN))
        && gap.before().is_some_and(|i| gap.words.is(i, "etc"))
}

fn clause_follows(gap: &Gap<'_, '_>) -> bool {
    if gap.head >= gap.hi {
        return false;
    }
    // `"She left the U.S. "We all did."`, not `the U.S. "dream team"`
    let quoted = gap.opens() && !gap.words.mark(gap.next, '(') && !gap.small();
    quoted || clause_opener(gap.words, gap.head)
}

/// A name or a noun after the abbreviation that must be another clause's subject.
fn abbreviation_then_name(gap: &Gap<'_, '_>) -> bool {
    if !may_end(gap) || !gap.has_verb || gap.opens() || !gap.capital() {
        return false;
    }
    let (before, class) = (gap.class_before(), gap.head_class());
    let word = gap.before().map_or("", |i| gap.words.str(i));
    // `J.R. Martin`, but `in the U.S. Martha`
    let listed = before.any(WordClass::ABBREVIATION_MAY_END);
    if listed && class.any(WordClass::COURTESY) {
        return true;
    }
    if time_of_day(gap) {
        return !class.any(
            WordClass::WEEKDAY
                .with(WordClass::MONTH)
                .with(WordClass::TIME),
        ) && gap.token().case == Case::Title;
    }
    if listed && class.any(WordClass::GIVEN) && !class.any(WordClass::COMMON) {
        return true;
    }
    // `Acme Inc. Shares fell`, not `Acme Inc. Chairman Tom Obi`, not the `U.S. Senate`
    let suffix = listed && !acronym(word);
    suffix && gap.token().case == Case::Title && followed_by_verb(gap.words, gap.head + 1, gap.hi)
}

fn followed_by_verb(words: &Words<'_>, i: usize, hi: usize) -> bool {
    const FINITE: WordClass = WordClass::BE
        .with(WordClass::HAVE)
        .with(WordClass::MODAL)
        .with(WordClass::DO);
    i < hi
        && words.tokens[i].kind == TokenKind::Word
        && words.tokens[i].case == Case::Lower
        && (words.class(i).any(FINITE) || words.verb(i).form.any(Form::PAST.with(Form::THIRD)))
}

fn address(gap: &Gap<'_, '_>) -> bool {
    gap.head_token()
        .is_some_and(|token| token.kind == TokenKind::Address)
}

fn ellipsis_then_i(gap: &Gap<'_, '_>) -> bool {
    gap.terminal == Terminal::Ellipsis
        && !gap.quotation
        && !gap.opens()
        && gap.token().spaced
        && gap.points == 3
        && gap.words.str(gap.next) == "I"
}

fn strong(gap: &Gap<'_, '_>) -> bool {
    matches!(gap.terminal, Terminal::Question | Terminal::Exclamation)
}

fn in_speech(gap: &Gap<'_, '_>) -> bool {
    strong(gap) && gap.small() && !gap.careless && gap.inside_quotation
}

/// A thought with its tag: `Was it too late? he wondered.`
fn thought(gap: &Gap<'_, '_>) -> bool {
    let past = |i: usize| {
        gap.words.class(i).any(WordClass::REPORTING) && gap.words.verb(i).form.any(Form::PAST)
    };
    let subject = |i: usize| {
        i < gap.hi && (gap.words.tokens[i].capital() || gap.words.class(i).any(WordClass::PRONOUN))
    };
    strong(gap)
        && gap.small()
        && !gap.careless
        && !gap.opens()
        && (gap.head_class().any(WordClass::PRONOUN) && past(gap.next + 1)
            || past(gap.next) && subject(gap.next + 1))
}

/// `The maker Hurrah! raised its prices`, `Alas! he was gone`.
fn name_with_a_mark(gap: &Gap<'_, '_>) -> bool {
    if gap.terminal != Terminal::Exclamation || !gap.small() || gap.careless {
        return false;
    }
    let conjoined = gap
        .head_class()
        .any(WordClass::COORDINATOR.with(WordClass::SUBORDINATOR));
    gap.before().is_some_and(|i| {
        gap.words.tokens[i].capital() || gap.words.class(i).any(WordClass::INTERJECTION)
    }) || conjoined
}

/// `Newsfeed.Com`, `Node.Js`: a point between two words that are no sentence's end and beginning.
fn glued(gap: &Gap<'_, '_>) -> bool {
    if gap.terminal != Terminal::Point
        || gap.next != gap.mark + 1
        || gap.token().spaced
        || gap.opens()
    {
        return false;
    }
    let ends = gap
        .before()
        .is_some_and(|i| gap.words.tokens[i].case == Case::Lower);
    let known = !gap.head_class().is_empty() || gap.token().kind != TokenKind::Word;
    let upper = gap
        .before()
        .is_some_and(|i| gap.words.tokens[i].case == Case::Title);
    !ends && !known && !upper || ["Com", "Net", "Org", "Js"].contains(&gap.words.str(gap.next))
}
