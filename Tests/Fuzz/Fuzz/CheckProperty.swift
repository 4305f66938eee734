import Checks
import Decks
import Diagnostics
import Meetings
import Reports

/// Findings lie in the file and can be printed; safe fixes reach a state without further safe fixes.
enum CheckProperty {
  static func check(_ bytes: [UInt8]) {
    for read in [deck, report, note] { check(bytes, read) }
  }

  private static func check(_ bytes: [UInt8], _ read: (SourceFile) -> CheckInput) {
    var bytes = bytes
    // A fix may reveal another fault, and overlapping fixes are applied one at a time.
    for _ in 0..<64 {
      let file = SourceFile(name: "iam.md", bytes: bytes)
      let findings = Check.run(read(file))
      for finding in findings { holdInside(finding) }
      holdShown(findings)
      let fixes = findings.flatMap(\.fixes).filter { $0.safety == .safe }
      guard !fixes.isEmpty else { return }
      let (mended, applied, _) = Fix.apply(fixes, to: bytes)
      hold(!applied.isEmpty, "one of the fixes can be applied")
      hold(mended != bytes, "\(applied[0].title) changes something")
      bytes = mended
    }
    hold(false, "fixes come to an end")
  }

  private static func holdInside(_ finding: Diagnostic) {
    hold(finding.range, within: 0..<finding.file.bytes.count, finding.rule)
    for note in finding.notes {
      if let file = note.file, let range = note.range { hold(range, within: 0..<file.bytes.count, "note") }
    }
    for edit in finding.fixes.flatMap(\.edits) {
      hold(edit.range, within: 0..<finding.file.bytes.count, "fix of \(finding.rule)")
    }
  }

  /// More than a thousand findings are skipped to save time.
  private static func holdShown(_ findings: [Diagnostic]) {
    let findings = Array(findings.prefix(1000))
    let reports = [
      TextReport(color: true).render(findings), JSONReport().render(findings), GitHubReport().render(findings),
      SARIFReport(tool: "minutes", version: "0", rules: []).render(findings),
    ]
    for report in reports {
      hold(TextFault.first(in: report) == nil, "what is shown is UTF-8")
    }
  }

  private static func deck(_ file: SourceFile) -> CheckInput {
    CheckInput(deck: Deck(file), date: Ground.date, community: Ground.community, names: Ground.names, shelf: shelf)
  }

  private static func report(_ file: SourceFile) -> CheckInput {
    let team = Ground.community.team(id: "iam") ?? Team(id: "iam", name: "Team IAM")
    return CheckInput(
      report: Report(file, team: team, date: Ground.date), date: Ground.date, community: Ground.community,
      names: Ground.names, shelf: shelf)
  }

  private static func note(_ file: SourceFile) -> CheckInput {
    CheckInput(note: Deck(file), community: Ground.community, shelf: shelf)
  }

  private static let shelf = PictureLookup(sizes: ["rack.png": 2 << 20, "a.png": 10])
}
