import Bytes

/// Splits CSS into tokens, on bytes and in one pass (CSS Syntax 3, §4.3).
struct Tokenizer {
  private let bytes: [UInt8]
  private var position = 0

  static func tokens(_ bytes: [UInt8]) -> [Token] {
    var tokenizer = Tokenizer(bytes: bytes)
    var tokens: [Token] = []
    while let token = tokenizer.next() { tokens.append(token) }
    return tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ ahead: Int = 0) -> UInt8? {
    position + ahead < bytes.count ? bytes[position + ahead] : nil
  }

  private mutating func next() -> Token? {
    skipComments()
    guard position < bytes.count else { return nil }
    let start = position
    let kind = kind()
    return Token(kind: kind, range: start..<position)
  }

  private mutating func skipComments() {
    while byte() == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*") {
      position += 2
      while position < bytes.count, !(byte() == UInt8(ascii: "*") && byte(1) == UInt8(ascii: "/")) { position += 1 }
      position = min(bytes.count, position + 2)
    }
  }

  private mutating func kind() -> Token.Kind {
    let first = bytes[position]
    switch first {
    case let space where space.isHTMLWhitespace:
      while let byte = byte(), byte.isHTMLWhitespace { position += 1 }
      return .whitespace
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return string(first)
    case UInt8(ascii: "#"):
      position += 1
      guard let byte = byte(), byte.isNameByte || isEscape(0) else { return .delimiter(first) }
      let isIdentifier = startsIdentifier()
      return .hash(name(), isIdentifier: isIdentifier)
    case UInt8(ascii: "("): return single(.openParenthesis)
    case UInt8(ascii: ")"): return single(.closeParenthesis)
    case UInt8(ascii: "["): return single(.openBracket)
    case UInt8(ascii: "]"): return single(.closeBracket)
    case UInt8(ascii: "{"): return single(.openBrace)
    case UInt8(ascii: "}"): return single(.closeBrace)
    case UInt8(ascii: ","): return single(.comma)
    case UInt8(ascii: ":"): return single(.colon)
    case UInt8(ascii: ";"): return single(.semicolon)
    case UInt8(ascii: "<") where byte(1) == 0x21 && byte(2) == 0x2D && byte(3) == 0x2D:
      position += 4
      return .commentOpen
    case UInt8(ascii: "-") where byte(1) == 0x2D && byte(2) == 0x3E:
      position += 3
      return .commentClose
    case UInt8(ascii: "@"):
      position += 1
      return startsIdentifier() ? .atKeyword(name()) : .delimiter(first)
    default:
      if startsNumber() { return numeric() }
      if startsIdentifier() { return identifier() }
      return single(.delimiter(first))
    }
  }

  private mutating func single(_ kind: Token.Kind) -> Token.Kind {
    position += 1
    return kind
  }

  // MARK: Names

  /// Whether there is a valid escape: a backslash that is not before a line end.
  private func isEscape(_ ahead: Int) -> Bool {
    guard byte(ahead) == UInt8(ascii: "\\") else { return false }
    return byte(ahead + 1).map { !$0.isCSSNewline } ?? true
  }

  private func startsIdentifier() -> Bool {
    guard let first = byte() else { return false }
    if first == UInt8(ascii: "-") {
      return byte(1).map { $0.isNameStart || $0 == UInt8(ascii: "-") } ?? false || isEscape(1) && byte(1) != nil
    }
    return first.isNameStart || isEscape(0)
  }

  private mutating func name() -> String {
    var output: [UInt8] = []
    while let byte = byte() {
      if byte.isNameByte {
        append(byte, to: &output)
        position += 1
      } else if isEscape(0) {
        position += 1
        appendEscape(to: &output)
      } else {
        break
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private func append(_ byte: UInt8, to output: inout [UInt8]) {
    if byte == 0 { output += Array("\u{FFFD}".utf8) } else { output.append(byte) }
  }

  /// Appends the escaped character: up to six hexadecimal digits and one white space, or the character itself.
  private mutating func appendEscape(to output: inout [UInt8]) {
    guard let first = byte() else {
      output += Array("\u{FFFD}".utf8)
      return
    }
    guard first.isASCIIHexDigit else {
      append(first, to: &output)
      position += 1
      return
    }
    var value: UInt32 = 0
    var count = 0
    while let byte = byte(), byte.isASCIIHexDigit, count < 6 {
      value = value * 16 + UInt32(byte.isASCIIDigit ? byte - 0x30 : (byte | 0x20) - 0x57)
      count += 1
      position += 1
    }
    if byte() == 0x0D, byte(1) == 0x0A {
      position += 2
    } else if let byte = byte(), byte.isHTMLWhitespace {
      position += 1
    }
    let scalar = value == 0 ? nil : Unicode.Scalar(value)
    output += Array(String(scalar ?? "\u{FFFD}").utf8)
  }

  private mutating func identifier() -> Token.Kind {
    let name = name()
    guard byte() == UInt8(ascii: "(") else { return .ident(name) }
    position += 1
    guard name.isASCIIEqual(to: "url") else { return .function(name) }
    var ahead = 0
    while let byte = byte(ahead), byte.isHTMLWhitespace { ahead += 1 }
    if let quote = byte(ahead), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") { return .function(name) }
    return url()
  }

  private mutating func url() -> Token.Kind {
    var output: [UInt8] = []
    while let byte = byte(), byte.isHTMLWhitespace { position += 1 }
    while let byte = byte() {
      if byte == UInt8(ascii: ")") {
        position += 1
        return .url(String(decoding: output, as: UTF8.self))
      }
      if byte.isHTMLWhitespace {
        while let byte = self.byte(), byte.isHTMLWhitespace { position += 1 }
        if self.byte() == nil || self.byte() == UInt8(ascii: ")") { continue }
        return badURL()
      }
      if "\"'(".utf8.contains(byte) || byte < 0x20 && byte != 0 || byte == 0x7F { return badURL() }
      if byte == UInt8(ascii: "\\") {
        guard isEscape(0) else { return badURL() }
        position += 1
        appendEscape(to: &output)
      } else {
        append(byte, to: &output)
        position += 1
      }
    }
    return .url(String(decoding: output, as: UTF8.self))
  }

  private mutating func badURL() -> Token.Kind {
    while let byte = byte() {
      if isEscape(0) {
        position = min(bytes.count, position + 2)
        continue
      }
      position += 1
      if byte == UInt8(ascii: ")") { break }
    }
    return .badURL
  }

  private mutating func string(_ quote: UInt8) -> Token.Kind {
    var output: [UInt8] = []
    position += 1
    while let byte = byte() {
      if byte == quote {
        position += 1
        break
      }
      if byte.isCSSNewline { return .badString }
      if byte == UInt8(ascii: "\\") {
        position += 1
        guard let next = self.byte() else { break }
        if next.isCSSNewline {
          position += next == 0x0D && self.byte(1) == 0x0A ? 2 : 1
        } else {
          appendEscape(to: &output)
        }
      } else {
        append(byte, to: &output)
        position += 1
      }
    }
    return .string(String(decoding: output, as: UTF8.self))
  }

  // MARK: Numbers

  private func startsNumber() -> Bool {
    var ahead = 0
    if byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-") { ahead = 1 }
    if byte(ahead) == UInt8(ascii: ".") { ahead += 1 }
    return byte(ahead)?.isASCIIDigit ?? false
  }

  private mutating func numeric() -> Token.Kind {
    let start = position
    if byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-") { position += 1 }
    while let byte = byte(), byte.isASCIIDigit { position += 1 }
    if byte() == UInt8(ascii: "."), byte(1)?.isASCIIDigit ?? false {
      position += 1
      while let byte = byte(), byte.isASCIIDigit { position += 1 }
    }
    if byte().map({ $0 | 0x20 == UInt8(ascii: "e") }) ?? false {
      var ahead = 1
      if byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-") { ahead = 2 }
      if byte(ahead)?.isASCIIDigit ?? false {
        position += ahead
        while let byte = byte(), byte.isASCIIDigit { position += 1 }
      }
    }
    let value = Self.value(bytes[start..<position])
    if startsIdentifier() { return .dimension(value, unit: name()) }
    if byte() == UInt8(ascii: "%") {
      position += 1
      return .percentage(value)
    }
    return .number(value)
  }

  /// A number that is too large becomes a very large one.
  private static func value(_ text: ArraySlice<UInt8>) -> Double {
    let plain = text.first == UInt8(ascii: "+") ? text.dropFirst() : text
    let value = Double(String(decoding: plain, as: UTF8.self)) ?? 0
    return value.isFinite ? value : value < 0 ? -1e9 : 1e9
  }
}

extension String {
  /// Whether the bytes equal the word (in lower case), ignoring case.
  func isASCIIEqual(to word: StaticString) -> Bool {
    guard utf8.count == word.utf8CodeUnitCount else { return false }
    return zip(utf8, UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)).allSatisfy {
      $0.asciiLowercased == $1
    }
  }
}
