import Archive
import Bytes
import Diagnostics
import FileTrees
import Meetings
import Reports
import Workspace

/// What `minutes build` has to say.
struct BuildReport {
  let path: String
  /// Where a deck that was replaced is kept, seen like `path`.
  private let original: String?
  let date: Day
  let outcome: Archive.Outcome
  let late: [Team]
  let findings: [Diagnostic]

  init(
    _ repository: Repository, _ date: Day, outcome: Archive.Outcome, _ late: [Team], _ findings: [Diagnostic]
  ) {
    path = repository.prefix + repository.layout.deck(of: date).description
    original = if case .kept(let kept) = outcome { repository.prefix + kept.description } else { nil }
    (self.date, self.outcome, self.late, self.findings) = (date, outcome, late, findings)
  }

  var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// One line for standard output: the deck, and what became of it.
  var summary: String {
    switch outcome {
    case .unchanged: "\(path) is up to date\n"
    case .created: "\(path) written\n"
    case .replaced: "\(path) replaced\n"
    case .kept(let original): "\(path) replaced; the deck that was there is kept as \(original.lastName)\n"
    }
  }

  /// Where a dry run would keep the deck that is there; empty where it would not.
  var keepsOriginal: String {
    guard case .kept(let original) = outcome else { return "" }
    return "\(path) would be replaced; the deck that is there would be kept as \(original.lastName)\n"
  }

  /// What to say of findings that were shown when the deck was written; they are not looked for again.
  func reminder(of count: Int) -> String {
    guard count > 0 else { return "" }
    return "\(counted(count, "finding")) as before; \"minutes check \(date)\" shows them\n"
  }

  /// Who has not delivered; empty where everybody has.
  var lateTeams: String {
    guard !late.isEmpty else { return "" }
    let names = late.map { "\($0.name) (\($0.id).md)" }
    return "no report yet: \(names.joined(separator: ", "))\n"
  }

  func json() throws -> [UInt8] {
    struct Summary: Encodable {
      let date: String
      let deck: String
      let outcome: String
      let original: String?
      let missing: [String]
      let errors: Int
      let warnings: Int
      let notes: Int
    }
    let summary = Summary(
      date: date.description, deck: path, outcome: outcome.word, original: original, missing: late.map(\.id),
      errors: findings.count { $0.severity == .error }, warnings: findings.count { $0.severity == .warning },
      notes: findings.count { $0.severity == .note })
    return try JSONLine.bytes(summary)
  }
}

extension Archive.Outcome {
  fileprivate var word: String {
    switch self {
    case .unchanged: "unchanged"
    case .created: "created"
    case .replaced, .kept: "replaced"
    }
  }
}
