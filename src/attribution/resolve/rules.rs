//! The RESOLVE rules: how a source, or a quotation without one, comes to a speaker.
//!
//! Their code is where their evidence is: names in the entity table, pronouns and descriptions in
//! the resolver. Here stand what they say of English, an example that each decides, and its confidence:
//! the share of right speakers on right sources, in stories and in news, as `.ci/confidence.py` measured it on 2026-11-26 (an
//! estimate for a rule met fewer than twenty times).

/// A rule for whom a source stands for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ResolveRule {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) example: &'static str,
    /// In stories, in news.
    pub(crate) confidence: [f32; 2],
}

/// A name nobody had before.
pub(crate) const NEW_NAME: ResolveRule = ResolveRule {
    name: "new-name",
    about: "A name that fits nobody named so far is somebody new.",
    example: "\"It leaks,\" said Nadia Frost. => Nadia Frost",
    confidence: [0.78, 0.99],
};
/// The same words again.
pub(crate) const SAME_NAME: ResolveRule = ResolveRule {
    name: "same-name",
    about: "The same name is the same person.",
    example: "\"It leaks,\" said Nadia. \"Badly,\" said Nadia. => Nadia",
    confidence: [0.99, 1.00],
};
pub(crate) const SHORT_NAME: ResolveRule = ResolveRule {
    name: "short-name",
    about: "Part of a name is the person last called by the whole of it.",
    example: "Nadia Frost came home. \"It leaks,\" Frost said. => Nadia Frost",
    confidence: [0.99, 1.00],
};
const TITLE_AND_SURNAME: ResolveRule = ResolveRule {
    name: "title-and-surname",
    about: "A title and a surname are the person of that surname and gender.",
    example: "Nadia Frost came home. \"It leaks,\" Ms. Frost said. => Nadia Frost",
    confidence: [1.00, 1.00],
};
const FULLER_NAME: ResolveRule = ResolveRule {
    name: "fuller-name",
    about: "A full name is the person so far known by one word of it.",
    example: "Ms. Frost came home. \"It leaks,\" said Nadia Frost. => Nadia Frost",
    confidence: [0.95, 0.95],
};
const ACRONYM: ResolveRule = ResolveRule {
    name: "acronym",
    about: "Capitals are the body of which they are the first letters.",
    example: "The Harbour Workers Union met on Friday. The HWU said the strike would go on. => Harbour Workers Union",
    confidence: [0.95, 0.95],
};
/// *he*, *she*.
pub(crate) const PRONOUN: ResolveRule = ResolveRule {
    name: "pronoun",
    about: "*He*, *she* and *it* are whoever agrees and was lately brought up most.",
    example: "Nadia Frost came home. \"It leaks,\" she said. => Nadia Frost",
    confidence: [0.84, 0.96],
};
/// *he*, before the name.
pub(crate) const NAME_AFTER_PRONOUN: ResolveRule = ResolveRule {
    name: "name-after-pronoun",
    about: "A pronoun with nobody before it is the next person named.",
    example: "\"It leaks,\" he said. Piet Holm closed the hatch. => Piet Holm",
    confidence: [0.50, 0.50],
};
/// *she*, and nobody but a *Nils*.
pub(crate) const AGAINST_THE_LIST: ResolveRule = ResolveRule {
    name: "against-the-list",
    about: "A pronoun with nobody else to mean is the one person whose given name the list has for the other gender.",
    example: "Nils Frost came home. \"It leaks,\" she said. => Nils Frost",
    confidence: [0.50, 0.50],
};
/// *he*, and no name.
pub(crate) const UNKNOWN_PRONOUN: ResolveRule = ResolveRule {
    name: "unknown-pronoun",
    about: "A pronoun that fits nobody named is somebody known by the pronoun only.",
    example: "\"It leaks,\" she said. => she",
    confidence: [0.20, 0.20],
};
/// *they*, *both*.
pub(crate) const THEY: ResolveRule = ResolveRule {
    name: "they",
    about: "*They* are the two last named together, or the group or body last brought up.",
    example: "Salim Kader and Layla Mourad ran the ferry. They said the engine was old. => Salim Kader; Layla Mourad",
    confidence: [0.50, 0.50],
};
/// *we*, *you*.
pub(crate) const WE: ResolveRule = ResolveRule {
    name: "we-or-you",
    about: "*We* and *you* name nobody.",
    example: "We said the boat was full. => -",
    confidence: [0.30, 0.30],
};
/// *I*.
pub(crate) const FIRST_PERSON: ResolveRule = ResolveRule {
    name: "first-person",
    about: "*I* outside quotation marks is the one who tells.",
    example: "I said the boat was full. => I",
    confidence: [1.00, 1.00],
};
/// *everyone*.
pub(crate) const INDEFINITE: ResolveRule = ResolveRule {
    name: "indefinite",
    about: "*Everyone* and *somebody* stand for themselves.",
    example: "Everyone said the boat was full. => everyone",
    confidence: [0.80, 0.80],
};
/// *who*.
pub(crate) const RELATIVE_PRONOUN: ResolveRule = ResolveRule {
    name: "relative-pronoun",
    about: "*Who* is the noun before it.",
    example: "Nadia Frost, who said the boat was full, left on Friday. => Nadia Frost",
    confidence: [0.72, 0.94],
};
/// `X and Y`.
pub(crate) const JOINT_SUBJECT: ResolveRule = ResolveRule {
    name: "joint-subject",
    about: "Of a subject joined by *and* each part speaks.",
    example: "Nadia Frost and the harbour master said the boat was full. => Nadia Frost; harbour master",
    confidence: [0.85, 0.85],
};
/// *the mayor*, known.
pub(crate) const DESCRIBED_BEFORE: ResolveRule = ResolveRule {
    name: "described-before",
    about: "A definite description is the person or body of whom it was said before.",
    example: "Mayor Nadia Frost came home. The mayor said the boat was full. => Nadia Frost",
    confidence: [0.97, 1.00],
};
/// *a fisherman*.
pub(crate) const DESCRIPTION: ResolveRule = ResolveRule {
    name: "description",
    about: "A description of nobody named stands for itself.",
    example: "A fisherman said the boat was full. => fisherman",
    confidence: [0.97, 0.94],
};
/// *her lawyer*.
pub(crate) const RELATION: ResolveRule = ResolveRule {
    name: "relation",
    about: "Somebody known by another: a lawyer, a wife, a spokesman.",
    example: "Nadia Frost's lawyer said the boat was full. => Nadia Frost's lawyer",
    confidence: [0.80, 0.80],
};
/// *her letter*.
pub(crate) const OWNER_OF_DOCUMENT: ResolveRule = ResolveRule {
    name: "owner-of-document",
    about: "What a person's letter or statement says, the person says.",
    example: "Nadia Frost's letter said the boat was full. => Nadia Frost",
    confidence: [0.80, 0.80],
};
/// *her voice*.
pub(crate) const OWNER_OF_VOICE: ResolveRule = ResolveRule {
    name: "owner-of-voice",
    about: "What a person's voice says, the person says.",
    example: "Nadia Frost's voice said the boat was full. => Nadia Frost",
    confidence: [0.80, 0.80],
};
/// *a voice*, named after.
pub(crate) const VOICE: ResolveRule = ResolveRule {
    name: "voice",
    about: "A voice is whom the next sentence says it was.",
    example: "\"Wait!\" said a voice on the stairs. It was Dorthe. => Dorthe",
    confidence: [0.80, 0.80],
};
/// *Q.* and *A.*
pub(crate) const QUESTION_AND_ANSWER: ResolveRule = ResolveRule {
    name: "question-and-answer",
    about: "*Q.* and *A.* are the two whom the introduction of an interview names.",
    example: "Nadia Frost spoke to Piet Holm about the bell.\n\nQ. Who rang it last?\n\nA. In the year of the flood.\n\nQ. And since?\n\nA. Every night. => Piet Holm",
    confidence: [0.90, 0.90],
};
/// A passive.
pub(crate) const NOBODY_STATED: ResolveRule = ResolveRule {
    name: "nobody-stated",
    about: "A cue without a source: somebody said it, and the text does not say who.",
    example: "He is said to have swum the strait. => -",
    confidence: [1.0, 1.0],
};
/// Nothing decides.
pub(crate) const UNDECIDED: ResolveRule = ResolveRule {
    name: "undecided",
    about: "Neither a cue nor the context says who speaks.",
    example: "\"The boat is full and nobody can swim.\" => -",
    confidence: [0.0, 0.0],
};

/// The order is that of the kinds of sources: names, pronouns, descriptions, none.
pub(crate) const RESOLVE_RULES: &[ResolveRule] = &[
    NEW_NAME,
    SAME_NAME,
    SHORT_NAME,
    TITLE_AND_SURNAME,
    FULLER_NAME,
    ACRONYM,
    PRONOUN,
    NAME_AFTER_PRONOUN,
    AGAINST_THE_LIST,
    UNKNOWN_PRONOUN,
    THEY,
    WE,
    FIRST_PERSON,
    INDEFINITE,
    RELATIVE_PRONOUN,
    JOINT_SUBJECT,
    DESCRIBED_BEFORE,
    DESCRIPTION,
    RELATION,
    OWNER_OF_DOCUMENT,
    OWNER_OF_VOICE,
    VOICE,
    QUESTION_AND_ANSWER,
    NOBODY_STATED,
    UNDECIDED,
];

/// The rule by which the entity table linked a name.
pub(crate) fn of_name(name: &str) -> &'static ResolveRule {
    RESOLVE_RULES
        .iter()
        .find(|rule| rule.name == name)
        .unwrap_or(&NEW_NAME)
}
