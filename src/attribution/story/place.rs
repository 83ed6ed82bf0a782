//! Each quotation of a story with what stands around it: its tag, the actions beside it, the names in
//! it, and who was mentioned lately.

use super::address::{SpokenTo, names_spoken, offices_called, opens_with_answer, spoken_to};
use super::around::Around;
use super::identity::introductions;
use super::scene::{Scene, Somebody, Who};
use super::tagged::{Age, Tag, is_turn, tag_of, trim};
use crate::attribution::people::linked::Linked;
use crate::attribution::people::source::{Reading, read};
use crate::attribution::record::group::Record;
use crate::attribution::syntax::frame::Frame;
use crate::entity::{EntityTable, Gender, gender_of_class};
use crate::lexicon::WordClass;
use crate::text::Span;

/// The subject of an action beside a quotation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Beat {
    pub(crate) who: Option<Who>,
    pub(crate) gender: Option<Gender>,
    /// Whom its pronoun seems to stand for.
    pub(crate) stands: Option<Who>,
    /// Whether it is told of an earlier time: `Lund had been there on Friday`.
    pub(crate) earlier: bool,
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
    /// How many breaks stand before it: a new chapter, a wider gap.
    pub(crate) scene: usize,
    pub(crate) tag: Tag,
    /// People called by name in the quotation.
    pub(crate) called: Vec<Who>,
    /// Others who can be called by the same title and surname.
    pub(crate) called_perhaps: Vec<Who>,
    /// Whoever gives their own name in it: `I'm Tom Rudge`.
    pub(crate) own_name: Option<Who>,
    /// What it calls others but by name: *sir*, *my boy*.
    pub(crate) spoken_to: Option<SpokenTo>,
    /// Whether it opens with an answer: *yes*.
    pub(crate) answer: bool,
    /// Whether the paragraph above tells that nobody answered.
    pub(crate) silence: bool,
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
    /// The action that the paragraph below opens with, if it tells one.
    pub(crate) below: Option<Beat>,
    /// Others mentioned beside it, and in the paragraph above.
    pub(crate) beside: Vec<Who>,
    /// Those named after the source in its sentence: a pronoun is none of them.
    pub(crate) not: Vec<Who>,
    pub(crate) above_all: Vec<Who>,
    /// Who was mentioned lately, latest first.
    pub(crate) near: Vec<Near>,
    /// Who acts in the paragraph above, or in this one before the words, and has just come into the story.
    pub(crate) newcomer: Option<Who>,
    /// Who has gone out lately, with the sentence that says so.
    pub(crate) gone: Vec<(Who, usize)>,
    /// The first sentence of the turn.
    pub(crate) first: usize,
    /// Whether the paragraph above is one short sentence of narration.
    pub(crate) gesture: bool,
    pub(crate) continuing: bool,
    pub(crate) answering: bool,
    /// Whom the pronoun of the tag would stand for if it were narration: *he*, or the *his* of *his aunt*.
    pub(crate) stands: Option<Who>,
    /// The gender of a possessor: *his aunt*.
    pub(crate) possessor: Option<Gender>,
    /// The first item of the source, and the noun of one that describes the speaker.
    pub(crate) source: usize,
    pub(crate) head: Option<usize>,
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
    match (one.gender, gender) {
        (_, Some(_)) if one.neuter => false,
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
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
    let mut breaks = 0;
    let mut paragraph = 0;
    for place in &mut places {
        breaks += (paragraph..place.paragraph)
            .filter(|p| breaks_off(f, *p))
            .count();
        paragraph = place.paragraph;
        place.scene = breaks;
    }
    introductions(f, scene, &mut places);
    places
}

/// Whether more than one blank line stands after a paragraph, or nothing but marks are in it: `* * *`.
fn breaks_off(f: &Frame<'_, '_>, paragraph: usize) -> bool {
    let Some(one) = f.paragraphs.get(paragraph) else {
        return false;
    };
    let text = f.words.text;
    let next = f.paragraphs.get(paragraph + 1);
    let wide = next.is_some_and(|next| {
        let between = Span::new(one.span.end(), next.span.start()).of(text);
        between.matches('\n').count() > 2
    });
    wide || !one.span.of(text).contains(char::is_alphanumeric)
}

fn place(
    f: &Frame<'_, '_>,
    names: &[Linked],
    scene: &Scene,
    index: usize,
    record: &Record,
    tag: Tag,
) -> Place {
    let last = record.report.pieces.iter().map(|p| p.end).max();
    let around = Around {
        f,
        scene,
        first: f.unit_at(record.first_item()),
        last: f.unit_at(last.unwrap_or(1).max(1) - 1),
        source: record.report.source.clone().unwrap_or(0..0),
    };
    let source = record.report.source.clone().unwrap_or(0..0);
    let mut out = Place {
        record: index,
        paragraph: around.paragraph_of(around.first),
        last_paragraph: around.paragraph_of(around.last),
        scene: 0,
        tag,
        called: Vec::new(),
        called_perhaps: Vec::new(),
        own_name: None,
        spoken_to: spoken_to(f, record),
        named: Vec::new(),
        told: None,
        own: None,
        before: None,
        after: None,
        above: None,
        below: None,
        beside: Vec::new(),
        not: Vec::new(),
        above_all: Vec::new(),
        newcomer: None,
        gone: around.gone(),
        first: around.first,
        near: Vec::new(),
        answer: opens_with_answer(f, record),
        silence: around.silence(),
        gesture: around.gesture(),
        continuing: record.report.continuing,
        answering: record.report.answering,
        stands: scene
            .refs_of_unit(f.unit_at(source.start))
            .iter()
            .find(|r| source.contains(&r.item))
            .and_then(|r| r.stands),
        possessor: gender_of_class(f.class(source.start))
            .filter(|_| f.class(source.start).any(WordClass::POSSESSIVE)),
        source: source.start,
        head: match read(f, names, &trim(f, &source)) {
            Reading::Nominal(n) if n.definite && n.owner.is_none() && !n.plural => Some(n.head),
            _ => None,
        },
    };
    call(f, names, scene, record, &mut out);
    around.beats(&mut out);
    out.newcomer = around.newcomer();
    let acts = out.own.is_some() || record.report.cue.is_some();
    out.near = around.near(around.first + usize::from(acts));
    out
}

/// Whom a turn calls, names and tells.
fn call(f: &Frame<'_, '_>, names: &[Linked], scene: &Scene, record: &Record, out: &mut Place) {
    for (name, called) in names_spoken(f, names, record) {
        let Some(who) = scene.known(name.entity) else {
            continue;
        };
        if called && f.words.class(name.token).any(WordClass::COURTESY) {
            // `No, Mr. Orne`, said to a son of Mr. Orne.
            let gender = scene.people[who].gender;
            let others = scene.families.namesakes(name.entity).iter();
            let others = others.filter_map(|id| scene.known(*id));
            let alike =
                |w: &Who| *w != who && gender.is_some() && scene.people[*w].gender == gender;
            out.called_perhaps.extend(others.filter(alike));
        }
        if out.own_name.is_none() && gives_name(f, name, record) {
            out.own_name = Some(who);
            continue;
        }
        // `Nine hives, Father.`: whom only those who speak call so has another name in the story.
        let class = f.words.class(name.token);
        let kin =
            name.token_end == name.token + 1 && class.any(WordClass::KIN.with(WordClass::TITLE));
        if called && kin && scene.people[who].mentions == 0 {
            out.spoken_to = out.spoken_to.or(Some(SpokenTo {
                gender: gender_of_class(class),
                polite: false,
                age: Age::Any,
            }));
            continue;
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
    let called = &out.called;
    out.named.retain(|w| !called.contains(w));
    let told = record.report.addressee.as_ref();
    out.told = told.and_then(|items| match read(f, names, items) {
        Reading::Names(found) => scene.known(names[*found.first()?].entity),
        _ => None,
    });
}

/// Whether the name is the speaker's: `I'm Tom Rudge`, `My name is Una`, and at the beginning `This is Una Finch`.
fn gives_name(f: &Frame<'_, '_>, name: &Linked, record: &Record) -> bool {
    let words = f.words;
    let Some(be) = name.token.checked_sub(1) else {
        return false;
    };
    let after = |n: usize, word: &str| be.checked_sub(n).is_some_and(|i| words.is(i, word));
    let is = ["am", "is", "'m", "’m", "'s", "’s"]
        .iter()
        .any(|w| words.is(be, w));
    let first = record
        .spans
        .first()
        .map_or(0, |span| words.at_or_after(span.start()));
    let opens = be.checked_sub(1).is_some_and(|i| i <= first + 1);
    let end = name.token_end;
    // `I'm Tom Rudge speaking`
    let end = end + usize::from(words.is_one_of(end, &["here", "speaking"]));
    let closes = words
        .get(end)
        .is_none_or(|t| t.mark != '\0' && t.mark != '-');
    // `This is Mr. Rudge` is said of somebody else.
    let titled = words.class(name.token).any(WordClass::TITLE);
    let said = after(1, "I") && !words.is(be, "is")
        || after(1, "name") && after(2, "my")
        || after(1, "this") && opens && words.is(be, "is") && !titled;
    is && said && closes
}
