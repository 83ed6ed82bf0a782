//! One binary for all integration tests.

mod api;
mod case_file;
mod broken_marks;
mod cases;
#[cfg(feature = "serde")]
mod examples;
mod hygiene;
mod properties;
mod rules;
