import Digests
import FileTrees

/// The manifest while this program alone may write in the repository.
struct Manifest {
  let locked: LockedFolder
  let lines: ManifestLines
  private let journal: Journal
  private var last: [UInt8]?
  /// What was put in order on opening.
  private(set) var repairs: [Archive.Repair] = []

  /// Opens it, and puts in order what a power cut or a kill left: a last line that is not whole, a deck whose line is missing.
  init(in locked: LockedFolder) throws {
    self.locked = locked
    lines = ManifestLines(root: locked.folder)
    journal = try Journal(ManifestLines.path, in: locked)
    try cutTornLine()
    try addPendingLine()
  }

  /// To be called before a deck is brought to its place: says what `append` will record, and makes sure that it can.
  func announce(_ deck: ArchivedDeck) throws {
    let line = ManifestLine.bytes(of: deck)
    // The pending line that goes now may be the only safe trace of the last one.
    try journal.sync()
    try journal.reserve(line.count + 1)
    try PendingLine.write(line, in: locked)
  }

  mutating func append(_ deck: ArchivedDeck) throws {
    try append(ManifestLine.bytes(of: deck))
  }

  /// The number and the link of the line to come.
  func next() throws -> (seq: Int, prev: String) {
    guard let last else { return (1, "") }
    let seq = try ManifestLine.deck(from: last)?.seq ?? lines.count()
    return (seq + 1, SHA256.hex(of: last))
  }

  private mutating func append(_ line: [UInt8]) throws {
    try journal.append(line + [0x0A])
    last = line
  }

  private mutating func cutTornLine() throws {
    let whole = try lines.last()
    last = whole?.line
    let end = whole?.end ?? 0
    if end < journal.size {
      let rest = try locked.folder.readEnd(ManifestLines.path, count: journal.size - end)?.bytes ?? []
      if let deck = ManifestLine.deck(from: rest), try deck.prev == next().prev {
        try journal.append([0x0A])
        last = rest
      } else {
        try journal.cut(to: end)
      }
    } else if let line = last, line.contains(0) {
      try journal.cut(to: end - line.count - 1)
      last = try lines.last()?.line
    } else {
      return
    }
    repairs.append(.tornLine)
  }

  private mutating func addPendingLine() throws {
    guard let pending = try PendingLine.read(in: locked.folder), try lies(pending) else { return }
    try locked.keepSafe(pending.path)
    try append(pending.line)
    repairs.append(.interruptedWrite(pending.path))
  }

  /// Whether the pending line's deck came to its place. A folder or link there is somebody's, and in nobody's way here; but
  /// a disk that cannot be read now must not cost the line.
  private func lies(_ pending: PendingLine) throws -> Bool {
    do throws(FileFault) {
      guard let current = try locked.folder.read(pending.path) else { return false }
      return SHA256.hex(of: current) == pending.sha256
    } catch {
      if case .system = error.cause { throw error }
      return false
    }
  }
}
