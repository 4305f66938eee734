/// `… (@fkr)` at the end of a line.
enum OwnerInBrackets {
  static let form = Form("brackets", .likely) { line in
    let words = line.words
    guard let open = words.lastIndex(where: { $0.opensBracket && $0.handle != nil }), open > 0 else { return nil }
    let (names, end) = Owners.run(words, from: open)
    guard words[open..<end].contains(where: \.closesBracket) || words[end...].contains(where: \.closesBracket),
      words.count - end < 6, !words[end - 1].after.utf8.contains(UInt8(ascii: ",")), let first = words.first,
      first.handle == nil
    else { return nil }
    return Match(text: line.text(before: open), owners: names)
  }
}
