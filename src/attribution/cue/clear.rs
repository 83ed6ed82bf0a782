//! *Made clear*, *made it known*: what verb and adjective say together.

use crate::attribution::syntax::frame::Frame;
use crate::lexicon::WordClass;

/// One past `clear` in `made (it) (very) clear`, `plain` in `made it plain`.
pub(super) fn made_clear(f: &Frame<'_, '_>, i: usize) -> Option<usize> {
    if !f.is_one_of(i, &["make", "makes", "made", "making"]) {
        return None;
    }
    let clear = (i + 1..i + 4).find(|at| f.is_one_of(*at, &["clear", "known", "plain"]))?;
    (i + 1..clear)
        .all(|at| f.is_one_of(at, &["it", "crystal"]) || f.class(at).any(WordClass::ADVERB))
        .then_some(clear + 1)
}
