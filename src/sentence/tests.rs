//! Tests of the segmenter: each rule's example, then a table of passages.

use super::rules::{RULES, Verdict};
use super::{segment, walk};
use crate::lexicon::Lexicon;
use crate::text::{Layout, paragraphs};

fn sentences(text: &str, layout: Layout) -> Vec<&str> {
    let words = Lexicon::new().read(text);
    segment(&words, &paragraphs(text, layout))
        .iter()
        .map(|s| s.span.of(text))
        .collect()
}

#[test]
fn every_rule_decides_its_own_example() {
    let mut failures = Vec::new();
    for rule in RULES {
        let (left, right) = rule.example.split_once('^').expect("an example has a gap");
        let text = format!("{left}{right}");
        let words = Lexicon::new().read(&text);
        let mut decided = None;
        walk(
            &words,
            &paragraphs(&text, Layout::Lines),
            &mut Vec::new(),
            &mut |next, name, verdict| {
                if words.tokens[next].span.range().start == left.len() {
                    decided = Some((name, verdict));
                }
            },
        );
        if decided != Some((rule.name, rule.verdict)) {
            failures.push(format!(
                "{}: {:?} decided {}",
                rule.name, decided, rule.example
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn rule_names_are_unique() {
    let mut names: Vec<_> = RULES.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RULES.len());
    assert!(RULES.iter().any(|rule| rule.verdict == Verdict::Break));
}

#[test]
fn passages() {
    let mut failures = Vec::new();
    for passage in PASSAGES {
        let text = passage.replace('|', "");
        let expected: Vec<_> = passage.split('|').map(str::trim).collect();
        let found = sentences(&text, Layout::Lines);
        if found != expected {
            failures.push(format!("expected {expected:?}\n   found {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

const PASSAGES: &[&str] = &["One. |Two."];
