import Digests
public import FileTrees

extension Archive {
  /// What storing a deck did to its file.
  public enum Outcome: Equatable, Sendable {
    /// The same bytes were there already.
    case unchanged
    case created
    case replaced
    /// Somebody's edited deck was replaced, and kept under another name.
    case kept(original: RelativePath)
  }

  /// Something that an earlier run, killed or cut off from power, left unfinished, and that was put in order.
  public enum Repair: Equatable, Sendable, CustomStringConvertible {
    case tornLine
    case interruptedWrite(RelativePath)

    public var description: String {
      switch self {
      case .tornLine: "the last line of \(ManifestLines.path) was not whole and was taken out"
      case .interruptedWrite(let path): "\(path) had been written by a run that was interrupted; it is recorded now"
      }
    }
  }

  /// What came of storing a deck, and of what an interrupted build had left.
  public struct Stored: Equatable, Sendable {
    public let outcome: Outcome
    public let repairs: [Repair]

    public init(outcome: Outcome, repairs: [Repair]) {
      self.outcome = outcome
      self.repairs = repairs
    }
  }

  /// Brings a deck to its place and records it. It never writes over what somebody edited: that is an `ArchiveRefusal`, or
  /// with `force` is kept under another name first. Errors of the world are a `FileFault`.
  ///
  /// `replacing` is the SHA-256 of a deck that went into this one and may give way to it; `isPulled` says that the deck holds
  /// more than its reports make.
  public func store(
    deck bytes: [UInt8], at path: RelativePath, inputs: [ArchivedDeck.Input], findings: ArchivedDeck.Findings,
    program: String, force: Bool = false, replacing: String? = nil, isPulled: Bool = false
  ) throws -> Stored {
    try root.locked { locked in
      var manifest = try Manifest(in: locked)
      let sha256 = SHA256.hex(of: bytes)
      let next = try manifest.next()
      let entry = ArchivedDeck(
        seq: next.seq, path: path.description, size: bytes.count, sha256: sha256, kind: isPulled ? "pulled" : "deck",
        inputs: inputs,
        findings: findings, program: program, prev: next.prev)
      let outcome = try manifest.write(bytes, at: path, as: entry, force: force, replacing: replacing)
      return Stored(outcome: outcome, repairs: manifest.repairs)
    }
  }

  /// What `store` would do, or the same refusal; takes no lock and writes nothing.
  public func foresee(deck bytes: [UInt8], at path: RelativePath, force: Bool = false) throws -> Outcome {
    guard let current = try root.read(path) else { return .created }
    let newest = try newest(path)
    var known = newest?.sha256
    // Of an interrupted run, which `store` would record first.
    if let pending = try PendingLine.read(in: root), pending.path == path, pending.sha256 == SHA256.hex(of: current) {
      known = pending.sha256
    }
    let isPulled = newest.map { !$0.isMadeOfReports && $0.sha256 == known } ?? false
    return try root.outcome(of: bytes, over: current, at: path, known: known, isPulled: isPulled, force: force)
  }
}

extension Manifest {
  fileprivate mutating func write(
    _ bytes: [UInt8], at path: RelativePath, as entry: ArchivedDeck, force: Bool, replacing: String?
  ) throws -> Archive.Outcome {
    let newest = try lines.newest(of: path)
    guard let current = try locked.folder.read(path) else {
      try announce(entry)
      guard try locked.create(path, bytes) else { throw FileFault(.write, path.description, .changedMeanwhile) }
      try record(entry)
      return .created
    }
    let isPulled = newest.map { !$0.isMadeOfReports } ?? false
    let outcome = try locked.folder.outcome(
      of: bytes, over: current, at: path, known: replacing ?? newest?.sha256, isPulled: isPulled && replacing == nil,
      force: force)
    if outcome == .unchanged {
      if newest?.sha256 != entry.sha256 || newest?.inputs != entry.inputs || newest?.kind != entry.kind {
        try locked.keepSafe(path)
        try append(entry)
      }
      try locked.removeLeftovers(in: path.parent)
      return .unchanged
    }
    if case .kept(let original) = outcome, try !locked.create(original, current) { try locked.keepSafe(original) }
    try announce(entry)
    try locked.replace(path, bytes, ifItIs: SHA256.hex(of: current))
    try record(entry)
    return outcome
  }

  /// The deck is in its place by now, so an error is no longer one that changed nothing.
  private mutating func record(_ entry: ArchivedDeck) throws {
    do {
      try append(entry)
    } catch let fault as FileFault {
      throw fault.inPlace()
    }
  }
}

extension Folder {
  /// What becomes of a deck that lies there, when the manifest knows it by the SHA-256 `known`.
  fileprivate func outcome(
    of bytes: [UInt8], over current: [UInt8], at path: RelativePath, known: String?, isPulled: Bool, force: Bool
  ) throws -> Archive.Outcome {
    if current == bytes { return .unchanged }
    let isKnown = SHA256.hex(of: current) == known
    if isKnown, !isPulled { return .replaced }
    let original = try placeToKeep(current, of: path)
    guard force else {
      throw ArchiveRefusal(path: path, reason: isKnown ? .pulled : known == nil ? .unknown : .edited, keepsAs: original)
    }
    return .kept(original: original)
  }

  /// `20240926.md.orig`, or `.orig.2` and so on, where another content has that name.
  public func placeToKeep(
    _ bytes: [UInt8], of path: RelativePath, ending name: String = "orig"
  ) throws -> RelativePath {
    for number in 1... {
      let ending = number == 1 ? ".\(name)" : ".\(name).\(number)"
      guard let place = RelativePath(path.description + ending) else { break }
      guard let there = try entry(place) else { return place }
      if there.kind == .file, try read(place) == bytes { return place }
    }
    throw FileFault(.write, path.description + ".\(name)", .changedMeanwhile)
  }
}
