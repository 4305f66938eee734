import Decks
import Diagnostics
import Meetings
import Reports

/// A changed deck taken apart slide by slide, where changes reach over the parts of reports: columns that moved, that came with
/// a team that had no report, or that no team owns.
struct SlideTakeover {
  private(set) var reports: [String: [UInt8]] = [:]
  private(set) var agenda: Agenda?

  init(from before: LocalizedDeck, to after: [UInt8], _ ground: ReportTakeover.Ground) throws {
    guard let stretches = DeckStretches(from: before, to: after, ground.community).joined else { return }
    var order: [String] = []
    for stretch in stretches {
      switch stretch.owner {
      case .cover: continue
      case .part(let index):
        let part = before.deck.parts[index]
        order.append(part.file)
        try take(part, Array(after[stretch.range]), before, ground)
      case .team(let team):
        guard let file = try write(team, Array(after[stretch.range]), ground) else { continue }
        order.append(file)
      case .nobody:
        let name = Self.freeName(ground.files, reports, ground.community)
        reports[name] = Self.text(after[stretch.range])
        order.append(name)
      }
    }
    try arrange(order, ground)
  }

  /// Puts a changed part into its report.
  private mutating func take(
    _ part: AssembledDeck.Part, _ wanted: [UInt8], _ before: LocalizedDeck, _ ground: ReportTakeover.Ground
  ) throws {
    let place = before.place(of: part)
    guard let file = ground.files[part.file], !SlideEdges.areSame(before.bytes[place], wanted) else { return }
    let changes = Change.all(
      from: Array(before.bytes[place]), to: SlideEdges.adopted(wanted, from: Array(before.bytes[place]))
    )
    .map {
      Change(
        range: ($0.range.lowerBound + place.lowerBound)..<($0.range.upperBound + place.lowerBound),
        replacement: $0.replacement)
    }
    let candidates = ReportCandidates(file, before, part, wanted, changes)
    reports[part.file] = try candidates.first { try ground.makes($0, part.file, wanted) }
  }

  /// The report of a team that had none in the deck; its name, or `nil` where it would not make the column.
  private mutating func write(_ team: Team, _ wanted: [UInt8], _ ground: ReportTakeover.Ground) throws -> String? {
    let name = team.id + ".md"
    let text = Self.text(wanted[...])
    var candidates = [text]
    // A title slide that is as the deck makes it need not stand in the report.
    if let first = Separator.all(in: text, range: 0..<text.count).first {
      candidates.insert(Self.text(text[first.range.upperBound...]), at: 0)
    }
    reports[name] = try candidates.first { try ground.makes($0, name, wanted) }
    return reports[name] == nil ? nil : name
  }

  /// Gives the call an order of its own, where without one the parts would stand in another.
  private mutating func arrange(_ order: [String], _ ground: ReportTakeover.Ground) throws {
    let made = try ground.assemble(reports, nil).deck.parts.map(\.file)
    guard made != order else { return }
    let known = ground.agenda
    var wanted = known
    wanted.parts = order.map { file in
      known.parts.first { $0.file.utf8.elementsEqual(file.utf8) } ?? Agenda.Part(file: file)
    }
    wanted.parts += known.parts.filter { part in !order.contains { $0.utf8.elementsEqual(part.file.utf8) } }
    agenda = wanted
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let text = Array(SlideEdges.trimmed(bytes))
    return text.isEmpty || text.last == 0x0A ? text : text + [0x0A]
  }

  /// `general.md`, or with a number where that is taken.
  private static func freeName(_ files: [String: [UInt8]], _ more: [String: [UInt8]], _ community: Community) -> String
  {
    var number = 1
    while true {
      let stem = number == 1 ? "general" : "general-\(number)"
      let name = stem + ".md"
      if files[name] == nil, more[name] == nil, community.team(ofReport: name) == nil { return name }
      number += 1
    }
  }
}
