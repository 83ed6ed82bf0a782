//! The rules that look at a cue, in the order in which they are tried.
//!
//! Confidence is the share of right sources on the development gold, as `.ci/confidence.py` measured it
//! on 2026-11-26; a rule met fewer than twenty times there keeps an estimate.
//!
//! To add one, write its function in the file of its kind and a row here, with an example that
//! this very rule decides.

mod according;
mod as_tag;
mod bare;
mod clause_last;
pub(crate) mod clause_tag;
mod colon;
mod ending;
mod fronted;
mod headline;
mod heard;
pub(crate) mod join;
mod judging;
mod naming;
mod noun;
mod object;
mod passive;
mod quote_first;
mod quote_inverted;
mod quote_last;
mod relative;
pub(crate) mod shared;
mod view;

use super::report::Found;
use super::site::Site;

/// A rule that looks at a cue.
#[derive(Clone, Copy)]
pub(crate) struct CueRule {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) example: &'static str,
    pub(crate) confidence: f32,
    pub(crate) apply: fn(&Site<'_, '_, '_>) -> Option<Found>,
}

/// Tried in order; the first that fits decides.
pub(crate) const CUE_RULES: &[CueRule] = &[
    CueRule {
        name: "according-to",
        about: "What stands before or after *according to* is said by whom it names.",
        example: "The bridge is closed, according to Dina Roth. => Dina Roth",
        confidence: 0.97,
        apply: according::according_to,
    },
    CueRule {
        name: "label",
        about: "A name or noun of expression, a colon, and a quotation.",
        example: "Edda Kuhn, potter: \"The oven never cools.\" => Edda Kuhn",
        confidence: 0.90,
        apply: colon::label,
    },
    CueRule {
        name: "colon-quote",
        about: "A clause that ends with a colon, and a quotation: its subject speaks.",
        example: "Hamid Bouz was brief in his reply: \"Not for sale.\" => Hamid Bouz",
        confidence: 0.97,
        apply: colon::colon_quote,
    },
    CueRule {
        name: "headline-colon",
        about: "In a headline, what follows a speaker and a colon is what was said.",
        example: "Mayor Ilse Brandt: Ferry Will Stay Free => Ilse Brandt",
        confidence: 0.99,
        apply: headline::headline_colon,
    },
    CueRule {
        name: "headline-signed",
        about: "Behind a headline and a colon stands who said it.",
        example: "Old bridge is unsafe and must close: Mayor Ilse Brandt => Ilse Brandt",
        confidence: 0.90,
        apply: headline::headline_signed,
    },
    CueRule {
        name: "told-by",
        about: "In the passive the by-phrase speaks and the subject hears.",
        example: "Mr. Kell was told by Vera Sand that the lock was shut. => Vera Sand",
        confidence: 0.69,
        apply: passive::told_by,
    },
    CueRule {
        name: "is-said-to",
        about: "In the passive without a by-phrase nobody is named.",
        example: "He is said to have swum the strait. => -",
        confidence: 0.80,
        apply: passive::is_said_to,
    },
    CueRule {
        name: "is-called",
        about: "*Is described as*, *was accused of*: what is said of the subject, by nobody named.",
        example: "The bell is described as a nuisance. => -",
        confidence: 0.85,
        apply: passive::is_called,
    },
    CueRule {
        name: "was-asked",
        about: "*Asked why …* with nobody named who asked.",
        example: "Asked why the dam leaked, she shrugged. => -",
        confidence: 0.80,
        apply: passive::was_asked,
    },
    CueRule {
        name: "is-judged",
        about: "*Was praised by*, *was announced*: the subject is what was judged or told.",
        example: "The bell was denounced by Vera Sand. => Vera Sand",
        confidence: 0.94,
        apply: passive::is_judged,
    },
    CueRule {
        name: "quote-cue-source",
        about: "Quotation, verb, name.",
        example: "\"The oak fell at noon,\" said Rosa Lind. => Rosa Lind",
        confidence: 1.00,
        apply: quote_inverted::quote_cue_source,
    },
    CueRule {
        name: "quote-source-cue",
        about: "Quotation, name, verb.",
        example: "\"The nets are torn,\" Ms. Moss said. => Ms. Moss",
        confidence: 0.99,
        apply: quote_first::quote_source_cue,
    },
    CueRule {
        name: "quoted-as",
        about: "*The paper quoted her as saying …*: the words are hers.",
        example: "The Buoy quoted Ms. Moss as saying that the lock was shut. => Ms. Moss",
        confidence: 0.95,
        apply: heard::quoted_as,
    },
    CueRule {
        name: "naming",
        about: "*call X \"Y\"*, *describe X as \"Y\"*: the object is part of what was said.",
        example: "Otto Feld called the bridge \"a joke in stone\". => Otto Feld",
        confidence: 0.92,
        apply: naming::naming,
    },
    CueRule {
        name: "source-cue-quote",
        about: "Name, verb, quotation.",
        example: "Rosa Lind said, \"The cable froze at dawn.\" => Rosa Lind",
        confidence: 0.98,
        apply: quote_last::source_cue_quote,
    },
    CueRule {
        name: "fronted-participle",
        about: "A report in a participle that opens the sentence: the subject of the main clause speaks.",
        example: "Blaming the council, Ms. Moss turned back. => Ms. Moss",
        confidence: 0.92,
        apply: fronted::fronted_participle,
    },
    CueRule {
        name: "owned-noun",
        about: "A noun of saying and its owner, who speaks.",
        example: "The town laughed at Ms. Moss's claim that the lock was shut. => Ms. Moss",
        confidence: 0.66,
        apply: noun::owned_noun,
    },
    CueRule {
        name: "relative-report",
        about: "A report inside a relative clause: its pronoun is content too.",
        example: "They rebuilt a chapel that Vera Sand says the flood has ruined. => Vera Sand",
        confidence: 0.75,
        apply: relative::relative_report,
    },
    CueRule {
        name: "as-source-cue",
        about: "*As X noted*, and then what X noted.",
        example: "As Ada Brenk noted, the salt tax has never been raised. => Ada Brenk",
        confidence: 0.95,
        apply: as_tag::as_source_cue,
    },
    CueRule {
        name: "clause-medial",
        about: "A tag between commas in the middle of a reported sentence.",
        example: "The pumps, Ms. Moss said, were rusted through. => Ms. Moss",
        confidence: 0.97,
        apply: clause_tag::clause_medial,
    },
    CueRule {
        name: "source-cue-that",
        about: "Name, verb, *that* and a clause.",
        example: "Mr. Feld showed that the lighthouse was for sale. => Mr. Feld",
        confidence: 0.95,
        apply: clause_last::source_cue_that,
    },
    CueRule {
        name: "source-cue-question",
        about: "Name, verb, a question word and a clause.",
        example: "Senator Moss asked whether the lock was paid for. => Senator Moss",
        confidence: 0.84,
        apply: clause_last::source_cue_question,
    },
    CueRule {
        name: "clause-source-cue",
        about: "A reported sentence that ends with its tag.",
        example: "The ferry is cancelled until June, Ada Moss said on Friday. => Ada Moss",
        confidence: 0.96,
        apply: clause_tag::clause_source_cue,
    },
    CueRule {
        name: "source-cue-clause",
        about: "Name, verb, and a clause without *that*.",
        example: "Mr. Feld said the lighthouse was for sale. => Mr. Feld",
        confidence: 0.95,
        apply: bare::source_cue_clause,
    },
    CueRule {
        name: "called",
        about: "*called him a fool*: the object and its name, without marks.",
        example: "Vera Sand called the bell a nuisance. => Vera Sand",
        confidence: 0.97,
        apply: object::called,
    },
    CueRule {
        name: "judging",
        about: "*accused X of*, *described X as*, *called for*: the object and what follows is what was said.",
        example: "Vera Sand praised the mayor for the sale. => Vera Sand",
        confidence: 0.94,
        apply: judging::judging,
    },
    CueRule {
        name: "source-cue-object",
        about: "A noun as what was announced, or as what a document shows.",
        example: "Mayor Ida Holm announced a new pier. => Ida Holm",
        confidence: 0.92,
        apply: object::source_cue_object,
    },
    CueRule {
        name: "source-cue-to",
        about: "A promise or threat with *to*.",
        example: "Ida Holm vowed to rebuild the pier. => Ida Holm",
        confidence: 0.91,
        apply: object::source_cue_to,
    },
];
