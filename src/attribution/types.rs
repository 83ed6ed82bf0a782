//! What an attribution says: the answer, and how it was reached.

use crate::entity::EntityKind;
use crate::text::{EntityId, MentionId, QuoteId, Span, named};

/// What kind of text this is. News and fiction differ in how uncued quotations go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Genre {
    /// Decide from the text.
    #[default]
    Automatic,
    /// Reports: a quoted paragraph without a cue carries on the speaker's words.
    News,
    /// Stories: each paragraph is a turn of the conversation.
    Fiction,
}

named!(
    Genre:
    Automatic = "automatic",
    News = "news",
    Fiction = "fiction",
);

/// How much of a quotation stands in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum QuoteKind {
    /// All of it.
    Direct,
    /// Some of it.
    Mixed,
    /// None of it.
    Indirect,
}

named!(
    QuoteKind:
    Direct = "direct",
    Mixed = "mixed",
    Indirect = "indirect",
);

/// Whether words are reported or thoughts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Act {
    /// Said, written, asked.
    Speech,
    /// Believed, hoped, feared.
    Thought,
    /// Wished, planned: *wants to run*.
    Intent,
    /// Shown by a poll, a study, a record.
    Evidence,
    /// Praised, accused, called for: what was said is told only by its object.
    Judgement,
}

named!(
    Act:
    Speech = "speech",
    Thought = "thought",
    Intent = "intent",
    Evidence = "evidence",
    Judgement = "judgement",
);

/// Words that somebody said.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Quote {
    /// Direct, mixed or indirect.
    pub kind: QuoteKind,
    /// Speech, thought, intent, evidence or judgement.
    pub act: Act,
    /// The content, quotation marks included, in order; several spans where a tag or a
    /// paragraph's end interrupts it.
    pub spans: Vec<Span>,
}

impl Quote {
    /// The span from the first byte of the content to its last.
    #[must_use]
    pub fn extent(&self) -> Span {
        match (self.spans.first(), self.spans.last()) {
            (Some(first), Some(last)) => first.join(*last),
            _ => Span::default(),
        }
    }
}

/// How a quotation's source is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Explicitness {
    /// By a proper name.
    Explicit,
    /// By a pronoun or a description.
    Anaphoric,
    /// Not at all: the speaker follows from the context.
    Implicit,
}

named!(
    Explicitness:
    Explicit = "explicit",
    Anaphoric = "anaphoric",
    Implicit = "implicit",
);

/// What kind of answer an attribution gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Verdict {
    /// A person with a name.
    Named,
    /// Somebody described but not named: *a palace official*.
    Described,
    /// Somebody whose name is withheld: *somebody close to the talks*.
    Anonymous,
    /// Several people without names: *witnesses*.
    Group,
    /// A body: *the ministry*.
    Body,
    /// A document: *the report*.
    Document,
    /// The first-person narrator or writer.
    Narrator,
    /// The text says that somebody said it and names nobody: *he is said to have swum*.
    NobodyStated,
    /// The text does not let one decide.
    Undecided,
    /// There is an answer, but its confidence is below the caller's minimum.
    BelowMinimum,
}

named!(
    Verdict:
    Named = "named",
    Described = "described",
    Anonymous = "anonymous",
    Group = "group",
    Body = "body",
    Document = "document",
    Narrator = "narrator",
    NobodyStated = "nobody_stated",
    Undecided = "undecided",
    BelowMinimum = "below_minimum",
);

impl Verdict {
    /// The answer that a speaker of this kind is.
    #[must_use]
    pub const fn of(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person | EntityKind::Unknown => Self::Named,
            EntityKind::Described => Self::Described,
            EntityKind::Group => Self::Group,
            EntityKind::Body | EntityKind::Place => Self::Body,
            EntityKind::Document => Self::Document,
            EntityKind::Narrator => Self::Narrator,
        }
    }
}

/// What part a piece of text plays in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Role {
    /// The mention that the words are attributed to.
    Source,
    /// The reporting words.
    Cue,
    /// The words reported.
    Content,
    /// The one spoken to.
    Addressee,
    /// The earlier mention that a pronoun, description or short name goes back to.
    Antecedent,
    /// Somebody who passes the words on: *Interfax reported*.
    Relay,
}

named!(
    Role:
    Source = "source",
    Cue = "cue",
    Content = "content",
    Addressee = "addressee",
    Antecedent = "antecedent",
    Relay = "relay",
);

/// Under a name of its own: serde would borrow a plain `&'static str` from the JSON.
type RuleName = &'static str;

/// One step on the way to an answer.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Step {
    /// The rule that decided; see [`rules`](crate::attribution::rules).
    #[cfg_attr(feature = "serde", serde(deserialize_with = "super::rule_name"))]
    pub rule: RuleName,
    /// How often the rule was right on development text, 0 to 1.
    pub confidence: f32,
    /// What it saw.
    pub evidence: Vec<(Role, Span)>,
}

/// Who said a quotation, and how that is known.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Attribution {
    /// The quotation.
    pub quote: QuoteId,
    /// The reporting words: `said`, `did not say`, `according to`.
    pub cue: Option<Span>,
    /// The mention that the text attributes the words to.
    pub source: Option<MentionId>,
    /// The speakers; several for a joint statement, none where nobody can be named.
    pub speakers: Vec<EntityId>,
    /// What kind of answer this is, as the text has it; [`Document::verdict`](crate::Document::verdict) heeds corrections.
    pub verdict: Verdict,
    /// How the source is given; `None` for a first description of somebody unnamed.
    pub explicitness: Option<Explicitness>,
    /// Who passes the words on, where the text says so: *the agency Nord reported*.
    pub relay: Option<MentionId>,
    /// How sure the speaker is, 0 to 1: the product of the steps' confidences.
    pub confidence: f32,
    /// The way to the answer: how source and cue were found, then how the source was resolved.
    pub steps: Vec<Step>,
}

impl Attribution {
    /// The name of the rule that tied the quotation to its source.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        self.steps.first().map_or("none", |step| step.rule)
    }
}
