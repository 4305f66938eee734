/// A comment with attributes for its slide or the element before it: `<!-- .slide: class="wide" -->`,
/// `<!-- .element: id="x" -->`.
///
/// As in HedgeDoc 1.12: `.element` is tried first; only the rest of that line counts, or the next line if that is
/// empty; names are `data-*`, `id`, `class` and `style`; values are in double quotes, not empty and without `=` (an
/// address with `?a=b` is lost).
struct AttributeComment: Equatable {
  enum Target { case slide, element }
  struct Assignment: Equatable {
    let name: String
    let value: String
  }
  let target: Target
  let assignments: [Assignment]

  /// Parses the text between `<!--` and `-->`; returns `nil` for other comments.
  static func read(_ text: String) -> AttributeComment? {
    let bytes = Array(text.utf8)
    if let rest = behind(".element", in: bytes, colon: false) {
      return AttributeComment(target: .element, assignments: assignments(in: bytes[rest]))
    }
    if let rest = behind(".slide:", in: bytes, colon: true) {
      return AttributeComment(target: .slide, assignments: assignments(in: bytes[rest]))
    }
    return nil
  }

  /// The rest of the line after the first occurrence of `word` that has such a rest.
  private static func behind(_ word: String, in bytes: [UInt8], colon: Bool) -> Range<Int>? {
    let word = Array(word.utf8)
    guard bytes.count > word.count else { return nil }
    for start in 0...(bytes.count - word.count) where bytes[start] == word[0] {
      guard bytes[start..<(start + word.count)].elementsEqual(word) else { continue }
      var first = start + word.count
      // `\s*?(\S.+?)$` after the colon, else `\s*?(.+?)$`, which gives up white space only for a line break.
      while first < bytes.count, colon || bytes[first] == UInt8(ascii: "\n") || bytes[first] == UInt8(ascii: "\r") {
        let length = spaceLength(in: bytes, at: first)
        if length == 0 { break }
        first += length
      }
      let end = bytes[first...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      if end - first >= (colon ? 2 : 1) { return first..<end }
    }
    return nil
  }

  /// The length of the white space at `offset` as in JavaScript, limited to ASCII and U+00A0; else 0.
  private static func spaceLength(in bytes: [UInt8], at offset: Int) -> Int {
    if bytes[offset] == 0x20 || (0x09...0x0D).contains(bytes[offset]) { return 1 }
    return bytes[offset...].starts(with: [0xC2, 0xA0]) ? 2 : 0
  }

  /// `([^"= ]+?)="([^"=]+?)"`, from left to right.
  private static func assignments(in line: ArraySlice<UInt8>) -> [Assignment] {
    var found: [Assignment] = []
    var offset = line.startIndex
    while let equals = line[offset...].firstIndex(of: UInt8(ascii: "=")) {
      let name = line[offset..<equals].reversed().prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: " ") }
      let open = equals + 1
      offset = open
      guard !name.isEmpty, open < line.endIndex, line[open] == UInt8(ascii: "\"") else { continue }
      let value = line[(open + 1)...].prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "=") }
      guard !value.isEmpty, value.endIndex < line.endIndex, line[value.endIndex] == UInt8(ascii: "\"") else { continue }
      offset = value.endIndex + 1
      let key = String(decoding: Array(name.reversed()), as: UTF8.self)
      guard allows(key) else { continue }
      found.append(Assignment(name: key, value: escaped(value)))
    }
    return found
  }

  private static func allows(_ name: String) -> Bool {
    name.utf8.starts(with: "data-".utf8) || ["id", "class", "style"].contains { name.utf8.elementsEqual($0.utf8) }
  }

  /// HedgeDoc stores angle brackets as character references, literally.
  private static func escaped(_ value: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    for byte in value {
      switch byte {
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
