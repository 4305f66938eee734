import Archive
import Digests
import FileTrees
import Foundation
import TestSupport
import Testing

struct StoringTests {
  let at: ArchiveGround

  init() throws { at = try ArchiveGround() }

  @Test func createsAndRecords() throws {
    #expect(try at.store("ä😀").outcome == .created)
    #expect(try at.read("calls/20240926.md") == "ä😀")
    #expect(
      try at.read(ArchiveGround.manifest) == """
        {"format":2}
        {"path":"calls/20240926.md","kind":"deck",\
        "sha256":"41cdb6f90a10b81f7bb0b8654e469a8866b8d24988d1bb2706dadc3641a8db3b","size":6,\
        "inputs":[{"path":"reports/2024-09-26/ü.md",\
        "sha256":"41cdb6f90a10b81f7bb0b8654e469a8866b8d24988d1bb2706dadc3641a8db3b"}],"pictures":[],"parts":[],\
        "findings":[0,1],"program":"minutes 1","after":[],"over":[]}

        """)
    #expect(
      try at.ground.names() == [
        ".minutes", ".minutes/.gitignore", ".minutes/built",
        ".minutes/built/41cdb6f90a10b81f7bb0b8654e469a8866b8d24988d1bb2706dadc3641a8db3b.md", ".minutes/lock",
        ".minutes/manifest.jsonl", ".minutes/next", ".minutes/pending", ".minutes/pending/README.md", "calls",
        "calls/20240926.md",
      ])
  }

  @Test func writesNothingWhereNothingChanged() throws {
    try at.store("one")
    let before = try FileManager.default.attributesOfItem(atPath: at.ground.place + "/calls/20240926.md")
    #expect(try at.store("one").outcome == .unchanged)
    let after = try FileManager.default.attributesOfItem(atPath: at.ground.place + "/calls/20240926.md")
    #expect(before[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
    #expect(before[.modificationDate] as? Date == after[.modificationDate] as? Date)
    #expect(try at.deckLines().count == 1)
  }

  @Test func replacesItsOwn() throws {
    try at.store("one")
    #expect(try at.store("two").outcome == .replaced)
    #expect(try at.read("calls/20240926.md") == "two")
    let lines = try at.deckLines()
    #expect(lines.count == 2)
    let first = SHA256.hex(of: lines[0].utf8.dropLast())
    #expect(lines[1].contains("\"after\":[\"\(first)\"],\"over\":[\"\(first)\"]"))
    #expect(try at.verify() == [])
  }

  @Test func recordsWhatIsThereAlready() throws {
    try at.ground.put("one", "calls/20240926.md")
    #expect(try at.store("one").outcome == .unchanged)
    #expect(try at.archive.newest(at.deck)?.size == 3)
    #expect(try at.verify() == [])
  }

  @Test func refusesWhatItDoesNotKnow() throws {
    try at.ground.put("mine", "calls/20240926.md")
    let refusal = #expect(throws: ArchiveRefusal.self) { try at.store("one") }
    #expect(
      refusal?.description == """
        calls/20240926.md is there already and was not built by minutes, so it stays as it is; \
        "minutes accept" takes what is in it, --force builds it anew and keeps this one as 20240926.md.orig
        """)
    #expect(try at.read("calls/20240926.md") == "mine")
  }

  @Test func refusesWhatWasEdited() throws {
    try at.store("one")
    try at.ground.put("mine 😀", "calls/20240926.md")
    let refusal = #expect(throws: ArchiveRefusal.self) { try at.store("two") }
    #expect(
      refusal?.description == """
        calls/20240926.md was edited since it was written, so it stays as it is; \
        "minutes accept" takes what is in it, --merge builds what is new into it, --force builds it anew and keeps this one as 20240926.md.orig
        """)
    #expect(try at.read("calls/20240926.md") == "mine 😀")
    #expect(try at.deckLines().count == 1)
  }

  /// A deck that is as it was two writings ago was brought back by somebody, and is theirs.
  @Test func refusesWhatWasBroughtBack() throws {
    try at.store("one")
    try at.store("two")
    try at.ground.put("one", "calls/20240926.md")
    #expect(throws: ArchiveRefusal.self) { try at.store("three") }
  }

  @Test func keepsTheEditedOne() throws {
    try at.store("one")
    for (number, ending) in ["", ".2", ".3"].enumerated() {
      try at.ground.put("mine \(number)", "calls/20240926.md")
      let original = try path("calls/20240926.md.orig" + ending)
      #expect(try at.store("new \(number)", force: true).outcome == .kept(original: original))
      #expect(try at.read("calls/20240926.md") == "new \(number)")
    }
    try at.ground.put("mine 1", "calls/20240926.md")
    #expect(try at.store("last", force: true).outcome == .kept(original: path("calls/20240926.md.orig.2")))
    let kept = try ["", ".2", ".3"].map { try at.read("calls/20240926.md.orig" + $0) }
    #expect(kept == ["mine 0", "mine 1", "mine 2"])
    #expect(try at.verify() == [])
  }

  @Test func foreseesWhatItWouldDo() throws {
    func foresee(_ text: String, force: Bool = false) throws -> Archive.Outcome {
      try at.archive.foresee(deck: Array(text.utf8), at: at.deck, force: force)
    }
    #expect(try foresee("one") == .created)
    #expect(try at.ground.names() == [])
    try at.store("one")
    #expect(try foresee("one") == .unchanged)
    #expect(try foresee("two 😀") == .replaced)
    try at.ground.put("mine", "calls/20240926.md")
    let before = try at.ground.names()
    let original = try path("calls/20240926.md.orig")
    let refusal = #expect(throws: ArchiveRefusal.self) { try foresee("two") }
    #expect(refusal?.reason == .edited)
    #expect(refusal?.keepsAs == original)
    #expect(try foresee("two", force: true) == .kept(original: original))
    #expect(try at.ground.names() == before)
    #expect(try at.read("calls/20240926.md") == "mine")
  }

  @Test func forceKeepsNothingOfItsOwn() throws {
    try at.store("one")
    #expect(try at.store("two", force: true).outcome == .replaced)
    #expect(try !at.ground.names().contains("calls/20240926.md.orig"))
  }

  @Test(arguments: [true, false])
  func leavesAFolderInTheDecksPlace(_ force: Bool) throws {
    try at.ground.put("mine", "calls/20240926.md/file")
    let fault = #expect(throws: FileFault.self) { try at.store("one", force: force) }
    #expect(fault == FileFault(.read, "calls/20240926.md", .isAFolder))
    #expect(try at.read("calls/20240926.md/file") == "mine")
  }

  @Test(arguments: [true, false])
  func writesThroughNoLink(_ force: Bool) throws {
    let outside = try TestFolder()
    try outside.put("theirs", "20240926.md")
    try at.ground.link("calls", to: outside.place)
    #expect(throws: FileFault(.read, "calls/20240926.md", .link(at: "calls"))) { try at.store("one", force: force) }
    try FileManager.default.removeItem(atPath: at.ground.place + "/calls")
    try at.ground.put("", "calls/x")
    try at.ground.link("calls/20240926.md", to: outside.place + "/20240926.md")
    #expect(throws: FileFault(.read, "calls/20240926.md", .link(at: "calls/20240926.md"))) {
      try at.store("one", force: force)
    }
    #expect(try outside.names() == ["20240926.md"])
    #expect(try outside.folder.read(path("20240926.md")) == Array("theirs".utf8))
  }

  @Test func whatWasPulledIsNotBuiltOver() throws {
    try at.store("one")
    func pull(_ text: String, over: String) throws -> Archive.Outcome {
      try at.archive.store(
        deck: Array(text.utf8), at: at.deck, inputs: ArchiveGround.inputs("one"),
        findings: .init(errors: 0, warnings: 1),
        program: "minutes 1", replacing: SHA256.hex(of: over.utf8), isPulled: true
      ).outcome
    }
    #expect(try pull("one, and ä", over: "one") == .replaced)
    #expect(try at.verify() == [])
    #expect(try at.current("one") == nil)
    let refusal = #expect(throws: ArchiveRefusal.self) { try at.store("two") }
    #expect(refusal?.reason == .pulled)
    #expect(throws: ArchiveRefusal.self) { try at.archive.foresee(deck: Array("two".utf8), at: at.deck) }
    #expect(throws: ArchiveRefusal.self) { try pull("three", over: "one") }
    #expect(try pull("three", over: "one, and ä") == .replaced)
    #expect(try at.store("three").outcome == .unchanged)
    #expect(try at.store("two").outcome == .replaced)
  }

  @Test func uploadsKeepTheirNames() throws {
    #expect(try PictureNames.read(in: at.ground.folder).names == PictureNames())
    for more in [["b.png": "ü.png", "a.png": "a.png"], ["c.png": "c.jpg"], [:], ["c.png": "c.jpg"]] {
      try at.ground.folder.locked { try PictureNames.add(more, in: $0) }
    }
    #expect(
      try at.read(".minutes/pictures.txt")?.split(separator: "\n").dropFirst() == ["b.png\tü.png", "c.png\tc.jpg"])
    #expect(PictureNames(Array("x\nb.png\t../etc\nd\te\n".utf8)).files == ["d": "e"])
  }
}
