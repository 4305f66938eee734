/// `@fkr will …`, `@fkr to …`, `@fkr wird …`.
enum Promise {
  static let form = Form("promise", .stated) { line in
    guard let owners = owners(line, from: 0) else { return nil }
    return Match(text: line.whole, owners: owners)
  }

  /// Who promises something from a word on; `nil` for nobody.
  static func owners(_ line: Line, from start: Int) -> [String]? {
    let words = line.words
    var place = start
    while place < words.count {
      let (names, end) = Owners.run(words, from: place)
      guard !names.isEmpty else {
        place += 1
        continue
      }
      if isPromise(line, names: place, verb: end) { return names }
      place = end
    }
    return nil
  }

  /// What is no work, after "will".
  private static let no: Set<String> = [
    "not", "nicht", "join", "have", "need", "be", "report", "substitute", "attend", "participate", "miss", "leave",
    "stay", "no",
  ]

  private static func isPromise(_ line: Line, names: Int, verb: Int) -> Bool {
    let words = line.words
    guard verb + 1 < words.count || verb < words.count && words[verb].lower == "will" else { return false }
    if names > 0,
      ["from", "of", "by", "with", "for", "thanks", "thank", "to", "if", "when", "from", "von", "mit", "ask", "asked"]
        .contains(words[names - 1].lower) || words[names - 1].lower.ends(in: "ed") || words[names - 1].lower == "helps"
    {
      return false
    }
    let next = verb + 1 < words.count ? words[verb + 1] : nil
    if words[verb - 1].closesBracket { return false }
    switch words[verb].lower {
    case "will", "wird", "werden":
      return !(next.map { no.contains($0.lower) } ?? false) && !line.begins(["take", "part"], at: verb + 1)
        && !line.begins(["continue", "to", "be"], at: verb + 1)
    case "to":
      return next.map { $0.handle == nil && !$0.isCapitalized && !["be", "the", "a"].contains($0.lower) } ?? false
    case "is": return line.begins(["going", "to"], at: verb + 1)
    case "are": return line.begins(["going", "to"], at: verb + 1)
    case "wants": return line.begins(["to", "take"], at: verb + 1)
    case "kümmert", "übernimmt": return true
    default: return false
    }
  }
}
