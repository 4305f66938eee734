import Checks
import Diagnostics
import Workspace

/// How `check` writes its findings.
enum FindingsFormat: String, CaseIterable {
  case text, json, github, sarif

  func render(_ findings: [Diagnostic], color: Bool) -> [UInt8] {
    switch self {
    case .text: TextReport(color: color).render(findings)
    case .json: JSONReport().render(findings)
    case .github: GitHubReport().render(findings)
    case .sarif:
      SARIFReport(
        tool: "minutes", version: ProgramVersion.text,
        rules: FileRule.all.map { SARIFReport.Rule(id: $0.id, title: $0.title, help: $0.explanation) }
      ).render(findings)
    }
  }
}
