import Digests
import FileTrees

/// The manifest while this program alone may write in the repository.
struct ManifestWriter {
  let locked: LockedFolder
  private(set) var text: ManifestText
  private let journal: Journal
  /// What was put in order on opening.
  private(set) var repairs: [Archive.Repair] = []

  /// Opens it, and puts in order what a power cut or a kill left: a last line that is not whole, a deck whose line is missing.
  ///
  /// - Throws: `ManifestFault` where it is of another version; `FileFault`.
  init(in locked: LockedFolder) throws {
    self.locked = locked
    text = try ManifestText(root: locked.folder)
    if text.isOld { throw ManifestFault(format: 1) }
    if try OlderPrograms.hasLeftovers(locked.folder) { try locked.removeLeftovers(in: OlderPrograms.pending) }
    journal = try Journal(ManifestText.path, in: locked)
    try cutTornLine()
    try addPendingLine()
  }

  /// The line as it will stand there: behind all that stands there now, and in the place of what is known of its deck.
  func placed(_ deck: ArchivedDeck) -> ArchivedDeck {
    var deck = deck
    deck.after = text.tips
    deck.over = deck.kind == .repaired ? [] : text.heads(of: deck.path).map(\.id).sorted()
    return deck
  }

  /// To be called before a deck is brought to its place: says what `append` will record, and makes sure that it can.
  func announce(_ deck: ArchivedDeck) throws {
    let line = ManifestLine.bytes(of: deck)
    // The pending line that goes now may be the only safe trace of the last one.
    try journal.sync()
    try journal.reserve(line.count + 1 + ManifestText.header.count)
    try PendingLine.write(line, in: locked)
  }

  mutating func append(_ deck: ArchivedDeck) throws {
    let head = text.hasHeader ? [] : ManifestText.header
    try journal.append(head + ManifestLine.bytes(of: deck) + [0x0A])
    // After it, so that a record that is empty beside it was emptied.
    try OlderPrograms.shutOut(locked)
    try readAgain()
  }

  private mutating func readAgain() throws { text = try ManifestText(root: locked.folder) }

  private mutating func cutTornLine() throws {
    guard !text.rest.isEmpty else { return }
    let rest = text.rest
    let isWhole =
      rest.last != 0x0A && ManifestLine.deck(from: rest).map { text.ids.isSuperset(of: $0.after) } ?? false
    if isWhole { try journal.append([0x0A]) } else { try journal.cut(to: text.wholeSize) }
    try readAgain()
    repairs.append(.tornLine)
  }

  private mutating func addPendingLine() throws {
    guard let pending = try PendingLine.read(in: locked.folder, text), try lies(pending) else { return }
    try locked.keepSafe(pending.path)
    try append(pending.deck)
    repairs.append(.interruptedWrite(pending.path))
  }

  /// Whether the pending line's deck came to its place. A folder or link there is somebody's, and in nobody's way here; but
  /// a disk that cannot be read now must not cost the line.
  private func lies(_ pending: PendingLine) throws -> Bool {
    do throws(FileFault) {
      guard let current = try locked.folder.read(pending.path) else { return false }
      return SHA256.hex(of: current) == pending.deck.sha256
    } catch {
      if case .system = error.cause { throw error }
      return false
    }
  }
}
