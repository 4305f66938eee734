import Foundation
import TestSupport
import Testing

@testable import FileTrees

struct ScratchFileTests {
  let ground: TestFolder

  init() throws { ground = try TestFolder() }

  @Test func leavesNothingBehind() throws {
    let scratch = try UnnamedFile(in: ground.folder)
    try scratch.write(Array("ä".utf8))
    try scratch.append(Array("😀".utf8))
    #expect(try scratch.read(limit: 100) == Array("ä😀".utf8))
    #expect(try ground.names() == [".minutes"])
    try scratch.write([1])
    #expect(try scratch.read(limit: 100) == [1])
  }

  @Test(arguments: [1, 5]) func isCopiedIntoPlace(_ count: Int) throws {
    let large = [UInt8](repeating: 7, count: 600_000)
    try ground.put("mine", "a/taken.png")
    let scratch = try (0..<count).map { number in
      let file = try UnnamedFile(in: ground.folder)
      try file.write(large + [UInt8(number), 0, 0])
      return (path: try path("a/\(number).png"), of: file, count: large.count + 1)
    }
    let taken = try ground.folder.locked {
      try $0.create(copies: scratch + [(path: try path("a/taken.png"), of: scratch[0].of, count: 1)])
    }
    #expect(taken == [try path("a/taken.png")])
    #expect(try ground.folder.read(path("a/taken.png")) == Array("mine".utf8))
    for number in 0..<count {
      #expect(try ground.folder.read(path("a/\(number).png")) == large + [UInt8(number)])
    }
    #expect(try ground.folder.sha256(path("a/0.png")) == scratch[0].of.sha256(count: large.count + 1))
    #expect(try ground.folder.sha256(path("none")) == nil)
    #expect(try !ground.names().contains { $0.hasSuffix(".tmp") })
  }

  @Test func aShorterFileThanSaidIsAFault() throws {
    let scratch = try UnnamedFile(in: ground.folder)
    try scratch.write([1, 2])
    let place = try path("a/b.png")
    #expect(throws: FileFault.self) {
      _ = try ground.folder.locked { try $0.create(copies: [(path: place, of: scratch, count: 3)]) }
    }
    #expect(try ground.names() == [".minutes", ".minutes/.gitignore", ".minutes/lock"])
  }

  @Test func takesFilesIn() throws {
    try ground.put("picture", "a.png")
    let scratch = try UnnamedFile(in: ground.folder)
    try scratch.write(Array("<".utf8))
    #expect(try scratch.append(path("a.png"), of: ground.folder) == 7)
    #expect(try scratch.append(path("none"), of: ground.folder) == nil)
    #expect(try scratch.read(limit: 20) == Array("<picture".utf8))
  }
}
