import Bytes
public import Meetings

/// The list of open action items that `new` writes at the end of a report.
///
/// An invisible comment behind each names the item, so that it is the same one however it is worded later.
public enum CarriedList {
  private static let heading = "## Open action items"
  /// The beginning of the comment behind each item.
  public static let mark = "<!-- minutes: item "

  /// The items that a team's report of a call takes over: open and marked, mentioned before that day and not longer ago than
  /// the settings say; the ones mentioned last, oldest first.
  public static func items(_ all: [MemoryItem], of team: String, on date: Day, _ settings: ActionSettings)
    -> [MemoryItem]
  {
    let first = date.adding(days: -settings.days)
    let open = all.filter { item in
      guard item.kind == .action, item.team == team, item.state == .open, item.confidence == .marked,
        let last = item.last
      else { return false }
      return last < date && last >= first
    }
    let newest = open.enumerated().sorted {
      ($1.element.last?.description ?? "", $0.offset) < ($0.element.last?.description ?? "", $1.offset)
    }
    let kept = Set(newest.prefix(settings.carry).map(\.offset))
    return open.enumerated().filter { kept.contains($0.offset) }.map(\.element)
  }

  /// The list as Markdown, with what stands before it; empty without items.
  public static func markdown(_ items: [MemoryItem]) -> String {
    guard !items.isEmpty else { return "" }
    let lines = items.map { item in
      let owners = item.owners.isEmpty ? "" : item.owners.joined(separator: ", ") + ": "
      return "- [ ] \(owners)\(escaped(item.text)) \(mark)\(item.id) -->\n"
    }
    return "\n\(heading)\n\n" + lines.joined()
  }

  /// A report without that list, where nobody has ticked or changed anything of it; else the same bytes.
  public static func removed(from report: [UInt8]) -> ArraySlice<UInt8> {
    let start = Array("\n\(heading)\n\n".utf8)
    var place = report.count - start.count
    while place >= 0, !report[place...].starts(with: start) { place -= 1 }
    guard place >= 0 else { return report[...] }
    let lines = report[(place + start.count)...].split(separator: 0x0A)
    let isUntouched = lines.allSatisfy { line in
      line.starts(with: "- [ ] ".utf8) && line.suffix(3).elementsEqual("-->".utf8) && line.holds(mark)
    }
    return isUntouched ? report[..<place] : report[...]
  }

  /// A text in Markdown that shows it; code stays code.
  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    var isCode = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "`") { isCode.toggle() }
      if !isCode, "<*_[]\\".utf8.contains(byte) { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
