import Bytes
import Markdown

/// Typographic quotes, dashes, dots and signs as in HedgeDoc 1.12 (markdown-it's typographer): for display, never for
/// the source.
struct Typographer {
  private let bytes: [UInt8]
  private var runs: [TypesetRun] = []
  /// The next run to be put back into a node.
  private var next = 0

  /// The inlines of one block with their texts replaced and places unchanged. `bytes` is their source file.
  static func set(_ nodes: [Node], in bytes: [UInt8]) -> [Node] {
    guard nodes.contains(where: mayChange) else { return nodes }
    var typographer = Typographer(bytes: bytes)
    typographer.collect(nodes, level: 0, isAddress: false)
    for index in typographer.runs.indices { typographer.runs[index].replaceSigns() }
    Quotes.set(&typographer.runs)
    return typographer.rebuilt(nodes)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private static func mayChange(_ node: Node) -> Bool {
    switch node.kind {
    case .text(let text):
      var text = text
      return text.withUTF8 { bytes in
        var last: UInt8 = 0
        for (index, byte) in bytes.enumerated() {
          switch byte {
          case UInt8(ascii: "'"), UInt8(ascii: "\""): return true
          case UInt8(ascii: ")") where index > 1 && (bytes[index - 2] == UInt8(ascii: "(") || last | 0x20 == 0x6D):
            return true
          case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "!"), UInt8(ascii: "?"):
            if last == byte || byte == UInt8(ascii: "-") && last == UInt8(ascii: "+") { return true }
          default: break
          }
          last = byte
        }
        return false
      }
    default: return hasSetTexts(node) && node.children.contains(where: mayChange)
    }
  }

  /// Whether texts below the node belong to the text line around the node.
  private static func hasSetTexts(_ node: Node) -> Bool {
    switch node.kind {
    case .image, .footnoteInline: false
    default: !node.children.isEmpty
    }
  }

  private mutating func collect(_ nodes: [Node], level: Int, isAddress: Bool) {
    for node in nodes {
      switch node.kind {
      case .text(let text): collect(text, node, level, isAddress)
      case .softBreak, .hardBreak: runs.append(TypesetRun(.lineBreak, level))
      case .code(let text), .math(let text, _), .htmlInline(let text), .emoji(let text):
        runs.append(TypesetRun(.between, level, Array(text.unicodeScalars)))
      case .image: runs.append(TypesetRun(.between, level, Array(node.plainText.unicodeScalars)))
      default:
        if Self.hasSetTexts(node) {
          var isAddress = isAddress
          if case .autolink = node.kind { isAddress = true }
          collect(node.children, level: level + 1, isAddress: isAddress)
        }
        // Quotes opened in an element can only be closed in it.
        runs.append(TypesetRun(.between, level))
      }
    }
  }

  /// Text written with a backslash or as an entity is not changed.
  private mutating func collect(_ text: String, _ node: Node, _ level: Int, _ isAddress: Bool) {
    let utf8 = Array(text.utf8)
    let kind = isAddress ? TypesetRun.Kind.address : .text
    func scalars(_ range: Range<Int>) -> [Unicode.Scalar] {
      Array(String(decoding: utf8[range], as: UTF8.self).unicodeScalars)
    }
    var done = 0
    for escape in node.escapes(in: bytes) {
      if done < escape.lowerBound { runs.append(TypesetRun(kind, level, scalars(done..<escape.lowerBound))) }
      runs.append(TypesetRun(.escape, level, scalars(escape)))
      done = escape.upperBound
    }
    runs.append(TypesetRun(kind, level, scalars(done..<utf8.count), endsText: true))
  }

  private mutating func rebuilt(_ nodes: [Node]) -> [Node] {
    nodes.map { node in
      if case .text = node.kind { return Node(.text(nextText()), node.range) }
      guard Self.hasSetTexts(node) else { return node }
      return Node(node.kind, node.range, children: rebuilt(node.children), addressRange: node.addressRange)
    }
  }

  private mutating func nextText() -> String {
    var bytes: [UInt8] = []
    while next < runs.count {
      let run = runs[next]
      next += 1
      guard run.isWithinText else { continue }
      for scalar in run.scalars {
        if scalar.isASCII { bytes.append(UInt8(scalar.value)) } else { bytes += UTF8.encode(scalar) ?? .init() }
      }
      if run.endsText { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
