public import Diagnostics
import Meetings
import Mustache

extension TemplateSet {
  /// The rule that these findings are of.
  public static let unknownNameRule = "template-name-unknown"

  /// Names in the repository's own templates that never have a value, and so stay empty in silence.
  ///
  /// A template that cannot be read has none; it is a `Fault` to whoever uses it.
  public func unknownNames(in templates: [Name] = Name.allCases) -> [Diagnostic] {
    templates.flatMap { name in
      guard let file = own(name), let template = try? MustacheTemplate(file.bytes) else { return [Diagnostic]() }
      return template.uses.compactMap { use in
        Self.fault(use, in: name).map { message in
          Diagnostic(
            rule: Self.unknownNameRule, severity: .warning, message: message, file: file, range: use.name.range)
        }
      }
    }
  }

  /// What is wrong with the use of a name; `nil` where it may have a value.
  private static func fault(_ use: MustacheTemplate.Use, in template: Name) -> String? {
    guard let word = use.name.words.first else { return nil }
    let around = use.sections.flatMap { template.innerVariables[$0.text] ?? [] }
    let known = template.variables + around
    // Values are texts, flags and lists: none has anything behind a dot.
    if known.contains(word), use.name.words.count == 1 { return nil }
    if known.contains(word) { return "\"\(word)\" has nothing behind a dot" }
    if let section = template.innerVariables.first(where: { $0.value.contains(word) })?.key {
      return "\"\(word)\" has a value only between {{#\(section)}} and {{/\(section)}}"
    }
    let guess = Spelling.nearest(to: use.name.text, among: known).map { ", did you mean \"\($0)\"?" }
    let advice = guess ?? "; it knows \(known.joined(separator: ", "))"
    return "unknown name \"\(use.name.text)\" in \(template.rawValue)\(advice)"
  }
}
