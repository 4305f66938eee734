/// Maps the lines of a piece of HTML to the source if the prefixes of a quote or list were removed.
enum HTMLLines {
  /// For each line its start in `piece` and in the file; empty if the piece is identical to the source.
  static func places(of piece: [UInt8], at range: Range<Int>, in bytes: [UInt8]) -> [(piece: Int, file: Int)] {
    let source = bytes[range]
    if piece.count <= source.count ? source.starts(with: piece) : piece.starts(with: source) { return [] }
    var places: [(piece: Int, file: Int)] = []
    var start = 0
    var sourceStart = range.lowerBound
    while start < piece.count, sourceStart < range.upperBound {
      let end = piece[start...].firstIndex(of: UInt8(ascii: "\n")) ?? piece.count
      let sourceEnd = source[sourceStart...].firstIndex(of: UInt8(ascii: "\n")) ?? range.upperBound
      // Prefixes are at the start of a line, so the ends of both lines correspond, except for a carriage return.
      let hasReturn = sourceEnd > sourceStart && source[sourceEnd - 1] == UInt8(ascii: "\r")
      let keepsReturn = end > start && piece[end - 1] == UInt8(ascii: "\r")
      let textEnd = hasReturn && !keepsReturn ? sourceEnd - 1 : sourceEnd
      places.append((start, max(sourceStart, textEnd - (end - start))))
      start = end + 1
      sourceStart = sourceEnd + 1
    }
    return places
  }
}
