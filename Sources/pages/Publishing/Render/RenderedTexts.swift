import Diagnostics

/// All texts of the archive, once the stale ones have their new pages.
struct RenderedTexts: Sendable {
  /// Of every text, those of the last run included.
  var records = TextRecords()
  /// Whether the run kept the pages of fresh texts.
  var isIncremental = false
  /// Errors and possible credentials in the texts.
  var faults: [Diagnostic] = []
  /// Files of the archive that pages show or offer, by their paths.
  var files: [String] = []
  /// Findings about links, pictures and formats, which do not.
  var findings: [Diagnostic] = []
  /// Whether nothing changed that pages about several texts show.
  var areOverviewsUnchanged = false
}
