//! Attributes a stream of texts: one JSON object a line in, one a line out, in the same order.
//!
//! ```text
//! jsonl < texts.jsonl > quotations.jsonl
//! {"id": "a1", "text": "\"No,\" said Anna Lund.", "cast": [{"name": "Anna Lund", "gender": "female"}]}
//! ```
//!
//! `cast` is optional: people known beforehand. All cores work; memory is bounded by the batch,
//! not by the stream. A line that cannot be read stops the run with exit status 2 after all
//! earlier results are written; with `--keep-going` its error is written in its place.

mod common;

use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;
use whosaid::render::Record;
use whosaid::{Analyzer, EntityTable, Person};

/// Lines that wait between the reader and the workers, and the most in a batch.
const WAITING: usize = 256;
const BATCH_LINES: usize = 512;
/// A batch is closed when its lines hold this many bytes.
const BATCH_BYTES: usize = 8 << 20;

/// Attributes the quotations of a stream of texts, one JSON object a line.
#[derive(Debug, Parser)]
struct Arguments {
    /// Write {"line": N, "error": "..."} for a line that cannot be read, and go on
    #[arg(long)]
    keep_going: bool,
    #[command(flatten)]
    settings: common::Settings,
}

#[derive(Debug, Deserialize)]
struct Input {
    id: Value,
    text: String,
    #[serde(default)]
    cast: Option<Vec<Person>>,
}

#[derive(Debug, Serialize)]
struct Output<'d> {
    id: &'d Value,
    #[serde(flatten)]
    record: Record<'d>,
}

struct Line {
    number: usize,
    bytes: Vec<u8>,
}

/// Why a run ends early.
enum Stop {
    /// Nobody reads the output any more.
    Quiet,
    /// To be told, with exit status 2.
    Told(String),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == ErrorKind::BrokenPipe {
            Self::Quiet
        } else {
            Self::Told(error.to_string())
        }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let bar = progress_bar();
    let result = run(&arguments, &bar);
    bar.finish_and_clear();
    match result {
        Ok(()) | Err(Stop::Quiet) => ExitCode::SUCCESS,
        Err(Stop::Told(message)) => {
            eprintln!("jsonl: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments, bar: &ProgressBar) -> Result<(), Stop> {
    let analyzer = arguments
        .settings
        .builder()
        .build()
        .map_err(|error| Stop::Told(error.to_string()))?;
    let (sender, receiver) = sync_channel(WAITING);
    // The reader is not waited for: it may sit in a read that never returns.
    thread::spawn(move || read_lines(&sender));
    let mut out = BufWriter::new(io::stdout().lock());
    let result = work(arguments, &analyzer, &receiver, &mut out, bar);
    out.flush()?;
    result
}

fn work(
    arguments: &Arguments,
    analyzer: &Analyzer,
    receiver: &Receiver<io::Result<Line>>,
    out: &mut impl Write,
    bar: &ProgressBar,
) -> Result<(), Stop> {
    loop {
        let (batch, failure) = next_batch(receiver);
        if batch.is_empty() && failure.is_none() {
            return Ok(());
        }
        let rows: Vec<Result<Vec<u8>, String>> = batch
            .par_iter()
            .map(|line| attribute(analyzer, &line.bytes))
            .collect();
        for (line, row) in batch.iter().zip(rows) {
            match row {
                Ok(row) => out.write_all(&row)?,
                Err(error) if arguments.keep_going => {
                    let error = Value::from(error);
                    writeln!(out, r#"{{"line": {}, "error": {error}}}"#, line.number)?;
                }
                Err(error) => return Err(Stop::Told(format!("line {}: {error}", line.number))),
            }
            bar.inc(1);
        }
        // What is done can be read, however slowly the rest comes in.
        out.flush()?;
        if let Some(error) = failure {
            return Err(Stop::Told(format!("standard input: {error}")));
        }
    }
}

/// The result of one line, as a line; or what is wrong with it.
fn attribute(analyzer: &Analyzer, line: &[u8]) -> Result<Vec<u8>, String> {
    let input: Input = serde_json::from_slice(line)
        .map_err(|error| error.to_string().replace("at line 1 column", "at column"))?;
    let mut people = EntityTable::new();
    for person in input.cast.iter().flatten() {
        people.add(person).map_err(|error| error.to_string())?;
    }
    let document = analyzer
        .analyze_with(&input.text, people)
        .map_err(|error| error.to_string())?;
    let output = Output {
        id: &input.id,
        record: Record::of(&document),
    };
    let mut row = serde_json::to_vec(&output).map_err(|error| error.to_string())?;
    row.push(b'\n');
    Ok(row)
}

/// Sends the lines of standard input that are not blank; ends with its end or the first error.
fn read_lines(sender: &SyncSender<io::Result<Line>>) {
    let mut input = BufReader::with_capacity(1 << 16, io::stdin().lock());
    let mut number = 0;
    loop {
        let mut bytes = Vec::new();
        number += 1;
        let message = match input.read_until(b'\n', &mut bytes) {
            Ok(0) => return,
            Ok(_) => {
                if number == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
                    bytes.drain(..3);
                }
                if bytes.trim_ascii().is_empty() {
                    continue;
                }
                Ok(Line { number, bytes })
            }
            Err(error) => Err(error),
        };
        let last = message.is_err();
        if sender.send(message).is_err() || last {
            return;
        }
    }
}

/// Waits for one line and takes those that are there already, up to the limits of a batch.
fn next_batch(receiver: &Receiver<io::Result<Line>>) -> (Vec<Line>, Option<io::Error>) {
    let mut batch = Vec::new();
    let mut bytes = 0;
    let mut next = receiver.recv().ok();
    while let Some(message) = next {
        match message {
            Ok(line) => {
                bytes += line.bytes.len();
                batch.push(line);
            }
            Err(error) => return (batch, Some(error)),
        }
        if batch.len() >= BATCH_LINES || bytes >= BATCH_BYTES {
            break;
        }
        next = receiver.try_recv().ok();
    }
    (batch, None)
}

/// A count of texts on standard error, if that is a terminal.
fn progress_bar() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} texts, {per_sec}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
