import Bytes

extension Fragment {
  /// The page's HTML: only escaped text, start tags with quoted attributes, and matching end tags.
  ///
  /// Every HTML parser reads this subset in the same way, since it has no raw text, foreign content or comments.
  /// Comments and `style` attributes are left out. Links to other hosts get `rel="noopener noreferrer nofollow ugc"`.
  public func html() -> String {
    String(decoding: html { _, _ in .asItIs }, as: UTF8.self)
  }

  /// The same as bytes, with elements rewritten by the page, for example with additional attributes or another address.
  ///
  /// `rewrite` is called for each start tag, with the index of its node.
  public func html(rewriting rewrite: (Int, Element) -> ElementRewrite) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(nodes.count * 24)
    var index = 0
    // End tags of renamed elements, by their nodes.
    var renamed: [Int: Tag] = [:]
    while index < nodes.count {
      let node = nodes[index]
      index += 1
      switch node.kind {
      case .start(let element):
        switch rewrite(index - 1, element) {
        case .asItIs: CanonicalHTML.write(element, into: &output)
        case .with(let attributes): CanonicalHTML.write(element.setting(attributes), into: &output)
        case .remade(let other):
          CanonicalHTML.write(other, into: &output)
          if other.tag != element.tag { renamed[node.partner] = other.tag }
        case .replaced(let markup):
          output += markup.bytes
          index = node.partner + 1
        }
      case .end(let tag):
        output.append(UInt8(ascii: "<"))
        output.append(UInt8(ascii: "/"))
        let name = renamed.isEmpty ? tag : renamed[index - 1] ?? tag
        output.append(contentsOf: name.rawValue.utf8)
        output.append(UInt8(ascii: ">"))
      case .text(let text): CanonicalHTML.writeText(text, into: &output)
      case .comment: break
      }
    }
    return output
  }
}

/// Writes bytes, since in Swift's `Character`s a quote followed by a combining mark is not equal to a quote.
enum CanonicalHTML {
  static func write(_ element: Element, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: element.tag.rawValue.utf8)
    for attribute in element.attributes where attribute.name != "style" {
      writeAttribute(attribute.name, attribute.value, into: &output)
      if element.tag == .a, attribute.name == "href", Address.isExternal(attribute.value) {
        output.append(contentsOf: " rel=\"noopener noreferrer nofollow ugc\"".utf8)
      }
    }
    output.append(UInt8(ascii: ">"))
  }

  static func writeAttribute(_ name: String, _ value: String, into output: inout [UInt8]) {
    output.append(UInt8(ascii: " "))
    output.append(contentsOf: name.utf8)
    output.append(contentsOf: "=\"".utf8)
    writeValue(value, into: &output)
    output.append(UInt8(ascii: "\""))
  }

  /// A carriage return is written as a reference, since parsers turn the byte into a line feed.
  static func writeText(_ text: String, into output: inout [UInt8]) {
    output.append(text) { byte in
      switch byte {
      case 0x0D: MarkupEscapes.lineEnd(byte)
      case 0: "\u{FFFD}"
      default: MarkupEscapes.text(byte)
      }
    }
  }

  /// Escapes more than a quoted value requires, so that it stays one value even for parsers that ignore quotes.
  static func writeValue(_ value: String, into output: inout [UInt8]) {
    output.append(value) { byte in
      switch byte {
      case UInt8(ascii: "`"): "&#96;"
      case UInt8(ascii: "="): "&#61;"
      case 0: "\u{FFFD}"
      default: MarkupEscapes.value(byte) ?? MarkupEscapes.lineEnd(byte)
      }
    }
  }
}
