//! Parts of speech in context: `report` is a noun in `the report says` and a verb in `they report`.
//!
//! The cheapest row of tags wins, each tag costing what the word asks for it and what it asks after
//! the two tags before: a hidden Markov model of the second order, decoded by Viterbi's algorithm.
//! The costs come from [`TAG_TABLE`]. Complexity: linear; a word has a handful of choices.

use super::fact::RUN;
use super::frame::{Frame, Unit, narrow};
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
        && TAG_TABLE
            .choices_of(TAG_TABLE.choices(|| f.str(i), f.info(i)))
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
    /// What the best way costs to each pair of the latest two items' choices, the later one's first, and to each
    /// of the two before.
    costs: Vec<u64>,
    before: Vec<u64>,
    /// For each pair (choice, choice before) of each item, the choice two before that leads to it.
    back: Vec<u8>,
}

/// The low bits of what a way costs hold the choice that it comes by: one comparison finds both.
const BACK: u64 = (1 << BACK_BITS) - 1;
const BACK_BITS: u32 = MOST_CHOICES.next_power_of_two().ilog2();

impl Tagger {
    fn new() -> Self {
        let table = &*TAG_TABLE;
        Self {
            table,
            choices: table.all().to_vec(),
            items: Vec::new(),
            costs: Vec::new(),
            before: Vec::new(),
            back: Vec::new(),
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
        let start = narrow(self.choices.len());
        self.choices
            .extend_from_within(row.start as usize..row.end as usize);
        self.choices.push((Tag::Name, cost));
        start..narrow(self.choices.len())
    }

    fn forward(&mut self) {
        let Self {
            table,
            choices,
            items,
            costs,
            before,
            back,
        } = self;
        back.clear();
        costs.clear();
        costs.push(0);
        let mut items = items.iter().map(|row| of(choices, row));
        let (Some(mut far), Some(mut near)) = (items.next(), items.next()) else {
            return;
        };
        for here in items {
            if let ([_], [_], [_]) = (far, near, here) {
                // Nothing to choose; what is the same for all ways need not be added.
                back.push(0);
            } else {
                std::mem::swap(costs, before);
                costs.clear();
                step(table, before, [far, near, here], costs, back);
            }
            (far, near) = (near, here);
        }
    }

    fn backward(&self, out: &mut Vec<Tag>) {
        let last = self.items.len() - 1;
        if last < 2 {
            return;
        }
        let from = out.len();
        let choices_of = |item: usize| of(&self.choices, &self.items[item]);
        let mut choices = choices_of(last);
        let width = choices_of(last - 1).len();
        // Of equals the first by the choice before.
        let ends = (0..self.costs.len()).map(|at| (at % width, at / width));
        let cheapest = ends.min_by_key(|end| (self.costs[end.1 * width + end.0] & !BACK, *end));
        let (mut near, mut here) = cheapest.unwrap_or((0, 0));
        let mut start = self.back.len();
        for item in (2..=last).rev() {
            out.push(choices[here].0.coarse());
            let before = choices_of(item - 1);
            start -= before.len() * choices.len();
            let far = self.back[start + here * before.len() + near];
            (near, here) = (far.into(), near);
            choices = before;
        }
        out[from..].reverse();
    }
}

/// From what the best ways cost to the pairs of `far` and `near` to those to the pairs of `near` and `here`.
fn step(
    table: &TagTable,
    before: &[u64],
    [far, near, here]: [&[Choice]; 3],
    costs: &mut Vec<u64>,
    back: &mut Vec<u8>,
) {
    for (third, own) in here {
        let mut before = before;
        for (second, _) in near {
            let between = &table.between(*second)[*third as usize];
            let ways;
            (ways, before) = before.split_at(far.len());
            let mut cheapest = u64::MAX;
            for (k, (way, (first, _))) in (0..).zip(ways.iter().zip(far)) {
                let cost = u64::from(between[*first as usize]) << BACK_BITS;
                cheapest = cheapest.min(((way & !BACK) + cost) | k);
            }
            costs.push(cheapest + (u64::from(*own) << BACK_BITS));
        }
    }
    let come_by = |way: &u64| u8::try_from(way & BACK).unwrap_or(0);
    back.extend(costs.iter().map(come_by));
}

/// The choices of a row.
fn of<'c>(choices: &'c [Choice], row: &Row) -> &'c [Choice] {
    &choices[row.start as usize..row.end as usize]
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
