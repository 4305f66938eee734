import Digests
import Foundation
import TestSupport
import Testing

@testable import FileTrees

struct LockedFolderTests {
  let ground: TestFolder

  init() throws { ground = try TestFolder() }

  private static let own = [".minutes", ".minutes/.gitignore", ".minutes/lock"]

  @Test func createsWithItsFolders() throws {
    let deck = try path("a/b/ü.md")
    let isNew = try ground.folder.locked { try $0.create(deck, Array("😀".utf8)) }
    #expect(isNew)
    #expect(try ground.folder.read(deck) == Array("😀".utf8))
    #expect(try ground.names() == Self.own + ["a", "a/b", "a/b/ü.md"])
    let mode = try FileManager.default.attributesOfItem(atPath: ground.place + "/a/b/ü.md")[.posixPermissions] as? Int
    #expect(mode.map { $0 | 0o022 } == 0o666)
  }

  @Test func hidesItsFilesFromGit() throws {
    try ground.folder.locked { _ in }
    #expect(try ground.folder.read(path(".minutes/.gitignore")) == Array("lock\nnext\n*.tmp\nwatched/\n".utf8))
  }

  @Test(arguments: ["file", "folder", "link", "pipe"])
  func createsOverNothing(_ name: String) throws {
    try ground.put("mine", "file")
    try ground.put("", "folder/x")
    try ground.link("link", to: "nowhere")
    mkfifo(ground.place + "/pipe", 0o644)
    let before = try ground.names()
    let taken = try path(name)
    #expect(try !ground.folder.locked { try $0.create(taken, [1]) })
    #expect(try ground.folder.read(path("file")) == Array("mine".utf8))
    #expect(try ground.names() == (Self.own + before).sorted())
  }

  @Test(arguments: [0o664, 0o600, 0o755, 0o444])
  func keepsThePermissionsOfWhatItReplaces(_ mode: Int) throws {
    try ground.put("one", "ü.md")
    let place = ground.place + "/ü.md"
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: place)
    let deck = try path("ü.md")
    try ground.folder.locked { try $0.replace(deck, Array("two".utf8), ifItIs: SHA256.hex(of: "one".utf8)) }
    #expect(try ground.folder.read(deck) == Array("two".utf8))
    #expect(try FileManager.default.attributesOfItem(atPath: place)[.posixPermissions] as? Int == mode)
  }

  @Test func createsTreesAroundWhatIsThere() throws {
    try ground.put("mine", "reports/b.md")
    var tree = FileTree()
    for name in ["a", "b", "c"] { tree[try path("reports/\(name).md")] = Array(name.utf8) }
    let taken = try ground.folder.locked { try $0.create(tree) }
    #expect(try taken == [path("reports/b.md")])
    #expect(try ground.folder.read(path("reports/b.md")) == Array("mine".utf8))
    #expect(try ground.folder.read(path("reports/c.md")) == Array("c".utf8))
  }

  @Test func leavesNothingOfATreeThatCannotBe() throws {
    try ground.put("", "z")
    var tree = FileTree()
    tree[try path("a/b/c.md")] = [1]
    tree[try path("z/d.md")] = [2]
    let fault = #expect(throws: FileFault.self) { try ground.folder.locked { try $0.create(tree) } }
    #expect(fault?.cause == .notAFolder(at: "z"))
    #expect(fault?.isInPlace == false)
    #expect(try ground.names() == Self.own + ["z"])
  }

  @Test func writesThroughNoLink() throws {
    let outside = try TestFolder()
    try ground.link("out", to: outside.place)
    let target = try path("out/x.md")
    let fault = #expect(throws: FileFault.self) { try ground.folder.locked { try $0.create(target, [1]) } }
    #expect(fault?.cause == .link(at: "out"))
    #expect(try outside.names() == [])
  }

  @Test func locksThroughNoLink() throws {
    let outside = try TestFolder()
    try ground.link(".minutes", to: outside.place)
    let fault = #expect(throws: FileFault.self) { try ground.folder.locked { _ in } }
    #expect(fault?.cause == .link(at: ".minutes"))
    #expect(try outside.names() == [])
  }

  @Test func replacesWhatItKnows() throws {
    try ground.put("old", "deck.md")
    let deck = try path("deck.md")
    try ground.folder.locked { try $0.replace(deck, Array("new".utf8), ifItIs: SHA256.hex(of: "old".utf8)) }
    #expect(try ground.folder.read(deck) == Array("new".utf8))
    #expect(try ground.names() == Self.own + ["deck.md"])
  }

  @Test func replacesNothingElse() throws {
    try ground.put("edited", "deck.md")
    for deck in try [path("deck.md"), path("none.md")] {
      let fault = #expect(throws: FileFault.self) {
        try ground.folder.locked { try $0.replace(deck, [1], ifItIs: SHA256.hex(of: "old".utf8)) }
      }
      #expect(fault?.cause == .changedMeanwhile)
    }
    #expect(try ground.folder.read(path("deck.md")) == Array("edited".utf8))
    #expect(try ground.names() == Self.own + ["deck.md"])
  }

  @Test func removesWhatKilledProgramsLeft() throws {
    try ground.put("half", "a/.minutes-17-1.tmp")
    try ground.put("mine", "a/.minutes.tmp")
    try ground.put("mine", "a/x.tmp")
    let calls = try path("a")
    #expect(try ground.folder.hasLeftovers(calls))
    try ground.folder.locked { try $0.removeLeftovers(in: calls) }
    #expect(try !ground.folder.hasLeftovers(calls))
    #expect(try ground.names() == Self.own + ["a", "a/.minutes.tmp", "a/x.tmp"])
    #expect(try !ground.folder.hasLeftovers(path("none")))
  }

  @Test func locksOneAtATime() throws {
    let other = try Folder(path: ground.place)
    let held = FileFault(.lock, ".minutes/lock", .locked(holder: Int(getpid())))
    try ground.folder.locked { _ in
      #expect(throws: held) { try other.locked(attempts: 1) { _ in } }
      #expect(throws: held) { try other.unchanging(attempts: 1) {} }
    }
    let isFree = try other.locked(attempts: 1) { _ in true }
    #expect(isFree)
  }

  @Test func readersLockOutWriters() throws {
    try ground.folder.locked { _ in }
    let other = try Folder(path: ground.place)
    let isShared = try ground.folder.unchanging {
      #expect(throws: FileFault.self) { try other.locked(attempts: 1) { _ in } }
      return try other.unchanging(attempts: 1) { true }
    }
    #expect(isShared)
  }

  @Test func readersMakeNothing() throws {
    #expect(try ground.folder.unchanging { true })
    #expect(try ground.names() == [])
  }
}
