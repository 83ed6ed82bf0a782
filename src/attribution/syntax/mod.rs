//! Grammar without a parser: a text as items with parts of speech, and the phrases they make.
//!
//! **In:** tokens with what the lexicon knows of each, sentences, and pairs of marks. **Out:** a
//! [`Frame`](frame::Frame), which all later stages read, and its questions: where a noun phrase, a subject, an
//! adjunct or an aside begins and ends. Nothing here knows of cues or people.
//!
//! **Complexity:** linear; a question looks at no more than [`REACH`](phrase::REACH) items.

pub(crate) mod adjunct;
pub(crate) mod apposition;
pub(crate) mod fact;
pub(crate) mod frame;
pub(crate) mod headline;
pub(crate) mod inverted;
pub(crate) mod opening;
pub(crate) mod phrase;
pub(crate) mod postmodifier;
pub(crate) mod quantity;
pub(crate) mod setting;
pub(crate) mod subject;
pub(crate) mod tagger;
pub(crate) mod time;
pub(crate) mod title;
pub(crate) mod widen;
