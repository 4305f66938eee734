import Checks
import Decks
import Diagnostics
import Foundation
import Meetings
import Presentation
import Reports
import Reveal
import Testing

/// One text and what is to be found in it.
struct SpecExample: CustomTestStringConvertible {
  let rule: String
  let title: String
  var expected: [String] = []
  var fixed: String?
  var safety: String?

  private let info: [String]
  private let bytes: [UInt8]
  private let marks: [Range<Int>]
  private let previous: String?

  var testDescription: String { "\(rule): \(title)" }

  init(rule: String, title: String, info: String, source: String, previous: String?) {
    (self.rule, self.title, self.previous) = (rule, title, previous)
    self.info = info.split(separator: " ").map(String.init)
    (bytes, marks) = Self.unmarked(source + (self.info.contains("no-newline") ? "" : "\n"))
  }

  /// What is to be found: places and `severity rule: message`.
  var wanted: [Finding] {
    zip(marks, expected).map { place, line in
      let colon = line.firstIndex(of: ":") ?? line.endIndex
      let head = line[..<colon].split(separator: " ")
      let message = line[colon...].dropFirst(2)
      return Finding(place: place, text: "\(head[0]) \(head.count > 1 ? String(head[1]) : rule): \(message)")
    }
  }

  var isComplete: Bool { marks.count == expected.count && ["markdown"].contains(info.first) }

  func run() -> [Diagnostic] { Check.run(subject(bytes), drawings: Self.drawings) }

  func found() -> [Finding] {
    run().map { Finding(place: $0.range, text: "\($0.severity.rawValue) \($0.rule): \($0.message)") }
  }

  /// The text after all fixes of the rule, how safe they are, and what the rule finds in it then.
  func afterFixes() -> (text: String, safety: Set<String>, left: [String]) {
    let fixes = run().filter { $0.rule == rule }.compactMap(\.fixes.first)
    let result = Fix.apply(fixes, to: bytes)
    let left = Check.run(subject(result.bytes)).filter { $0.rule == rule }
    let safety = Set(fixes.map(\.safety.rawValue))
    return (String(decoding: result.bytes, as: UTF8.self), safety, left.map(\.message))
  }

  struct Finding: Equatable, CustomStringConvertible {
    let place: Range<Int>
    let text: String
    var description: String { "\(place) \(text)" }
  }
}

extension SpecExample {
  private func subject(_ bytes: [UInt8]) -> CheckInput {
    let file = SourceFile(name: option("file") ?? "20240926.md", bytes: bytes)
    let date = Day(option("date") ?? "2024-09-26")
    let shelf = option("pictures").map(Self.shelf)
    switch info.dropFirst().first {
    case "report":
      let team = Self.community.team(id: option("team") ?? "iaas")!
      let report = Report(file, team: team, date: date!)
      return CheckInput(report: report, date: date, community: Self.community, shelf: shelf, previous: repeats)
    case "note": return CheckInput(note: Deck(file), community: Self.community, shelf: shelf)
    default:
      return CheckInput(deck: Deck(file), date: date, community: Self.community, shelf: shelf, previous: repeats)
    }
  }

  private var repeats: Repeats? {
    previous.map { text in
      let deck = Deck(SourceFile(name: "20240919.md", bytes: Array(text.utf8)))
      return Repeats([CheckInput(deck: deck, community: Self.community)])
    }
  }

  private func option(_ name: String) -> String? {
    info.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
  }

  /// Draws as a comment in the diagram says: `%% is 3000 wide`, `%% fails in line 2: no such arrow`.
  private static let drawings = DrawingLookup { source in
    for line in source.components(separatedBy: "\n") {
      let words = line.components(separatedBy: " ")
      if line.hasPrefix("%% is "), let width = Int(words[2]) {
        return .drawn(svg: [], width: width, height: 200, smallestText: 16)
      }
      if line.hasPrefix("%% fails in line "), let number = Int(words[4].dropLast()) {
        return .faulty(message: words[5...].joined(separator: " "), line: number)
      }
    }
    return nil
  }

  /// `a.png:1234,b.png:99`
  private static func shelf(_ list: String) -> PictureLookup {
    var sizes: [String: Int] = [:]
    for entry in list.split(separator: ",") {
      let parts = entry.split(separator: ":")
      sizes[String(parts[0])] = Int(parts[1])
    }
    return PictureLookup(sizes: sizes)
  }

  private static let community: Community = {
    var community = Community()
    community.hedgedoc = "https://pad.example.org"
    community.teams = [
      Team(id: "iaas", name: "Team IaaS"), Team(id: "ops", name: "Team Ops", aliases: ["Team Operations"]),
      Team(id: "container", name: "Team Container"), Team(id: "general", name: "General"),
    ]
    return community
  }()

  private static func unmarked(_ source: String) -> ([UInt8], [Range<Int>]) {
    var bytes: [UInt8] = []
    var marks: [Range<Int>] = []
    var open: [Int] = []
    var scalars = Array(source.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "⟦":
        open.append(marks.count)
        marks.append(bytes.count..<bytes.count)
      case "⟧": if let index = open.popLast() { marks[index] = marks[index].lowerBound..<bytes.count }
      case "␠": bytes.append(0x20)
      case "␍": bytes.append(0x0D)
      case "⟨":
        let digits = String(String.UnicodeScalarView(scalars.prefix { $0 != "⟩" }))
        scalars.removeFirst(digits.unicodeScalars.count + 1)
        bytes.append(UInt8(digits, radix: 16) ?? 0)
      default: bytes += Array(String(scalar).utf8)
      }
    }
    return (bytes, marks)
  }
}
