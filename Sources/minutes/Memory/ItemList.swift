import Bytes
import Meetings

/// Items as text for people and as Markdown to paste.
public enum ItemList {
  /// One line an item, aligned: day, team, state, owners, text. `color` is for terminals.
  public static func text(_ items: [MemoryItem], color: Bool) -> String {
    let rows = items.map { item in
      [
        item.since?.description ?? "undated   ", item.team ?? "", status(item),
        item.owners.joined(separator: ", ").withoutUnseen,
      ]
    }
    var widths = [0, 0, 0, 0]
    for row in rows { for column in row.indices { widths[column] = max(widths[column], min(28, width(row[column]))) } }
    return zip(items, rows).map { item, row in
      let cells = row.indices.filter { widths[$0] > 0 }.map { column in
        let gap = String(repeating: " ", count: max(0, widths[column] - width(row[column])))
        let cell = row[column] + gap
        return color && column == 2 ? paint(item, cell) : cell
      }
      return cells.joined(separator: "  ") + "  " + (item.text + remark(item)).withoutUnseen + "\n"
    }.joined()
  }

  /// A list with a box an action item, and a link to the line.
  public static func markdown(_ items: [MemoryItem]) -> String {
    items.map { item in
      let box = item.kind == .action ? item.state == .open ? "[ ] " : "[x] " : ""
      let owners = item.owners.isEmpty ? "" : item.owners.joined(separator: ", ") + ": "
      let due = item.due.map { " (due \($0.day?.description ?? $0.text))" } ?? ""
      let place = item.places[item.places.count - 1]
      let dropped = item.state == .dropped ? "~~\(item.text)~~" : item.text
      return
        "- \(box)\(owners)\(dropped)\(item.text.utf8.holds("(due ") ? "" : due) (\(item.since?.description ?? "undated"), \(place.file):\(place.line))\n"
    }.joined()
  }

  /// A line that says how many action items are open, and which is the oldest; empty where there is none.
  public static func sum(_ items: [MemoryItem]) -> String {
    let open = items.filter { $0.kind == .action && $0.state == .open && $0.confidence != .likely }
    guard let oldest = open.first else { return "" }
    let since = oldest.since.map { " since \($0)" } ?? ""
    return
      "\(counted(open.count, "action item")) open, the oldest\(since); \"minutes actions\" shows them\n"
  }

  private static func status(_ item: MemoryItem) -> String {
    switch item.kind {
    case .decision: item.supersededBy == nil ? "standing" : "superseded"
    case .question: item.state == .done ? "answered" : item.state.rawValue
    case .action: item.state.rawValue
    }
  }

  private static func remark(_ item: MemoryItem) -> String {
    if let by = item.supersededBy { return "  [superseded by \(by)]" }
    guard item.kind == .action, let last = item.last else { return "" }
    var parts: [String] = []
    if let due = item.due { parts.append("due \(due.day?.description ?? due.text)") }
    if item.state == .open, item.meetings > 1 { parts.append("\(item.meetings) meetings, last \(last)") }
    return parts.isEmpty ? "" : "  [\(parts.joined(separator: "; "))]"
  }

  private static func paint(_ item: MemoryItem, _ cell: String) -> String {
    let code =
      item.supersededBy != nil || item.state == .dropped
      ? "2" : item.state == .done || item.kind == .decision ? "32" : "33"
    return "\u{1B}[\(code)m\(cell)\u{1B}[0m"
  }

  private static func width(_ text: String) -> Int { text.unicodeScalars.count }
}
