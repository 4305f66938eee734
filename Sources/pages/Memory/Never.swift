/// Lines that look like action items and are none.
enum Never {
  /// Whether a line is no action, whatever form it has.
  static func isNone(_ line: Line) -> Bool {
    let statement = line.statement
    return statement.isSilenced || isAbsence(line) || isAttendance(line) || isPlaceholder(line)
      || line.has(phrase: ["please", "review"]) && !hasMark(line)
  }

  /// Somebody is away.
  private static func isAbsence(_ line: Line) -> Bool {
    line.has([
      "vacation", "vacations", "holiday", "holidays", "urlaub", "absent", "ooo", "krank", "abwesend", "parental", "pto",
    ]) || line.has(phrase: ["out", "of", "office"]) || line.has(phrase: ["be", "away"]) || line.has(phrase: ["sick", "leave"])
  }

  /// Who takes part, moderates or writes.
  private static func isAttendance(_ line: Line) -> Bool {
    if let heading = line.heading, heading.words.contains(where: { people.contains($0.lower) }) { return true }
    if let group = line.group, let first = group.words.first, people.contains(first.lower) { return true }
    guard let first = line.words.first else { return true }
    if people.contains(first.lower) { return true }
    if roles.contains(first.lower), line.words.count < 8 { return true }
    if line.begins(["report", "by"], at: 0) || line.begins(["reported", "by"], at: 0) || line.begins(["bericht", "von"], at: 0) {
      return true
    }
    return line.words.allSatisfy { $0.handle != nil || $0.lower.utf8.isEmpty || $0.lower == "and" || $0.lower == "und" }
  }

  private static let people: Set<String> = [
    "attendees", "attendance", "attending", "participants", "present", "teilnehmer", "teilnehmende", "anwesend", "anwesende",
    "excused", "apologies", "entschuldigt", "participant", "attendee", "reporter", "reporters", "introductions",
  ]
  private static let roles: Set<String> = [
    "moderation", "moderator", "moderated", "minutes", "protokoll", "protocol", "scribe", "host", "notes", "chair", "note",
    "facilitator", "timekeeper", "minute", "moderieren", "presenter", "presented",
  ]

  private static func isPlaceholder(_ line: Line) -> Bool {
    line.words.contains { $0.handle != nil && $0.lower == "todo" }
  }

  static func hasMark(_ line: Line) -> Bool { line.words.contains { $0.text == "AI" || $0.handle == "AI" } }
}
