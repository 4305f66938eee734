import Secrets

/// Findings for people: headline, place, source line with carets, notes, fixes.
///
/// ```
/// warning: separator needs an empty line above it [separator-without-blank-line]
///   --> reports/2024-09-26/iaas.md:60:1
/// 60 | ----
///    | ^^^^ HedgeDoc shows a rule here and keeps the slide going
/// fix: add an empty line above (--fix)
/// ```
public struct TextReport: Sendable {
  public var color: Bool

  public init(color: Bool) {
    self.color = color
  }

  /// The findings, separated by empty lines.
  public func render(_ diagnostics: [Diagnostic]) -> [UInt8] {
    var page = Page(color: color)
    for (index, diagnostic) in diagnostics.enumerated() {
      if index > 0 { page.text("\n") }
      page.write(diagnostic)
    }
    return page.bytes
  }
}

extension TextReport {
  private enum Style: String {
    case error = "\u{1B}[1;31m"
    case warning = "\u{1B}[1;33m"
    case note = "\u{1B}[1;36m"
    case fix = "\u{1B}[1;32m"
    case headline = "\u{1B}[1m"
    case frame = "\u{1B}[34m"

    init(_ severity: Severity) {
      switch severity {
      case .error: self = .error
      case .warning: self = .warning
      case .note: self = .note
      }
    }
  }

  private struct Page {
    let color: Bool
    var bytes: [UInt8] = []
    /// Of the files that lines were shown of.
    private var secrets: [ObjectIdentifier: [Secret]] = [:]

    init(color: Bool) { self.color = color }

    mutating func write(_ diagnostic: Diagnostic) {
      let style = Style(diagnostic.severity)
      styled(style) { $0.text(diagnostic.severity.rawValue) }
      styled(.headline) {
        $0.text(": ")
        $0.shown(diagnostic.message)
      }
      text(" [")
      shown(diagnostic.rule)
      text("]\n")
      excerpt(diagnostic.file, diagnostic.range, label: diagnostic.label, style: style)
      for note in diagnostic.notes {
        line("note", .note, note.message)
        if let file = note.file, let range = note.range { excerpt(file, range, label: nil, style: .note) }
      }
      for fix in diagnostic.fixes {
        switch fix.safety {
        case .safe: line("fix", .fix, fix.title, " (--fix)")
        case .suggested: line("fix (suggested)", .fix, fix.title, " (--unsafe-fixes)")
        }
      }
    }

    /// Place, source line, carets.
    private mutating func excerpt(_ file: SourceFile, _ range: Range<Int>, label: String?, style: Style) {
      let place = file.position(at: range.lowerBound)
      let number = String(place.line)
      let known = secrets[ObjectIdentifier(file)] ?? Secret.all(in: file.bytes)
      secrets[ObjectIdentifier(file)] = known
      let source = SourceExcerpt(file, range, secrets: known)
      styled(.frame) { $0.text("  --> ") }
      shown(file.name)
      guard !file.bytes.isEmpty else {
        // No place to point at: the file is empty, a folder or unreadable.
        if let label {
          text(": ")
          shown(label)
        }
        return text("\n")
      }
      text(":\(number):\(place.column)\n")
      styled(.frame) { $0.text("\(number) |") }
      if !source.text.isEmpty {
        text(" ")
        bytes += source.text
      }
      text("\n")
      styled(.frame) { $0.text(String(repeating: " ", count: number.utf8.count) + " |") }
      text(String(repeating: " ", count: source.indentation + 1))
      styled(style) {
        $0.text(String(repeating: "^", count: source.width))
        if let label {
          $0.text(" ")
          $0.shown(label)
        }
      }
      text("\n")
    }

    private mutating func line(_ head: String, _ style: Style, _ message: String, _ tail: String = "") {
      styled(style) { $0.text(head) }
      text(": ")
      shown(message)
      text(tail + "\n")
    }

    mutating func text(_ text: String) { bytes += text.utf8 }

    private mutating func shown(_ text: String) { ShownText.append(text, to: &bytes) }

    private mutating func styled(_ style: Style, _ write: (inout Page) -> Void) {
      if color { text(style.rawValue) }
      write(&self)
      if color { text("\u{1B}[0m") }
    }
  }
}
