//! The format of the files under `tests/cases`, read strictly: what is not understood is an error.
//!
//! ```text
//! === name | genre: fiction | cast: Anna Lund (female) = Annie, Miss Lund; Bo Berg
//! # Why the case is there.
//! The text, of as many lines and paragraphs as it needs.
//! --- quote: words of the content | cue: said | source: he | speaker: X; Y
//! ```
//!
//! Assertions are partial: only what is written is checked. The words of `quote`, `source` and
//! `cue` are compared without punctuation, so the marks do not matter there; `exact` compares the
//! content letter for letter. ` / ` stands between the spans of an interrupted quotation.

use std::collections::BTreeSet;

/// A text with what must be found in it.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) options: Vec<(Setting, String)>,
    pub(crate) text: String,
    pub(crate) checks: Vec<Check>,
}

/// What the heading of a case can set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    Genre,
    Cast,
    Layout,
    MinConfidence,
    Without,
    Titles,
}

const OPTIONS: &[(&str, Setting)] = &[
    ("genre", Setting::Genre),
    ("cast", Setting::Cast),
    ("layout", Setting::Layout),
    ("min-confidence", Setting::MinConfidence),
    ("without", Setting::Without),
    ("titles", Setting::Titles),
];

/// One assertion.
#[derive(Debug)]
pub(crate) struct Check {
    pub(crate) line: usize,
    pub(crate) what: What,
    pub(crate) value: String,
    pub(crate) keys: Vec<(&'static str, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    Quote,
    Quotes,
    NoQuote,
    Sentence,
    Sentences,
    Entity,
    NoEntity,
    Diagnostic,
}

const KINDS: &[&str] = &["direct", "mixed", "indirect"];
const EXPLICITNESS: &[&str] = &["explicit", "anaphoric", "implicit", "none"];
const ACTS: &[&str] = &["speech", "thought", "intent", "evidence", "judgement"];
const GENDERS: &[&str] = &["male", "female", "none"];
const VERDICTS: &[&str] = &[
    "named",
    "described",
    "anonymous",
    "group",
    "body",
    "document",
    "narrator",
    "nobody-stated",
    "undecided",
    "below-minimum",
];
const ENTITY_KINDS: &[&str] = &[
    "person",
    "described",
    "group",
    "body",
    "document",
    "place",
    "narrator",
    "unknown",
];
/// Anything goes.
const FREE: &[&str] = &[];

/// Each assertion with the keys it takes and the values these take.
type Keys = &'static [(&'static str, &'static [&'static str])];
const CHECKS: &[(&str, What, Keys)] = &[
    (
        "quote",
        What::Quote,
        &[
            ("exact", FREE),
            ("source", FREE),
            ("cue", FREE),
            ("speaker", FREE),
            ("kind", KINDS),
            ("explicitness", EXPLICITNESS),
            ("rule", FREE),
            ("verdict", VERDICTS),
            ("act", ACTS),
            ("relay", FREE),
        ],
    ),
    ("quotes", What::Quotes, &[]),
    ("no quote", What::NoQuote, &[]),
    ("sentence", What::Sentence, &[]),
    ("sentences", What::Sentences, &[]),
    (
        "entity",
        What::Entity,
        &[
            ("alias", FREE),
            ("gender", GENDERS),
            ("kind", ENTITY_KINDS),
            ("role", FREE),
        ],
    ),
    ("no entity", What::NoEntity, &[]),
    ("diagnostic", What::Diagnostic, &[("at", FREE)]),
];

/// The cases of a file; or all that is wrong with it, one `line N: reason` each.
pub(crate) fn parse(content: &str) -> Result<Vec<Case>, Vec<String>> {
    let mut cases: Vec<Case> = Vec::new();
    let mut errors = Vec::new();
    let mut names = BTreeSet::new();
    for (at, line) in content.lines().enumerate() {
        let number = at + 1;
        if let Some(heading) = line.strip_prefix("===") {
            match parse_heading(heading) {
                Ok(case) => {
                    if !names.insert(case.name.clone()) {
                        errors.push(format!("line {number}: `{}` is there twice", case.name));
                    }
                    cases.push(case);
                }
                Err(reason) => errors.push(format!("line {number}: {reason}")),
            }
            continue;
        }
        let Some(case) = cases.last_mut() else {
            if !line.trim().is_empty() && !line.starts_with('#') {
                errors.push(format!("line {number}: text before the first case"));
            }
            continue;
        };
        if let Some(check) = line.strip_prefix("---") {
            match parse_check(check) {
                Ok((what, value, keys)) => case.checks.push(Check {
                    line: number,
                    what,
                    value,
                    keys,
                }),
                Err(reason) => errors.push(format!("line {number}: {reason}")),
            }
        } else if !case.checks.is_empty() {
            if !line.trim().is_empty() {
                errors.push(format!("line {number}: text after the assertions"));
            }
        } else if !(case.text.trim().is_empty() && line.starts_with('#')) {
            case.text.push_str(line);
            case.text.push('\n');
        }
    }
    for case in &mut cases {
        case.text = case.text.trim_matches('\n').to_owned();
        if case.text.is_empty() {
            errors.push(format!("`{}` has no text", case.name));
        }
        if case.checks.is_empty() {
            errors.push(format!("`{}` asserts nothing", case.name));
        }
    }
    if cases.is_empty() {
        errors.push("the file has no case".to_owned());
    }
    if errors.is_empty() {
        Ok(cases)
    } else {
        Err(errors)
    }
}

fn parse_heading(heading: &str) -> Result<Case, String> {
    let mut parts = heading.split('|').map(str::trim);
    let name = parts.next().unwrap_or("").to_owned();
    let slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.is_empty() || !name.chars().all(slug) {
        return Err(format!(
            "`{name}` is no name: small letters, digits, hyphens"
        ));
    }
    let mut options = Vec::new();
    for part in parts {
        let (key, value) = split(part)?;
        let option = OPTIONS
            .iter()
            .find(|(known, _)| *known == key)
            .ok_or_else(|| format!("there is no option `{key}`"))?;
        options.push((option.1, value.to_owned()));
    }
    Ok(Case {
        name,
        options,
        text: String::new(),
        checks: Vec::new(),
    })
}

type Parsed = (What, String, Vec<(&'static str, String)>);

fn parse_check(line: &str) -> Result<Parsed, String> {
    let mut parts = line.split(" | ").map(str::trim);
    let first = parts.next().unwrap_or("");
    let (name, value) = match first.split_once(':') {
        Some((name, value)) => (name.trim(), value.trim()),
        None => (first, ""),
    };
    let (_, what, known) = CHECKS
        .iter()
        .find(|(known, ..)| *known == name)
        .ok_or_else(|| format!("there is no assertion `{name}`"))?;
    if value.is_empty() && *what != What::NoQuote {
        return Err(format!("`{name}` needs a value"));
    }
    if matches!(what, What::Quotes | What::Sentences) && value.parse::<usize>().is_err() {
        return Err(format!("`{value}` is no number"));
    }
    let mut keys: Vec<(&'static str, String)> = Vec::new();
    for part in parts {
        let (key, value) = split(part)?;
        let (key, values) = known
            .iter()
            .find(|(known, _)| *known == key)
            .ok_or_else(|| format!("`{name}` has no key `{key}`"))?;
        if !values.is_empty() && !values.contains(&value) {
            return Err(format!("`{key}` cannot be `{value}`, only {values:?}"));
        }
        if keys.iter().any(|(known, _)| known == key) {
            return Err(format!("`{key}` is there twice"));
        }
        keys.push((key, value.to_owned()));
    }
    Ok((*what, value.to_owned(), keys))
}

fn split(part: &str) -> Result<(&str, &str), String> {
    match part.split_once(':') {
        Some((key, value)) if !value.trim().is_empty() => Ok((key.trim(), value.trim())),
        _ => Err(format!("`{part}` is not of the form `key: value`")),
    }
}

#[test]
fn a_malformed_case_is_an_error() {
    let fails = |content: &str, why: &str| {
        let errors = parse(content).expect_err(content);
        assert!(errors.iter().any(|e| e.contains(why)), "{errors:?}");
    };
    fails("", "no case");
    fails("=== a\ntext\n", "asserts nothing");
    fails("=== a\n--- quotes: 1\n", "no text");
    fails("=== A b\ntext\n--- quotes: 1", "no name");
    fails(
        "=== a | mood: dark\ntext\n--- quotes: 1",
        "no option `mood`",
    );
    fails("=== a\ntext\n--- quotation: x", "no assertion `quotation`");
    fails("=== a\ntext\n--- quote: x | speeker: y", "no key `speeker`");
    fails("=== a\ntext\n--- quote: x | kind: odd", "cannot be `odd`");
    fails("=== a\ntext\n--- quote: x | cue", "key: value");
    fails("=== a\ntext\n--- quote:", "needs a value");
    fails("=== a\ntext\n--- sentences: two", "no number");
    fails("=== a\nx\n--- quotes: 1\ny\n", "after the assertions");
    fails("=== a\nx\n--- no quote\n=== a\nx\n--- no quote", "twice");
    fails("x\n=== a\nx\n--- no quote", "before the first case");
    let cases =
        parse("=== a | genre: news\n# why\nOne.\n\nTwo.\n--- no quote\n").expect("well formed");
    assert_eq!(cases[0].text, "One.\n\nTwo.");
}
