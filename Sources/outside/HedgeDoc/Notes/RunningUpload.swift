import Diagnostics

/// What HedgeDoc's editor writes while a picture is on its way, `![Uploading file..._r7gcjs23e]()`: nothing that anybody said.
public enum RunningUpload {
  /// Whether a text waits for a picture.
  public static func isIn(_ text: [UInt8]) -> Bool { !places(in: text).isEmpty }

  /// The text without them, and the lines where they stood. A line that holds nothing else goes with it.
  public static func removed(from text: [UInt8]) -> (text: [UInt8], lines: [Int]) {
    let places = places(in: text)
    guard !places.isEmpty else { return (text, []) }
    var result: [UInt8] = []
    var (at, lines): (Int, [Int]) = (0, [])
    for place in places {
      lines.append(text[..<place.lowerBound].count { $0 == 0x0A } + 1)
      var (start, end) = (place.lowerBound, place.upperBound)
      while start > at, text[start - 1] == 0x20 || text[start - 1] == 0x09 { start -= 1 }
      var rest = end
      while rest < text.count, text[rest] == 0x20 || text[rest] == 0x09 { rest += 1 }
      let isWhole = (start == 0 || text[start - 1] == 0x0A) && (rest == text.count || text[rest] == 0x0A)
      if isWhole { end = min(rest + 1, text.count) }
      result += text[at..<start]
      at = end
    }
    return (result + text[at...], lines)
  }

  private static func places(in text: [UInt8]) -> [Range<Int>] {
    let (lead, tail) = (Array("![Uploading file".utf8), Array("]()".utf8))
    var found: [Range<Int>] = []
    var offset = 0
    while let start = text[offset...].firstIndex(of: UInt8(ascii: "!")) {
      offset = start + 1
      guard text[start...].starts(with: lead) else { continue }
      let end = text[start...].firstIndex { $0 == UInt8(ascii: "]") || $0 == 0x0A } ?? text.count
      guard text[end...].starts(with: tail) else { continue }
      found.append(start..<(end + tail.count))
      offset = end + tail.count
    }
    return found
  }
}
