//! What the examples share: the settings that can be given on the command line.

use clap::{Args, ValueEnum};
use whosaid::{Analyzer, AnalyzerBuilder, Genre};

/// The settings of the analyzer.
#[derive(Debug, Clone, Args)]
pub(crate) struct Settings {
    /// What kind of text this is
    #[arg(long, value_enum, default_value_t = GenreName::Auto)]
    genre: GenreName,
    /// Name no speaker below this confidence (0 to 1)
    #[arg(long, value_name = "SHARE", default_value_t = 0.0)]
    min_confidence: f32,
    /// Switch this rule off; may be given several times
    #[arg(long, value_name = "RULE")]
    without: Vec<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum GenreName {
    News,
    Fiction,
    Auto,
}

impl Settings {
    /// The beginning of an analyzer with these settings.
    pub(crate) fn builder(&self) -> AnalyzerBuilder {
        let genre = match self.genre {
            GenreName::News => Genre::News,
            GenreName::Fiction => Genre::Fiction,
            GenreName::Auto => Genre::Automatic,
        };
        let builder = Analyzer::builder()
            .genre(genre)
            .min_confidence(self.min_confidence);
        self.without
            .iter()
            .fold(builder, |builder, rule| builder.without_rule(rule))
    }
}
