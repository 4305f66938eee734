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

/// An item directly below "Questions" or "Open questions".
enum QuestionList {
  static let form = Form("question-list", .marked) { line in
    guard let group = line.group, let last = group.words.last(where: Self.hasText), group.words.count < 8,
      ["questions", "fragen"].contains(last.lower) || group.words.first.map { $0.lower == "questions" } ?? false,
      ActionList.hasContent(line) || line.statement.text.ends(in: "?")
    else { return nil }
    return Match(text: line.whole)
  }

  private static func hasText(_ word: Word) -> Bool { !word.lower.utf8.isEmpty }
}

/// `… tbd`, `to be discussed`.
enum ToBeDiscussed {
  static let form = Form("to-be-discussed", .stated) { line in
    guard
      line.has(["tbd"])
        || [["to", "be", "discussed"], ["to", "be", "determined"], ["be", "determined"], ["zu", "klären"]]
          .contains(where: { line.has(phrase: $0) })
        || line.words.first?.lower == "to" && line.begins(["discuss"], at: 1) && line.words[1].endsInColon
    else { return nil }
    guard line.words.count > 1, !line.statement.isHeading, !line.has(phrase: ["in", "order", "to", "be"]) else {
      return nil
    }
    return Match(text: line.whole)
  }
}

/// `Open question: …`, `… is still an open question`.
enum OpenQuestion {
  static let form = Form("open-question", .stated) { line in
    guard !line.statement.isHeading, line.words.count > 2,
      line.has(phrase: ["open", "question"]) || line.has(phrase: ["offene", "frage"])
    else { return nil }
    return Match(text: line.whole)
  }
}
