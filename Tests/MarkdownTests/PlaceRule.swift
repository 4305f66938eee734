import Markdown

/// Rules for the first and last bytes of a node's source.
enum PlaceRule {
  static func holds(_ node: Node, _ bytes: [UInt8]) -> Bool {
    let slice = bytes[node.range]
    if slice.isEmpty { return node.kind == .tableCell }
    if let address = node.addressRange,
      !(node.range.lowerBound <= address.lowerBound && address.upperBound <= node.range.upperBound)
    {
      return false
    }
    func wrapped(_ start: String, _ end: String) -> Bool {
      slice.starts(with: start.utf8) && slice.reversed().starts(with: end.utf8.reversed())
        && slice.count >= start.utf8.count + end.utf8.count
    }
    switch node.kind {
    case .text(let text):
      let isWritten = !slice.contains { $0 == 0 || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }
      return !isWritten || text.unicodeScalars.contains("\u{fffd}") || text.utf8.elementsEqual(slice)
    case .emphasis: return wrapped("*", "*") || wrapped("_", "_")
    case .strong: return wrapped("**", "**") || wrapped("__", "__")
    case .strikethrough: return wrapped("~~", "~~")
    case .mark: return wrapped("==", "==")
    case .inserted: return wrapped("++", "++")
    case .subscript: return wrapped("~", "~")
    case .superscript: return wrapped("^", "^")
    case .code: return wrapped("`", "`")
    case .math: return wrapped("$", "$") || slice.starts(with: "\\".utf8)
    case .embed: return wrapped("{%", "%}")
    case .emoji: return wrapped(":", ":")
    case .link: return wrapped("[", ")") || wrapped("[", "]")
    case .image: return wrapped("![", ")") || wrapped("![", "]")
    case .footnoteReference: return wrapped("[^", "]")
    case .footnoteInline: return wrapped("^[", "]")
    case .footnoteDefinition: return slice.starts(with: "[^".utf8)
    case .abbreviationDefinition: return slice.starts(with: "*[".utf8)
    case .htmlInline: return wrapped("<", ">")
    case .htmlBlock: return slice.starts(with: "<".utf8)
    case .heading: return wrapped("#", "") || wrapped("", "=") || wrapped("", "-")
    case .blockQuote: return slice.starts(with: ">".utf8)
    case .container: return slice.starts(with: ":::".utf8)
    case .item: return "-*+0123456789".utf8.contains(slice[slice.startIndex])
    case .list: return node.children.first?.range.lowerBound == node.range.lowerBound
    case .codeBlock(_, _, let fenced, let closed):
      let first = slice[slice.startIndex]
      return !fenced || (wrapped("```", closed ? "```" : "") || wrapped("~~~", closed ? "~~~" : "")) && first != 0x20
    case .tableCell: return slice.first != 0x20 && slice.last != 0x20
    case .softBreak: return wrapped("\n", "") || wrapped("\r", "")
    case .hardBreak: return wrapped("", "\n") || wrapped("", "\r")
    case .thematicBreak: return "-*_".utf8.contains(slice[slice.startIndex])
    case .definitionDescription: return wrapped(":", "") || wrapped("~", "")
    case .paragraph, .table, .tableRow, .definitionList, .definitionTerm, .autolink: return true
    }
  }
}
