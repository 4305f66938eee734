/// A team or special interest group that reports to the call.
public struct Team: Sendable, Equatable {
  /// File name of its reports and folder of its own minutes: `[a-z0-9][a-z0-9-]*`, at most 63 characters.
  public let id: String
  public let name: String
  /// One sentence for the title slide; empty where there is none.
  public let mission: String
  /// Other spellings in old decks.
  public let aliases: [String]
  /// Ids that it had before.
  public var formerly: [String] = []
  /// The first and the last day on which it is missed where it has no report; `nil` where there is none.
  public var since: Day?
  public var until: Day?

  public init(id: String, name: String, mission: String = "", aliases: [String] = []) {
    (self.id, self.name, self.mission, self.aliases) = (id, name, mission, aliases)
  }

  /// Whether the team was there on a day.
  public func isThere(on day: Day) -> Bool { (since ?? day) <= day && day <= (until ?? day) }

  /// Whether it has this id, or had it before.
  public func hasID(_ text: String) -> Bool {
    id.utf8.elementsEqual(text.utf8) || formerly.contains { $0.utf8.elementsEqual(text.utf8) }
  }

  /// The same team under the name that it had.
  public func called(_ name: String) -> Team {
    var team = Team(id: id, name: name, mission: mission, aliases: aliases)
    (team.formerly, team.since, team.until) = (formerly, since, until)
    return team
  }

  /// Whether `id` can be a file name on every machine and an anchor on every page.
  public static func isIdentifier(_ id: String) -> Bool { id.utf8.count <= 63 && isPartName(id) }

  /// Whether a part of a deck can be named so: as an identifier, or as one with a number behind it.
  public static func isPartName(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    func isPlain(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }
    guard let first = bytes.first, bytes.count <= 80, isPlain(first) else { return false }
    return bytes.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "-") }
  }
}
