//! The examples as a user runs them.

use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// Where cargo puts the examples; it builds them first, so that none is stale.
fn example(name: &str) -> PathBuf {
    static BUILT: OnceLock<Vec<(String, PathBuf)>> = OnceLock::new();
    let built = BUILT.get_or_init(|| {
        let mut command = Command::new(env!("CARGO"));
        command.current_dir(env!("CARGO_MANIFEST_DIR")).args([
            "build",
            "--quiet",
            "--examples",
            "--message-format",
            "json",
        ]);
        if !cfg!(debug_assertions) {
            command.arg("--release");
        }
        let output = command
            .stderr(Stdio::inherit())
            .output()
            .expect("cargo runs");
        assert!(output.status.success(), "the examples do not build");
        let told = String::from_utf8(output.stdout).expect("cargo tells in UTF-8");
        let artifacts = told
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok());
        artifacts
            .filter_map(|artifact| {
                let path = artifact["executable"].as_str()?;
                Some((
                    artifact["target"]["name"].as_str()?.to_owned(),
                    PathBuf::from(path),
                ))
            })
            .collect()
    });
    let found = built.iter().find(|(known, _)| known == name);
    found
        .unwrap_or_else(|| panic!("no example {name}"))
        .1
        .clone()
}

fn run(name: &str, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(example(name))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("COLUMNS")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example starts");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_vec();
    let feeder = std::thread::spawn(move || {
        // It may stop reading before the end.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the example ends");
    feeder.join().expect("no panic");
    output
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

/// Exit status 2, nothing on standard output, one line on standard error with these pieces.
fn fails_with(output: &Output, pieces: &[&str]) {
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
    for piece in pieces {
        assert!(told.contains(piece), "{piece} is not in {told}");
    }
}

#[test]
fn attribute_shows_its_own_story() {
    let output = run("attribute", &[], b"");
    assert!(output.status.success());
    let table = stdout(&output);
    assert!(table.starts_with("speaker"));
    assert!(
        table.contains("Ivo Marek") && table.contains("Mikel"),
        "{table}"
    );
    assert!(!table.contains("Holm"), "the byline speaks:\n{table}");
    assert!(
        !table.contains('\u{1b}'),
        "colour where there is no terminal"
    );
    assert!(
        table.lines().all(|line| line.chars().count() <= 80),
        "{table}"
    );
}

#[test]
fn attribute_prints_json() {
    let output = run(
        "attribute",
        &["--json", "-"],
        "“Go,” said Anna Lund.".as_bytes(),
    );
    let row: Value = serde_json::from_str(stdout(&output)).expect("one JSON object");
    assert_eq!(row["id"], "-");
    assert_eq!(row["quotes"][0]["speakers"][0], "Anna Lund");
    assert!(row["sentences"].is_array());
}

#[test]
fn attribute_reads_a_file_and_explains() {
    let output = run(
        "attribute",
        &["examples/texts/newswire.txt", "--explain"],
        b"",
    );
    assert!(output.status.success());
    assert!(
        stdout(&output).contains("Said by Ivo Marek"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn attribute_takes_a_cast() {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (json, plain) = (directory.join("cast.json"), directory.join("cast.txt"));
    std::fs::write(
        &json,
        r#"[{"name": "Anna Lund", "aliases": ["Nan"], "gender": "female"}]"#,
    )
    .expect("written");
    std::fs::write(&plain, "Anna Lund\n\nBo Berg\n").expect("written");
    let speaker = |cast: &PathBuf, text: &str| {
        let cast = cast.to_string_lossy();
        let output = run(
            "attribute",
            &["--json", "--cast", &cast, "-"],
            text.as_bytes(),
        );
        let row: Value = serde_json::from_str(stdout(&output)).expect("one JSON object");
        row["quotes"][0]["speakers"][0]
            .as_str()
            .unwrap_or("-")
            .to_owned()
    };
    assert_eq!(speaker(&json, "\"Go,\" said Nan."), "Anna Lund");
    assert_eq!(speaker(&plain, "\"Go,\" said Mr. Berg."), "Bo Berg");
    std::fs::write(&json, r#"[{"nam": "Anna Lund"}]"#).expect("written");
    let cast = json.to_string_lossy();
    fails_with(
        &run("attribute", &["--cast", &cast], b""),
        &["cast.json", "name"],
    );
}

#[test]
fn attribute_says_why_it_cannot() {
    fails_with(
        &run("attribute", &["no-such-file.txt"], b""),
        &["no-such-file.txt", "no such file"],
    );
    fails_with(
        &run("attribute", &["-"], b"ab\xff\xfe"),
        &["standard input", "UTF-8", "byte 2"],
    );
    fails_with(&run("attribute", &["-"], b" \n\n"), &["no text"]);
    fails_with(&run("attribute", &["src"], b""), &["src"]);
    fails_with(
        &run("attribute", &["--min-confidence", "7"], b""),
        &["0 to 1"],
    );
}

#[test]
fn attribute_may_find_nothing() {
    let output = run("attribute", &["-"], b"It rained all day.");
    assert!(output.status.success());
    assert_eq!(stdout(&output), "No quotation found.\n");
}

#[test]
fn stages_shows_every_stage() {
    let output = run("stages", &[], b"");
    assert!(output.status.success());
    for heading in [
        "Paragraphs",
        "Sentences",
        "Quotation marks",
        "Names",
        "table",
        "explained",
    ] {
        assert!(stdout(&output).contains(heading), "{heading}");
    }
}

#[test]
fn jsonl_keeps_the_order() {
    let mut input = String::from("\u{feff}");
    for at in 0..1500 {
        // Long and short by turns, so that some are done before those that came earlier.
        let text = "\"No,\" said Anna Lund. ".repeat(1 + (at * 7919) % 40);
        input.push_str(&serde_json::json!({"id": at, "text": text}).to_string());
        input.push_str(if at % 3 == 0 { "\r\n\n" } else { "\n" });
    }
    let output = run("jsonl", &[], input.trim_end().as_bytes());
    assert!(output.status.success());
    assert!(
        output.stderr.is_empty(),
        "no progress bar where there is no terminal"
    );
    let ids: Vec<u64> = stdout(&output)
        .lines()
        .map(|line| {
            let row: Value = serde_json::from_str(line).expect("JSON");
            row["id"].as_u64().expect("the id as it was given")
        })
        .collect();
    assert!(ids.iter().copied().eq(0..1500), "{ids:?}");
}

const MIXED: &str = r#"{"id": "a", "text": "\"No,\" said Nan.", "cast": [{"name": "Anna Lund", "aliases": ["Nan"]}]}

{"id": "b", "text": 5}
{"id": "c", "text": "\"Yes,\" said Nan.", "cast": null}
not JSON
{"id": "d", "text": ""}
"#;

#[test]
fn jsonl_stops_at_a_malformed_line() {
    let output = run("jsonl", &[], MIXED.as_bytes());
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(told.contains("line 3") && told.contains("string"), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
    let rows: Vec<&str> = stdout(&output).lines().collect();
    assert_eq!(rows.len(), 1, "what came before is written");
    assert!(
        rows[0].contains("Anna Lund"),
        "the cast is known: {}",
        rows[0]
    );
}

#[test]
fn jsonl_keeps_going() {
    let output = run("jsonl", &["--keep-going"], MIXED.as_bytes());
    assert!(output.status.success());
    let rows: Vec<Value> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(rows.len(), 5);
    assert_eq!(
        (&rows[0]["id"], &rows[1]["line"]),
        (&Value::from("a"), &Value::from(3))
    );
    assert_eq!(
        (&rows[2]["id"], &rows[3]["line"]),
        (&Value::from("c"), &Value::from(5))
    );
    assert!(rows[1]["error"].is_string() && rows[3]["error"].is_string());
    assert!(
        !rows[2].to_string().contains("Anna Lund"),
        "the cast of a line is its own"
    );
    assert_eq!(rows[4]["quotes"], Value::from(Vec::<Value>::new()));
}

#[test]
fn jsonl_ends_quietly_when_nobody_reads() {
    let row =
        serde_json::json!({"id": 1, "text": "\"No,\" said Anna Lund. ".repeat(50)}).to_string();
    let mut child = Command::new(example("jsonl"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("piped");
    for _ in 0..2000 {
        if writeln!(stdin, "{row}").is_err() {
            break;
        }
    }
    drop(stdin);
    let output = child.wait_with_output().expect("the example ends");
    assert!(output.status.success(), "{:?}", output.status);
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
