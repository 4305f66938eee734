/// `: text` or `~ text` below a line that is its term, with what is indented by two columns more (markdown-it-deflist).
///
/// The term is a paragraph of one line, on the line before or with one blank line between; `DefinitionList` finds it in
/// the finished tree.
enum Description {
  /// How deep descriptions may stand in each other; a deeper one is text.
  static let deepest = 8
}

extension BlockLine {
  func openDescription(in parent: ParsedNode) -> ParsedNode? {
    guard first + 2 < length, isBlank(input[first + 1]), (first + 2..<end).contains(where: { !isBlank(input[$0]) }),
      hasTerm(parent), depth(of: parent, in: .description) < Description.deepest,
      let node = add(.description, to: parent)
    else { return nil }
    // Content begins two columns behind where the marker does, however many blanks are typed.
    node.note = indent + 2
    skip(to: first + 1)
    advance(columns: 1)
    return node
  }

  func continuesDescription(_ node: ParsedNode) -> Bool {
    if isBlank { return true }
    guard indent >= node.note else { return false }
    advance(columns: node.note)
    return true
  }

  /// Whether what stands before this line is a term, or a description that this one can follow.
  private func hasTerm(_ parent: ParsedNode) -> Bool {
    if parent.type == .paragraph {
      return parent.startLine == number - 1 && !isReference(parent)
    }
    guard let last = parent.lastChild else { return false }
    if last.type == .description { return true }
    return last.type == .paragraph && last.startLine == last.endLine
      && number - last.endLine <= 2
  }

  /// Whether an open paragraph begins as a link reference definition does; cmark takes those off only when it is closed.
  private func isReference(_ paragraph: ParsedNode) -> Bool {
    let content = paragraph.content
    guard content.first == UInt8(ascii: "["), let close = content.firstIndex(of: UInt8(ascii: "]")) else {
      return false
    }
    return close + 1 < content.count && content[close + 1] == UInt8(ascii: ":")
  }
}
