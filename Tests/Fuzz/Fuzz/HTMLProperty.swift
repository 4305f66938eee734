import HTML

/// Sanitised HTML is balanced, canonical and safe; sanitising it again changes nothing.
enum HTMLProperty {
  static func check(_ bytes: [UInt8]) {
    let fragment = written(bytes)
    holdSafe(fragment)
    let html = fragment.html()
    let again = written(Array(html.utf8))
    hold(again.html().utf8.elementsEqual(html.utf8), "read again it is the same")
    hold(again.drops.isEmpty, "read again it loses nothing")
  }

  private static func written(_ bytes: [UInt8]) -> Fragment {
    var writer = FragmentWriter()
    writer.author(bytes, at: 0)
    return writer.finish()
  }

  static func holdSafe(_ fragment: Fragment) {
    var open: [Int] = []
    for (index, node) in fragment.nodes.enumerated() {
      switch node.kind {
      case .start(let element) where !element.tag.isVoid: open.append(index)
      case .end(let tag):
        guard let start = open.popLast(), case .start(let element) = fragment.nodes[start].kind else {
          return hold(false, "an end without a start")
        }
        hold(element.tag == tag, "the end of what was opened last")
        hold(node.partner == start && fragment.nodes[start].partner == index, "partners")
      default: hold(node.partner == index, "a node alone is its own partner")
      }
    }
    hold(open.isEmpty, "all is closed")
    holdCanonical(Array(fragment.html().utf8))
  }

  /// Parses output strictly: allowed tags, no `on…` attributes, values in double quotes, no bare `<` or `>`.
  private static func holdCanonical(_ html: [UInt8]) {
    var offset = 0
    func take(_ accepts: (UInt8) -> Bool) -> String {
      let start = offset
      while offset < html.count, accepts(html[offset]) { offset += 1 }
      return String(decoding: html[start..<offset], as: UTF8.self)
    }
    func next(_ byte: UInt8) -> Bool {
      guard offset < html.count, html[offset] == byte else { return false }
      offset += 1
      return true
    }
    while offset < html.count {
      hold(html[offset] != UInt8(ascii: ">"), "no bare >")
      guard next(UInt8(ascii: "<")) else {
        offset += 1
        continue
      }
      let isEnd = next(UInt8(ascii: "/"))
      let name = take { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
      hold(tags.contains(name), "<\(name) is not an allowed tag")
      while !isEnd, next(UInt8(ascii: " ")) {
        let attribute = take { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") }
        hold(next(UInt8(ascii: "=")) && next(UInt8(ascii: "\"")), "\(attribute) has a quote")
        let value = take { $0 != UInt8(ascii: "\"") }
        hold(next(UInt8(ascii: "\"")), "\(attribute) has its other quote")
        hold(!attribute.utf8.starts(with: "on".utf8) && attribute != "srcdoc" && attribute != "style", attribute)
        hold(!value.utf8.contains { $0 == 0 || "<>`=\n\t".utf8.contains($0) }, "\(attribute) has a raw byte")
        guard attribute == "href" || attribute == "src" else { continue }
        hold(!["javascript:", "data:", "vbscript:"].contains { value.utf8.starts(with: $0.utf8) }, "\(value) runs")
      }
      hold(next(UInt8(ascii: ">")), "<\(name) ends")
    }
  }

  private static let tags = Set(Tag.allCases.map(\.rawValue))
}
