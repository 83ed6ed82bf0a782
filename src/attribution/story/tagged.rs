//! What the tag of a turn says of its speaker.

use crate::attribution::people::linked::Linked;
use crate::attribution::record::group::Record;
use crate::attribution::syntax::frame::Frame;
use crate::attribution::types::QuoteKind;

use super::address::names_spoken;
use super::scene::{OFTEN, Scene, Who};
use crate::attribution::people::linked::names_in;
use crate::attribution::people::source::{Nominal, Pronoun, Reading, read};
use crate::entity::{EntityTable, Gender, fold_word};
use crate::lexicon::{BODIES, Sense, WordClass};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Items from a name to the verb of which it is the subject.
const REACH: usize = 6;

/// What a description says of somebody's age: *the mother*, *the boy*, *the stranger*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Age {
    Grown,
    Young,
    Any,
}

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
        age: Age,
    },
    /// Something that only the resolver knows how to read; the place is settled after it.
    Other,
}

/// Whether a record is a turn: its words stand in quotation marks.
pub(crate) fn is_turn(record: &Record) -> bool {
    !record.runs.is_empty()
        && (record.kind == QuoteKind::Direct || record.report.tag)
        && !record.report.is_transcript()
}

/// Whoever a tag names is a person, from the first page on.
pub(crate) fn show_people(
    f: &Frame<'_, '_>,
    names: &[Linked],
    scene: &mut Scene,
    table: &EntityTable,
    records: &[Record],
) {
    for record in records.iter().filter(|r| is_turn(r)) {
        for (name, called) in names_spoken(f, names, record) {
            if let Some(who) = scene
                .known(name.entity)
                .filter(|_| called && set_off(f, name))
            {
                let one = &mut scene.people[who];
                one.called += 1;
                one.person |= !one.place && one.called * OFTEN >= one.mentions;
            }
        }
        let Some(items) = &record.report.source else {
            continue;
        };
        if let Reading::Names(found) = read(f, names, &trim(f, items)) {
            for name in found.into_iter().filter(|name| !is_paper(f, &names[*name])) {
                let one = scene.of_entity(names[name].entity, table);
                scene.people[one].speaks += 1;
                scene.people[one].person = true;
            }
        }
    }
}

/// Whether a comma sets a name off from other words: `By thunder, Orrin!` calls a person, `Kirkholm!` perhaps none, and
/// `Kirkholm, Ledwick` are in a list.
fn set_off(f: &Frame<'_, '_>, name: &Linked) -> bool {
    let words = f.words;
    let marked = |i: usize| words.get(i).is_some_and(|t| t.mark != '\0');
    let small = |i: usize| words.get(i).is_some_and(|t| t.mark == '\0' && !t.capital());
    // `Oh, Orrin`: what opens the words has a capital.
    let plain = |i: usize| small(i) || i > 0 && !marked(i) && marked(i - 1);
    let before = name.token > 1 && words.mark(name.token - 1, ',') && plain(name.token - 2);
    let opens = name.token > 0 && marked(name.token - 1);
    let after = words.mark(name.token_end, ',') && small(name.token_end + 1);
    before || opens && after
}

/// Whether a name is that of a newspaper: `said the Northern Herald`.
fn is_paper(f: &Frame<'_, '_>, name: &Linked) -> bool {
    let item = f.item_at(name.span.start());
    let last = name.token_end - 1;
    item > 0 && f.is(item - 1, "the") && BODIES.of(&fold_word(f.words.str(last))) == Some("press")
}

/// The nouns of those who are told to speak, whatever these nouns mean elsewhere: `said the hedgehog`.
pub(crate) fn heads<'t>(
    f: &Frame<'_, 't>,
    names: &[Linked],
    records: &[Record],
) -> FxHashSet<&'t str> {
    // `said the question`: what speaks once may be misread.
    let mut once = FxHashSet::default();
    let sources = records
        .iter()
        .filter(|r| is_turn(r))
        .filter_map(|r| r.report.source.as_ref());
    sources
        .filter_map(|items| match read(f, names, &trim(f, items)) {
            Reading::Nominal(n) if n.definite && n.owner.is_none() && !n.plural => Some(n.head),
            _ => None,
        })
        .filter(|head| {
            !f.class(*head).any(
                WordClass::PERSON
                    .with(WordClass::KIN)
                    .with(WordClass::DOCUMENT),
            )
        })
        .map(|head| f.str(head))
        .filter(|head| !once.insert(*head))
        .collect()
}

pub(super) fn tag_of(
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
        // What is read aloud is no turn of the talk.
        Reading::Names(found) if found.iter().all(|name| is_paper(f, &names[*name])) => Tag::Other,
        Reading::Names(found) => {
            let mut who: Vec<Who> = Vec::new();
            for name in found {
                let one = scene.of_entity(names[name].entity, table);
                if !who.contains(&one) {
                    who.push(one);
                }
            }
            Tag::Settled(who)
        }
        Reading::Pronoun(Pronoun::Third(gender)) => Tag::Pronoun(gender),
        // `it said`: whoever it is, none of the people.
        Reading::Pronoun(Pronoun::It) => Tag::None,
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
        Reading::Nominal(nominal) if !nominal.plural => described(f, names, scene, record, nominal),
        _ => Tag::Other,
    }
}

/// The tag of a description: `said the hedgehog`, `said her father`, `came Edda's voice`.
fn described(
    f: &Frame<'_, '_>,
    names: &[Linked],
    scene: &mut Scene,
    record: &Record,
    mut nominal: Nominal,
) -> Tag {
    // `said Owl`: a capital does what an article does.
    nominal.definite |= f.capital(nominal.items.start);
    let head = fold_word(f.str(nominal.head));
    let other = (nominal.items.start..nominal.head).any(|i| f.is(i, "other"));
    if other && nominal.definite || matches!(head.as_str(), "other" | "latter") {
        // Whoever has not just spoken.
        return Tag::None;
    }
    let document = f.class(nominal.head).any(WordClass::DOCUMENT);
    if document || matches!(head.as_str(), "voice" | "tone") {
        if let Some(tag) = owner_of_voice(f, names, scene, record, &nominal) {
            return tag;
        }
    }
    // `the question sounded odd, adding`, `came the answer`: nobody.
    let thing = WordClass::EXPRESSION
        .with(WordClass::CLAIM)
        .with(WordClass::NOTION);
    if f.class(nominal.head).any(thing) && !f.class(nominal.head).any(WordClass::PERSON) {
        return Tag::None;
    }
    let kin = f.class(nominal.head).any(WordClass::KIN);
    let sense = f.sense(nominal.head);
    let general = sense.any(Sense::GENERAL) && nominal.definite || kin;
    let who = relation_of_called(f, names, scene, record, &nominal)
        .or_else(|| scene.described_by(nominal.head))
        .unwrap_or_else(|| scene.describe(f, names, &nominal));
    // `cried a stout, elderly stranger`: somebody new.
    let new = !nominal.definite && scene.people[who].entity.is_none();
    if scene.people[who].entity.is_some() && !general || new {
        scene.people[who].speaks += 1;
        return Tag::Settled(vec![who]);
    }
    if f.capital(nominal.head) && (nominal.head > nominal.items.start || !kin) && !general {
        // `said the Hatter`, `said Pim`: as good as a name.
        scene.people[who].speaks += 1;
        return Tag::Settled(vec![who]);
    }
    let general = general && !scene.told_apart(f, who, &nominal);
    let gender = nominal.gender.or(scene.people[who].gender);
    // `the old man`, `the young lady`: an age that the noun does not tell.
    let modified =
        |words: &[&str]| (nominal.items.start..nominal.head).any(|i| f.is_one_of(i, words));
    let age = if sense.any(Sense::YOUNG) || modified(&["young", "younger", "youthful"]) {
        Age::Young
    } else if sense.any(Sense::GROWN) || modified(&["old", "older", "elderly", "aged"]) {
        Age::Grown
    } else {
        Age::Any
    };
    // `said her father`, where the family has one *Mr.*: nobody else.
    let related =
        nominal.owner.is_some() && sense.any(Sense::HOUSEHOLD) && scene.people[who].titled;
    Tag::Described {
        who,
        general: general && !related,
        gender,
        age,
    }
}

/// Whose voice or letter speaks.
fn owner_of_voice(
    f: &Frame<'_, '_>,
    names: &[Linked],
    scene: &mut Scene,
    record: &Record,
    nominal: &Nominal,
) -> Option<Tag> {
    match nominal.owner.as_ref().map(|o| read(f, names, o)) {
        // `came Edda's voice`: the owner speaks.
        Some(Reading::Names(found)) => {
            let who = found.first().and_then(|n| scene.known(names[*n].entity));
            who.map(|who| Tag::Settled(vec![who]))
        }
        Some(Reading::Pronoun(Pronoun::Third(gender))) => Some(Tag::Pronoun(gender)),
        // `said a woman's voice`
        Some(Reading::Nominal(owner)) => {
            let who = scene.describe(f, names, &owner);
            scene.people[who].speaks += 1;
            Some(Tag::Settled(vec![who]))
        }
        _ => unmasked(f, names, scene, record).map(|who| Tag::Settled(vec![who])),
    }
}

/// `"Sit down, Anna," said her mother`: the mother of the one called.
fn relation_of_called(
    f: &Frame<'_, '_>,
    names: &[Linked],
    scene: &Scene,
    record: &Record,
    nominal: &Nominal,
) -> Option<Who> {
    let owner = read(f, names, nominal.owner.as_ref()?);
    let Reading::Pronoun(Pronoun::Third(gender)) = owner else {
        return None;
    };
    let head = fold_word(f.str(nominal.head));
    names_spoken(f, names, record)
        .into_iter()
        .filter(|(name, called)| {
            let who = scene.known(name.entity);
            *called && who.is_some_and(|who| scene.people[who].gender.is_none_or(|g| g == gender))
        })
        .find_map(|(name, _)| scene.families.relation(Some(name.entity), &head))
        .and_then(|id| scene.known(id))
}

/// `said a voice. It was Ottoline`: the next sentence names the voice; so does `said a voice, and Ottoline stepped out`.
fn unmasked(f: &Frame<'_, '_>, names: &[Linked], scene: &Scene, record: &Record) -> Option<Who> {
    let unit = record.report.unit;
    let source = record.report.source.as_ref()?;
    let shows = |unit: usize, from: usize| {
        let refs = scene.refs_of_unit(unit);
        let first = refs.get(refs.partition_point(|r| r.item < from))?;
        let who = first
            .who
            .filter(|who| scene.people[*who].entity.is_some())?;
        let verb = (first.item..first.item + REACH).find(|i| f.finite(*i))?;
        let comes = |i: usize| f.sense(i).any(Sense::MOVES);
        let comes = comes(verb) || f.is(verb, "had") && f.is(verb + 1, "come");
        (first.subject && comes).then_some(who)
    };
    if let Some(who) = shows(unit, source.end) {
        return Some(who);
    }
    let next = f.units.get(unit + 1)?;
    if let Some(who) = shows(unit + 1, next.start) {
        return Some(who);
    }
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
