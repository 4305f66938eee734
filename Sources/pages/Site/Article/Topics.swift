import Bytes
import Decks

/// The topics of minutes for lists and feeds: their headings, without those that all minutes have.
enum Topics {
  /// The headings that name a topic, in order, each once. The first heading is the title; `isOwn` says whether a
  /// heading is the name of the minutes' authors.
  static func all(_ headings: [SlideFacts.Heading], isOwn: (String) -> Bool) -> [String] {
    var found: [String] = []
    var seen: Set<String> = []
    var attendance = AttendanceSection()
    for heading in headings.dropFirst() {
      let text = withoutIcon(heading.text)
      if attendance.includes(heading) || isFrame(text) || !hasLetters(text) || isOwn(text) { continue }
      if seen.insert(text).inserted { found.append(text) }
    }
    return found
  }

  /// As many topics as fit into `most` bytes, at least one, with a mark if there are more.
  static func line(_ topics: [String], most: Int) -> String {
    var line = topics.first ?? ""
    for (index, topic) in topics.enumerated().dropFirst() {
      guard line.utf8.count + topic.utf8.count <= most else { return "\(line) · … \(topics.count - index) more" }
      line += " · " + topic
    }
    return line
  }

  /// Whether the section of a heading lists attendees; it ends at the next heading of its level or above.
  struct AttendanceSection {
    private var level: Int?

    /// To be called for each heading in order: whether the heading and its section list attendees.
    mutating func includes(_ heading: SlideFacts.Heading) -> Bool {
      if let level, heading.level > level { return true }
      level = Topics.isAttendance(heading.text) ? heading.level : nil
      return level != nil
    }
  }

  // MARK: Headings without a topic

  /// Whether a heading introduces a list of attendees.
  static func isAttendance(_ heading: String) -> Bool {
    let name = Words(withoutIcon(heading))
    return attendanceStems.contains(where: name.begin(with:)) || attendanceNames.contains(where: name.matches)
  }

  private static func isFrame(_ heading: String) -> Bool {
    let name = Words(heading)
    return recurringStems.contains(where: name.begin(with:)) || recurringNames.contains(where: name.matches)
  }

  /// Prefixes of such headings, and whole headings.
  private static let attendanceStems = [
    "participant", "attende", "attending", "teilnehm", "anwesen", "excus", "entschuldig",
  ]
  private static let attendanceNames = [
    "present", "absent", "apologies", "guests", "members present", "gäste", "abwesend",
  ]
  private static let recurringStems = [
    "housekeep", "organi", "tagesordnung", "regular item", "recurring item", "any other business", "reporting in",
    "community call and minutes", "community call report", "minutes taking", "minutes transfer", "designate people",
    "check ais", "check pending", "pending action", "open action", "action items", "most important item",
    "any important decision", "who presents", "who is presenting", "who is reporting", "summary & minutes",
  ]
  private static let recurringNames = [
    "agenda", "agenda today", "topics", "themen", "minutes", "protokoll", "notes", "notizen", "orga", "meta",
    "recurring", "aob", "sonstiges", "verschiedenes", "reporting", "misc", "next meeting", "conclusions", "conclusion",
  ]

  /// A heading in lower case from its first letter; letters of other alphabets count.
  private struct Words {
    private let bytes: [UInt8]

    init(_ heading: String) {
      let lead = heading.utf8.drop { !Self.isLetter($0) }
      bytes = lead.prefix(64).asciiLowercased()
    }

    func begin(with stem: String) -> Bool { bytes.starts(with: stem.utf8) }

    /// "Minutes:", "Minutes & reports" and "Agenda (draft)" match the heading's name, "Minutes generator" does not.
    func matches(_ name: String) -> Bool {
      guard bytes.starts(with: name.utf8) else { return false }
      let behind = bytes.dropFirst(name.utf8.count)
      let rest = behind.drop { $0 == 0x20 }
      guard let next = rest.first, Self.isLetter(next) || next.isASCIIDigit else { return true }
      return rest.count < behind.count && (rest.starts(with: "and ".utf8) || rest.starts(with: "und ".utf8))
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
      // Letters of two bytes begin with these; emoji begin with other bytes.
      byte.isASCIILetter || (0xC3...0xDF).contains(byte)
    }
  }

  /// `:notebook: Agenda` becomes "Agenda".
  private static func withoutIcon(_ heading: String) -> String {
    guard heading.utf8.first == UInt8(ascii: ":"),
      let end = heading.utf8.dropFirst().firstIndex(of: UInt8(ascii: ":"))
    else { return heading }
    let rest = heading.utf8[end...].dropFirst().drop { $0 == 0x20 }
    let isName = heading.utf8[..<end].dropFirst().allSatisfy { $0 > 0x20 }
    return isName && !rest.isEmpty ? String(decoding: rest, as: UTF8.self) : heading
  }

  /// Whether it has letters; a number or a day is not a topic.
  private static func hasLetters(_ heading: String) -> Bool {
    heading.utf8.contains { $0.isASCIILetter || $0 >= 0x80 }
  }
}
