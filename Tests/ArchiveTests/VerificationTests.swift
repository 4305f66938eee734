import Archive
import FileTrees
import Foundation
import TestSupport
import Testing

struct VerificationTests {
  let at: ArchiveGround

  init() throws {
    at = try ArchiveGround()
    for text in ["one", "two", "three"] { try at.store(text) }
    try at.store("other", at: path("calls/20241003.md"))
  }

  @Test func findsNothing() throws {
    try at.ground.put("picture", "calls/cover.png")
    try at.ground.put("kept", "calls/20240926.md.orig")
    #expect(try at.verify() == [])
  }

  @Test func findsNothingInAnEmptyFolder() throws {
    let empty = try TestFolder()
    #expect(try Archive(root: empty.folder).verify(decksIn: path("calls")) == [])
    #expect(try empty.names() == [])
  }

  @Test func findsTheLossOfTheManifest() throws {
    try FileManager.default.removeItem(atPath: at.ground.place + "/" + ArchiveGround.manifest)
    let deck = at.deck
    let found = try at.archive.verify(decksIn: path("calls")) { $0 == deck }
    #expect(found == [.noManifest])
    #expect(
      found.map(\.description) == [
        ".minutes/manifest.jsonl is missing; take it from a backup, "
          + "or \"minutes verify --repair\" writes one that fits what is there"
      ])
    #expect(try at.verify() == [.noManifest])
  }

  @Test func findsLossesAndEdits() throws {
    try at.ground.put("other!", "calls/20241003.md")
    try FileManager.default.removeItem(atPath: at.ground.place + "/calls/20240926.md")
    #expect(try at.verify() == [.missing(at.deck), .edited(path("calls/20241003.md"))])
    #expect(
      try at.verify().map(\.description) == [
        "calls/20240926.md is missing; build its date again, take it from a backup, "
          + "or say with \"minutes remove\" and its date that it is gone",
        "calls/20241003.md was edited since it was written; \"minutes accept\" with its date takes the edit, "
          + "and build with --force makes it anew and keeps this one beside it",
      ])
  }

  @Test func findsWhatCannotBeRead() throws {
    try FileManager.default.removeItem(atPath: at.ground.place + "/calls/20240926.md")
    try at.ground.link("calls/20240926.md", to: "20241003.md")
    let fault = FileFault(.read, "calls/20240926.md", .link(at: "calls/20240926.md"))
    #expect(try at.verify() == [.unreadable(fault)])
  }

  @Test func notesWhatItDidNotWrite() throws {
    try at.ground.put("mine", "calls/20230101.md")
    try at.ground.put("mine", "calls/README.md")
    let differences = try at.verify()
    let expected = [Difference.unrecorded(try path("calls/20230101.md"))]
    #expect(differences == expected)
    #expect(differences.map(\.isNote) == [true])
  }

  @Test func findsALineTakenOut() throws {
    var lines = try at.lines()
    lines.remove(at: 2)
    try at.ground.put(lines.joined(), ArchiveGround.manifest)
    #expect(try at.verify() == [.chainBroken(line: 3)])
  }

  @Test func findsALineChanged() throws {
    var lines = try at.lines()
    lines[1] = lines[1].replacing("\"size\":3", with: "\"size\":4")
    try at.ground.put(lines.joined(), ArchiveGround.manifest)
    #expect(try at.verify() == [.chainBroken(line: 3)])
  }

  @Test func findsWhatIsNoLine() throws {
    var lines = try at.lines()
    lines[1] = "mine\n"
    try at.ground.put(lines.joined(), ArchiveGround.manifest)
    #expect(try at.verify() == [.notALine(line: 2), .chainBroken(line: 3)])
    lines[1] = "<<<<<<< ours\n"
    try at.ground.put(lines.joined(), ArchiveGround.manifest)
    #expect(try at.verify() == [.conflictMark(line: 2), .chainBroken(line: 3)])
  }

  @Test func repairsNothing() throws {
    let before = String(try at.lines().joined().dropLast(5))
    try at.ground.put(before, ArchiveGround.manifest)
    #expect(try at.verify().contains(.tornLine(line: 5)))
    #expect(try at.read(ArchiveGround.manifest) == before)
  }
}
