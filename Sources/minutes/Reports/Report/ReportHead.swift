import Decks
import Diagnostics
import Meetings
import YAML

/// The front matter of a report.
struct ReportHead {
  private(set) var reporters: [Reporter] = []
  private(set) var hadNoMeeting = false
  /// Somebody is named who cannot be: that has a finding of its own.
  private(set) var hasPlaceholder = false
  private(set) var diagnostics: [Diagnostic] = []
  let bodyStart: Int

  static let rule = "front-matter-invalid"

  /// No head at all.
  init() { bodyStart = 0 }

  init(_ file: SourceFile, team: Team, date: Day, people: [String: [String]] = [:]) {
    let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let (yaml, end) = Self.extent(in: file.bytes, from: start) else {
      bodyStart = start
      return
    }
    let isLong = yaml.count > FrontMatter.maximumLength
    let result = isLong ? .success(nil) : YAML.read(file.bytes, in: yaml)
    if Self.isBlankLine(at: yaml.lowerBound, in: file.bytes), (try? result.get())?.entries == nil {
      // Not a head, but a separator above the first slide; HedgeDoc would lose the slide.
      bodyStart = start
      return
    }
    bodyStart = end
    guard !isLong else {
      let message = "front matter is longer than \(FrontMatter.maximumLength) bytes"
      diagnostics = [KeyReader.diagnostic(Self.rule, message, file, yaml)]
      return
    }
    switch result {
    case .failure(let problem):
      diagnostics = [KeyReader.diagnostic(Self.rule, problem.message, file, problem.range)]
    case .success(let root):
      if let root { read(root, file, team: team, date: date, people) }
    }
  }

  private static func isBlankLine(at offset: Int, in bytes: [UInt8]) -> Bool {
    bytes[offset...].first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D } == UInt8(ascii: "\n")
  }

  private mutating func read(
    _ root: YAMLNode, _ file: SourceFile, team: Team, date: Day, _ people: [String: [String]]
  ) {
    var keys = KeyReader(root, in: file, rule: Self.rule, place: "the report's front matter")
    var names: [String] = []
    func isOwn(_ id: String) -> Bool { team.hasID(id) }
    func isNone(_ text: String) -> Bool { text.utf8.elementsEqual("none".utf8) }
    keys.string("team", is: "\"\(team.id)\", as the file is named", where: isOwn) { _ in }
    keys.strings("reporter") { names = $0 }
    keys.string("meeting", is: "none, or left out", where: isNone) { _ in hadNoMeeting = true }
    var wrongDate: String?
    keys.string("title") { _ in }
    keys.string("date") { if Day($0) != date { wrongDate = $0 } }
    for name in names.flatMap(Reporter.split) {
      switch Reporter.read(name, people: people) {
      case .reporter(let reporter): reporters.append(reporter)
      case .placeholder: hasPlaceholder = true
      case .wrong:
        hasPlaceholder = true
        keys.report(
          "reporter needs to be a name or a GitHub handle, not \"\(name)\"", at: root["reporter"]?.range ?? root.range)
      }
    }
    diagnostics = keys.finish()
    if let pasted = PastedHead(root, in: file, end: bodyStart) {
      diagnostics = diagnostics.filter { !pasted.speaksOf($0.range) } + [pasted.finding(rule: Self.rule)]
    }
    if let wrongDate, let node = root["date"] {
      diagnostics.append(
        KeyReader.diagnostic("date-mismatch", "date \(wrongDate) is not that of the call, \(date)", file, node.range))
    }
  }

  /// The YAML of a report's front matter; `nil` if it has none.
  static func yaml(in bytes: [UInt8]) -> Range<Int>? {
    extent(in: bytes, from: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)?.yaml
  }

  /// The team that the front matter names; `nil` where it names none.
  static func team(in bytes: [UInt8]) -> String? {
    guard let yaml = yaml(in: bytes), yaml.count <= FrontMatter.maximumLength,
      case .success(let root?) = YAML.read(bytes, in: yaml)
    else { return nil }
    return root["team"]?.string
  }

  /// Front matter of a report: a first line of exactly `---`, ended by a line of exactly `---` or `...`.
  ///
  /// Stricter than HedgeDoc, since a report may begin with a separator that somebody typed with four hyphens.
  private static func extent(in bytes: [UInt8], from start: Int) -> (yaml: Range<Int>, end: Int)? {
    func line(at offset: Int) -> (text: ArraySlice<UInt8>, next: Int) {
      let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var textEnd = end
      while textEnd > offset, isBlank(bytes[textEnd - 1]) { textEnd -= 1 }
      return (bytes[offset..<textEnd], min(end + 1, bytes.count))
    }
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    let hyphens = Array("---".utf8)
    guard start < bytes.count else { return nil }
    let first = line(at: start)
    guard first.text.elementsEqual(hyphens) else { return nil }
    var offset = first.next
    while offset < bytes.count {
      let (text, next) = line(at: offset)
      if text.elementsEqual(hyphens) || text.elementsEqual("...".utf8) { return (first.next..<offset, next) }
      offset = next
    }
    return nil
  }
}
