/// `We decided to …`, `it was decided that …`, `decision to …`.
enum DecisionSentence {
  static let form = Form("decision-sentence", .stated) { line in
    let words = line.words
    for place in words.indices where !line.statement.isHeading && !line.statement.text.ends(in: ":") {
      let before = words[..<place].suffix(3).map(\.lower)
      let next = place + 1 < words.count ? words[place + 1].lower : ""
      switch words[place].lower {
      case "decided", "beschlossen", "entschieden":
        guard !["not", "yet", "be", "should", "whether"].contains(where: before.contains),
          !["by", "whether", "yet", "later"].contains(next),
          !line.has(phrase: ["want", "to", "decide"]), !line.has(["soon", "whether", "undecided"])
        else { continue }
        return Match(text: line.whole)
      case "decision":
        guard next == "to" || next == "is" && line.begins(["that"], at: place + 2) || next == "that",
          !before.contains(where: {
            ["upcoming", "no", "pending", "our", "defer", "awaiting", "need", "needs"].contains($0)
          })
        else { continue }
        return Match(text: line.whole)
      case "agreed", "agree":
        guard
          before.contains(where: { $0 == "we" })
            || ["on", "that", "to", "upon"].contains(next) && words[place].lower == "agreed",
          !before.contains(where: { $0 == "be" })
        else { continue }
        return Match(text: line.whole)
      case "agreement":
        guard before.contains(where: { $0 == "have" || $0 == "broad" }) || next == "that" || next == "to" else {
          continue
        }
        return Match(text: line.whole)
      default: continue
      }
    }
    return nil
  }
}
