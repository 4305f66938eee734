import Foundation
import TestSupport
import Testing

@testable import FileTrees

/// Atomic replacement of a folder by its next state.
struct SwappedFolderTests {
  let ground: TestFolder

  init() throws { ground = try TestFolder() }

  private func text(_ name: String) throws -> String? {
    try ground.folder.read(path(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Publishes a state as a job does: keeps unchanged files and writes the others.
  private func publish(_ files: [String: String], over old: [String: String]) throws {
    let site = try AtomicFolder(ground.place + "/public")
    let kept = try files.filter { old[$0.key] == $0.value }.keys.sorted().map { try path($0) }
    let tree = try site.begin { kept }
    let changed = try Set(files.keys).union(old.keys).filter { old[$0] != files[$0] }.sorted().map { try path($0) }
    for place in changed {
      if let text = files[place.description] { try tree.write(place, Array(text.utf8)) } else { try tree.remove(place) }
    }
    try site.swap()
    try site.settle(changed)
  }

  @Test func showsEveryStateWhole() throws {
    let states: [[String: String]] = [
      ["index.html": "1", "a/index.html": "a", "a/b/index.html": "b"],
      ["index.html": "2", "a/index.html": "a", "a/b/index.html": "b"],
      ["index.html": "3", "a/index.html": "A", "c/index.html": "c"],
      ["index.html": "3", "a/index.html": "A", "c/index.html": "c", "c/d/e/index.html": "e"],
      ["index.html": "4"],
    ]
    var old: [String: String] = [:]
    for state in states {
      try publish(state, over: old)
      for (name, content) in state { #expect(try text("public/" + name) == content) }
      let files = try ground.names().filter { $0.hasPrefix("public/") && $0.hasSuffix(".html") }
      #expect(files == state.keys.map { "public/" + $0 }.sorted())
      old = state
    }
    #expect(try ground.names().filter { $0.hasPrefix("public/") } == ["public/index.html"])
  }

  @Test func whatStaysIsTheSameFile() throws {
    try publish(["a": "1", "b": "1"], over: [:])
    let before = try ground.folder.stamp(path("public/a"))
    for round in 2..<5 { try publish(["a": "1", "b": "\(round)"], over: ["a": "1", "b": "\(round - 1)"]) }
    let after = try #require(try ground.folder.stamp(path("public/a")))
    #expect(before?.hasContent(of: after) == true)
    #expect(try text("public/b") == "4")
  }

  @Test func aRunThatWasKilledLeavesNothingBehind() throws {
    try publish(["a": "1"], over: [:])
    try publish(["a": "2"], over: ["a": "1"])
    let site = try AtomicFolder(ground.place + "/public")
    let tree = try site.begin { [RelativePath("a")!] }
    try tree.write(path("half"), [1])
    #expect(try text("public/a") == "2")
    try publish(["a": "3"], over: ["a": "2"])
    #expect(try ground.names().filter { $0.hasPrefix("public/") } == ["public/a"])
    #expect(try text("public/a") == "3")
  }

  @Test func whatIsShownIsNeverWrittenInto() throws {
    try publish(["a": "1"], over: [:])
    let shown = try FileHandle(forReadingFrom: URL(fileURLWithPath: ground.place + "/public/a"))
    for round in 2..<5 { try publish(["a": "\(round)"], over: ["a": "\(round - 1)"]) }
    #expect(try shown.readToEnd() == Data("1".utf8))
  }

  @Test func whatIsSomebodyElsesIsLeftAlone() throws {
    try ground.put("mine", "file")
    try ground.put("mine", "folder/thesis.txt")
    for name in ["file", "folder"] {
      #expect(throws: FileFault.self) { try AtomicFolder(ground.place + "/" + name) }
    }
    #expect(try ground.names() == ["file", "folder", "folder/thesis.txt"])
  }

  @Test func walksWithoutFollowingLinks() throws {
    try ground.put("1", "a/b.md")
    try ground.put("2", "skipped/c.md")
    try ground.link("a/link", to: "..")
    let found = try ground.folder.walk { $0 != "skipped" }
    #expect(found.map(\.path) == ["a/b.md", "a/link"])
    #expect(found.map(\.kind) == [.file, .link])
    #expect(found[0].stamp.size == 1)
  }
}
