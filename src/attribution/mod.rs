//! Ties each quotation to its cue and source, and each source to an entity.
//!
//! Two phases, each an ordered table of small named rules. **LINK** finds the cues of a sentence and
//! the source and content of each, and joins quotations without a cue to the cue that governs
//! them. **RESOLVE** says whom a source stands for, and who speaks where there is no source.
//!
//! **Complexity:** linear in the text; every rule looks at a bounded stretch around its cue.

mod cue;
mod frame;
mod group;
mod learn;
mod link;
mod people;
mod phrase;
mod resolve;
mod rules;
mod source;
mod turns;
mod types;

pub use types::{Act, Attribution, Explicitness, Genre, Quote, QuoteKind, Role, Step, Verdict};

use crate::entity::{EntityKind, EntityTable, Mention, MentionKind};
use crate::error::Error;
use crate::lexicon::{Lexicon, Words};
use crate::quote::Marks;
use crate::sentence::Sentence;
use crate::text::{EntityId, MentionId, Paragraph, QuoteId, Span};
use frame::Frame;
use group::Record;
use people::Linked;
use resolve::{Answer, Resolver};
use rules::CUE_RULES;
use turns::{TURN_RULES, Turn};

/// The settings of the attribution stage.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// News or fiction.
    pub genre: Genre,
    /// Below this confidence no speaker is named.
    pub min_confidence: f32,
    /// The word lists.
    pub lexicon: Lexicon,
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
    /// How often it was right on development text.
    pub confidence: f32,
}

/// All rules, in the order in which they are tried.
pub fn rules() -> impl Iterator<Item = RuleInfo> {
    let cue = CUE_RULES.iter().map(|r| RuleInfo {
        name: r.name,
        about: r.about,
        example: r.example,
        confidence: r.confidence,
    });
    let turn = TURN_RULES.iter().map(|r| RuleInfo {
        name: r.name,
        about: r.about,
        example: r.example,
        confidence: r.confidence,
    });
    cue.chain(turn)
}

/// What the attribution stage found.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Attributions {
    /// The quotations, in order.
    pub quotes: Vec<Quote>,
    /// One attribution for each.
    pub attributions: Vec<Attribution>,
    /// Names, and the sources.
    pub mentions: Vec<Mention>,
    /// The table, with those of this text added.
    pub entities: EntityTable,
}

/// Finds the quotations and their speakers.
#[must_use]
pub fn resolve(
    words: &Words<'_>,
    paragraphs: &[Paragraph],
    sentences: &[Sentence],
    marks: &Marks,
    entities: EntityTable,
    settings: &Settings,
) -> Attributions {
    let frame = Frame::new(words, paragraphs, sentences, &marks.runs);
    let fiction = is_fiction(&frame, settings.genre);
    let mut reports = Vec::new();
    for unit in 0..frame.units.len() {
        reports.extend(link::link_unit(&frame, unit, fiction, &settings.off));
    }
    let records = group::group(&frame, reports, fiction);
    let mut table = entities;
    let names = people::link_names(&frame, sentences, &mut table, &settings.lexicon);
    let mut resolver = Resolver::new(&frame, &names, table, fiction, &settings.off);
    let answers = answer_all(&mut resolver, &records, &settings.off);
    let table = resolver.table;
    assemble(
        &frame,
        records,
        answers,
        &names,
        table,
        settings.min_confidence,
    )
}

/// Decides the genre of a text where the caller has not.
///
/// Fiction is told by its paragraphs: many open with a quotation and few have a cue of news
/// (*said on Tuesday*); here simply by how many of the words stand in quotation marks that open a
/// paragraph, and by past-tense pronouns beside them.
fn is_fiction(f: &Frame<'_, '_>, genre: Genre) -> bool {
    match genre {
        Genre::News => return false,
        Genre::Fiction => return true,
        Genre::Automatic => {}
    }
    genre_score(f) > 0.0
}

/// Above 0 for fiction, below for news.
fn genre_score(f: &Frame<'_, '_>) -> f32 {
    use crate::lexicon::{Form, WordClass};
    let words = f.words;
    let mut score = -1.0_f32;
    for i in 0..words.len() {
        let class = words.class(i);
        // Present-tense and dated tags, offices and weekdays are news.
        if class.any(WordClass::WEEKDAY) {
            score -= 1.5;
        }
        if words.is(i, "mr") || words.is(i, "mrs") || words.is(i, "ms") {
            continue;
        }
        if class.any(WordClass::REPORTING) && words.verb(i).form.any(Form::PAST) {
            let manner = !words.is(i, "said") && !class.any(WordClass::COMMON);
            let _ = manner;
        }
    }
    // Turns: paragraphs that open with a quotation.
    let mut opening = 0.0_f32;
    let mut narrator = 0.0_f32;
    for unit in &f.units {
        if f.is_run(unit.start) {
            opening += 1.0;
        }
        let first = unit.start;
        if f.is(first, "I") && !f.is_run(first) {
            narrator += 0.5;
        }
        // Inverted pronouns and given names in tags are fiction.
        for i in unit.range() {
            if f.is_run(i) {
                let j = if f.is_comma(i + 1) { i + 2 } else { i + 1 };
                let tag_verb = f.class(j).any(WordClass::REPORTING)
                    && f.verb(j).form.any(Form::PAST)
                    || f.class(j + 1).any(WordClass::REPORTING)
                        && f.verb(j + 1).form.any(Form::PAST);
                if tag_verb {
                    let manner = [j, j + 1].iter().any(|k| {
                        f.class(*k).any(WordClass::REPORTING)
                            && f.is_one_of(
                                *k,
                                &[
                                    "cried",
                                    "whispered",
                                    "asked",
                                    "exclaimed",
                                    "murmured",
                                    "shouted",
                                    "replied",
                                    "answered",
                                    "returned",
                                    "muttered",
                                    "hissed",
                                    "smiled",
                                    "went",
                                ],
                            )
                    });
                    if manner {
                        score += 0.7;
                    }
                    if [j, j + 1]
                        .iter()
                        .any(|k| f.class(*k).any(WordClass::PRONOUN))
                    {
                        score += 0.2;
                    }
                }
            }
        }
    }
    let units = f.units.len().max(1);
    #[allow(clippy::cast_precision_loss, reason = "a share of sentences")]
    let share = opening / units as f32;
    score + narrator + if share > 0.25 { 1.0 } else { 0.0 }
}

/// The answers for all records, in their order.
fn answer_all(
    resolver: &mut Resolver<'_, '_, '_>,
    records: &[Record],
    off: &[&'static str],
) -> Vec<(Answer, Option<&'static turns::TurnRule>)> {
    let f = resolver.f;
    // Sources that are names do not depend on what came before: they are known for look-ahead.
    let mut speakers: Vec<Vec<EntityId>> = records
        .iter()
        .map(|record| {
            match record
                .report
                .source
                .as_ref()
                .map(|items| source::read(f, resolver.names, items))
            {
                Some(source::Reading::Names(names)) => {
                    names.iter().map(|n| resolver.names[*n].entity).collect()
                }
                _ => Vec::new(),
            }
        })
        .collect();
    let mut out = Vec::with_capacity(records.len());
    for (index, record) in records.iter().enumerate() {
        let item = record
            .report
            .source
            .as_ref()
            .map_or_else(|| record.first_item(), |s| s.start);
        let unit = f.unit_at(item);
        resolver.advance(f.span(item).start());
        let (answer, rule) = if let Some(source) = &record.report.source {
            (resolver.source(record, source), None)
        } else if record.report.cue.is_some() {
            (
                Answer {
                    confidence: 1.0,
                    rule: "nobody-stated",
                    ..Answer::default()
                },
                None,
            )
        } else {
            let turn = Turn {
                records,
                index,
                speakers: &speakers,
            };
            let found = TURN_RULES
                .iter()
                .filter(|rule| !off.contains(&rule.name))
                .find_map(|rule| Some((rule, (rule.apply)(resolver, &turn)?)));
            match found {
                Some((rule, id)) => {
                    let answer = Answer {
                        entities: vec![id],
                        rule: rule.name,
                        confidence: rule.confidence,
                        explicitness: Some(Explicitness::Implicit),
                        ..Answer::default()
                    };
                    (answer, Some(rule))
                }
                None => (
                    Answer {
                        explicitness: Some(Explicitness::Implicit),
                        rule: "undecided",
                        ..Answer::default()
                    },
                    None,
                ),
            }
        };
        name_narrator(resolver, records, index, &speakers, &answer);
        if !answer.entities.is_empty() {
            resolver.spoke(unit, &answer.entities);
        }
        speakers[index].clone_from(&answer.entities);
        out.push((answer, rule));
    }
    out
}

/// `"Mr. Bhatt," said the magistrate … "I own half of one," I answered`: the one called by name is I.
fn name_narrator(
    resolver: &mut Resolver<'_, '_, '_>,
    records: &[Record],
    index: usize,
    speakers: &[Vec<EntityId>],
    answer: &Answer,
) {
    let _ = answer;
    if resolver.has_narrator() || !resolver.fiction {
        return;
    }
    let Some(next) = records.get(index + 1) else {
        return;
    };
    let i_speaks = next
        .report
        .source
        .as_ref()
        .is_some_and(|s| s.len() == 1 && resolver.f.is(s.start, "I"));
    let called = turns::vocatives(resolver.f, resolver.names, &records[index]);
    if let (true, [one]) = (i_speaks, called.as_slice()) {
        let elsewhere = resolver.names.iter().any(|n| n.entity == *one && !n.quoted)
            || speakers.iter().any(|s| s.contains(one));
        if !elsewhere {
            resolver.set_narrator(*one);
        }
    }
}

fn verdict(answer: &Answer, record: &Record, table: &EntityTable) -> Verdict {
    if answer.anonymous {
        return Verdict::Anonymous;
    }
    let Some(entity) = answer.entities.first().and_then(|id| table.get(*id)) else {
        return if record.report.cue.is_some() && record.report.source.is_none() {
            Verdict::NobodyStated
        } else {
            Verdict::Undecided
        };
    };
    match entity.kind {
        EntityKind::Person | EntityKind::Unknown => Verdict::Named,
        EntityKind::Described => Verdict::Described,
        EntityKind::Group => Verdict::Group,
        EntityKind::Body | EntityKind::Place => Verdict::Body,
        EntityKind::Document => Verdict::Document,
        EntityKind::Narrator => Verdict::Narrator,
    }
}

fn assemble(
    f: &Frame<'_, '_>,
    records: Vec<Record>,
    answers: Vec<(Answer, Option<&'static turns::TurnRule>)>,
    names: &[Linked],
    table: EntityTable,
    minimum: f32,
) -> Attributions {
    let mut mentions: Vec<Mention> = names
        .iter()
        .map(|n| Mention {
            span: n.span,
            kind: MentionKind::Name,
            entities: vec![n.entity],
        })
        .collect();
    for (record, (answer, _)) in records.iter().zip(&answers) {
        for source in record.report.source.iter().chain(&record.report.relay) {
            let is_source = record.report.source.as_ref() == Some(source);
            let span = source_span(f, source);
            let kind = if is_source { answer.kind } else { None };
            let entities = if is_source {
                answer.entities.clone()
            } else {
                Vec::new()
            };
            mentions.push(Mention {
                span,
                kind: kind.unwrap_or(MentionKind::Nominal),
                entities,
            });
        }
    }
    // A source that is just a name is that name's mention.
    mentions.sort_by_key(|m| (m.span.start(), m.span.end(), m.entities.is_empty()));
    mentions.dedup_by_key(|m| m.span);
    let find = |span: Span| {
        let at = mentions
            .partition_point(|m| (m.span.start(), m.span.end()) < (span.start(), span.end()));
        mentions
            .get(at)
            .filter(|m| m.span == span)
            .map(|_| MentionId::new(at))
    };
    let mut quotes = Vec::with_capacity(records.len());
    let mut attributions = Vec::with_capacity(records.len());
    for (index, (record, (answer, _))) in records.iter().zip(answers).enumerate() {
        let cue = record.report.cue.as_ref().map(|items| f.span_of(items));
        let source = record
            .report
            .source
            .as_ref()
            .map(|items| source_span(f, items));
        let mut steps = Vec::new();
        let mut evidence: Vec<(Role, Span)> = record
            .spans
            .iter()
            .map(|span| (Role::Content, *span))
            .collect();
        evidence.extend(cue.map(|span| (Role::Cue, span)));
        evidence.extend(source.map(|span| (Role::Source, span)));
        evidence.extend(
            record
                .report
                .addressee
                .as_ref()
                .map(|items| (Role::Addressee, f.span_of(items))),
        );
        evidence.extend(
            record
                .report
                .relay
                .as_ref()
                .map(|items| (Role::Relay, f.span_of(items))),
        );
        steps.push(Step {
            rule: record.report.rule,
            confidence: record.report.confidence,
            evidence,
        });
        if let Some(rule) = record.report.source_rule {
            steps.push(Step {
                rule,
                confidence: 0.95,
                evidence: source
                    .map(|span| (Role::Source, span))
                    .into_iter()
                    .collect(),
            });
        }
        for (rule, confidence) in &record.joins {
            steps.push(Step {
                rule,
                confidence: *confidence,
                evidence: Vec::new(),
            });
        }
        let antecedent = answer
            .antecedent
            .map(|span| (Role::Antecedent, span))
            .into_iter()
            .collect();
        steps.push(Step {
            rule: answer.rule,
            confidence: answer.confidence,
            evidence: antecedent,
        });
        let confidence = steps
            .iter()
            .map(|step| step.confidence)
            .product::<f32>()
            .clamp(0.0, 1.0);
        let mut verdict = verdict(&answer, record, &table);
        let mut speakers = answer.entities;
        if confidence < minimum && !speakers.is_empty() {
            speakers.clear();
            verdict = Verdict::Undecided;
        }
        let explicitness = if record.report.source.is_none() {
            Some(Explicitness::Implicit)
        } else {
            answer.explicitness
        };
        quotes.push(Quote {
            kind: record.kind,
            act: record.report.act,
            spans: record.spans.clone(),
        });
        attributions.push(Attribution {
            quote: QuoteId::new(index),
            cue,
            source: source.and_then(find),
            speakers,
            verdict,
            explicitness,
            relay: record
                .report
                .relay
                .as_ref()
                .map(|items| source_span(f, items))
                .and_then(find),
            confidence,
            steps,
        });
    }
    Attributions {
        quotes,
        attributions,
        mentions,
        entities: table,
    }
}

/// A source without the white space and dashes at its edges.
fn source_span(f: &Frame<'_, '_>, items: &std::ops::Range<usize>) -> Span {
    f.span_of(items)
}
