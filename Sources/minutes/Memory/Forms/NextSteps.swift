/// `Next step: …`, and items below "Next steps".
enum NextSteps {
  static let form = Form("next-steps", .likely) { line in
    let words = line.words
    if let first = words.indices.first(where: { !words[$0].lower.utf8.isEmpty }), isTitle(words[first...]),
      words.count > first + 2
    {
      return Match(text: line.text(from: first + 2), owners: Owners.all(words))
    }
    guard let group = line.group, isTitle(group.words[...]), group.words.count < 5, !group.text.ends(in: "?"),
      ActionList.hasContent(line)
    else { return nil }
    return Match(text: line.whole, owners: Owners.all(words))
  }

  private static func isTitle(_ words: ArraySlice<Word>) -> Bool {
    guard words.count > 1, let lead = words.first?.lower else { return false }
    let second = words[words.startIndex + 1].lower
    return lead == "next" && ["step", "steps", "task", "tasks"].contains(second)
      || lead == "nächste" && ["schritte", "aufgaben"].contains(second)
      || lead == "nächster" && second == "schritt"
  }
}
