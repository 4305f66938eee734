/// `: text` or `~ text` below the line of its term, with continuation lines indented by two columns
/// (markdown-it-deflist).
///
/// The term is a paragraph of one line, directly above or with one blank line between; `DefinitionList` finds it in the
/// finished tree.
enum Description {
  /// Maximum nesting of descriptions; deeper ones are text.
  static let deepest = 8
}

extension BlockLine {
  func openDescription(in parent: ParsedNode) -> ParsedNode? {
    guard first + 2 < length, isBlank(input[first + 1]), (first + 2..<end).contains(where: { !isBlank(input[$0]) }),
      hasTerm(parent), depth(of: parent, in: .description) < Description.deepest,
      let node = add(.description, to: parent)
    else { return nil }
    // Content begins two columns after the marker's column, regardless of the spaces typed.
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

  /// Whether the previous block is a term, or a description that this one can follow.
  private func hasTerm(_ parent: ParsedNode) -> Bool {
    if parent.type == .paragraph {
      return parent.startLine == number - 1 && !isReference(parent)
    }
    guard let last = parent.lastChild else { return false }
    if last.type == .description { return true }
    return last.type == .paragraph && last.startLine == last.endLine
      && number - last.endLine <= 2
  }

  /// Whether an open paragraph begins with a link reference definition; cmark removes those only when it closes the
  /// paragraph.
  private func isReference(_ paragraph: ParsedNode) -> Bool {
    let content = paragraph.content
    guard content.first == UInt8(ascii: "["), let close = content.firstIndex(of: UInt8(ascii: "]")) else {
      return false
    }
    return close + 1 < content.count && content[close + 1] == UInt8(ascii: ":")
  }
}
