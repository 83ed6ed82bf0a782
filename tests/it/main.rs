//! One binary for all integration tests.

mod api;
mod broken_marks;
mod case_file;
mod cases;
mod dress;
#[cfg(feature = "serde")]
mod examples;
mod hygiene;
#[cfg(feature = "serde")]
mod json;
mod people;
mod properties;
mod rows;
mod rules;
