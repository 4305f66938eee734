import Digests
import FileTrees

/// The manifest's next line, on the disk before its deck is (`.minutes/pending`): should the program be killed between
/// writing a deck and recording it, the next one knows whose work the deck is.
///
/// It counts only while it follows the manifest's last line; then it need never be removed. A power cut may tear it, so it has
/// its own SHA-256 before it; a torn one means that its deck has not been touched.
struct PendingLine {
  private static let path = RelativePath(constant: ".minutes/pending")

  let line: [UInt8]
  let path: RelativePath
  let sha256: String

  static func write(_ line: [UInt8], in locked: LockedFolder) throws {
    try locked.overwrite(path, Array((SHA256.hex(of: line) + "\n").utf8) + line + [0x0A])
  }

  /// The line that still waits for its place, or `nil`.
  static func read(in root: Folder) throws -> PendingLine? {
    guard let bytes = try root.read(path), let end = bytes.firstIndex(of: 0x0A), end + 1 < bytes.count
    else { return nil }
    let line = Array(bytes[(end + 1)...].dropLast())
    guard bytes[..<end].elementsEqual(SHA256.hex(of: line).utf8), bytes.last == 0x0A,
      let deck = ManifestLine.deck(from: line), let deckPath = RelativePath(deck.path),
      try deck.prev == ManifestLines(root: root).last().map({ SHA256.hex(of: $0.line) }) ?? ""
    else { return nil }
    return PendingLine(line: line, path: deckPath, sha256: deck.sha256)
  }
}
