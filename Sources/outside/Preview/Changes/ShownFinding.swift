public import Diagnostics

/// A finding as pages show it: what, where, the line itself, and what could be done.
public struct ShownFinding: Encodable, Sendable, Equatable {
  /// A way to put it right.
  struct Fix: Encodable, Sendable, Equatable {
    let title: String
    /// Whether `minutes check --fix` does it.
    let isSafe: Bool
  }

  /// The slide of the page that it lies over; `nil` where it is about the whole deck.
  public let slide: Int?
  let severity: String
  let rule: String
  let message: String
  /// `reports/2024-09-26/iaas.md:60:1`.
  let place: String
  /// The line up to the marked stretch, the stretch, and the rest of the line.
  let line: [String]
  let label: String?
  let notes: [String]
  let fixes: [Fix]

  /// As text and nothing else: pages write it where no HTML is read.
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
    let from = max(whole.lowerBound, start - Self.most)
    line = [from..<start, start..<min(end, start + Self.most), end..<min(whole.upperBound, end + Self.most)].map {
      Self.text(file.bytes, $0)
    }
  }

  /// How many bytes of a line are shown before, in and behind the marked stretch.
  private static let most = 120

  /// Whole characters, as far as they are there.
  private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    var range = range
    while let first = range.first, bytes[first] & 0xC0 == 0x80 { range = range.dropFirst() }
    var end = range.upperBound
    while end < bytes.count, end > range.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return range.isEmpty ? "" : String(decoding: bytes[range.lowerBound..<end], as: UTF8.self)
  }
}
