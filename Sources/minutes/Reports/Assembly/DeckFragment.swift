public import Diagnostics

/// A stretch of a deck: what an author wrote, or what the deck adds around it.
public enum DeckFragment: Sendable {
  /// A slice of an author's file, byte for byte.
  case slice(SourceFile, Range<Int>)
  /// Separators, title slides, the cover.
  case made([UInt8])

  static func made(_ text: String) -> DeckFragment { .made(Array(text.utf8)) }

  public var bytes: ArraySlice<UInt8> {
    switch self {
    case .slice(let file, let range): file.bytes[range]
    case .made(let bytes): bytes[...]
    }
  }
}

/// A deck as joined pieces, so that every byte's origin stays known.
public struct AssembledDeck: Sendable {
  public private(set) var pieces: [DeckFragment] = []

  /// What became of one report.
  public struct Part: Sendable, Equatable {
    /// The file's name, `iaas.md`.
    public let file: String
    /// Bytes of the deck, from behind the separator before it.
    public let range: Range<Int>
  }

  /// In the order of the deck; the cover is none.
  public private(set) var parts: [Part] = []
  private var count = 0

  public var bytes: [UInt8] {
    var joined: [UInt8] = []
    joined.reserveCapacity(pieces.reduce(0) { $0 + $1.bytes.count })
    for piece in pieces { joined += piece.bytes }
    return joined
  }

  mutating func append(_ piece: DeckFragment) {
    guard !piece.bytes.isEmpty else { return }
    pieces.append(piece)
    count += piece.bytes.count
  }

  /// Adds what `body` does, as the part that a file makes.
  mutating func appendPart(_ file: String, _ body: (inout AssembledDeck) -> Void) {
    let start = count
    body(&self)
    parts.append(Part(file: file, range: start..<count))
  }

  /// Ends the text with a line end, as a separator needs it.
  mutating func endLine() {
    if let last = pieces.last?.bytes.last, last != UInt8(ascii: "\n") { append(.made("\n")) }
  }
}
