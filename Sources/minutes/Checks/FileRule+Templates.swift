import Diagnostics
import Reports

/// A finding about the repository's own templates.
extension FileRule {
  public static let templateNameUnknown = FileRule(
    id: TemplateSet.unknownNameRule, severity: .warning,
    title: "a name in one of the repository's templates that never has a value",
    explanation: """
      What a template asks for by an unknown name stays empty in every deck or report made of it. Names that are known,
      be it without a value now and then:

      \(TemplateSet.Name.allCases.map(names).joined(separator: "\n"))

      Wrong: `# {{{calTitle}}}`
      Right: `# {{{callTitle}}}`
      """)

  /// A template's names, those of its loops behind the loop's.
  private static func names(_ template: TemplateSet.Name) -> String {
    let names = template.variables.map { name in
      template.innerVariables[name].map { "\(name) (each with \($0.joined(separator: ", ")))" } ?? name
    }
    return "`\(template.rawValue)`: \(names.joined(separator: ", "))"
  }
}
