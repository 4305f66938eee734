public import Diagnostics
public import Meetings
import YAML

/// What a team lead dropped for one call.
public struct Report: Sendable {
  public let file: SourceFile
  /// By the file's name, or by the front matter where the name is not that of another team.
  public let team: Team
  public let reporters: [Reporter]
  /// The front matter names somebody as the reporter, be it a placeholder or wrong, which is a finding of its own.
  public let namesReporter: Bool
  /// The lead said `meeting: none`.
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
  public init(
    _ file: SourceFile, team: Team, date: Day, opensDeck: Bool = false, people: [String: [String]] = [:]
  ) {
    self.file = file
    self.team = team
    let encoding = TextFault.first(in: file.bytes)
    let conflict = ConflictMark.first(in: file.bytes)
    isText = encoding == nil && conflict == nil
    let head = opensDeck ? ReportHead() : ReportHead(file, team: team, date: date, people: people)
    reporters = head.reporters
    namesReporter = !head.reporters.isEmpty || head.hasPlaceholder
    textStart = head.bodyStart
    body = Self.trimmed(head.bodyStart..<file.bytes.count, in: file.bytes)
    hadNoMeeting = head.hadNoMeeting
    diagnostics =
      (encoding.map { [$0.diagnostic(in: file)] } ?? [])
      + (conflict.map { [ConflictMark.diagnostic($0, in: file)] } ?? [])
      + head.diagnostics
  }

  /// Nobody wrote anything: the file is empty, or has front matter alone.
  public var isEmpty: Bool { isText && body.isEmpty && !hadNoMeeting }

  /// The YAML of a report's front matter; `nil` if it has none.
  public static func head(in bytes: [UInt8]) -> Range<Int>? { ReportHead.yaml(in: bytes) }

  /// The team that a file belongs to: by its name where that is a team's, else by its front matter, else by what its name begins
  /// with; `nil` where it is nobody's.
  public static func owner(of name: String, _ file: SourceFile, _ community: Community) -> Team? {
    let stem = String(decoding: name.utf8.dropLast(3), as: UTF8.self)
    if let team = community.team(everCalled: stem) { return team }
    if let named = ReportHead.team(in: file.bytes) { return community.team(everCalled: named) }
    return community.team(ofReport: name)
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
