//! Pairing: the cheapest reading of a paragraph's marks.
//!
//! Each mark either opens, closes or is no quotation mark, at the costs that [`super::mark`] gave
//! it; leaving a mark open, closing it with another kind of mark and the like cost extra. The
//! reading of the paragraph with the least cost in all is found by a beam search over the stack of
//! open marks, so a slip costs what it costs and shifts nothing that stands away from it.
//! Complexity: linear in the marks, times the width of the beam.

use super::mark::{Family, Glyph, Mark};

/// Readings kept at every mark; more than 12 changed nothing on the development texts.
const WIDTH: usize = 16;
/// After so many marks in one paragraph the best reading so far is made final, to bound memory.
const BLOCK: usize = 2048;
/// Not worth following: a mark that opens at the end of its paragraph.
const IMPOSSIBLE: i32 = 150;
/// The deepest nesting followed; it only bounds what a text of nothing but marks can cost.
const DEEPEST: u32 = 100;
/// How many open marks one mark can leave behind unclosed.
const REACH: u8 = 3;

/// A mark left open at the end of its paragraph.
const UNCLOSED: i32 = 50;
/// The same where the next paragraph opens with the same mark.
const REOPENED: i32 = 8;
/// A mark left open where another one opens or closes.
const ABANDONED: i32 = 60;
/// The same where the other is of its family and opens: `called it "vain and "idle."`
const RIVALLED: i32 = 55;
/// A single mark left open inside double marks: often an apostrophe after all.
const ABANDONED_INNER: i32 = 45;
/// A mark left open, with a tag between it and the next mark: `We will go, he said. "Soon."`
const TOLD: i32 = 30;
/// A quotation directly within one in the same marks.
const SAME: i32 = 40;
/// A mark read as none although it could close what is open: settles ties for the nearer mark.
const PASSED: i32 = 20;

/// What a mark was found to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// No quotation mark, or one to no effect.
    None,
    /// Opens, after so many open marks were given up.
    Open(u8),
    /// Closes the innermost open mark, after so many were given up.
    Close(u8),
}

/// What the surroundings of a paragraph say about its marks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context<'a> {
    /// Cost of opening a quotation outside all others, by family: single, and all others.
    pub(super) outer: [i32; 2],
    /// Added to the cost of reading a straight single mark in opening position as none.
    pub(super) single_none: i32,
    /// The marks that the next paragraph begins with.
    pub(super) next: &'a [Family],
    /// How many of the marks that this one begins with carry on the paragraph before.
    pub(super) carried: usize,
}

#[derive(Clone, Copy)]
struct State {
    cost: i32,
    /// Hash of the families on the stack, bottom to top.
    key: u64,
    stack: u32,
    history: u32,
}

#[derive(Clone, Copy)]
struct Open {
    below: u32,
    mark: u32,
    key: u64,
    depth: u32,
}

struct Made {
    before: u32,
    act: Act,
}

const NIL: u32 = u32::MAX;

/// What a search writes to, kept from one paragraph to the next.
#[derive(Default)]
pub(super) struct Desk {
    stacks: Vec<Open>,
    made: Vec<Made>,
    beam: Vec<State>,
    next: Vec<State>,
}

/// The readings of `marks`, those of one paragraph.
pub(super) fn pair(marks: &[Mark], context: &Context<'_>, desk: &mut Desk) -> Vec<Act> {
    if marks.is_empty() {
        return Vec::new();
    }
    let Desk {
        stacks,
        made,
        beam,
        next,
    } = desk;
    for states in [&mut *beam, &mut *next] {
        states.clear();
    }
    stacks.clear();
    made.clear();
    let mut search = Search {
        marks,
        context,
        stacks,
        made,
    };
    let mut acts = Vec::with_capacity(marks.len());
    beam.push(State {
        cost: 0,
        key: 0,
        stack: NIL,
        history: NIL,
    });
    for i in 0..marks.len() {
        for state in &*beam {
            search.step(*state, i, next);
        }
        prune(next);
        std::mem::swap(beam, next);
        next.clear();
        if (i + 1) % BLOCK == 0 {
            // All readings but the best end here; its stack lives on.
            let best = beam[0];
            search.recall(best.history, &mut acts);
            search.made.clear();
            let stack = search.compact(best.stack);
            beam.clear();
            beam.push(State {
                history: NIL,
                cost: 0,
                stack,
                ..best
            });
        }
    }
    let best = beam
        .iter()
        .min_by_key(|state| state.cost.saturating_add(search.ending(state)));
    if let Some(best) = best {
        search.recall(best.history, &mut acts);
    }
    acts
}

/// Keeps the cheapest state for each stack, and of those the cheapest.
fn prune(states: &mut Vec<State>) {
    states.sort_by_key(|state| state.cost);
    let mut kept = 0;
    for i in 0..states.len() {
        let state = states[i];
        if kept < WIDTH && states[..kept].iter().all(|other| other.key != state.key) {
            states[kept] = state;
            kept += 1;
        }
    }
    states.truncate(kept);
}

struct Search<'a> {
    marks: &'a [Mark],
    context: &'a Context<'a>,
    stacks: &'a mut Vec<Open>,
    made: &'a mut Vec<Made>,
}

fn index(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(NIL - 1)
}

impl Search<'_> {
    fn top(&self, stack: u32) -> Option<(Open, Mark)> {
        let open = *self.stacks.get(stack as usize)?;
        Some((open, *self.marks.get(open.mark as usize)?))
    }

    fn emit(
        &mut self,
        from: State,
        stack: u32,
        key: u64,
        cost: i32,
        act: Act,
        out: &mut Vec<State>,
    ) {
        self.made.push(Made {
            before: from.history,
            act,
        });
        let history = index(self.made.len() - 1);
        out.push(State {
            cost: from.cost.saturating_add(cost),
            key,
            stack,
            history,
        });
    }

    fn step(&mut self, from: State, i: usize, out: &mut Vec<State>) {
        let mark = self.marks[i];
        let top = self.top(from.stack);
        let mut none = mark.none;
        if mark.glyph == Glyph::Straight1 && mark.open < 20 && mark.none > 2 {
            none += self.context.single_none;
        }
        if mark.close < 10 && top.is_some_and(|(_, open)| open.family == mark.family) {
            none += if mark.faint { PASSED / 4 } else { PASSED };
        }
        self.emit(from, from.stack, from.key, none, Act::None, out);

        let (mut stack, mut key, mut given_up) = (from.stack, from.key, 0);
        for depth in 0..=REACH {
            let top = self.top(stack);
            let opening = mark.open + given_up + self.nesting(mark, top.map(|(_, open)| open), i);
            if depth == 0 || top.is_none_or(|(_, open)| open.family != mark.family) {
                self.open(State { stack, key, ..from }, i, opening, depth, out);
            }
            let Some((open, opener)) = top else { break };
            let below = self.top(open.below).map_or(0, |(below, _)| below.key);
            if let Some(mismatch) = mismatch(opener, mark) {
                // An empty pair is two strays.
                let empty = if opener.end == mark.start { 40 } else { 0 };
                self.emit(
                    from,
                    open.below,
                    below,
                    closing(opener, mark) + given_up + mismatch + empty,
                    Act::Close(depth),
                    out,
                );
            }
            let inner = opener.family == Family::Single && self.top(open.below).is_some();
            given_up += match () {
                () if depth == 0 && mark.told && opener.family == mark.family => TOLD,
                () if depth == 0
                    && opener.family == mark.family
                    && mark.open < 20
                    && (mark.family != Family::Single || mark.glyph == Glyph::Left1) =>
                {
                    RIVALLED
                }
                () if inner => ABANDONED_INNER,
                () => ABANDONED,
            };
            stack = open.below;
            key = below;
        }
    }

    /// What it costs that `mark` opens directly within `around`.
    fn nesting(&self, mark: Mark, around: Option<Mark>, i: usize) -> i32 {
        match around {
            Some(outer) if outer.family == mark.family => {
                SAME + if mark.family == Family::Single { 20 } else { 0 }
            }
            Some(_) => 2,
            // A paragraph that carries on the one before opens as that one did.
            None if i < self.context.carried => 0,
            None => self.context.outer[usize::from(mark.family != Family::Single)],
        }
    }

    /// Opens mark `i` on top of `from.stack`.
    fn open(&mut self, from: State, i: usize, cost: i32, given_up: u8, out: &mut Vec<State>) {
        let depth = self.top(from.stack).map_or(0, |(open, _)| open.depth);
        if cost > IMPOSSIBLE || depth >= DEEPEST {
            return;
        }
        let key = (from.key.wrapping_mul(31) + self.marks[i].family as u64 + 1)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.stacks.push(Open {
            below: from.stack,
            mark: index(i),
            key,
            depth: depth + 1,
        });
        let stack = index(self.stacks.len() - 1);
        self.emit(from, stack, key, cost, Act::Open(given_up), out);
    }

    /// What it costs to end the paragraph in this state.
    fn ending(&self, state: &State) -> i32 {
        let next = self.context.next;
        // From the innermost outwards: how many are open, and how many of the outermost the next
        // paragraph opens again.
        let (mut open, mut reopened) = (0, 0);
        let mut stack = state.stack;
        while let Some((entry, mark)) = self.top(stack) {
            open += 1;
            let again = next.get(entry.depth as usize - 1) == Some(&mark.family);
            reopened = if again { reopened + 1 } else { 0 };
            stack = entry.below;
        }
        let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / 100);
        REOPENED
            .saturating_mul(count(reopened))
            .saturating_add(UNCLOSED.saturating_mul(count(open - reopened)))
    }

    /// Forgets all stacks but this one.
    fn compact(&mut self, mut stack: u32) -> u32 {
        let mut kept = Vec::new();
        while let Some(open) = self.stacks.get(stack as usize) {
            kept.push(*open);
            stack = open.below;
        }
        kept.reverse();
        for (i, open) in kept.iter_mut().enumerate() {
            open.below = i.checked_sub(1).map_or(NIL, index);
        }
        *self.stacks = kept;
        self.stacks.len().checked_sub(1).map_or(NIL, index)
    }

    fn recall(&self, mut history: u32, acts: &mut Vec<Act>) {
        let from = acts.len();
        while let Some(made) = self.made.get(history as usize) {
            acts.push(made.act);
            history = made.before;
        }
        acts[from..].reverse();
    }
}

/// Closing cost of `mark` as the partner of `opener`.
fn closing(opener: Mark, mark: Mark) -> i32 {
    match (opener.glyph, mark.glyph) {
        // „…“ and ‚…‘: here these close.
        (Glyph::Low2, Glyph::Left2) | (Glyph::Low1, Glyph::Left1) => {
            (mark.close - 35).max(0) * 35 / 100
        }
        // »…«: the other way round.
        (Glyph::RightAngle, Glyph::LeftAngle) => (mark.close - 25).max(0) / 10,
        // `code`
        (Glyph::Grave1, Glyph::Grave1) => 15,
        _ => mark.close,
    }
}

/// What it costs that `mark` closes `opener`, if it can at all.
fn mismatch(opener: Mark, mark: Mark) -> Option<i32> {
    let straight = |mark: Mark| matches!(mark.glyph, Glyph::Straight1 | Glyph::Straight2);
    Some(match (opener.family, mark.family) {
        (a, b) if a == b => {
            if straight(opener) == straight(mark) || opener.glyph == Glyph::Grave1 {
                0
            } else {
                5
            }
        }
        (Family::Double, Family::Twice) | (Family::Twice, Family::Double) => 20,
        (Family::Twice, Family::Single) | (Family::Single, Family::Twice) => 30,
        // "the miners' lamps: the apostrophe is no lost closing mark.
        (Family::Double, Family::Single) if mark.faint => 80,
        (Family::Double, Family::Single) | (Family::Single, Family::Double) => 50,
        (Family::Angle | Family::SmallAngle, _) | (_, Family::Angle | Family::SmallAngle) => 55,
        _ => return None,
    })
}

/// Whether `opener` and `mark` are a pair by the rules of type.
pub(super) fn regular(opener: Mark, mark: Mark) -> bool {
    mismatch(opener, mark) == Some(0)
}

/// Whether the pair is written with signs that face the wrong way, as in “Go“.
pub(super) fn wrong_way(opener: Mark, mark: Mark) -> bool {
    match (opener.glyph, mark.glyph) {
        (Glyph::Low2, Glyph::Left2)
        | (Glyph::Low1, Glyph::Left1)
        | (Glyph::RightAngle, Glyph::LeftAngle) => false,
        (open, close) => {
            backward(open)
                || matches!(
                    close,
                    Glyph::Left2
                        | Glyph::Left1
                        | Glyph::LeftAngle
                        | Glyph::Low2
                        | Glyph::Low1
                        | Glyph::Grave2
                )
        }
    }
}

const fn backward(glyph: Glyph) -> bool {
    matches!(glyph, Glyph::Right2 | Glyph::Right1 | Glyph::RightAngle)
}

/// Whether an opening mark is written with the sign of a closing one.
pub(super) const fn faces_back(mark: Mark) -> bool {
    backward(mark.glyph)
}
