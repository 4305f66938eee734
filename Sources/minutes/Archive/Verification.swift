import Bytes
import Digests
public import FileTrees

extension Archive {
  /// Compares the archive with its manifest: first what the manifest's lines say of each other, then the decks by path, each with
  /// its pictures.
  ///
  /// Every line is read and every deck hashed. Files of `folder` that are called like a deck (`20240926.md`) and that no line knows
  /// are notes, unless the manifest is gone or empty and one of them `wasBuilt`. `isRepair` passes over its loss.
  ///
  /// - Throws: `ManifestFault` where a newer program wrote the manifest; `FileFault`.
  public func verify(
    decksIn folder: RelativePath, isRepair: Bool = false, wasBuilt: (RelativePath) throws -> Bool = { _ in false }
  ) throws -> [Difference] {
    try root.unchanging {
      let text: ManifestText
      do {
        text = try ManifestText(root: root)
      } catch let fault as FileFault where fault.isOfThisFileAlone {
        return [.unreadable(fault)]
      }
      var differences = Self.links(text)
      let lineEnds = try LineEnds(root: root)
      let pending = try PendingLine.read(in: root, text)
      let heads = text.heads
      var known: Set<RelativePath> = []
      var seen: Set<RelativePath> = []
      for (name, heads) in heads.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
        guard let path = RelativePath(name) else { continue }
        known.insert(path)
        guard let deck = try compare(heads, at: path, pending, exactly: lineEnds.areKept(path), &differences) else {
          continue
        }
        try comparePictures(of: deck, at: path, lineEnds, &seen, &differences)
        try findHalfMoved(deck, to: path, in: text, &differences)
      }
      try addUnrecorded(in: folder, but: known, pending, &differences)
      guard text.entries.isEmpty, !isRepair else { return differences }
      let hadLines = try OlderPrograms.areShutOut(root)
      let built = try differences.contains { difference in
        switch difference {
        case .unrecorded(let path): try wasBuilt(path)
        case .forgotten: true
        case .interrupted: hadLines
        default: false
        }
      }
      guard built else { return differences }
      // Which decks were not built cannot be told without it.
      return [text.isThere ? .emptied : .noManifest]
    }
  }

  /// Whether a copy is kept of a deck, as only of those that were built.
  private func isKept(_ path: RelativePath) throws -> Bool {
    guard let bytes = try root.read(path), let copy = BuiltDecks.path(SHA256.hex(of: bytes)) else { return false }
    return try root.entry(copy) != nil
  }

  /// What lines say of each other.
  static func links(_ text: ManifestText) -> [Difference] {
    let shown = 20
    var differences: [(line: Int, difference: Difference)] = text.faults.map { ($0.line, $0) }
    let ids = text.ids.union(text.entries.flatMap(\.deck.lost))
    var seqs: [String: Int] = [:]
    for entry in text.entries { seqs[entry.id] = entry.deck.seq }
    for entry in text.entries {
      let isNumbered =
        entry.deck.seq.map { seq in
          guard let before = entry.deck.after.first else { return seq == 1 }
          return seqs[before].map { $0 + 1 == seq } ?? true
        } ?? true
      if !entry.deck.after.allSatisfy(ids.contains) || !isNumbered && !text.isRepaired {
        differences.append((entry.number, .chainBroken(line: entry.number)))
      }
    }
    let sorted = differences.sorted { $0.line < $1.line }.map(\.difference)
    return sorted.count > shown ? sorted.prefix(shown) + [.moreFaults(count: sorted.count - shown)] : sorted
  }

  /// The deck that lies there as it was recorded; `nil` where it differs, which is added to the differences, or was taken out.
  private func compare(
    _ heads: [ManifestText.Entry], at path: RelativePath, _ pending: PendingLine?, exactly: Bool,
    _ differences: inout [Difference]
  ) throws -> ArchivedDeck? {
    do throws(FileFault) {
      guard let bytes = try root.read(path) else {
        if heads.allSatisfy(\.deck.isThere) { differences.append(.missing(path)) }
        return nil
      }
      if let fitting = heads.last(where: { $0.deck.isThere && $0.deck.print.isOf(bytes, exactly: exactly) }) {
        return fitting.deck
      }
      let takenOut = heads.first { !$0.deck.isThere }
      if pending?.path == path, pending?.deck.sha256 == SHA256.hex(of: bytes) {
        differences.append(.interrupted(path))
      } else if let takenOut, takenOut.deck.print.isOf(bytes, exactly: exactly) {
        differences.append(.removalInterrupted(path))
      } else {
        differences.append(takenOut == nil ? .edited(path) : .unrecorded(path))
      }
    } catch {
      differences.append(.unreadable(error))
    }
    return nil
  }

  private func comparePictures(
    of deck: ArchivedDeck, at path: RelativePath, _ lineEnds: LineEnds, _ seen: inout Set<RelativePath>,
    _ differences: inout [Difference]
  ) throws {
    for picture in deck.pictures {
      guard let place = RelativePath(picture.path), try root.entry(place)?.kind == .file,
        let bytes = try root.read(place)
      else { continue }
      if !picture.print.isOf(bytes, exactly: lineEnds.areKept(place)), seen.insert(place).inserted {
        differences.append(.pictureChanged(place, deck: path))
      }
    }
  }

  private func findHalfMoved(
    _ deck: ArchivedDeck, to path: RelativePath, in text: ManifestText, _ differences: inout [Difference]
  ) throws {
    guard let name = deck.place, let from = RelativePath(name), let bytes = try root.read(from),
      let old = text.heads(of: name).first(where: { $0.deck.isThere }), old.deck.print.isOf(bytes, exactly: false)
    else { return }
    // What was built there anew since has nothing to do with it.
    if text.entries.contains(where: { $0.deck.kind == .moved && $0.deck.path.utf8.elementsEqual(name.utf8) }) { return }
    differences.append(.moveInterrupted(from: from, to: path))
  }

  private func addUnrecorded(
    in folder: RelativePath, but decks: Set<RelativePath>, _ pending: PendingLine?,
    _ differences: inout [Difference]
  ) throws {
    for entry in try root.entries(folder) where entry.kind == .file && isDeck(entry.name) {
      guard let path = folder / entry.name, !decks.contains(path) else { continue }
      differences.append(
        pending?.path == path ? .interrupted(path) : try isKept(path) ? .forgotten(path) : .unrecorded(path))
    }
  }

  private func isDeck(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    return bytes.count == 11 && bytes[..<8].allSatisfy { $0.isASCIIDigit } && bytes[8...].elementsEqual(".md".utf8)
  }
}
