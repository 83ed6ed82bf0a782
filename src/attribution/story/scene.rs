//! The people of a story as its narration brings them up: by name, by pronoun, by description.
//!
//! `The porter weighed the trunk.` brings up a porter; `the porter` later is the same one. The
//! conversation stage reads from here who is present and who acts beside a quotation.

use crate::attribution::people::description::{LONGEST, described_at};
use crate::attribution::people::family::Families;
use crate::attribution::people::linked::Linked;
use crate::attribution::people::linked::names_in;
use crate::attribution::people::source::{Nominal, Pronoun, pronoun};
use crate::attribution::syntax::frame::Frame;
use crate::attribution::syntax::phrase::REACH;
use crate::entity::{EntityKind, EntityTable, Gender, fold_word, gender_of_class};
use crate::lexicon::{Sense, Tag, WordClass};
use crate::text::EntityId;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Index of a person in [`Scene::people`].
pub(crate) type Who = usize;

/// Somebody in the story.
#[derive(Debug, Clone, Default)]
pub(crate) struct Somebody {
    /// The entity, unless so far only described.
    pub(crate) entity: Option<EntityId>,
    pub(crate) gender: Option<Gender>,
    /// Whether the text calls it *it*: then it is neither *he* nor *she*.
    pub(crate) neuter: bool,
    /// The description without its article, for somebody without a name.
    pub(crate) description: String,
    /// How often the text names this person as the speaker.
    pub(crate) speaks: u32,
    /// How often the narration brings this person up.
    pub(crate) mentions: u32,
    /// How often this name is the subject of a verb that people are the subjects of.
    pub(crate) acts: u32,
    /// The item with which the narration first brings this person up.
    pub(crate) first: Option<usize>,
    /// How often the talk calls this person by name.
    pub(crate) called: u32,
    /// Whether it can be a person at all.
    pub(crate) person: bool,
    /// Whether nothing but the list of given names tells its gender: there are boys called *Beverley*.
    pub(crate) listed: bool,
    /// Who it turned out to be: the stranger whose name the next sentence tells.
    pub(crate) same: Option<Who>,
    /// Whether it is known to be a place.
    pub(crate) place: bool,
    /// Whether a name of this person has *Mr.*, *Mrs.* or the like before it.
    pub(crate) titled: bool,
    /// Whether only other titles stand before its names: *Widow*, *Nurse*.
    pub(crate) office: bool,
    /// For a relation (`her aunt`): the possessor, if named.
    pub(crate) owner: Option<Who>,
    /// The first and the last of [`Scene::refs`] to this person.
    pub(crate) refs: Option<(usize, usize)>,
}

/// A place where the narration brings somebody up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ref {
    pub(crate) unit: usize,
    /// First item.
    pub(crate) item: usize,
    /// Who, if not a pronoun.
    pub(crate) who: Option<Who>,
    /// The gender of a pronoun.
    pub(crate) pronoun: Option<Gender>,
    /// Whom a pronoun seems to stand for.
    pub(crate) stands: Option<Who>,
    /// Whether it is the subject of a clause.
    pub(crate) subject: bool,
    /// Whether it only owns something: `Anna's`, `the milliner's`.
    pub(crate) owns: bool,
    /// Whether what it is the subject of was done before: `Lund had been there`.
    pub(crate) earlier: bool,
}

/// The people and where they come up.
#[derive(Debug, Default)]
pub(crate) struct Scene {
    pub(crate) people: Vec<Somebody>,
    pub(crate) refs: Vec<Ref>,
    /// For each unit, the index of its first reference.
    first: Vec<usize>,
    pub(super) by_entity: FxHashMap<EntityId, Who>,
    pub(super) by_head: FxHashMap<String, Vec<Who>>,
    /// Whom the noun of each description means.
    by_item: FxHashMap<usize, Who>,
    /// What the narration says that somebody was: `Lund was a stout man`.
    pub(super) shown: Vec<(Who, Gender)>,
    /// Those of the references to whoever goes out.
    pub(super) leaving: Vec<usize>,
    pub(crate) narrator: Option<Who>,
    pub(crate) families: Families,
}

/// A name is a person's if one in so many of its mentions is the subject of an action, or called by somebody; a place
/// is seldom one.
pub(crate) const OFTEN: u32 = 4;

impl Scene {
    pub(crate) fn new(
        f: &Frame<'_, '_>,
        names: &[Linked],
        table: &EntityTable,
        teller: Option<EntityId>,
        speakers: &FxHashSet<&str>,
        fiction: bool,
    ) -> Self {
        let mut scene = Self::default();
        if let Some(id) = teller {
            let who = scene.of_entity(id, table);
            scene.narrator = Some(who);
            scene.people[who].person = true;
        }
        for name in names {
            scene.of_entity(name.entity, table);
        }
        scene.known_descriptions(table);
        if fiction {
            let named = scene.people.iter().filter_map(|p| p.entity);
            scene.families = Families::new(table, named);
        }
        for unit in 0..f.units.len() {
            scene.first.push(scene.refs.len());
            scene.read_unit(f, names, table, speakers, unit);
            if fiction {
                scene.introduce(f, names, unit);
            }
        }
        scene.first.push(scene.refs.len());
        if fiction {
            let meant = scene.meant(f);
            for (one, meant) in scene.people.iter_mut().zip(meant) {
                one.person |= !one.place && (one.acts + meant) * OFTEN >= one.mentions.max(1);
            }
        }
        scene
    }

    /// How often a pronoun can mean nobody but each: `I found Ledwick with his hat on.`
    fn meant(&self, f: &Frame<'_, '_>) -> Vec<u32> {
        let mut out = vec![0; self.people.len()];
        for unit in 0..f.units.len() {
            let refs = self.refs_of_unit(unit).iter();
            let mut others = refs.filter(|r| r.who.is_none() || r.who != self.narrator);
            let (Some(name), Some(pronoun)) = (others.next(), others.next()) else {
                continue;
            };
            let placed = name.item > 0
                && f.class(name.item - 1)
                    .any(WordClass::PREPOSITION.with(WordClass::DETERMINER));
            if let (Some(who), Some(_), false) = (name.who, pronoun.pronoun, placed) {
                out[who] += 1;
            }
        }
        out
    }

    /// The person that an entity is.
    pub(crate) fn of_entity(&mut self, id: EntityId, table: &EntityTable) -> Who {
        if let Some(who) = self.by_entity.get(&id) {
            return *who;
        }
        let who = self.people.len();
        let entity = table.get(id);
        self.people.push(Somebody {
            entity: Some(id),
            gender: entity.and_then(|e| e.gender),
            place: entity.is_some_and(|e| e.kind == EntityKind::Place),
            titled: entity.is_some_and(|e| {
                let title = |name: &String| {
                    let first = name.split_whitespace().next().unwrap_or_default();
                    first.starts_with(char::is_uppercase)
                        && table
                            .lexicon()
                            .look_up(first.trim_end_matches('.'))
                            .sense
                            .any(Sense::MISTER)
                };
                title(&e.name) || e.aliases.iter().any(title)
            }),
            person: entity.is_some_and(|e| {
                e.known
                    || matches!(
                        e.kind,
                        EntityKind::Person | EntityKind::Described | EntityKind::Narrator
                    )
            }),
            listed: entity.is_some_and(|e| !e.known && e.titles.is_empty()),
            ..Somebody::default()
        });
        let one = &mut self.people[who];
        one.office = !one.titled
            && entity.is_some_and(|e| {
                let called = |t: &String| table.lexicon().look_up(t).class;
                let mut titles = e.titles.iter().map(called);
                let any = titles.clone().next().is_some();
                any && titles.all(|class| {
                    class.any(WordClass::PERSON.with(WordClass::KIN))
                        && !class.any(WordClass::COURTESY)
                })
            });
        self.by_entity.insert(id, who);
        who
    }

    /// Descriptions among the names that the caller handed in: `The Bearded Porter`.
    fn known_descriptions(&mut self, table: &EntityTable) {
        let lexicon = table.lexicon();
        for (index, entity) in table.entities().iter().enumerate() {
            let id = EntityId::new(index);
            let handed = std::iter::once(&entity.name)
                .chain(&entity.aliases)
                .filter(|_| entity.known);
            // `the schoolmaster, Mr. Acker`: the text gave the role. `my friend, Mr. Acker` is not the only friend, nor
            // `her sister, Una` the only sister, though *Aunt Una* may be the aunt.
            let general = |role: &str| {
                let word = role.split_whitespace().next_back().unwrap_or_default();
                let head = lexicon.look_up(word);
                let called = entity.known || entity.titles.iter().any(|t| t == word);
                head.sense.any(Sense::GENERAL) || !called && head.class.any(WordClass::KIN)
            };
            // Somebody handed in may go by a role alone: the text need not name them.
            let told = entity.known || self.by_entity.contains_key(&id);
            let roles = entity
                .roles
                .iter()
                .filter(|r| told && !r.contains(" of ") && !general(r));
            let forms: Vec<&String> = handed.chain(roles).collect();
            for form in forms {
                let Some(head) = form.split_whitespace().next_back() else {
                    continue;
                };
                let who = self.of_entity(id, table);
                let entry = self.by_head.entry(fold_word(head)).or_default();
                if !entry.contains(&who) {
                    entry.push(who);
                }
            }
        }
    }

    /// The person of an entity that the text names.
    pub(crate) fn known(&self, id: EntityId) -> Option<Who> {
        self.by_entity.get(&id).copied()
    }

    pub(crate) fn refs_of_unit(&self, unit: usize) -> &[Ref] {
        match (self.first.get(unit), self.first.get(unit + 1)) {
            (Some(a), Some(b)) => &self.refs[*a..*b],
            _ => &[],
        }
    }

    /// The one person that this noun describes.
    pub(crate) fn of_office(&self, head: &str) -> Option<Who> {
        match self.by_head.get(head)?.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// The references before unit `unit`, latest first.
    pub(crate) fn before(&self, unit: usize) -> impl Iterator<Item = &Ref> {
        let end = self.first.get(unit).copied().unwrap_or(self.refs.len());
        self.refs[..end].iter().rev()
    }

    /// Whether one of these references is to `who`. The first and last of all tell nearly always.
    pub(crate) fn comes_up(&self, who: Who, refs: Range<usize>) -> bool {
        self.people[who].refs.is_some_and(|(first, last)| {
            first < refs.end
                && last >= refs.start
                && (refs.contains(&first)
                    || refs.contains(&last)
                    || self.refs[refs].iter().any(|r| r.who == Some(who)))
        })
    }

    /// Whom the description whose noun is item `head` means.
    pub(crate) fn described_by(&self, head: usize) -> Option<Who> {
        let who = *self.by_item.get(&head)?;
        Some(self.people[who].same.unwrap_or(who))
    }

    fn read_unit(
        &mut self,
        f: &Frame<'_, '_>,
        names: &[Linked],
        table: &EntityTable,
        speakers: &FxHashSet<&str>,
        unit: usize,
    ) {
        let range = f.units[unit].range();
        let begin = self.refs.len();
        let mut i = range.start;
        let mut next = names_in(f, names, &range);
        while i < range.end {
            if f.is_run(i) {
                i += 1;
                continue;
            }
            let at = f.span(i).start();
            while next.start < next.end && names[next.start].span.end() <= at {
                next.start += 1;
            }
            if next.start < next.end && names[next.start].span.contains(at) {
                let name = &names[next.start];
                if !name.quoted && !name.boilerplate {
                    let who = self.of_entity(name.entity, table);
                    self.people[who].mentions += 1;
                    self.push(unit, i, Some(who), None);
                    if let Some(last) = self.refs.last_mut() {
                        last.owns = name.possessive;
                    }
                }
                next.start += 1;
                let end = name.span.end();
                while i < range.end && f.span(i).start() < end {
                    i += 1;
                }
                continue;
            }
            match pronoun(f, i) {
                Some(Pronoun::Third(gender)) => self.push(unit, i, None, Some(gender)),
                Some(Pronoun::I) => {
                    if let Some(who) = self.narrator {
                        self.push(unit, i, Some(who), None);
                    }
                }
                _ => {
                    if let Some(gender) = gender_of_class(f.class(i))
                        .filter(|_| f.is_one_of(i, &["his", "him", "her"]))
                    {
                        self.push(unit, i, None, Some(gender));
                    } else if let Some(nominal) = described_at(f, i, &range, speakers) {
                        if is_predicate(f, &nominal, range.start) {
                            self.show(unit, &nominal);
                            i += 1;
                            continue;
                        }
                        let who = self.describe(f, names, &nominal);
                        self.people[who].mentions += 1;
                        self.by_item.insert(nominal.head, who);
                        self.push(unit, nominal.items.start, Some(who), None);
                        if let Some(last) = self.refs.last_mut() {
                            last.owns = f.possessive(nominal.head + 1);
                        }
                    }
                }
            }
            i += 1;
        }
        self.mark_subjects(f, unit, begin);
    }

    /// Notes the gender of what somebody is said to be: `Lund was a stout man`.
    fn show(&mut self, unit: usize, nominal: &Nominal) {
        let last = self.refs.last().filter(|r| r.unit == unit && !r.owns);
        let near = last.filter(|r| r.item + LONGEST > nominal.items.start);
        if let (Some(who), Some(gender)) = (near.and_then(|r| r.who), nominal.gender) {
            self.shown.push((who, gender));
        }
    }

    fn push(&mut self, unit: usize, item: usize, who: Option<Who>, pronoun: Option<Gender>) {
        if let Some(one) = who.and_then(|who| self.people.get_mut(who)) {
            one.first.get_or_insert(item);
        }
        if let Some(who) = who {
            let (at, one) = (self.refs.len(), &mut self.people[who]);
            one.refs = Some((one.refs.map_or(at, |(first, _)| first), at));
        }
        self.refs.push(Ref {
            unit,
            item,
            who,
            pronoun,
            stands: None,
            subject: false,
            owns: false,
            earlier: false,
        });
    }

    /// Marks those references of the unit that are subjects of its finite verbs.
    fn mark_subjects(&mut self, f: &Frame<'_, '_>, unit: usize, mut begin: usize) {
        if begin == self.refs.len() {
            return;
        }
        let range = f.units[unit].range();
        for verb in range.clone() {
            let verbal = f.finite(verb)
                || f.maybe_finite(verb)
                    && verb > range.start
                    && (f.capital(verb - 1) || f.class(verb - 1).any(WordClass::PRONOUN));
            if !verbal {
                continue;
            }
            // A subject lies within reach of its verb, and a description begins less than `LONGEST` items before
            // what was brought up ahead of it; so an endless sentence is not searched whole at every verb.
            while self.refs.get(begin).is_some_and(|r| r.item + REACH < verb) {
                begin += 1;
            }
            let mut near = self.refs[begin..]
                .iter_mut()
                .take_while(|r| r.item < verb + LONGEST)
                .peekable();
            if near.peek().is_none() {
                continue;
            }
            let inverted = inverted_subject(f, verb, &range);
            let Some(subject) = inverted.or_else(|| f.subject_before(verb, range.start)) else {
                continue;
            };
            let leaves = leaves(f, verb, range.end);
            let mut nth = begin;
            // The head of the phrase: its last reference that is no possessor.
            if let Some(found) = near.find(|r| {
                nth += 1;
                // `Her father rose`: *her* is no subject, the father is.
                let her = r.pronoun.is_some() && f.class(r.item).any(WordClass::POSSESSIVE);
                subject.contains(&r.item) && !(r.owns || her || f.possessive(r.item + 1))
            }) {
                found.subject = true;
                if leaves {
                    self.leaving.push(nth - 1);
                }
                let done = |i: usize| f.tag(i) == Tag::Participle || f.is(i, "been");
                let main = found.item <= range.start + 1;
                let before = verb + 1..(verb + 4).min(range.end);
                found.earlier = main
                    && f.is(verb, "had")
                    && before.clone().any(done)
                    && !before.clone().any(|i| f.tag(i) == Tag::Ing);
                // `Edda shut the stove`, but not `the Otter sank`, `Kirkholm lay behind them`.
                let idle = f.auxiliary(verb) || f.sense(verb).any(Sense::IDLE);
                let article = found.item > 0 && f.class(found.item - 1).any(WordClass::DETERMINER);
                if let Some(who) = found.who.filter(|_| !idle && !article) {
                    self.people[who].acts += 1;
                }
            }
        }
    }
}

/// `went out`, `rode away`, `left the room`: whoever does so is there no more.
fn leaves(f: &Frame<'_, '_>, verb: usize, end: usize) -> bool {
    const GOES: &[&str] = &[
        "drove", "gone", "hurried", "ran", "rode", "rushed", "stalked", "strode", "trotted",
        "walked", "went",
    ];
    const AWAY: &[&str] = &["away", "downstairs", "home", "off", "out", "upstairs"];
    const ROOM: &[&str] = &["house", "room"];
    let verb = verb + usize::from(f.is(verb, "had"));
    // `walked away to the window`: not out of the room.
    let within = verb + 2 < end && f.is(verb + 2, "to");
    let out = f.is_one_of(verb, GOES) && verb + 1 < end && f.is_one_of(verb + 1, AWAY) && !within;
    let left = f.is(verb, "left")
        && verb + 2 < end
        && f.is(verb + 1, "the")
        && f.is_one_of(verb + 2, ROOM);
    out || left || f.is_one_of(verb, &["departed", "vanished", "withdrew"])
}

/// `She was a tall girl`: nobody new.
fn is_predicate(f: &Frame<'_, '_>, nominal: &Nominal, start: usize) -> bool {
    let before = nominal.items.start.checked_sub(1).filter(|i| *i >= start);
    !nominal.definite
        && before.is_some_and(|i| {
            f.class(i).any(WordClass::BE) && i > start && !f.is_one_of(i - 1, &["there", "here"])
        })
}

/// `In came Frank`, `behind her stood the doctor`: after an adverb or a phrase of place a verb of motion has its
/// subject behind it.
fn inverted_subject(f: &Frame<'_, '_>, verb: usize, range: &Range<usize>) -> Option<Range<usize>> {
    let moves = f.sense(verb).any(Sense::MOVES);
    if !moves || verb == range.start {
        return None;
    }
    let place = WordClass::PREPOSITION.with(WordClass::ADVERB);
    let before = f.subject_before(verb, range.start);
    let place = match before {
        // `Behind Anna came Frank`, but not `Anna walked Frank home`.
        Some(before) => {
            before.start > range.start && f.class(before.start - 1).any(WordClass::PREPOSITION)
        }
        None => f.class(verb - 1).any(place),
    };
    place
        .then(|| f.subject_after(verb + 1, range.end))
        .flatten()
}
