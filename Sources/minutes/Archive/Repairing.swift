import Digests
public import FileTrees

extension Archive {
  /// What a repair of the manifest did.
  public struct Repaired: Equatable, Sendable {
    /// Marks of a merge that were taken out.
    public var marks = 0
    /// Lines that could not be read, and were left out.
    public var unreadable = 0
    /// Lines that others follow and that are not there any more.
    public var lost = 0
    /// Where the manifest of before is kept; `nil` where it was right.
    public var kept: RelativePath?
  }

  /// Writes the manifest anew from its lines that are right, those of both sides of a conflict, and remembers in it what could not
  /// be brought back. The one of before is kept in `.minutes/replaced`. Decks are not looked at.
  ///
  /// - Throws: `ManifestFault` where it is of another version; `FileFault`.
  public func repairManifest() throws -> Repaired {
    try root.locked { locked in
      let path = ManifestText.path
      var done = Repaired()
      let bytes: [UInt8]?
      do throws(FileFault) {
        bytes = try root.read(path)
      } catch {
        guard error.isOfThisFileAlone else { throw error }
        done.kept = try locked.setAside(path)
        done.unreadable = 1
        return done
      }
      guard let bytes else { return done }
      let text = try ManifestText(bytes)
      if text.isOld { throw ManifestFault(format: 1) }
      let ids = text.ids.union(text.entries.flatMap(\.deck.lost))
      let lost = Set(text.entries.flatMap(\.deck.after)).subtracting(ids).sorted()
      for fault in text.faults {
        switch fault {
        case .conflictMark: done.marks += 1
        case .tornLine: break
        default: done.unreadable += 1
        }
      }
      done.lost = lost.count
      let isRight = Self.links(text).allSatisfy(\.isNote) && (text.hasHeader || text.entries.isEmpty)
      if isRight { return done }
      var lines = ManifestText.header
      for entry in text.entries { lines += entry.bytes + [0x0A] }
      var note = ArchivedDeck(
        path: path.description, kind: .repaired, print: Fingerprint(of: bytes), size: bytes.count,
        program: "minutes verify --repair")
      (note.lost, note.after) = (lost, text.tips)
      let links = Self.links(try ManifestText(lines))
      if !lost.isEmpty || !links.isEmpty { lines += ManifestLine.bytes(of: note) + [0x0A] }
      done.kept = try locked.keepAside(path, bytes)
      try locked.write(lines, at: path, over: bytes)
      return done
    }
  }
}

extension LockedFolder {
  /// Keeps a copy of what is about to be replaced, and gives back where. The name tells the content, so that two branches never
  /// keep two contents under one name.
  public func keepAside(_ path: RelativePath, _ bytes: [UInt8]) throws -> RelativePath {
    let ending = String(decoding: SHA256.hex(of: bytes).utf8.prefix(8), as: UTF8.self)
    guard let place = RelativePath(".minutes/replaced/\(path).\(ending)") else {
      throw FileFault(.write, path.description, .changedMeanwhile)
    }
    if try !create(place, bytes), try folder.read(place) != bytes {
      throw FileFault(.write, place.description, .changedMeanwhile)
    }
    return place
  }

  /// Moves aside what cannot be read, whatever its size.
  fileprivate func setAside(_ path: RelativePath) throws -> RelativePath {
    for number in 1... {
      guard let place = RelativePath(".minutes/replaced/\(path)" + (number > 1 ? ".\(number)" : "")) else { break }
      if try move(path, to: place) { return place }
    }
    throw FileFault(.write, path.description, .changedMeanwhile)
  }
}
