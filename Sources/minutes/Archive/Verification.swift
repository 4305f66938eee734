import Bytes
import Digests
public import FileTrees

extension Archive {
  /// Compares the archive with its manifest: first what the manifest's lines say of each other, then the decks by path.
  ///
  /// Every line is read and every deck hashed. Files of `folder` that are called like a deck (`20240926.md`) and that no line knows
  /// are notes, unless there is no manifest and one of them `wasBuilt`.
  public func verify(
    decksIn folder: RelativePath, wasBuilt: (RelativePath) throws -> Bool = { _ in false }
  ) throws -> [Difference] {
    try root.unchanging {
      var differences: [Difference] = []
      let decks = try chain(&differences)
      let pending = try PendingLine.read(in: root)
      for path in decks.keys.sorted() {
        guard let deck = decks[path] else { continue }
        try compare(deck, at: path, pending, &differences)
      }
      try addUnrecorded(in: folder, but: decks, pending, &differences)
      if try root.entry(ManifestLines.path) == nil {
        let built = try differences.contains { difference in
          if case .unrecorded(let path) = difference { try wasBuilt(path) } else { false }
        }
        // Which decks were not built cannot be told without it.
        if built { return [.noManifest] }
      }
      return differences
    }
  }

  /// Reads all lines, and gives back the last one on each deck.
  private func chain(_ differences: inout [Difference]) throws -> [RelativePath: ArchivedDeck] {
    var decks: [RelativePath: ArchivedDeck] = [:]
    guard let bytes = try root.read(ManifestLines.path, limit: .max - 1) else { return [:] }
    var prev = ""
    var number = 0
    var start = 0
    while start < bytes.count {
      number += 1
      let newline = bytes[start...].firstIndex(of: 0x0A)
      let line = bytes[start..<(newline ?? bytes.count)]
      start = (newline ?? bytes.count) + 1
      let deck = ManifestLine.deck(from: line)
      if newline == nil || (start == bytes.count && line.contains(0)) {
        differences.append(.tornLine(line: number))
        continue
      }
      guard let deck, let path = RelativePath(deck.path), ManifestLine.bytes(of: deck).elementsEqual(line) else {
        differences.append(.notALine(line: number))
        prev = SHA256.hex(of: line)
        continue
      }
      if deck.prev != prev || deck.seq != number { differences.append(.chainBroken(line: number)) }
      prev = SHA256.hex(of: line)
      decks[path] = deck
    }
    return decks
  }

  private func compare(
    _ deck: ArchivedDeck, at path: RelativePath, _ pending: PendingLine?, _ differences: inout [Difference]
  ) throws {
    do throws(FileFault) {
      guard let bytes = try root.read(path) else {
        differences.append(.missing(path))
        return
      }
      let found = SHA256.hex(of: bytes)
      if found == deck.sha256 { return }
      let isPending = pending?.path == path && pending?.sha256 == found
      differences.append(isPending ? .interrupted(path) : .edited(path))
    } catch {
      differences.append(.unreadable(error))
    }
  }

  private func addUnrecorded(
    in folder: RelativePath, but decks: [RelativePath: ArchivedDeck], _ pending: PendingLine?,
    _ differences: inout [Difference]
  ) throws {
    for entry in try root.entries(folder) where entry.kind == .file && isDeck(entry.name) {
      guard let path = folder / entry.name, decks[path] == nil else { continue }
      differences.append(pending?.path == path ? .interrupted(path) : .unrecorded(path))
    }
  }

  private func isDeck(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    return bytes.count == 11 && bytes[..<8].allSatisfy { $0.isASCIIDigit } && bytes[8...].elementsEqual(".md".utf8)
  }
}
