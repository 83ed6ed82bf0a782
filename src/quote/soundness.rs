//! What holds of the runs of any text whatever.

use super::tests::read;

/// Sorted, properly nested, inside the text and on its characters.
fn sound(text: &str) {
    let marks = read(text);
    for (i, run) in marks.runs.iter().enumerate() {
        assert!(
            text.get(run.span.range()).is_some() && text.get(run.inner.range()).is_some(),
            "{text:?} {run:?}"
        );
        assert!(
            run.span.covers(run.inner) && !run.span.is_empty(),
            "{text:?} {run:?}"
        );
        if let Some(next) = marks.runs.get(i + 1) {
            assert!(run.span.start() <= next.span.start(), "{text:?}");
            let apart = run.span.end() <= next.span.start() || run.span.covers(next.span);
            assert!(apart, "{text:?}: {run:?} and {next:?}");
        }
        if let Some(parent) = run.parent {
            assert!(
                (parent as usize) < i && marks.runs[parent as usize].span.covers(run.span),
                "{text:?}"
            );
        }
        assert!(
            run.continues.is_none_or(|before| (before as usize) < i),
            "{text:?}"
        );
    }
    for diagnostic in &marks.diagnostics {
        assert!(
            text.get(diagnostic.span.range()).is_some(),
            "{text:?} {diagnostic:?}"
        );
    }
}

#[test]
fn any_marks_in_any_order_are_sound() {
    let pieces = [
        "\"",
        "'",
        "“",
        "”",
        "‘",
        "’",
        "„",
        "«",
        "»",
        "''",
        "``",
        "`",
        "—",
        "--",
        " ",
        "\n",
        "a",
        "The",
        ", he said",
        ".",
        "9",
        "é",
        "\u{a0}",
    ];
    let mut seed = 7_u64;
    for _ in 0..1500 {
        let mut text = String::new();
        for _ in 0..24 {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[usize::try_from(seed >> 33).unwrap() % pieces.len()]);
        }
        sound(&text);
    }
}

#[test]
fn endless_marks_are_sound() {
    for piece in [
        "\"",
        "'",
        "“",
        "‘",
        "”",
        "„",
        "«",
        "''a ",
        "\"a ",
        "“a",
        "‘“",
        "”’ ",
        "— a, he said",
        "_",
        "=\"",
        "\"a, he said ",
    ] {
        sound(&piece.repeat(700));
    }
}
