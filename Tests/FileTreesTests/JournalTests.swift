import FileTrees
import TestSupport
import Testing

struct JournalTests {
  let ground: TestFolder

  init() throws { ground = try TestFolder() }

  @Test func growsAndIsCut() throws {
    let lines = try path(".minutes/lines")
    try ground.folder.locked {
      let journal = try Journal(lines, in: $0)
      #expect(journal.size == 0)
      try journal.append(Array("ä\n".utf8))
      try journal.append(Array("😀".utf8))
      #expect(journal.size == 7)
    }
    try ground.folder.locked {
      let journal = try Journal(lines, in: $0)
      #expect(journal.size == 7)
      try journal.cut(to: 3)
      try journal.reserve(100)
      try journal.append(Array("b\n".utf8))
    }
    #expect(try ground.folder.read(lines) == Array("ä\nb\n".utf8))
  }
}
