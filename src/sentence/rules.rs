//! The rules that say whether a sentence ends at a gap. Order is precedence: the first rule that
//! holds decides. Every row's example has a `^` at the gap that the row decides.

use super::gap::{Gap, Terminal};
use super::shape::{glued_mark, small_word, spaced};
use super::{abbreviation as short, list, tag};
use crate::lexicon::{Form, WordClass};
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
#[rustfmt::skip]
pub(super) const RULES: &[Rule] = &[
    // What stands before or after the gap leaves no choice.
    split("omission-between", omission_between, "[...] ^The ferry left at nine."),
    join("nothing-yet", |gap| !gap.has_word, "... ^And then the ferry left."),
    join("mark-follows", mark_follows, "Her song, \"Who Rang?\"^, sold well."),
    join("apostrophe-follows", apostrophe_follows, "This is Tom Obi Jr.^'s boat."),
    join("inside-a-word", inside_a_word, "Open the file BOAT.^txt now."),
    join("item-number", item_number, "2. ^Bring a lamp."),
    join("postscript", postscript, "P.S. ^The boat is sold."),
    // A quotation closes.
    join("citation", citation, "\"The tide turns.\" ^(Adu 12)."),
    join("tag-in-small-letters", |gap| gap.quotation && gap.small() && !gap.opens(), "\"Did he?\" ^she asked."),
    join("tag", tag_in_capitals, "\"Stop!\" ^Ines shouted from the hatch."),
    split("quotation-ends", |gap| gap.quotation && !gap.small(), "\"Stop!\" ^Ines pushed the boat."),
    // A bracket closes.
    join("bracket-then-small", |gap| gap.bracket && gap.small(), "Her aunt (she once sailed.) ^mended nets."),
    // The point belongs to a word.
    join("abbreviation", short::never_ends, "They met Mr. ^Obi there."),
    join("before-a-number", short::before_a_number, "Take bus No. ^14 to the pier."),
    join("month-and-number", short::month_and_number, "The strike began on Nov. ^3 in Accra."),
    join("initial", short::initial, "The song is by Kofi D. ^Adu."),
    join("small-letter", short::small_letter, "The gates open at 3 p. ^m. on Fridays."),
    join("headline", short::headline, "Ferries Stop in the U.S. ^As Talks Fail"),
    join("sentence-opens-with-time", short::opens_with_time, "At 4 a.m. ^Ms. Adu woke."),
    split("etc-in-careless-text", short::careless_etc, "i sell nets, rope etc. ^the boat is sold."),
    split("abbreviation-then-clause", short::then_clause, "Her aunt moved to the U.S. ^The house is small."),
    split("abbreviation-then-subject", short::then_subject, "The shop shuts at 7 p.m. ^Mr. Obi lives upstairs."),
    join("abbreviation-goes-on", short::may_end, "The U.S. ^Park Service came."),
    join("short-word-then-small", short::short_word, "The net cost 40 kn. ^for the lot."),
    // Points stand for something left out.
    join("ellipsis-then-small", |gap| gap.terminal == Terminal::Ellipsis && gap.small(), "He was ... ^well, a little late."),
    join("ellipsis-then-i", ellipsis_then_i, "You know ... ^I never meant it."),
    // `!` or `?` before a small letter, or inside a word.
    join("lost-letter", lost_letter, "They had a t?^te by the window."),
    join("thought", thought, "Was it too late? ^he wondered."),
    join("goes-on-in-small-letters", |gap| gap.strong() && gap.small() && !gap.careless, "Alas! ^it had sunk."),
    join("name-with-a-mark", name_with_a_mark, "we used Zing! ^and it worked."),
    // What is left ends the sentence.
    join("name-with-a-point", name_with_a_point, "Visit Harbour.^Com for more."),
    split("end", |_| true, "The tide is out. ^Nobody swims."),
];

/// Name and verdict of the first rule that holds.
pub(super) fn judge(gap: &Gap<'_, '_>) -> (&'static str, Verdict) {
    RULES
        .iter()
        .find(|rule| (rule.holds)(gap))
        .map_or(("end", Verdict::Break), |rule| (rule.name, rule.verdict))
}

/// `[...]` between two sentences stands alone.
fn omission_between(gap: &Gap<'_, '_>) -> bool {
    !gap.has_word
        && gap.bracket
        && gap.terminal == Terminal::Ellipsis
        && (gap.opens() || gap.capital())
}

fn mark_follows(gap: &Gap<'_, '_>) -> bool {
    match gap.token().mark {
        ',' | ';' | ':' | '/' | '%' | '&' | '|' | '>' => true,
        // `"What?" -- she looked up`, but `The ferry left. -- Reuters`
        '-' | '—' | '–' => small_word(gap.words, gap.next + 1, gap.hi),
        _ => false,
    }
}

fn apostrophe_follows(gap: &Gap<'_, '_>) -> bool {
    let token = gap.token();
    let apostrophe =
        matches!(token.mark, '\'' | '’') && gap.words.str(gap.next).chars().count() == 1;
    token.kind == TokenKind::Clitic
        || apostrophe && !token.spaced && !spaced(gap.words, gap.next + 1, gap.hi)
}

/// Nothing but a point between two things without space: `readme.txt`, `1.-3.`, `the U.S.-Oryx line`.
fn inside_a_word(gap: &Gap<'_, '_>) -> bool {
    if !gap.glued() {
        return false;
    }
    let token = gap.token();
    match token.kind {
        // An address that its reader is kept from: `tess...@mail.example`.
        TokenKind::Address => true,
        _ if gap.terminal != Terminal::Point => false,
        TokenKind::Word => gap.small() || short::letter_between(gap),
        // `1.2`, `12 F.2d 33`
        TokenKind::Number => gap.before().is_some_and(|i| {
            gap.words.tokens[i].kind == TokenKind::Number || gap.words.str(i).len() == 1
        }),
        TokenKind::Punct if token.mark == '(' => gap.small(),
        TokenKind::Punct => !matches!(token.mark, '"' | '“' | '\'' | '‘' | '[' | '*' | '_' | '<'),
        TokenKind::Clitic => true,
    }
}

fn item_number(gap: &Gap<'_, '_>) -> bool {
    gap.terminal == Terminal::Point
        && !gap.quotation
        && list::only_number(gap.words, gap.start, gap.mark)
}

/// `P.S.` at the head of its sentence.
fn postscript(gap: &Gap<'_, '_>) -> bool {
    gap.short
        && gap.mark == gap.start + 1
        && ["P.S", "PS", "P.P.S", "N.B", "NB"].contains(&gap.words.str(gap.start))
}

/// A source in brackets that the sentence's own stop follows.
fn citation(gap: &Gap<'_, '_>) -> bool {
    // `(Adu and Lund 1999, p. 31).`
    const LONGEST: usize = 12;
    if !gap.quotation || !gap.words.mark(gap.next, '(') {
        return false;
    }
    let close = (gap.next..gap.hi.min(gap.next + LONGEST)).find(|i| gap.words.mark(*i, ')'));
    close.is_some_and(|i| glued_mark(gap.words, i + 1, gap.hi, '.'))
}

fn tag_in_capitals(gap: &Gap<'_, '_>) -> bool {
    gap.quotation
        && !gap.opens()
        && tag::tag(gap.words, gap.next, gap.hi, gap.terminal == Terminal::Point)
}

fn ellipsis_then_i(gap: &Gap<'_, '_>) -> bool {
    gap.terminal == Terminal::Ellipsis
        && gap.points == 3
        && !gap.quotation
        && !gap.opens()
        && gap.token().spaced
        && gap.words.str(gap.next) == "I"
}

/// `t?te`: a mark where a letter was lost.
fn lost_letter(gap: &Gap<'_, '_>) -> bool {
    gap.strong()
        && gap.glued()
        && gap.small()
        && gap.before().is_some_and(|i| {
            gap.words.class(i).is_empty() && gap.words.tokens[i].kind == TokenKind::Word
        })
}

/// A thought with its tag: `Was it too late? he wondered.`
fn thought(gap: &Gap<'_, '_>) -> bool {
    let words = gap.words;
    let past =
        |i: usize| words.class(i).any(WordClass::REPORTING) && words.verb(i).form.any(Form::PAST);
    let name = |i: usize| i < gap.hi && words.tokens[i].capital();
    gap.strong()
        && gap.small()
        && !gap.opens()
        && (gap.head_class().any(WordClass::PRONOUN) && past(gap.next + 1)
            || past(gap.next) && name(gap.next + 1))
}

/// A name's own mark, where small letters begin sentences too.
fn name_with_a_mark(gap: &Gap<'_, '_>) -> bool {
    gap.terminal == Terminal::Exclamation
        && gap.small()
        && gap.before().is_some_and(|i| {
            i > gap.start && gap.words.tokens[i].case == Case::Title && gap.words.str(i).len() > 1
        })
}

/// `Harbour.Com`, `Kofi.Js`: a point between two words that are no sentence's end and beginning.
fn name_with_a_point(gap: &Gap<'_, '_>) -> bool {
    gap.terminal == Terminal::Point
        && gap.glued()
        && ["Com", "Net", "Org", "Js"].contains(&gap.words.str(gap.next))
}
