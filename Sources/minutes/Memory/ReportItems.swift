public import Decks
public import Meetings

/// An action item or a decision of a report, with its line, for those who check reports.
public struct ReportItem: Sendable {
  public let kind: MemoryItem.Kind
  /// From 1.
  public let line: Int
  public let text: String
  /// As written: `@fkr`.
  public let owners: [String]
  public let due: Due?
  public let state: State
  /// The day on which it was promised first, of one that `new` carried over.
  public let carriedFrom: Day?

  /// Items of a report, marked and stated ones, in the order of their lines.
  public static func all(in deck: Deck) -> [ReportItem] {
    let statements = StatementReader.read(deck)
    let names = KnownNames()
    var items: [ReportItem] = []
    for index in statements.all.indices where !statements.all[index].words.isEmpty && !statements.all[index].isSilenced
    {
      let line = Line(statements: statements, index: index, names: names)
      if let match = DecisionMark.form.find(line) {
        items.append(ReportItem(.decision, line, match))
      } else if !Never.isNone(line),
        let match = Form.actions.lazy.filter({ $0.confidence != .likely }).compactMap({ $0.find(line) }).first
      {
        items.append(ReportItem(.action, line, match))
      }
    }
    return items
  }

  private init(_ kind: MemoryItem.Kind, _ line: Line, _ match: Match) {
    (self.kind, self.line, text, owners) = (kind, line.statement.line, match.text, match.owners)
    due = Due.find(line.words)
    state = State.said(of: line.index, in: line.statements)?.state ?? .open
    let parts = line.statement.carriedID?.utf8.split(separator: UInt8(ascii: "-")) ?? []
    carriedFrom = parts.lazy.compactMap { Day(String(decoding: $0, as: UTF8.self)) }.first
  }
}
