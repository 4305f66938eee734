/// `Q: …`, `Question: …`, `Frage: …`.
enum QuestionMark {
  static let form = Form("question-mark", .marked) { line in
    let words = line.words
    guard let place = words.indices.first(where: { !words[$0].lower.utf8.isEmpty }), words.count > place + 1 else {
      return nil
    }
    let word = words[place].lower
    guard word == "q" || marks.contains(word) || word == "vote" && words[place].text == "VOTE" else { return nil }
    if words[place].endsInColon { return Match(text: line.text(from: place + 1)) }
    let (names, end) = Owners.run(words, from: place + 1)
    if !names.isEmpty, words[end - 1].endsInColon { return Match(text: line.text(from: end), owners: names) }
    return nil
  }

  private static let marks: Set<String> = ["question", "questions", "frage", "fragen"]
}
