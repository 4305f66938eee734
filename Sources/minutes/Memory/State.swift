/// What the text says of an item.
public enum State: String, Sendable { case open, done, dropped }

extension State {
  /// The state in a line and below it; `nil` where nothing says so, and with it the line that says so.
  static func said(of index: Int, in statements: Statements) -> (state: State, line: Int, by: [String])? {
    let statement = statements.all[index]
    var found: (state: State, line: Int, by: [String])?
    if let box = statement.box {
      found = (box ? .done : .open, statement.line, [])
    } else if statement.isStruck {
      found = (.done, statement.line, [])
    } else if let own = own(statement) {
      found = (own, statement.line, [])
    }
    for child in statements.children(of: index) {
      guard let state = told(child.words, text: child.text, isStruck: child.isStruck) else { continue }
      found = (state, child.line, Owners.all(child.words))
    }
    return found
  }

  /// `Done: …`, `… ✅`, `… - done`.
  private static func own(_ statement: Statement) -> State? {
    let words = statement.words.filter { !$0.lower.utf8.isEmpty }
    guard let first = words.first, let last = words.last else { return nil }
    if statement.text.utf8.holds("✅") || ["white_check_mark", "heavy_check_mark"].contains(last.lower) {
      return .done
    }
    if doneWords.contains(first.lower), first.endsInColon { return .done }
    if first.text == "DONE" || last.text == "DONE" { return .done }
    if droppedWords.contains(first.lower), first.endsInColon { return .dropped }
    guard !statement.text.ends(in: "?") else { return nil }
    for place in statement.words.indices.dropFirst() {
      let (word, before) = (statement.words[place], statement.words[place - 1])
      let isDash = before.lower.utf8.isEmpty && !before.isArrow
      let isApart = isDash || word.opensBracket && word.closesBracket
      // Only a word that stands for itself, as in `… - done - LINK` or `… (done)`.
      let stands =
        place + 1 == statement.words.count || word.closesBracket || word.endsInColon
        || statement.words[place + 1].lower.utf8.isEmpty || statement.words[place + 1].opensBracket
      guard isApart, stands else { continue }
      if doneWords.contains(word.lower) { return .done }
      if droppedWords.contains(word.lower) { return .dropped }
    }
    return nil
  }

  /// What a line below an item says; a question leaves it open.
  static func told(_ all: [Word], text: String, isStruck: Bool) -> State? {
    let words = all.filter { !$0.lower.utf8.isEmpty }
    guard let first = words.first else { return text.utf8.holds("✅") ? .done : nil }
    let head = words.prefix(3).map(\.lower)
    let asks = text.utf8.contains(UInt8(ascii: "?"))
    if openWords.contains(first.lower) || head.starts(with: ["in", "progress"]) || head.starts(with: ["not", "done"])
      || head.starts(with: ["not", "yet"]) || head.starts(with: ["in", "arbeit"])
    {
      return .open
    }
    if asks { return words.contains { doneWords.contains($0.lower) || droppedWords.contains($0.lower) } ? .open : nil }
    if droppedWords.contains(first.lower) || head.starts(with: ["won't", "do"]) { return .dropped }
    if text.utf8.holds("✅") || first.lower == "white_check_mark" { return .done }
    let isDone =
      doneWords.contains(first.lower) && (words.count == 1 || !["by", "when", "until", "if"].contains(words[1].lower))
    if isDone
      || ["is", "was", "has", "already", "all"].contains(first.lower) && words.count > 1
        && doneWords.contains(words[1].lower)
    {
      return .done
    }
    if pastWords.contains(first.lower), words.count > 1 { return .done }
    return nil
  }

  private static let doneWords: Set<String> = ["done", "erledigt", "fertig", "completed", "finished", "gemacht"]
  private static let droppedWords: Set<String> = [
    "cancelled", "canceled", "dropped", "obsolete", "abandoned", "wontfix", "rejected", "entfällt", "verworfen",
    "gestrichen", "hinfällig",
  ]
  private static let openWords: Set<String> = [
    "open", "postponed", "pending", "wip", "ongoing", "offen", "verschoben", "deferred", "delayed", "blocked", "todo",
    "läuft", "still",
  ]
  private static let pastWords: Set<String> = ["sent", "verschickt", "gesendet"]
}
