enum Footnote {
  /// Maximum nesting of definitions; deeper ones are text.
  static let deepest = 4
}

/// `[^label]: text` with its indented continuation (markdown-it-footnote). cmark's own footnotes are not used: they
/// move definitions to the end of the document and drop those without a reference.
extension BlockLine {
  func openFootnote(in parent: ParsedNode) -> ParsedNode? {
    guard let close = labelEnd((UInt8(ascii: "["), UInt8(ascii: "^"))),
      depth(of: parent, in: .footnoteDefinition) < Footnote.deepest
    else { return nil }
    guard let node = add(.footnoteDefinition, to: parent) else { return nil }
    skip(to: close + 2)
    return node
  }

  func continuesFootnote() -> Bool {
    if isBlank { return true }
    guard indent >= 4 else { return false }
    advance(columns: 4)
    return true
  }

  /// The offset of the `]` of `[^label]:` or `*[label]:`; labels contain no brackets, and no white space unless
  /// `spaces`.
  func labelEnd(_ opening: (UInt8, UInt8), spaces: Bool = false) -> Int? {
    guard first + 2 < end, input[first] == opening.0, input[first + 1] == opening.1 else { return nil }
    var index = first + 2
    while index < end, input[index] != UInt8(ascii: "]"), input[index] != UInt8(ascii: "["),
      spaces || !isBlank(input[index])
    {
      index += 1
    }
    guard index + 1 < end, index > first + 2, input[index] == UInt8(ascii: "]"), input[index + 1] == UInt8(ascii: ":")
    else { return nil }
    return index
  }
}
