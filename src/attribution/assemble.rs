//! Records and answers made into what a caller sees: quotations, attributions and mentions.

use super::{Attribution, Attributions, Explicitness, Genre, Quote, Role, Settings, Step, Verdict};
use crate::attribution::people::linked::Linked;
use crate::attribution::record::group::Record;
use crate::attribution::resolve::resolver::Answer;
use crate::attribution::syntax::frame::Frame;
use crate::entity::{EntityTable, Mention, MentionKind};
use crate::text::{EntityId, MentionId, QuoteId, Span};
use std::ops::Range;

pub(super) fn assemble(
    f: &Frame<'_, '_>,
    records: Vec<Record>,
    answers: Vec<Answer>,
    names: &[Linked],
    entities: EntityTable,
    settings: &Settings,
    fiction: bool,
) -> Attributions {
    let mentions = mentions(f, &records, &answers, names);
    let mut quotes = Vec::with_capacity(records.len());
    let mut attributions = Vec::with_capacity(records.len());
    for (index, (record, answer)) in records.into_iter().zip(answers).enumerate() {
        let quote = QuoteId::new(index);
        let maker = Maker {
            f,
            mentions: &mentions,
            table: &entities,
            settings,
            fiction,
        };
        attributions.push(maker.attribution(quote, &record, answer));
        quotes.push(Quote {
            kind: record.kind,
            act: record.report.act,
            spans: record.spans,
        });
    }
    let genre = if fiction { Genre::Fiction } else { Genre::News };
    Attributions {
        genre,
        quotes,
        attributions,
        mentions,
        entities,
    }
}

/// Names, sources and relays, in the order of the text.
fn mentions(
    f: &Frame<'_, '_>,
    records: &[Record],
    answers: &[Answer],
    names: &[Linked],
) -> Vec<Mention> {
    let mut out = Vec::with_capacity(names.len() + records.len());
    let mut add = |span: Span, kind: MentionKind, entities: Vec<EntityId>| {
        out.push(Mention {
            span,
            kind,
            entities,
        });
    };
    for name in names {
        add(name.span, MentionKind::Name, vec![name.entity]);
    }
    for (record, answer) in records.iter().zip(answers) {
        let report = &record.report;
        if let Some(source) = &report.source {
            let kind = answer.kind.unwrap_or(MentionKind::Nominal);
            add(f.span_of(source), kind, answer.entities.clone());
        }
        if let Some(relay) = report
            .relay
            .as_ref()
            .filter(|_| report.relay != report.source)
        {
            add(f.span_of(relay), MentionKind::Nominal, Vec::new());
        }
    }
    // A source that is just a name is that name's mention.
    out.sort_by_key(|m| (m.span.start(), m.span.end(), m.entities.is_empty()));
    out.dedup_by_key(|m| m.span);
    out
}

/// What attributions are made from.
struct Maker<'m, 'a, 't> {
    f: &'m Frame<'a, 't>,
    mentions: &'m [Mention],
    table: &'m EntityTable,
    settings: &'m Settings,
    fiction: bool,
}

impl Maker<'_, '_, '_> {
    fn attribution(&self, quote: QuoteId, record: &Record, answer: Answer) -> Attribution {
        let report = &record.report;
        let source = report.source.as_ref().map(|items| self.f.span_of(items));
        let relay = report.relay.as_ref().map(|items| self.f.span_of(items));
        let steps = self.steps(record, source, &answer);
        let product: f32 = steps.iter().map(|step| step.confidence).product();
        let confidence = product.clamp(0.0, 1.0);
        let mut verdict = verdict(&answer, record, self.table);
        let explicitness = if source.is_none() {
            Some(Explicitness::Implicit)
        } else {
            answer.explicitness
        };
        let mut speakers = answer.entities;
        if confidence < self.settings.min_confidence && !speakers.is_empty() {
            speakers.clear();
            verdict = Verdict::BelowMinimum;
        }
        Attribution {
            quote,
            cue: report.cue.as_ref().map(|items| self.f.span_of(items)),
            source: source.and_then(|span| self.mention(span)),
            speakers,
            verdict,
            explicitness,
            relay: relay.and_then(|span| self.mention(span)),
            confidence,
            steps,
        }
    }

    /// How the cue was found, how its source, and whom the source means.
    fn steps(&self, record: &Record, source: Option<Span>, answer: &Answer) -> Vec<Step> {
        let report = &record.report;
        let span_of = |items: &Option<Range<usize>>| items.as_ref().map(|i| self.f.span_of(i));
        let others = [
            (Role::Cue, span_of(&report.cue)),
            (Role::Source, source),
            (Role::Addressee, span_of(&report.addressee)),
            (Role::Relay, span_of(&report.relay)),
        ];
        let mut evidence = Vec::with_capacity(record.spans.len() + others.len());
        evidence.extend(record.spans.iter().map(|span| (Role::Content, *span)));
        evidence.extend(
            others
                .iter()
                .filter_map(|(role, span)| Some((*role, (*span)?))),
        );
        // How the quotation was found, its source, and whom that means.
        let mut steps = Vec::with_capacity(3);
        steps.push(Step {
            rule: report.rule,
            confidence: report.confidence,
            evidence,
        });
        let one =
            |role: Role, span: Option<Span>| span.map(|span| (role, span)).into_iter().collect();
        if let Some(rule) = report.source_rule {
            steps.push(Step {
                rule: rule.name,
                confidence: rule.confidence,
                evidence: one(Role::Source, source),
            });
        }
        if !self.settings.off.contains(&answer.rule) {
            steps.push(Step {
                rule: answer.rule,
                confidence: answer.confidence[usize::from(!self.fiction)],
                evidence: one(Role::Antecedent, answer.antecedent),
            });
        }
        steps
    }

    fn mention(&self, span: Span) -> Option<MentionId> {
        let key = |m: &Mention| (m.span.start(), m.span.end());
        let found = self
            .mentions
            .binary_search_by_key(&(span.start(), span.end()), key);
        found.ok().map(MentionId::new)
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
    Verdict::of(entity.kind)
}
