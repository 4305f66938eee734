/// `AI @fkr: …`, `_AI @fkr: …_`, `… (AI @fkr)`, `… -> AI @fkr`, `TODO: …`, `Action item: …`.
enum ActionMark {
  static let form = Form("mark", .marked) { line in
    for place in line.words.indices {
      if let match = mark(line, at: place) { return match }
    }
    return nil
  }

  private static func mark(_ line: Line, at place: Int) -> Match? {
    let words = line.words
    guard let length = length(line, at: place) else { return nil }
    let last = words[place + length - 1]
    let behind = place + length
    let isFirst = !words[..<place].contains { !$0.lower.utf8.isEmpty }
    let stands =
      isFirst || words[place].opensBracket || words[place - 1].lower.utf8.isEmpty
      || [":", ".", ")", ";", ","].contains { words[place - 1].after.ends(in: $0) }
    var (owners, end) = Owners.run(words, from: behind)
    if owners.isEmpty, behind < words.count, ["for", "für"].contains(words[behind].lower) {
      (owners, end) = Owners.run(words, from: behind + 1)
    }
    let isAI = last.text == "AI" || last.text == "AIs" || last.handle != nil
    if owners.isEmpty {
      guard stands || last.handle != nil, behind < words.count else { return nil }
      if last.endsInColon || isNumbered(line, behind) {
        if isNumbered(line, behind) { end = behind + 1 }
        (owners, end) = later(line, from: end)
      } else if isAI, isNamed(line, at: behind) || last.handle != nil {
        (owners, end) = ([words[behind].text], behind + 1)
      } else if isAI, words[place].opensBracket, let name = words[behind...].first(where: { $0.handle != nil }) {
        owners = ["@" + (name.handle ?? "")]
      } else {
        return nil
      }
    } else if !stands, !isAI {
      return nil
    }
    return Match(text: text(line, mark: place, rest: end, isFirst: isFirst), owners: owners)
  }

  /// How many words the mark has; `nil` where there is none.
  private static func length(_ line: Line, at place: Int) -> Int? {
    let word = line.words[place]
    if word.handle == "AI" { return 1 }
    guard word.handle == nil else { return nil }
    if word.text == "AI" || word.text == "AIs" { return 1 }
    switch word.lower {
    case "todo", "todos", "to-do", "to-dos", "aufgabe", "aktion": return 1
    case "action" where line.begins(["item"], at: place + 1) || line.begins(["items"], at: place + 1): return 2
    case "action" where word.endsInColon: return 1
    case "to" where line.begins(["do"], at: place + 1):
      let next = line.words[place + 1]
      return next.endsInColon || isNumbered(line, place + 2) ? 2 : nil
    case "zu" where line.begins(["erledigen"], at: place + 1) && line.words[place + 1].endsInColon: return 2
    default: return nil
    }
  }

  /// `To Do 2:`
  private static func isNumbered(_ line: Line, _ place: Int) -> Bool {
    place < line.words.count && line.words[place].endsInColon && Int(line.words[place].text) != nil
  }

  /// `AI Itrich: …`, `AI Kurt to …`
  private static func isNamed(_ line: Line, at place: Int) -> Bool {
    let word = line.words[place]
    guard word.isCapitalized else { return false }
    return word.endsInColon || line.begins(["will"], at: place + 1) || line.begins(["to"], at: place + 1)
  }

  /// Owners that come later than the mark: who will do it, or a name in brackets at the end.
  private static func later(_ line: Line, from place: Int) -> ([String], Int) {
    let words = line.words
    if place < words.count, line.names.isName(words[place]), isNamed(line, at: place) {
      return ([words[place].text], place + 1)
    }
    if let promised = Promise.owners(line, from: place) { return (promised, place) }
    if let last = words.lastIndex(where: { $0.handle != nil }), last == words.count - 1,
      let open = words[place...].lastIndex(where: { $0.opensBracket }), open <= last
    {
      let (names, end) = Owners.run(words, from: open)
      if end == words.count { return (names, place) }
    }
    return ([], place)
  }

  private static func text(_ line: Line, mark place: Int, rest: Int, isFirst: Bool) -> String {
    let behind = line.text(from: rest)
    if isFirst { return behind.utf8.isEmpty ? line.whole : behind }
    let before = line.text(before: place)
    return behind.utf8.allSatisfy { !$0.isWordByte }
      ? before : line.words[place].opensBracket ? before + " (" + behind : behind
  }
}
