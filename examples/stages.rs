//! Each stage called alone, on a short text, and what it gives.

use std::error::Error;
use std::io::{self, BufWriter, ErrorKind, Write};
use whosaid::attribution::{self, Settings};
use whosaid::entity::find_names;
use whosaid::lexicon::Lexicon;
use whosaid::render::{Table, explain};
use whosaid::text::paragraphs;
use whosaid::{Analyzer, EntityTable, Gender, Layout, Person, QuoteId, quote, sentence};

const TEXT: &str = "\
Harbour pilot Inge Rask closed the port at 6 a.m. on Friday. \"It was the ice,\" she told reporters.

Mr. Oyelaran, who owns the \"Kittiwake\", said the pilot \"did what she had to.\" His crew will wait.";

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(io::stdout().lock());
    let told = show(&mut out).and_then(|()| Ok(out.flush()?));
    match told {
        // Nobody reads on: `stages | head`.
        Err(error) if is_closed(error.as_ref()) => Ok(()),
        told => told,
    }
}

fn is_closed(error: &(dyn Error + 'static)) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

fn show(out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    writeln!(out, "Text\n{TEXT}\n")?;

    writeln!(out, "Paragraphs: what the line ends mean")?;
    let paragraphs = paragraphs(TEXT, Layout::Detect);
    for paragraph in &paragraphs {
        writeln!(out, "  {:?}", paragraph.span)?;
    }

    // Every word is looked up once; all later stages read the same table.
    let words = Lexicon::new().read(TEXT);
    writeln!(
        out,
        "\nWords: {} tokens; what the lexicon knows of some",
        words.len()
    )?;
    for i in 0..words.len() {
        let class = words.class(i);
        if ["pilot", "told", "Mr", "she"].contains(&words.str(i)) {
            writeln!(out, "  {:<8} {class:?}", words.str(i))?;
        }
    }

    writeln!(out, "\nSentences")?;
    let sentences = sentence::segment(&words, &paragraphs);
    for sentence in &sentences {
        writeln!(
            out,
            "  {:<9} {}",
            format!("{:?}", sentence.span),
            &TEXT[sentence.span]
        )?;
    }

    writeln!(out, "\nQuotation marks: every pair, speech or not")?;
    let marks = quote::find_runs(&words, &paragraphs);
    for run in &marks.runs {
        writeln!(
            out,
            "  {:<9} {} ({:?}, ends: {:?})",
            format!("{:?}", run.span),
            &TEXT[run.span],
            run.style,
            run.ending
        )?;
    }
    for diagnostic in &marks.diagnostics {
        writeln!(
            out,
            "  {:<9} {:?}",
            format!("{:?}", diagnostic.span),
            diagnostic.code
        )?;
    }

    writeln!(out, "\nNames")?;
    // A capital proves nothing where a sentence or a quotation begins.
    let openings = sentences.iter().map(|sentence| sentence.span);
    let mut starts: Vec<usize> = openings
        .chain(marks.runs.iter().map(|run| run.inner))
        .map(|span| words.at_or_after(span.start()))
        .collect();
    starts.sort_unstable();
    starts.dedup();
    for name in find_names(&words, &starts) {
        writeln!(
            out,
            "  {:<9} {} ({:?})",
            format!("{:?}", name.span),
            &TEXT[name.span],
            name.kind
        )?;
    }

    writeln!(out, "\nThe table of entities, with somebody handed in")?;
    let mut table = EntityTable::new();
    table.add(
        &Person::new("Dayo Oyelaran")
            .gender(Gender::Male)
            .role("owner"),
    )?;
    writeln!(
        out,
        "  Mr. Oyelaran is {:?}",
        table
            .find("Mr. Oyelaran")
            .and_then(|id| table.get(id))
            .map(|found| &found.name)
    )?;

    writeln!(
        out,
        "\nAttribution: the quotations, their sources, the table carried on"
    )?;
    let found = attribution::attribute(
        &words,
        &paragraphs,
        &sentences,
        &marks,
        table,
        &Settings::default(),
    );
    for (quote, attribution) in found.quotes.iter().zip(&found.attributions) {
        let names: Vec<&str> = attribution
            .speakers
            .iter()
            .filter_map(|id| found.entities.get(*id))
            .map(|entity| entity.name.as_str())
            .collect();
        writeln!(
            out,
            "  {:<9} {:?} by {names:?}, by the rule {}",
            format!("{:?}", quote.extent()),
            quote.kind,
            attribution.rule()
        )?;
    }
    for entity in found.entities.entities() {
        writeln!(
            out,
            "  {} ({:?}), also {:?}, roles {:?}",
            entity.name, entity.kind, entity.aliases, entity.roles
        )?;
    }

    writeln!(out, "\nAll of it at once, as a table\n")?;
    let analyzer = Analyzer::builder()
        .person(Person::new("Dayo Oyelaran").gender(Gender::Male))
        .build()?;
    let document = analyzer.analyze(TEXT)?;
    write!(out, "{}", Table::of(&document).width(100))?;

    writeln!(out, "\nAnd one answer explained\n")?;
    write!(
        out,
        "{}",
        explain(&document, QuoteId::new(0)).unwrap_or_default()
    )?;
    Ok(())
}
