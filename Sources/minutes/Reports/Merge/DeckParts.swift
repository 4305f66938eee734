public import Decks
import Diagnostics
public import Meetings

/// Which stretch of a deck is whose, by its headings: for decks of which nobody recorded it.
public enum DeckParts {
  /// The parts in order. A column whose first heading names a team is that team's, with those behind it that name none; a column
  /// before all teams is nobody's, and so is one whose heading is the name of a report that no team has.
  ///
  /// `files` are the reports that went into the deck.
  public static func read(_ deck: Deck, files: [String], community: Community) -> [(
    file: String, name: String, range: Range<Int>
  )] {
    let names = TeamNames(community.teams)
    let unknown = files.filter { Layout.isMarkdown($0) && community.team(ofReport: $0) == nil }
    var parts: [(file: String, name: String, range: Range<Int>)] = []
    for (index, slide) in deck.slides.enumerated() where index > 0 && slide.v == 0 {
      let heading = SlideFacts(SlideContent(slide, in: deck.file)).headings.first?.text ?? ""
      var file: String?
      if case .team(let team) = names.team(of: heading) {
        file = files.first { community.team(ofReport: $0)?.id == team.id } ?? team.id + ".md"
      } else {
        file = unknown.first { name in
          let stem = String(decoding: name.utf8.dropLast(3), as: UTF8.self)
          if case .team = TeamNames([Team(id: stem, name: stem)]).team(of: heading) { return true }
          return false
        }
        // The only report that no team has, and the only column that no team has.
        if file == nil, unknown.count == 1, !heading.utf8.isEmpty, parts.last.map({ $0.file != unknown[0] }) ?? true {
          file = unknown[0]
        }
      }
      let end = slide.range.upperBound
      let separator = deck.separators[index - 1]
      if let file, !parts.contains(where: { $0.file == file }) {
        parts.append((file, heading, separator.range.upperBound..<end))
      }
    }
    // A part goes on until the next one begins.
    for index in parts.indices {
      let next = index + 1 < parts.count ? parts[index + 1].range.lowerBound : deck.file.bytes.count
      let before = deck.separators.last {
        $0.range.upperBound <= next && $0.range.lowerBound >= parts[index].range.lowerBound
      }
      let end = index + 1 < parts.count ? before?.range.lowerBound ?? next : next
      parts[index].range = parts[index].range.lowerBound..<max(end, parts[index].range.lowerBound)
    }
    return parts
  }
}
