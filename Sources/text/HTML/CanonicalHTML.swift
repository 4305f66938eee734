extension Fragment {
  /// The page's HTML: escaped text, start tags with quoted attributes, matching end tags, and nothing else.
  ///
  /// Every HTML parser reads this language alike, since it has no raw text, foreign content or comments. Comments and
  /// `style` attributes are left out. Links to other hosts get `rel="noopener noreferrer nofollow ugc"`.
  public func html() -> String {
    String(decoding: html { _, _ in .asItIs }, as: UTF8.self)
  }

  /// The same as bytes, where the page may give an element more than its author could, or another address.
  ///
  /// `dress` is asked for each start tag, by the index of its node.
  public func html(dressing dress: (Int, Element) -> ElementRewrite) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(nodes.count * 24)
    var index = 0
    // Ends of elements that were renamed, by their nodes.
    var renamed: [Int: Tag] = [:]
    while index < nodes.count {
      let node = nodes[index]
      index += 1
      switch node.kind {
      case .start(let element):
        switch dress(index - 1, element) {
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

/// Writes on bytes: to a `Character`, a quote followed by a combining mark is no quote.
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

  /// A carriage return is written as a reference: as a byte, the next parser would read a line feed.
  static func writeText(_ text: String, into output: inout [UInt8]) {
    write(text, into: &output) { byte in
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case 0x0D: "&#13;"
      case 0: "\u{FFFD}"
      default: nil
      }
    }
  }

  /// More than a quoted value needs: it stays one value even to a reader that forgets the quotes.
  static func writeValue(_ value: String, into output: inout [UInt8]) {
    write(value, into: &output) { byte in
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: "`"): "&#96;"
      case UInt8(ascii: "="): "&#61;"
      case 0x09: "&#9;"
      case 0x0A: "&#10;"
      case 0x0D: "&#13;"
      case 0: "\u{FFFD}"
      default: nil
      }
    }
  }

  /// Copies the runs between the bytes that are replaced.
  @inline(__always)
  private static func write(_ text: String, into output: inout [UInt8], _ replacement: (UInt8) -> StaticString?) {
    var text = text
    text.withUTF8 { bytes in
      var runStart = 0
      for i in bytes.indices {
        guard let other = replacement(bytes[i]) else { continue }
        output.append(contentsOf: bytes[runStart..<i])
        output.append(contentsOf: UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount))
        runStart = i + 1
      }
      output.append(contentsOf: bytes[runStart...])
    }
  }
}
