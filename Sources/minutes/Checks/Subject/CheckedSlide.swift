public import Decks
import Diagnostics
import HTML
public import Meetings
import Reports

/// A slide with what is on it, and the team that shows it.
public struct CheckedSlide: Sendable {
  public let slide: Slide
  public let content: SlideContent
  public let facts: SlideFacts
  /// Whom its heading, or the slide before it in the column, belongs to.
  public let team: Team?
  /// Whether the team's slides begin here.
  public let opensTeam: Bool
  /// The team's name that its heading was probably meant to be.
  let nearMiss: String?

  /// Reads slides; `team` is the one that a report belongs to, whatever its headings say, and a report without a title of
  /// its own (`isUntitled`) begins with a topic.
  static func all(
    _ slides: [Slide], in file: SourceFile, names: TeamNames, team owner: Team?, isUntitled: Bool = false,
    contents: [SlideContent]? = nil
  ) -> [CheckedSlide] {
    var checked: [CheckedSlide] = []
    checked.reserveCapacity(slides.count)
    var last: Team?
    for (index, slide) in slides.enumerated() {
      let content = contents?[index] ?? SlideContent(slide, in: file, isTypeset: false)
      let facts = SlideFacts(content)
      var team = slide.v == 0 ? nil : last
      var nearMiss: String?
      if let heading = facts.headings.first {
        switch names.team(of: heading.text) {
        case .team(let named): team = named
        case .nearly(let named, let name): (team, nearMiss) = (named, name)
        case .none: break
        }
      }
      team = owner ?? team
      let opens = team != nil && (checked.isEmpty ? !isUntitled : team?.id != last?.id)
      checked.append(
        CheckedSlide(
          slide: slide, content: content, facts: facts, team: team, opensTeam: opens, nearMiss: nearMiss))
      last = team
    }
    return checked
  }
}
