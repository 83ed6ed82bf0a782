//! What the compiler does not check: who may use whom, the word lists, the size of files.

use super::cases::STAGES;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use whosaid::lexicon::Lexicon;

/// Each module may use those before it; `error` lies below all.
const LAYERS: &[&str] = &[
    "error",
    "text",
    "lexicon",
    "sentence",
    "quote",
    "entity",
    "attribution",
    "document",
    "render",
    "analyzer",
];
/// The same inside `attribution`, where names come from `crate::attribution::`.
const ATTRIBUTION: &[&str] = &[
    "types", "syntax", "genre", "cue", "link", "record", "people", "story", "resolve", "assemble",
];
const LONGEST: usize = 500;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files under `directory`, sorted.
fn files(directory: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(directory)
        .unwrap_or_else(|error| panic!("{}: {error}", directory.display()))
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, out);
        } else {
            out.push(path);
        }
    }
}

/// The names of what is in `directory` itself, sorted.
fn names_in(directory: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(directory)
        .unwrap_or_else(|error| panic!("{}: {error}", directory.display()))
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    files(&root().join("src"), &mut paths);
    let rust = paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|e| e == "rs"));
    rust.map(|path| {
        let content = fs::read_to_string(&path).expect("Rust source is UTF-8 text");
        let inside = path
            .strip_prefix(root().join("src"))
            .expect("under src")
            .to_owned();
        (inside, content)
    })
    .collect()
}

/// The first names after `prefix` (`crate::`) in the code of a file, those in braces one by one.
fn uses(content: &str, prefix: &str) -> Vec<String> {
    let code: String = content
        .lines()
        .map(|line| line.split("//").next().unwrap_or(""))
        .collect::<Vec<_>>()
        .join("\n");
    let mut out = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        let rest = &code[at + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(group) => {
                let mut depth = 0;
                let mut name = String::new();
                for c in group.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => out.push(std::mem::take(&mut name)),
                        _ if depth == 0 => name.push(c),
                        _ => {}
                    }
                }
                out.push(name);
            }
            None => out.push(rest.to_owned()),
        }
    }
    let first = |text: &String| {
        let name: String = text
            .trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect();
        name
    };
    out.iter()
        .map(first)
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn uses_are_found() {
    let code =
        "use crate::text::Span;\nuse crate::{quote, sentence::{A, B}, entity};\n// crate::no\n";
    assert_eq!(
        uses(code, "crate::"),
        ["text", "quote", "sentence", "entity"]
    );
}

#[test]
fn folders_of_attribution_use_only_those_below_them() {
    let mut faults = Vec::new();
    for (path, content) in sources() {
        let Ok(inside) = path.strip_prefix("attribution") else {
            continue;
        };
        let first = inside.components().next().expect("a component");
        let folder = first.as_os_str().to_string_lossy();
        let folder = folder.trim_end_matches(".rs");
        if folder == "mod" {
            continue;
        }
        let place = |name: &str| ATTRIBUTION.iter().position(|known| *known == name);
        let Some(here) = place(folder) else {
            faults.push(format!(
                "{}: `{folder}` has no place in ATTRIBUTION",
                path.display()
            ));
            continue;
        };
        for used in uses(&content, "crate::attribution::") {
            if place(&used).is_none_or(|below| below > here) {
                faults.push(format!(
                    "{}: `{folder}` must not use `{used}`",
                    path.display()
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn modules_use_only_those_below_them() {
    let mut faults = Vec::new();
    for (path, content) in sources() {
        let first = path
            .components()
            .next()
            .expect("a component")
            .as_os_str()
            .to_string_lossy();
        let module = first.trim_end_matches(".rs").to_owned();
        if module == "lib" {
            continue;
        }
        let Some(place) = LAYERS.iter().position(|layer| *layer == module) else {
            faults.push(format!(
                "{}: `{module}` has no place in LAYERS",
                path.display()
            ));
            continue;
        };
        for used in uses(&content, "crate::") {
            // `crate::Error` is how every module names the error.
            if used == "Error" {
                continue;
            }
            match LAYERS.iter().position(|layer| *layer == used) {
                Some(below) if below <= place => {}
                Some(_) => faults.push(format!(
                    "{}: `{module}` must not use `{used}`",
                    path.display()
                )),
                None => faults.push(format!(
                    "{}: `crate::{used}`: name the module it comes from",
                    path.display()
                )),
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_source_file_is_part_of_the_crate() {
    let sources = sources();
    let content = |path: &Path| {
        sources
            .iter()
            .find(|(known, _)| known == path)
            .map(|(_, content)| content.as_str())
    };
    for (path, _) in &sources {
        let stem = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if stem == "lib" {
            continue;
        }
        let directory = path.parent().expect("a directory");
        // `a/mod.rs` is declared a level higher, under the name of its directory.
        let (name, home) = if stem == "mod" {
            let name = directory
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            (name, directory.parent().expect("a directory"))
        } else {
            (stem, directory)
        };
        let parent = if home.as_os_str().is_empty() {
            PathBuf::from("lib.rs")
        } else {
            home.join("mod.rs")
        };
        let declared = content(&parent).is_some_and(|content| {
            content
                .lines()
                .any(|line| line.trim().ends_with(&format!("mod {name};")))
        });
        assert!(
            declared,
            "{} is not declared in {}",
            path.display(),
            parent.display()
        );
    }
}

#[test]
fn no_source_file_is_too_long() {
    let long: Vec<String> = sources()
        .iter()
        .map(|(path, content)| (path, content.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(path, lines)| format!("{} has {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "to be split: {}", long.join(", "));
}

/// A stage that makes a lexicon of its own does not know the caller's words.
#[test]
fn every_stage_reads_the_lexicon_it_is_given() {
    for (path, content) in sources() {
        let code = content.split("#[cfg(test)]").next().unwrap_or_default();
        let own = code
            .lines()
            .find(|line| line.contains("Lexicon::new()") && !line.trim_start().starts_with("//"));
        let allowed = path.ends_with("analyzer.rs") || path.ends_with("tests.rs");
        assert!(allowed || own.is_none(), "{}: {own:?}", path.display());
    }
}

#[test]
fn word_lists_are_well_formed() {
    if let Err(error) = Lexicon::check() {
        panic!("{error}");
    }
    for (name, text) in Lexicon::lists() {
        assert!(text.starts_with('#'), "{name} does not say what it holds");
        assert!(text.ends_with('\n'), "{name} does not end its last line");
        for (at, line) in text.lines().enumerate() {
            assert!(
                line.trim_end() == line,
                "{name}, line {}: spaces at the end",
                at + 1
            );
        }
    }
}

#[test]
fn every_word_list_is_used() {
    let mut paths = Vec::new();
    files(&root().join("src/lexicon/data"), &mut paths);
    let there: BTreeSet<String> = paths
        .iter()
        .map(|path| {
            path.file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let listed: BTreeSet<String> = Lexicon::lists().map(|(name, _)| name.to_owned()).collect();
    assert_eq!(there, listed);
}

#[test]
fn every_directory_of_cases_is_run() {
    let there = names_in(&root().join("tests/cases"));
    let mut known = STAGES.to_vec();
    known.sort_unstable();
    assert_eq!(there, known);
}

#[test]
fn no_file_names_a_place_on_somebodys_machine() {
    let places = [
        ["/ho", "me/"],
        ["/Us", "ers/"],
        ["/tm", "p/"],
        ["/ro", "ot/"],
        ["C:\\", "Users"],
    ];
    let mut paths = Vec::new();
    for directory in ["src", "tests", "examples", "benches", ".ci"] {
        let directory = root().join(directory);
        if directory.is_dir() {
            files(&directory, &mut paths);
        }
    }
    paths.extend(["README.md", "Cargo.toml"].map(|name| root().join(name)));
    for path in paths {
        let Ok(content) = fs::read_to_string(&path) else {
            continue;
        };
        for place in places.map(|halves| halves.concat()) {
            assert!(
                !content.contains(&place),
                "{} names {place}",
                path.display()
            );
        }
    }
}

#[test]
fn the_top_level_has_nothing_else() {
    // `target` is where cargo builds, `.git` what a clone has.
    const ALLOWED: &[&str] = &[
        ".ci",
        ".git",
        ".gitignore",
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE",
        "README.md",
        "benches",
        "examples",
        "src",
        "target",
        "tests",
    ];
    // What cargo adds where the package was unpacked.
    const PACKED: &[&str] = &[".cargo-ok", ".cargo_vcs_info.json", "Cargo.toml.orig"];
    let mut found = names_in(&root());
    found.retain(|name| !ALLOWED.contains(&name.as_str()) && !PACKED.contains(&name.as_str()));
    assert!(found.is_empty(), "no place at the top level: {found:?}");
}

/// What a library prints is in the way of whoever uses it.
#[test]
fn the_library_prints_nothing() {
    for (path, content) in sources() {
        let prints = |line: &&str| {
            let code = line.trim_start();
            ["print!(", "println!(", "eprint!(", "eprintln!(", "dbg!("]
                .iter()
                .any(|printer| code.contains(printer) && !code.starts_with("//"))
        };
        let printing = content.lines().find(prints);
        assert!(printing.is_none(), "{}: {printing:?}", path.display());
    }
}
