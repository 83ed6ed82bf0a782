//! Every rule shows itself: its example must be decided by this very rule, and otherwise without it.

use std::collections::BTreeSet;
use whosaid::attribution::{RuleInfo, rules};
use whosaid::{Analyzer, AnalyzerBuilder, Attribution, Document, Error, Genre, Quote};

/// The passage of an example and the speakers it promises; `-` for nobody.
fn example(rule: &RuleInfo) -> Result<(&'static str, Vec<&'static str>), String> {
    let (text, speakers) = rule
        .example
        .rsplit_once("=>")
        .ok_or_else(|| format!("{}: the example has no `=>`", rule.name))?;
    let speakers = speakers.split(';').map(str::trim);
    Ok((text.trim(), speakers.filter(|name| *name != "-").collect()))
}

/// Whether some attribution was reached by way of `rule` and names exactly these speakers.
fn decides(rule: &RuleInfo, document: &Document<'_>, speakers: &[&str]) -> bool {
    document.attributions().iter().any(|attribution| {
        attribution.steps.iter().any(|step| step.rule == rule.name)
            && document.speakers(attribution).eq(speakers.iter().copied())
    })
}

fn analyzer(builder: AnalyzerBuilder, genre: Genre) -> Analyzer {
    builder.genre(genre).build().expect("plain settings")
}

#[test]
fn there_are_rules_and_their_names_are_unique() {
    let mut names = BTreeSet::new();
    for rule in rules() {
        assert!(names.insert(rule.name), "{} is there twice", rule.name);
        let slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(
            rule.name.chars().all(slug),
            "`{}`: small letters and hyphens",
            rule.name
        );
        assert!(
            !rule.about.trim().is_empty(),
            "{} does not say what it is about",
            rule.name
        );
        // Only the rule that names nobody may be worth nothing.
        let nobody = rule.example.ends_with("=> -");
        let confidence = rule.confidence.unwrap_or(0.5);
        assert!(
            confidence <= 1.0 && (confidence > 0.0 || nobody && confidence == 0.0),
            "{}: confidence {confidence}",
            rule.name,
        );
    }
    assert!(!names.is_empty(), "there is no rule");
}

#[test]
fn every_rule_decides_its_example() {
    let mut faults = Vec::new();
    for rule in rules() {
        let (text, speakers) = match example(&rule) {
            Ok(example) => example,
            Err(fault) => {
                faults.push(fault);
                continue;
            }
        };
        // A short passage does not always show its genre.
        let mut seen = String::new();
        let holds = [Genre::Automatic, Genre::News, Genre::Fiction]
            .into_iter()
            .any(|genre| {
                let analyzer = analyzer(Analyzer::builder(), genre);
                let document = analyzer.analyze(text).expect("short");
                seen.push_str(&format!("\n  {genre:?}:"));
                for attribution in document.attributions() {
                    let steps: Vec<&str> = attribution.steps.iter().map(|step| step.rule).collect();
                    let names: Vec<&str> = document.speakers(attribution).collect();
                    seen.push_str(&format!(" {names:?} by {steps:?}"));
                }
                decides(&rule, &document, &speakers)
            });
        if !holds {
            faults.push(format!(
                "{}: {text:?} should give {speakers:?}{seen}",
                rule.name
            ));
        }
    }
    assert!(
        faults.is_empty(),
        "{} rules fail:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn a_rule_switched_off_decides_nothing() {
    for rule in rules() {
        let Ok((text, _)) = example(&rule) else {
            continue;
        };
        for genre in [Genre::Automatic, Genre::News, Genre::Fiction] {
            let analyzer = analyzer(Analyzer::builder().without_rule(rule.name), genre);
            let document = analyzer.analyze(text).expect("short");
            let used = document
                .attributions()
                .iter()
                .any(|attribution| attribution.steps.iter().any(|step| step.rule == rule.name));
            assert!(
                !used,
                "{} is switched off and decides all the same",
                rule.name
            );
        }
    }
}

/// Every rule earns its place: without it its example has another answer, not merely another rule.
/// A rule that names nobody says of which kind the doubt is, and that is all it has to do.
#[test]
fn every_rule_is_needed() {
    let mut idle = Vec::new();
    for rule in rules() {
        let Ok((text, speakers)) = example(&rule) else {
            continue;
        };
        let needed = [Genre::Automatic, Genre::News, Genre::Fiction]
            .into_iter()
            .any(|genre| {
                let with = analyzer(Analyzer::builder(), genre);
                let with = with.analyze(text).expect("short");
                let without = analyzer(Analyzer::builder().without_rule(rule.name), genre);
                let without = without.analyze(text).expect("short");
                let other = speakers.is_empty() || answers(&with) != answers(&without);
                decides(&rule, &with, &speakers) && other
            });
        if !needed {
            idle.push(rule.name);
        }
    }
    assert!(idle.is_empty(), "not needed by their examples: {idle:?}");
}

/// What a document says, without how it knows: each quotation with its source, speakers and verdict.
fn answers(document: &Document<'_>) -> Vec<String> {
    let answer = |(quote, found): (&Quote, &Attribution)| {
        let source = found.source.and_then(|id| document.mention(id));
        let speakers: Vec<&str> = document.speakers(found).collect();
        format!(
            "{:?} {:?} {:?} {speakers:?} {:?}",
            quote.spans,
            found.cue,
            source.map(|mention| mention.span),
            found.verdict
        )
    };
    document.attributed().map(answer).collect()
}

#[test]
fn every_step_is_a_rule() {
    let known: BTreeSet<&str> = rules().map(|rule| rule.name).collect();
    let mut unknown = BTreeSet::new();
    for rule in rules() {
        let Ok((text, _)) = example(&rule) else {
            continue;
        };
        let document = whosaid::attribute(text).expect("short");
        for attribution in document.attributions() {
            let names = attribution.steps.iter().map(|step| step.rule);
            unknown.extend(names.filter(|name| !known.contains(name)));
        }
    }
    assert!(
        unknown.is_empty(),
        "steps that `rules()` does not list: {unknown:?}"
    );
}

#[test]
fn an_unknown_rule_is_an_error() {
    let built = Analyzer::builder().without_rule("no-such-rule").build();
    assert_eq!(
        built.err(),
        Some(Error::UnknownRule("no-such-rule".to_owned()))
    );
}
