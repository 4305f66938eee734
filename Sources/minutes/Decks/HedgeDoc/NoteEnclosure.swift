import Bytes
import Markdown

/// What a `note:` stands in, where that ends before the slide does.
///
/// HedgeDoc 1.12 reads the marker in the raw text, and hides all behind it. Here a marker in a comment or a formula is none,
/// and in a box or an HTML element the notes end with it: nothing behind it is hidden.
public enum NoteEnclosure: Sendable, Equatable {
  case comment
  case formula
  /// Of `:::`.
  case box
  case element(String)
}

extension NoteEnclosure {
  /// The enclosure of a marker at `offset` of a slide, and where what is in it ends; `nil` in the open.
  static func around(
    _ offset: Int, in document: Document, _ bytes: [UInt8], slide: Range<Int>
  ) -> (enclosure: NoteEnclosure, end: Int)? {
    let before = bytes[slide.lowerBound..<offset]
    if let start = last("<!--", in: before), last("-->", in: bytes[start..<offset]) == nil,
      !document.showsAsCode(start)
    {
      return (.comment, offset)
    }
    if document.isFormula(offset) { return (.formula, offset) }
    let box = document.box(around: offset).map { node in
      (enclosure: NoteEnclosure.box, end: inside(node.range, of: bytes))
    }
    let element = element(around: offset, in: document, bytes, slide: slide)
    return [box, element].compactMap { $0 }.min { $0.end < $1.end }
  }

  /// The end of a box without the colons that close it.
  private static func inside(_ range: Range<Int>, of bytes: [UInt8]) -> Int {
    var start = range.upperBound
    while start > range.lowerBound, bytes[start - 1] != 0x0A { start -= 1 }
    let isClosing = bytes[start..<range.upperBound].allSatisfy { $0 == UInt8(ascii: ":") || $0.isASCIIWhitespace }
    return isClosing && start > range.lowerBound ? start : range.upperBound
  }

  private static let names = ["details", "div", "section", "blockquote", "center"]

  private static func element(
    around offset: Int, in document: Document, _ bytes: [UInt8], slide: Range<Int>
  ) -> (enclosure: NoteEnclosure, end: Int)? {
    var open: [String] = []
    var index = slide.lowerBound
    while index < slide.upperBound {
      guard bytes[index] == UInt8(ascii: "<"), let (name, isClosing) = tag(bytes[index..<slide.upperBound]),
        !document.showsAsCode(index)
      else {
        index += 1
        continue
      }
      if index >= offset, isClosing, open.last == name { break }
      if !isClosing {
        open.append(name)
      } else if let place = open.lastIndex(of: name) {
        open.removeSubrange(place...)
      }
      if index >= offset, open.isEmpty { return nil }
      // What is opened behind the marker has to be closed before what the marker stands in.
      index += 1
    }
    guard index < slide.upperBound, let name = open.last else { return nil }
    return (.element(name), index)
  }

  private static func tag(_ text: ArraySlice<UInt8>) -> (name: String, isClosing: Bool)? {
    var rest = text.dropFirst()
    let isClosing = rest.first == UInt8(ascii: "/")
    if isClosing { rest = rest.dropFirst() }
    let word = rest.prefix { $0.isASCIIAlphanumeric }.map(\.asciiLowercased)
    guard let name = names.first(where: { $0.utf8.elementsEqual(word) }) else { return nil }
    return (name, isClosing)
  }

  private static func last(_ word: String, in text: ArraySlice<UInt8>) -> Int? {
    text.indices.reversed().first { text[$0] == word.utf8.first && text[$0...].starts(with: word.utf8) }
  }
}

extension Document {
  /// Whether the byte at `offset` lies in a code block, where HedgeDoc's `note:` would tear the block apart.
  func showsAsCode(_ offset: Int) -> Bool {
    holds(offset) { node in
      switch node.kind {
      case .codeBlock, .code: true
      default: false
      }
    }
  }

  fileprivate func isFormula(_ offset: Int) -> Bool {
    holds(offset) { if case .math = $0.kind { true } else { false } }
  }

  /// The innermost box around the byte.
  fileprivate func box(around offset: Int) -> Node? {
    var found: Node?
    _ = holds(offset) { node in
      if case .container = node.kind { found = node }
      return false
    }
    return found
  }

  private func holds(_ offset: Int, where isIt: (Node) -> Bool) -> Bool {
    var pending = blocks
    while let node = pending.popLast() {
      guard node.range.contains(offset) else { continue }
      if isIt(node) { return true }
      pending += node.children
    }
    return false
  }
}
