import Testing

@testable import CommandLine

/// Parsing of valid command lines.
@Suite struct ReadingTests {
  private func bake(_ line: String) throws -> (bakery: Bakery, bake: Bake) {
    let (shared, request) = Bakery.read(line.split(separator: " ").map(String.init))
    guard case .run(let command) = request, let bake = command as? Bake else {
      Issue.record("\(line): \(request)")
      throw Refusal(line)
    }
    return (shared, bake)
  }

  @Test func defaultsHold() throws {
    let bake = try bake("bake 3").bake
    #expect(bake.count == 3 && bake.names == [] && bake.flour == .wheat && bake.grain == nil && bake.seeds == [])
    #expect(bake.folder == nil && bake.hasSalt && !bake.isFast && !bake.force)
  }

  @Test func everythingIsRead() throws {
    let bake = try bake("bake --flour rye 3 a --seed=x -f b --grain=rye -oout --no-salt --seed y -- -c").bake
    #expect(bake.count == 3 && bake.names == ["a", "b", "-c"] && bake.flour == .rye && bake.grain == .rye)
    #expect(bake.seeds == ["x", "y"] && bake.folder == "out" && !bake.hasSalt && bake.isFast)
  }

  @Test func ofOneGivenTwiceTheLastCounts() throws {
    let bake = try bake("bake 1 --flour rye --flour=wheat -o a -o=b --no-salt --salt --force --force").bake
    #expect(bake.flour == .wheat && bake.folder == "b" && bake.hasSalt && bake.force)
  }

  @Test(arguments: ["-C x bake 1", "bake -C x 1", "bake 1 -Cx", "-C=y bake 1 -C=x"])
  func theSharedOptionStandsAnywhere(_ line: String) throws {
    #expect(try bake(line).bakery.directory == "x")
  }

  @Test(arguments: ["--version", "bake --version", "--version bake", "bake 1 2 --version --nonsense", "-C x --version"])
  func versionStandsAnywhere(_ line: String) {
    guard case .print("1.2\n") = Bakery.read(line.split(separator: " ").map(String.init)).request else {
      Issue.record("\(line)")
      return
    }
  }

  @Test(arguments: ["bake --help", "--help bake", "bake -h", "help bake", "bake --nonsense --help", "bake -C x x -h"])
  func helpStandsAnywhere(_ line: String) {
    guard case .print(let text) = Bakery.read(line.split(separator: " ").map(String.init)).request else {
      Issue.record("\(line)")
      return
    }
    #expect(text.hasPrefix("Usage: bakery bake <count>"), "\(line)")
  }

  @Test(arguments: ["", "help", "--help", "-h", "-C x", "help --help"]) func withoutACommandAllAreShown(_ line: String)
  {
    guard case .print(let text) = Bakery.read(line.split(separator: " ").map(String.init)).request else {
      Issue.record("\(line)")
      return
    }
    #expect(text.hasPrefix("Usage: bakery [-C <dir>] <command> ...\n"), "\(line)")
  }
}
