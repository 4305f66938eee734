/// `*[HTML]: Hypertext Markup Language`, one line (markdown-it-abbr).
extension BlockLine {
  func openAbbreviation(in parent: ParsedNode) -> ParsedNode? {
    guard let close = labelEnd((UInt8(ascii: "*"), UInt8(ascii: "[")), spaces: true),
      (close + 2..<end).contains(where: { !isBlank(input[$0]) }),
      let node = add(.abbreviation, to: parent)
    else { return nil }
    skip(to: end)
    return node
  }
}
