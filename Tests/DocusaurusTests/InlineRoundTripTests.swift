import Content
import Markdown
import Testing

@testable import Docusaurus

/// Round trip: a CommonMark parser reads the written Markdown as the same characters in the same format.
@Suite struct InlineRoundTripTests {
  @Test func linesAreReadAsTheyWereMeant() throws {
    var made = MadeInlines(seed: 7)
    var formatted = 0
    for _ in 0..<4000 {
      let pieces = made.pieces(depth: 3)
      var writer = InlineWriter(.paragraph, HeadingAnchors([]))
      writer.write(Normalizer.normalized(pieces))
      let bytes = writer.finished
      let document = Document.read(bytes, in: 0..<bytes.count)
      let written = String(decoding: bytes, as: UTF8.self)
      let wanted = Letter.all(in: pieces)
      #expect(Letter.all(in: document.blocks) == wanted, "\(written)\n\(pieces)")
      if wanted.contains(where: { !$0.formats.isEmpty }) { formatted += 1 }
    }
    #expect(formatted > 1000)
  }
}

/// A visible character and its formatting.
struct Letter: Equatable, CustomStringConvertible {
  let scalar: Unicode.Scalar
  var formats: Set<Inline.Format>
  var isCode = false
  var address: String?
  var description: String { "\(scalar)" + (formats.isEmpty ? "" : "\(formats.count)") + (isCode ? "`" : "") }

  static func all(in pieces: [Inline], _ formats: Set<Inline.Format> = [], _ address: String? = nil) -> [Letter] {
    pieces.flatMap { piece -> [Letter] in
      switch piece {
      case .text(let text): letters(text, formats, false, address)
      case .code(let text): letters(text, formats, true, address)
      case .format(let format, let inner): all(in: inner, formats.union([format]), address)
      case .link(let target, _, let inner): all(in: inner, formats, address ?? target)
      default: []
      }
    }
  }

  static func all(in nodes: [Node], _ formats: Set<Inline.Format> = [], _ address: String? = nil) -> [Letter] {
    nodes.flatMap { node -> [Letter] in
      switch node.kind {
      case .text(let text): letters(text, formats, false, address)
      case .code(let text): letters(text, formats, true, address)
      case .strong: all(in: node.children, formats.union([.strong]), address)
      case .emphasis: all(in: node.children, formats.union([.emphasis]), address)
      case .strikethrough: all(in: node.children, formats.union([.strike]), address)
      case .link(let target, _): all(in: node.children, formats, address ?? target)
      default: all(in: node.children, formats, address)
      }
    }
  }

  private static func letters(
    _ text: String, _ formats: Set<Inline.Format>, _ isCode: Bool, _ address: String?
  ) -> [Letter] {
    text.unicodeScalars.filter { $0 != " " }.map {
      Letter(scalar: $0, formats: formats, isCode: isCode, address: address)
    }
  }
}

/// Generates inlines from valid and difficult fragments; reproducible by its seed.
struct MadeInlines {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func pieces(depth: Int) -> [Inline] {
    (0..<(1 + below(4))).map { _ in piece(depth: depth) }
  }

  private mutating func piece(depth: Int) -> Inline {
    switch below(depth > 0 ? 8 : 3) {
    case 0, 1: .text(text())
    case 2: .code(String(text().unicodeScalars.filter { $0 != " " }))
    case 3: .link(address: "https://example.org/a", title: "", [.text("a")] + pieces(depth: depth - 1))
    case 4: .format(.strong, pieces(depth: depth - 1))
    case 5: .format(.emphasis, pieces(depth: depth - 1))
    case 6: .format(.strike, pieces(depth: depth - 1))
    default: .lineBreak(soft: below(2) == 0)
    }
  }

  private mutating func text() -> String {
    (0..<(1 + below(4))).map { _ in Self.parts[below(Self.parts.count)] }.joined()
  }

  private mutating func below(_ limit: Int) -> Int {
    // xorshift64
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  private static let parts = [
    "a", "b ", " ", "Ü", "ß ", "\u{201E}", ".", "(", ")", "*", "_", "`", "[", "]", "<", ">", "{", "}", "\\", "!", "#",
    "-",
    "1.", "2) ", "&amp;", "&", "<b>", "- ", "| ", "import ", "->", "x_y", "~", ":-", "...", ";",
  ]
}
