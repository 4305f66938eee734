import Digests
public import FileTrees

/// Where decks are kept, and the manifest of what is known of them (`.minutes/manifest.jsonl`).
///
/// The manifest has a line for each deck written or taken out: its SHA-256, and those of all that went into it. Each line names
/// the lines before it by their SHA-256, so that one changed or taken out later shows, and says which ones it takes the place of,
/// so that their order means nothing: git may put those of two branches together as it likes. No clock is in it.
public struct Archive: Sendable {
  let root: Folder

  public init(root: Folder) { self.root = root }

  /// What is known of the deck at a path: the line of its last writing or removal. Where branches recorded several, the one that
  /// is right of what lies there.
  public func newest(_ path: RelativePath) throws -> ArchivedDeck? {
    let heads = try ManifestText(root: root, only: path.description).heads(of: path.description)
    guard heads.count > 1 else { return heads.first?.deck }
    let bytes: [UInt8]? = (try? root.read(path)) ?? nil
    return try Self.fitting(heads, bytes, exactly: LineEnds(root: root).areKept(path))?.deck
  }

  /// Of several lines on a deck the one that is right of these bytes, else the last one.
  static func fitting(
    _ heads: [ManifestText.Entry], _ bytes: [UInt8]?, exactly: Bool
  ) -> ManifestText.Entry? {
    let right = heads.last { head in
      guard let bytes else { return !head.deck.isThere }
      return head.deck.isThere && head.deck.print.isOf(bytes, exactly: exactly)
    }
    return right ?? heads.last { $0.deck.isThere } ?? heads.last
  }

  /// Whether a line is right of the bytes of its deck; line ends count only where git keeps them.
  public func isAsRecorded(_ deck: ArchivedDeck, _ bytes: [UInt8]) throws -> Bool {
    guard let path = RelativePath(deck.path) else { return false }
    return try deck.isThere && deck.print.isOf(bytes, exactly: LineEnds(root: root).areKept(path))
  }

  /// The newest line, where there is nothing to do: this program wrote the deck that lies there, from these very inputs.
  /// Takes no lock and writes nothing.
  public func current(
    _ path: RelativePath, inputs: [ArchivedDeck.Input], program: String
  ) throws -> ArchivedDeck? {
    guard let newest = try newest(path), newest.isMadeOfReports, newest.program == program,
      newest.inputs.count == inputs.count,
      zip(newest.inputs, inputs).allSatisfy({ $0.path == $1.path && $0.print.isSameText(as: $1.print) }),
      let bytes = try root.read(path), try isAsRecorded(newest, bytes), try !root.hasLeftovers(path.parent),
      try !root.hasLeftovers(BuiltDecks.folder), try !OlderPrograms.hasLeftovers(root),
      try newest.pictures.allSatisfy(isThere)
    else { return nil }
    return newest
  }

  /// Whether a picture is the one that was recorded.
  public func isThere(_ picture: ArchivedDeck.Input) throws -> Bool {
    guard let path = RelativePath(picture.path), let bytes = try root.read(path) else { return false }
    return try picture.print.isOf(bytes, exactly: true)
      || picture.print.isOf(bytes, exactly: LineEnds(root: root).areKept(path))
  }

  /// What its reports made of a deck when it was last written; `nil` where that is not kept.
  public func base(of deck: ArchivedDeck) throws -> [UInt8]? {
    guard let path = BuiltDecks.path(deck.base), let bytes = try root.read(path),
      Fingerprint(sha256: deck.base, lf: deck.made == nil ? deck.print.lf : nil).isOf(bytes, exactly: false)
    else { return nil }
    return bytes
  }
}
