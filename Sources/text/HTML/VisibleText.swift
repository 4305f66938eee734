import Bytes

extension Fragment {
  /// The visible text: white space collapsed as in a browser, a line for each block and `br`, a space between the cells
  /// of a row, and the description of emoji pictures (`img.emoji`).
  public func text() -> String { text(of: nodes.indices) }

  /// The visible text of some of the nodes, such as those from a heading's start to its partner.
  public func text(of range: Range<Int>) -> String {
    var seen = VisibleText()
    var hiddenUntil = range.lowerBound
    for (offset, node) in nodes[range].enumerated() where range.lowerBound + offset >= hiddenUntil {
      switch node.kind {
      case .text(let text): seen.add(text)
      case .comment: break
      case .start(let element):
        switch element.tag {
        case .br: seen.breakLine()
        case .img where element["class"].map(VisibleText.isEmoji) ?? false: seen.add(element["alt"] ?? "")
        // HedgeDoc shows it as a picture with the name as description.
        case .span where element["class"].map(VisibleText.isEmoji) ?? false && element["role"] != nil:
          seen.add(element["title"] ?? "")
          hiddenUntil = node.partner + 1
        case .td, .th: seen.addSpace()
        case .pre:
          seen.breakBlock()
          seen.preDepth += 1
        default: if element.tag.isBlock { seen.breakBlock() }
        }
      case .end(let tag):
        if tag == .pre { seen.preDepth -= 1 }
        if tag.isBlock { seen.breakBlock() }
      }
    }
    return seen.finished()
  }
}

private struct VisibleText {
  var preDepth = 0
  private var bytes: [UInt8] = []
  private var space = false

  static func isEmoji(_ classes: String) -> Bool {
    classes.utf8.split(separator: UInt8(ascii: " ")).contains { $0.elementsEqual("emoji".utf8) }
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { added in
      var index = 0
      while index < added.count {
        let start = index
        while index < added.count, preDepth > 0 || !added[index].isASCIIWhitespace { index += 1 }
        if start < index {
          if space, let last = bytes.last, last != 0x0A { bytes.append(0x20) }
          space = false
          bytes.append(contentsOf: UnsafeBufferPointer(rebasing: added[start..<index]))
        }
        guard index < added.count else { return }
        space = true
        index += 1
      }
    }
  }

  mutating func addSpace() { space = true }

  mutating func breakLine() {
    space = false
    if !bytes.isEmpty { bytes.append(0x0A) }
  }

  mutating func breakBlock() {
    space = false
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  func finished() -> String {
    var end = bytes.endIndex
    while end > 0, bytes[end - 1] == 0x0A { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}
