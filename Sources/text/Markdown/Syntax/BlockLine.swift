extension BlockLine {
  var length: Int { input.count }

  /// Offset of the line's end, without its newline.
  var end: Int {
    var end = length
    while end > 0, input[end - 1] == 0x0a || input[end - 1] == 0x0d { end -= 1 }
    return end
  }

  /// Opens one of our blocks if it begins with this line.
  func open(in parent: ParsedNode) -> ParsedNode? {
    guard first < length else { return nil }
    switch input[first] {
    case UInt8(ascii: ":"): return openContainer(in: parent) ?? openDescription(in: parent)
    case UInt8(ascii: "~"): return openDescription(in: parent)
    case UInt8(ascii: "["): return openFootnote(in: parent)
    case UInt8(ascii: "*"): return openAbbreviation(in: parent)
    default: return nil
    }
  }

  /// Whether an open block of ours continues in this line.
  func continues(_ node: ParsedNode) -> Bool {
    switch node.type {
    case .container: return continuesContainer(node)
    case .description: return continuesDescription(node)
    case .footnoteDefinition: return continuesFootnote()
    default: return false
    }
  }
}
