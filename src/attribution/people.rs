//! The names of a text tied to the entity table, and what the text shows of each person: gender,
//! roles, number. Phase two reads this to say whom a source means.

use super::cast::Stand;
use super::frame::Frame;
use super::learn;
use crate::entity::{
    EntityKind, EntityTable, Gender, NameForm, NameKind, NameMention, NameParts, find_names,
    gender_of_class, gender_of_name, gender_of_words, may_open, nickname, split_headline,
    tidy_name, without_first,
};
use crate::lexicon::{Form, Lexicon, Tag, WordClass, Words};
use crate::sentence::Sentence;
use crate::text::{EntityId, Span, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::sync::Arc;

/// A name with the entity it stands for.
#[derive(Debug, Clone)]
pub(crate) struct Linked {
    pub(crate) span: Span,
    pub(crate) entity: EntityId,
    /// How it was linked.
    pub(crate) rule: &'static str,
    /// Whether it stands inside quotation marks.
    pub(crate) quoted: bool,
    /// Whether it is in a by-line, a contact line or the like.
    pub(crate) boilerplate: bool,
    /// The unit it stands in.
    pub(crate) unit: usize,
    /// Whether it seems to be the subject of its clause.
    pub(crate) subject: bool,
    /// Whether it is a possessor: `Rubio's …`.
    pub(crate) possessive: bool,
    /// Whether it stands before a noun and only says which: `the Orlick campaign`.
    pub(crate) modifier: bool,
    /// First token.
    pub(crate) token: usize,
    pub(crate) token_end: usize,
}

/// Finds and links the names of a text.
pub(crate) fn link_names(
    f: &Frame<'_, '_>,
    sentences: &[Sentence],
    table: &mut EntityTable,
    lexicon: &Lexicon,
    fiction: bool,
) -> Vec<Linked> {
    let words = f.words;
    let mut starts: Vec<usize> = sentences
        .iter()
        .map(|s| words.at_or_after(s.span.start()))
        .collect();
    starts.extend(
        f.runs
            .iter()
            .map(|run| words.at_or_after(run.inner.start())),
    );
    // A sentence may open with a quotation mark: the word after it opens it too.
    let after: Vec<usize> = starts
        .iter()
        .filter(|i| words.get(**i).is_some_and(|t| t.mark != '\0'))
        .map(|i| i + 1)
        .collect();
    starts.extend(after);
    starts.sort_unstable();
    starts.dedup();
    let mut names = find_names(words, &starts);
    if fiction {
        super::cast::surnames(words, &mut names, &starts);
    }
    let mut names = headline_names(f, names);
    let boilerplate = super::boilerplate::boilerplate(f);
    let known_capitals = seen_inside(words, &names);
    if !fiction {
        part_openings(words, &mut names, &known_capitals);
    }
    let mut out: Vec<Linked> = Vec::with_capacity(names.len());
    // People brought along are known already; in a short text `Walter "Duke" Orme` is read at once.
    let plain = |name: &NameMention| nickname(name.span.of(words.text)).is_none();
    let together = fiction
        && (names.len() >= 60 || names.iter().all(plain))
        && !table.entities().iter().any(|e| e.known || e.is_named());
    let mut forms: Vec<NameForm<'_>> = Vec::new();
    let mut stands: Vec<Stand> = Vec::new();
    let mut run = 0;
    let mut unit = 0;
    // A news text names everybody twice or so: what the words say is read once.
    let mut cache: FxHashMap<&str, (Arc<NameParts>, Option<Gender>)> = FxHashMap::default();
    for (index, name) in names.iter().enumerate() {
        let core_text = words.str(name.core.start);
        // One word with a capital at the start of a sentence only is a name if it is one elsewhere.
        if name.opens_sentence
            && name.core.len() == 1
            && name.kind == NameKind::Unknown
            && name.tokens.len() == 1
        {
            let class = words.class(name.core.start);
            let ordinary = class.any(
                WordClass::COMMON
                    .with(WordClass::VERB)
                    .with(WordClass::ADVERB)
                    .with(WordClass::PERSON)
                    .with(WordClass::TITLE),
            );
            if !known_capitals.contains_key(core_text) && ordinary {
                continue;
            }
        }
        let at = name.span.start();
        while run < f.runs.len() && f.runs[run].parent.is_none() && f.runs[run].span.end() <= at
            || f.runs.get(run).is_some_and(|r| r.parent.is_some())
        {
            run += 1;
        }
        let quoted = f.runs.get(run).is_some_and(|r| r.span.contains(at));
        while unit + 1 < f.units.len() && f.span(f.units[unit + 1].start).start() <= at {
            unit += 1;
        }
        let surface = name.span.of(words.text);
        let core = words.tokens[name.core.start]
            .span
            .join(words.tokens[name.core.end - 1].span)
            .of(words.text);
        let (parts, gender) = cache
            .entry(surface)
            .or_insert_with(|| {
                let parts = Arc::new(parts_of(surface, core, lexicon));
                (parts, gender_of_name(surface, core, lexicon))
            })
            .clone();
        if parts.words.is_empty() {
            continue;
        }
        let bare = !fiction && name.tokens.len() == 1;
        let class = words.class(name.core.start);
        let kind = match name.kind {
            // `Israel`, `Orlando`: of a lone word that is a place too only the full name makes a person.
            NameKind::Person if bare && class.any(WordClass::PLACE) => EntityKind::Unknown,
            // `the ISA`: capitals that the text does not have as a word.
            NameKind::Person if bare && is_acronym(words, name, &known_capitals) => {
                EntityKind::Body
            }
            // `St. Louis`
            NameKind::Person | NameKind::Unknown
                if !fiction && words.str(name.tokens.start) == "St" =>
            {
                EntityKind::Place
            }
            NameKind::Person => EntityKind::Person,
            // `NYSTRÖM: Cleared to land.` A label in capitals is no acronym.
            NameKind::Body
                if words.mark(name.tokens.end, ':')
                    && words.tokens[name.core.start].case == crate::text::Case::Upper
                    && name.opens_sentence =>
            {
                EntityKind::Unknown
            }
            NameKind::Body => EntityKind::Body,
            NameKind::Place => EntityKind::Place,
            NameKind::Unknown => EntityKind::Unknown,
        };
        let mut form = NameForm {
            surface,
            core,
            parts,
            kind,
            strange: bare && kind == EntityKind::Unknown && class.is_empty(),
            gender: gender.filter(|_| kind == EntityKind::Person || !bare),
        };
        // `Messrs. Pavel and Anton Dvork`: the first takes the surname of the second.
        if name.plural_title || joins_next(f, &names, index) {
            borrow_surname(f, &names, index, &mut form, lexicon);
        }
        if name.plural_title {
            form.gender = plural_title_gender(f, name);
        } else if index > 0 && names[index - 1].plural_title && joins_next(f, &names, index - 1) {
            form.gender = form
                .gender
                .or_else(|| plural_title_gender(f, &names[index - 1]));
            form.kind = EntityKind::Person;
        }
        // `the elder Mr. Bell`
        if name.tokens.start > 0 && form.parts.suffix.is_none() {
            let suffix = match words.str(name.tokens.start - 1) {
                "elder" => Some("sr".to_owned()),
                "younger" => Some("jr".to_owned()),
                _ => None,
            };
            if suffix.is_some() {
                Arc::make_mut(&mut form.parts).suffix = suffix;
            }
        }
        let (at_unit, at_paragraph) = (unit, f.units.get(unit).map_or(0, |u| u.paragraph));
        let boilerplate = boilerplate.get(at_paragraph).copied().unwrap_or(false)
            || !fiction && in_dateline(f, unit, name.span);
        if let Some(title) = shared_title(words, name).filter(|_| !together) {
            let span = words.tokens[title.start]
                .span
                .join(words.tokens[title.end - 1].span);
            let surface = format!("{} {core}", span.of(words.text));
            let (entity, rule) = table.link(&NameForm {
                surface: &surface,
                core,
                parts: Arc::new(parts_of(&surface, core, lexicon)),
                kind: EntityKind::Person,
                strange: false,
                gender: gender_of_words(&surface, lexicon),
            });
            out.push(Linked {
                span,
                entity,
                rule,
                quoted,
                boilerplate,
                unit: at_unit,
                subject: false,
                possessive: false,
                modifier: false,
                token: title.start,
                token_end: title.end,
            });
        }
        // In a story without a cast the names are tied all at once, below.
        let (entity, rule) = if together {
            stands.push(Stand {
                opens: name.opens_sentence,
                quoted,
            });
            (EntityId::new(0), "")
        } else {
            table.link(&form)
        };
        if let Some((nickname, _)) = nickname(surface).filter(|_| !together) {
            table.add_nickname(entity, nickname);
        }
        let end = name.tokens.end;
        let modifier = !fiction && modifies(f, end);
        out.push(Linked {
            span: name.span,
            entity,
            rule,
            quoted,
            boilerplate,
            unit: at_unit,
            subject: !quoted
                && !modifier
                && (is_subject(f, name.tokens.start, end, unit)
                    || !fiction && opens_with_role(f, name.tokens.start, unit)),
            possessive: words.get(end).is_some_and(|t| t.kind == TokenKind::Clitic),
            modifier,
            token: name.tokens.start,
            token_end: end,
        });
        if together {
            forms.push(form);
        }
    }
    for (name, (entity, rule)) in out
        .iter_mut()
        .zip(super::cast::assign(&forms, &stands, table, lexicon))
    {
        name.entity = entity;
        name.rule = rule;
    }
    let shown: Vec<Option<Gender>> = table.entities().iter().map(|e| e.gender).collect();
    learn::learn(f, &out, table);
    if fiction {
        // `He told his mother, Anna …`: in a story a comma after a noun proves no gender.
        for (index, gender) in shown.into_iter().enumerate() {
            if let Some(entity) = table.get_mut(EntityId::new(index)) {
                entity.gender = gender;
            }
        }
    }
    out
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
    let mut out = Vec::with_capacity(names.len());
    for name in names {
        if in_headline(&name) {
            out.extend(split_headline(words, &name, &|word| known.contains(word)));
        } else {
            out.push(name);
        }
    }
    out
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
fn seen_inside<'t>(words: &Words<'t>, names: &[NameMention]) -> FxHashMap<&'t str, ()> {
    let mut out = FxHashMap::default();
    for name in names {
        for i in name.core.clone() {
            if i > name.tokens.start || !name.opens_sentence {
                out.insert(words.str(i), ());
            }
        }
    }
    out
}

/// A lone word in capitals that is a given name too, and nobody's in this text.
fn is_acronym(words: &Words<'_>, name: &NameMention, known: &FxHashMap<&str, ()>) -> bool {
    let word = words.str(name.core.start);
    let title_case = || {
        let mut letters = word.chars();
        let first: String = letters.next().into_iter().collect();
        first + &letters.as_str().to_lowercase()
    };
    words.tokens[name.core.start].case == crate::text::Case::Upper
        && word.len() > 1
        && !words.mark(name.tokens.end, ':')
        && !known.contains_key(title_case().as_str())
}

/// Takes from names the word that opens their sentence, where the text has the rest as a name of its own:
/// *Top Orlick aides said … Orlick*.
fn part_openings<'t>(words: &Words<'t>, names: &mut [NameMention], known: &FxHashMap<&'t str, ()>) {
    let core = |name: &NameMention| {
        let last = words.tokens[name.core.end - 1].span;
        words.tokens[name.core.start].span.join(last).of(words.text)
    };
    let cores: FxHashSet<&str> = names.iter().map(core).collect();
    for name in names.iter_mut() {
        let first = name.tokens.start;
        if !name.opens_sentence || name.tokens.len() < 2 || !may_open(words, first) {
            continue;
        }
        let rest = without_first(words, name).filter(|rest| cores.contains(core(rest)));
        if let Some(rest) = rest.filter(|_| !known.contains_key(words.str(first))) {
            *name = rest;
        }
    }
}

fn parts_of(surface: &str, core: &str, lexicon: &Lexicon) -> NameParts {
    if nickname(core).is_some() {
        return parts_of(&tidy_name(surface), &tidy_name(core), lexicon);
    }
    let mut parts = NameParts::of(core, lexicon);
    if surface != core && parts.words.len() == 1 && !parts.titles.is_empty() {
        // `Mayor Don Orlick`, `Rep. Earl Bram`: after another title it is his name.
        let titles = std::mem::take(&mut parts.titles);
        parts.words.splice(0..0, titles);
    }
    if surface == core {
        let titled = !parts.titles.is_empty();
        parts.courtesy_only = titled && (parts.courtesy_only || parts.words.len() == 1);
        return parts;
    }
    let titles = NameParts::titles(surface, lexicon);
    if !titles.is_empty() {
        parts.courtesy_only = parts.words.len() == 1;
        parts.titles = titles;
    } else if let Some(before) = surface.strip_suffix(core) {
        let class = |word: &str| lexicon.look_up(word.trim_end_matches('.')).class;
        parts.titles = before
            .split_whitespace()
            .filter(|word| class(word).any(WordClass::TITLE))
            .map(|w| w.trim_end_matches('.').to_lowercase())
            .collect();
        parts.courtesy_only = !parts.titles.is_empty() && parts.words.len() == 1;
    }
    parts
}

/// Whether name `index` and the next are joined by *and*.
fn joins_next(f: &Frame<'_, '_>, names: &[NameMention], index: usize) -> bool {
    let (Some(a), Some(b)) = (names.get(index), names.get(index + 1)) else {
        return false;
    };
    b.tokens.start == a.tokens.end + 1 && f.words.is(a.tokens.end, "and")
}

fn plural_title_gender(f: &Frame<'_, '_>, name: &NameMention) -> Option<Gender> {
    gender_of_class(f.words.class(name.tokens.start))
}

/// `Salim and Layla Hadrane`: a lone given name takes the surname of the name after *and*.
fn borrow_surname(
    f: &Frame<'_, '_>,
    names: &[NameMention],
    index: usize,
    form: &mut NameForm<'_>,
    lexicon: &Lexicon,
) {
    if !joins_next(f, names, index) || form.parts.words.len() != 1 {
        return;
    }
    let next = &names[index + 1];
    let title = next.core.start != next.tokens.start;
    let given = f.words.class(next.core.start).any(WordClass::GIVEN)
        && f.words.class(names[index].core.start).any(WordClass::GIVEN);
    let plural =
        names[index].plural_title && f.words.class(names[index].core.start).any(WordClass::GIVEN);
    if title || next.core.len() < 2 || next.kind == NameKind::Body || !(given || plural) {
        return;
    }
    let next = NameParts::of(next.span.of(f.words.text), lexicon);
    let parts = Arc::make_mut(&mut form.parts);
    parts.words.extend(next.words.into_iter().skip(1));
    parts.courtesy_only = false;
}

/// The `Mr.` of `Mr. and Mrs. Tarn`, who is somebody too.
fn shared_title(words: &Words<'_>, name: &NameMention) -> Option<Range<usize>> {
    let courtesy = |i: usize| words.class(i).any(WordClass::COURTESY);
    let and = name.tokens.start.checked_sub(1)?;
    let before = and.checked_sub(1)?;
    let title = if words.mark(before, '.') {
        before.checked_sub(1)?
    } else {
        before
    };
    let both = courtesy(title) && courtesy(name.tokens.start) && words.is(and, "and");
    both.then_some(title..and)
}

/// `BRUSSELS (Northern News) — …`: the place and the agency that a news text opens with.
fn in_dateline(f: &Frame<'_, '_>, unit: usize, name: Span) -> bool {
    let Some(unit) = f.units.get(unit) else {
        return false;
    };
    if name.start() > f.span(unit.start).start() + 40 {
        return false;
    }
    let body = super::link::skip_dateline(f, unit);
    body > unit.start && name.end() <= f.span(body - 1).end()
}

/// A subject opens its clause, or a verb follows it.
fn is_subject(f: &Frame<'_, '_>, start: usize, end: usize, unit: usize) -> bool {
    let words = f.words;
    let opens = f
        .units
        .get(unit)
        .is_some_and(|u| f.token_index(u.start) == Some(start));
    let class = words.class(end);
    let verb = class.any(
        WordClass::VERB
            .with(WordClass::BE)
            .with(WordClass::HAVE)
            .with(WordClass::DO)
            .with(WordClass::MODAL),
    );
    let preposition = start > 0 && words.class(start - 1).any(WordClass::PREPOSITION);
    // `The rivals' manager, Alonso Brenk, tipped his cap.`
    let role = WordClass::PERSON
        .with(WordClass::TITLE)
        .with(WordClass::KIN);
    let apposed = start > 1
        && words.mark(start - 1, ',')
        && words.class(start - 2).any(role)
        && words.mark(end, ',')
        && (words.class(end + 1).any(WordClass::VERB)
            && words.verb(end + 1).form.any(Form::PAST.with(Form::THIRD))
            || words
                .class(end + 1)
                .any(WordClass::HAVE.with(WordClass::BE)));
    opens || verb && !preposition || apposed
}

/// Whether the word at token `end` is a noun that the name before it modifies.
fn modifies(f: &Frame<'_, '_>, end: usize) -> bool {
    let small = |t: &crate::text::Token| t.kind == TokenKind::Word && !t.capital();
    let Some(token) = f.words.get(end).filter(|t| small(t)) else {
        return false;
    };
    let class = f.words.class(end);
    let item = f.item_at(token.span.start());
    let noun = if f.token_index(item) == Some(end) {
        f.tag(item) == Tag::Noun
    } else {
        // Inside quotation marks nothing has a tag.
        class.any(
            WordClass::PERSON
                .with(WordClass::BODY)
                .with(WordClass::COMMON)
                .with(WordClass::DOCUMENT),
        )
    };
    noun && !class.any(
        WordClass::TIME
            .with(WordClass::ADVERB)
            .with(WordClass::REPORTING),
    )
}

/// The longest stretch of words before a name that can still belong to it: `But former Orvik port
/// inspector Ines Roth`.
const BEFORE: usize = 8;

/// Whether only what belongs to the name stands between it and the start of its sentence.
fn opens_with_role(f: &Frame<'_, '_>, start: usize, unit: usize) -> bool {
    let words = f.words;
    let first = f.units.get(unit).and_then(|u| f.token_index(u.start));
    let belongs = WordClass::MODIFIER
        .with(WordClass::PERSON)
        .with(WordClass::TITLE)
        .with(WordClass::PLACE)
        .with(WordClass::DEMONYM)
        .with(WordClass::DETERMINER)
        .with(WordClass::COORDINATOR)
        .with(WordClass::CONNECTIVE)
        .with(WordClass::BODY)
        .with(WordClass::COMMON);
    first.is_some_and(|first| {
        first < start
            && start - first <= BEFORE
            && (first..start).all(|i| {
                let class = words.class(i);
                words.tokens[i].kind == TokenKind::Word
                    && !class.any(WordClass::PREPOSITION)
                    && (class.any(belongs) || words.tokens[i].capital())
            })
    })
}
