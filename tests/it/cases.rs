//! Runs the cases under `tests/cases`. `CASE=name cargo test --test it cases` runs those whose
//! name (`sentence/file/name`) contains it.

use super::case_file::{Case, Check, Setting, What, parse};
use std::fs;
use std::path::PathBuf;
use whosaid::lexicon::List;
use whosaid::{Analyzer, Attribution, Document, Error, Gender, Genre, Layout, Person, Quote};

/// The directories under `tests/cases`, one test each.
pub(crate) const STAGES: &[&str] = &["sentence", "quote", "entity", "attribution", "document"];

#[test]
fn sentence() {
    run("sentence");
}

#[test]
fn quote() {
    run("quote");
}

#[test]
fn entity() {
    run("entity");
}

#[test]
fn attribution() {
    run("attribution");
}

#[test]
fn document() {
    run("document");
}

/// The cases under `tests/cases-known-gaps` say what should hold and does not yet. One that holds
/// must move to `tests/cases`.
#[test]
fn known_gaps() {
    let mut closed = Vec::new();
    for stage in STAGES {
        let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("tests/cases-known-gaps")
            .join(stage)
            .with_extension("txt");
        let Ok(content) = fs::read_to_string(&file) else {
            continue;
        };
        let cases = parse(&content).unwrap_or_else(|errors| panic!("{stage}.txt: {errors:?}"));
        for case in &cases {
            eprintln!("known gap: {stage}/{}", case.name);
            if check(case).is_empty() {
                closed.push(format!("{stage}/{}", case.name));
            }
        }
    }
    assert!(
        closed.is_empty(),
        "these hold now and belong in tests/cases: {closed:?}"
    );
}

fn run(stage: &str) {
    assert!(STAGES.contains(&stage), "{stage} is not in STAGES");
    let wanted = std::env::var("CASE").unwrap_or_default();
    let directory = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases")
        .join(stage);
    let mut files: Vec<PathBuf> = fs::read_dir(&directory)
        .expect("the directory of the stage's cases")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no cases for {stage}");
    let mut report = String::new();
    let (mut ran, mut failed) = (0, 0);
    for file in files {
        let stem = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let content = fs::read_to_string(&file).expect("a case file is UTF-8 text");
        let cases = match parse(&content) {
            Ok(cases) => cases,
            Err(errors) => {
                failed += 1;
                for error in errors {
                    report.push_str(&format!("\n{stage}/{stem}.txt, {error}"));
                }
                continue;
            }
        };
        for case in &cases {
            let name = format!("{stage}/{stem}/{}", case.name);
            if !name.contains(&wanted) {
                continue;
            }
            ran += 1;
            let faults = check(case);
            if !faults.is_empty() {
                failed += 1;
                report.push_str(&format!("\n=== {name}\n{}\n", case.text));
                for fault in faults {
                    report.push_str(&format!("  {fault}\n"));
                }
            }
        }
    }
    assert!(
        failed == 0,
        "{failed} of {ran} cases of {stage} fail\n{report}"
    );
}

/// Everything that does not hold of a case, with what was found instead.
fn check(case: &Case) -> Vec<String> {
    let analyzer = match analyzer(case) {
        Ok(analyzer) => analyzer,
        Err(error) => return vec![format!("its options: {error}")],
    };
    let document = match analyzer.analyze(&case.text) {
        Ok(document) => document,
        Err(error) => return vec![error.to_string()],
    };
    let mut faults: Vec<String> = case
        .checks
        .iter()
        .filter_map(|check| {
            fault(check, &document).map(|reason| format!("line {}: {reason}", check.line))
        })
        .collect();
    if !faults.is_empty() {
        faults.extend(found(&document, &case.checks));
    }
    faults
}

fn analyzer(case: &Case) -> Result<Analyzer, Error> {
    let mut builder = Analyzer::builder();
    for (option, value) in &case.options {
        builder = match option {
            Setting::Genre => builder.genre(match value.as_str() {
                "news" => Genre::News,
                "fiction" => Genre::Fiction,
                other => panic!("{}: there is no genre `{other}`", case.name),
            }),
            Setting::Layout => builder.layout(match value.as_str() {
                "wrapped" => Layout::Wrapped,
                "lines" => Layout::Lines,
                other => panic!("{}: there is no layout `{other}`", case.name),
            }),
            Setting::Cast => builder.people(value.split(';').map(person)),
            Setting::MinConfidence => {
                builder.min_confidence(value.parse().expect("a confidence is a number"))
            }
            Setting::Without => builder.without_rule(value),
            Setting::Titles => builder.words(List::Titles, value.replace(" = ", " | ")),
        };
    }
    builder.build()
}

/// `Anna Lund (female) = Annie, Miss Lund`
fn person(text: &str) -> Person {
    let (name, aliases) = text.split_once('=').unwrap_or((text, ""));
    let (name, gender) = match name
        .trim()
        .strip_suffix(')')
        .and_then(|n| n.split_once('('))
    {
        Some((name, "female")) => (name, Some(Gender::Female)),
        Some((name, "male")) => (name, Some(Gender::Male)),
        Some((_, other)) => panic!("there is no gender `{other}`"),
        None => (name, None),
    };
    let mut person = Person::new(name.trim());
    person.gender = gender;
    for alias in aliases.split(',').map(str::trim).filter(|a| !a.is_empty()) {
        person = person.alias(alias);
    }
    person
}

/// What is wrong with one assertion, if it does not hold.
fn fault(check: &Check, document: &Document<'_>) -> Option<String> {
    let value = check.value.as_str();
    match check.what {
        What::Quotes => count("quotations", value, document.quotes().len()),
        What::Sentences => count("sentences", value, document.sentences().len()),
        What::Sentence => {
            let wanted = squeeze(value);
            let there = document
                .sentences()
                .iter()
                .any(|sentence| squeeze(document.str(sentence.span)) == wanted);
            (!there).then(|| format!("no sentence is `{value}`"))
        }
        What::NoQuote if value.is_empty() => {
            (!document.quotes().is_empty()).then(|| "there is a quotation".to_owned())
        }
        What::NoQuote => {
            let unwanted = words(value);
            document
                .quotes()
                .iter()
                .any(|quote| contains(&content(document, quote), &unwanted))
                .then(|| format!("`{value}` is in a quotation"))
        }
        What::Quote => quote_fault(check, document),
        What::Entity => {
            let found = document
                .entities()
                .entities()
                .iter()
                .find(|entity| entity.name == value);
            let Some(entity) = found else {
                return Some(format!("no entity is named `{value}`"));
            };
            check.keys.iter().find_map(|(key, wanted)| {
                let holds = match *key {
                    "alias" => {
                        list(wanted).all(|alias| entity.aliases.iter().any(|known| known == alias))
                    }
                    "role" => {
                        list(wanted).all(|role| entity.roles.iter().any(|known| known == role))
                    }
                    "gender" => optional(entity.gender) == *wanted,
                    _ => kebab(entity.kind) == *wanted,
                };
                (!holds).then(|| format!("`{value}`, {key}: not {wanted}, {entity:?}"))
            })
        }
        What::NoEntity => document
            .entities()
            .entities()
            .iter()
            .any(|entity| entity.name == value)
            .then(|| format!("there is an entity named `{value}`")),
        What::Diagnostic => {
            let at = check.keys.first().map(|(_, at)| at.as_str());
            let there = document.diagnostics().iter().any(|diagnostic| {
                kebab(diagnostic.code) == value
                    && at.is_none_or(|at| document.str(diagnostic.span) == at)
            });
            (!there).then(|| format!("no diagnostic `{value}`: {:?}", document.diagnostics()))
        }
    }
}

fn count(what: &str, wanted: &str, found: usize) -> Option<String> {
    (wanted.parse() != Ok(found)).then(|| format!("{found} {what}, not {wanted}"))
}

/// A quotation of these words that has all the keys must be there.
fn quote_fault(check: &Check, document: &Document<'_>) -> Option<String> {
    let wanted = words(&check.value);
    let mut best: Option<Vec<String>> = None;
    for (quote, attribution) in document.attributed() {
        if content(document, quote) != wanted {
            continue;
        }
        let faults: Vec<String> = check
            .keys
            .iter()
            .filter_map(|(key, value)| key_fault(key, value, document, quote, attribution))
            .collect();
        if best.as_ref().is_none_or(|best| faults.len() < best.len()) {
            best = Some(faults);
        }
    }
    match best {
        None => Some(format!("no quotation is `{}`", check.value)),
        Some(faults) if faults.is_empty() => None,
        Some(faults) => Some(format!("`{}`: {}", check.value, faults.join("; "))),
    }
}

fn key_fault(
    key: &str,
    wanted: &str,
    document: &Document<'_>,
    quote: &Quote,
    attribution: &Attribution,
) -> Option<String> {
    let place = |span: Option<&str>| span.map_or("-".to_owned(), squeeze);
    let mention = |id: Option<_>| {
        id.and_then(|id| document.mention(id))
            .map(|m| document.str(m.span))
    };
    let (holds, found) = match key {
        "exact" => {
            let spans: Vec<&str> = quote.spans.iter().map(|span| document.str(*span)).collect();
            let found = squeeze(&spans.join(" / "));
            (found == squeeze(wanted), found)
        }
        "source" => {
            let found = place(mention(attribution.source));
            (same(&found, wanted), found)
        }
        "relay" => {
            let found = place(mention(attribution.relay));
            (same(&found, wanted), found)
        }
        "cue" => {
            let found = place(attribution.cue.map(|cue| document.str(cue)));
            (same(&found, wanted), found)
        }
        "speaker" => {
            let mut found: Vec<&str> = document.speakers(attribution).collect();
            found.sort_unstable();
            let mut names: Vec<&str> = list(wanted).filter(|name| *name != "-").collect();
            names.sort_unstable();
            (found == names, found.join("; "))
        }
        "kind" => exactly(kebab(quote.kind), wanted),
        "explicitness" => exactly(optional(attribution.explicitness), wanted),
        "verdict" => exactly(kebab(attribution.verdict), wanted),
        "act" => exactly(kebab(quote.act), wanted),
        _ => {
            let rules: Vec<&str> = attribution.steps.iter().map(|step| step.rule).collect();
            (rules.contains(&wanted), rules.join(", "))
        }
    };
    (!holds).then(|| format!("{key} is `{found}`, not `{wanted}`"))
}

fn exactly(found: String, wanted: &str) -> (bool, String) {
    (found == wanted, found)
}

/// What the document has of the things that the case asks for.
fn found(document: &Document<'_>, checks: &[Check]) -> Vec<String> {
    let asks = |whats: &[What]| checks.iter().any(|check| whats.contains(&check.what));
    let mut out = Vec::new();
    if asks(&[What::Quote, What::Quotes, What::NoQuote]) {
        for (quote, attribution) in document.attributed() {
            let spans: Vec<&str> = quote.spans.iter().map(|span| document.str(*span)).collect();
            let source = attribution.source.and_then(|id| document.mention(id));
            let rules: Vec<&str> = attribution.steps.iter().map(|step| step.rule).collect();
            out.push(format!(
                "found {} {spans:?} cue {:?} source {:?} speakers {:?} by {rules:?}",
                kebab(quote.kind),
                attribution.cue.map_or("-", |cue| document.str(cue)),
                source.map_or("-", |mention| document.str(mention.span)),
                document.speakers(attribution).collect::<Vec<_>>(),
            ));
        }
    }
    if asks(&[What::Sentence, What::Sentences]) {
        for sentence in document.sentences() {
            out.push(format!("found {:?}", document.str(sentence.span)));
        }
    }
    if asks(&[What::Entity, What::NoEntity]) {
        for entity in document.entities().entities() {
            out.push(format!(
                "found {:?} {:?} {:?}",
                entity.name, entity.kind, entity.aliases
            ));
        }
    }
    out
}

/// The words of the content, without marks and punctuation.
fn content(document: &Document<'_>, quote: &Quote) -> Vec<String> {
    quote
        .spans
        .iter()
        .flat_map(|span| words(document.str(*span)))
        .collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether two places have the same words; where neither has a word, the same characters.
fn same(found: &str, wanted: &str) -> bool {
    let (a, b) = (words(found), words(wanted));
    if a.is_empty() && b.is_empty() {
        found.trim() == wanted.trim()
    } else {
        a == b
    }
}

fn contains(all: &[String], part: &[String]) -> bool {
    !part.is_empty() && all.windows(part.len()).any(|window| window == part)
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim)
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `NobodyStated` as `nobody-stated`.
fn kebab(value: impl std::fmt::Debug) -> String {
    let mut out = String::new();
    for c in format!("{value:?}").chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(c.to_lowercase());
    }
    out
}

fn optional(value: Option<impl std::fmt::Debug>) -> String {
    value.map_or("none".to_owned(), kebab)
}
