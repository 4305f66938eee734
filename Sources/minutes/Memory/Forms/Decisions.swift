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

/// An item directly below "Decisions".
enum DecisionList {
  static let form = Form("decision-list", .marked) { line in
    guard let group = line.group, ActionList.hasContent(line), isTitle(group) else { return nil }
    let first = line.words.first { !$0.lower.utf8.isEmpty }
    guard first?.lower != "not" else { return nil }
    return Match(text: line.whole)
  }

  private static func isTitle(_ title: Statement) -> Bool {
    let words = title.words.filter { !$0.lower.utf8.isEmpty }
    guard let first = words.first, let last = words.last,
      title.isHeading || title.text.ends(in: ":") || words.count < 3,
      [first.lower, last.lower].contains(where: {
        ["decisions", "decision", "beschlüsse", "entscheidungen"].contains($0)
      }), words.count < 6
    else { return false }
    // "Decisions that are going to be taken" are none yet.
    let isAhead = words.contains {
      ["going", "upcoming", "future", "pending", "open", "needed", "records", "record"].contains($0.lower)
    }
    return !isAhead && !title.text.utf8.contains(UInt8(ascii: "?"))
  }
}

/// `We decided to …`, `it was decided that …`, `decision to …`.
enum DecisionSentence {
  static let form = Form("decision-sentence", .stated) { line in
    let words = line.words
    for place in words.indices where !line.statement.isHeading {
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

/// `No objections`, `consensus that …`, `unanimous`.
enum Consensus {
  static let form = Form("consensus", .stated) { line in
    guard !line.statement.text.ends(in: "?"), !line.statement.text.ends(in: ":"), !line.statement.isHeading else {
      return nil
    }
    let found =
      line.has(["unanimous", "unanimously", "einstimmig"])
      || line.has(["consensus", "konsens"]) && !line.has(["no", "need", "find", "reach", "seek", "needs"])
      || [
        ["no", "objections"], ["noone", "objects"], ["nobody", "objects"], ["no", "veto"], ["general", "approval"],
        ["general", "endorsement"],
        ["any", "objections"], ["keine", "einwände"], ["proposal", "has", "been", "accepted"], ["vote", "now"],
      ]
      .contains { line.has(phrase: $0) }
    return found ? Match(text: line.whole) : nil
  }
}
