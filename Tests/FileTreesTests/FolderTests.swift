import CSystem
import FileTrees
import Foundation
import TestSupport
import Testing

struct FolderTests {
  let ground: TestFolder

  init() throws { ground = try TestFolder() }

  private func fault(_ text: String) throws -> FileFault? {
    let path = try path(text)
    return #expect(throws: FileFault.self) { try ground.folder.read(path) }
  }

  @Test func readsFiles() throws {
    try ground.put("ä😀\r\n", "a/ü.md")
    try ground.put("", "empty")
    #expect(try ground.folder.read(path("a/ü.md")) == Array("ä😀\r\n".utf8))
    #expect(try ground.folder.read(path("empty")) == [])
    #expect(try ground.folder.read(path("missing")) == nil)
    #expect(try ground.folder.read(path("missing/too")) == nil)
  }

  @Test func readsTheEnd() throws {
    try ground.put("0123456789", "a")
    let end = try #require(try ground.folder.readEnd(path("a"), count: 3))
    #expect(end.bytes == Array("789".utf8))
    #expect(end.start == 7)
    #expect(try ground.folder.readEnd(path("a"), count: 99)?.start == 0)
    #expect(try ground.folder.readEnd(path("b"), count: 3) == nil)
  }

  @Test func keepsToItsLimit() throws {
    try ground.put("12345", "five")
    #expect(try ground.folder.read(path("five"), limit: 5) == Array("12345".utf8))
    let five = try path("five")
    #expect(throws: FileFault(.read, "five", .largerThan(limit: 4))) { try ground.folder.read(five, limit: 4) }
  }

  @Test func readsNothingButFiles() throws {
    try ground.put("", "folder/file")
    mkfifo(ground.place + "/pipe", 0o644)
    #expect(try fault("folder") == FileFault(.read, "folder", .isAFolder))
    #expect(try fault("pipe") == FileFault(.read, "pipe", .notAFile))
    #expect(try fault("folder/file/x") == FileFault(.read, "folder/file/x", .notAFolder(at: "folder/file")))
  }

  @Test func followsNoLink() throws {
    try ground.put("secret", "inside/file")
    try ground.link("out", to: "/etc")
    try ground.link("up", to: "..")
    try ground.link("near", to: "inside")
    try ground.link("inside/link.md", to: "file")
    #expect(try fault("out/passwd") == FileFault(.read, "out/passwd", .link(at: "out")))
    #expect(try fault("up") == FileFault(.read, "up", .link(at: "up")))
    #expect(try fault("near/file") == FileFault(.read, "near/file", .link(at: "near")))
    #expect(try fault("inside/link.md") == FileFault(.read, "inside/link.md", .link(at: "inside/link.md")))
  }

  @Test func listsByBytes() throws {
    try ground.put("12", "list/b.md")
    try ground.put("1", "list/Z")
    try ground.put("", "list/ü/inside")
    try ground.put("", "list/-rf")
    try ground.put("", "list/new\nline")
    try ground.link("list/link", to: "b.md")
    mkfifo(ground.place + "/list/pipe", 0o644)
    let latin1: [CChar] = Array((ground.place + "/list/ma").utf8CString.dropLast()) + [CChar(bitPattern: 0xDF), 0]
    close(open(latin1, O_CREAT | O_WRONLY, 0o644))
    #expect(
      try ground.folder.entries(path("list")) == [
        Entry(name: "-rf", kind: .unreadableName, size: 0),
        Entry(name: "Z", kind: .file, size: 1),
        Entry(name: "b.md", kind: .file, size: 2),
        Entry(name: "link", kind: .link, size: 0),
        Entry(name: "ma\\xDF", kind: .unreadableName, size: 0),
        Entry(name: "new\\x0Aline", kind: .unreadableName, size: 0),
        Entry(name: "pipe", kind: .other, size: 0),
        Entry(name: "ü", kind: .folder, size: 0),
      ])
    #expect(try ground.folder.entries(path("nowhere")) == [])
    #expect(try ground.folder.entries().map(\.name) == ["list"])
  }

  @Test func saysWhatLiesThere() throws {
    try ground.put("12", "a/b")
    try ground.link("a/c", to: "/nowhere")
    #expect(try ground.folder.entry(path("a"))?.kind == .folder)
    #expect(try ground.folder.entry(path("a/b")) == Entry(name: "b", kind: .file, size: 2))
    #expect(try ground.folder.entry(path("a/c"))?.kind == .link)
    #expect(try ground.folder.entry(path("a/d")) == nil)
    #expect(try ground.folder.entry(path("d/e")) == nil)
  }

  @Test func opensFoldersOnly() throws {
    try ground.put("", "file")
    #expect(throws: FileFault(.open, ground.place + "/file", .notAFolder(at: ground.place + "/file"))) {
      try Folder(path: ground.place + "/file")
    }
    #expect(throws: FileFault(.open, "/no/where", .system(ENOENT))) { try Folder(path: "/no/where") }
  }

  /// The fallback for kernels and sandboxes without openat2 gives the same results.
  @Test(arguments: ["a/ü.md", "a", ".", "a/none", "none/x", "a/ü.md/x", "out/passwd", "out", "a/in", "../x", "a/../a"])
  func walksAsTheKernelDoes(_ text: String) throws {
    try ground.put("x", "a/ü.md")
    try ground.link("out", to: "/etc")
    try ground.link("a/in", to: "ü.md")
    let root = open(ground.place, O_RDONLY | O_DIRECTORY)
    defer { close(root) }
    func answer(_ call: (Int32, UnsafePointer<CChar>?, Int32, UInt32) -> Int32) -> Int32 {
      let file = call(root, text, O_RDONLY, 0)
      if file >= 0 { close(file) }
      return file >= 0 ? 0 : errno
    }
    let walked = answer(csystem_open_walking)
    let asked = answer(csystem_open_beneath)
    // Both stay inside the folder; the fallback refuses `..` even if it would lead back inside.
    if text == "a/../a" {
      #expect(walked == EXDEV)
    } else {
      #expect(walked == asked)
    }
  }
}
