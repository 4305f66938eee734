import Markdown

/// Speaker notes in HTML, `<aside class="notes">` … `</aside>`, with or without empty lines inside.
///
/// An unclosed one extends to the end of the slide, as in a browser.
struct AsideNotes {
  /// The start tag and the content of each, in order.
  private(set) var notes: [SpeakerNotes] = []
  /// The other blocks of the slide.
  private(set) var rest: [Node] = []

  init(_ blocks: [Node], in bytes: [UInt8]) {
    var left = blocks[...]
    /// The rest of the block after an end tag.
    var remainder: Node?
    while let block = remainder ?? left.popFirst() {
      remainder = nil
      guard case .htmlBlock = block.kind, let tag = Self.startTag(bytes[block.range]) else {
        rest.append(block)
        continue
      }
      var end: Range<Int>?
      var last = block
      var from = tag.upperBound
      while true {
        if last.mayHoldEnd { end = Self.endTag(bytes[from..<last.range.upperBound]) }
        guard end == nil, let next = left.popFirst() else { break }
        (last, from) = (next, next.range.lowerBound)
      }
      let inside = Slide(h: 0, v: 0, range: tag.upperBound..<(end?.lowerBound ?? last.range.upperBound))
      notes.append(
        SpeakerNotes(marker: tag, text: inside.content(in: bytes) ?? tag.upperBound..<tag.upperBound))
      if let end { remainder = last.behind(end.upperBound, in: bytes) }
    }
  }

  /// The range of `<aside …>` at the beginning of `html`, if it has the class `notes`.
  private static func startTag(_ html: ArraySlice<UInt8>) -> Range<Int>? {
    guard startsTag("<aside", html), let end = html.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let tag = html[..<end]
    let name = Array("class=".utf8)
    guard let start = tag.indices.first(where: { tag[$0] <= 0x20 && tag[($0 + 1)...].starts(with: name) }) else {
      return nil
    }
    var value = tag[(start + 1 + name.count)...]
    if let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      value = value.dropFirst().prefix { $0 != quote }
    } else {
      value = value.prefix { $0 > 0x20 }
    }
    let isNotes = value.split { $0 <= 0x20 }.contains { $0.elementsEqual("notes".utf8) }
    return isNotes ? html.startIndex..<(end + 1) : nil
  }

  private static func endTag(_ html: ArraySlice<UInt8>) -> Range<Int>? {
    let start = html.indices.first { html[$0] == UInt8(ascii: "<") && startsTag("</aside", html[$0...]) }
    guard let start, let end = html[start...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
    return start..<(end + 1)
  }

  /// Whether `html` begins with the tag, in any case, followed by the end of the name.
  private static func startsTag(_ tag: String, _ html: ArraySlice<UInt8>) -> Bool {
    let length = tag.utf8.count
    guard html.count > length, zip(html, tag.utf8).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { return false }
    let next = html[html.startIndex + length]
    return next <= 0x20 || next == UInt8(ascii: ">")
  }
}

extension Node {
  /// Whether the block can contain HTML.
  fileprivate var mayHoldEnd: Bool {
    switch kind {
    case .htmlBlock, .paragraph: true
    default: false
    }
  }

  /// The part of a block after a tag; `nil` if it is empty.
  fileprivate func behind(_ end: Int, in bytes: [UInt8]) -> Node? {
    let range = end..<max(end, self.range.upperBound)
    guard bytes[range].contains(where: { $0 > 0x20 }) else { return nil }
    guard case .htmlBlock = kind else {
      let children = children.filter { end <= $0.range.lowerBound }
      return children.isEmpty ? nil : Node(kind, range, children: children)
    }
    return Node(.htmlBlock(literal: String(decoding: bytes[range], as: UTF8.self)), range)
  }
}
