import Bytes
import Diagnostics
import Markdown

/// The text of one line of a paragraph, item or heading, without markup.
struct LineText {
  var text = ""
  /// The same with a letter in the place of each byte of code, whose words say nothing; as long as `text`.
  private(set) var shape = ""
  let number: Int
  var links: [String] = []
  var comment: String?
  private var struckBytes = 0
  private var plainBytes = 0

  /// Whether all of the text is struck through.
  var isStruck: Bool { struckBytes > 0 && plainBytes == 0 }

  private init(number: Int) { self.number = number }

  /// The lines of a node's inlines; a line without text is left out.
  static func all(of node: Node, in file: SourceFile) -> [LineText] {
    var lines = [LineText(number: file.lineNumber(at: node.children.first?.range.lowerBound ?? node.range.lowerBound))]
    for child in node.children { append(child, to: &lines, isStruck: false, in: file) }
    return lines.filter { $0.struckBytes + $0.plainBytes > 0 }
  }

  private static func append(_ node: Node, to lines: inout [LineText], isStruck: Bool, in file: SourceFile) {
    switch node.kind {
    case .text(let text): lines[lines.count - 1].append(text, isStruck)
    case .code(let text):
      lines[lines.count - 1].append(
        "`" + text + "`", isStruck, shape: String(repeating: "x", count: text.utf8.count + 2))
    case .emoji(let name): lines[lines.count - 1].append(":" + name + ":", isStruck)
    case .math(let text, _): lines[lines.count - 1].append(text, isStruck)
    case .softBreak, .hardBreak:
      lines.append(LineText(number: file.lineNumber(at: node.range.upperBound)))
    case .htmlInline(let literal):
      if literal.utf8.starts(with: "<!--".utf8) { lines[lines.count - 1].comment = literal }
    case .image, .footnoteInline, .footnoteReference: break
    case .link(let destination, _), .autolink(let destination):
      lines[lines.count - 1].links.append(destination)
      for child in node.children { append(child, to: &lines, isStruck: isStruck, in: file) }
      if node.children.isEmpty { lines[lines.count - 1].append(destination, isStruck) }
    case .strikethrough:
      for child in node.children { append(child, to: &lines, isStruck: true, in: file) }
    default:
      for child in node.children { append(child, to: &lines, isStruck: isStruck, in: file) }
    }
  }

  private mutating func append(_ part: String, _ isStruck: Bool, shape other: String? = nil) {
    text += part
    shape += other ?? part
    // A box stands outside of what is struck.
    let signs = part.utf8.count { !$0.isASCIIWhitespace && $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "]") }
    if isStruck { struckBytes += signs } else { plainBytes += signs }
  }

  /// The text behind a box `[ ]` or `[x]`, and whether it is ticked.
  var withoutBox: (text: String, shape: String, box: Bool?) {
    let marker = Array(text.utf8.prefix(4))
    guard marker.count >= 3, marker[0] == UInt8(ascii: "["), marker[2] == UInt8(ascii: "]"),
      marker.count == 3 || marker[3].isASCIIWhitespace
    else { return (text, shape, nil) }
    let rest = String(decoding: text.utf8.dropFirst(marker.count), as: UTF8.self)
    let shape = String(decoding: shape.utf8.dropFirst(marker.count), as: UTF8.self)
    switch marker[1] {
    case 0x20: return (rest, shape, false)
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return (rest, shape, true)
    default: return (text, self.shape, nil)
    }
  }
}
