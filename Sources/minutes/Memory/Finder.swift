/// The items of one text, in the order of its lines.
enum Finder {
  static func items(in text: RememberedText, _ names: KnownNames, _ kinds: Set<MemoryItem.Kind>) -> [MemoryItem] {
    var items: [MemoryItem] = []
    var taken: Set<Int> = []
    for index in text.statements.all.indices where !text.statements.all[index].words.isEmpty {
      let line = Line(statements: text.statements, index: index, names: names)
      if !line.statement.isSilenced, kinds.contains(.question), let (form, match) = first(Form.questions, line) {
        items.append(item(.question, form, match, line, text))
      }
      if !line.statement.isSilenced, kinds.contains(.decision), let (form, match) = first(Form.decisions, line) {
        items.append(item(.decision, form, match, line, text))
      }
      guard kinds.contains(.action), !Never.isNone(line), !isState(line, below: taken) else { continue }
      if let (form, match) = first(Form.actions, line), form.confidence != .likely || !Never.isTopic(line) {
        items.append(item(.action, form, match, line, text))
        taken.insert(index)
      }
    }
    return items
  }

  private static func first(_ forms: [Form], _ line: Line) -> (Form, Match)? {
    for form in forms { if let match = form.find(line) { return (form, match) } }
    return nil
  }

  /// Whether a line only tells the state of the item that it stands below.
  private static func isState(_ line: Line, below taken: Set<Int>) -> Bool {
    guard let parent = line.statement.parent, taken.contains(parent) else { return false }
    return State.told(line.words, text: line.statement.text, isStruck: line.statement.isStruck) != nil
  }

  private static func item(
    _ kind: MemoryItem.Kind, _ form: Form, _ match: Match, _ line: Line, _ text: RememberedText
  ) -> MemoryItem {
    let statement = line.statement
    let said =
      kind == .decision ? nil : kind == .question ? answer(line) : State.said(of: line.index, in: text.statements)
    let state = said?.state ?? .open
    let date = text.day(of: statement)
    var item = MemoryItem(
      kind: kind, team: text.team ?? statement.team, series: text.series, text: match.text, owners: match.owners,
      due: Due.find(line.words), state: state, closed: nil, confidence: form.confidence,
      places: [.init(file: text.path, line: statement.line, date: date, state: state)],
      links: statement.links, group: text.team ?? statement.team ?? text.group, carriedID: statement.carriedID,
      wordSet: Similarity.words(match.text))
    if let said, state != .open {
      let by = said.by.first ?? (match.owners.count == 1 ? match.owners[0] : nil)
      item.closed = .init(
        date: date, file: text.path, line: said.line, by: by.map(\.withoutAt))
    }
    return item
  }

  /// A question is closed by an answer below it, or by its box.
  private static func answer(_ line: Line) -> (state: State, line: Int, by: [String])? {
    if let said = State.said(of: line.index, in: line.statements), said.state != .open { return said }
    for child in line.statements.children(of: line.index) {
      guard let first = child.words.first else { continue }
      let isAnswer =
        ["a", "answer", "answered", "antwort", "decision", "consensus"].contains(first.lower) && first.endsInColon
        || ["yes", "no", "ja", "nein"].contains(first.lower) && !child.text.ends(in: "?")
      if isAnswer { return (.done, child.line, Owners.all(child.words)) }
    }
    return nil
  }
}
