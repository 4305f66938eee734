import Archive
import Bytes
import Diagnostics
public import FileTrees
import Meetings

/// Makes the record fit what lies in the archive, and says what it could not know.
public struct RepairJob {
  private let repository: Repository

  public init(repository: Repository) { self.repository = repository }

  /// Sentences on what was done and what could not be known, without full stops.
  ///
  /// `wasBuilt` says of a deck that no line knows whether it was made of reports.
  ///
  /// - Throws: `ManifestFault`, `FileFault`.
  public func run(wasBuilt: (RelativePath) throws -> Bool) throws -> [String] {
    let archive = Archive(root: repository.root)
    let repaired = try archive.repairManifest()
    var said = sentences(repaired)
    for difference in try archive.verify(decksIn: repository.layout.decks, isRepair: true) {
      switch difference {
      case .edited(let path), .removalInterrupted(let path), .interrupted(let path):
        try record(path)
        said.append("\(shown(path)) is recorded as it lies there; who changed it, and why, is not known")
      case .pictureChanged(let picture, let deck):
        try record(deck)
        said.append("\(shown(picture)) is recorded as it is now; which picture it was before is not known")
      case .missing(let path):
        try recordLoss(of: path)
        said.append(
          "\(shown(path)) is recorded as gone; what it held is not known, and \"minutes build\" with its date makes it from its reports"
        )
      case .forgotten(let path):
        try record(path)
        said.append("\(shown(path)) is recorded again, as it was built; which findings there were is not known")
      case .unrecorded(let path):
        guard try wasBuilt(path) else { continue }
        try record(path)
        said.append("\(shown(path)) is recorded as it lies there; whether it is as it was built is not known")
      case .moveInterrupted(let from, let to):
        said.append("\(shown(from)) was being moved to \(shown(to)); the same \"minutes move\" completes it")
      default: continue
      }
    }
    return said
  }

  private func sentences(_ repaired: Archive.Repaired) -> [String] {
    var said: [String] = []
    if repaired.marks > 0 { said.append("marks of a merge conflict taken out; the lines of both sides stay") }
    if repaired.unreadable > 0 {
      said.append(
        "\(counted(repaired.unreadable, "line")) could not be read and \(repaired.unreadable == 1 ? "is" : "are") left out"
      )
    }
    if repaired.lost > 0 {
      said.append(
        "\(counted(repaired.lost, "line")) that others follow \(repaired.lost == 1 ? "is" : "are") gone; what stood there is not known"
      )
    }
    if let kept = repaired.kept { said.append("the record of before is kept as \(shown(kept))") }
    return said
  }

  private func shown(_ path: RelativePath) -> String { "\(repository.prefix)\(path)" }

  private func record(_ path: RelativePath) throws {
    guard let bytes = try repository.root.read(path) else { return }
    let archive = Archive(root: repository.root)
    guard let date = Layout.day(ofDeck: path.lastName), repository.layout.deck(of: date) == path else {
      var writing = DeckWriting(deck: bytes, path: path, program: "minutes \(ProgramVersion.text)")
      writing.kind = .edited
      return try archive.record(writing)
    }
    let job = BuildJob(repository: repository, date: date, pictures: repository.community.pictures)
    try archive.record(job.standingWriting(bytes, repository.files(of: date)))
  }

  private func recordLoss(of path: RelativePath) throws {
    let archive = Archive(root: repository.root)
    guard let known = try archive.newest(path) else { return }
    let entry = ArchivedDeck(
      path: path.description, kind: .lost, print: known.print, size: known.size,
      program: "minutes \(ProgramVersion.text)")
    try repository.root.locked { try archive.takeOut(path, nil, as: entry, in: $0) }
  }
}
