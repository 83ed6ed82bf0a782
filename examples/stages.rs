//! Each stage called alone, on a short text, and what it gives.

#![allow(clippy::print_stdout, reason = "an example shows its results")]

use whosaid::attribution::{self, Settings};
use whosaid::entity::find_names;
use whosaid::lexicon::Lexicon;
use whosaid::render::{Table, explain};
use whosaid::text::paragraphs;
use whosaid::{Analyzer, EntityTable, Gender, Layout, Person, QuoteId, quote, sentence};

const TEXT: &str = "\
Harbour pilot Inge Rask closed the port at 6 a.m. on Friday. \"It was the ice,\" she told reporters.

Mr. Oyelaran, who owns the \"Kittiwake\", said the pilot \"did what she had to.\" His crew will wait.";

fn main() -> Result<(), whosaid::Error> {
    println!("Text\n{TEXT}\n");

    println!("Paragraphs: what the line ends mean");
    let paragraphs = paragraphs(TEXT, Layout::Detect);
    for paragraph in &paragraphs {
        println!("  {:?}", paragraph.span);
    }

    // Every word is looked up once; all later stages read the same table.
    let words = Lexicon::new().read(TEXT);
    println!(
        "\nWords: {} tokens; what the lexicon knows of some",
        words.len()
    );
    for i in 0..words.len() {
        let class = words.class(i);
        if ["pilot", "told", "Mr", "she"].contains(&words.str(i)) {
            println!("  {:<8} {class:?}", words.str(i));
        }
    }

    println!("\nSentences");
    let sentences = sentence::segment(&words, &paragraphs);
    for sentence in &sentences {
        println!(
            "  {:<9} {}",
            format!("{:?}", sentence.span),
            &TEXT[sentence.span]
        );
    }

    println!("\nQuotation marks: every pair, speech or not");
    let marks = quote::find_runs(&words, &paragraphs, &sentences);
    for run in &marks.runs {
        println!(
            "  {:<9} {} ({:?}, ends: {:?})",
            format!("{:?}", run.span),
            &TEXT[run.span],
            run.style,
            run.ending
        );
    }
    for diagnostic in &marks.diagnostics {
        println!(
            "  {:<9} {:?}",
            format!("{:?}", diagnostic.span),
            diagnostic.code
        );
    }

    println!("\nNames");
    // A capital proves nothing where a sentence or a quotation begins.
    let openings = sentences.iter().map(|sentence| sentence.span);
    let mut starts: Vec<usize> = openings
        .chain(marks.runs.iter().map(|run| run.inner))
        .map(|span| words.at_or_after(span.start()))
        .collect();
    starts.sort_unstable();
    starts.dedup();
    for name in find_names(&words, &starts) {
        println!(
            "  {:<9} {} ({:?})",
            format!("{:?}", name.span),
            &TEXT[name.span],
            name.kind
        );
    }

    println!("\nThe table of entities, with somebody handed in");
    let mut table = EntityTable::new();
    table.add(
        &Person::new("Dayo Oyelaran")
            .gender(Gender::Male)
            .role("owner"),
    );
    println!(
        "  Mr. Oyelaran is {:?}",
        table
            .find("Mr. Oyelaran")
            .and_then(|id| table.get(id))
            .map(|found| &found.name)
    );

    println!("\nAttribution: the quotations, their sources, the table carried on");
    let found = attribution::resolve(
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
        println!(
            "  {:<9} {:?} by {names:?}, by the rule {}",
            format!("{:?}", quote.extent()),
            quote.kind,
            attribution.rule()
        );
    }
    for entity in found.entities.entities() {
        println!(
            "  {} ({:?}), also {:?}, roles {:?}",
            entity.name, entity.kind, entity.aliases, entity.roles
        );
    }

    println!("\nAll of it at once, as a table\n");
    let analyzer = Analyzer::builder()
        .person(Person::new("Dayo Oyelaran").gender(Gender::Male))
        .build()?;
    let document = analyzer.analyze(TEXT)?;
    print!("{}", Table::of(&document).width(100));

    println!("\nAnd one answer explained\n");
    print!(
        "{}",
        explain(&document, QuoteId::new(0)).unwrap_or_default()
    );
    Ok(())
}
