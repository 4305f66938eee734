import Testing

@testable import Decks

/// HedgeDoc's dialect by example; `docs/hedgedoc-differences.md` lists the differences.
@Suite struct SpecTests {
  static let subjects = [
    "attribute-comments", "code", "footnotes", "front-matter", "lists", "pictures", "separators", "slide-options",
    "speaker-notes",
  ]

  @Test(arguments: subjects) func dialect(_ subject: String) throws {
    try Spec(subject).check { DeckFacts.of($0.deck) }
  }

  /// HTML of slides, for features that the parsed deck does not show.
  static let shown = [
    "shown-abbreviations", "shown-alerts", "shown-definitions", "shown-embeds", "shown-emoji", "shown-math",
    "shown-notes", "shown-remarks", "shown-typography",
  ]

  @Test(arguments: shown) func page(_ subject: String) throws {
    try Spec(subject).check { SlideHTML.of($0.deck) }
  }

  @Test func noSpecIsLeftOver() throws {
    #expect(try Spec.names() == (Self.subjects + Self.shown + ["uploaded-pictures"]).sorted())
  }

  @Test func uploadedPictures() throws {
    try Spec("uploaded-pictures").check { LocalisedDeck.shown($0.deck) }
  }
}
