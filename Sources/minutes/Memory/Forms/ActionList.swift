/// An item directly below "AIs", "Action items", "TODO", or "priorities and actions".
enum ActionList {
  static let form = Form("list", .marked) { line in
    guard let group = line.group, isTitle(group), hasContent(line) else { return nil }
    let (names, end) = Owners.run(line.words, from: 0)
    if !names.isEmpty, end < line.words.count { return Match(text: line.text(from: end), owners: names) }
    if let promised = Promise.owners(line, from: 0) { return Match(text: line.whole, owners: promised) }
    if let inside = OwnerInBrackets.form.find(line) { return inside }
    let first = line.words[0]
    if first.endsInColon, line.words.count > 1, first.text.utf8.allSatisfy({ $0.isWordByte }), first.text != first.lower
    {
      return Match(text: line.text(from: 1), owners: [first.text])
    }
    return Match(text: line.whole, owners: Owners.all(line.words))
  }

  /// Whether a heading or a lead-in announces action items.
  static func isTitle(_ title: Statement) -> Bool {
    let words = title.words.filter { !$0.lower.utf8.isEmpty }
    guard let last = words.last, !title.text.utf8.contains(UInt8(ascii: "?")), words.count < 9 else { return false }
    if words.contains(where: { $0.text == "AIs" }) { return words[0].lower != "no" }
    let isItems = zip(words, words.dropFirst()).contains {
      $0.lower == "action" && ["item", "items"].contains($1.lower)
    }
    if isItems { return !(words[0].lower == "action" && words.count > 2 && words[1].endsInColon) }
    if ["actions", "todo", "todos", "to-dos", "to-do", "aufgaben"].contains(last.lower) {
      return title.isHeading || title.text.ends(in: ":") || words.count < 4
    }
    return words.count >= 2 && last.lower == "do" && words[words.count - 2].lower == "to" && words.count == 2
  }

  /// Whether a line says what shall be done, rather than that there is nothing.
  static func hasContent(_ line: Line) -> Bool {
    let words = line.words.filter { !$0.lower.utf8.isEmpty }
    guard let first = words.first, words.count > 1 else { return false }
    if ["no", "none", "keine", "nothing", "n/a", "open", "done", "offen"].contains(first.lower) { return false }
    return !line.statement.text.ends(in: "?")
  }
}
