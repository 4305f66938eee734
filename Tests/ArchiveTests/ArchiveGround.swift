import Archive
import Digests
import FileTrees
import TestSupport
import Testing

/// An archive of its own for one test, and short ways to write in it.
struct ArchiveGround {
  static let manifest = ".minutes/manifest.jsonl"

  let ground: TestFolder
  let archive: Archive
  let deck: RelativePath

  init() throws {
    ground = try TestFolder()
    archive = Archive(root: ground.folder)
    deck = try path("calls/20240926.md")
  }

  @discardableResult
  func store(_ text: String, at place: RelativePath? = nil, force: Bool = false) throws -> Archive.Stored {
    try archive.store(
      deck: Array(text.utf8), at: place ?? deck, inputs: Self.inputs(text), findings: .init(errors: 0, warnings: 1),
      program: "minutes 1", force: force)
  }

  /// The one report of a deck, which says the same.
  static func inputs(_ text: String) -> [ArchivedDeck.Input] {
    [.init(path: "reports/2024-09-26/ü.md", sha256: SHA256.hex(of: text.utf8))]
  }

  func current(_ text: String, program: String = "minutes 1") throws -> ArchivedDeck? {
    try archive.current(deck, inputs: Self.inputs(text), program: program)
  }

  func verify() throws -> [Difference] { try archive.verify(decksIn: path("calls")) }

  func read(_ text: String) throws -> String? {
    try ground.folder.read(path(text)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The manifest's lines, each with its newline.
  func lines() throws -> [String] {
    let text = try #require(try read(Self.manifest))
    return text.split(separator: "\n").map { $0 + "\n" }
  }

  /// The same without the line that has the number of the format.
  func deckLines() throws -> [String] { try lines().filter { $0 != "{\"format\":2}\n" } }
}
