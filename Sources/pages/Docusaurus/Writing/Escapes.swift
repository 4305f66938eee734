import Bytes

/// Escapes text for a line of MDX: syntax characters (CommonMark, GFM, directives, JSX, expressions) get a backslash.
struct Escapes {
  /// The position of a piece of text.
  struct Position {
    /// Whether it is at the start of a line, where `1.`, `#` and `import` have a meaning.
    var isAtLineStart: Bool
    /// Whether it is in a heading, where `#` at the end would be removed.
    var isInHeading: Bool
    /// The character before the text, for `_` within a word.
    var before: Unicode.Scalar?
  }

  /// The escaped text; runs of white space are one space each.
  static func written(_ text: String, _ position: Position) -> [UInt8] {
    let bytes = collapsed(text)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 8)
    var index = position.isAtLineStart ? lineStart(bytes, &output) : 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : nil
      let isNearEnd = index + 2 >= bytes.count
      let previous = index > 0 ? bytes[index - 1] : position.before.map { $0.isASCII ? UInt8($0.value) : 0x80 }
      if needsBackslash(byte, previous: previous, next: next, position)
        // The text after it may turn its last letter into a reference (`InlineWriter`).
        || byte == UInt8(ascii: "_") && isNearEnd
      {
        output.append(UInt8(ascii: "\\"))
      }
      output.append(byte)
      index += 1
    }
    return output
  }

  private static func needsBackslash(
    _ byte: UInt8, previous: UInt8?, next: UInt8?, _ position: Position
  ) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "~"), UInt8(ascii: "|"):
      true
    case UInt8(ascii: "_"): !(isWord(previous) && isWord(next))
    case UInt8(ascii: "&"): next.map { $0.isASCIILetter || $0 == UInt8(ascii: "#") } ?? false
    // `:name`, `::name` and `:::` are directives, also within a word.
    case UInt8(ascii: ":"):
      next.map { $0.isASCIILetter || $0 >= 0x80 || $0 == UInt8(ascii: ":") || $0 == 0x5F } ?? false
    case UInt8(ascii: "#"): position.isInHeading
    default: false
    }
  }

  private static func isWord(_ byte: UInt8?) -> Bool { byte.map { $0.isASCIIAlphanumeric } ?? false }

  /// Escapes syntax that has a meaning only at the start of a line; returns the number of bytes read.
  private static func lineStart(_ bytes: [UInt8], _ output: inout [UInt8]) -> Int {
    guard let first = bytes.first else { return 0 }
    func ends(_ count: Int) -> Bool { count == bytes.count || bytes[count] == 0x20 }
    let row = bytes.prefix { $0 == first }.count
    let means =
      switch first {
      case UInt8(ascii: ">"), UInt8(ascii: "="): true
      case UInt8(ascii: "#"): ends(row)
      // Two or more hyphens make a heading of the previous line, or a rule; with a colon, a table.
      case UInt8(ascii: "-"): row > 1 || ends(1) || bytes[1] == UInt8(ascii: ":")
      case UInt8(ascii: ":"): !ends(1) && bytes[1] == UInt8(ascii: "-")
      case UInt8(ascii: "+"): ends(1)
      default: false
      }
    if means {
      output += [UInt8(ascii: "\\"), first]
      return 1
    }
    let digits = bytes.prefix(while: \.isASCIIDigit)
    if (1...9).contains(digits.count), digits.count < bytes.count, ".)".utf8.contains(bytes[digits.count]),
      ends(digits.count + 1)
    {
      output += digits + [UInt8(ascii: "\\"), bytes[digits.count]]
      return digits.count + 1
    }
    // MDX treats lines with these words at the start as JavaScript; a backslash cannot escape letters.
    for (word, reference) in [("import", "&#105;"), ("export", "&#101;")] where bytes.starts(with: word.utf8) {
      guard bytes.count == word.utf8.count || !isWord(bytes[word.utf8.count]) else { continue }
      output += Array(reference.utf8) + bytes[1..<word.utf8.count]
      return word.utf8.count
    }
    return 0
  }

  /// White space collapsed as in a browser; other control characters are left out.
  private static func collapsed(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    for byte in text.utf8 {
      if byte.isASCIIWhitespace {
        if output.last != 0x20 { output.append(0x20) }
      } else if byte >= 0x20, byte != 0x7F {
        output.append(byte)
      }
    }
    return output
  }

  /// An address in parentheses; characters with a meaning there are percent-encoded.
  static func address(_ address: String) -> [UInt8] {
    let bytes = Array(address.utf8)
    var output: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte <= 0x20 || byte == 0x7F || "<>{}()|\\\"`^".utf8.contains(byte) {
        output += [UInt8(ascii: "%"), hexadecimal(byte >> 4), hexadecimal(byte & 15)]
      } else if byte == UInt8(ascii: "&"), isReference(bytes[(index + 1)...]) {
        // `&copy;` would be read as a character reference.
        output += Array("&amp;".utf8)
      } else {
        output.append(byte)
      }
    }
    return output
  }

  /// Whether the text after `&` may be the name or the number of a character.
  private static func isReference(_ rest: ArraySlice<UInt8>) -> Bool {
    let name = rest.prefix { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "#") }
    return !name.isEmpty && name.endIndex < rest.endIndex && rest[name.endIndex] == UInt8(ascii: ";")
  }

  /// A title between double quotes.
  static func title(_ title: String) -> [UInt8] {
    var output: [UInt8] = []
    for byte in collapsed(title) {
      if "\\\"<>{}&|`".utf8.contains(byte) { output.append(UInt8(ascii: "\\")) }
      output.append(byte)
    }
    return output
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x37 + digit }
}
