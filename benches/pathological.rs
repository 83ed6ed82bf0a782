//! Texts made to hurt: each at sizes n, 2n and 4n. Time must grow with the text and no faster,
//! so the time per byte must stay flat; `growth` is that of 4n over that of n.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

mod common;

use std::hint::black_box;
use std::time::Instant;
use whosaid::{Analyzer, Genre};

/// A growth that is no noise any more.
const SUSPECT: f64 = 1.6;

/// Each kind of text as the piece that is repeated.
const PIECES: &[(&str, &str)] = &[
    ("opening marks", "\" "),
    ("opening marks in words", "\"a "),
    ("curly opening marks", "“"),
    ("single marks", "'a "),
    ("doubled apostrophes", "''"),
    ("nested marks", "“‘"),
    ("closing marks", "a” "),
    ("unclosed paragraphs", "\"He said it was late.\n\n"),
    ("reopened paragraphs", "\"It was late. It was cold.\n\n"),
    ("bare names", "Anna Lund Bo Berg "),
    ("names in sentences", "Anna Lund met Bo Berg. "),
    ("initials", "A. B. C. "),
    ("dots", "."),
    ("spaced dots", ". "),
    ("dots in words", "a.b.c."),
    ("dashes", "— "),
    ("hyphens", "a-"),
    ("commas", "a, b, c, and d, "),
    ("brackets", "([a "),
    ("cues", "said told asked "),
    ("cues with subjects", "he said she said that "),
    ("cues without a stop", "he said that she said, "),
    ("clauses without a stop", "the pilot shut the port and "),
    ("capitals", "THE PILOT SHUT THE PORT AND SAID WHY. "),
    ("words of several kinds", "close report set like one that "),
    ("relative clauses", "the man who said that the boat which "),
    ("possessors", "her mother's friend's "),
    ("turns of dialogue", "\"No.\"\n\n\"Yes.\"\n\n"),
    (
        "turns with tags",
        "\"No,\" he said. \"Yes,\" said Anna.\n\n",
    ),
    ("turns of an interview", "Q. Is it late?\n\nA. It is.\n\n"),
    ("turns of a transcript", "ANNA: It is late.\nBO: It is.\n"),
    ("pronouns", "he she they it his wife "),
    (
        "words broken at line ends",
        "the pilot shut the har-\nbour and said why it was la-\nte\n",
    ),
    ("ampersands", "&"),
    ("soft hyphens", "a\u{ad}"),
    ("who leaves", "Anna went out.\n\n\"No,\" said Bo.\n\n"),
    ("blank lines", "\n\n"),
    ("spaces", " "),
    ("one word", "a"),
    ("one capital word", "A"),
    ("addresses", "a@b.example https://a.example/x "),
    ("marks of other scripts", "é 日本 🦀 "),
];

/// Nanoseconds a byte, the best of several runs.
fn cost(analyzer: &Analyzer, text: &str, runs: usize) -> f64 {
    let once = || {
        let began = Instant::now();
        black_box(
            analyzer
                .analyze(black_box(text))
                .map_or(0, |document| document.quotes().len()),
        );
        began.elapsed().as_secs_f64()
    };
    let best = (0..runs).map(|_| once()).fold(f64::INFINITY, f64::min);
    best * 1e9 / text.len() as f64
}

/// Every article has other people: a table that never stops growing.
fn many_people(bytes: usize) -> String {
    let mut text = String::new();
    for article in common::articles(bytes.div_ceil(2500)) {
        text.push_str(&article);
        text.push('\n');
    }
    text.chars().take(bytes).collect()
}

/// A text of so many bytes, piece by piece, each with another word in it.
fn with_new_words(bytes: usize, piece: impl Fn(&str) -> String) -> String {
    const SYLLABLES: [&str; 8] = ["bo", "di", "ka", "lu", "me", "no", "ra", "ti"];
    let mut text = String::new();
    for number in 0_usize.. {
        if text.len() >= bytes {
            break;
        }
        let word: String = (0..5)
            .map(|place| SYLLABLES[number >> (3 * place) & 7])
            .collect();
        text.push_str(&piece(&word));
    }
    text
}

/// A town of one surname: whoever is named shares a word with all before.
fn namesakes(bytes: usize) -> String {
    with_new_words(bytes, |word| {
        format!("Mr. Lund met V{word} Lund. \"No,\" said V{word} Lund.\n\n")
    })
}

/// Everybody is a man, and none is one described before.
fn strangers(bytes: usize) -> String {
    with_new_words(bytes, |word| {
        format!("The v{word} man came in. \"No,\" said the v{word} man.\n\n")
    })
}

/// Everybody is a man who turns out to have a name, which others call too.
fn introduced(bytes: usize) -> String {
    with_new_words(bytes, |word| {
        format!(
            "A man got down. This was Odo V{word}. The man sat.\n\n\"V{word}, go. Hush, V{word},\" she said.\n\n"
        )
    })
}

/// `cargo bench --bench pathological -- --quick` takes smaller texts; a word takes only the texts
/// whose name contains it.
fn main() {
    let given = |name: &str| std::env::args().any(|argument| argument == name);
    if given("--list") || given("--test") {
        return;
    }
    let only = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'));
    let (size, runs) = if given("--quick") {
        (20_000, 3)
    } else {
        (60_000, 5)
    };
    println!(
        "{:<28}{:>8}{:>10}{:>10}{:>10}{:>10}",
        "text", "genre", "ns/B, n", "2n", "4n", "growth"
    );
    let mut worst = 0.0_f64;
    for genre in [Genre::News, Genre::Fiction] {
        let Ok(analyzer) = Analyzer::builder().genre(genre).build() else {
            return;
        };
        let mut line = |name: &str, text: &dyn Fn(usize) -> String| {
            if only
                .as_ref()
                .is_some_and(|only| !name.contains(only.as_str()))
            {
                return;
            }
            let costs = [1, 2, 4].map(|times| cost(&analyzer, &text(times * size), runs));
            let growth = costs[2] / costs[0];
            worst = worst.max(growth);
            let genre = genre.name();
            let mark = if growth > SUSPECT { "  !" } else { "" };
            println!(
                "{name:<28}{genre:>8}{:>10.1}{:>10.1}{:>10.1}{growth:>10.2}{mark}",
                costs[0], costs[1], costs[2]
            );
        };
        for (name, piece) in PIECES {
            line(name, &|bytes| piece.repeat(bytes / piece.len()));
        }
        line("one verb and commas", &|bytes| {
            format!("He said {}.", "a, ".repeat(bytes / 3))
        });
        line("one endless paragraph", &|bytes| {
            many_people(bytes).replace('\n', " ")
        });
        line("many people", &many_people);
        line("namesakes", &namesakes);
        line("strangers", &strangers);
        line("strangers with names", &introduced);
    }
    println!("worst growth of the time per byte from n to 4n: {worst:.2} (n = {size} bytes)");
}
