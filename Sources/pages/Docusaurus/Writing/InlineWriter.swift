import Bytes
import Content

/// Writes the inlines of a paragraph, heading or cell.
struct InlineWriter {
  /// The block around the inlines.
  enum Place { case paragraph, heading, cell }

  private let place: Place
  private let headings: HeadingAnchors
  private var bytes: [UInt8] = []
  /// Links to headings that the page does not have.
  private(set) var lostAnchors: [Range<Int>] = []
  /// Whether a following letter must be written as a reference, so that the marker before it can close.
  private var hidesNextLetter = false
  private var startsLine: Bool

  init(_ place: Place, _ headings: HeadingAnchors, startsLine: Bool = true) {
    (self.place, self.headings, self.startsLine) = (place, headings, startsLine)
  }

  /// The output, without blanks and breaks at its end.
  var finished: [UInt8] {
    var end = bytes.endIndex
    while end > 0, bytes[end - 1].isASCIIWhitespace || Self.endsInBreak(bytes[..<end]) { end -= 1 }
    return Array(bytes[..<end])
  }

  /// Whether the last byte is the backslash of a line break without text after it.
  private static func endsInBreak(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
  }

  /// Writes inlines that `Normalizer` has prepared.
  mutating func write(_ pieces: [Inline]) {
    for (index, piece) in pieces.enumerated() {
      var touchesFormat = false
      if index + 1 < pieces.count, case .format = pieces[index + 1] { touchesFormat = true }
      write(piece, touchesFormat: touchesFormat)
    }
  }

  private mutating func write(_ piece: Inline, touchesFormat: Bool) {
    switch piece {
    case .text(let text): write(text)
    case .lineBreak(let soft): breakLine(soft: soft)
    case .format(let format, let inner): write(format, inner, touchesFormat: touchesFormat)
    case .code(let text): append(CodeText.span(text, inTable: place == .cell))
    case .link(let address, let title, let inner): link(address, title, inner)
    case .anchor(let fragment, let place, let inner):
      guard let anchor = headings.anchor(of: fragment) else {
        lostAnchors.append(place)
        return write(inner)
      }
      link("#" + anchor, "", inner)
    case .picture(let address, let description, let title):
      append([UInt8(ascii: "!")])
      label([.text(description)])
      target(address, title)
    case .footnote(let number): append(Array("[^\(number)]".utf8))
    case .task(let isDone): append(Array((isDone ? "[x] " : "[ ] ").utf8))
    }
  }

  private mutating func write(_ text: String) {
    var text = text
    if startsLine || bytes.last == 0x20 {
      text = String(decoding: text.utf8.drop(while: \.isASCIIWhitespace), as: UTF8.self)
      guard !text.utf8.isEmpty else { return }
    }
    if hidesNextLetter, let first = text.unicodeScalars.prefix(1).last, DelimiterRule(first) == .word {
      bytes += Self.reference(first)
      text = String(decoding: text.utf8.dropFirst(UTF8.width(first)), as: UTF8.self)
      startsLine = false
    }
    hidesNextLetter = false
    let position = Escapes.Position(
      isAtLineStart: startsLine, isInHeading: place == .heading, before: lastScalar)
    let written = Escapes.written(text, position)
    if !written.isEmpty { startsLine = false }
    bytes += written
  }

  private mutating func breakLine(soft: Bool) {
    while bytes.last == 0x20 { bytes.removeLast() }
    guard place == .paragraph else {
      if !bytes.isEmpty { bytes.append(0x20) }
      return
    }
    // A paragraph cannot begin with a line break.
    guard !startsLine else { return }
    bytes += soft ? [0x0A] : [UInt8(ascii: "\\"), 0x0A]
    (startsLine, hidesNextLetter) = (true, false)
  }

  private mutating func append(_ written: [UInt8]) {
    bytes += written
    (startsLine, hidesNextLetter) = (false, false)
  }

  // MARK: Links

  private mutating func link(_ address: String, _ title: String, _ inner: [Inline]) {
    // `!` before a link would make it a picture.
    if bytes.last == UInt8(ascii: "!") { bytes.insert(UInt8(ascii: "\\"), at: bytes.count - 1) }
    label(inner)
    target(address, title)
  }

  private mutating func label(_ inner: [Inline]) {
    append([UInt8(ascii: "[")])
    write(inner)
    while bytes.last == 0x20 { bytes.removeLast() }
    append([UInt8(ascii: "]")])
  }

  private mutating func target(_ address: String, _ title: String) {
    append([UInt8(ascii: "(")] + Escapes.address(address))
    if !title.utf8.isEmpty { append(Array(" \"".utf8) + Escapes.title(title) + [UInt8(ascii: "\"")]) }
    append([UInt8(ascii: ")")])
  }

  // MARK: Formats

  /// Markers count only beside certain characters (CommonMark §6.2); a letter in the way is written as a reference,
  /// which ends in punctuation.
  private mutating func write(_ format: Inline.Format, _ inner: [Inline], touchesFormat: Bool) {
    var part = InlineWriter(place, headings, startsLine: false)
    part.write(inner)
    lostAnchors += part.lostAnchors
    guard let first = part.firstScalar, let last = part.lastScalar else { return }
    // `_` is preferred, but has no meaning within a word; `*` must not touch other asterisks.
    let isWithinWord = lastScalar.map { DelimiterRule($0) == .word } ?? false
    let touchesStars =
      touchesFormat || part.bytes.first == UInt8(ascii: "*") || part.bytes.last == UInt8(ascii: "*")
    let isUnderscore = format == .emphasis && (!isWithinWord || touchesStars)
    if let before = lastScalar, isWithinWord, isUnderscore || DelimiterRule(first) == .punctuation {
      bytes.removeLast(UTF8.width(before))
      bytes += Self.reference(before)
    }
    let marker = isUnderscore ? [UInt8(ascii: "_")] : format.marker
    append(marker + part.bytes + marker)
    hidesNextLetter = isUnderscore || DelimiterRule(last) == .punctuation
  }

  private static func reference(_ scalar: Unicode.Scalar) -> [UInt8] { Array("&#\(scalar.value);".utf8) }

  private var firstScalar: Unicode.Scalar? {
    String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.prefix(1).last
  }

  private var lastScalar: Unicode.Scalar? {
    var start = bytes.count - 1
    while start > 0, bytes.count - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? nil : String(decoding: bytes[start...], as: UTF8.self).unicodeScalars.prefix(1).last
  }
}

extension Inline.Format {
  fileprivate var marker: [UInt8] {
    switch self {
    case .strong: Array("**".utf8)
    case .emphasis: Array("*".utf8)
    case .strike: Array("~~".utf8)
    }
  }
}
