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
        ["decisions", "decision", "decided", "beschlüsse", "entscheidungen", "beschlossen"].contains($0)
      }), words.count < 6
    else { return false }
    // "Decisions that are going to be taken" are none yet.
    let isAhead = words.contains {
      ["going", "upcoming", "future", "pending", "open", "needed", "records", "record"].contains($0.lower)
    }
    return !isAhead && !title.text.utf8.contains(UInt8(ascii: "?"))
  }
}
