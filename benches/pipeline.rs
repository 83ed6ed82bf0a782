//! The whole pipeline, beside other crates that only split sentences on the same text.
//!
//! The last line is the ratio of the pipeline's throughput to that of `sentencex`: the two take
//! turns in one run, so that whatever else the machine does slows both, and the median counts.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

mod common;

use criterion::{BenchmarkId, Criterion, Throughput};
use std::hint::black_box;
use std::time::{Duration, Instant};
use unicode_segmentation::UnicodeSegmentation;
use whosaid::Analyzer;

/// How long each side of a round runs at least.
const TURN: Duration = Duration::from_millis(150);

fn whosaid_over(analyzer: &Analyzer, texts: &[String]) -> usize {
    let analyze = |text: &String| {
        analyzer
            .analyze(black_box(text))
            .map_or(0, |d| d.quotes().len())
    };
    texts.iter().map(analyze).sum()
}

fn sentencex_over(texts: &[String]) -> usize {
    texts
        .iter()
        .map(|text| sentencex::segment("en", black_box(text)).len())
        .sum()
}

fn pipeline(criterion: &mut Criterion) {
    let analyzer = Analyzer::new();
    for (name, texts) in [
        ("news", common::articles(40)),
        ("novel", vec![common::novel(40)]),
    ] {
        let mut group = criterion.benchmark_group("pipeline");
        group.throughput(Throughput::Bytes(common::bytes(&texts)));
        group.bench_function(BenchmarkId::new("whosaid, everything", name), |bencher| {
            bencher.iter(|| whosaid_over(&analyzer, &texts));
        });
        group.bench_function(BenchmarkId::new("sentencex, sentences", name), |bencher| {
            bencher.iter(|| sentencex_over(&texts));
        });
        group.bench_function(
            BenchmarkId::new("unicode-segmentation, sentences", name),
            |bencher| {
                bencher.iter(|| {
                    texts
                        .iter()
                        .map(|t| black_box(t).unicode_sentences().count())
                        .sum::<usize>()
                });
            },
        );
        group.finish();
    }
}

/// Bytes a second, over as many repetitions as fill a turn.
fn throughput(bytes: u64, mut run: impl FnMut() -> usize) -> f64 {
    let began = Instant::now();
    let mut times = 0_u32;
    while began.elapsed() < TURN {
        black_box(run());
        times += 1;
    }
    bytes as f64 * f64::from(times) / began.elapsed().as_secs_f64()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn ratio(name: &str, texts: &[String], rounds: usize) {
    let analyzer = Analyzer::new();
    let bytes = common::bytes(texts);
    let mut ours = Vec::new();
    let mut theirs = Vec::new();
    let mut ratios = Vec::new();
    for round in 0..=rounds {
        let a = throughput(bytes, || whosaid_over(&analyzer, texts));
        let b = throughput(bytes, || sentencex_over(texts));
        // The first round warms up.
        if round > 0 {
            ours.push(a);
            theirs.push(b);
            ratios.push(a / b);
        }
    }
    println!(
        "{name}: whosaid pipeline / sentencex sentences = {:.2} ({:.1} MB/s against {:.1} MB/s, median of {rounds} rounds)",
        median(ratios),
        median(ours) / 1e6,
        median(theirs) / 1e6,
    );
}

/// `cargo bench --bench pipeline -- --ratio` prints the ratios alone; `--quick` measures less.
fn main() {
    let given = |name: &str| std::env::args().any(|argument| argument == name);
    if !given("--ratio") {
        let mut criterion = Criterion::default().configure_from_args();
        pipeline(&mut criterion);
        criterion.final_summary();
    }
    if !given("--test") && !given("--list") {
        let rounds = if given("--quick") { 5 } else { 15 };
        ratio("news", &common::articles(40), rounds);
        ratio("novel", &[common::novel(40)], rounds);
    }
}
