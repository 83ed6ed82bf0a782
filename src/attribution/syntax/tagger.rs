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
    /// What the best ways cost to the latest two items, and to the two before.
    costs: [Costs; 2],
    /// For each choice of each item, the choices two before that lead to it, [`BITS`] bits for each choice before.
    back: Vec<u64>,
}

/// What the best way costs to each pair of two items' choices, by the choice of the later one.
type Costs = [[u64; MOST_CHOICES]; MOST_CHOICES];

/// While ways are compared the low bits of their costs hold the choice they come by: one comparison finds both.
const BACK: u64 = (1 << BITS) - 1;
const BITS: usize = MOST_CHOICES.next_power_of_two().ilog2() as usize;
const _: () = assert!(MOST_CHOICES * BITS <= 64);

impl Tagger {
    fn new() -> Self {
        let table = &*TAG_TABLE;
        Self {
            table,
            choices: table.all().to_vec(),
            items: Vec::new(),
            costs: [[[0; MOST_CHOICES]; MOST_CHOICES]; 2],
            back: Vec::new(),
        }
    }

    fn unit(&mut self, f: &Frame<'_, '_>, unit: &Unit, out: &mut Vec<Tag>) {
        self.lay_out(f, unit);
        let end = self.forward();
        self.backward(end, out);
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

    /// The last two choices of the cheapest way.
    fn forward(&mut self) -> (usize, usize) {
        let Self {
            table,
            choices,
            items,
            costs: [costs, before],
            back,
        } = self;
        let (mut costs, mut before) = (costs, before);
        back.clear();
        costs[0][0] = 0;
        let mut items = items.iter().map(|row| of(choices, row));
        let (Some(mut far), Some(mut near)) = (items.next(), items.next()) else {
            return (0, 0);
        };
        for here in items {
            if let ([_], [_], [_]) = (far, near, here) {
                // Nothing to choose; what is the same for all ways need not be added.
                back.push(0);
            } else {
                std::mem::swap(&mut costs, &mut before);
                step(table, before, [far, near, here], costs, back);
            }
            (far, near) = (near, here);
        }
        let ends =
            (0..far.len()).flat_map(|before| (0..near.len()).map(move |last| (before, last)));
        let cheapest = ends.min_by_key(|(before, last)| costs[*last][*before]);
        cheapest.unwrap_or((0, 0))
    }

    fn backward(&self, end: (usize, usize), out: &mut Vec<Tag>) {
        let from = out.len();
        let (mut near, mut here) = end;
        let mut start = self.back.len();
        for row in self.items[2..].iter().rev() {
            let choices = of(&self.choices, row);
            out.push(choices[here].0.coarse());
            start -= choices.len();
            let far = self.back[start + here] >> (near * BITS) & BACK;
            (near, here) = (usize::try_from(far).unwrap_or(0), near);
        }
        out[from..].reverse();
    }
}

/// From what the best ways cost to the pairs of `far` and `near` to those to the pairs of `near` and `here`.
fn step(
    table: &TagTable,
    before: &Costs,
    [far, near, here]: [&[Choice]; 3],
    costs: &mut Costs,
    back: &mut Vec<u64>,
) {
    for ((third, own), costs) in here.iter().zip(costs) {
        let mut come_by = 0;
        let pairs = near.iter().zip(before.iter().zip(costs));
        for (column, ((second, _), (ways, cost))) in pairs.enumerate() {
            let between = &table.between(*second)[*third as usize];
            let mut cheapest = u64::MAX;
            for (k, (way, (first, _))) in (0..).zip(ways.iter().zip(far)) {
                let more = u64::from(between[*first as usize]) << BITS;
                cheapest = cheapest.min((way + more) | k);
            }
            come_by |= (cheapest & BACK) << (column * BITS);
            *cost = (cheapest & !BACK) + (u64::from(*own) << BITS);
        }
        back.push(come_by);
    }
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
