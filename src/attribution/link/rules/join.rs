//! Rules that find a source where no verb stands beside the quotation, and those that let a verb
//! share the subject of another. What each looks at is in the grouping and the linking stage.

/// A rule whose code lies with the stage that has its evidence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NamedRule {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) example: &'static str,
    pub(crate) confidence: f32,
}
/// A line of a transcript.
pub(crate) const TRANSCRIPT: NamedRule = NamedRule {
    name: "transcript",
    about: "In a transcript or a play the label of a line speaks it.",
    example: "FROST: The boat is full.\n\nHOLM: It was full yesterday.\n\nFROST: Then it will not sail. => FROST",
    confidence: 0.65,
};
/// `"…" — X`.
pub(crate) const DASH_AND_NAME: NamedRule = NamedRule {
    name: "dash-and-name",
    about: "The name after a dash below a quotation.",
    example: "\"The oven never cools.\" — Edda Kuhn, potter => Edda Kuhn",
    confidence: 0.85,
};
/// A phrase in marks.
pub(crate) const QUOTE_IN_CLAUSE: NamedRule = NamedRule {
    name: "quote-in-clause",
    about: "A phrase in quotation marks is the words of the subject of the clause.",
    example: "Nadia Frost condemned the \"hateful and idle talk\" in the harbour. => Nadia Frost",
    confidence: 0.78,
};
/// `chants of "…"`
pub(crate) const CRIES: NamedRule = NamedRule {
    name: "cries",
    about: "A noun of crying or telling before a phrase in marks is its cue.",
    example: "The gate opened to chants of \"let her through\" from the quay. => -",
    confidence: 0.80,
};
/// A quotation after a sentence of saying.
pub(crate) const QUOTE_AFTER_SENTENCE: NamedRule = NamedRule {
    name: "quote-after-sentence",
    about: "A quotation without a tag goes on from the sentence of saying before it.",
    example: "Nadia Frost agreed. \"It was late and the lamp was out.\" => Nadia Frost",
    confidence: 0.60,
};
/// Nothing beside it.
pub(crate) const NO_CUE: NamedRule = NamedRule {
    name: "no-cue",
    about: "Speech that nothing beside it gives to anybody.",
    example: "\"The boat is full and nobody can swim.\" => -",
    confidence: 1.0,
};
/// `X said …, but added …`.
pub(crate) const SHARED_SUBJECT: NamedRule = NamedRule {
    name: "shared-subject",
    about: "A verb without a subject has that of the verb before it.",
    example: "Nadia Frost said the boat was full but added that another would sail. => Nadia Frost",
    confidence: 0.92,
};
/// `X left, saying …`.
pub(crate) const SUBJECT_OF_PARTICIPLE: NamedRule = NamedRule {
    name: "subject-of-participle",
    about: "A participle has the subject of the main clause.",
    example: "Nadia Frost shut the gate, saying that the boat was full. => Nadia Frost",
    confidence: 0.91,
};

/// The link rules that are no [`CUE_RULES`](super::CUE_RULES).
pub(crate) const JOIN_RULES: &[NamedRule] = &[
    TRANSCRIPT,
    DASH_AND_NAME,
    CRIES,
    QUOTE_IN_CLAUSE,
    QUOTE_AFTER_SENTENCE,
    NO_CUE,
    SHARED_SUBJECT,
    SUBJECT_OF_PARTICIPLE,
];
