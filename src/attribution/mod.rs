//! Ties each quotation to its cue and source, and each source to an entity.
//!
//! Two phases, each an ordered table of small named rules. **LINK** finds the cues of a sentence and
//! the source and content of each, and joins quotations without a cue to the cue that governs
//! them. **RESOLVE** says whom a source stands for, and who speaks where there is no source.
//!
//! **Complexity:** linear in the text; every rule looks at a bounded stretch around its cue.

mod assemble;
mod cue;
mod genre;
mod link;
mod people;
mod record;
mod resolve;
mod story;
mod syntax;
mod types;

pub use types::{Act, Attribution, Explicitness, Genre, Quote, QuoteKind, Role, Step, Verdict};

use crate::entity::{EntityKind, EntityTable, Mention, MentionKind};
use crate::error::Error;
use crate::lexicon::Words;
use crate::quote::Marks;
use crate::sentence::Sentence;
use crate::text::{EntityId, Paragraph};
use link::rules::CUE_RULES;
use link::rules::join::{JOIN_RULES, TRANSCRIPT};
use link::transcript;
use people::names::link_names;
use record::group::{self, Record};
use resolve::interview::Interview;
use resolve::resolver::{Answer, Resolver};
use resolve::rules::{self as by, RESOLVE_RULES};
use rustc_hash::FxHashSet;
use story::scene::Scene;
use story::turns::TURN_RULES;
use story::{chain, conversation, gender, narrator, tagged};
use syntax::frame::Frame;

/// The settings of the attribution stage.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// News or fiction.
    pub genre: Genre,
    /// Below this confidence no speaker is named.
    pub min_confidence: f32,
    off: Vec<&'static str>,
}

impl Settings {
    /// Switches the rule of this name off.
    ///
    /// # Errors
    /// [`Error::UnknownRule`] if there is none.
    pub fn switch_off(&mut self, name: &str) -> Result<(), Error> {
        let rule = rules()
            .find(|rule| rule.name == name)
            .ok_or_else(|| Error::UnknownRule(name.to_owned()))?;
        self.off.push(rule.name);
        Ok(())
    }
}

/// What is publicly known of a rule.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct RuleInfo {
    /// Its name.
    pub name: &'static str,
    /// What it says of English, in a sentence.
    pub about: &'static str,
    /// A passage that it decides, and the speaker (`-` for nobody): `"Go," said Anna. => Anna`.
    pub example: &'static str,
    /// How often it was right on development text; in stories, where that differs from the news. `None`
    /// for a rule for turns: all of them are added up there, and how sure the answer is depends on the sum.
    pub confidence: Option<f32>,
}

/// All rules, in the order in which they are tried.
pub fn rules() -> impl Iterator<Item = RuleInfo> {
    let cue = CUE_RULES.iter().map(|r| RuleInfo {
        name: r.name,
        about: r.about,
        example: r.example,
        confidence: Some(r.confidence),
    });
    let turn = TURN_RULES.iter().map(|r| RuleInfo {
        name: r.name,
        about: r.about,
        example: r.example,
        confidence: None,
    });
    let join = JOIN_RULES.iter().map(|r| RuleInfo {
        name: r.name,
        about: r.about,
        example: r.example,
        confidence: Some(r.confidence),
    });
    let resolve = RESOLVE_RULES.iter().map(|r| RuleInfo {
        name: r.name,
        about: r.about,
        example: r.example,
        confidence: Some(r.confidence[0]),
    });
    cue.chain(join).chain(turn).chain(resolve)
}

/// The name of a rule as the tables have it, from JSON.
#[cfg(feature = "serde")]
fn rule_name<'de, D: serde::Deserializer<'de>>(from: D) -> Result<&'static str, D::Error> {
    let name: String = serde::Deserialize::deserialize(from)?;
    let rule = rules().find(|rule| rule.name == name);
    rule.map(|rule| rule.name)
        .ok_or_else(|| serde::de::Error::custom(Error::UnknownRule(name)))
}

/// What the attribution stage found.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Attributions {
    /// What the text was read as: news or fiction.
    pub genre: Genre,
    /// The quotations, in order.
    pub quotes: Vec<Quote>,
    /// One attribution for each.
    pub attributions: Vec<Attribution>,
    /// Names, and the sources.
    pub mentions: Vec<Mention>,
    /// The table, with those of this text added.
    pub entities: EntityTable,
}

/// Finds the quotations and their speakers: both phases, on what the stages before have found.
///
/// ```
/// use whosaid::attribution::{Settings, attribute};
/// use whosaid::{EntityTable, Layout, lexicon::Lexicon, quote, sentence, text};
/// let story = "\"We open on Monday,\" said Otto Brandt.";
/// let paragraphs = text::paragraphs(story, Layout::Detect);
/// let words = Lexicon::new().read(story);
/// let sentences = sentence::segment(&words, &paragraphs);
/// let marks = quote::find_runs(&words, &paragraphs);
/// let table = EntityTable::new();
/// let found = attribute(&words, &paragraphs, &sentences, &marks, table, &Settings::default());
/// let speaker = found.entities.get(found.attributions[0].speakers[0]);
/// assert_eq!(speaker.map(|who| who.name.as_str()), Some("Otto Brandt"));
/// ```
#[must_use]
pub fn attribute(
    words: &Words<'_>,
    paragraphs: &[Paragraph],
    sentences: &[Sentence],
    marks: &Marks,
    entities: EntityTable,
    settings: &Settings,
) -> Attributions {
    let words = &*marks.unified(words);
    let frame = Frame::new(words, paragraphs, sentences, &marks.runs);
    let fiction = genre::is_fiction(&frame, settings.genre);
    let (mut reports, in_transcript) = if settings.off.contains(&TRANSCRIPT.name) {
        (Vec::new(), vec![false; frame.units.len()])
    } else {
        transcript::read(&frame)
    };
    for (unit, in_transcript) in in_transcript.iter().enumerate() {
        if !in_transcript {
            reports.extend(link::unit::link_unit(&frame, unit, fiction, &settings.off));
        }
    }
    let records = group::group(&frame, reports, fiction, &settings.off);
    let mut table = entities.with_lexicon(words.lexicon());
    let names = link_names(&frame, sentences, &mut table, words.lexicon(), fiction);
    let mut resolver = Resolver::new(&frame, &names, table, fiction, &settings.off);
    resolver.set_reported(&records);
    let answers = answer_all(&mut resolver, &records, &settings.off);
    let table = resolver.table;
    assemble::assemble(&frame, records, answers, &names, table, settings, fiction)
}

/// The answers for all records, in their order.
fn answer_all(
    resolver: &mut Resolver<'_, '_, '_>,
    records: &[Record],
    off: &[&'static str],
) -> Vec<Answer> {
    let f = resolver.f;
    let mut decided = converse(resolver, records, off);
    let interview = Interview::read(resolver, records);
    let mut out = Vec::with_capacity(records.len());
    for (index, record) in records.iter().enumerate() {
        let item = record
            .report
            .source
            .as_ref()
            .map_or_else(|| record.first_item(), |s| s.start);
        let unit = f.unit_at(item);
        resolver.advance(f.span(item).start());
        let answer = if let Some(answer) = decided[index].take() {
            answer
        } else if let Some(id) = interview.and_then(|i| i.speaker(f, record)) {
            Answer {
                entities: vec![id],
                kind: Some(MentionKind::Nominal),
                ..Answer::by(&by::QUESTION_AND_ANSWER)
            }
        } else if let Some(source) = &record.report.source {
            resolver.source(record, source)
        } else if record.report.cue.is_some() {
            Answer::by(&by::NOBODY_STATED)
        } else {
            Answer {
                explicitness: Some(Explicitness::Implicit),
                ..Answer::by(&by::UNDECIDED)
            }
        };
        let answer = if answer.rule.is_empty() || off.contains(&answer.rule) {
            Answer {
                explicitness: answer.explicitness,
                kind: answer.kind,
                ..Answer::by(&by::UNDECIDED)
            }
        } else {
            answer
        };
        if !answer.entities.is_empty() {
            resolver.spoke(unit, &answer.entities);
        }
        resolver.note_question(unit, record);
        out.push(answer);
    }
    out
}

/// So often is somebody told to speak who is no ship that *said*.
const SPEAKS: u32 = 2;

/// The answers for the turns of a story, by record.
fn converse(
    resolver: &mut Resolver<'_, '_, '_>,
    records: &[Record],
    off: &[&'static str],
) -> Vec<Option<Answer>> {
    let (f, names) = (resolver.f, resolver.names);
    // In news only the turns that nothing is said to tell are decided here; most articles have none.
    let told = |record: &Record| record.report.cue.is_some() || record.report.source.is_some();
    let open = |record: &Record| tagged::is_turn(record) && !told(record);
    if !resolver.fiction && !records.iter().any(open) {
        return vec![None; records.len()];
    }
    let teller = if resolver.fiction {
        narrator::narrator(f, names, records, &mut resolver.table)
    } else {
        None
    };
    let speakers = if resolver.fiction {
        tagged::heads(f, names, records)
    } else {
        FxHashSet::default()
    };
    let mut scene = Scene::new(
        f,
        names,
        &resolver.table,
        teller,
        &speakers,
        resolver.fiction,
    );
    if let Some(id) = teller {
        resolver.set_narrator(id);
    }
    tagged::show_people(f, names, &mut scene, &resolver.table, records);
    if resolver.fiction {
        gender::settle(f, names, &mut scene, records);
        for one in &scene.people {
            if let Some(entity) = one.entity.and_then(|id| resolver.table.get_mut(id)) {
                entity.gender = one.gender.or(entity.gender);
                // Who is told to speak is a person, whatever its name looked like.
                let unclear = matches!(entity.kind, EntityKind::Unknown | EntityKind::Body);
                if one.person && one.speaks >= SPEAKS && unclear {
                    entity.kind = EntityKind::Person;
                }
            }
        }
        let tags = records
            .iter()
            .filter_map(|r| r.report.source.as_ref().map(|s| s.start))
            .collect();
        chain::follow(f, &mut scene, &tags);
    }
    let mut out: Vec<Option<Answer>> = vec![None; records.len()];
    for spoken in conversation::converse(f, names, &resolver.table, &mut scene, records, off) {
        if spoken.who.is_empty() || !resolver.fiction && told(&records[spoken.record]) {
            continue;
        }
        let entities: Vec<EntityId> = spoken
            .who
            .iter()
            .map(|who| conversation::entity_of(&mut scene, &mut resolver.table, *who))
            .collect();
        let source = records[spoken.record].report.source.as_ref();
        out[spoken.record] = Some(resolver.spoken(&entities, source, &spoken));
    }
    out
}
