import Digests
public import FileTrees

extension Archive {
  /// What is known of all decks that lie there, by path; where branches recorded several, the line that is right.
  public func all() throws -> [ArchivedDeck] {
    let lineEnds = try LineEnds(root: root)
    return try ManifestText(root: root).heads.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .compactMap { name, heads in
        guard let path = RelativePath(name) else { return nil }
        let bytes: [UInt8]? = (try? root.read(path)) ?? nil
        return Self.fitting(heads, bytes, exactly: lineEnds.areKept(path))?.deck
      }
  }

  /// Records a deck that lies there as it is; nothing where the manifest says so already.
  ///
  /// - Throws: `FileFault` where something else lies there by now.
  public func record(_ writing: DeckWriting) throws {
    try root.locked { locked in
      var manifest = try ManifestWriter(in: locked)
      guard try root.read(writing.path) == writing.deck else {
        throw FileFault(.read, writing.path.description, .changedMeanwhile)
      }
      try locked.keepSafe(writing.path)
      try manifest.record(writing.entry, base: writing.kind == .pulled ? nil : writing.made ?? writing.deck)
    }
  }

  /// All lines on a deck, whatever came of it, in the order in which they stand.
  public func history(_ path: RelativePath) throws -> [ArchivedDeck] {
    try ManifestText(root: root, only: path.description).entries.map(\.deck)
  }

  /// The places of what is kept of a deck that was built.
  public func basePlaces(_ path: RelativePath) throws -> [RelativePath] {
    try history(path).compactMap { BuiltDecks.path($0.base) }
  }

  /// Takes a deck out: a line says so, and then its file goes. What lies there must be what was read before.
  ///
  /// `entry` says why and where it is kept or went. A run that was ended in between is completed by the same call.
  public func takeOut(_ path: RelativePath, _ bytes: [UInt8]?, as entry: ArchivedDeck, in locked: LockedFolder) throws {
    var manifest = try ManifestWriter(in: locked)
    let heads = manifest.text.heads(of: path.description).map(\.deck)
    try manifest.record(entry, base: nil)
    if let bytes, let found = try root.read(path) {
      guard found == bytes else { throw FileFault(.remove, path.description, .changedMeanwhile) }
      try locked.remove(path)
    }
    // What is kept may come back.
    if entry.kind != .removed || entry.place == nil { BuiltDecks.remove(heads, neededBy: manifest.text, in: locked) }
  }
}

extension ManifestWriter {
  /// Adds a line, unless the manifest says the same already.
  mutating func record(_ entry: ArchivedDeck, base: [UInt8]?) throws {
    let heads = text.heads(of: entry.path)
    let entry = placed(entry)
    if heads.count == 1, entry.saysTheSame(as: heads.first?.deck) { return }
    if let base { try BuiltDecks.keep(base, entry.base, in: locked) }
    try append(entry)
    BuiltDecks.remove(heads.map(\.deck), neededBy: text, in: locked)
  }
}
