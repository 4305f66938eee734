import Bytes
import Testing

@testable import HTML

/// Properties for any input, with tag soup from a seeded generator: the page is balanced, contains only
/// allowed tags, and sanitising it again changes nothing.
@Suite struct TagSoupTests {
  @Test(arguments: 1...20)
  func soupIsMadeSafe(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<150 {
      let soup = random.soup()
      let fragment = Self.sanitized(soup)
      fragment.expectBalanced()
      let html = fragment.html()
      #expect(Self.fault(in: html) == nil, "\(String(decoding: soup, as: UTF8.self).debugDescription) became \(html)")
      let again = Self.sanitized(Array(html.utf8))
      #expect(Array(again.html().utf8) == Array(html.utf8))
      #expect(again.drops.isEmpty)
      #expect(again.text() == fragment.text())
    }
  }

  /// An id of the maximum length, to which the prefix is added.
  @Test(arguments: 124...130)
  func longIds(_ count: Int) {
    let html = Self.sanitized(Array("<p id=\(String(repeating: "x", count: count))>ä 🚀".utf8)).html()
    let again = Self.sanitized(Array(html.utf8))
    #expect(again.html() == html)
    #expect(again.drops.isEmpty)
  }

  /// Writes the soup in a paragraph of a slide, in two pieces split at an offset.
  @Test(arguments: 1...5)
  func theSlideIsNeverLeft(_ seed: UInt64) {
    var random = SplitMix(state: seed &* 77)
    for _ in 0..<150 {
      let soup = random.soup()
      let cut = random.below(soup.count + 1)
      var writer = FragmentWriter()
      writer.start(.section, at: 0..<0)
      writer.author(Array(soup[..<cut]), at: 0)
      writer.start(.p, at: 0..<0)
      writer.author(Array(soup[cut...]), at: cut)
      writer.end(.p, at: 0..<0)
      writer.author(soup, at: 0)
      writer.end(.section, at: 0..<0)
      writer.text("after", at: 0..<0)
      let fragment = writer.finish()
      fragment.expectBalanced()
      #expect(fragment.nodes.first?.partner == fragment.nodes.count - 2)
      #expect(Self.fault(in: fragment.html()) == nil)
    }
  }

  private static func sanitized(_ bytes: [UInt8]) -> Fragment {
    var writer = FragmentWriter()
    writer.author(bytes, at: 0)
    return writer.finish()
  }

  /// Parses canonical HTML strictly with a separate parser; returns nil if the text is canonical.
  private static func fault(in html: String) -> String? {
    let names = Set(Tag.allCases.map(\.rawValue))
    var rest = Array(html.utf8)[...]
    while let first = rest.first {
      rest = rest.dropFirst()
      if first == UInt8(ascii: ">") { return "a bare >" }
      guard first == UInt8(ascii: "<") else { continue }
      let isEnd = rest.first == UInt8(ascii: "/")
      if isEnd { rest = rest.dropFirst() }
      let name = String(decoding: rest.prefix { $0.isASCIIAlphanumeric }, as: UTF8.self)
      guard names.contains(name) else { return "<\(name)" }
      rest = rest.dropFirst(name.utf8.count)
      while rest.first == UInt8(ascii: " "), !isEnd {
        let attribute = String(decoding: rest.dropFirst().prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
        rest = rest.dropFirst(attribute.utf8.count + 2)
        guard rest.first == UInt8(ascii: "\"") else { return "\(attribute) without quote" }
        let value = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
        rest = rest.dropFirst(value.count + 2)
        if attribute.hasPrefix("on") || attribute == "style" || attribute == "srcdoc" { return attribute }
        if value.contains(where: { "<>`=\n\t".utf8.contains($0) }) { return "\(attribute) with a raw byte" }
        let isAddress = attribute == "href" || attribute == "src"
        if isAddress, value.starts(with: "javascript".utf8) || value.starts(with: "data".utf8) { return attribute }
      }
      guard rest.first == UInt8(ascii: ">") else { return "<\(name) without >" }
      rest = rest.dropFirst()
    }
    return nil
  }
}

/// SplitMix64, a random generator with the same results on every machine.
private struct SplitMix {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }

  mutating func pick(_ list: [String]) -> String { list[below(list.count)] }

  mutating func soup() -> [UInt8] {
    var soup = ""
    for _ in 0...below(25) {
      switch below(10) {
      case 0...4:
        soup += "<" + pick(Self.tags)
        for _ in 0..<below(4) {
          soup += pick([" ", "/", "\n"]) + pick(Self.attributes)
          let value = pick(Self.values)
          soup += pick(["", "=", "=\(value)", "=\"\(value)\"", "='\(value)'", " = \"\(value)"])
        }
        soup += pick([">", ">", ">", "/>", ""])
      case 5, 6: soup += "</" + pick(Self.tags) + pick([">", ">", " x>", ""])
      default: soup += pick(Self.texts)
      }
    }
    var bytes = Array(soup.utf8)
    if below(10) == 0 { for _ in 0..<3 { bytes[below(bytes.count)] = UInt8(below(256)) } }
    return bytes
  }

  static let tags =
    Tag.allCases.map(\.rawValue) + RemovedElement.names.sorted()
    + [
      "form", "button", "user", "a.b", "desc", "mtext", "MGLYPH", "ScRiPt", "option", "p", "table", "td", "tr", "a",
      "li",
    ]
  static let attributes = [
    "href", "src", "title", "alt", "id", "class", "style", "onload", "ONCLICK", "width", "align", "data-id", "srcdoc",
    "data-src", "start", "rel", "=", "\"", "'", "<i", "\u{301}", "colspan",
  ]
  static let values = [
    "x", "javascript:alert(1)", "JAVA&#83;cript:x", "https://example.org/?a=b&copy=1", "//x", "#x", "u-x",
    "\"><script>",
    "`", "12px", "50%", "red", "\u{301}x", "\u{200D}", "&lt;i&gt;", "&#0;", "&#x110000;", "\t", "data:text/html,x",
    "ü🙂",
  ]
  static let texts = [
    "word ", "<", ">", "&", "&amp;", "&lt;script&gt;", "\u{301}", "\"", "'", "\0", "\r\n", "\r", "\n", "ü🙂", "]]>",
    "-->",
    "<!--", "--!>", "<!", "<?", "</", "</>", "<![CDATA[", "<!DOCTYPE html>", "=", "&#13;", "\u{200D}", "&notit;",
    "\u{FEFF}", "\u{2028}", "`",
  ]
}
