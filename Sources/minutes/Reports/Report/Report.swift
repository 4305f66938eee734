public import Diagnostics
public import Meetings
import YAML

/// What a team lead dropped for one call.
public struct Report: Sendable {
  public let file: SourceFile
  /// By the file's name; the front matter cannot move a report to another team.
  public let team: Team
  /// GitHub handles without `@`.
  public let reporters: [String]
  /// The lead said `meeting: none`, or wrote nothing.
  public let hadNoMeeting: Bool
  /// The author's text, front matter and blank lines around it left out.
  public let body: Range<Int>
  /// The first byte behind the front matter.
  let textStart: Int
  /// What is wrong with the front matter or the bytes; never stops the other reports.
  public let diagnostics: [Diagnostic]
  /// Whether the text can be shown at all: bytes that are no text would spoil the deck for everybody, and of two sides of a
  /// conflict nobody knows which is meant.
  public let isText: Bool
  let keptOutline = KeptOutline()

  /// Reads a report; `date` is that of its folder.
  ///
  /// `opensDeck`: the file is the first part of an exact deck, and a head in it is the deck's own.
  public init(_ file: SourceFile, team: Team, date: Day, opensDeck: Bool = false) {
    self.file = file
    self.team = team
    let encoding = TextFault.first(in: file.bytes)
    let conflict = ConflictMark.first(in: file.bytes)
    isText = encoding == nil && conflict == nil
    let head = opensDeck ? ReportHead() : ReportHead(file, team: team, date: date)
    reporters = head.reporters
    textStart = head.bodyStart
    body = Self.trimmed(head.bodyStart..<file.bytes.count, in: file.bytes)
    hadNoMeeting = head.hadNoMeeting || body.isEmpty
    diagnostics =
      (encoding.map { [$0.diagnostic(in: file)] } ?? [])
      + (conflict.map { [ConflictMark.diagnostic($0, in: file)] } ?? [])
      + head.diagnostics
  }

  /// The range without blank lines before and white space behind; a first line keeps its indentation.
  static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    var offset = start
    while offset < range.upperBound, isBlank(bytes[offset]) {
      offset += 1
      if bytes[offset - 1] == UInt8(ascii: "\n") { start = offset }
    }
    guard offset < range.upperBound else { return range.upperBound..<range.upperBound }
    var end = range.upperBound
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte) }
}
