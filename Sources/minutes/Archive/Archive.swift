import Digests
public import FileTrees

/// Where decks are kept, and the manifest of what is known of them (`.minutes/manifest.jsonl`).
///
/// The manifest has a line for each deck written: its SHA-256, and those of all that went into it. Each line holds the
/// SHA-256 of the one before, so that a line changed or taken out later shows. No clock is in it.
public struct Archive: Sendable {
  let root: Folder

  public init(root: Folder) { self.root = root }

  /// What is known of the deck at a path: the line of its last writing.
  public func newest(_ path: RelativePath) throws -> ArchivedDeck? {
    try ManifestLines(root: root).newest(of: path)
  }

  /// The newest line, where there is nothing to do: this program wrote the deck that lies there, from these very inputs.
  /// Takes no lock and writes nothing.
  public func current(
    _ path: RelativePath, inputs: [ArchivedDeck.Input], program: String
  ) throws -> ArchivedDeck? {
    guard let newest = try newest(path), newest.inputs == inputs, newest.program == program, newest.isMadeOfReports,
      let bytes = try root.read(path), bytes.count == newest.size, SHA256.hex(of: bytes) == newest.sha256,
      try !root.hasLeftovers(path.parent)
    else { return nil }
    return newest
  }
}
