/// `@fkr: …` at the beginning of a line.
enum AddressedOwner {
  static let form = Form("addressed", .likely) { line in
    let (names, end) = Owners.run(line.words, from: 0)
    guard !names.isEmpty, end < line.words.count, line.words[end - 1].endsInColon, line.statement.kind == .item,
      line.statement.children.isEmpty, !line.statement.text.hasSuffix("?")
    else { return nil }
    return Match(text: line.text(from: end), owners: names)
  }
}
