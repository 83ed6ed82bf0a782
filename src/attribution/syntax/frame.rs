//! What a rule sees: the text as a row of items, a quotation counting as one.
//!
//! `"The kiln is cold," said Noor.` is the items *quotation*, `said`, `Noor`, `.`; so a rule need not
//! care how long a quotation is or how many sentences it holds. Items are parted into units: a
//! sentence of the narration with the quotations in it.

use super::fact::{Fact, small};
use super::tagger;
use crate::lexicon::{Form, Sense, Tag, Verb, WordClass, WordInfo, Words};
use crate::quote::Run;
use crate::sentence::Sentence;
use crate::text::{Paragraph, Span, Token, TokenKind, markup_end};
use std::ops::Range;

/// A token outside quotation marks, or a whole quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    Token(u32),
    Run(u32),
}

/// A sentence of the narration, with the quotations in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit {
    /// First item and one past the last.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Index of its paragraph.
    pub(crate) paragraph: usize,
}

impl Unit {
    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// The items and units of a text. Read-only for the rules.
#[derive(Debug)]
pub(crate) struct Frame<'a, 't> {
    pub(crate) words: &'a Words<'t>,
    pub(crate) runs: &'a [Run],
    pub(crate) paragraphs: &'a [Paragraph],
    facts: Vec<Fact>,
    tags: Vec<Tag>,
    pub(crate) units: Vec<Unit>,
    /// For each run, the unit it stands in; `usize::MAX` for a nested one.
    pub(crate) unit_of_run: Vec<usize>,
    /// For each run, its item.
    pub(crate) item_of_run: Vec<usize>,
}

impl<'a, 't> Frame<'a, 't> {
    pub(crate) fn new(
        words: &'a Words<'t>,
        paragraphs: &'a [Paragraph],
        sentences: &[Sentence],
        runs: &'a [Run],
    ) -> Self {
        let mut frame = Self {
            words,
            runs,
            paragraphs,
            facts: Vec::with_capacity(words.len()),
            tags: Vec::new(),
            units: Vec::with_capacity(sentences.len()),
            unit_of_run: vec![usize::MAX; runs.len()],
            item_of_run: vec![usize::MAX; runs.len()],
        };
        frame.lay_out(sentences);
        frame.tags = tagger::tag(&frame);
        frame
    }

    fn lay_out(&mut self, sentences: &[Sentence]) {
        let mut tops = (0..self.runs.len())
            .filter(|i| self.runs[*i].parent.is_none())
            .peekable();
        let mut paragraph = 0;
        let mut sentence = 0;
        let mut i = 0;
        let mut unit_start = 0;
        let mut unit_paragraph = 0;
        let runs = self.runs;
        // No run, sentence or paragraph begins or ends before this offset: so it is for most tokens.
        let mut quiet = 0;
        while i < self.words.len() {
            let at = self.words.tokens[i].span.start();
            if at < quiet {
                i = self.push_token(i);
                continue;
            }
            while tops.peek().is_some_and(|run| runs[*run].span.end() <= at) {
                tops.next();
            }
            while self
                .paragraphs
                .get(paragraph)
                .is_some_and(|p| p.span.end() <= at)
            {
                paragraph += 1;
            }
            let mut opens = false;
            while sentences
                .get(sentence)
                .is_some_and(|s| s.span.start() <= at)
            {
                opens |= sentences[sentence].span.start() == at;
                sentence += 1;
            }
            if (opens || paragraph != unit_paragraph) && unit_start < self.facts.len() {
                self.end_unit(unit_start, unit_paragraph);
                unit_start = self.facts.len();
            }
            if unit_start == self.facts.len() {
                unit_paragraph = paragraph;
            }
            match tops.peek().copied() {
                Some(run) if runs[run].span.contains(at) => {
                    self.unit_of_run[run] = self.units.len();
                    self.item_of_run[run] = self.facts.len();
                    self.facts.push(Fact::of_run(run));
                    let end = runs[run].span.end();
                    while i < self.words.len() && self.words.tokens[i].span.start() < end {
                        i += 1;
                    }
                }
                _ => {
                    i = self.push_token(i);
                    let next = [
                        tops.peek().map(|run| runs[*run].span.start()),
                        sentences.get(sentence).map(|s| s.span.start()),
                        self.paragraphs.get(paragraph).map(|p| p.span.end()),
                    ];
                    quiet = next.into_iter().flatten().min().unwrap_or(u32::MAX);
                }
            }
        }
        if unit_start < self.facts.len() {
            self.end_unit(unit_start, unit_paragraph);
        }
    }

    /// The items from `start` on are a unit.
    fn end_unit(&mut self, start: usize, paragraph: usize) {
        self.units.push(Unit {
            start,
            end: self.facts.len(),
            paragraph,
        });
    }

    /// Makes token `i` an item, unless it only says how words are to be set; gives the token after it.
    #[inline]
    fn push_token(&mut self, i: usize) -> usize {
        if let Some(end) = markup_end(&self.words.tokens, i) {
            return end;
        }
        self.facts.push(Fact::of(self.words, i));
        i + 1
    }

    /// How many items there are.
    pub(crate) fn len(&self) -> usize {
        self.facts.len()
    }

    /// The part of speech of item `i`; a stop past the end.
    pub(crate) fn tag(&self, i: usize) -> Tag {
        self.tags.get(i).copied().unwrap_or(Tag::Stop)
    }

    /// Whether the word at item `i` can be an adjective, whatever it seems to be here.
    pub(crate) fn adjectival(&self, i: usize) -> bool {
        matches!(self.tag(i), Tag::Adjective | Tag::Participle)
            || !self.capital(i) && tagger::may_be(self, i, Tag::Adjective)
    }

    /// What the lexicon knows of item `i`.
    pub(crate) fn info(&self, i: usize) -> WordInfo {
        let Some(token) = self.token_index(i) else {
            return WordInfo::default();
        };
        WordInfo {
            class: self.class(i),
            ..self.words.info[token]
        }
    }

    pub(crate) fn item(&self, i: usize) -> Option<Item> {
        self.facts.get(i).map(Fact::item)
    }

    /// The token index of item `i`.
    pub(crate) fn token_index(&self, i: usize) -> Option<usize> {
        match self.item(i)? {
            Item::Token(token) => Some(token as usize),
            Item::Run(_) => None,
        }
    }

    pub(crate) fn token(&self, i: usize) -> Option<&Token> {
        self.words.get(self.token_index(i)?)
    }

    /// The run that item `i` is.
    pub(crate) fn run(&self, i: usize) -> Option<usize> {
        match self.item(i)? {
            Item::Run(run) => Some(run as usize),
            Item::Token(_) => None,
        }
    }

    pub(crate) fn is_run(&self, i: usize) -> bool {
        matches!(self.item(i), Some(Item::Run(_)))
    }

    pub(crate) fn str(&self, i: usize) -> &'t str {
        self.facts.get(i).map_or("", |fact| self.text_of(fact))
    }

    /// Whether item `i` is this word, in whatever case.
    #[inline]
    pub(crate) fn is(&self, i: usize, word: &str) -> bool {
        self.facts.get(i).is_some_and(|fact| self.same(fact, word))
    }

    #[inline]
    pub(crate) fn is_one_of(&self, i: usize, words: &[&str]) -> bool {
        self.facts
            .get(i)
            .is_some_and(|fact| words.iter().any(|word| self.same(fact, word)))
    }

    #[inline]
    fn same(&self, fact: &Fact, word: &str) -> bool {
        usize::from(fact.len) == word.len()
            && word
                .as_bytes()
                .first()
                .is_some_and(|b| small(*b) == fact.first)
            && self.spelled(fact, word)
    }

    /// Asked seldom: kept out of the way, so that the questions before it are what every rule has in line.
    #[inline(never)]
    fn spelled(&self, fact: &Fact, word: &str) -> bool {
        self.text_of(fact).eq_ignore_ascii_case(word)
    }

    #[inline]
    fn text_of(&self, fact: &Fact) -> &'t str {
        match fact.item() {
            Item::Token(token) => self.words.str(token as usize),
            Item::Run(_) => "",
        }
    }

    pub(crate) fn mark(&self, i: usize, c: char) -> bool {
        self.facts.get(i).is_some_and(|fact| fact.mark == c)
    }

    pub(crate) fn class(&self, i: usize) -> WordClass {
        self.facts.get(i).map_or(WordClass::NONE, |fact| fact.class)
    }

    /// What item `i` means to one rule or another.
    pub(crate) fn sense(&self, i: usize) -> Sense {
        self.facts.get(i).map_or(Sense::NONE, |fact| fact.sense)
    }

    pub(crate) fn verb(&self, i: usize) -> Verb {
        self.token_index(i)
            .map_or(Verb::default(), |token| self.words.verb(token))
    }

    /// What item `i` is; a run counts as punctuation.
    pub(crate) fn kind(&self, i: usize) -> TokenKind {
        self.facts.get(i).map_or(TokenKind::Punct, |fact| fact.kind)
    }

    /// The mark of item `i`; of a run [`RUN`].
    pub(crate) fn sign(&self, i: usize) -> char {
        self.facts.get(i).map_or('\0', |fact| fact.mark)
    }

    /// Whether item `i` is longer than so many bytes, fewer than 255. A run is not.
    pub(crate) fn long(&self, i: usize, than: u8) -> bool {
        self.facts.get(i).is_some_and(|fact| fact.len > than)
    }

    pub(crate) fn is_word(&self, i: usize) -> bool {
        matches!(
            self.kind(i),
            TokenKind::Word | TokenKind::Number | TokenKind::Address
        )
    }

    pub(crate) fn is_number(&self, i: usize) -> bool {
        self.kind(i) == TokenKind::Number
    }

    pub(crate) fn capital(&self, i: usize) -> bool {
        self.facts.get(i).is_some_and(|fact| fact.capital)
    }

    /// Whether item `i` is `herself`, `themselves` or the like.
    pub(crate) fn reflexive(&self, i: usize) -> bool {
        self.class(i).any(WordClass::OBJECT)
            && (self.str(i).ends_with("self") || self.str(i).ends_with("selves"))
    }

    pub(crate) fn clitic(&self, i: usize) -> bool {
        self.kind(i) == TokenKind::Clitic
    }

    /// `'s` or the bare apostrophe of a plural.
    pub(crate) fn possessive(&self, i: usize) -> bool {
        let Some(fact) = self.facts.get(i) else {
            return false;
        };
        match (fact.kind, fact.mark) {
            (TokenKind::Clitic, _) => self.str(i).ends_with(['s', 'S']),
            (_, '\'' | '’') => {
                i > 0
                    && self.str(i - 1).ends_with('s')
                    && self
                        .token(i)
                        .is_some_and(|t| !t.spaced && t.span.len() <= 3)
            }
            _ => false,
        }
    }

    pub(crate) fn is_dash(&self, i: usize) -> bool {
        self.facts.get(i).is_some_and(|fact| match fact.mark {
            '—' | '–' | '―' => true,
            '-' => self.token(i).is_some_and(|t| t.span.len() > 1 || t.spaced),
            _ => false,
        })
    }

    pub(crate) fn is_terminal(&self, i: usize) -> bool {
        self.facts
            .get(i)
            .is_some_and(|fact| matches!(fact.mark, '.' | '!' | '?' | '…'))
    }

    pub(crate) fn is_comma(&self, i: usize) -> bool {
        self.mark(i, ',')
    }

    /// Whether item `i` is a point glued to an abbreviation or initial inside a unit.
    pub(crate) fn inner_point(&self, i: usize, end: usize) -> bool {
        i > 0
            && i + 1 < end
            && self.mark(i, '.')
            && self
                .token(i)
                .is_some_and(|t| !t.spaced && t.span.len() == 1)
    }

    pub(crate) fn span(&self, i: usize) -> Span {
        match self.item(i) {
            Some(Item::Token(token)) => self.words.tokens[token as usize].span,
            Some(Item::Run(run)) => self.runs[run as usize].span,
            None => Span::default(),
        }
    }

    /// From the first byte of the first item to the last byte of the last.
    pub(crate) fn span_of(&self, items: &Range<usize>) -> Span {
        if items.is_empty() {
            Span::default()
        } else {
            self.span(items.start).join(self.span(items.end - 1))
        }
    }

    /// The text of a run without its marks.
    pub(crate) fn run_text(&self, run: usize) -> &'t str {
        self.runs[run].inner.of(self.words.text)
    }

    /// The last character of what a run says.
    pub(crate) fn run_last(&self, run: usize) -> char {
        self.run_text(run)
            .trim_end()
            .trim_end_matches(['\'', '’', '”', '"', ')', '_', '*'])
            .chars()
            .next_back()
            .unwrap_or(' ')
    }

    /// The last character in the marks at item `i`; a blank where there are none.
    pub(crate) fn last_in_marks(&self, i: usize) -> char {
        self.run(i).map_or(' ', |run| self.run_last(run))
    }

    /// Whether a comma stands at item `i`, alone or as the last character in marks: `"It leaks," he said`.
    pub(crate) fn closes(&self, i: usize) -> bool {
        self.is_comma(i) || self.last_in_marks(i) == ','
    }

    /// Whether item `i` is a run that begins with a finite verb.
    pub(crate) fn verb_first(&self, i: usize) -> bool {
        self.run(i).is_some_and(|run| {
            self.verb_token(self.words.at_or_after(self.runs[run].inner.start()))
        })
    }

    /// Whether token `token`, in marks or not, can be the finite verb of a clause.
    pub(crate) fn verb_token(&self, token: usize) -> bool {
        let words = self.words;
        let class = words.class(token);
        let auxiliary = WordClass::BE
            .with(WordClass::HAVE)
            .with(WordClass::DO)
            .with(WordClass::MODAL);
        class.any(auxiliary)
            || class.any(WordClass::VERB)
                && words.get(token).is_some_and(|t| !t.capital())
                && words.verb(token).form.any(Form::PAST.with(Form::THIRD))
    }

    /// How many words a run has.
    pub(crate) fn run_words(&self, run: usize) -> usize {
        let span = self.runs[run].inner;
        let first = self.words.at_or_after(span.start());
        self.words.tokens[first..]
            .iter()
            .take_while(|t| t.span.start() < span.end())
            .filter(|t| {
                matches!(
                    t.kind,
                    TokenKind::Word | TokenKind::Number | TokenKind::Address
                )
            })
            .count()
    }

    /// The item at byte `offset`, or the first after it.
    pub(crate) fn item_at(&self, offset: u32) -> usize {
        let (mut low, mut high) = (0, self.facts.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.span(middle).start() < offset {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The unit that holds item `i`.
    pub(crate) fn unit_at(&self, i: usize) -> usize {
        self.units.partition_point(|unit| unit.end <= i)
    }
}

pub(crate) fn narrow(i: usize) -> u32 {
    u32::try_from(i).unwrap_or(u32::MAX)
}
