public import Diagnostics

/// A finding as pages show it, with its place, the source line and possible fixes. All fields are plain text.
public struct ShownFinding: Encodable, Sendable, Equatable {
  /// A suggested fix.
  struct Fix: Encodable, Sendable, Equatable {
    let title: String
    /// Whether `minutes check --fix` applies it.
    let isSafe: Bool
  }

  /// Index of the slide on the page; `nil` for a finding about the whole deck.
  public let slide: Int?
  let severity: String
  let rule: String
  let message: String
  /// File, line and column, such as `reports/2024-09-26/iaas.md:60:1`.
  let place: String
  /// The source line in three parts: before the marked range, the range, and after it.
  let line: [String]
  let label: String?
  let notes: [String]
  let fixes: [Fix]

  /// Converts a finding. The fields are not escaped, since pages insert them as text and never as HTML.
  public init(_ finding: Diagnostic, slide: Int?) {
    self.slide = slide
    severity = finding.severity.rawValue
    (rule, message, label) = (finding.rule, finding.message, finding.label)
    notes = finding.notes.map(\.message)
    fixes = finding.fixes.map { Fix(title: $0.title, isSafe: $0.safety == .safe) }
    let file = finding.file
    guard !file.bytes.isEmpty else {
      (place, line) = (file.name, [])
      return
    }
    let position = file.position(at: finding.range.lowerBound)
    place = "\(file.name):\(position.line):\(position.column)"
    let whole = file.line(position.line)
    let start = min(max(finding.range.lowerBound, whole.lowerBound), whole.upperBound)
    let end = max(start, min(finding.range.upperBound, whole.upperBound))
    let from = max(whole.lowerBound, start - Self.limit)
    line = [from..<start, start..<min(end, start + Self.limit), end..<min(whole.upperBound, end + Self.limit)].map {
      Self.text(file.bytes, $0)
    }
  }

  /// Maximum length of each of the three parts of a line, in bytes.
  private static let limit = 120

  /// Decodes a range, shortened to whole UTF-8 sequences at both ends.
  private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    var range = range
    while let first = range.first, bytes[first] & 0xC0 == 0x80 { range = range.dropFirst() }
    var end = range.upperBound
    while end < bytes.count, end > range.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return range.isEmpty ? "" : String(decoding: bytes[range.lowerBound..<end], as: UTF8.self)
  }
}
