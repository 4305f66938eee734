import Bytes
import Markdown

/// `[name=Lena]`, `[time=15:05]` and `[color=#50c3a5]`, signatures of remarks in list items and quotes (HedgeDoc 1.12).
enum RemarkTag: Equatable {
  case name(String)
  case time(String)
  case colour(String)

  /// The tags of a text and the texts between them, in order; `nil` if there are none.
  static func parts(of text: String) -> [(text: String, tag: RemarkTag?)]? {
    // A quick check, since few texts have tags.
    guard text.has(UInt8(ascii: "[")), text.has(UInt8(ascii: "=")) else { return nil }
    let bytes = Array(text.utf8)
    var parts: [(text: String, tag: RemarkTag?)] = []
    var done = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "["), let (tag, end) = tag(bytes, at: index) else {
        index += 1
        continue
      }
      parts.append((String(decoding: bytes[done..<index], as: UTF8.self), tag))
      (index, done) = (end, end)
    }
    guard !parts.isEmpty else { return nil }
    return parts + [(String(decoding: bytes[done...], as: UTF8.self), nil)]
  }

  private static func tag(_ bytes: [UInt8], at start: Int) -> (RemarkTag, end: Int)? {
    for (name, make) in [("name=", RemarkTag.name), ("time=", RemarkTag.time), ("color=", RemarkTag.colour)] {
      let value = start + 1 + name.utf8.count
      guard bytes[(start + 1)...].starts(with: name.utf8),
        let close = bytes[value...].prefix(200).firstIndex(of: UInt8(ascii: "]")), close > value
      else { continue }
      let text = String(decoding: bytes[value..<close], as: UTF8.self)
      if name == "color=", !isColour(text) { return nil }
      return (make(text), close + 1)
    }
    return nil
  }

  /// A CSS colour by name, or as three, four, six or eight hexadecimal digits.
  private static func isColour(_ text: String) -> Bool {
    let digits = text.utf8.dropFirst()
    guard text.utf8.first == UInt8(ascii: "#") else {
      return text.utf8.count <= 24 && text.utf8.allSatisfy { $0.isASCIILetter }
    }
    return [3, 4, 6, 8].contains(digits.count)
      && digits.allSatisfy { $0.isASCIIDigit || (0x61...0x66).contains($0 | 0x20) }
  }
}
