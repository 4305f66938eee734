import Testing

@testable import Decks

/// HedgeDoc's dialect by example; `docs/hedgedoc-differences.md` names what is left out.
@Suite struct SpecTests {
  static let subjects = [
    "attribute-comments", "code", "footnotes", "front-matter", "lists", "pictures", "separators", "slide-options",
    "speaker-notes",
  ]

  @Test(arguments: subjects) func dialect(_ subject: String) throws {
    try Spec(subject).check { DeckFacts.of($0.deck) }
  }

  @Test func noSpecIsLeftOver() throws {
    #expect(try Spec.names() == Self.subjects + ["uploaded-pictures"])
  }

  @Test func uploadedPictures() throws {
    try Spec("uploaded-pictures").check { LocalisedDeck.shown($0.deck) }
  }
}
