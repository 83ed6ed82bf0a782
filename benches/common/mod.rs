//! Texts to measure on: templates written for this purpose, with other people in every copy, so
//! that the tables of names grow as they would in real text. The same bytes in every run.

/// An article of about 3 kB.
const NEWS: &str = include_str!("../texts/news.txt");
/// A scene of about 3 kB, in wrapped lines.
const NOVEL: &str = include_str!("../texts/novel.txt");

/// `count` separate articles.
pub(crate) fn articles(count: usize) -> Vec<String> {
    let mut names = Names(1);
    (0..count).map(|_| names.fill(NEWS)).collect()
}

/// One text of `count` scenes; the people change every tenth scene.
#[allow(dead_code, reason = "not every bench reads a novel")]
pub(crate) fn novel(count: usize) -> String {
    let mut names = Names(2);
    let chapters = (0..count.div_ceil(10)).map(|_| names.fill(NOVEL).repeat(10));
    chapters.collect()
}

/// All bytes of the texts.
#[allow(dead_code, reason = "not every bench has several texts")]
pub(crate) fn bytes(texts: &[String]) -> u64 {
    texts.iter().map(|text| text.len() as u64).sum()
}

/// Makes names, one after the other, from a seed.
struct Names(u64);

impl Names {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        // Knuth's MMIX generator; its high bits are good enough to pick words.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let at = (self.0 >> 33) as usize % from.len();
        from[at]
    }

    fn surname(&mut self) -> String {
        let first = self.pick(&[
            "Bar", "Cal", "Dor", "Fen", "Hol", "Kes", "Lam", "Mor", "Nor", "Pel", "Rav", "Sor",
            "Tal", "Vor",
        ]);
        let middle = self.pick(&["", "", "an", "el", "in", "or"]);
        let last = self.pick(&[
            "berg", "den", "gate", "low", "man", "ner", "sen", "ster", "ton", "witz",
        ]);
        format!("{first}{middle}{last}")
    }

    fn fill(&mut self, template: &str) -> String {
        let man = &[
            "Daniel", "Edward", "George", "Henry", "James", "Martin", "Oscar", "Paul", "Simon",
            "Thomas",
        ];
        let woman = &[
            "Alice", "Clara", "Diana", "Emma", "Helen", "Irene", "Laura", "Martha", "Ruth", "Susan",
        ];
        let role = &[
            "Governor",
            "Mayor",
            "Transport Minister",
            "Harbor Master",
            "Prosecutor",
        ];
        let place = &[
            "PORT ALDEN",
            "KESSELBURG",
            "SKERRY",
            "TROMVIK",
            "SAINT ORRIN",
        ];
        let ship = &["Linnet", "Northern Light", "Long Patience", "Marguerite"];
        let mut out = template.to_owned();
        for (slot, name) in [
            ("{A}", self.pick(man).to_owned()),
            ("{B}", self.surname()),
            ("{C}", self.surname()),
            ("{D}", self.surname()),
            ("{E}", self.pick(woman).to_owned()),
            ("{F}", self.surname()),
            ("{G}", self.pick(man).to_owned()),
            ("{H}", self.surname()),
            ("{W}", self.pick(woman).to_owned()),
            ("{ROLE}", self.pick(role).to_owned()),
            ("{PLACE}", self.pick(place).to_owned()),
            ("{SHIP}", self.pick(ship).to_owned()),
            ("{MR}", "Mr.".to_owned()),
            ("{MS}", "Ms.".to_owned()),
        ] {
            out = out.replace(slot, &name);
        }
        out
    }
}
