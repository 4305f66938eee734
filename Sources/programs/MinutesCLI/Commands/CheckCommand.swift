import Bytes
import CommandLine
import Diagnostics
import Reports
import Workspace

struct CheckCommand: Command {
  static let about = About(
    "check", "Find faults in reports and decks, and say how to fix them.",
    discussion: """
      Without arguments, the reports of the latest call are checked, or the newest deck where there are none. Findings go to standard output; exit status 1 where one \
      is an error, with --strict where there is any. "minutes explain RULE" says what a rule wants.
      """,
    examples: [
      .init("minutes check", "check the reports of the latest call"),
      .init("minutes check reports/2024-09-26/iaas.md", "check one file"),
      .init("minutes check next --fix", "fix what can be fixed safely"),
    ])

  @Argument(DateArgument.orFile, "Calls (2024-09-26, today, next, latest) or Markdown files.")
  var what: [String] = []

  @Option(
    "--format", .words,
    "text for people, json for programs, github for annotations in a workflow, sarif for code scanning.")
  var format = FindingsFormat.text

  @Flag("--fix", "Fix what can be fixed safely, then check again.")
  var fix = false

  @Flag("--unsafe-fixes", "Fix what is suggested, too; look at the difference afterwards.")
  var unsafeFixes = false

  @Flag("--strict", "Exit status 1 for any finding.")
  var strict = false

  func run(_ minutes: Minutes) throws {
    var reader = SubjectReader(minutes)
    var findings = try reader.findings(what)
    let console = Console()
    // One fix may bring another fault to light, such as a separator that first needed its empty line.
    for _ in 0..<4 where fix || unsafeFixes {
      let fixed = try SafeFixes.apply(findings, takesSuggested: unsafeFixes)
      guard !fixed.isEmpty else { break }
      for name in fixed { console.error("\(name) fixed\n") }
      reader = SubjectReader(minutes)
      findings = try reader.findings(what)
    }
    console.out(format.render(findings, color: console.colorsOutput))
    if format == .text { console.error(Self.sum(findings, files: reader.count)) }
    for failure in reader.unread { console.error("minutes: \(failure)\n") }
    if !reader.unread.isEmpty { throw ExitCode(2) }
    let fails = strict ? !findings.isEmpty : findings.contains { $0.severity == .error }
    if fails { throw ExitCode(1) }
  }

  /// One line that says how it stands.
  private static func sum(_ findings: [Diagnostic], files: Int) -> String {
    let kinds: [Severity] = [.error, .warning, .note]
    let found = kinds.compactMap { kind in
      let number = findings.count { $0.severity == kind }
      return number > 0 ? counted(number, kind.rawValue) : nil
    }
    return "\(found.isEmpty ? "no findings" : "\n" + found.joined(separator: ", ")) in \(counted(files, "file"))\n"
  }
}
