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
      case .tornLine: "the last line of \(ManifestText.path) was not whole and was taken out"
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
  /// with `force` is kept under another name first. Errors of the world are a `FileFault`, a record of another version a
  /// `ManifestFault`.
  ///
  /// `replacing` is the SHA-256 of a deck that went into this one and may give way to it; `isPulled` says that the deck holds
  /// more than its reports make.
  public func store(
    deck bytes: [UInt8], at path: RelativePath, inputs: [ArchivedDeck.Input], findings: ArchivedDeck.Findings,
    program: String, force: Bool = false, replacing: String? = nil, isPulled: Bool = false
  ) throws -> Stored {
    var writing = DeckWriting(deck: bytes, path: path, program: program)
    (writing.inputs, writing.findings, writing.force, writing.replacing) = (inputs, findings, force, replacing)
    if isPulled { writing.kind = .pulled }
    return try store(writing)
  }

  /// The same with all that can be said of it.
  public func store(_ writing: DeckWriting) throws -> Stored {
    try root.locked { locked in
      var manifest = try ManifestWriter(in: locked)
      let outcome = try manifest.write(writing)
      return Stored(outcome: outcome, repairs: manifest.repairs)
    }
  }

  /// What `store` would do, or the same refusal; takes no lock and writes nothing.
  public func foresee(deck bytes: [UInt8], at path: RelativePath, force: Bool = false) throws -> Outcome {
    try foresee(DeckWriting(deck: bytes, path: path, program: "", force: force))
  }

  /// The same with all that can be said of it.
  public func foresee(_ writing: DeckWriting) throws -> Outcome {
    let text = try ManifestText(root: root)
    if text.isOld { throw ManifestFault(format: 1) }
    guard let current = try root.read(writing.path) else { return .created }
    let exactly = try LineEnds(root: root).areKept(writing.path)
    var known = Self.fitting(text.heads(of: writing.path.description), current, exactly: exactly)?.deck
    // Of an interrupted run, which `store` would record first.
    if let pending = try PendingLine.read(in: root, text), pending.path == writing.path,
      pending.deck.sha256 == SHA256.hex(of: current)
    {
      known = pending.deck
    }
    return try root.outcome(of: writing, over: current, known: known, exactly: exactly)
  }
}

extension ManifestWriter {
  fileprivate mutating func write(_ writing: DeckWriting) throws -> Archive.Outcome {
    let path = writing.path
    let heads = text.heads(of: path.description)
    guard let current = try locked.folder.read(path) else {
      let entry = placed(writing.entry)
      try keepBase(writing, entry)
      try announce(entry)
      guard try locked.create(path, writing.deck) else { throw FileFault(.write, path.description, .changedMeanwhile) }
      try record(entry)
      BuiltDecks.remove(heads.map(\.deck), neededBy: text, in: locked)
      return .created
    }
    let exactly = try LineEnds(root: locked.folder).areKept(path)
    let known = Archive.fitting(heads, current, exactly: exactly)?.deck
    let outcome = try locked.folder.outcome(of: writing, over: current, known: known, exactly: exactly)
    let entry = placed(writing.entry)
    if outcome == .unchanged {
      if heads.count != 1 || !entry.saysTheSame(as: known) {
        try keepBase(writing, entry)
        try locked.keepSafe(path)
        try append(entry)
        BuiltDecks.remove(heads.map(\.deck), neededBy: text, in: locked)
      }
      try locked.removeLeftovers(in: path.parent)
      try locked.removeLeftovers(in: BuiltDecks.folder)
      return .unchanged
    }
    if case .kept(let original) = outcome, try !locked.create(original, current) { try locked.keepSafe(original) }
    try keepBase(writing, entry)
    try announce(entry)
    try locked.replace(path, writing.deck, ifItIs: SHA256.hex(of: current))
    try record(entry)
    BuiltDecks.remove(heads.map(\.deck), neededBy: text, in: locked)
    return outcome
  }

  private func keepBase(_ writing: DeckWriting, _ entry: ArchivedDeck) throws {
    guard writing.kind != .pulled else { return }
    try BuiltDecks.keep(writing.made ?? writing.deck, entry.base, in: locked)
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
  /// What becomes of a deck that lies there, when the manifest says `known` of it.
  fileprivate func outcome(
    of writing: DeckWriting, over current: [UInt8], known: ArchivedDeck?, exactly: Bool
  ) throws -> Archive.Outcome {
    if current == writing.deck { return .unchanged }
    let isKnown = known.map { $0.isThere && $0.print.isOf(current, exactly: exactly) } ?? false
    let mayGive = writing.replacing.map { SHA256.hex(of: current).utf8.elementsEqual($0.utf8) } ?? false
    let isTheirs = mayGive ? false : !isKnown || known?.isMadeOfReports == false
    if !isTheirs, !writing.keepsOriginal { return .replaced }
    let original = try placeToKeep(current, of: writing.path)
    guard writing.force || mayGive else {
      let isNew = known.map { !$0.isThere } ?? true
      let reason: ArchiveRefusal.Reason =
        isKnown ? (known?.kind == .edited ? .keptEdit : .pulled) : isNew ? .unknown : .edited
      throw ArchiveRefusal(path: writing.path, reason: reason, keepsAs: original)
    }
    return isTheirs || writing.keepsOriginal ? .kept(original: original) : .replaced
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
