import Diagnostics
public import Meetings

extension AssembledDeck {
  /// The deck of one call: cover, then a column for each report in the order of the agenda and of `minutes.yml`.
  public static func assemble(
    _ call: CallReports, community: Community, templates: TemplateSet
  ) throws(TemplateSet.Fault) -> AssembledDeck {
    var deck = AssembledDeck()
    if !call.agenda.isExact { deck.append(try Cover(community: community, date: call.date).piece(templates)) }
    let title = try templates.template(.title)
    let exact = call.agenda.isExact ? Set(call.agenda.parts.map(\.file)) : []
    for part in call.order(community) {
      guard let report = call.report(part) else { continue }
      // Of a team it says "no meeting"; a part that nobody owns has nothing to say then.
      if !exact.contains(part.file), call.reports[part.file] == nil, report.body.isEmpty { continue }
      if !deck.pieces.isEmpty {
        deck.endLine()
        deck.append(.made(part.joint.bytes(crlf: call.agenda.usesCRLF)))
      }
      deck.appendPart(part.file) { deck in
        if exact.contains(part.file) {
          let isFirst = part == call.agenda.parts.first
          deck.append(.slice(report.file, isFirst ? 0..<report.file.bytes.count : report.ownText))
        } else {
          deck.appendColumn(report, isTeam: call.reports[part.file] != nil, title)
        }
      }
    }
    return deck
  }

  private mutating func appendColumn(_ report: Report, isTeam: Bool, _ title: Template) {
    guard report.isText, !report.hadNoMeeting else {
      return append(contentsOf: TitleSlide(report: report, lead: nil).pieces(title))
    }
    let outline = report.outline
    let definitions = RepeatedDefinitions(report)
    var slides = outline.slides.map(definitions.completed)
    if !outline.hasOwnHeading, isTeam {
      slides.insert(
        TitleSlide(report: report, lead: outline.lead).pieces(title) + definitions.behind(outline.lead), at: 0)
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

extension Report {
  /// All behind the front matter, blank lines included, as an exact deck has it.
  var ownText: Range<Int> { textStart..<file.bytes.count }
}
