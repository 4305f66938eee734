public import Decks
public import Diagnostics
public import Meetings

/// An existing deck taken apart into reports, so that `build` gives the same bytes back.
public struct DeckImport: Sendable {
  /// A file of the call's folder.
  public struct File: Sendable, Equatable {
    public let name: String
    public let bytes: [UInt8]
  }

  public let agenda: Agenda
  /// In the order of the deck.
  public let files: [File]
  /// Headings that are nearly a team's name.
  public let diagnostics: [Diagnostic]

  /// Cuts wherever a slide's first heading names another team than the slide before belongs to.
  ///
  /// A new column that names no team belongs to none. What comes before the first team is the cover and what follows it.
  /// A cut that would not give the same bytes back is not made: the parts on both sides stay one.
  public init(_ deck: Deck, community: Community) {
    let names = TeamNames(community.teams)
    var diagnostics: [Diagnostic] = []
    var parts: [Stretch] = []
    for (index, slide) in deck.slides.enumerated() {
      let owner = Self.owner(of: slide, in: deck, names: names, after: parts.last, &diagnostics)
      guard let last = parts.last, index > 0 else {
        parts.append(Stretch(owner: owner ?? .cover, range: 0..<slide.range.upperBound, joint: .column))
        continue
      }
      let joint: PartSeparator = deck.separators[index - 1].kind == .horizontal ? .column : .below
      if let owner, owner != last.owner,
        let start = Self.cut(deck, at: deck.separators[index - 1], joint: joint, behind: last.range)
      {
        parts.append(Stretch(owner: owner, range: start..<slide.range.upperBound, joint: joint))
      } else {
        parts[parts.count - 1].range = last.range.lowerBound..<slide.range.upperBound
      }
    }
    parts[parts.count - 1].range = parts[parts.count - 1].range.lowerBound..<deck.file.bytes.count
    let taken = Set(community.teams.map(\.id))
    var counts: [String: Int] = [:]
    var agenda = Agenda(isExact: true)
    agenda.usesCRLF = Self.usesCRLF(deck)
    var files: [File] = []
    for part in parts {
      let name = Self.fileName(for: part.owner, &counts, taken: taken)
      agenda.parts.append(Agenda.Part(file: name, joint: part.joint))
      files.append(File(name: name, bytes: Array(deck.file.bytes[part.range])))
    }
    (self.agenda, self.files, self.diagnostics) = (agenda, files, diagnostics)
  }

  private enum Owner: Equatable {
    case cover
    case nobody
    case team(String)
  }

  private struct Stretch {
    let owner: Owner
    var range: Range<Int>
    let joint: PartSeparator
  }

  /// Whom the slide belongs to; `nil` where it goes on with what is before it.
  private static func owner(
    of slide: Slide, in deck: Deck, names: TeamNames, after last: Stretch?, _ diagnostics: inout [Diagnostic]
  ) -> Owner? {
    let content = SlideContent(slide, in: deck.file)
    if let heading = SlideFacts(content).headings.first {
      switch names.team(of: heading.text) {
      case .team(let team): return .team(team.id)
      case .nearly(let team, let name):
        diagnostics.append(
          Diagnostic(
            rule: "team-unknown", severity: .warning,
            message: "heading names no team, did you mean \"\(name)\"?", file: deck.file, range: heading.place,
            label: "taken for \(team.name)"))
        return .team(team.id)
      case .none: break
      }
    }
    // The cover's own column stays whole; the first column after it begins the general parts.
    guard last != nil, slide.v == 0 else { return nil }
    return .nobody
  }

  /// Whether the separators have the line ends of Windows; where they are mixed, the first decides.
  private static func usesCRLF(_ deck: Deck) -> Bool {
    guard let first = deck.separators.first, first.hyphens.upperBound < deck.file.bytes.count else { return false }
    return deck.file.bytes[first.hyphens.upperBound] == UInt8(ascii: "\r")
  }

  /// Where the part behind a separator begins; `nil` where cutting there would change bytes when it is joined again.
  private static func cut(_ deck: Deck, at separator: Separator, joint: PartSeparator, behind before: Range<Int>)
    -> Int?
  {
    let bytes = deck.file.bytes
    let start = separator.range.lowerBound
    let wanted = joint.bytes(crlf: Self.usesCRLF(deck))
    let end = start + wanted.count
    guard end < bytes.count, bytes[start..<end].elementsEqual(wanted) else { return nil }
    // The text before must end its line by itself, and must be there: an empty part cannot say that it is one.
    guard start > before.lowerBound, bytes[start - 1] == UInt8(ascii: "\n") else { return nil }
    // A part must not begin like a report's front matter, nor with an order mark.
    guard !bytes[end...].starts(with: "---".utf8), !bytes[end...].starts(with: [0xEF, 0xBB, 0xBF]) else { return nil }
    return end
  }

  private static func fileName(for owner: Owner, _ counts: inout [String: Int], taken: Set<String>) -> String {
    let base =
      switch owner {
      // A team of that name has its own report there.
      case .cover: taken.contains("cover") ? "opening" : "cover"
      case .nobody: "general"
      case .team(let id): id
      }
    while true {
      let number = counts[base, default: 0] + 1
      counts[base] = number
      let stem = number == 1 ? base : "\(base)-\(number)"
      if number == 1 || !taken.contains(stem) { return stem + ".md" }
    }
  }
}
