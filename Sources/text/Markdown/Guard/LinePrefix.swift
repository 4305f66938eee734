/// The prefix of a line before its text: white space, markers of quotes and list items.
struct LinePrefix {
  /// The number of markers; a list's marker behind deep indentation counts for the items that may contain it.
  private(set) var depth = 0
  /// Whether the line has only white space.
  let isBlank: Bool
  /// Whether the line looks like `[label]: address`.
  let isDefinition: Bool
  /// Whether the line begins with the colon or tilde of a definition list's description.
  let isDescription: Bool

  /// A level of a list needs at most this many columns.
  private static let columnsPerLevel = 4

  init(_ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    var index = line.lowerBound
    var columns = 0
    func skipBlanks() {
      while index < line.upperBound, source[index] == 0x20 || source[index] == 0x09 {
        columns += source[index] == 0x09 ? 4 : 1
        index += 1
      }
    }
    skipBlanks()
    isBlank = index == line.upperBound
    let levels = columns / Self.columnsPerLevel
    while index < line.upperBound, depth <= Limit.nesting.maximum {
      let length = Self.markerLength(source, index..<line.upperBound)
      guard length > 0 else { break }
      depth += 1
      index += length
      skipBlanks()
    }
    if depth > 0, levels > Limit.nesting.maximum { depth = max(depth, levels) }
    isDescription =
      index + 1 < line.upperBound && (source[index] == UInt8(ascii: ":") || source[index] == UInt8(ascii: "~"))
      && (source[index + 1] == 0x20 || source[index + 1] == 0x09)
    isDefinition =
      index < line.upperBound && source[index] == UInt8(ascii: "[")
      && source[index..<line.upperBound].firstIndex(of: UInt8(ascii: "]")).map {
        $0 + 1 < line.upperBound && source[$0 + 1] == UInt8(ascii: ":")
      } ?? false
  }

  private static func markerLength(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var index = range.lowerBound
    switch source[index] {
    case UInt8(ascii: ">"): return 1
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): index += 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      while index < range.upperBound, index - range.lowerBound < 9, LinkScanner.isDigit(source[index]) { index += 1 }
      guard index < range.upperBound, source[index] == UInt8(ascii: ".") || source[index] == UInt8(ascii: ")") else {
        return 0
      }
      index += 1
    default: return 0
    }
    let isMarker = index == range.upperBound || source[index] == 0x20 || source[index] == 0x09
    return isMarker ? index - range.lowerBound : 0
  }
}
