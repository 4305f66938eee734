import Bytes

/// A task of a calendar (`VTODO`).
public struct CalendarTask: Sendable {
  /// What became of it.
  public enum Status: String, Sendable {
    case open = "NEEDS-ACTION"
    case done = "COMPLETED"
    case dropped = "CANCELLED"
  }

  /// Globally unique and permanent.
  public var identifier: String
  public var title: String
  public var status: Status
  /// The day of the data, not of a clock: `20240926`.
  public var stamp: String
  /// The day by which it shall be done: `20241010`.
  public var due: String?
  /// The day on which it was closed.
  public var completed: String?
  /// Plain text.
  public var note: String?

  public init(
    identifier: String, title: String, status: Status, stamp: String, due: String? = nil, completed: String? = nil,
    note: String? = nil
  ) {
    (self.identifier, self.title, self.status, self.stamp) = (identifier, title, status, stamp)
    (self.due, self.completed, self.note) = (due, completed, note)
  }
}

/// Tasks as iCalendar (RFC 5545); the same tasks give the same bytes.
public enum TaskFile {
  /// The content of the file.
  public static func bytes(_ tasks: [CalendarTask], name: String) -> [UInt8] {
    var lines = ContentLines()
    lines.add("BEGIN", "VCALENDAR")
    lines.add("VERSION", "2.0")
    lines.add("PRODID", "-//minutes//Action items//EN")
    lines.add("NAME", text: name)
    lines.add("X-WR-CALNAME", text: name)
    for task in tasks {
      lines.add("BEGIN", "VTODO")
      lines.add("UID", text: task.identifier)
      lines.add("DTSTAMP", task.stamp + "T000000Z")
      lines.add("SUMMARY", text: task.title)
      if let note = task.note { lines.add("DESCRIPTION", text: note) }
      if let due = task.due { lines.add("DUE;VALUE=DATE", due) }
      if task.status == .done, let completed = task.completed { lines.add("COMPLETED", completed + "T000000Z") }
      lines.add("STATUS", task.status.rawValue)
      lines.add("END", "VTODO")
    }
    lines.add("END", "VCALENDAR")
    return lines.bytes
  }
}
