import Bytes
import Diagnostics
import Workspace

extension CallStatus {
  /// One line of JSON.
  func json() throws -> [UInt8] {
    try JSONLine.bytes(self)
  }

  /// A line for each team, and a sum below.
  var table: String {
    let width = teams.map(\.name.unicodeScalars.count).max() ?? 0
    var lines = teams.map { entry in
      let gap = String(repeating: " ", count: width - entry.name.unicodeScalars.count + 2)
      return entry.name + gap + entry.words
    }
    let delivered = teams.count { $0.state != .missing }
    let faulty = teams.count { $0.state == .faulty }
    lines.append(
      "\(date): \(delivered) of \(teams.count) teams have delivered"
        + (faulty > 0 ? ", \(faulty) with errors; \"minutes check \(date)\" shows them" : ""))
    return lines.joined(separator: "\n") + "\n"
  }
}

extension CallStatus.Entry {
  fileprivate var words: String {
    var words =
      switch state {
      case .missing: isUnwritten ? "missing     \(file) is not filled in" : "missing     \(file)"
      case .noMeeting: "no meeting"
      case .delivered: "delivered   \(counted(slides, "slide"))"
      case .faulty: "faulty      \(counted(slides, "slide"))"
      }
    if !shown.isEmpty { words += ", by " + shown.joined(separator: ", ") }
    if errors > 0 { words += ", \(counted(errors, "error"))" }
    if warnings > 0 { words += ", \(counted(warnings, "warning"))" }
    return words
  }
}
