// Differences between js-yaml 4 and libyaml, which implements YAML 1.1.

extension YAMLText {
  /// The text changed so that libyaml reads it as js-yaml would, with each character in its place; nil if nothing
  /// changes.
  ///
  /// js-yaml treats `---` at the start like three spaces before the text of its line, ignores tabs in lines without
  /// content, and does not treat U+0085, U+2028 and U+2029 as line breaks.
  var likeJSYAML: [UInt8]? {
    guard hasContentAfterMarker || hasTabs || hasYAML11Breaks else { return nil }
    var copy = Array(bytes)
    if hasContentAfterMarker { copy.replaceSubrange(0..<3, with: [0x20, 0x20, 0x20]) }
    if hasTabs { Self.blankTabs(in: &copy) }
    if hasYAML11Breaks { Self.replace(Self.breaks, in: &copy) }
    return copy
  }

  private var hasContentAfterMarker: Bool {
    guard bytes.count > 3, bytes[0..<3].allSatisfy({ $0 == UInt8(ascii: "-") }) else { return false }
    guard let next = bytes[3...].first(where: { $0 != 0x20 && $0 != 0x09 }) else { return false }
    return bytes[3] > 0x20 || next > 0x20 && next != UInt8(ascii: "#")
  }

  /// A scalar of the changed bytes with the original characters.
  func restored(_ scalar: String) -> String {
    guard hasYAML11Breaks else { return scalar }
    var copy = Array(scalar.utf8)
    Self.replace(Self.breaks.map { ($1, $0) }, in: &copy)
    return String(decoding: copy, as: UTF8.self)
  }

  /// U+0085, U+2028, U+2029 and their temporary replacements: of the same length, and unlikely to occur in texts.
  private static let breaks: [([UInt8], [UInt8])] = [
    ([0xC2, 0x85], [0xD7, 0xBF]), ([0xE2, 0x80, 0xA8], [0xEF, 0xB7, 0x90]), ([0xE2, 0x80, 0xA9], [0xEF, 0xB7, 0x91]),
  ]

  private static func replace(_ pairs: [([UInt8], [UInt8])], in bytes: inout [UInt8]) {
    for index in bytes.indices where bytes[index] >= 0xC2 {
      for (from, to) in pairs where bytes[index...].starts(with: from) {
        bytes.replaceSubrange(index..<index + from.count, with: to)
        break
      }
    }
  }

  /// Replaces tabs by spaces in lines that are blank or have only a comment.
  private static func blankTabs(in bytes: inout [UInt8]) {
    var index = 0
    while index < bytes.count {
      let first = index
      while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
      if index == bytes.count || bytes[index] == 0x0A || bytes[index] == 0x0D || bytes[index] == UInt8(ascii: "#") {
        for blank in first..<index { bytes[blank] = 0x20 }
      }
      while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      index += 1
    }
  }
}
