import Archive
import Digests
import FileTrees
import Foundation
import TestSupport
import Testing

struct CurrentTests {
  let at: ArchiveGround

  init() throws {
    at = try ArchiveGround()
    try at.store("one")
  }

  @Test func isCurrentWhereAllAgrees() throws {
    #expect(try at.current("one")?.findings == .init(errors: 0, warnings: 1))
    #expect(try at.current("one") == at.archive.newest(at.deck))
  }

  @Test func isNotWhereAReportChanged() throws {
    #expect(try at.current("two") == nil)
  }

  @Test func isNotForAnotherProgram() throws {
    #expect(try at.current("one", program: "minutes 2") == nil)
  }

  @Test(arguments: ["onE", "one ", ""])
  func isNotWhereTheDeckWasEdited(_ text: String) throws {
    try at.ground.put(text, "calls/20240926.md")
    #expect(try at.current("one") == nil)
  }

  @Test func isNotWhereTheDeckIsGone() throws {
    try FileManager.default.removeItem(atPath: at.ground.place + "/calls/20240926.md")
    #expect(try at.current("one") == nil)
  }

  @Test func isNotWhereAKilledRunLeftSomething() throws {
    try at.ground.put("half", "calls/.minutes-1-1.tmp")
    #expect(try at.current("one") == nil)
    #expect(try at.store("one").outcome == .unchanged)
    #expect(try at.current("one") != nil)
    #expect(try !at.ground.names().contains("calls/.minutes-1-1.tmp"))
  }

  /// The newest line on a deck is found however many came after it.
  @Test(arguments: [1, 60, 400])
  func findsOldLines(_ others: Int) throws {
    let other = try path("calls/20241003.md")
    let filler = (0..<40).map { ArchivedDeck.Input(path: "reports/\($0)/ü.md", sha256: SHA256.hex(of: [])) }
    let inputs = filler.map { "{\"path\":\"\($0.path)\",\"sha256\":\"\($0.sha256)\"}" }.joined(separator: ",")
    let one = SHA256.hex(of: "one".utf8)
    var lines = [
      """
      {"findings":{"errors":0,"warnings":0},"inputs":[],"kind":"deck","path":"\(at.deck)","prev":"","program":"minutes 0",\
      "seq":1,"sha256":"\(one)","size":3}

      """
    ]
    for number in 0..<others {
      let prev = SHA256.hex(of: lines[number].utf8.dropLast())
      lines.append(
        """
        {"findings":{"errors":0,"warnings":0},"inputs":[\(inputs)],"kind":"deck","path":"\(other)","prev":"\(prev)",\
        "program":"minutes 1","seq":\(number + 2),"sha256":"\(number)","size":1}

        """)
    }
    try at.ground.put(lines.joined(), ArchiveGround.manifest)
    #expect(try at.archive.newest(at.deck)?.seq == 1)
    #expect(try at.archive.newest(other)?.sha256 == "\(others - 1)")
    #expect(try at.archive.newest(path("calls/20241010.md")) == nil)
    #expect(throws: ManifestFault(format: 1)) { try at.store("two") }
    #expect(try at.archive.upgrade(folders: []).contains(.format(lines: others + 1)))
    #expect(try at.lines() == ["{\"format\":2}\n"] + lines)
    #expect(try at.store("two").outcome == .replaced)
    #expect(try at.archive.newest(at.deck)?.over == [SHA256.hex(of: lines[0].utf8.dropLast())])
    #expect(try at.verify() == [.missing(other)])
  }
}
