/// `Decision: …`, `Outcome: …`, `Beschluss: …`.
enum DecisionMark {
  static let form = Form("decision-mark", .marked) { line in
    let words = line.words
    guard let place = words.indices.first(where: { !words[$0].lower.utf8.isEmpty }), words.count > place + 1 else {
      return nil
    }
    let word = words[place]
    guard marks.contains(word.lower), word.endsInColon else { return nil }
    return Match(text: line.text(from: place + 1), owners: [])
  }

  private static let marks: Set<String> = [
    "decision", "decisions", "decided", "agreed", "agreement", "consensus", "conclusion", "outcome", "output",
    "resolution",
    "beschluss", "entscheidung", "beschlossen", "entschieden", "ergebnis",
  ]
}
