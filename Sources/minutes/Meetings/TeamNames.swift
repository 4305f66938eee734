/// Which team a heading names.
public struct TeamNames: Sendable {
  /// What a heading says about teams.
  public enum Answer: Sendable, Equatable {
    case team(Team)
    /// No team, but nearly one's name.
    case nearly(Team, name: String)
    case none
  }

  private struct Entry {
    let words: [[UInt8]]
    let team: Team
    let name: String
    let isOpen: Bool
  }
  private let entries: [Entry]

  public init(_ teams: [Team]) {
    var entries: [Entry] = []
    for team in teams {
      for name in [team.name] + team.aliases {
        let words = Self.words(of: name).map(\.text)
        guard let first = words.first else { continue }
        entries.append(Entry(words: words, team: team, name: name, isOpen: words.count > 1 && Self.isKind(first)))
      }
    }
    // Longest name first, so that "Team IAM & Security" is not taken for "Team IAM".
    self.entries = entries.enumerated()
      .sorted { ($1.element.words.count, $0.offset) < ($0.element.words.count, $1.offset) }.map(\.element)
  }

  /// The team whose name or alias begins the heading, as whole words: `Team Ops (2/2)` names Team Ops.
  ///
  /// Names that do not begin with "Team" or "SIG" must fill the heading or be followed by punctuation, so that
  /// "General topics" is not the team "General".
  public func team(of heading: String) -> Answer {
    let words = Self.words(of: heading)
    guard !words.isEmpty else { return .none }
    for entry in entries where words.count >= entry.words.count {
      let isPrefix = zip(words, entry.words).allSatisfy { $0.text == $1 }
      guard isPrefix else { continue }
      let isWhole = words.count == entry.words.count
      if isWhole || entry.isOpen || words[entry.words.count].afterPunctuation { return .team(entry.team) }
    }
    return nearMiss(words)
  }

  /// Only headings that begin like a team's name can be misspelt ones.
  private func nearMiss(_ words: [Word]) -> Answer {
    guard words.count > 1, Self.isKind(words[0].text, nearly: true) else { return .none }
    let heading = Array(words.map(\.text).joined(separator: [0x20]))
    for entry in entries where entry.isOpen && entry.words.count == words.count {
      let name = Array(entry.words.joined(separator: [0x20]))
      let allowed = heading.count < 9 ? 1 : 2
      if Spelling.distance(heading, name, atMost: allowed) != nil { return .nearly(entry.team, name: entry.name) }
    }
    return .none
  }

  private static func isKind(_ word: [UInt8], nearly: Bool = false) -> Bool {
    let kinds = ["team", "sig"].map { Array($0.utf8) }
    return kinds.contains { word == $0 || (nearly && Spelling.distance(word, $0, atMost: 1) != nil) }
  }

  private struct Word {
    let text: [UInt8]
    let afterPunctuation: Bool
  }

  /// Runs of letters and digits, lower-cased in ASCII; bytes above ASCII count as letters, but for the spaces, dashes and
  /// quotes that word processors put in: U+00A0 and U+2000 to U+203F.
  private static func words(of text: String) -> [Word] {
    let text = Array(text.utf8)
    var words: [Word] = []
    var current: [UInt8] = []
    var punctuation = false
    func flush(_ words: inout [Word]) {
      if !current.isEmpty {
        words.append(Word(text: current, afterPunctuation: punctuation))
        current = []
        punctuation = false
      }
    }
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      offset += 1
      switch byte {
      case 0x41...0x5A: current.append(byte | 0x20)
      case 0xC2 where offset < text.count && text[offset] == 0xA0:
        flush(&words)
        offset += 1
      case 0xE2 where offset + 1 < text.count && text[offset] == 0x80:
        flush(&words)
        // U+2000 to U+200F are spaces, and marks without a width.
        if text[offset + 1] >= 0x90 { punctuation = true }
        offset += 2
      case 0x61...0x7A, 0x30...0x39, 0x80...: current.append(byte)
      default:
        flush(&words)
        if byte != 0x20 { punctuation = true }
      }
    }
    flush(&words)
    return words
  }
}
