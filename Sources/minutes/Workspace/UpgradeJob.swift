public import Archive
public import FileTrees
import Meetings

/// Brings a repository of an earlier version up to date.
public struct UpgradeJob {
  private let repository: Repository

  public init(repository: Repository) { self.repository = repository }

  /// What is to be done, and is done where `writes`; then how many decks get a line that knows their parts and pictures.
  ///
  /// - Throws: `ManifestFault` where a newer program wrote the record; `FileFault`.
  public func run(writes: Bool) throws -> (steps: [Archive.UpgradeStep], decks: Int) {
    let archive = Archive(root: repository.root)
    let folders = repository.recordedFolders
    let decks = try oldDecks()
    let steps = writes ? try archive.upgrade(folders: folders) : try archive.upgradeSteps(folders: folders)
    if writes { for deck in decks { try archive.record(deck) } }
    return (steps, decks.count)
  }

  /// Decks that are as an earlier version recorded them, and that their reports still make.
  private func oldDecks() throws -> [DeckWriting] {
    let archive = Archive(root: repository.root)
    return try archive.all().compactMap { known in
      guard known.seq != nil, known.isMadeOfReports, let path = RelativePath(known.path),
        let date = Layout.day(ofDeck: path.lastName), repository.layout.deck(of: date) == path,
        let bytes = try repository.root.read(path), try archive.isAsRecorded(known, bytes)
      else { return nil }
      let files = try repository.files(of: date)
      let pictures = known.program.utf8.suffix(4).elementsEqual("keep".utf8) ? Community.Pictures.keep : .localize
      let job = BuildJob(repository: repository, date: date, pictures: pictures)
      guard !files.isEmpty, files.makes(known), let writing = try? job.standingWriting(bytes, files),
        writing.kind == .deck
      else { return nil }
      return writing
    }
  }
}

extension Repository {
  /// The folders whose files the record has the SHA-256 of.
  public var recordedFolders: [RelativePath] { [layout.decks, Layout.reports, Layout.templates] }

  /// Adds to `.gitattributes` what git has to know; whether there was anything to add.
  ///
  /// - Throws: `FileFault`.
  public func completeAttributes() throws -> Bool {
    try root.locked { try LineEnds.complete(in: $0, folders: recordedFolders) }
  }
}
