//! The names of a text tied to the entity table, and what the text shows of each person: gender,
//! roles, number. Phase two reads this to say whom a source means.

use super::frame::Frame;
use crate::entity::{
    Entity, EntityKind, EntityTable, Gender, NameForm, NameKind, NameMention, NameParts,
    find_names, gender_of_class, gender_of_words,
};
use crate::lexicon::{Lexicon, WordClass};
use crate::sentence::Sentence;
use crate::text::{EntityId, Span};
use rustc_hash::FxHashMap;

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
    let boilerplate = boilerplate(f);
    let known_capitals = seen_inside(words, &names);
    let mut out: Vec<Linked> = Vec::with_capacity(names.len());
    let together = fiction && !table.entities().iter().any(|e| e.known);
    let mut forms: Vec<NameForm<'_>> = Vec::new();
    let mut opens: Vec<bool> = Vec::new();
    let mut run = 0;
    let mut unit = 0;
    let mut cache: FxHashMap<String, NameParts> = FxHashMap::default();
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
        let parts = cache
            .entry(surface.to_owned())
            .or_insert_with(|| parts_of(surface, core, lexicon))
            .clone();
        if parts.words.is_empty() {
            continue;
        }
        let gender = gender_of_words(surface, lexicon);
        let kind = match name.kind {
            NameKind::Person => EntityKind::Person,
            NameKind::Body => EntityKind::Body,
            NameKind::Place => EntityKind::Place,
            NameKind::Unknown => EntityKind::Unknown,
        };
        let mut form = NameForm {
            surface,
            core,
            parts,
            kind,
            gender,
        };
        // `Messrs. Kostas and Nikos Galitsis`: the first takes the surname of the second.
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
        // In a story without a cast the names are tied all at once, below.
        let (entity, rule) = if together {
            opens.push(name.opens_sentence);
            (EntityId::new(0), "")
        } else {
            table.link(&form)
        };
        let end = name.tokens.end;
        out.push(Linked {
            span: name.span,
            entity,
            rule,
            quoted,
            boilerplate: boilerplate
                .get(f.units.get(unit).map_or(0, |u| u.paragraph))
                .copied()
                .unwrap_or(false),
            unit,
            subject: !quoted && is_subject(f, name.tokens.start, end, unit),
            possessive: words
                .get(end)
                .is_some_and(|t| t.kind == crate::text::TokenKind::Clitic),
            token: name.tokens.start,
            token_end: end,
        });
        if together {
            forms.push(form);
        }
    }
    for (name, (entity, rule)) in out
        .iter_mut()
        .zip(super::cast::assign(&forms, &opens, table, lexicon))
    {
        name.entity = entity;
        name.rule = rule;
    }
    let shown: Vec<Option<Gender>> = table.entities().iter().map(|e| e.gender).collect();
    read_roles(f, &out, table);
    if fiction {
        // `He told his mother, Anna …`: in a story a comma after a noun proves no gender.
        for (index, gender) in shown.into_iter().enumerate() {
            if let Some(entity) = table.get_mut(EntityId::new(index)) {
                entity.gender = gender;
            }
        }
    }
    read_acronyms(f, &out, table);
    if !fiction {
        read_gender(f, &out, table);
    }
    out
}

/// Capitalised words met where a capital means something.
fn seen_inside<'t>(
    words: &crate::lexicon::Words<'t>,
    names: &[NameMention],
) -> FxHashMap<&'t str, ()> {
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

fn parts_of(surface: &str, core: &str, lexicon: &Lexicon) -> NameParts {
    let mut parts = NameParts::of(core, lexicon);
    let whole = NameParts::of(surface, lexicon);
    if !whole.titles.is_empty() {
        parts.courtesy_only = whole.courtesy_only || parts.words.len() == 1;
        parts.titles = whole.titles;
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

/// `Salim and Layla Mazhoud`: a lone given name takes the surname of the name after *and*.
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
    let parts = NameParts::of(next.span.of(f.words.text), lexicon);
    form.parts.words.extend(parts.words.into_iter().skip(1));
    form.parts.courtesy_only = false;
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
    opens || verb && !preposition
}

/// Paragraphs whose names are nobody in the story: by-lines, credits, contact and copyright lines.
fn boilerplate(f: &Frame<'_, '_>) -> Vec<bool> {
    f.paragraphs
        .iter()
        .map(|paragraph| {
            let text = paragraph.span.of(f.words.text);
            let short = text.len() < 160;
            let starts = |s: &str| {
                text.len() >= s.len()
                    && text.is_char_boundary(s.len())
                    && text[..s.len()].eq_ignore_ascii_case(s)
            };
            let byline = short
                && starts("by ")
                && !text.ends_with(['.', '”', '"', '?', '!'])
                && text.split_whitespace().count() <= 14;
            byline
                || short
                    && (starts("write to ")
                        || starts("(end)")
                        || starts("copyright")
                        || starts("©")
                        || starts("follow ") && text.contains('@')
                        || starts("photo")
                        || starts("read more")
                        || starts("related:"))
                || short
                    && (text.contains("contributed to this")
                        || text.contains("contributed reporting"))
        })
        .collect()
}

/// Words that describe a person, next to the name: `spokesman Dmitry P.`, `Yewande C., a spokeswoman`.
fn read_roles(f: &Frame<'_, '_>, names: &[Linked], table: &mut EntityTable) {
    let words = f.words;
    let role = |i: usize| {
        words.class(i).any(
            WordClass::PERSON
                .with(WordClass::TITLE)
                .with(WordClass::KIN),
        ) && !words.class(i).any(WordClass::COURTESY)
    };
    for name in names {
        if name.boilerplate {
            continue;
        }
        let mut found: Vec<(usize, usize)> = Vec::new();
        // Before: the capitalised titles inside the name, then the small words in front of it.
        let mut start = name.token;
        while start > 0
            && name.token - start < 6
            && words.tokens[start - 1].mark == '\0'
            && !words.class(start - 1).any(
                WordClass::DETERMINER
                    .with(WordClass::POSSESSIVE)
                    .with(WordClass::PREPOSITION)
                    .with(WordClass::VERB)
                    .with(WordClass::COORDINATOR)
                    .with(WordClass::SUBORDINATOR)
                    .with(WordClass::ADVERB),
            )
            && words.tokens[start - 1].kind != crate::text::TokenKind::Clitic
        {
            start -= 1;
        }
        let title_end = (name.token..name.token_end)
            .rev()
            .find(|i| role(*i))
            .map(|i| i + 1);
        if let Some(end) =
            title_end.or((start < name.token && role(name.token - 1)).then_some(name.token))
        {
            found.push((start, end));
        } else if words.mark(name.token.wrapping_sub(1), ',') {
            // `the harbour pilot, Ines C.`: the phrase before the comma.
            let end = name.token - 1;
            let mut start = end;
            while start > 0
                && end - start < 8
                && words.tokens[start - 1].mark == '\0'
                && !words.class(start - 1).any(
                    WordClass::DETERMINER
                        .with(WordClass::POSSESSIVE)
                        .with(WordClass::VERB)
                        .with(WordClass::COORDINATOR),
                )
            {
                start -= 1;
            }
            let head = (start..end)
                .find(|i| words.class(*i).any(WordClass::PREPOSITION))
                .unwrap_or(end);
            if head > start
                && role(head - 1)
                && start > 0
                && (words
                    .class(start - 1)
                    .any(WordClass::DETERMINER.with(WordClass::POSSESSIVE))
                    || words.tokens[start - 1].kind == crate::text::TokenKind::Clitic)
            {
                found.push((start, end));
            }
        }
        // After: `, a spokeswoman`, `, 41, a nurse`, `, the treasurer of the club`.
        let mut after = name.token_end;
        if words.mark(after, ',') {
            after += 1;
            if words
                .get(after)
                .is_some_and(|t| t.kind == crate::text::TokenKind::Number)
                && words.mark(after + 1, ',')
            {
                after += 2;
            }
            if words.class(after).any(WordClass::DETERMINER) {
                after += 1;
            }
            let end = (after..after + 9)
                .find(|i| {
                    words
                        .get(*i)
                        .is_none_or(|t| t.mark != '\0' && t.mark != '-')
                        || words
                            .class(*i)
                            .any(WordClass::VERB.with(WordClass::SUBORDINATOR))
                            && !role(*i)
                })
                .unwrap_or(after);
            let head = (after..end)
                .find(|i| words.class(*i).any(WordClass::PREPOSITION))
                .unwrap_or(end);
            if head > after
                && role(head - 1)
                && !words
                    .class(after)
                    .any(WordClass::PRONOUN.with(WordClass::SUBORDINATOR))
            {
                found.push((after, end));
            }
        }
        if found.is_empty() {
            continue;
        }
        let Some(entity) = table.get_mut(name.entity) else {
            continue;
        };
        for (start, end) in found {
            let span = words.tokens[start].span.join(words.tokens[end - 1].span);
            let text = span.of(words.text).to_lowercase();
            let gender = (start..end)
                .rev()
                .find(|i| role(*i))
                .and_then(|i| gender_of_class(words.class(i)));
            if entity.gender.is_none() {
                entity.gender = gender;
            }
            if matches!(entity.kind, EntityKind::Unknown) {
                entity.kind = EntityKind::Person;
            }
            if !entity.roles.contains(&text) && entity.roles.len() < 12 {
                entity.roles.push(text);
            }
        }
    }
    // `President Adaeze Obi of Tamaria`: the country is part of the office.
    for name in names {
        let of = name.token_end;
        if words.is(of, "of") && words.get(of + 1).is_some_and(crate::text::Token::capital) {
            let Some(entity) = table.get_mut(name.entity) else {
                continue;
            };
            if let Some(first) = entity.roles.first().cloned() {
                let with = format!("{first} of {}", words.str(of + 1).to_lowercase());
                if !entity.roles.contains(&with) {
                    entity.roles.push(with);
                }
            }
        }
    }
}

/// `International Lake Monitoring Agency (ILMA)`.
fn read_acronyms(f: &Frame<'_, '_>, names: &[Linked], table: &mut EntityTable) {
    for pair in names.windows(2) {
        let (long, short) = (&pair[0], &pair[1]);
        let in_brackets = short.token == long.token_end + 1
            && f.words.mark(long.token_end, '(')
            && f.words.mark(short.token_end, ')');
        if in_brackets && long.entity != short.entity {
            let Some(alias) = table.get(short.entity).map(|e| e.name.clone()) else {
                continue;
            };
            if let Some(entity) = table.get_mut(long.entity) {
                entity.kind = EntityKind::Body;
                if !entity.aliases.contains(&alias) {
                    entity.aliases.push(alias);
                }
            }
        }
    }
}

/// Gender from the pronouns near a name: `Wren Tolliver keeps her tools in a violin case.`
fn read_gender(f: &Frame<'_, '_>, names: &[Linked], table: &mut EntityTable) {
    let words = f.words;
    let mut votes: FxHashMap<EntityId, (u32, u32)> = FxHashMap::default();
    let person =
        |table: &EntityTable, id: EntityId| table.get(id).is_some_and(Entity::can_be_person);
    for (at, name) in names.iter().enumerate() {
        if name.quoted
            || !person(table, name.entity)
            || table.get(name.entity).is_some_and(|e| e.gender.is_some())
        {
            continue;
        }
        // The pronouns between this name and the next person's.
        let next = names[at + 1..]
            .iter()
            .find(|n| n.entity != name.entity && person(table, n.entity))
            .map_or(usize::MAX, |n| n.token);
        let limit = next.min(name.token_end + 30).min(words.len());
        let mut sentence_ends = 0;
        for i in name.token_end..limit {
            if words.tokens[i].mark == '.'
                || words.tokens[i].mark == '"'
                || words.tokens[i].mark == '“'
            {
                sentence_ends += 1;
                if sentence_ends > 1 || words.tokens[i].mark != '.' {
                    break;
                }
            }
            let class = words.class(i);
            // `the man and his wife`: a noun for a person between the two takes the pronoun.
            if class.any(WordClass::PERSON)
                && !class.any(WordClass::TITLE)
                && !words.mark(i.wrapping_sub(1), ',')
                && sentence_ends == 0
                && i > name.token_end + 1
                && gender_of_class(class).is_some()
            {
                break;
            }
            if class.any(
                WordClass::PRONOUN
                    .with(WordClass::POSSESSIVE)
                    .with(WordClass::OBJECT),
            ) && !class.any(WordClass::PLURAL)
            {
                if let Some(gender) = gender_of_class(class) {
                    let vote = votes.entry(name.entity).or_default();
                    let weight = if sentence_ends == 0 { 2 } else { 1 };
                    match gender {
                        Gender::Male => vote.0 += weight,
                        Gender::Female => vote.1 += weight,
                    }
                    break;
                }
            }
        }
    }
    let mut settled: Vec<(EntityId, (u32, u32))> = votes.into_iter().collect();
    settled.sort_unstable_by_key(|(id, _)| *id);
    for (id, (male, female)) in settled {
        if let Some(entity) = table.get_mut(id) {
            entity.gender = match male.cmp(&female) {
                std::cmp::Ordering::Greater => Some(Gender::Male),
                std::cmp::Ordering::Less => Some(Gender::Female),
                std::cmp::Ordering::Equal => None,
            };
        }
    }
}
