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

/// Passages with a `|` before every sentence but the first.
#[rustfmt::skip]
const PASSAGES: &[&str] = &[
    // Plain ends.
    "The ferry left. |Nobody waved. |Who would?",
    "Stop!! |What?! |Oh no!? |Fine.",
    "No end marks here",
    "It rained.|“Again?” |The roof held.",
    "The vote was close.|\"It was fair,\" Tunde said.",
    "The key is lost.|Find it.",
    // Titles, initials, acronyms.
    "Mr. and Mrs. Obi met Sgt. Wu at St. Ulric's. |Prof. Adu spoke.",
    "The diver K. L. Adu met T.O. Lund. |They argued.",
    "They are older than I. |The rest is gossip.",
    "They chose Plan B. |The boat sank anyway.",
    "We met then-Sen. Okoro there.",
    "The U.S. Park Service left the U.S. |Then it came back.",
    "The train is for Washington, D.C. |He stayed.",
    "Under Charles II. the tax rose. |It fell later.",
    "Tom Obi Jr.'s boat sank. |Tom Obi Jr. swam.",
    "It was the work of T. B. W. and a friend.",
    "The Oryx-U.S. border and the I. and O. line pay 4 per cent. at most.",
    "The harbour is in the U.S.-Ketian zone.",
    // Abbreviations that may end a sentence.
    "The train leaves at 6 p.m. |The bus left at 5 a.m. on Friday.",
    "By 8 a.m. Monday it was shut.",
    "They open at 3 p. m. and close at nine.",
    "He sold Gannet Mills Ltd. |Nobody minded.",
    "She bought Gannet Foods Inc. |Shares of the firm fell.",
    "Bring rope, nets, etc. |We leave at six.",
    "Rope, nets, etc. |Months passed.",
    "They spoke with Gov. C.L. \"Tug\" Obi.",
    "The boat lay in Corvale, N.J. |Its owner was gone.",
    "The boat lay in Corvale, N.J. |Gulls sat on it.",
    "The U.N. voted for it.",
    "She loves the arts. |I do too. |See Vol. I.",
    "The hall at Pier St. (the old one) is shut.",
    "Turn to p. 31, then to Vol. II of the set. |Stop there.",
    "Call ext. 12 or room No. 9. |No. |Not nine.",
    "It shut in Feb. 2011. |On Oct. 4 it was back.",
    // Numbers, lists, addresses.
    "It cost $2.45. |That is 3.7% more.",
    "1. Milk |2. Bread",
    "1) mend the roof |2) paint the door",
    "• Rope |• Nets |• A lamp",
    "i. Rope |ii. Nets",
    "a) mend the roof |b) paint it",
    "Turn to page 2. |Then stop.",
    "Write to tess@mail.example. |See https://mail.example/a.b?c. |Thanks.",
    "Follow @tess at #ferry. |She posts daily.",
    "The tool runs on .NET and costs .5 cents.",
    // Points left out.
    "I ... well, I forgot. |He waited… and left.",
    "We looked . . . . |Nobody came.",
    "It was kept. |. . . The custom died.",
    "\"And then . . . .\" |She stopped.",
    "He fell asleep... |The lamp burned on.",
    "The law [...] was kept. |[...] |It died.",
    // Quotations and tags.
    "\"Did he?\" she asked. |\"No.\" |He left.",
    "\"Stop!\" Ines shouted. |\"Now!\"",
    "\"Stop!\" the old man shouted. |He ran.",
    "\"Stop!\" Dr. J. Obi said loudly. |He ran.",
    "\"Stop!\" Ines, the pilot, shouted. |He ran.",
    "\"Is it you?\" |I opened the hatch. |\"Is it you?\" I asked again.",
    "\"It is over.\" |He said the dam would hold.",
    "\"It is over.\" |She told the crew that it would rain.",
    "\"It is over.\" |In a note, she said so.",
    "\"Is it over?\" |He said, \"We shall see.\"",
    "\"Is it over?\" |Tess smiled. |He did not.",
    "‘Did he?’ she asked. |‘No,’ he said.",
    "'Did he?' she asked. |'No,' he said.",
    "''Did he?'' she asked. |''No.'' |He left.",
    "``Did he?'' she asked. |``No.''",
    "«Did he?» she asked. |«No.»",
    "\"He said 'Not yet!'\" Abena cried. |She did.",
    "She said \"Yes.\" |Then she left.",
    "Her song, \"Who Rang?\", sold well. |It won.",
    "\"You _what?_\" she said. |He _did!_ |She left.",
    "Was it too late? he wondered. |It was.",
    "\"Well!\" -- she looked up -- \"it is you!\"",
    "\"I am sorry.--|The boat is gone.\"",
    "\"It is over.\" |The ''Night Boat'' song shared by fans won.",
    "\"It is over.\" |He said, twice, that he would go.",
    "\"It is over.\" |She also argued in favour of a vote.",
    "\"It is over.\" Tess said in a statement.",
    "\"And the boat?\"--",
    // Brackets.
    "It lasted a year. |(They had planned a week.) |He quit.",
    "Her aunt (she once sailed.) mended nets.",
    "He sat. |(Applause) |The mayor rose.",
    // Datelines and lines of boilerplate.
    "LAGOS, Nigeria -- The nets are dry.",
    "TUNIS, Tunisia (Gull News) — The strike is over.",
    "(END) Gull Newswires",
    "Tom Obi |04/11/2003 09:30 PM |The boat is sold.",
    "Best regards, |Tom Obi",
    // Loose writing.
    "I love it. :) |Thanks! :-) |Bye 😀",
    "it was late. |i went home! |then i slept? |yes",
    "Alas! it was gone. |Zing! it went.",
    "The chart is done. |*** |Next",
];

#[test]
fn lines_and_paragraphs() {
    let wrapped = "The tide was out,\r\nso Mr.\r\nObi walked.  He\r\nsang.\r\n\r\nNobody heard";
    assert_eq!(
        sentences(wrapped, Layout::Wrapped),
        [
            "The tide was out,\r\nso Mr.\r\nObi walked.",
            "He\r\nsang.",
            "Nobody heard"
        ]
    );
    assert_eq!(
        sentences("Ferry Strike\nBy Tess Obi\n\nIt went on.", Layout::Lines),
        ["Ferry Strike", "By Tess Obi", "It went on."]
    );
    assert!(sentences(" \n ", Layout::Detect).is_empty());
}

/// The contract: in order, disjoint, inside a paragraph, and nothing but white space left over.
fn hold_contract(text: &str) {
    let words = Lexicon::new().read(text);
    let paragraphs = paragraphs(text, Layout::Lines);
    let found = segment(&words, &paragraphs);
    let mut at = 0;
    for sentence in &found {
        let range = sentence.span.range();
        assert!(range.start >= at && !range.is_empty(), "{text:?}");
        assert!(text[at..range.start].trim().is_empty(), "{text:?}");
        assert_eq!(text[range.clone()].trim(), &text[range.clone()], "{text:?}");
        assert!(
            paragraphs
                .iter()
                .any(|paragraph| paragraph.span.covers(sentence.span)),
            "{text:?}"
        );
        at = range.end;
    }
    assert!(text[at..].trim().is_empty(), "{text:?}");
}

#[test]
fn contract_holds_on_any_mixture() {
    const PIECES: [&str; 26] = [
        ".", "...", "!", "?", "…", "\"", "”", "“", "'", "''", "(", ")", "[1]", "*", "-", " ", " ",
        "\n", "A", "Mr", "said", "1", ":)", "\u{200b}", "é", "</b>",
    ];
    for a in PIECES {
        for b in PIECES {
            for c in PIECES {
                hold_contract(&format!("{a}{b}{c}"));
                hold_contract(&format!("He {a}{b} {c} She {b}{c}{a}"));
            }
        }
    }
}

#[test]
fn long_runs_are_survived() {
    let seeds = [
        ".",
        ". ",
        "!",
        "\"",
        "\" ",
        "'",
        "''",
        "(",
        ")",
        "* ",
        "-",
        "A",
        "A. ",
        "a. ",
        "1. ",
        "U.S. ",
        ":)",
        "• ",
        "\"No.\" Mr. Obi, ",
        "\u{301}",
        "\u{200b}",
    ];
    for seed in seeds {
        hold_contract(&seed.repeat(20_000 / seed.len()));
    }
}
