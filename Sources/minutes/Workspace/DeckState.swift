public import Archive
import FileTrees
import Meetings

/// How the archived deck of a call stands to its reports and to the record.
public struct DeckState: Encodable {
  /// See `DeckState`.
  public enum State: String, Encodable {
    case missing
    /// As its reports make it.
    case current
    /// A report, the agenda or a picture changed since.
    case stale
    /// Somebody changed it, or a picture that it shows, since it was written.
    case edited
    /// It is there, and the record does not know it.
    case unknown
  }

  public let path: String
  public let state: State

  /// Looks at the deck, its pictures and its record.
  ///
  /// - Throws: `ManifestFault`, `FileFault`.
  public init(_ files: CallFiles, in repository: Repository) throws {
    let path = repository.layout.deck(of: files.date)
    self.path = repository.prefix + path.description
    guard let bytes = try repository.root.read(path) else {
      state = .missing
      return
    }
    let archive = Archive(root: repository.root)
    guard let known = try archive.newest(path), known.isThere else {
      state = .unknown
      return
    }
    let isAsRecorded = try archive.isAsRecorded(known, bytes)
    let changed = try known.pictures.contains { try !archive.isThere($0) && repository.lies($0) }
    state = !isAsRecorded || changed ? .edited : files.makes(known) ? .current : .stale
  }
}

extension Repository {
  /// Whether something lies where a picture was.
  func lies(_ picture: ArchivedDeck.Input) throws -> Bool {
    try RelativePath(picture.path).map { try root.entry($0) != nil } ?? false
  }
}

extension CallFiles {
  /// Whether a deck was made of the reports, the agenda and the pictures that are there now.
  public func makes(_ deck: ArchivedDeck) -> Bool {
    let (then, now) = (essential(of: deck.inputs), essential)
    return then.count == now.count
      && zip(then, now).allSatisfy { $0.path.utf8.elementsEqual($1.path.utf8) && $0.print.isSameText(as: $1.print) }
  }
}
