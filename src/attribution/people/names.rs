//! The names of a text tied to the entity table, and what the text shows of each person: gender,
//! roles, number. Phase two reads this to say whom a source means.

use super::boilerplate::boilerplate;
use super::cast;
use super::familiar::{Short, without_fondness};
use super::forms::{Forms, span_of};
use super::key::Stand;
use super::learn;
use super::linked::Linked;
use super::position::placed;
use crate::attribution::syntax::frame::Frame;
use crate::entity::{
    EntityTable, Gender, NameForm, NameKind, NameMention, find_names, firm, is_abstract, may_open,
    nickname, opens_question, split_headline, without_first,
};
use crate::lexicon::{Lexicon, WordClass, Words};
use crate::sentence::Sentence;
use crate::text::{Case, EntityId, Span, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Finds and links the names of a text.
pub(crate) fn link_names(
    f: &Frame<'_, '_>,
    sentences: &[Sentence],
    table: &mut EntityTable,
    lexicon: &Lexicon,
    fiction: bool,
) -> Vec<Linked> {
    let words = f.words;
    let (mut names, inside) = find(f, sentences, fiction);
    let together = fiction && !is_tied_singly(words, &names, table);
    if fiction && !together {
        without_fondness(words, &mut names, table);
    }
    let mut forms = Forms::new(f, &names, lexicon, &inside, fiction);
    let shared: FxHashMap<usize, (Range<usize>, String)> = (0..names.len())
        .filter_map(|index| Some((index, forms.shared_title(index)?)))
        .collect();
    let boilerplate = boilerplate(f);
    let mut ties = Ties::new(table, together, names.len());
    let mut cursor = Cursor { f, run: 0, unit: 0 };
    for (index, name) in names.iter().enumerate() {
        if is_ordinary(words, name) && !inside.contains(words.str(name.core.start))
            || opens_question(words, name)
        {
            continue;
        }
        let (unit, quoted) = cursor.advance(name.span.start());
        if fiction && in_capitals(f, name, unit) {
            continue;
        }
        let Some(form) = forms.of(index) else {
            continue;
        };
        let paragraph = f.units.get(unit).map_or(0, |u| u.paragraph);
        let boilerplate = boilerplate.get(paragraph).copied().unwrap_or(false);
        let linked = placed(f, name, unit, quoted, boilerplate, fiction);
        let stand = Stand {
            opens: name.opens_sentence,
            quoted,
            article: name.tokens.start > 0 && words.is(name.tokens.start - 1, "the"),
            unit,
        };
        if let Some((title, surface)) = shared.get(&index) {
            let titled = forms.titled(surface, form.core);
            ties.tie_titled(bearer(words, title, &linked), titled, stand);
        }
        ties.tie(linked, form, stand, fiction && quoted);
    }
    let out = ties.finish(lexicon);
    learn(f, &out, table, fiction);
    out
}

/// The names of a text, and the words that it has with a capital that means something: inside a sentence, not at its head.
fn find<'t>(
    f: &Frame<'_, 't>,
    sentences: &[Sentence],
    fiction: bool,
) -> (Vec<NameMention>, FxHashSet<&'t str>) {
    let words = f.words;
    let starts = starts(f, sentences);
    let mut names = find_names(words, &starts);
    if fiction {
        cast::surnames(words, &mut names, &starts);
    }
    let mut names = headline_names(f, names);
    let inside = seen_inside(words, &names);
    if !fiction {
        part_openings(words, &mut names, &inside);
    }
    (names, inside)
}

/// Whether the names of a story are tied one by one: its people were brought along, or it is short and has a nickname
/// that is read at once (`Walter "Duke" Orme`).
fn is_tied_singly(words: &Words<'_>, names: &[NameMention], table: &EntityTable) -> bool {
    let nicknamed = |name: &NameMention| nickname(name.span.of(words.text)).is_some();
    names.len() < 60 && names.iter().any(nicknamed)
        || table.entities().iter().any(|e| e.known || e.is_named())
}

/// The first of two who share a name, of whom only the title is there: `Dr. and Mrs. Tarn`.
fn bearer(words: &Words<'_>, title: &Range<usize>, second: &Linked) -> Linked {
    Linked {
        span: span_of(words, title),
        subject: false,
        possessive: false,
        modifier: false,
        token: title.start,
        token_end: title.end,
        ..second.clone()
    }
}

/// Ties names to entities, each as it comes; in a story without a cast all at once, at the end.
struct Ties<'e, 'n> {
    table: &'e mut EntityTable,
    short: Short,
    together: bool,
    forms: Vec<NameForm<'n>>,
    stands: Vec<Stand>,
    out: Vec<Linked>,
}

impl<'e, 'n> Ties<'e, 'n> {
    fn new(table: &'e mut EntityTable, together: bool, names: usize) -> Self {
        Self {
            short: Short::new(table),
            table,
            together,
            forms: Vec::new(),
            stands: Vec::new(),
            out: Vec::with_capacity(names),
        }
    }

    /// Ties a name as it stands in the text; what is said in a story may shorten it: *Jo* for Johanna.
    fn tie(&mut self, linked: Linked, form: NameForm<'n>, stand: Stand, shortened: bool) {
        if self.together {
            self.later(linked, form, stand);
            return;
        }
        let short = self.short.of(&form, self.table);
        let (entity, rule) = match short.filter(|_| shortened) {
            Some(entity) => (entity, "short-name"),
            None => self.table.link(&form),
        };
        if let Some((nickname, _)) = nickname(form.surface) {
            self.table.add_nickname(entity, nickname);
        }
        self.out.push(Linked {
            entity,
            rule,
            ..linked
        });
    }

    /// Ties a title that shares the name behind it: the doctor of `Dr. and Mrs. Tarn`.
    fn tie_titled(&mut self, linked: Linked, form: NameForm<'n>, stand: Stand) {
        if self.together {
            self.later(linked, form, stand);
            return;
        }
        let (entity, rule) = self.table.link(&form);
        self.out.push(Linked {
            entity,
            rule,
            ..linked
        });
    }

    /// Leaves a name to the end.
    fn later(&mut self, linked: Linked, form: NameForm<'n>, stand: Stand) {
        self.out.push(linked);
        self.forms.push(form);
        self.stands.push(stand);
    }

    /// The names with their entities, in order.
    fn finish(mut self, lexicon: &Lexicon) -> Vec<Linked> {
        let tied = cast::assign(&self.forms, &self.stands, self.table, lexicon);
        for (name, (entity, rule)) in self.out.iter_mut().zip(tied) {
            name.entity = entity;
            name.rule = rule;
        }
        self.out
    }
}

/// Reads what the text shows of them into the table.
fn learn(f: &Frame<'_, '_>, names: &[Linked], table: &mut EntityTable, fiction: bool) {
    let shown: Vec<Option<Gender>> = table.entities().iter().map(|e| e.gender).collect();
    learn::learn(f, names, table);
    if fiction {
        // `He told his mother, Anna …`: in a story a comma after a noun proves no gender.
        for (index, gender) in shown.into_iter().enumerate() {
            if let Some(entity) = table.get_mut(EntityId::new(index)) {
                entity.gender = gender;
            }
        }
    }
}

/// The tokens that begin a sentence or follow an opening mark, in order.
fn starts(f: &Frame<'_, '_>, sentences: &[Sentence]) -> Vec<usize> {
    let words = f.words;
    let sentences = sentences.iter().map(|s| s.span.start());
    let runs = f.runs.iter().map(|run| run.inner.start());
    let mut starts: Vec<usize> = sentences
        .chain(runs)
        .map(|offset| words.at_or_after(offset))
        .collect();
    // A sentence may open with a quotation mark: the word after it opens it too.
    let marked = |i: &usize| words.get(*i).is_some_and(|t| t.mark != '\0');
    let after: Vec<usize> = starts.iter().filter(|i| marked(i)).map(|i| i + 1).collect();
    starts.extend(after);
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// One word with a capital at the start of a sentence only is a name if it is one elsewhere.
fn is_ordinary(words: &Words<'_>, name: &NameMention) -> bool {
    let ordinary = WordClass::COMMON
        .with(WordClass::VERB)
        .with(WordClass::ADVERB)
        .with(WordClass::PERSON)
        .with(WordClass::TITLE);
    let class = words.class(name.core.start);
    name.opens_sentence
        && name.tokens.len() == 1
        && name.core.len() == 1
        && name.kind == NameKind::Unknown
        && (class.any(ordinary)
            || class.is_empty()
                && (stands_alone(words, name.core.start)
                    || is_abstract(words.str(name.core.start))))
}

/// `My verdict? Meh.`: a word that no list has and that is all of its sentence.
fn stands_alone(words: &Words<'_>, i: usize) -> bool {
    let stop = |i: usize| {
        words
            .get(i)
            .is_some_and(|t| matches!(t.mark, '.' | '!' | '?'))
    };
    i > 0 && stop(i - 1) && stop(i + 1)
}

/// `IN WHICH EDDA ORNE LEADS A DANCE`: in a heading in capitals nothing tells where a name ends.
fn in_capitals(f: &Frame<'_, '_>, name: &NameMention, unit: usize) -> bool {
    let upper = |i: usize| f.words.get(i).is_some_and(|t| t.case == Case::Upper);
    if name.core.len() < 2 || !name.core.clone().all(upper) {
        return false;
    }
    let paragraph = f
        .units
        .get(unit)
        .and_then(|u| f.paragraphs.get(u.paragraph));
    paragraph.is_some_and(|p| {
        let text = p.span.of(f.words.text);
        text.len() < HEADING && !text.contains(char::is_lowercase)
    })
}

/// Longer than a heading is.
const HEADING: usize = 300;

/// Where the names stand, one after the other.
struct Cursor<'f, 'a, 't> {
    f: &'f Frame<'a, 't>,
    run: usize,
    unit: usize,
}

impl Cursor<'_, '_, '_> {
    /// The unit of byte `at`, and whether it is in quotation marks.
    fn advance(&mut self, at: u32) -> (usize, bool) {
        let f = self.f;
        while let Some(run) = f.runs.get(self.run) {
            if run.parent.is_none() && run.span.end() > at {
                break;
            }
            self.run += 1;
        }
        let next = |unit: usize| f.units.get(unit + 1).map(|u| f.span(u.start).start());
        while next(self.unit).is_some_and(|start| start <= at) {
            self.unit += 1;
        }
        let quoted = f.runs.get(self.run).is_some_and(|r| r.span.contains(at));
        (self.unit, quoted)
    }
}

/// Parts the names of headlines from the capitalised words beside them: *Rowan Pike Shuts Mill*.
fn headline_names(f: &Frame<'_, '_>, names: Vec<NameMention>) -> Vec<NameMention> {
    let words = f.words;
    let headlines: Vec<Span> = f
        .paragraphs
        .iter()
        .map(|p| p.span)
        .filter(|span| is_headline(words, *span))
        .collect();
    if headlines.is_empty() {
        return names;
    }
    let in_headline = |name: &NameMention| {
        let at = headlines.partition_point(|h| h.end() <= name.span.start());
        headlines
            .get(at)
            .is_some_and(|h| h.contains(name.span.start()))
    };
    let mut known: FxHashSet<&str> = FxHashSet::default();
    for name in names.iter().filter(|name| !in_headline(name)) {
        known.extend(name.core.clone().map(|i| words.str(i)));
    }
    let asked = names.iter().filter(|name| in_headline(name));
    let small = written_small(words, asked.flat_map(|name| name.tokens.clone()));
    let known = |word: &str| known.contains(word);
    let small = |word: &str| small.contains(word.to_lowercase().as_str());
    let mut out = Vec::with_capacity(names.len());
    for name in names {
        if in_headline(&name) {
            out.extend(split_headline(words, &name, &known, &small));
        } else {
            out.push(name);
        }
    }
    out
}

/// Those of the words `asked` for that the text writes small too.
fn written_small(words: &Words<'_>, asked: impl Iterator<Item = usize>) -> FxHashSet<String> {
    let asked: Vec<String> = asked.map(|i| words.str(i).to_lowercase()).collect();
    // They are few: length and first byte tell nearly all others apart.
    let mut lengths = [0_u32; 256];
    let first = |word: &str| usize::from(word.as_bytes().first().copied().unwrap_or(0));
    let length = |word: &str| 1 << word.len().min(31);
    for word in &asked {
        lengths[first(word)] |= length(word);
    }
    let asked: FxHashSet<String> = asked.into_iter().collect();
    let lower = words.tokens.iter().filter(|t| t.case == Case::Lower);
    let found: FxHashSet<&str> = lower
        .map(|token| token.span.of(words.text))
        .filter(|word| lengths[first(word)] & length(word) != 0)
        .filter(|word| asked.contains(*word))
        .collect();
    found.into_iter().map(str::to_owned).collect()
}

/// A short paragraph in which nearly all longer words have a capital, all of them if it ends with a
/// point; *after* and *with* may be small in any headline.
pub(crate) fn is_headline(words: &Words<'_>, span: Span) -> bool {
    let text = span.of(words.text).trim_end();
    if text.len() > 200 || text.ends_with(['”', '"', ',']) || text.contains('\n') {
        return false;
    }
    let point = text.ends_with('.');
    let (mut long, mut capital) = (0, 0);
    let joining = WordClass::PREPOSITION
        .with(WordClass::SUBORDINATOR)
        .with(WordClass::COORDINATOR);
    for i in words.at_or_after(span.start())..words.at_or_after(span.end()) {
        let counts = words.tokens[i].kind == TokenKind::Word
            && words.tokens[i].span.len() > 3
            && !words.class(i).any(joining);
        if counts {
            long += 1;
            capital += usize::from(words.tokens[i].capital());
        }
    }
    long >= 4 && capital * 5 >= long * 4 && (!point || capital == long)
}

/// Capitalised words met where a capital means something.
fn seen_inside<'t>(words: &Words<'t>, names: &[NameMention]) -> FxHashSet<&'t str> {
    let mut out = FxHashSet::default();
    for name in names {
        out.extend(firm(words, name));
        for i in name.core.clone() {
            if i > name.tokens.start || !name.opens_sentence {
                out.insert(words.str(i));
            }
        }
    }
    out
}

/// Takes from names the word that opens their sentence, where the text has the rest as a name of its own:
/// *Top Orlick aides said … Orlick*.
fn part_openings<'t>(words: &Words<'t>, names: &mut [NameMention], known: &FxHashSet<&'t str>) {
    let core = |name: &NameMention| {
        let last = words.tokens[name.core.end - 1].span;
        words.tokens[name.core.start].span.join(last).of(words.text)
    };
    let asked = |name: &NameMention| {
        let first = name.tokens.start;
        name.opens_sentence
            && name.tokens.len() > 1
            && may_open(words, first)
            && !known.contains(words.str(first))
    };
    let asked: Vec<usize> = (0..names.len()).filter(|i| asked(&names[*i])).collect();
    if asked.is_empty() {
        return;
    }
    let cores: FxHashSet<&str> = names.iter().map(core).collect();
    for name in asked {
        let name = &mut names[name];
        let first = name.tokens.start;
        // `FURIOUS Kari Lund said`: the first words of a story in capitals; `Born Kari Lund, she moved to Velm`.
        let capitals = words.tokens[first].case == Case::Upper
            && words.str(first).len() > 2
            && words.tokens[first + 1].case == Case::Title;
        let born = words.is(first, "born") && name.tokens.len() > 2;
        let alone = capitals || born;
        let rest = without_first(words, name).filter(|rest| alone || cores.contains(core(rest)));
        if let Some(rest) = rest {
            *name = rest;
        }
    }
}
