import Decks
public import Diagnostics
public import Meetings
import Reports

/// Files and headings want the names of `minutes.yml`: only so does a slide find its team.
enum TeamUnknown {
  static let rule = Rule(
    "team-unknown", .warning, "a file or a heading that names no team",
    """
    A report is named after the team's id, and a heading that opens a team's slides carries the team's name or one of
    its aliases. A near miss is reported, since the slide would be lost to the team's history.

    Wrong: `reports/2024-09-26/contianer.md`, `# Taem Container`
    Right: `reports/2024-09-26/container.md`, `# Team Container`

    A new team, or another spelling, is added to `minutes.yml` (`teams`, `aliases`).
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    for checked in subject.slides {
      guard let name = checked.nearMiss, let heading = checked.facts.headings.first, heading.level <= 2 else {
        continue
      }
      found.append(
        rule.finding(
          "heading names no team, did you mean \"\(name)\"?", at: heading.place, in: subject.file,
          fixes: fixes(heading.text, name, heading.place, subject)))
    }
  }

  private static func fixes(_ text: String, _ name: String, _ place: Range<Int>, _ subject: CheckInput) -> [Fix] {
    let words = Array(text.utf8)
    let bytes = subject.file.bytes[place]
    guard !words.isEmpty, bytes.count >= words.count, bytes.suffix(words.count).elementsEqual(words) else { return [] }
    let edit = Edit(range: (place.upperBound - words.count)..<place.upperBound, replacement: Array(name.utf8))
    return [Fix(title: "write \(name)", safety: .suggested, edits: [edit])]
  }
}

extension Check {
  /// The finding about a file in a call's folder that is no team's report.
  public static func stray(_ file: SourceFile, community: Community) -> Diagnostic {
    let stem = stem(of: file.name)
    let guess = Spelling.nearest(to: stem, among: community.teams.map(\.id))
    let message =
      guess.map { "report \"\(stem)\" belongs to no team, did you mean \"\($0)\"?" }
      ?? "report \"\(stem)\" belongs to no team"
    let teams = community.teams.map(\.id).joined(separator: ", ")
    return TeamUnknown.rule.finding(
      message, at: 0..<0, in: file, label: "it is left out of the deck",
      notes: guess == nil && !teams.isEmpty ? [Note("minutes.yml knows \(teams)")] : [])
  }

  /// The file's name without folders and `.md`.
  private static func stem(of name: String) -> String {
    var bytes = Array(name.utf8)
    if let slash = bytes.lastIndex(of: UInt8(ascii: "/")) { bytes.removeSubrange(...slash) }
    if bytes.suffix(3).elementsEqual(".md".utf8) { bytes.removeLast(3) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
