import Meetings
import Reports

/// Slides that follow each other and belong to one team.
struct TeamRun {
  let team: Team
  let slides: Range<Int>

  static func all(in slides: [CheckedSlide]) -> [TeamRun] {
    var runs: [TeamRun] = []
    for (index, slide) in slides.enumerated() {
      guard let team = slide.team else { continue }
      if let last = runs.last, last.slides.upperBound == index, last.team.id == team.id {
        runs[runs.count - 1] = TeamRun(team: team, slides: last.slides.lowerBound..<(index + 1))
      } else {
        runs.append(TeamRun(team: team, slides: index..<(index + 1)))
      }
    }
    return runs
  }
}
