/// `Open question: …`, `… is still an open question`.
enum OpenQuestion {
  static let form = Form("open-question", .stated) { line in
    guard !line.statement.isHeading, line.words.count > 2,
      line.has(phrase: ["open", "question"]) || line.has(phrase: ["offene", "frage"])
    else { return nil }
    return Match(text: line.whole)
  }
}
