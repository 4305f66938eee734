/// JSON as bytes, written in the order in which it is said.
struct JSONBytes {
  private(set) var bytes: [UInt8] = []

  mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func number(_ value: Int) {
    bytes.append(contentsOf: String(value).utf8)
  }

  /// A string, in quotes. What a terminal would obey or hide (control and bidi characters) is escaped.
  mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string($0) }
  }

  /// A string from bytes; each byte that is not UTF-8 becomes U+FFFD.
  mutating func string(_ text: some Sequence<UInt8>) {
    let copy = Array(text)
    copy.withUnsafeBufferPointer { string($0) }
  }

  private mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var index = 0
    var written = 0
    func plain(_ byte: UInt8) -> Bool {
      byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
    while index < text.count {
      if plain(text[index]) {
        index += 1
        continue
      }
      let (scalar, length) = CodePoints.decode(text, at: index)
      if let scalar, scalar.value >= 0x80, !scalar.isUnseen {
        index += length
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[written..<index]))
      escape(scalar)
      index += length
      written = index
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[written..<index]))
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ scalar: Unicode.Scalar?) {
    switch scalar {
    case nil: raw("\u{FFFD}")
    case "\"": raw("\\\"")
    case "\\": raw("\\\\")
    case "\n": raw("\\n")
    case "\r": raw("\\r")
    case "\t": raw("\\t")
    case let scalar?:
      for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { escape(unit) }
    }
  }

  private mutating func escape(_ unit: UInt16) {
    raw("\\u")
    for shift in [12, 8, 4, 0] {
      let digit = UInt8(truncatingIfNeeded: unit >> UInt16(shift) & 0xF)
      bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
