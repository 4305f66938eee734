import Decks

/// What minutes are about, as lists and feeds say it: their headings, without those that all minutes have.
enum Topics {
  /// Whether a heading names who was there: what stands below it is about nobody but them.
  static func isRoll(_ heading: String) -> Bool { begins(heading, with: roll) }

  /// The headings that name a topic, in their order, each once. The first heading is the title; `isOwn` says whether one is the
  /// name of who wrote the minutes.
  static func all(_ headings: [SlideFacts.Heading], isOwn: (String) -> Bool) -> [String] {
    var found: [String] = []
    for heading in headings.dropFirst() {
      let text = withoutSign(heading.text)
      let isFrame = begins(text, with: roll) || begins(text, with: frame) || isOwn(text)
      if !isFrame, hasLetters(text), !found.contains(text) { found.append(text) }
    }
    return found
  }

  /// As many as `most` bytes hold, at least one, with a sign where there are more.
  static func line(_ topics: [String], most: Int) -> String {
    var line = topics.first ?? ""
    for (index, topic) in topics.enumerated().dropFirst() {
      guard line.utf8.count + topic.utf8.count <= most else { return "\(line) · … \(topics.count - index) more" }
      line += " · " + topic
    }
    return line
  }

  private static let roll = [
    "participant", "attend", "teilnehm", "anwesen", "present:", "members present", "excus", "absent", "entschuldigt",
  ].map(word)
  private static let frame = [
    "agenda", "tagesordnung", "topics", "themen", "minutes", "protokoll", "notes", "notizen", "housekeeping", "organi",
    "orga", "meta", "recurring", "regular items", "aob", "any other", "sonstiges", "verschiedenes", "reporting",
    "community call", "check ais", "designate", "next meeting", "most important item", "any important decision",
  ].map(word)

  private static func word(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// Signs, pictures and numbers before the first letter do not count, nor does case.
  private static func begins(_ heading: String, with words: [[UInt8]]) -> Bool {
    let name = withoutSign(heading).utf8.drop { !(0x61...0x7A).contains($0 | 0x20) }.prefix(32).map { $0 | 0x20 }
    return words.contains { word in
      guard name.starts(with: word) else { return false }
      // "Meta" is a heading of all minutes, "Metal3" is a topic.
      guard word.count <= 5, name.count > word.count else { return true }
      return !(0x61...0x7A).contains(name[word.count]) && !(0x30...0x39).contains(name[word.count])
    }
  }

  /// `:notebook: Agenda` is named "Agenda".
  private static func withoutSign(_ heading: String) -> String {
    guard heading.utf8.first == UInt8(ascii: ":"),
      let end = heading.utf8.dropFirst().firstIndex(of: UInt8(ascii: ":"))
    else { return heading }
    let rest = heading.utf8[end...].dropFirst().drop { $0 == 0x20 }
    let isName = heading.utf8[..<end].dropFirst().allSatisfy { $0 > 0x20 }
    return isName && !rest.isEmpty ? String(decoding: rest, as: UTF8.self) : heading
  }

  /// A number or a day is no topic.
  private static func hasLetters(_ heading: String) -> Bool {
    heading.utf8.contains { (0x61...0x7A).contains($0 | 0x20) || $0 >= 0x80 }
  }
}
