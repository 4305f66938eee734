import Bytes
import Decks
import Diagnostics
import Meetings
import Reports

/// Every report wants a name: the call asks questions, and somebody has to answer.
enum ReporterMissing {
  static let rule = Rule(
    "reporter-missing", .warning, "nobody is named as the reporter of a team",
    """
    A report names who speaks for the team: in its front matter by name or handle, or on a slide by a link to a GitHub profile, an
    `@handle` or "Report by …". A team that had no meeting needs nobody, and general topics belong to all. In a deck the
    rule speaks only where at least half of the teams do name somebody, since older decks did not.

    Wrong: a report that begins with its first topic
    Right: `reporter: your-handle` in the front matter
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    switch subject.kind {
    case .note: return
    case .report(let team):
      guard !isForAll(team), !subject.hadNoMeeting, !subject.namesReporter, !subject.hasOpenHead,
        let first = subject.slides.first,
        !subject.slides.contains(where: names)
      else { return }
      let place = firstLine(from: first.slide.range.lowerBound, in: subject)
      found.append(
        rule.finding("reporter needs to be named", at: place, in: subject.file, notes: [Note(reportAdvice)]))
    case .deck: checkDeck(subject, &found)
    }
  }

  private static func checkDeck(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    let runs = TeamRun.all(in: subject.slides)
    guard isCustom(in: runs, subject) else { return }
    var done = Set(runs.filter { run in subject.slides[run.slides].contains(where: names) }.map(\.team.id))
    for run in runs where !isForAll(run.team) && done.insert(run.team.id).inserted {
      guard let heading = subject.slides[run.slides.lowerBound].facts.headings.first,
        !subject.slides[run.slides].contains(where: saysNoMeeting)
      else { continue }
      found.append(rule.finding("reporter of \(run.team.name) needs to be named", at: heading.place, in: subject.file))
    }
  }

  /// Whether at least half of the teams say who reports, so that the others have forgotten it.
  private static func isCustom(in runs: [TeamRun], _ subject: CheckInput) -> Bool {
    let teams = Set(runs.map(\.team.id))
    let saying = Set(runs.filter { run in subject.slides[run.slides].contains(where: saysReporter) }.map(\.team.id))
    return saying.count > 1 && saying.count * 2 >= teams.count
  }

  /// "Report by …", or a handle with a link to its profile.
  private static func saysReporter(_ checked: CheckedSlide) -> Bool {
    checked.facts.links.contains { GitHubHandle(profile: $0.href) != nil && GitHubHandle(shown: $0.text) != nil }
      || checked.facts.text.withBytes { $0.containsAnyCase("report by") }
  }

  private static func isForAll(_ team: Team) -> Bool { team.id.utf8.elementsEqual("general".utf8) }

  private static func names(_ checked: CheckedSlide) -> Bool {
    if checked.facts.links.contains(where: { GitHubHandle(profile: $0.href) != nil }) { return true }
    return checked.facts.text.withBytes { text in
      if text.containsAnyCase("report by") { return true }
      var offset = 0
      while let at = text.first(UInt8(ascii: "@"), in: offset..<text.count) {
        offset = at + 1
        let isFirst = at == 0 || !text[at - 1].isWord
        if isFirst, offset < text.count, text[offset].isASCIILetter || text[offset].isASCIIDigit { return true }
      }
      return false
    }
  }

  private static func saysNoMeeting(_ checked: CheckedSlide) -> Bool {
    checked.facts.text.withBytes { text in
      ["no meeting", "did not meet", "did not happen", "didn't meet", "no report", "not this week", "kein treffen"]
        .contains { text.containsAnyCase($0) }
    }
  }

  /// The first line that a reader sees.
  private static func firstLine(from offset: Int, in subject: CheckInput) -> Range<Int> {
    let lines = subject.lines.lines[subject.lines.index(at: offset)...]
    let first = lines.first { $0.context == .text && subject.lines.comment(at: $0.range.lowerBound) == nil }
    return first?.range ?? offset..<offset
  }

  private static let reportAdvice = "`reporter: your-name` in the front matter is enough"
}
