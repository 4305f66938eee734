import Bytes

/// Splits HTML into tokens as browsers do (WHATWG §13.2.5), on bytes and in one pass.
///
/// Implements the states that a body needs: data, RAWTEXT, tags, attributes, comments, character references. Of a
/// doctype only the end is recognised, since it is never written to a page.
struct Tokenizer {
  enum Token: Equatable {
    case text(String)
    case start(TagToken)
    case end(TagToken)
    case comment(String, CommentForm)
    case doctype
    /// `</>`, which browsers ignore.
    case emptyEndTag
    /// A tag without its `>`, up to the end of the input; browsers drop it.
    case unfinishedTag(TagToken)
  }

  enum CommentForm: Equatable {
    case proper
    /// `<!…>`, `<?…>`, `</ …>`, which browsers convert to comments.
    case bogus
    case unfinished
  }

  let bytes: [UInt8]
  private(set) var position = 0
  /// Start of the latest token; it ends at `position`.
  private(set) var tokenStart = 0
  /// The element whose end tag alone ends the text (RAWTEXT state), set by the caller.
  var rawTextName: String?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Token? {
    tokenStart = position
    guard position < bytes.count else { return nil }
    if let name = rawTextName {
      rawTextName = nil
      if let text = rawText(until: name) { return .text(text) }
    }
    if bytes[position] == UInt8(ascii: "<"), let token = markup() { return token }
    return .text(text())
  }

  /// The next offset of `</name`, followed by white space, `/` or `>`.
  func endTag(of name: String, from start: Int) -> Int? {
    let length = name.utf8.count
    var i = start
    while i + length + 2 < bytes.count {
      if bytes[i] == UInt8(ascii: "<"), bytes[i + 1] == UInt8(ascii: "/") {
        let after = bytes[i + 2 + length]
        if after.isHTMLWhitespace || after == UInt8(ascii: "/") || after == UInt8(ascii: ">"),
          zip(bytes[(i + 2)...], name.utf8).allSatisfy({ $0.asciiLowercased == $1 })
        {
          return i
        }
      }
      i += 1
    }
    return nil
  }
}

extension Tokenizer {
  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  // MARK: Text

  private mutating func rawText(until name: String) -> String? {
    let end = endTag(of: name, from: position) ?? bytes.count
    guard end > position else { return nil }
    var output: [UInt8] = []
    append(position..<end, nul: true, to: &output)
    position = end
    return String(decoding: output, as: UTF8.self)
  }

  /// Text up to the next `<` that begins markup; a lone `<` is text.
  private mutating func text() -> String {
    var output: [UInt8] = []
    var runStart = position
    var i = position
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "&") {
        append(runStart..<i, nul: false, to: &output)
        i = CharacterReference.decode(bytes, at: i, inAttribute: false, into: &output)
        runStart = i
      } else if bytes[i] == UInt8(ascii: "<"), i > position, isMarkup(at: i) {
        break
      } else {
        i += 1
      }
    }
    append(runStart..<i, nul: false, to: &output)
    position = i
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends bytes with line ends normalised to a line feed (§13.2.3.5) and, if asked for, NUL replaced by U+FFFD.
  private func append(_ range: Range<Int>, nul: Bool, to output: inout [UInt8]) {
    var runStart = range.lowerBound
    for i in range where bytes[i] == 0x0D || bytes[i] == 0 && nul {
      output.append(contentsOf: bytes[runStart..<i])
      runStart = i + 1
      if bytes[i] == 0 {
        output.append(contentsOf: "\u{FFFD}".utf8)
      } else if byte(i + 1) != 0x0A || i + 1 >= range.upperBound {
        output.append(0x0A)
      }
    }
    output.append(contentsOf: bytes[runStart..<range.upperBound])
  }

  /// Input bytes as text, with line ends normalised to a line feed and NUL replaced by U+FFFD.
  func string(_ range: Range<Int>) -> String {
    var output: [UInt8] = []
    append(range, nul: true, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  // MARK: Markup

  private func isMarkup(at i: Int) -> Bool {
    guard let next = byte(i + 1) else { return false }
    if next == UInt8(ascii: "/") { return byte(i + 2) != nil }
    return next.isASCIILetter || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
  }

  /// The markup at the `<` at `position`; nil if it is text.
  private mutating func markup() -> Token? {
    guard isMarkup(at: position), let next = byte(position + 1) else { return nil }
    switch next {
    case UInt8(ascii: "!"): return declaration()
    case UInt8(ascii: "?"): return bogusComment(from: position + 1)
    case UInt8(ascii: "/"):
      guard let name = byte(position + 2), name.isASCIILetter else {
        guard byte(position + 2) == UInt8(ascii: ">") else { return bogusComment(from: position + 2) }
        position += 3
        return .emptyEndTag
      }
      position += 2
      let (tag, isFinished) = tag()
      return isFinished ? .end(tag) : .unfinishedTag(tag)
    default:
      position += 1
      let (tag, isFinished) = tag()
      return isFinished ? .start(tag) : .unfinishedTag(tag)
    }
  }

  private mutating func declaration() -> Token {
    let start = position + 2
    if byte(start) == UInt8(ascii: "-"), byte(start + 1) == UInt8(ascii: "-") { return comment(from: start + 2) }
    let word = bytes[start...].prefix(7).map(\.asciiLowercased)
    if word.elementsEqual("doctype".utf8) {
      position = (bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1) + 1
      return .doctype
    }
    return bogusComment(from: start)
  }

  private mutating func bogusComment(from start: Int) -> Token {
    let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
    position = end.map { $0 + 1 } ?? bytes.count
    return .comment(string(start..<(end ?? bytes.count)), .bogus)
  }

  /// `start` is the offset after `<!--`. Ends at `-->`, `--!>`, and at once for `<!-->` and `<!--->`.
  private mutating func comment(from start: Int) -> Token {
    var dashes = 0
    if byte(start) == UInt8(ascii: ">") { return endComment(start..<start, next: start + 1) }
    if byte(start) == UInt8(ascii: "-"), byte(start + 1) == UInt8(ascii: ">") {
      return endComment(start..<start, next: start + 2)
    }
    var i = start
    while i < bytes.count {
      switch bytes[i] {
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: ">") where dashes >= 2: return endComment(start..<(i - 2), next: i + 1)
      case UInt8(ascii: "!") where dashes >= 2 && byte(i + 1) == UInt8(ascii: ">"):
        return endComment(start..<(i - 2), next: i + 2)
      default: dashes = 0
      }
      i += 1
    }
    var end = bytes.count
    if bytes[start...].suffix(3).elementsEqual("--!".utf8) { end -= 3 } else { end -= min(dashes, 2) }
    position = bytes.count
    return .comment(string(start..<end), .unfinished)
  }

  private mutating func endComment(_ content: Range<Int>, next: Int) -> Token {
    position = next
    return .comment(string(content), .proper)
  }

  // MARK: Tags

  /// Reads name and attributes from `position`, the first letter of the name.
  private mutating func tag() -> (TagToken, isFinished: Bool) {
    let nameStart = position
    while let byte = byte(position), !byte.isHTMLWhitespace, byte != UInt8(ascii: "/"), byte != UInt8(ascii: ">") {
      position += 1
    }
    var tag = TagToken(name: lowercasedString(nameStart..<position))
    while let byte = byte(position) {
      if byte.isHTMLWhitespace {
        position += 1
      } else if byte == UInt8(ascii: ">") {
        position += 1
        return (tag, true)
      } else if byte == UInt8(ascii: "/") {
        position += 1
        if self.byte(position) == UInt8(ascii: ">") { tag.isSelfClosing = true }
      } else {
        guard let attribute = attribute() else { break }
        tag.add(attribute)
      }
    }
    position = bytes.count
    return (tag, false)
  }

  /// Reads one attribute; nil if the input ends within it.
  private mutating func attribute() -> TagToken.Attribute? {
    let nameStart = position
    position += 1  // whatever it is: a `=` here begins a name
    while let byte = byte(position), !byte.isHTMLWhitespace, byte != UInt8(ascii: "/"), byte != UInt8(ascii: ">"),
      byte != UInt8(ascii: "=")
    {
      position += 1
    }
    let nameRange = nameStart..<position
    skipSpace()
    guard let next = byte(position) else { return nil }
    var attribute = TagToken.Attribute(name: lowercasedString(nameRange), value: "", place: nameRange, hasValue: false)
    guard next == UInt8(ascii: "=") else { return attribute }
    position += 1
    skipSpace()
    guard let first = byte(position) else { return nil }
    guard first != UInt8(ascii: ">") else { return attribute }
    attribute.hasValue = true
    var output: [UInt8] = []
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      position += 1
      let start = position
      guard readValue(into: &output, until: { $0 == first }) else { return nil }
      attribute.place = start..<position
      position += 1
    } else {
      let start = position
      guard readValue(into: &output, until: { $0.isHTMLWhitespace || $0 == UInt8(ascii: ">") }) else { return nil }
      attribute.place = start..<position
    }
    attribute.value = String(decoding: output, as: UTF8.self)
    return attribute
  }

  /// Reads up to the byte that ends the value; returns false if there is none.
  @inline(__always)
  private mutating func readValue(into output: inout [UInt8], until isEnd: (UInt8) -> Bool) -> Bool {
    var runStart = position
    while let byte = byte(position) {
      if isEnd(byte) {
        append(runStart..<position, nul: true, to: &output)
        return true
      }
      if byte == UInt8(ascii: "&") {
        append(runStart..<position, nul: true, to: &output)
        position = CharacterReference.decode(bytes, at: position, inAttribute: true, into: &output)
        runStart = position
      } else {
        position += 1
      }
    }
    return false
  }

  private mutating func skipSpace() {
    while let byte = byte(position), byte.isHTMLWhitespace { position += 1 }
  }

  private func lowercasedString(_ range: Range<Int>) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(range.count)
    for byte in bytes[range] {
      if byte == 0 { output.append(contentsOf: "\u{FFFD}".utf8) } else { output.append(byte.asciiLowercased) }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
