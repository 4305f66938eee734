import Decks
import Diagnostics
import Meetings
import Reports
import YAML

/// Front matter wants to be YAML with keys that somebody reads; those of reports are judged where reports are read.
enum FrontMatterInvalid {
  static let rule = Rule(
    "front-matter-invalid", .error, "front matter that is not YAML, or has an unknown or wrong key",
    """
    The lines between the first `---` and the next are YAML. Where they are not, HedgeDoc shows them as a slide. A key
    that nobody knows does nothing, so a report may only have `team`, `reporter`, `date` and `meeting`; in
    `slideOptions` HedgeDoc drops what reveal.js would not take from it.

    Wrong: `title: Call: the summer edition`
    Right: `title: "Call: the summer edition"`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    guard let head = subject.frontMatter else { return checkEnd(subject, &found) }
    if let problem = head.problem {
      let shown = !head.hidesFromBody
      found.append(
        rule.finding(
          problem.message, at: problem.range, in: subject.file, severity: shown ? .error : .warning,
          label: shown ? "HedgeDoc shows the front matter as a slide" : "minutes reads none of the front matter"))
    }
    checkOptions(head, subject, &found)
  }

  /// A note that begins like one with front matter, which nothing ends.
  private static func checkEnd(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard subject.hasOpenHead else { return }
    let label = subject.isDeck ? "HedgeDoc shows it as a slide" : "it is shown on a slide"
    found.append(rule.finding(endMessage, at: 0..<3, in: subject.file, label: label))
  }

  private static func checkOptions(_ head: FrontMatter, _ subject: CheckInput, _ found: inout [Diagnostic]) {
    let options = SlideOptions(head)
    for entry in options.dropped {
      found.append(
        rule.finding(unknownOption(entry.key.string ?? ""), at: entry.key.range, in: subject.file, severity: .note))
    }
    for entry in options.kept {
      guard let key = entry.key.string, let value = entry.value.string else { continue }
      if key.utf8.elementsEqual("theme".utf8), !SlideOptions.themes.contains(value) {
        found.append(
          rule.finding(unknownTheme(value), at: entry.value.range, in: subject.file, severity: .warning))
      }
      if value.utf8.starts(with: "![".utf8) {
        found.append(
          rule.finding(
            "\(key) needs a plain address, not a Markdown picture", at: entry.value.range, in: subject.file,
            severity: .warning, label: "the background stays empty"))
      }
    }
  }

  private static let endMessage = "front matter needs a line `---` at its end"

  private static func unknownOption(_ key: String) -> String {
    let nearest = Spelling.nearest(to: key, among: SlideOptions.names.sorted())
    return "slide option \"\(key)\" is dropped by HedgeDoc" + (nearest.map { ", did you mean \"\($0)\"?" } ?? "")
  }

  private static func unknownTheme(_ name: String) -> String {
    let nearest = Spelling.nearest(to: name, among: SlideOptions.themes.sorted())
    return "theme \"\(name)\" is unknown to HedgeDoc"
      + (nearest.map { ", did you mean \"\($0)\"?" } ?? "; it takes \"black\"")
  }
}

extension CheckInput {
  /// Whether the text begins with front matter that nothing ends.
  var hasOpenHead: Bool {
    guard frontMatter == nil, isDeck || body.lowerBound == 0 else { return false }
    let keys: [StaticString] =
      isDeck ? ["title:", "type:", "slideOptions:"] : ["team:", "reporter:", "date:", "meeting:"]
    return withText { text in
      guard text.has("---", at: 0, limit: text.count) else { return false }
      let line = text.has("\r\n", at: 3, limit: text.count) ? 5 : 4
      guard line == 5 || text.has("\n", at: 3, limit: text.count) else { return false }
      return keys.contains { text.has($0, at: line, limit: text.count) }
    }
  }
}
