import Bytes
import HTML
import Markdown

extension SlideRenderer {
  mutating func embed(_ card: EmbedCard, _ node: Node) {
    wrapped(.a, card.title, node, [("href", card.address)])
  }

  /// The emoji, with its name for screen readers; a name without a character is text.
  mutating func emoji(_ name: String, _ node: Node) {
    let lower = name.utf8.asciiLowercased()
    let shown = ":" + String(decoding: lower, as: UTF8.self) + ":"
    guard let character = EmojiTable.character(of: name) else { return page.text(shown, at: node.range) }
    let words = String(decoding: lower.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }, as: UTF8.self)
    wrapped(.span, character, node, [("class", "emoji"), ("role", "img"), ("aria-label", words), ("title", shown)])
  }

  /// TeX between MathJax delimiters, so that it is readable if it is not rendered. An environment has its own
  /// delimiters.
  mutating func math(_ text: String, display: Bool, _ node: Node) {
    let isEnvironment = text.utf8.starts(with: "\\begin{".utf8)
    let shown = isEnvironment ? text : display ? "\\[\(text)\\]" : "\\(\(text)\\)"
    wrapped(.span, shown, node, [("class", display ? "math display" : "math inline")])
  }

  /// A bare address, decoded for display: `%C3%A4` is ä.
  mutating func address(_ destination: String, _ node: Node) {
    let onlyText = node.children.count == 1
    guard onlyText, let child = node.children.first, case .text(let text) = child.kind,
      text.utf8.contains(UInt8(ascii: "%"))
    else { return element(.a, node, [("href", destination)]) }
    // The typographer counts this text too.
    let set = Node(.text(ShownAddress.decoded(text)), child.range)
    element(.a, Node(node.kind, node.range, children: [set]), [("href", destination)])
  }
}

/// An address as markdown-it displays it: percent-encoding decoded, except where that would change the meaning.
enum ShownAddress {
  static func decoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      var run: [UInt8] = []
      var end = index
      while end + 2 < bytes.count, bytes[end] == UInt8(ascii: "%"),
        let value = UInt8(String(decoding: bytes[(end + 1)...(end + 2)], as: UTF8.self), radix: 16)
      {
        run.append(value)
        end += 3
      }
      guard !run.isEmpty else {
        output.append(bytes[index])
        index += 1
        continue
      }
      let isShown = run.allSatisfy { $0 > 0x20 && $0 != 0x7F && !";/?:@&=+$,#%".utf8.contains($0) }
      if isShown, String(validating: run, as: UTF8.self) != nil { output += run } else { output += bytes[index..<end] }
      index = end
    }
    return String(decoding: output, as: UTF8.self)
  }
}
