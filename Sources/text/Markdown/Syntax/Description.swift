import CMarkGFM

/// `: text` or `~ text` below a line that is its term, with what is indented by two columns more (markdown-it-deflist).
///
/// The term is a paragraph of one line, on the line before or with one blank line between; `DefinitionList` finds it in
/// the finished tree.
enum Description {
  /// How deep descriptions may stand in each other; a deeper one is text.
  static let deepest = 8
}

extension BlockLine {
  func openDescription(in parent: CNode) -> CNode? {
    guard first + 2 < length, isBlank(input[first + 1]), (first + 2..<end).contains(where: { !isBlank(input[$0]) }),
      hasTerm(parent), depth(of: parent, in: Syntax.registered.description) < Description.deepest,
      let node = add(Syntax.registered.description, to: parent)
    else { return nil }
    // Content begins two columns behind where the marker does, however many blanks are typed.
    let content = Int(cmark_parser_get_indent(parser)) + 2
    cmark_node_set_user_data(node, UnsafeMutableRawPointer(bitPattern: content))
    skip(to: first + 1)
    advance(columns: 1)
    return node
  }

  func continuesDescription(_ node: CNode) -> Bool {
    if cmark_parser_is_blank(parser) != 0 { return true }
    let content = Int(bitPattern: cmark_node_get_user_data(node))
    guard Int(cmark_parser_get_indent(parser)) >= content else { return false }
    advance(columns: content)
    return true
  }

  /// Whether what stands before this line is a term, or a description that this one can follow.
  private func hasTerm(_ parent: CNode) -> Bool {
    let line = cmark_parser_get_line_number(parser)
    if parent.pointee.type == CType.paragraph {
      return parent.pointee.start_line == line - 1 && !isReference(parent)
    }
    guard let last = parent.pointee.last_child else { return false }
    if last.pointee.type == Syntax.registered.description { return true }
    return last.pointee.type == CType.paragraph && last.pointee.start_line == last.pointee.end_line
      && line - last.pointee.end_line <= 2
  }

  /// Whether an open paragraph begins as a link reference definition does; cmark takes those off only when it is closed.
  private func isReference(_ paragraph: CNode) -> Bool {
    let content = UnsafeBufferPointer(
      start: paragraph.pointee.content.ptr, count: Int(paragraph.pointee.content.size))
    guard content.first == UInt8(ascii: "["), let close = content.firstIndex(of: UInt8(ascii: "]")) else {
      return false
    }
    return close + 1 < content.count && content[close + 1] == UInt8(ascii: ":")
  }
}
