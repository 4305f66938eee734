/// `zuul: @fkr`, `to be added as epic @fkr`: a name ends the line.
enum OwnerAtEnd {
  static let form = Form("at-end", .likely) { line in
    let words = line.words
    guard let last = words.last, last.handle != nil, words.count > 1
    else { return nil }
    guard let start = words.indices.first(where: { Owners.run(words, from: $0).end == words.count }), start > 0 else {
      return nil
    }
    let before = words[start - 1]
    guard
      before.endsInColon || words[0].lower == "done" && words[0].endsInColon
        || ["needed", "epic"].contains(before.lower)
        || line.begins(["needed", "by"], at: start - 2)
    else { return nil }
    if before.endsInColon, Self.notes.contains(words[0].lower) { return nil }
    return Match(text: line.text(before: start), owners: Owners.run(words, from: start).names)
  }

  private static let notes: Set<String> = [
    "author", "authors", "contact", "kontakt", "cc", "lead", "by", "from", "speaker", "speakers",
  ]
}
