//! One attribution told in plain English, with its evidence.

use super::words::{content, speakers, squeeze};
use crate::attribution::{Explicitness, Role, Step, Verdict, rules};
use crate::document::Document;
use crate::text::{QuoteId, Span};
use std::fmt::Write;

/// Why a quotation was given to its speaker: the answer, then each step with its evidence.
/// `None` for a quotation that is not of this document.
///
/// ```
/// use whosaid::{QuoteId, render::explain};
/// let document = whosaid::attribute("Anna Lund opened the door. \"No,\" she said.")?;
/// let told = explain(&document, QuoteId::new(0)).expect("one quotation");
/// assert!(told.starts_with("“No,”"));
/// assert!(told.contains("Anna Lund"));
/// # Ok::<(), whosaid::Error>(())
/// ```
#[must_use]
pub fn explain(document: &Document<'_>, id: QuoteId) -> Option<String> {
    let quote = document.quote(id)?;
    let attribution = document.attribution(id)?;
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "{} ({} {})",
        quoted(&content(document, quote, " … ")),
        quote.kind,
        quote.act
    );
    let names = speakers(document, attribution);
    let sure = format!("{:.0} % sure", f64::from(attribution.confidence) * 100.0);
    let _ = match document.verdict(attribution) {
        Verdict::Named => writeln!(out, "Said by {names}, {sure}."),
        Verdict::Described => writeln!(
            out,
            "Said by somebody described, not named: {names}, {sure}."
        ),
        Verdict::Anonymous => writeln!(
            out,
            "Said by somebody whose name is withheld: {names}, {sure}."
        ),
        Verdict::Group => writeln!(out, "Said by several people together: {names}, {sure}."),
        Verdict::Body => writeln!(out, "Said by a body: {names}, {sure}."),
        Verdict::Document => writeln!(out, "Said by a document: {names}, {sure}."),
        Verdict::Narrator => writeln!(out, "Said by the narrator: {names}, {sure}."),
        Verdict::NobodyStated => writeln!(out, "The text does not say whose words these are."),
        Verdict::Undecided => writeln!(out, "Whose words these are cannot be told from the text."),
        Verdict::BelowMinimum => writeln!(
            out,
            "Nobody is named: the answer is only {sure}, less than was asked for."
        ),
    };
    let _ = match attribution.explicitness {
        Some(Explicitness::Explicit) => writeln!(out, "The text gives the name itself."),
        Some(Explicitness::Anaphoric) => {
            writeln!(out, "The text gives a pronoun or a description.")
        }
        Some(Explicitness::Implicit) => writeln!(out, "The text gives no source beside the words."),
        None => Ok(()),
    };
    for (at, step) in attribution.steps.iter().enumerate() {
        let _ = writeln!(out, "{}. {}", at + 1, tell(document, step));
    }
    if let Some(relay) = attribution.relay.and_then(|id| document.mention(id)) {
        let _ = writeln!(out, "Passed on by {}.", place(document, relay.span));
    }
    Some(out)
}

/// `quote-source-cue (98 %): What the rule says. Cue “said”, source “Mr. Lund”.`
fn tell(document: &Document<'_>, step: &Step) -> String {
    let mut out = format!(
        "{} ({:.0} %)",
        step.rule,
        f64::from(step.confidence) * 100.0
    );
    if let Some(rule) = rules().find(|rule| rule.name == step.rule) {
        let _ = write!(out, ": {}", rule.about);
    }
    let evidence: Vec<String> = step
        .evidence
        .iter()
        .map(|(role, span)| {
            let role = match role {
                Role::Source => "source",
                Role::Cue => "cue",
                Role::Content => "content",
                Role::Addressee => "spoken to",
                Role::Antecedent => "goes back to",
                Role::Relay => "passed on by",
            };
            format!("{role} {}", place(document, *span))
        })
        .collect();
    if !evidence.is_empty() {
        if !out.ends_with('.') {
            out.push('.');
        }
        let _ = write!(out, " Here: {}.", evidence.join(", "));
    }
    out
}

/// A piece of evidence, cut if it is long, with its byte offsets.
fn place(document: &Document<'_>, span: Span) -> String {
    const LONGEST: usize = 60;
    let mut text = squeeze(document.str(span));
    if text.chars().count() > LONGEST {
        text = text.chars().take(LONGEST - 1).collect::<String>() + "…";
    }
    format!("{} at {span:?}", quoted(&text))
}

/// In curly marks, which take the place of marks around all of it.
fn quoted(text: &str) -> String {
    let inside = text
        .strip_prefix(['"', '“', '„'])
        .and_then(|rest| rest.strip_suffix(['"', '”', '“']))
        .filter(|inside| !inside.contains(['"', '“', '”', '„']));
    format!("“{}”", inside.unwrap_or(text))
}
