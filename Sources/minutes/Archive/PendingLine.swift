import Digests
import FileTrees

/// The manifest's next line, on the disk before its deck is (`.minutes/next`): should the program be killed between
/// writing a deck and recording it, the next one knows whose work the deck is.
///
/// It counts only while nothing else was recorded of its deck; then it need never be removed. A power cut may tear it, so it has
/// its own SHA-256 before it; a torn one means that its deck has not been touched.
struct PendingLine {
  private static let path = RelativePath(constant: ".minutes/next")

  let deck: ArchivedDeck
  let path: RelativePath

  static func write(_ line: [UInt8], in locked: LockedFolder) throws {
    try locked.overwrite(path, Array((SHA256.hex(of: line) + "\n").utf8) + line + [0x0A])
  }

  /// The line that still waits for its place in `text`, or `nil`.
  static func read(in root: Folder, _ text: ManifestText) throws -> PendingLine? {
    guard let bytes = try root.read(path), let end = bytes.firstIndex(of: 0x0A), end + 1 < bytes.count
    else { return nil }
    let line = Array(bytes[(end + 1)...].dropLast())
    guard bytes[..<end].elementsEqual(SHA256.hex(of: line).utf8), bytes.last == 0x0A,
      let deck = ManifestLine.deck(from: line), let deckPath = RelativePath(deck.path), deck.isThere,
      !text.ids.contains(SHA256.hex(of: line)), deck.over == text.heads(of: deck.path).map(\.id).sorted(),
      text.ids.isSuperset(of: deck.after)
    else { return nil }
    return PendingLine(deck: deck, path: deckPath)
  }
}
