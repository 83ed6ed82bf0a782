//! One broken mark must cost one quotation, not the rest of the text, and must be reported.
//!
//! Clean passages in many conventions are broken in every way that one mark can be: deleted, turned
//! round or taken for its relative, doubled. After each wound, runs that do not touch it must
//! be as they were, and a diagnostic must stand in its paragraph.

use whosaid::Span;
use whosaid::lexicon::Lexicon;
use whosaid::quote::{Code, Ending, Marks, Style, find_runs};
use whosaid::text::{Layout, Paragraph, paragraphs};

/// Name and text of each clean passage.
const PASSAGES: &[(&str, &str)] = &[
    (
        "straight double, dialogue",
        "\"The kettle is on,\" said Oona. \"Sit down before you fall down.\"\n\n\
         Hamish looked at the chair. \"It has three legs,\" he said.\n\n\
         \"It had three legs when your father sat on it,\" said Oona, \"and he never fell.\"\n\n\
         \"He fell twice!\" Hamish cried. \"I was there. I fetched the doctor.\" He sat down all the same.\n\n\
         Nobody spoke. The rain had found the hole in the roof, and the bucket under it began to sing.",
    ),
    (
        "straight double, news with scare quotes",
        "The council voted on Monday to sell the old pier. \"We have kept it alive for ten years,\" said Mayor Ilse Brandvold, \
         who called the offer \"generous\" and the buyer \"a friend of the town.\"\n\n\
         Fishermen were less sure. \"They'll lock the gate,\" said Per Aune, 61. \"They always do.\"\n\n\
         The buyer, a hotel group, said in a statement that the pier's \"character\" would be preserved. It did not say how.\n\n\
         \"We'll see,\" Mr. Aune said.",
    ),
    (
        "curly double, news",
        "“The bridge was never meant for lorries,” said Teodora Vlahu, the county’s engineer. “It was meant for sheep.”\n\n\
         She had warned the ministry in a letter last spring. The ministry answered that the bridge was “under review.”\n\n\
         “Under review,” Ms. Vlahu repeated. “That’s what they call a drawer.”\n\n\
         The drivers’ union said its members would “cross it or not, as they see fit.” It gave no date.",
    ),
    (
        "curly double with curly single inside",
        "“My mother used to say, ‘Never trust a dry well,’ and she was right,” said Bram.\n\n\
         “She told me, ‘Never trust a wet one,’” his sister said. “So much for mothers.”\n\n\
         The well was neither. Bram’s rope came up muddy, and the children’s pail with it. “There,” he said, “is your answer.”",
    ),
    (
        "straight double with straight single inside",
        "\"The sign said 'No Entry' in three languages,\" the guard said. \"They couldn't have missed it.\"\n\n\
         \"We read it,\" said Lidia. \"It said 'No Entry' on the inside.\"\n\n\
         The guards' hut was locked. \"Call your officer,\" Lidia said, \"and tell him, 'She's here.' He'll know.\"",
    ),
    (
        "curly single, British dialogue",
        "‘You’ve left the gate open,’ said Maurice. ‘The geese are halfway to Ludlow.’\n\n\
         ‘They’re not my geese,’ Winnie said.\n\n\
         The Hendersons’ dog barked at nothing. ‘Whose are they, then?’ he asked. ‘They sleep in your barn.’\n\n\
         ‘So do you,’ said Winnie, ‘when you’ve been at the Plough.’",
    ),
    (
        "straight single, British dialogue",
        "'I can't hold it,' said Rosa. 'The rope's wet.'\n\n\
         'Then let it go,' Jack said. 'It's only a boat.'\n\n\
         She didn't let it go. The boys' shouts came over the water, and somebody's lamp. 'It's Grandfather's boat,' she said.\n\n\
         'Was,' said Jack.",
    ),
    (
        "straight single, punctuation outside",
        "'It was', she said, 'the third time this month'.\n\n\
         The inspector wrote 'third' in his book. 'And who', he asked, 'was the last to leave'?\n\n\
         'The cook', said Mrs Adebayo. 'She always is'.\n\n\
         He shut the book and thanked her. The hall clock, which had stopped, struck nine.",
    ),
    (
        "curly single with curly double inside",
        "‘He shouted “Fire!” and ran,’ said the usher. ‘I never saw a man run so.’\n\n\
         ‘Did he say where?’ Inspector Quayle asked.\n\n\
         ‘He said “behind the curtain,” sir, but there isn’t a curtain.’\n\n\
         Quayle looked up. It was true; there was only the wall. ‘Thank you,’ he said.",
    ),
    (
        "wire copy",
        "''The reservoir is at its lowest since the war,'' said Dr. Noor Haddad, who measures it. ''We can see the old village.''\n\n\
         The church tower rose first, she said, then ''the baker's chimney.'' People have come to look.\n\n\
         ''My grandmother was married there,'' said Elias Thorne, 70. ''I didn't think I'd see the door.''\n\n\
         Officials called the sight ''a warning.''",
    ),
    (
        "graves and apostrophes",
        "``The sensor failed at noon,'' said the captain. ``Nobody noticed until supper.''\n\n\
         The crew's log says ``all well'' for the whole day.\n\n\
         ``It was well,'' the cook said. ``We had dumplings.''\n\n\
         An inquiry opens on Friday.",
    ),
    (
        "guillemets",
        "«The ferry leaves at noon,» said the harbour master. «It left at noon yesterday too.»\n\n\
         Sabine counted her coins. «I have nine,» she said.\n\n\
         «Nine will take you there,» said the harbour master, «but not back.»",
    ),
    (
        "low and high",
        "„The bread is burnt,“ said the baker. „It was burnt on Tuesday.“\n\n\
         The apprentice said nothing. He swept the step.\n\n\
         „Tomorrow,“ said the baker, „you will watch the clock.“ They opened the door.",
    ),
    (
        "paragraphs that reopen",
        "The surveyor put it all in one long letter to her sister:\n\n\
         “We reached the pass on Sunday and found the hut without a roof.\n\n\
         “The mules went no further. We carried the glass ourselves.\n\n\
         “From the top you can see both rivers, and neither is on the map.”\n\n\
         Her sister kept it in a drawer. “She never did like mules,” she said.",
    ),
    (
        "apostrophes, decades and inches",
        "The board was 12\" wide and 6' long. \"It's a '60s thing,\" said Gus, \"from when rock 'n' roll was new.\"\n\n\
         \"'Tis not,\" his wife said. \"It came off the Joneses' barn.\"\n\n\
         He measured it again. The miners' lamps on the wall were older. \"Goin' on fifty years,\" Gus said.",
    ),
    (
        "interrupted by dashes",
        "“When the bell goes”—Ottoline pulled on her second boot—“you run, and you don’t look round.”\n\n\
         “But if the others—”\n\n\
         “They will,” said Ottoline. “They always do.”\n\n\
         The bell did not go. Down in the yard somebody laughed, and somebody told him not to.",
    ),
    (
        "marks that touch words",
        "\"The mill stood still,\"Mr. Ode said.\"So did we.\"\n\n\
         The mine's owner said,\"Nobody was hurt.\" The union disagreed.\n\n\
         \"Two men were hurt,\" it said in a statement.",
    ),
    (
        "straight single, dialect",
        "'It's nobbut rain,' said Jos. 'We've had worse, and the beck's low yet.'\n\n\
         'Dry or wet, it'll have thi hay,' his wife said. 'Fetch 'em in afore dinner.'\n\n\
         He looked at the lads' boots, which were dry, and at the neighbours' fields, which were empty.\n\n\
         'They're waitin' on us,' he said, 'same as every year.' The dogs' dinner steamed on the step.",
    ),
    (
        "curly single, news with scare quotes",
        "The board will close the ‘temporary’ ward in May. ‘It has been temporary since 1961,’ said Dr Ama Boateng, its chair.\n\n\
         Nurses’ leaders called the plan ‘a door with no wall.’ One said: ‘We’ll believe it when the beds go.’\n\n\
         The patients’ council wants a vote. ‘Nobody asked us,’ said Hew Pargeter, 80. ‘Nobody ever has.’",
    ),
    (
        "single marks that reopen",
        "The letter had been read so often that it had come apart.\n\n\
         ‘We left the boats at the second fall and walked.\n\n\
         ‘Ned’s foot is no better. He sings, so we know where he is.\n\n\
         ‘Tell Mother the compass works.’\n\n\
         She folded it. ‘It’s dated March,’ she said.",
    ),
    (
        "wire copy, several paragraphs",
        "The harbour chief said the fleet's return was no surprise.\n\n\
         ''They were never lost,'' he said. ''They were early.\n\n\
         ''The tide tables were wrong. We printed last year's.\n\n\
         ''It won't happen again.''\n\n\
         The owners' group called it ''a costly sorry.'' It wants the printers' names.",
    ),
    (
        "wire copy with single marks inside",
        "''He said 'all clear' and then he said 'nearly clear,' '' the pilot's wife said. ''I asked him which.''\n\n\
         The board's report calls it ''a matter of 'some confusion.' '' Nobody was hurt.\n\n\
         ''I'd have stayed ashore,'' said Oona Birk, who didn't.",
    ),
    (
        "three deep",
        "“He wrote, ‘My father always said “measure it twice,” and he had nine fingers,’ and signed it,” said Lotte.\n\n\
         “That isn’t a will,” the notary said. “It’s advice.”\n\n\
         The cousins’ lawyer rose. “It says ‘all to Lotte’ on the back,” he said.",
    ),
    (
        "nested at both ends",
        "\"'Fire' is what she shouted,\" said the usher. \"I heard 'Fire.' I didn't hear 'Maria.'\"\n\n\
         \"Maria was my sister's name,\" the singer said. \"The line goes 'Maria, the fire.'\"\n\n\
         The ushers' room was full by then. \"'The fire, Maria,'\" somebody said from the back.",
    ),
    (
        "dashes with a quoted word",
        "— Who left the “closed” sign up? Petra asked.\n\n\
         — You did, said her brother.\n\n\
         She took it down. On the back somebody had written “open” in red chalk.\n\n\
         — There, she said. — It only wanted turning round.",
    ),
    (
        "hard-wrapped dialogue",
        "\"You may take the lamp,\" said Mrs. Orrin, \"but not the\nstairs.\" She stood in front of them.\n\n\
         \"I've no use for stairs,\" said the boy. \"I came for the\ncat.\"\n\n\
         The cat, which had been listening, went up without\neither of them. \"There,\" said Mrs. Orrin.",
    ),
];

fn read(text: &str) -> (Marks, Vec<Paragraph>) {
    let words = Lexicon::new().read(text);
    let wrapped = text.split("\n\n").any(|paragraph| paragraph.contains('\n'));
    let layout = if wrapped {
        Layout::Wrapped
    } else {
        Layout::Lines
    };
    let paragraphs = paragraphs(text, layout);
    (find_runs(&words, &paragraphs), paragraphs)
}

/// A change of one mark.
struct Wound {
    what: &'static str,
    at: Span,
    by: String,
}

/// The mark turned round, or for one that has no direction its relative.
fn flipped(mark: &str) -> Option<&'static str> {
    Some(match mark {
        "\"" => "'",
        "'" => "\"",
        "“" => "”",
        "”" => "“",
        "‘" => "’",
        "’" => "‘",
        "„" => "“",
        "«" => "»",
        "»" => "«",
        "''" => "``",
        "``" => "''",
        _ => return None,
    })
}

fn wounds(text: &str, at: Span) -> Vec<Wound> {
    let mark = at.of(text);
    let mut out = vec![
        Wound {
            what: "delete",
            at,
            by: String::new(),
        },
        Wound {
            what: "double",
            at,
            by: mark.repeat(2),
        },
    ];
    if let Some(other) = flipped(mark) {
        out.push(Wound {
            what: "flip",
            at,
            by: other.to_owned(),
        });
    }
    out
}

/// Where `offset` of the broken text lies in the clean one.
fn back(offset: u32, wound: &Wound) -> u32 {
    let grown = u32::try_from(wound.by.len()).unwrap();
    if offset < wound.at.start() + grown.min(wound.at.len()) {
        offset.min(wound.at.end())
    } else {
        (offset + wound.at.len())
            .saturating_sub(grown)
            .max(wound.at.start())
    }
}

struct Score {
    wounds: usize,
    /// Wounds after which every run that does not touch them is as it was, and no other appeared.
    held: usize,
    reported: usize,
    failures: Vec<String>,
}

/// Breaks every mark of `text` in every way.
fn measure(name: &str, text: &str) -> Score {
    let (clean, paragraphs) = read(text);
    let mut score = Score {
        wounds: 0,
        held: 0,
        reported: 0,
        failures: Vec::new(),
    };
    for owner in &clean.runs {
        let opening = Span::new(owner.span.start(), owner.inner.start());
        let closing = Span::new(owner.inner.end(), owner.span.end());
        for at in [opening, closing] {
            if owner.style == Style::Dash || at.is_empty() {
                continue;
            }
            for wound in wounds(text, at) {
                let broken = format!(
                    "{}{}{}",
                    &text[..at.range().start],
                    wound.by,
                    &text[at.range().end..]
                );
                let (marks, _) = read(&broken);
                let home = paragraphs.iter().position(|p| p.span.covers(at)).unwrap();
                // A mark that should reopen a speech is missed by the paragraph before.
                let near = paragraphs[home.saturating_sub(1)].span;
                let home = paragraphs[home].span;
                let apart = |span: Span| !(span.overlaps(owner.span) && home.overlaps(span));
                let before: Vec<_> = clean
                    .runs
                    .iter()
                    .map(|run| (run.span, run.style))
                    .filter(|(span, _)| apart(*span))
                    .collect();
                let moved = marks.runs.iter().map(|run| {
                    let span =
                        Span::new(back(run.span.start(), &wound), back(run.span.end(), &wound));
                    (span, run.style)
                });
                let after: Vec<_> = moved.filter(|(span, _)| apart(*span)).collect();
                let known = |code: Code, span: Span| {
                    clean
                        .diagnostics
                        .iter()
                        .any(|d| d.code == code && d.span == span)
                };
                let reported = marks.diagnostics.iter().any(|d| {
                    let span = Span::new(back(d.span.start(), &wound), back(d.span.end(), &wound));
                    d.code != Code::Convention
                        && !known(d.code, span)
                        && span.start() >= near.start()
                        && span.end() <= home.end()
                });
                score.wounds += 1;
                score.held += usize::from(before == after);
                score.reported += usize::from(reported);
                if before != after || !reported {
                    let cut = home.start() as usize
                        ..(home.end() as usize + wound.by.len()).saturating_sub(at.len() as usize);
                    let shown = broken.get(cut).unwrap_or(&broken);
                    let fault = if before == after {
                        "unreported"
                    } else {
                        "shifted"
                    };
                    score.failures.push(format!(
                        "{name}: {} at {at:?}, {fault}: {shown}",
                        wound.what
                    ));
                }
            }
        }
    }
    score
}

/// Measured: 99.1% and 98.9%. What is not reported is an opening mark lost from the head of a
/// paragraph in the midst of a speech, where nothing is irregular, and a lost single mark with an
/// apostrophe in its reach, as in `'They're waitin' on us, he said`.
#[test]
pub(crate) fn a_broken_mark_stays_local_and_is_reported() {
    let scores: Vec<Score> = PASSAGES
        .iter()
        .map(|(name, text)| measure(name, text))
        .collect();
    let sum = |f: fn(&Score) -> usize| scores.iter().map(f).sum::<usize>();
    let (wounds, held, reported) = (sum(|s| s.wounds), sum(|s| s.held), sum(|s| s.reported));
    let failures: Vec<&str> = scores
        .iter()
        .flat_map(|s| &s.failures)
        .map(String::as_str)
        .collect();
    let report = format!(
        "{wounds} wounds, {held} held, {reported} reported\n{}",
        failures.join("\n")
    );
    assert!(wounds > 400, "{report}");
    assert!(held * 1000 >= wounds * 990, "{report}");
    assert!(reported * 1000 >= wounds * 985, "{report}");
}

#[test]
pub(crate) fn clean_passages_have_no_faults() {
    for (name, text) in PASSAGES {
        let (marks, _) = read(text);
        let faults: Vec<_> = marks
            .diagnostics
            .iter()
            .filter(|d| !matches!(d.code, Code::Convention | Code::Reopened))
            .collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
        assert!(
            marks.runs.iter().all(|run| run.ending != Ending::Missing),
            "{name}"
        );
    }
}
