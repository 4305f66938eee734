import Archive
import Digests
import FileTrees
import TestSupport
import Testing

/// What git makes of two branches' records, and what the record says then.
struct BranchTests {
  let at: ArchiveGround

  init() throws {
    at = try ArchiveGround()
    try at.store("one")
  }

  private func manifest() throws -> String { try #require(try at.read(ArchiveGround.manifest)) }

  /// Both sides' lines, behind those that both have.
  private func branches(_ ours: () throws -> Void, _ theirs: () throws -> Void) throws -> (
    base: String, ours: String, theirs: String
  ) {
    let base = try manifest()
    try ours()
    let first = try String(manifest().dropFirst(base.count))
    // Of a clone of its own.
    try at.ground.put("", ".minutes/next")
    try at.ground.put(base, ArchiveGround.manifest)
    try theirs()
    return try (base, first, String(manifest().dropFirst(base.count)))
  }

  @Test(arguments: [true, false])
  func bothSidesAreKnownInAnyOrder(_ oursFirst: Bool) throws {
    let (other, third) = (try path("calls/20241003.md"), try path("calls/20241010.md"))
    let lines = try branches({ try at.store("ä", at: other) }, { try at.store("🚀", at: third) })
    try at.ground.put(
      lines.base + (oursFirst ? lines.ours + lines.theirs : lines.theirs + lines.ours), ArchiveGround.manifest)
    #expect(try at.verify() == [])
    #expect(try at.archive.newest(other)?.size == 2 && at.archive.newest(third)?.size == 4)
    try at.store("two")
    #expect(try at.archive.newest(at.deck)?.after.count == 2)
    #expect(try at.verify() == [])
  }

  /// Both branches built the same call: the deck that somebody chose is known, whichever it is.
  @Test(arguments: ["two", "three"])
  func theDeckThatWasChosenIsKnown(_ chosen: String) throws {
    let lines = try branches(
      { try at.store("two") },
      {
        try at.ground.put("one", "calls/20240926.md")
        try at.store("three")
      })
    try at.ground.put(lines.base + lines.ours + lines.theirs, ArchiveGround.manifest)
    try at.ground.put(chosen, "calls/20240926.md")
    #expect(try at.verify() == [])
    #expect(try at.store("four").outcome == .replaced)
    #expect(try at.archive.newest(at.deck)?.over.count == 2)
    try at.ground.put("one", "calls/20240926.md")
    #expect(try at.verify() == [.edited(at.deck)])
  }

  @Test func windowsLineEndsAreTheSameText() throws {
    try at.store("a\nb\n")
    try at.ground.put("a\r\nb\r\n", "calls/20240926.md")
    try at.ground.put(manifest().split(separator: "\n").map { $0 + "\r\n" }.joined(), ArchiveGround.manifest)
    #expect(try at.verify() == [])
    #expect(try at.current("a\nb\n") != nil)
    // Where git keeps them, other line ends are an edit.
    try at.ground.put("* text=auto\n/calls/** -text\n", ".gitattributes")
    #expect(try at.verify() == [.edited(at.deck)])
  }

  @Test func aNewerFormatIsRefused() throws {
    try at.ground.put("{\"format\":3}\n" + manifest(), ArchiveGround.manifest)
    #expect(throws: ManifestFault(format: 3)) { try at.store("two") }
    #expect(throws: ManifestFault(format: 3)) { try at.verify() }
    #expect(try at.read("calls/20240926.md") == "one")
  }

  @Test func marksAndLossesAreMended() throws {
    try at.store("two")
    try at.store("three")
    var lines = try at.lines()
    lines.remove(at: 1)
    lines.insert("<<<<<<< ours\n", at: 1)
    lines.append("mine\n")
    try at.ground.put(lines.joined(), ArchiveGround.manifest)
    let repaired = try at.archive.repairManifest()
    #expect(repaired.marks == 1 && repaired.unreadable == 1 && repaired.lost == 1)
    #expect(try at.ground.folder.read(#require(repaired.kept)) == Array(lines.joined().utf8))
    #expect(try at.verify() == [])
    #expect(try at.store("four").outcome == .replaced)
    #expect(try at.verify() == [])
    #expect(try at.archive.repairManifest().kept == nil)
  }

  @Test func anEmptiedRecordIsADifference() throws {
    try at.ground.put("", ArchiveGround.manifest)
    #expect(try at.verify() == [.emptied])
    try at.ground.put("", ".minutes/next")
    #expect(try at.verify() == [.emptied])
    #expect(try at.archive.verify(decksIn: path("calls"), isRepair: true) == [.forgotten(at.deck)])
    try at.store("ä", at: path("calls/20241003.md"))
    #expect(try at.verify() == [.forgotten(at.deck)])
  }

  @Test func aPictureThatBecameAnotherIsADifference() throws {
    try at.ground.put("picture", "calls/rack.png")
    var writing = DeckWriting(deck: Array("two".utf8), path: at.deck, program: "minutes 1")
    writing.pictures = [.init(path: "calls/rack.png", bytes: Array("picture".utf8))]
    _ = try at.archive.store(writing)
    #expect(try at.verify() == [])
    try at.ground.put("other", "calls/rack.png")
    #expect(try at.verify() == [.pictureChanged(path("calls/rack.png"), deck: at.deck)])
  }

  @Test func aDeckThatIsTakenOutIsNotMissed() throws {
    let bytes = Array("one".utf8)
    let entry = ArchivedDeck(
      path: at.deck.description, kind: .removed, print: Fingerprint(of: bytes), size: 3, program: "minutes 1")
    // Ended in between, and then completed.
    try at.ground.folder.locked { try at.archive.takeOut(at.deck, nil, as: entry, in: $0) }
    #expect(try at.verify() == [.removalInterrupted(at.deck)])
    try at.ground.folder.locked { try at.archive.takeOut(at.deck, bytes, as: entry, in: $0) }
    #expect(try at.verify() == [])
    #expect(try at.deckLines().count == 2)
    #expect(try at.store("one").outcome == .created)
    #expect(try at.verify() == [])
  }

  /// A chain of version 0.2, its last line left in `pending` by a run that was killed.
  @Test func aChainIsBroughtUpToDate() throws {
    let old = try TestFolder()
    func line(_ path: String, _ text: String, _ prev: String, _ seq: Int) -> String {
      """
      {"findings":{"errors":0,"warnings":0},"inputs":[],"kind":"deck","path":"\(path)","prev":"\(prev)","program":"minutes 0",\
      "seq":\(seq),"sha256":"\(SHA256.hex(of: text.utf8))","size":\(text.utf8.count)}
      """
    }
    let first = line("calls/20240919.md", "ä", "", 1)
    let second = line("calls/20240926.md", "🚀", SHA256.hex(of: first.utf8), 2)
    try old.put("ä", "calls/20240919.md")
    try old.put("🚀", "calls/20240926.md")
    try old.put(first + "\n", ArchiveGround.manifest)
    try old.put(SHA256.hex(of: second.utf8) + "\n" + second + "\n", ".minutes/pending")
    try old.put("lock\npending\n*.tmp\n", ".minutes/.gitignore")
    let archive = Archive(root: old.folder)
    let steps = try archive.upgradeSteps(folders: [])
    #expect(
      steps == [.lineEnds, .ignored, .pendingLine(try path("calls/20240926.md")), .format(lines: 1), .olderPrograms])
    #expect(steps.allSatisfy { $0.description.count > 20 })
    #expect(try archive.upgrade(folders: []) == steps)
    #expect(try archive.upgrade(folders: []) == [])
    let text = try #require(try old.folder.read(path(ArchiveGround.manifest)))
    #expect(String(decoding: text, as: UTF8.self) == "{\"format\":2}\n\(first)\n\(second)\n")
    #expect(try archive.verify(decksIn: path("calls")) == [])
    // Earlier versions write `.minutes/pending`, and cannot.
    #expect(try old.folder.entry(path(".minutes/pending"))?.kind == .folder)
  }

  @Test func gitIsToldOnce() throws {
    try at.ground.put("*.png binary", ".gitattributes")
    let folders = [try path("calls")]
    #expect(try at.archive.upgrade(folders: folders) == [.lineEnds])
    #expect(
      try at.read(".gitattributes") == """
        *.png binary
        # Files of minutes stay as they are, and git keeps both sides' lines of its record.
        /.minutes/** -text
        /.minutes/manifest.jsonl merge=union
        /calls/** -text

        """)
    #expect(try at.archive.upgrade(folders: folders) == [])
  }
}
