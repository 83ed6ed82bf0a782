//! Each stage alone, on the same articles; making the input of a stage is outside its loop.

mod common;

use criterion::{BenchmarkId, Criterion, Throughput};
use std::hint::black_box;
use unicode_segmentation::UnicodeSegmentation;
use whosaid::attribution::{Settings, attribute};
use whosaid::entity::find_names;
use whosaid::lexicon::{Lexicon, Words};
use whosaid::quote::{Marks, find_runs};
use whosaid::sentence::segment;
use whosaid::text::{Layout, Paragraph, paragraphs, tokenize};
use whosaid::{Analyzer, EntityTable, Sentence};

/// A text with what the stages before attribution make of it.
struct Ready<'t> {
    text: &'t str,
    paragraphs: Vec<Paragraph>,
    words: Words<'t>,
    sentences: Vec<Sentence>,
    marks: Marks,
    starts: Vec<usize>,
}

impl<'t> Ready<'t> {
    fn of(text: &'t str, lexicon: &Lexicon) -> Self {
        let paragraphs = paragraphs(text, Layout::Detect);
        let words = lexicon.read(text);
        let sentences = segment(&words, &paragraphs);
        let marks = find_runs(&words, &paragraphs);
        let starts = sentences
            .iter()
            .map(|s| words.at_or_after(s.span.start()))
            .collect();
        Self {
            text,
            paragraphs,
            words,
            sentences,
            marks,
            starts,
        }
    }
}

fn stages(criterion: &mut Criterion) {
    for (name, texts) in [
        ("news", common::articles(40)),
        ("novel", vec![common::novel(40)]),
    ] {
        stages_of(criterion, name, &texts);
    }
}

fn stages_of(criterion: &mut Criterion, name: &str, texts: &[String]) {
    let lexicon = Lexicon::new();
    let settings = Settings::default();
    let analyzer = Analyzer::new();
    let ready: Vec<Ready<'_>> = texts.iter().map(|text| Ready::of(text, &lexicon)).collect();
    let mut group = criterion.benchmark_group(format!("stages, {name}"));
    group.throughput(Throughput::Bytes(common::bytes(texts)));
    let mut stage = |name: &str, run: &dyn Fn(&Ready<'_>) -> usize| {
        group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
            bencher.iter(|| {
                ready
                    .iter()
                    .map(|ready| run(black_box(ready)))
                    .sum::<usize>()
            });
        });
    };
    stage("paragraphs", &|r| paragraphs(r.text, Layout::Detect).len());
    stage("tokenize", &|r| tokenize(r.text).len());
    stage("tokenize and look up", &|r| lexicon.read(r.text).len());
    stage("sentences", &|r| segment(&r.words, &r.paragraphs).len());
    stage("quotation marks", &|r| {
        find_runs(&r.words, &r.paragraphs).runs.len()
    });
    stage("names", &|r| find_names(&r.words, &r.starts).len());
    stage("attribution", &|r| {
        let table = EntityTable::new();
        attribute(
            &r.words,
            &r.paragraphs,
            &r.sentences,
            &r.marks,
            table,
            &settings,
        )
        .quotes
        .len()
    });
    stage("everything", &|r| {
        analyzer.analyze(r.text).map_or(0, |d| d.quotes().len())
    });
    stage("text to sentences", &|r| {
        let paragraphs = paragraphs(r.text, Layout::Detect);
        segment(&lexicon.read(r.text), &paragraphs).len()
    });
    stage("sentencex, sentences", &|r| {
        sentencex::segment("en", r.text).len()
    });
    stage("unicode-segmentation, sentences", &|r| {
        r.text.unicode_sentences().count()
    });
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    stages(&mut criterion);
    criterion.final_summary();
}
