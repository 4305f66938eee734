import Archive
import FileTrees
import Foundation
import TestSupport
import Testing

/// What a kill or a power cut leaves, and what the next run makes of it.
struct InterruptedTests {
  let at: ArchiveGround

  init() throws {
    at = try ArchiveGround()
    try at.store("one")
  }

  /// As if the program had been killed with the deck in its place and no line on it.
  private func storeUnrecorded(_ text: String) throws {
    let before = try at.lines().joined()
    try at.store(text)
    try at.ground.put(before, ArchiveGround.manifest)
  }

  @Test(arguments: ["two", "three"])
  func knowsItsDeckAgain(_ next: String) throws {
    try storeUnrecorded("two")
    #expect(try at.verify() == [.interrupted(at.deck)])
    let stored = try at.store(next)
    #expect(stored.outcome == (next == "two" ? .unchanged : .replaced))
    #expect(stored.repairs == [.interruptedWrite(at.deck)])
    #expect(try at.read("calls/20240926.md") == next)
    #expect(try at.verify() == [])
  }

  @Test func knowsItsFirstDeckAgain() throws {
    for name in ["manifest.jsonl", "pending"] {
      try FileManager.default.removeItem(atPath: at.ground.place + "/.minutes/\(name)")
    }
    #expect(try at.verify() == [.interrupted(at.deck)])
    #expect(try at.store("two").outcome == .replaced)
    #expect(try at.deckLines().count == 2)
    #expect(try at.verify() == [])
  }

  @Test func recordsItBeforeAnotherDeck() throws {
    try storeUnrecorded("two")
    try at.store("other", at: path("calls/20241003.md"))
    #expect(try at.deckLines().count == 3)
    #expect(try at.store("three").outcome == .replaced)
    #expect(try at.verify() == [])
  }

  @Test func takesNoEditForItsOwn() throws {
    try storeUnrecorded("two")
    try at.ground.put("mine", "calls/20240926.md")
    #expect(try at.verify() == [.edited(at.deck)])
    #expect(throws: ArchiveRefusal.self) { try at.store("three") }
  }

  @Test func goesOnWhereAFolderTookItsPlace() throws {
    try storeUnrecorded("two")
    try FileManager.default.removeItem(atPath: at.ground.place + "/calls/20240926.md")
    try at.ground.put("mine", "calls/20240926.md/file")
    #expect(try at.store("other", at: path("calls/20241003.md")) == .init(outcome: .created, repairs: []))
    #expect(try at.verify() == [.unreadable(FileFault(.read, "calls/20240926.md", .isAFolder))])
  }

  @Test func forgetsAWriteThatNeverCame() throws {
    try storeUnrecorded("two")
    try at.ground.put("one", "calls/20240926.md")
    #expect(try at.verify() == [])
    #expect(try at.store("three").outcome == .replaced)
    #expect(try at.deckLines().count == 2)
    #expect(try at.verify() == [])
  }

  /// The pending line of a write that was recorded says nothing any more.
  @Test func forgetsAPendingLineThatWasRecorded() throws {
    try at.store("two")
    let pending = try #require(try at.read(".minutes/next"))
    try at.store("three")
    try at.ground.put(pending, ".minutes/next")
    try at.ground.put("two", "calls/20240926.md")
    #expect(try at.verify() == [.edited(at.deck)])
    #expect(throws: ArchiveRefusal.self) { try at.store("four") }
  }

  @Test func trustsNoTornPendingLine() throws {
    try storeUnrecorded("two")
    let pending = try #require(try at.read(".minutes/next"))
    for count in stride(from: pending.utf8.count - 1, through: 0, by: -11) {
      let part = String(decoding: pending.utf8.prefix(count), as: UTF8.self)
      for torn in [part, part + String(repeating: "\0", count: pending.utf8.count - count), part + "\n"] {
        try at.ground.put(torn, ".minutes/next")
        let isWhole = torn == pending
        #expect(try at.verify() == [isWhole ? .interrupted(at.deck) : .edited(at.deck)])
      }
    }
  }

  @Test func cutsATornLine() throws {
    try at.store("two")
    let lines = try at.lines()
    for torn in [String(lines[2].dropLast(9)), "{", String(repeating: "\0", count: 700), "\0\0\"size\":3}\n"] {
      try at.ground.put("one", "calls/20240926.md")
      try at.ground.put(lines[0] + lines[1] + torn, ArchiveGround.manifest)
      #expect(try at.archive.newest(at.deck)?.size == 3)
      #expect(try at.verify() == [.tornLine(line: 3)])
      let stored = try at.store("two")
      #expect(stored.outcome == .replaced)
      #expect(stored.repairs == [.tornLine])
      #expect(try at.lines() == lines)
    }
  }

  @Test func cutsATornFirstLine() throws {
    let lines = try at.lines()
    try FileManager.default.removeItem(atPath: at.ground.place + "/calls/20240926.md")
    try at.ground.put(lines[0] + String(lines[1].dropLast(9)), ArchiveGround.manifest)
    #expect(try at.store("one").outcome == .created)
    #expect(try at.lines() == lines)
  }

  @Test func endsALineThatLacksItsNewlineOnly() throws {
    try at.store("two")
    let lines = try at.lines()
    try at.ground.put(String(lines.joined().dropLast()), ArchiveGround.manifest)
    let stored = try at.store("two")
    #expect(stored.outcome == .unchanged)
    #expect(stored.repairs == [.tornLine])
    #expect(try at.lines() == lines)
  }

  /// A newer version may write lines that this one cannot read; they are no torn ones.
  @Test func keepsLinesOfOthers() throws {
    let line = try at.lines().joined() + "{\"new\":true}\n"
    try at.ground.put(line, ArchiveGround.manifest)
    #expect(try at.store("two").repairs == [])
    #expect(try at.lines().joined().hasPrefix(line))
    #expect(try at.deckLines().count == 3)
    #expect(try at.verify() == [.notALine(line: 3)])
  }
}
