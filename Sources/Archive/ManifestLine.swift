import FoundationEssentials

/// A line of the manifest: JSON with its keys in order and without spaces, so that equal values are equal bytes.
enum ManifestLine {
  /// The line without its newline.
  static func bytes(of deck: ArchivedDeck) throws -> [UInt8] {
    try Array(encoder.encode(deck))
  }

  /// What a line says; `nil` where it is none of ours.
  static func deck(from bytes: some Sequence<UInt8>) -> ArchivedDeck? {
    try? JSONDecoder().decode(ArchivedDeck.self, from: Data(bytes))
  }

  /// What tells a line on the deck at one path, without decoding it.
  struct Mark {
    /// Keys are in order, so this stands behind the deck's path; in a JSON string its quotes would be escaped.
    private static let end = Array(",\"prev\":".utf8)
    private let beforeEnd: [UInt8]

    init(of path: String) throws {
      beforeEnd = try Array("\"path\":".utf8) + ManifestLine.encoder.encode(path)
    }

    func isIn(_ line: UnsafeRawBufferPointer) -> Bool {
      var index = line.count - Mark.end.count
      while index > beforeEnd.count {
        if line[index] == Mark.end[0], line[index...].starts(with: Mark.end) {
          return line[..<index].suffix(beforeEnd.count).elementsEqual(beforeEnd)
        }
        index -= 1
      }
      return false
    }
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}
