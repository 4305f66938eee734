public import Diagnostics

/// A stretch of a deck: what an author wrote, or what the deck adds around it.
public enum Piece: Sendable {
  /// A slice of an author's file, byte for byte.
  case slice(SourceFile, Range<Int>)
  /// Separators, title slides, the cover.
  case made([UInt8])

  static func made(_ text: String) -> Piece { .made(Array(text.utf8)) }

  public var bytes: ArraySlice<UInt8> {
    switch self {
    case .slice(let file, let range): file.bytes[range]
    case .made(let bytes): bytes[...]
    }
  }
}

/// A deck as joined pieces, so that every byte's origin stays known.
public struct AssembledDeck: Sendable {
  public private(set) var pieces: [Piece] = []

  public var bytes: [UInt8] {
    var joined: [UInt8] = []
    joined.reserveCapacity(pieces.reduce(0) { $0 + $1.bytes.count })
    for piece in pieces { joined += piece.bytes }
    return joined
  }

  mutating func append(_ piece: Piece) {
    if !piece.bytes.isEmpty { pieces.append(piece) }
  }

  /// Ends the text with a line end, as a separator needs it.
  mutating func endLine() {
    if let last = pieces.last?.bytes.last, last != UInt8(ascii: "\n") { pieces.append(.made("\n")) }
  }
}
