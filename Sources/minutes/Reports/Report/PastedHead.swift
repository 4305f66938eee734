import Diagnostics
import YAML

/// The front matter of a whole note, with which somebody pasted their text into a report.
struct PastedHead {
  private let file: SourceFile
  /// The lines of keys that only notes have, each to the next key.
  private let lines: [Range<Int>]
  private let keys: [Range<Int>]
  /// The key that tells.
  private let first: Range<Int>

  /// `nil` where no key says that it is a note's. The head ends at `end`, behind its closing line.
  init?(_ root: YAMLNode, in file: SourceFile, end: Int) {
    let entries = root.entries ?? []
    guard let telling = entries.first(where: { Self.isOfNotes($0.key.string, besides: []) }) else { return nil }
    first = telling.key.range
    func lineStart(_ offset: Int) -> Int { file.line(file.lineNumber(at: offset)).lowerBound }
    let closing = lineStart(max(0, end - 1))
    let starts = entries.map { lineStart($0.key.range.lowerBound) } + [closing]
    let own = entries.indices.filter { Self.isOfNotes(entries[$0].key.string, besides: ["title"]) }
    self.file = file
    keys = own.map { entries[$0].key.range }
    lines = own.map { starts[$0]..<max(starts[$0], starts[$0 + 1]) }
  }

  private static func isOfNotes(_ key: String?, besides more: [String]) -> Bool {
    guard let key else { return false }
    let known = [
      "type", "slideOptions", "tags", "description", "lang", "dir", "robots", "breaks", "GA", "disqus", "opengraph",
    ]
    return (known + more).contains { $0.utf8.elementsEqual(key.utf8) }
  }

  /// Whether a finding about that place is said by the one about all of them.
  func speaksOf(_ range: Range<Int>) -> Bool { keys.contains(range) }

  func finding(rule: String) -> Diagnostic {
    Diagnostic(
      rule: rule, severity: .error, message: "front matter of a whole note was pasted into the report", file: file,
      range: first,
      notes: [Note("the deck has its own title and options; a report wants its text, and whom it is from")],
      fixes: [
        Fix(
          title: "take the note's keys out", safety: .suggested,
          edits: lines.map { Edit(range: $0, replacement: []) })
      ])
  }
}
