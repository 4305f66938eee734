public import Diagnostics

/// A deck that was not built, since the archive would lose something by it.
public struct BuildRefusal: UserFacingError {
  public let description: String

  private init(_ text: String) { description = text }

  /// Teams' slides would leave the deck.
  static func slides(_ vanished: [LostSlides.Vanished], of first: LostSlides.Vanished) -> BuildRefusal {
    let reports = vanished.map { "\($0.file) \($0.why)" }.joined(separator: "; ")
    let teams = vanished.map(\.name).joined(separator: ", ")
    return BuildRefusal(
      "the archived deck has slides of \(teams), and a build would take them out: \(reports); bring that back, or keep the "
        + "slides with --merge, or build without them with --force, which keeps the deck of now as .orig; nothing was changed"
    )
  }

  /// Both the deck and its reports were changed in one place.
  static func conflict(_ places: [String], deck: String) -> BuildRefusal {
    BuildRefusal(
      "\(deck) and its reports both changed the same slide: \(places.joined(separator: ", ")); make them alike, or build with "
        + "--force, which keeps the deck of now as .orig; --diff shows what differs; nothing was changed")
  }

  /// It is not known what of the deck is an edit.
  static func noBase(deck: String) -> BuildRefusal {
    BuildRefusal(
      "what the reports made of \(deck) is not kept, so what was written into it since cannot be told; take it with "
        + "\"minutes accept\", or build with --force, which keeps the deck of now as .orig; nothing was changed")
  }

  static func noReport(_ folder: String) -> BuildRefusal {
    BuildRefusal(
      "\(folder) has no report that anybody has written, and a deck of none is not archived; --force does it all the same"
    )
  }
}
