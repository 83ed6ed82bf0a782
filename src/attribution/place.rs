//! Each quotation of a story with what stands around it: its tag, the actions beside it, the names in
//! it, and who was mentioned lately.

use super::frame::Frame;
use super::group::Record;
use super::people::Linked;
use super::scene::{Ref, Scene, Somebody, Who};
use super::source::{Pronoun, Reading, names_in, read};
use super::types::QuoteKind;
use crate::entity::{EntityTable, Gender, fold_word, gender_of_class};
use crate::lexicon::WordClass;
use crate::text::EntityId;
use std::ops::Range;

/// References to people looked back to from a place.
const LOOK_BACK: usize = 60;

/// How the source of a place limits its speaker.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tag {
    /// There is no source.
    None,
    /// It is settled.
    Settled(Vec<Who>),
    /// *he* or *she*.
    Pronoun(Gender),
    /// A description; `general` for *the man*, which may be anybody.
    Described {
        who: Who,
        general: bool,
        gender: Option<Gender>,
    },
    /// Something that only the resolver knows how to read; the place is settled after it.
    Other,
}

/// The subject of an action beside a quotation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Beat {
    pub(crate) who: Option<Who>,
    pub(crate) gender: Option<Gender>,
}

/// Somebody mentioned lately.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Near {
    pub(crate) who: Who,
    /// Units since the last mention.
    pub(crate) distance: f32,
    pub(crate) count: f32,
    /// Whether that person was ever a subject in the stretch looked at.
    pub(crate) subject: bool,
}

/// A quotation and what stands around it.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// Index of the record.
    pub(crate) record: usize,
    pub(crate) paragraph: usize,
    pub(crate) last_paragraph: usize,
    pub(crate) tag: Tag,
    /// People called by name in the quotation.
    pub(crate) called: Vec<Who>,
    /// Others who can be called by the same title and surname.
    pub(crate) called_perhaps: Vec<Who>,
    /// The gender of a *sir* or *madam* in it.
    pub(crate) called_gender: Option<Gender>,
    /// People named in the quotation otherwise.
    pub(crate) named: Vec<Who>,
    /// The person told, where the tag says so.
    pub(crate) told: Option<Who>,
    /// Actions: in the quotation's own sentence, before it and after it in the paragraph, and at
    /// the end of the paragraph above.
    pub(crate) own: Option<Beat>,
    pub(crate) before: Option<Beat>,
    pub(crate) after: Option<Beat>,
    pub(crate) above: Option<Beat>,
    /// Others mentioned beside it, and in the paragraph above.
    pub(crate) beside: Vec<Who>,
    pub(crate) above_all: Vec<Who>,
    /// Who was mentioned lately, latest first.
    pub(crate) near: Vec<Near>,
    pub(crate) continuing: bool,
    pub(crate) answering: bool,
}

impl Place {
    pub(crate) fn near(&self, who: Who) -> Option<&Near> {
        self.near.iter().find(|n| n.who == who)
    }

    /// The latest subject, of the gender that the tag asks for.
    pub(crate) fn last_subject(&self, people: &[Somebody]) -> Option<Who> {
        let gender = match self.tag {
            Tag::Pronoun(gender) => Some(gender),
            Tag::Described { gender, .. } => gender,
            _ => None,
        };
        self.near
            .iter()
            .find(|n| n.subject && people[n.who].person && agrees(&people[n.who], gender))
            .map(|n| n.who)
    }

    pub(crate) fn kind(&self) -> usize {
        usize::from(matches!(self.tag, Tag::Pronoun(_) | Tag::Described { .. }))
    }
}

pub(crate) fn agrees(one: &Somebody, gender: Option<Gender>) -> bool {
    !matches!((one.gender, gender), (Some(a), Some(b)) if a != b)
}

/// Whether a record is a turn: its words stand in quotation marks.
pub(crate) fn is_turn(record: &Record) -> bool {
    !record.runs.is_empty() && (record.kind == QuoteKind::Direct || record.report.tag)
}

pub(crate) fn lay_out(
    f: &Frame<'_, '_>,
    names: &[Linked],
    table: &EntityTable,
    scene: &mut Scene,
    records: &[Record],
) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for (index, record) in records.iter().enumerate() {
        if is_turn(record) {
            let tag = tag_of(f, names, table, scene, record);
            places.push(place(f, names, scene, index, record, tag));
        }
    }
    places
}

/// Nouns that may mean anybody of their gender.
pub(crate) const GENERAL: &[&str] = &[
    "man",
    "woman",
    "girl",
    "boy",
    "lady",
    "gentleman",
    "fellow",
    "other",
    "companion",
    "friend",
    "lad",
    "lass",
    "speaker",
    "visitor",
    "guest",
    "host",
    "hostess",
    "lover",
    "stranger",
    "person",
    "creature",
    "child",
    "kid",
    "one",
    "youth",
    "voice",
];

fn tag_of(
    f: &Frame<'_, '_>,
    names: &[Linked],
    table: &EntityTable,
    scene: &mut Scene,
    record: &Record,
) -> Tag {
    let Some(items) = &record.report.source else {
        return Tag::None;
    };
    let items = trim(f, items);
    match read(f, names, &items) {
        Reading::Names(found) => {
            let mut who: Vec<Who> = Vec::new();
            for name in found {
                let one = scene.of_entity(names[name].entity, table);
                scene.people[one].speaks += 1;
                scene.people[one].person = true;
                if !who.contains(&one) {
                    who.push(one);
                }
            }
            Tag::Settled(who)
        }
        Reading::Pronoun(Pronoun::Third(gender)) => Tag::Pronoun(gender),
        Reading::Pronoun(Pronoun::I) => scene
            .narrator
            .map_or(Tag::Other, |who| Tag::Settled(vec![who])),
        // `after a pause, added`: no source at all, but the subject of the sentence.
        Reading::Nominal(nominal)
            if !f.capital(nominal.head)
                && !f
                    .class(items.start)
                    .any(WordClass::DETERMINER.with(WordClass::POSSESSIVE))
                && nominal.owner.is_none()
                && !f.class(nominal.head).any(
                    WordClass::PERSON
                        .with(WordClass::KIN)
                        .with(WordClass::TITLE),
                ) =>
        {
            Tag::None
        }
        Reading::Nominal(mut nominal) if !nominal.plural => {
            // `said Owl`: a capital does what an article does.
            nominal.definite |= f.capital(nominal.items.start);
            let head = fold_word(f.str(nominal.head));
            if head == "other" {
                // Whoever has not just spoken.
                return Tag::None;
            }
            let document = f.class(nominal.head).any(WordClass::DOCUMENT);
            if document || matches!(head.as_str(), "voice" | "tone") {
                // `came Edda's voice`: the owner speaks.
                match nominal.owner.as_ref().map(|o| read(f, names, o)) {
                    Some(Reading::Names(found)) => {
                        if let Some(who) = found.first().and_then(|n| scene.known(names[*n].entity))
                        {
                            return Tag::Settled(vec![who]);
                        }
                    }
                    Some(Reading::Pronoun(Pronoun::Third(gender))) => return Tag::Pronoun(gender),
                    // `said a woman's voice`
                    Some(Reading::Nominal(owner)) => {
                        let who = scene.describe(f, names, &owner);
                        scene.people[who].speaks += 1;
                        return Tag::Settled(vec![who]);
                    }
                    _ => {
                        if let Some(who) = unmasked(f, names, scene, record) {
                            return Tag::Settled(vec![who]);
                        }
                    }
                }
            }
            let kin = f.class(nominal.head).any(WordClass::KIN);
            let general = GENERAL.contains(&head.as_str()) || kin;
            let who = scene.describe(f, names, &nominal);
            if scene.people[who].entity.is_some() && !general {
                scene.people[who].speaks += 1;
                return Tag::Settled(vec![who]);
            }
            if f.capital(nominal.head) && (nominal.head > nominal.items.start || !kin) && !general {
                // `said the Hatter`, `said Pim`: as good as a name.
                scene.people[who].speaks += 1;
                return Tag::Settled(vec![who]);
            }
            let gender = nominal.gender.or(scene.people[who].gender);
            Tag::Described {
                who,
                general,
                gender,
            }
        }
        _ => Tag::Other,
    }
}

/// `said a voice. It was Ottoline`: the next sentence names the voice.
fn unmasked(f: &Frame<'_, '_>, names: &[Linked], scene: &Scene, record: &Record) -> Option<Who> {
    let next = f.units.get(record.report.unit + 1)?;
    let was = f.is_one_of(next.start, &["it", "this", "that"])
        && f.is_one_of(next.start + 1, &["was", "is"]);
    let near = next.start..next.end.min(next.start + 6);
    let name = names_in(f, names, &near).next().filter(|_| was)?;
    scene.known(names[name].entity)
}

/// A source without the adverbs after it: *Anna warmly*.
pub(crate) fn trim(f: &Frame<'_, '_>, items: &Range<usize>) -> Range<usize> {
    let mut end = items.end;
    while end > items.start + 1 && !f.capital(end - 1) {
        let class = f.class(end - 1);
        let adverb = class.any(WordClass::ADVERB) || f.str(end - 1).ends_with("ly");
        let noun = class.any(WordClass::PERSON.with(WordClass::KIN));
        if !adverb || noun {
            break;
        }
        end -= 1;
    }
    items.start..end
}

fn place(
    f: &Frame<'_, '_>,
    names: &[Linked],
    scene: &mut Scene,
    index: usize,
    record: &Record,
    tag: Tag,
) -> Place {
    let first = record.first_item();
    let last = record
        .report
        .pieces
        .iter()
        .map(|p| p.end)
        .max()
        .unwrap_or(1)
        .max(1)
        - 1;
    let unit = f.unit_at(first);
    let last_unit = f.unit_at(last);
    let paragraph_of = |u: usize| f.units.get(u).map_or(0, |x| x.paragraph);
    let paragraph = paragraph_of(unit);
    let last_paragraph = paragraph_of(last_unit);
    let source = record.report.source.clone().unwrap_or(0..0);
    let mut out = Place {
        record: index,
        paragraph,
        last_paragraph,
        tag,
        called: Vec::new(),
        called_perhaps: Vec::new(),
        called_gender: None,
        named: Vec::new(),
        told: None,
        own: None,
        before: None,
        after: None,
        above: None,
        beside: Vec::new(),
        above_all: Vec::new(),
        near: Vec::new(),
        continuing: record.report.continuing,
        answering: record.report.answering,
    };
    let whoever = |id: EntityId, scene: &Scene| scene.known(id);
    for (name, called) in names_spoken(f, names, record) {
        let Some(who) = whoever(name.entity, scene) else {
            continue;
        };
        if called && f.words.class(name.token).any(WordClass::COURTESY) {
            // `No, Mr. Grady`, said to a son of Mr. Grady.
            let gender = scene.people[who].gender;
            for id in scene.families.namesakes(name.entity) {
                if let Some(other) = scene.known(*id).filter(|w| *w != who) {
                    if gender.is_some() && scene.people[other].gender == gender {
                        out.called_perhaps.push(other);
                    }
                }
            }
        }
        let list = if called {
            &mut out.called
        } else {
            &mut out.named
        };
        if !list.contains(&who) {
            list.push(who);
        }
    }
    for who in offices_called(f, scene, record) {
        if !out.called.contains(&who) {
            out.called.push(who);
        }
    }
    let called = out.called.clone();
    out.named.retain(|w| !called.contains(w));
    out.called_gender = called_sir(f, record);
    out.told = record
        .report
        .addressee
        .as_ref()
        .and_then(|items| match read(f, names, items) {
            Reading::Names(found) => scene.known(names[*found.first()?].entity),
            _ => None,
        });
    let has_run = |u: usize| {
        f.units
            .get(u)
            .is_some_and(|x| x.range().any(|i| f.is_run(i)))
    };
    let beat = |refs: &[Ref], skip: &Range<usize>| {
        let mut subjects = refs.iter().filter(|r| r.subject && !skip.contains(&r.item));
        subjects.next().map(|r| Beat {
            who: r.who,
            gender: r.pronoun,
        })
    };
    // In its own sentence.
    for u in unit..=last_unit {
        let refs = scene.refs_of_unit(u);
        if out.tag == Tag::None {
            out.own = out.own.or_else(|| beat(refs, &source));
        }
        out.beside.extend(
            refs.iter()
                .filter(|r| !source.contains(&r.item) && !r.subject)
                .filter_map(|r| r.who),
        );
    }
    // Before it in the paragraph.
    let mut u = unit;
    while u > 0 && paragraph_of(u - 1) == paragraph && !has_run(u - 1) && unit - u < 6 {
        u -= 1;
        let refs = scene.refs_of_unit(u);
        out.before = out.before.or_else(|| beat(refs, &(0..0)));
        out.beside
            .extend(refs.iter().filter(|r| !r.subject).filter_map(|r| r.who));
    }
    // After it.
    let mut v = last_unit + 1;
    while paragraph_of(v) == last_paragraph && v < f.units.len() && !has_run(v) && v < last_unit + 4
    {
        let refs = scene.refs_of_unit(v);
        out.after = out.after.or_else(|| beat(refs, &(0..0)));
        out.beside
            .extend(refs.iter().filter(|r| !r.subject).filter_map(|r| r.who));
        v += 1;
    }
    // The paragraph above, if it is narration.
    let mut first_unit = unit;
    while first_unit > 0 && paragraph_of(first_unit - 1) == paragraph {
        first_unit -= 1;
    }
    let mut w = first_unit;
    while w > 0 && paragraph_of(w - 1) + 1 == paragraph && !has_run(w - 1) && first_unit - w < 8 {
        w -= 1;
        let refs = scene.refs_of_unit(w);
        out.above = out.above.or_else(|| beat(refs, &(0..0)));
        out.above_all.extend(refs.iter().filter_map(|r| r.who));
    }
    let upto = if out.own.is_some() || record.report.cue.is_some() {
        unit + 1
    } else {
        unit
    };
    for r in scene.before(upto).take(LOOK_BACK) {
        if unit.saturating_sub(r.unit) > 60 {
            break;
        }
        if source.contains(&r.item) {
            continue;
        }
        let Some(who) = r.who else { continue };
        match out.near.iter_mut().find(|n| n.who == who) {
            Some(near) => {
                near.count += 1.0;
                near.subject |= r.subject;
            }
            None => {
                #[allow(clippy::cast_precision_loss, reason = "a small count")]
                let distance = unit.saturating_sub(r.unit) as f32;
                out.near.push(Near {
                    who,
                    distance,
                    count: 1.0,
                    subject: r.subject,
                });
            }
        }
    }
    out
}

/// The names in a record's words, each with whether it is called out: between commas or marks.
pub(crate) fn names_spoken<'n>(
    f: &Frame<'_, '_>,
    names: &'n [Linked],
    record: &Record,
) -> Vec<(&'n Linked, bool)> {
    let mut out = Vec::new();
    for span in &record.spans {
        let first = names.partition_point(|n| n.span.start() < span.start());
        for name in names[first..]
            .iter()
            .take_while(|n| n.span.end() <= span.end())
        {
            out.push((name, called_out(f, name)));
        }
    }
    out
}

/// Those called by an office that the story has given them: `I can guess, Colonel`, of *the colonel*.
fn offices_called(f: &Frame<'_, '_>, scene: &Scene, record: &Record) -> Vec<Who> {
    let words = f.words;
    let mark = |i: usize| words.get(i).is_none_or(|t| t.mark != '\0' && t.mark != '-');
    let mut out = Vec::new();
    for span in &record.spans {
        let first = words.at_or_after(span.start());
        for i in first..words.at_or_after(span.end()) {
            let office = words.class(i).any(WordClass::TITLE)
                && !words.class(i).any(WordClass::COURTESY.with(WordClass::KIN))
                && words.tokens[i].capital();
            if office && mark(i + 1) && (i == first || mark(i - 1)) {
                out.extend(scene.of_office(&fold_word(words.str(i))));
            }
        }
    }
    out
}

fn called_out(f: &Frame<'_, '_>, name: &Linked) -> bool {
    let before = name.token.checked_sub(1).map(|i| f.words.tokens[i]);
    let after = f.words.get(name.token_end);
    let opens = before.is_none_or(|t| {
        matches!(
            t.mark,
            ',' | '"' | '“' | '‘' | '\'' | '—' | '.' | '?' | '!' | '-' | ';'
        )
    }) || name.token > 0
        && (f.words.class(name.token - 1).any(WordClass::INTERJECTION)
            || ["dear", "dearest", "my", "darling", "poor", "old"]
                .iter()
                .any(|w| f.words.is(name.token - 1, w)));
    let closes = after.is_none_or(|t| {
        matches!(
            t.mark,
            ',' | '!' | '?' | '.' | '"' | '”' | '’' | '\'' | '—' | ';' | '-'
        )
    });
    let joined =
        f.words.is(name.token_end + 1, "and") || f.words.is(name.token.wrapping_sub(2), "and");
    opens && closes && !joined
}

/// The gender of a *sir* or *madam* in a record's words.
fn called_sir(f: &Frame<'_, '_>, record: &Record) -> Option<Gender> {
    for span in &record.spans {
        let first = f.words.at_or_after(span.start());
        for i in first..f.words.len() {
            if f.words.tokens[i].span.start() >= span.end() {
                break;
            }
            let marked = f
                .words
                .get(i + 1)
                .is_none_or(|t| t.mark != '\0' && t.mark != '-');
            if !marked {
                continue;
            }
            if f.words.is(i, "sir") {
                return Some(Gender::Male);
            }
            if ["madam", "ma'am", "ma’am", "miss"]
                .iter()
                .any(|w| f.words.is(i, w))
            {
                return Some(Gender::Female);
            }
            // `Yes, mother`, `my dear boy`: a noun set off by marks on both sides.
            let class = f.words.class(i);
            if class.any(WordClass::KIN) && !class.any(WordClass::PLURAL) {
                let fond = ["my", "dear", "dearest", "old", "good", "poor"];
                let mut open = i;
                while open > first && i - open < 3 && fond.iter().any(|w| f.words.is(open - 1, w)) {
                    open -= 1;
                }
                let set_off = open == first
                    || f.words
                        .get(open - 1)
                        .is_some_and(|t| t.mark != '\0' && t.mark != '-');
                if let Some(gender) = gender_of_class(class).filter(|_| set_off) {
                    return Some(gender);
                }
            }
        }
    }
    None
}
