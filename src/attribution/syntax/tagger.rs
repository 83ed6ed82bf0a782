//! Parts of speech in context: `report` is a noun in `the report says` and a verb in `they report`.
//!
//! The cheapest row of tags wins, each tag costing what the word asks for it and what it asks after
//! the two tags before: a hidden Markov model of the second order, decoded by Viterbi's algorithm.
//! The costs come from [`TAG_TABLE`]. Complexity: linear; a word has a handful of choices.

use super::fact::RUN;
use super::frame::{Frame, Unit};
use super::headline::headline;
use crate::lexicon::{Choice, MOST_CHOICES, Row, TAG_TABLE, Tag, TagTable, WordClass, is_closed};
use crate::text::TokenKind;

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
    let mut tagger = Tagger::new();
    let mut out = Vec::with_capacity(f.len());
    for unit in &f.units {
        tagger.unit(f, unit, &mut out);
    }
    out
}

/// Whether the word at `i` can be a `tag` at all, and is not unlikely to.
pub(super) fn may_be(f: &Frame<'_, '_>, i: usize, tag: Tag) -> bool {
    f.token(i)
        .is_some_and(|token| token.kind == TokenKind::Word)
        && TAG_TABLE.all()[TAG_TABLE.choices(|| f.str(i), f.info(i))]
            .iter()
            .any(|(other, cost)| *other == tag && *cost <= UNLIKELY)
}

/// A cost that an adjective has where it is a noun as often as not, as in `*adj`, and some more.
const UNLIKELY: u8 = 12;

/// Buffers that serve unit after unit.
struct Tagger {
    table: &'static TagTable,
    /// Those of the table, then those of this unit that are in no row of it.
    choices: Vec<Choice>,
    /// For each item, which of them are its own.
    items: Vec<Row>,
    /// The best way to each pair (choice before, choice), item after item: its cost, and in the
    /// low bits the choice two before that led to it. One number, so that one comparison finds both.
    best: Vec<u64>,
    /// Where the pairs of each item but the first begin.
    starts: Vec<usize>,
}

/// The bits of [`Tagger::best`] that hold a choice.
const BACK: u64 = (1 << BACK_BITS) - 1;
const BACK_BITS: u32 = MOST_CHOICES.next_power_of_two().ilog2();

/// From the best ways to the pairs of `far` and `near` to those to the pairs of `near` and `here`,
/// which are put behind them: `best` ends with the former.
fn step(table: &TagTable, best: &mut Vec<u64>, far: &[Choice], near: &[Choice], here: &[Choice]) {
    let before = best.len() - far.len() * near.len();
    for (at, (second, _)) in near.iter().enumerate() {
        let costs = table.between(*second);
        for (third, own) in here {
            let costs = &costs[*third as usize];
            let mut cheapest = u64::MAX;
            let mut from = before + at;
            for (k, (first, _)) in (0..).zip(far) {
                let cost = u64::from(costs[*first as usize]) << BACK_BITS;
                cheapest = cheapest.min((best[from] & !BACK | k) + cost);
                from += near.len();
            }
            best.push(cheapest + (u64::from(*own) << BACK_BITS));
        }
    }
}

impl Tagger {
    fn new() -> Self {
        let table = &*TAG_TABLE;
        Self {
            table,
            choices: table.all().to_vec(),
            items: Vec::new(),
            best: Vec::new(),
            starts: Vec::new(),
        }
    }

    fn unit(&mut self, f: &Frame<'_, '_>, unit: &Unit, out: &mut Vec<Tag>) {
        self.lay_out(f, unit);
        self.forward();
        self.backward(out);
    }

    fn lay_out(&mut self, f: &Frame<'_, '_>, unit: &Unit) {
        // In a headline every word has a capital, which then says nothing.
        let headline = headline(f, unit);
        self.choices.truncate(self.table.all().len());
        self.items.clear();
        // Two stops stand before the unit.
        self.items
            .extend([Tag::Stop, Tag::Stop].map(TagTable::only));
        let mut first = true;
        for i in unit.range() {
            let row = self.choose(f, i, first, headline);
            first &= f.kind(i) == TokenKind::Punct;
            self.items.push(row);
        }
    }

    fn choose(&mut self, f: &Frame<'_, '_>, i: usize, first: bool, headline: bool) -> Row {
        match f.kind(i) {
            TokenKind::Punct => return TagTable::only(mark(f.sign(i))),
            TokenKind::Address => return TagTable::only(Tag::Name),
            TokenKind::Number => return TagTable::number(),
            TokenKind::Word | TokenKind::Clitic => {}
        }
        let info = f.info(i);
        let capital = f.capital(i);
        if capital && !first && !headline && !f.is(i, "I") {
            return self.table.capital(info);
        }
        let row = self.table.choices(|| f.str(i), info);
        let never = WordClass::ADVERB
            .with(WordClass::CONNECTIVE)
            .with(WordClass::INTERJECTION);
        if !capital || is_closed(info.class) || info.class.any(never) {
            return row;
        }
        let name = WordClass::GIVEN
            .with(WordClass::PLACE)
            .with(WordClass::BODY_NAME);
        let cost = if info.class.any(name) && !info.class.any(WordClass::COMMON) {
            FIRST_NAME
        } else if !info.class.is_empty() {
            FIRST_KNOWN + if headline { IN_HEADLINE } else { 0 }
        } else {
            FIRST_NEW
        };
        let start = self.choices.len();
        self.choices.extend_from_within(row);
        self.choices.push((Tag::Name, cost));
        start..self.choices.len()
    }

    fn forward(&mut self) {
        self.best.clear();
        self.starts.clear();
        self.best.push(0);
        self.starts.push(0);
        let mut choices = self.items.iter().map(|item| &self.choices[item.clone()]);
        let (Some(mut far), Some(mut near)) = (choices.next(), choices.next()) else {
            return;
        };
        for here in choices {
            self.starts.push(self.best.len());
            step(self.table, &mut self.best, far, near, here);
            (far, near) = (near, here);
        }
    }

    fn backward(&self, out: &mut Vec<Tag>) {
        let last = self.items.len() - 1;
        if last < 2 {
            return;
        }
        let of = |item: usize| &self.choices[self.items[item].clone()];
        let start = out.len();
        let pairs = &self.best[self.starts[last - 1]..];
        let cheapest = (0..pairs.len()).min_by_key(|at| pairs[*at] >> BACK_BITS);
        let width = of(last).len();
        let (mut near, mut here) = cheapest.map_or((0, 0), |at| (at / width, at % width));
        for item in (2..=last).rev() {
            let choices = of(item);
            out.push(choices[here].0.coarse());
            let best = self.best[self.starts[item - 1] + near * choices.len() + here];
            here = near;
            near = (best & BACK) as usize;
        }
        out[start..].reverse();
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
        RUN => Tag::Run,
        _ => Tag::Mark,
    }
}
