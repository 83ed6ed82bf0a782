//! Short forms of given names: *Len* for *Leonard*, *Meg* for *Margaret*.

/// Short forms that are not the beginning of the full one.
const SHORT: &[(&str, &[&str])] = &[
    ("archie", &["archibald"]),
    ("bella", &["isabella", "arabella"]),
    ("bert", &["albert", "herbert", "robert"]),
    ("bertie", &["albert", "herbert", "bertram"]),
    ("bess", &["elizabeth"]),
    ("bessie", &["elizabeth"]),
    ("bessy", &["elizabeth"]),
    ("betsy", &["elizabeth"]),
    ("betty", &["elizabeth"]),
    ("biddy", &["bridget"]),
    ("bill", &["william"]),
    ("billy", &["william"]),
    ("bob", &["robert"]),
    ("bobby", &["robert"]),
    ("charley", &["charles"]),
    ("charlie", &["charles"]),
    ("daisy", &["margaret"]),
    ("dick", &["richard"]),
    ("dolly", &["dorothy", "dorothea"]),
    ("eddie", &["edward", "edmund", "edgar"]),
    ("effie", &["euphemia"]),
    ("emmy", &["emma", "emily"]),
    ("fanny", &["frances"]),
    ("frank", &["francis"]),
    ("georgie", &["george", "georgina"]),
    ("gus", &["augustus"]),
    ("hal", &["henry", "harold"]),
    ("harry", &["henry", "harold"]),
    ("hetty", &["henrietta", "hester"]),
    ("jack", &["john"]),
    ("jamie", &["james"]),
    ("jem", &["james"]),
    ("jenny", &["jane", "jennifer"]),
    ("jim", &["james"]),
    ("jimmy", &["james"]),
    ("jo", &["josephine"]),
    ("joe", &["joseph"]),
    ("johnny", &["john"]),
    ("kate", &["katherine", "catherine", "katharine"]),
    ("katie", &["katherine", "catherine", "katharine"]),
    ("kit", &["christopher"]),
    ("kitty", &["katherine", "catherine", "katharine"]),
    ("larry", &["lawrence", "laurence"]),
    ("len", &["leonard"]),
    ("letty", &["letitia", "lettice"]),
    ("lina", &["caroline", "carolina"]),
    ("liz", &["elizabeth"]),
    ("lizzie", &["elizabeth"]),
    ("lizzy", &["elizabeth"]),
    ("lottie", &["charlotte"]),
    ("madge", &["margaret"]),
    ("maggie", &["margaret"]),
    ("mattie", &["matilda", "martha"]),
    ("meg", &["margaret"]),
    ("mick", &["michael"]),
    ("mike", &["michael"]),
    ("milly", &["millicent", "emily"]),
    ("minnie", &["wilhelmina"]),
    ("molly", &["mary"]),
    ("nancy", &["anne", "ann", "agnes"]),
    ("ned", &["edward", "edmund"]),
    ("nell", &["ellen", "eleanor", "helen"]),
    ("nellie", &["ellen", "eleanor", "helen"]),
    ("nelly", &["ellen", "eleanor", "helen"]),
    ("nora", &["honora", "eleanor"]),
    ("paddy", &["patrick"]),
    ("patty", &["martha"]),
    ("peggy", &["margaret"]),
    ("pip", &["philip"]),
    ("polly", &["mary"]),
    ("robin", &["robert"]),
    ("sadie", &["sarah"]),
    ("sally", &["sarah"]),
    ("sandy", &["alexander"]),
    ("sukey", &["susan"]),
    ("susie", &["susan", "susanna"]),
    ("ted", &["edward", "theodore"]),
    ("teddy", &["edward", "theodore"]),
    ("tess", &["theresa", "teresa"]),
    ("tilly", &["matilda"]),
    ("tom", &["thomas"]),
    ("tommy", &["thomas"]),
    ("tony", &["anthony", "antony"]),
    ("will", &["william"]),
    ("willie", &["william"]),
    ("willy", &["william"]),
];

/// Whether `short` is a short form of the given name `full`, both in small letters.
pub(crate) fn is_short_for(short: &str, full: &str) -> bool {
    if let Ok(at) = SHORT.binary_search_by(|(word, _)| (*word).cmp(short)) {
        return SHORT[at].1.contains(&full);
    }
    if short.len() >= 3 && full.len() > short.len() + 1 && full.starts_with(short) {
        return true;
    }
    // `Freddy`: a doubled letter and *y* or *ie*.
    let stem = short.strip_suffix("ie").or_else(|| short.strip_suffix('y'));
    stem.is_some_and(|stem| {
        let mut letters = stem.chars().rev();
        let doubled = letters.next().is_some_and(|c| letters.next() == Some(c));
        let stem = &stem[..stem.len() - stem.chars().next_back().map_or(0, char::len_utf8)];
        doubled && stem.len() >= 3 && full.len() > stem.len() && full.starts_with(stem)
    })
}

#[cfg(test)]
mod tests {
    use super::{SHORT, is_short_for};

    #[test]
    fn short_forms() {
        assert!(SHORT.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(is_short_for("len", "leonard"));
        assert!(is_short_for("meg", "margaret"));
        assert!(is_short_for("nat", "nathaniel"));
        assert!(is_short_for("freddy", "frederick"));
        assert!(!is_short_for("ann", "anna"));
        assert!(!is_short_for("meg", "mary"));
    }
}
