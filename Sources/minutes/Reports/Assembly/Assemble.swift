import Diagnostics
public import Meetings

extension AssembledDeck {
  /// Slides that a deck has and that no report makes any more.
  public struct Kept: Sendable {
    /// The name of the report that made them.
    public let file: String
    /// As the deck has them.
    public let bytes: [UInt8]
    /// The reports whose slides stand before them, in the order of the deck.
    public let before: [String]
    /// What parts them from these.
    public let joint: PartSeparator

    public init(file: String, bytes: [UInt8], before: [String], joint: PartSeparator = .column) {
      (self.file, self.bytes, self.before, self.joint) = (file, bytes, before, joint)
    }
  }

  /// The deck of one call: cover, then a column for each report in the order of the agenda and of `minutes.yml`; `kept` are slides
  /// that stay where they stand.
  public static func assemble(
    _ call: CallReports, community: Community, templates: TemplateSet, kept: [Kept] = []
  ) throws(TemplateSet.Fault) -> AssembledDeck {
    var deck = AssembledDeck()
    if !call.agenda.isExact { deck.append(try Cover(community: community, date: call.date).piece(templates)) }
    let title = try templates.template(.title)
    let exact = call.agenda.isExact ? Set(call.agenda.parts.map(\.file)) : []
    let stays = Set(kept.map(\.file))
    var order = call.order(community).filter { !stays.contains($0.file) }
    for part in kept {
      let before = order.lastIndex { other in part.before.contains { $0.utf8.elementsEqual(other.file.utf8) } }
      order.insert(Agenda.Part(file: part.file), at: before.map { $0 + 1 } ?? 0)
    }
    var titled: Set<String> = []
    for part in order {
      if let part = kept.first(where: { $0.file.utf8.elementsEqual(part.file.utf8) }) {
        deck.appendKept(part)
        continue
      }
      guard let report = call.report(part) else { continue }
      let isExact = exact.contains(part.file)
      let isTeam = call.reports[part.file] != nil
      if !isExact, call.isSilent(part, among: order, exact) { continue }
      if !deck.pieces.isEmpty {
        deck.endLine()
        deck.append(.made(part.joint.bytes(crlf: call.agenda.usesCRLF)))
      }
      let isFirst = isTeam && titled.insert(report.team.id).inserted
      let others = isFirst ? call.files(of: report.team).compactMap { call.reports[$0] } : []
      deck.appendPart(part.file) { deck in
        if isExact {
          let opens = part == call.agenda.parts.first
          deck.append(.slice(report.file, opens ? 0..<report.file.bytes.count : report.ownText))
        } else {
          deck.appendColumn(report, isTeam: isFirst, others.flatMap(\.reporters), title)
        }
      }
    }
    return deck
  }

  private mutating func appendKept(_ part: Kept) {
    if !pieces.isEmpty {
      endLine()
      append(.made(part.joint.bytes()))
    }
    appendPart(part.file) { deck in
      deck.append(.made(part.bytes))
      deck.endLine()
    }
  }

  private mutating func appendColumn(_ report: Report, isTeam: Bool, _ others: [Reporter], _ title: Template) {
    guard report.isText, !report.hadNoMeeting else {
      return append(contentsOf: TitleSlide(report: report, lead: nil).pieces(title))
    }
    let outline = report.outline
    let definitions = RepeatedDefinitions(report)
    var slides = outline.slides.map(definitions.completed)
    if !outline.hasOwnHeading, isTeam {
      slides.insert(
        TitleSlide(report: report, lead: outline.lead, others: others).pieces(title)
          + definitions.behind(outline.lead), at: 0)
    } else if let lead = outline.lead {
      slides.insert(definitions.completed(lead), at: 0)
    }
    for (index, slide) in slides.enumerated() {
      if index > 0 {
        endLine()
        append(.made(PartSeparator.below.bytes()))
      }
      append(contentsOf: slide)
    }
    endLine()
  }

  private mutating func append(contentsOf pieces: [DeckFragment]) {
    for piece in pieces { append(piece) }
  }
}

extension CallReports {
  /// Whether a part says nothing in the deck: nobody wrote it, or it says "no meeting" beside another report of the team.
  public func isSilent(_ part: Agenda.Part, among order: [Agenda.Part], _ exact: Set<String> = []) -> Bool {
    guard let report = report(part) else { return true }
    if report.isEmpty || reports[part.file] == nil && report.hadNoMeeting { return true }
    guard report.hadNoMeeting else { return false }
    let own = order.filter { reports[$0.file]?.team.id.utf8.elementsEqual(report.team.id.utf8) ?? false }
    let speaks = own.contains { part in
      self.report(part).map { !$0.hadNoMeeting && !$0.isEmpty } ?? false || exact.contains(part.file)
    }
    return speaks || own.first?.file != part.file
  }
}

extension Report {
  /// All behind the front matter, blank lines included, as an exact deck has it.
  var ownText: Range<Int> { textStart..<file.bytes.count }
}
