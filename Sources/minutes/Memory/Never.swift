/// Lines that look like action items and are none.
enum Never {
  /// Whether a line is no action, whatever form it has.
  static func isNone(_ line: Line) -> Bool {
    let statement = line.statement
    return statement.isSilenced || isAbsence(line) || isAttendance(line) || isPlaceholder(line)
      || isRole(line) || line.has(phrase: ["please", "review"]) && !hasMark(line)
  }

  /// Somebody is away.
  private static func isAbsence(_ line: Line) -> Bool {
    line.has([
      "vacation", "vacations", "holiday", "holidays", "urlaub", "absent", "ooo", "krank", "abwesend", "parental", "pto",
    ]) || line.has(phrase: ["out", "of", "office"]) || line.has(phrase: ["be", "away"])
      || line.has(phrase: ["sick", "leave"])
  }

  /// Who reports, moderates or writes the minutes of a meeting: `Responsible for the minutes: @fkr`.
  private static func isRole(_ line: Line) -> Bool {
    guard let last = line.words.last, last.handle != nil || line.words.count < 8 else { return false }
    let isReport = line.has(["report", "reporting"]) && line.has(["call", "meeting"])
    return isReport
      || line.has([
        "minutes", "protokoll", "moderation", "facilitation", "facilitated", "facilitates", "moderates",
        "minutes-transfer", "sponsor",
      ]) || line.begins(["community", "call"], at: 0) || line.has(phrase: ["to", "report"]) && line.words.count < 5
  }

  /// A topic with who brings it, which is no promise.
  static func isTopic(_ line: Line) -> Bool {
    if line.statement.isHeading { return true }
    return [line.group, line.heading].contains { title in
      title?.words.contains { ["agenda", "topics", "tagesordnung", "themen", "topic"].contains($0.lower) } ?? false
    }
  }

  /// Who takes part, moderates or writes.
  private static func isAttendance(_ line: Line) -> Bool {
    if let heading = line.heading, heading.words.contains(where: { people.contains($0.lower) }) { return true }
    if let group = line.group, let first = group.words.first, people.contains(first.lower) { return true }
    guard let first = line.words.first else { return true }
    if people.contains(first.lower) { return true }
    if roles.contains(first.lower), line.words.count < 8 { return true }
    if line.begins(["report", "by"], at: 0) || line.begins(["reported", "by"], at: 0)
      || line.begins(["bericht", "von"], at: 0)
    {
      return true
    }
    return line.words.allSatisfy { $0.handle != nil || $0.lower.utf8.isEmpty || $0.lower == "and" || $0.lower == "und" }
  }

  private static let people: Set<String> = [
    "attendees", "attendance", "attending", "participants", "present", "teilnehmer", "teilnehmende", "anwesend",
    "anwesende",
    "excused", "apologies", "entschuldigt", "participant", "attendee", "reporter", "reporters", "introductions",
  ]
  private static let roles: Set<String> = [
    "moderation", "moderator", "moderated", "minutes", "protokoll", "protocol", "scribe", "host", "notes", "chair",
    "note",
    "facilitator", "timekeeper", "sponsor", "sponsors", "presenters", "speaker", "author", "minute", "moderieren",
    "presenter", "presented",
  ]

  private static func isPlaceholder(_ line: Line) -> Bool {
    line.words.contains { $0.handle != nil && $0.lower == "todo" }
  }

  static func hasMark(_ line: Line) -> Bool { line.words.contains { $0.text == "AI" || $0.handle == "AI" } }
}
