import Archive
import Decks
import Diagnostics
import FileTrees
import Meetings
import Reports

/// The deck of a call as it lies in the archive, and what is known of it.
struct StandingDeck {
  let path: RelativePath
  /// The same for the user.
  let shown: String
  /// The line on it; `nil` where there is none, or where it says that the deck was taken out.
  let known: ArchivedDeck?
  /// What lies there; of a lost deck what its reports made of it, where that is kept.
  let current: [UInt8]?
  /// It is known, and nothing lies there.
  let isLost: Bool
  /// It is not as it was written.
  let isEdited: Bool
  /// What its reports made when it was written; `nil` where that is not kept.
  let base: [UInt8]?
  /// What became of each report, as stretches of `base`; of `current` where there is none.
  let parts: [ArchivedDeck.Part]

  init(_ repository: Repository, _ date: Day, _ files: CallFiles) throws {
    path = repository.layout.deck(of: date)
    shown = repository.prefix + path.description
    let archive = Archive(root: repository.root)
    let newest = try archive.newest(path)
    known = newest.flatMap { $0.isThere ? $0 : nil }
    let lying = try repository.root.read(path)
    isLost = known != nil && lying == nil
    isEdited =
      try known.map { known in try lying.map { try !archive.isAsRecorded(known, $0) } ?? false } ?? (lying != nil)
    var base: [UInt8]?
    if let known {
      base = try archive.base(of: known)
      if base == nil, known.made == nil, let lying, known.print.isOf(lying, exactly: false) { base = lying }
    }
    // A clone may have other line ends than the deck that was recorded.
    if let found = base, let known, let lying, !isEdited, known.made == nil, found != lying { base = lying }
    if base == nil, let known, files.makes(known) {
      let job = BuildJob(repository: repository, date: date, pictures: repository.community.pictures)
      if let made = try? job.assemble(files), known.print.isOf(made.deck, exactly: false) { base = made.deck }
    }
    self.base = base
    current = lying ?? base
    let read = base ?? current
    if let known, let read, let last = known.parts.last, last.range.upperBound <= read.count,
      read.count == known.baseSize(read)
    {
      parts = known.parts
    } else if let read, let known {
      let names = known.inputs.map(\.path).filter { $0.utf8.starts(with: "reports/\(date)/".utf8) }
        .map { String(decoding: $0.utf8.dropFirst("reports/\(date)/".utf8.count), as: UTF8.self) }
      parts = DeckParts.read(
        Deck(SourceFile(name: shown, bytes: read)), files: names, community: repository.community
      ).map { .init(file: $0.file, name: $0.name, range: $0.range) }
    } else {
      parts = []
    }
  }

  /// The deck holds what no report has.
  var holdsMore: Bool { isEdited || known.map { !$0.isMadeOfReports } ?? (current != nil) }

  /// Names that teams had when the deck was written, by the name of the report.
  var names: [String: String] {
    guard known?.parts.isEmpty == false else { return [:] }
    return Dictionary(
      parts.filter { !$0.name.utf8.isEmpty }.map { ($0.file, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// The bytes that the parts are stretches of.
  var partsBytes: [UInt8] { base ?? current ?? [] }

  /// Where a conflict is, for the user.
  func place(of file: String, _ job: BuildJob) -> String {
    guard !file.utf8.isEmpty else { return "the cover, or where parts cannot be told apart" }
    let folder = "\(job.repository.prefix)\(job.repository.layout.reports(of: job.date))"
    return "\(parts.first { $0.file == file }?.name ?? file) (\(folder)/\(file))"
  }
}

extension ArchivedDeck {
  /// The size that what the reports made must have for the parts to be right of it.
  fileprivate func baseSize(_ bytes: [UInt8]) -> Int { made == nil ? size : bytes.count }
}
