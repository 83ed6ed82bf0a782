//! One binary for all integration tests.

mod api;
mod broken_marks;
mod case_file;
mod cases;
#[cfg(feature = "serde")]
mod examples;
mod hygiene;
mod properties;
mod rules;
