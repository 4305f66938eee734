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
