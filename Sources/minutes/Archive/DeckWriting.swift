public import FileTrees

/// A deck on its way into the archive, and what is to be recorded of it.
public struct DeckWriting {
  public let deck: [UInt8]
  public let path: RelativePath
  public let program: String
  public var kind = ArchivedDeck.Kind.deck
  public var inputs: [ArchivedDeck.Input] = []
  public var pictures: [ArchivedDeck.Input] = []
  public var parts: [ArchivedDeck.Part] = []
  public var findings = ArchivedDeck.Findings(errors: 0, warnings: 0)
  /// What the reports make, where the deck holds more than that.
  public var made: [UInt8]?
  /// Where its call was before.
  public var place: String?
  /// Write even over what somebody edited, which is kept.
  public var force: Bool
  /// Keep what is there even where it was built.
  public var keepsOriginal = false
  /// The SHA-256 of a deck that went into this one and may give way to it.
  public var replacing: String?

  public init(deck: [UInt8], path: RelativePath, program: String, force: Bool = false) {
    (self.deck, self.path, self.program, self.force) = (deck, path, program, force)
  }

  /// The line that says so, without its place among others.
  var entry: ArchivedDeck {
    var entry = ArchivedDeck(
      path: path.description, kind: kind, print: Fingerprint(of: deck), size: deck.count, program: program)
    (entry.inputs, entry.pictures, entry.parts, entry.findings) = (inputs, pictures, parts, findings)
    entry.made = made.flatMap { $0 == deck ? nil : Fingerprint(of: $0).sha256 }
    entry.place = place
    return entry
  }
}

extension ArchivedDeck {
  /// Whether another line says the same of the deck, so that there is nothing to record.
  func saysTheSame(as other: ArchivedDeck?) -> Bool {
    guard let other else { return false }
    return kind == other.kind && print.isSameText(as: other.print) && inputs == other.inputs
      && pictures == other.pictures && made == other.made && parts == other.parts && place == other.place
  }
}
