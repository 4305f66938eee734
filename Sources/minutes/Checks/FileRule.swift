public import Diagnostics

/// A finding about whole files that no rule of `Checks` makes, for `explain` and SARIF.
public struct FileRule: Sendable {
  public let id: String
  public let severity: Severity
  public let title: String
  public let explanation: String

  /// All that `explain` knows, in the order in which it lists them.
  public static let all =
    Rules.all.map { FileRule($0) } + [
      reportUnreadable, reportMisplaced, reportEmpty, agendaInvalid, settingsInvalid, templateNameUnknown,
    ] + ofPages

  /// The rule of that id; `nil` where there is none.
  public static func named(_ id: String) -> FileRule? { all.first { $0.id.utf8.elementsEqual(id.utf8) } }

  public static let reportUnreadable = FileRule(
    id: "report-unreadable", severity: .error, title: "a file in the call's folder that could not be read as a report",
    explanation: """
      A report is a plain file named after the team's id, with the ending `.md`, in the folder of its call. Links are not
      followed, so that nothing outside the repository can get into a deck. The deck is made without this file.

      Wrong: `reports/2024-09-26/iaas.md.txt`
      Right: `reports/2024-09-26/iaas.md`
      """)

  public static let reportMisplaced = FileRule(
    id: "report-misplaced", severity: .warning, title: "a report that does not lie directly in the folder of a call",
    explanation: """
      The reports of a call lie in `reports/`, in a folder with its date written 2024-09-26, each named after its team. What lies
      beside that, in a folder with another name or in one below it, is in no deck.

      Wrong: `reports/2024-9-26/iaas.md`, `reports/iaas.md`, `Reports/2024-09-26/iaas.md`
      Right: `reports/2024-09-26/iaas.md`
      """)

  public static let reportEmpty = FileRule(
    id: "report-empty", severity: .warning, title: "a report that nobody has written",
    explanation: """
      A file that is empty or has front matter alone is no report: its team counts as missing. A team that did not meet says so.

      Wrong: an empty `iaas.md`
      Right: `meeting: none` in its front matter, or what the team did
      """)

  private static let agendaInvalid = FileRule(
    id: "agenda-invalid", severity: .error, title: "an agenda.yml that is not YAML, or names what is not there",
    explanation: """
      `agenda.yml` beside the reports gives the order of one call. It has a list `parts` of reports, and `exact: true` where
      `import` wrote it. What cannot be understood is passed over; the other reports follow in the usual order.

      Wrong: `- iaas.md` for a report that is not in the folder of an imported call
      Right: the names of the files beside it, in the order of the deck
      """)

  public static let settingsInvalid = FileRule(
    id: "settings-invalid", severity: .error, title: "a minutes.yml that is not YAML, or has an unknown or wrong key",
    explanation: """
      `minutes.yml` is about all calls, so nothing is done before it is understood. Every key has a default and may be left out.

      Wrong: `weekdy: thursday`
      Right: `weekday: thursday`
      """)
}

extension FileRule {
  private init(_ rule: Rule) {
    self.init(id: rule.id, severity: rule.severity, title: rule.title, explanation: rule.explanation)
  }
}
