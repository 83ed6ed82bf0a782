//! Parts of speech in context: `report` is a noun in `the report says` and a verb in `they report`.
//!
//! The cheapest row of tags wins, each tag costing what the word asks for it and what it asks after
//! the two tags before: a hidden Markov model of the second order, decoded by Viterbi's algorithm.
//! The costs come from [`TAG_TABLE`]. Complexity: linear; a word has a handful of choices.

use super::cue::headline;
use super::frame::{Frame, Unit};
use crate::lexicon::{Choice, TAG_TABLE, Tag, WordClass, is_closed};
use crate::text::{Token, TokenKind};

/// What a name costs as the first word of a sentence, beside what the word can be otherwise: a
/// given name or place, a word of no list, any other. Fitted with the lists.
const FIRST_NAME: u8 = 0;
const FIRST_NEW: u8 = 0;
const FIRST_KNOWN: u8 = 12;
/// What it costs more in a headline, where every word has a capital: with less, `Pilots Say Ice
/// Will Hold` is one long name.
const IN_HEADLINE: u8 = 20;

/// A tag for every item of a text, unit by unit.
pub(crate) fn tag(f: &Frame<'_, '_>) -> Vec<Tag> {
    let mut tagger = Tagger::default();
    let mut out = Vec::with_capacity(f.len());
    for unit in &f.units {
        tagger.unit(f, unit, &mut out);
    }
    out
}

/// Buffers that serve unit after unit.
#[derive(Default)]
struct Tagger {
    /// Choices of all items of the unit, one after the other, and where each item's end.
    choices: Vec<Choice>,
    ends: Vec<usize>,
    /// Cost of each pair (choice before, choice) so far, and the same for the item before.
    cost: Vec<u32>,
    before: Vec<u32>,
    /// For each pair the choice two before that led to it, item after item.
    back: Vec<u8>,
    starts: Vec<usize>,
}

impl Tagger {
    fn unit(&mut self, f: &Frame<'_, '_>, unit: &Unit, out: &mut Vec<Tag>) {
        self.lay_out(f, unit);
        self.forward();
        self.backward(out);
    }

    fn lay_out(&mut self, f: &Frame<'_, '_>, unit: &Unit) {
        // In a headline every word has a capital, which then says nothing.
        let headline = headline(f, unit);
        self.choices.clear();
        self.ends.clear();
        // Two stops stand before the unit.
        for _ in 0..2 {
            self.choices.push((Tag::Stop, 0));
            self.ends.push(self.choices.len());
        }
        let mut first = true;
        for i in unit.range() {
            match f.token(i) {
                None => self.choices.push((Tag::Run, 0)),
                Some(token) => {
                    choose(f, i, token, first, headline, &mut self.choices);
                    first &= token.kind == TokenKind::Punct;
                }
            }
            self.ends.push(self.choices.len());
        }
    }

    fn of(&self, item: usize) -> &[Choice] {
        let start = item.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.choices[start..self.ends[item]]
    }

    fn forward(&mut self) {
        self.back.clear();
        self.starts.clear();
        self.before.clear();
        self.before.push(0);
        let table = &*TAG_TABLE;
        for item in 2..self.ends.len() {
            let mut cost = std::mem::take(&mut self.cost);
            let mut back = std::mem::take(&mut self.back);
            cost.clear();
            self.starts.push(back.len());
            let (far, near, here) = (self.of(item - 2), self.of(item - 1), self.of(item));
            for (n, (second, _)) in near.iter().enumerate() {
                for (third, own) in here {
                    let mut best = (u32::MAX, 0);
                    let so_far = self.before[n..].iter().step_by(near.len());
                    for ((k, (first, _)), so_far) in (0_u8..).zip(far).zip(so_far) {
                        let all = so_far + table.after(*first, *second, *third);
                        if all < best.0 {
                            best = (all, k);
                        }
                    }
                    cost.push(best.0.saturating_add(u32::from(*own)));
                    back.push(best.1);
                }
            }
            self.back = back;
            self.cost = std::mem::replace(&mut self.before, cost);
        }
    }

    fn backward(&self, out: &mut Vec<Tag>) {
        let last = self.ends.len() - 1;
        if last < 2 {
            return;
        }
        let start = out.len();
        let width = self.of(last).len();
        let cheapest = (0..self.before.len()).min_by_key(|at| self.before[*at]);
        let (mut near, mut here) = cheapest.map_or((0, 0), |at| (at / width, at % width));
        for item in (2..=last).rev() {
            let width = self.of(item).len();
            out.push(self.of(item)[here].0.coarse());
            let far = self.back[self.starts[item - 2] + near * width + here];
            here = near;
            near = usize::from(far);
        }
        out[start..].reverse();
    }
}

fn choose(
    f: &Frame<'_, '_>,
    i: usize,
    token: &Token,
    first: bool,
    headline: bool,
    out: &mut Vec<Choice>,
) {
    match token.kind {
        TokenKind::Punct => out.push((mark(token.mark), 0)),
        TokenKind::Number => out.extend([(Tag::Number, 0), (Tag::Adjective, 20)]),
        TokenKind::Address => out.push((Tag::Name, 0)),
        TokenKind::Word | TokenKind::Clitic => {
            let info = f.info(i);
            let word = f.str(i);
            if token.capital() && !first && !headline && word != "I" {
                out.extend_from_slice(TAG_TABLE.capital(info));
                return;
            }
            out.extend_from_slice(TAG_TABLE.choices(word, info));
            let never = info.class.any(
                WordClass::ADVERB
                    .with(WordClass::CONNECTIVE)
                    .with(WordClass::INTERJECTION),
            );
            if token.capital() && !is_closed(info.class) && !never {
                let known = info.class.any(WordClass::COMMON) || !info.class.is_empty();
                let name = WordClass::GIVEN
                    .with(WordClass::PLACE)
                    .with(WordClass::BODY_NAME);
                let cost = if info.class.any(name) && !info.class.any(WordClass::COMMON) {
                    FIRST_NAME
                } else if known {
                    FIRST_KNOWN + if headline { IN_HEADLINE } else { 0 }
                } else {
                    FIRST_NEW
                };
                out.push((Tag::Name, cost));
            }
        }
    }
}

fn mark(c: char) -> Tag {
    match c {
        ',' => Tag::Comma,
        '.' | '!' | '?' | '…' => Tag::Stop,
        ':' | ';' => Tag::Colon,
        '(' | '[' | '{' => Tag::Open,
        ')' | ']' | '}' => Tag::Close,
        '—' | '–' | '―' | '-' => Tag::Dash,
        '$' | '£' | '€' | '#' => Tag::Money,
        '%' => Tag::Noun,
        '&' => Tag::Coordinator,
        _ => Tag::Mark,
    }
}
