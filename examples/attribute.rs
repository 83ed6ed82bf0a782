//! Finds the quotations of a text and shows them in a table: who, what, and how that is known.
//!
//! ```text
//! attribute                     a story that comes with this example
//! attribute FILE                a file, or - for standard input
//! attribute FILE --json         the same as one JSON object
//! attribute FILE --explain      each attribution told in plain English
//! attribute FILE --cast PEOPLE  with people known beforehand
//! ```
//!
//! PEOPLE is a file with one name a line, or a JSON list: `[{"name": "Anna Lund", "aliases":
//! ["Annie"], "gender": "female", "roles": ["harbour pilot"]}]`.

mod common;

use clap::Parser;
use console::Term;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use whosaid::render::{Record, Table, explain};
use whosaid::{Document, Person, QuoteId};

const STORY: &str = include_str!("texts/newswire.txt");

/// Finds the quotations of a text and says who said them, and how that is known.
#[derive(Debug, Parser)]
struct Arguments {
    /// The text, or - for standard input; without it, a story that comes with this example
    file: Option<PathBuf>,
    /// Print one JSON object
    #[arg(long, conflicts_with = "explain")]
    json: bool,
    /// Tell each attribution in plain English
    #[arg(long)]
    explain: bool,
    /// People known beforehand: a JSON list, or one name a line
    #[arg(long, value_name = "PEOPLE")]
    cast: Option<PathBuf>,
    #[command(flatten)]
    settings: common::Settings,
}

#[derive(Debug, Serialize)]
struct Output<'d> {
    id: String,
    #[serde(flatten)]
    record: Record<'d>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(output) => match io::stdout().lock().write_all(output.as_bytes()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => fail(&error.to_string()),
            _ => ExitCode::SUCCESS,
        },
        Err(message) => fail(&message),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("attribute: {message}");
    ExitCode::from(2)
}

/// What is to be printed, or why nothing can be.
fn run(arguments: &Arguments) -> Result<String, String> {
    let text = match &arguments.file {
        Some(path) => read(path)?,
        None => STORY.to_owned(),
    };
    let people = match &arguments.cast {
        Some(path) => {
            parse_people(&read(path)?).map_err(|reason| format!("{}: {reason}", path.display()))?
        }
        None => Vec::new(),
    };
    let document = arguments
        .settings
        .builder()
        .people(people)
        .build()
        .and_then(|analyzer| analyzer.analyze(&text))
        .map_err(|error| error.to_string())?;
    if arguments.json {
        let id = match &arguments.file {
            Some(path) => path.display().to_string(),
            None => "newswire.txt".to_owned(),
        };
        let record = Record::of(&document);
        let output = Output { id, record };
        return serde_json::to_string(&output)
            .map(|json| json + "\n")
            .map_err(|error| error.to_string());
    }
    Ok(if document.quotes().is_empty() {
        "No quotation found.\n".to_owned()
    } else if arguments.explain {
        let told: Vec<String> = (0..document.quotes().len())
            .filter_map(|at| explain(&document, QuoteId::new(at)))
            .collect();
        told.join("\n")
    } else {
        let table = Table::of(&document).width(width()).colour(colour());
        format!("{table}\n{}", summary(&document))
    })
}

/// The text of a file, or of standard input for `-`.
fn read(path: &Path) -> Result<String, String> {
    let stdin = path.as_os_str() == "-";
    let name = if stdin {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    };
    let mut bytes = Vec::new();
    let done = if stdin {
        io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(path).map(|read| bytes = read)
    };
    done.map_err(|error| match error.kind() {
        ErrorKind::NotFound => format!("{name}: there is no such file"),
        ErrorKind::IsADirectory => format!("{name}: this is a directory"),
        _ => format!("{name}: {error}"),
    })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("{name}: not UTF-8 text, from byte {at} on")
    })?;
    if text.trim().is_empty() {
        return Err(format!("{name}: there is no text in it"));
    }
    Ok(text)
}

/// A JSON list of people, or a name on each line.
fn parse_people(text: &str) -> Result<Vec<Person>, String> {
    if text.trim_start().starts_with('[') {
        return serde_json::from_str(text).map_err(|error| error.to_string());
    }
    let names = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(names.map(Person::new).collect())
}

/// `9 quotations by 4 speakers.`, and what is wrong with the quotation marks.
fn summary(document: &Document<'_>) -> String {
    let speakers: BTreeSet<_> = document
        .attributions()
        .iter()
        .flat_map(|attribution| &attribution.speakers)
        .collect();
    let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let mut out = format!(
        "{} by {}.\n",
        count(document.quotes().len(), "quotation"),
        count(speakers.len(), "speaker")
    );
    let faults = document.diagnostics().iter();
    for diagnostic in faults.filter(|diagnostic| diagnostic.code.is_fault()) {
        let what = diagnostic.code.about();
        let line = 1 + document.text()[..diagnostic.span.range().start]
            .matches('\n')
            .count();
        let mark = document.str(diagnostic.span);
        out.push_str(&format!("Line {line}: {mark} {what}.\n"));
    }
    out
}

/// The width of the terminal; 80 where there is none. `COLUMNS` has the last word.
fn width() -> usize {
    let set = std::env::var("COLUMNS")
        .ok()
        .and_then(|set| set.parse().ok());
    let terminal = || {
        Term::stdout()
            .size_checked()
            .map(|(_, columns)| usize::from(columns))
    };
    set.or_else(terminal).unwrap_or(80)
}

/// Colour on a terminal, unless the user wants none (no-color.org).
fn colour() -> bool {
    let unwanted = std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
    io::stdout().is_terminal() && !unwanted
}
