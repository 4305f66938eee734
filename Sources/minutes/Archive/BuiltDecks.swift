import FileTrees

/// What reports made of decks, kept for three-way merges under the SHA-256 of each (`.minutes/built/`): so two branches never
/// write one file.
enum BuiltDecks {
  static let folder = RelativePath(constant: ".minutes/built")

  static func path(_ sha256: String) -> RelativePath? { folder / (sha256 + ".md") }

  /// Keeps a deck; there is nothing to do where it is kept already.
  static func keep(_ bytes: [UInt8], _ sha256: String, in locked: LockedFolder) throws(FileFault) {
    guard let path = path(sha256) else { return }
    try locked.removeLeftovers(in: folder)
    if try !locked.create(path, bytes) { try locked.keepSafe(path) }
  }

  /// Removes the copies that these lines were the only ones to need. One that cannot be removed harms nobody.
  static func remove(_ old: [ArchivedDeck], neededBy text: ManifestText, in locked: LockedFolder) {
    let needed = Set(text.heads.values.flatMap { $0 }.filter { $0.deck.isThere }.map(\.deck.base))
    for deck in old where !needed.contains(deck.base) {
      if let path = path(deck.base) { _ = try? locked.remove(path, isDurable: false) }
    }
  }
}
