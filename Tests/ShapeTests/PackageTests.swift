import Foundation
import Testing

/// Builds need no network: all dependencies come from the toolchain and the system's packages.
@Suite struct PackageTests {
  @Test(arguments: ["Package.swift", "Tests/Fuzz/Package.swift"])
  func nothingComesFromElsewhere(_ path: String) throws {
    let package = try #require(Repository.files(path).first)
    let code = CodeLine.all(in: package).map(\.text)
    #expect(code.contains { $0.contains("targets:") })
    #expect(
      code.filter { $0.contains(".package(") || $0.contains("dependencies: [.package") || $0.contains("binaryTarget") }
        == [])
    #expect(code.filter { $0.contains("url:") || $0.contains("://") } == [])
  }

  /// The table of linked libraries in CONTRIBUTING has every system library of Package.swift.
  @Test func everyLibraryIsInTheTable() throws {
    let package = try #require(Repository.files("Package.swift").first)
    let guide = try #require(Repository.files("CONTRIBUTING.md").first)
    let table = guide.lines.filter { $0.hasPrefix("| ") && $0.contains("-dev`") }.joined()
    let libraries = package.lines.filter { $0.contains(".systemLibrary(") }
    #expect(libraries.count == table.components(separatedBy: "-dev`)").count - 1)
    let packages = try #require(Repository.files("Tools/install-packages").first)
    let listed = Set(
      table.components(separatedBy: "`").filter { $0.hasSuffix("-dev") })
    let installed = try #require(packages.lines.first { $0.hasPrefix("build=") })
    #expect(
      Set(installed.components(separatedBy: CharacterSet(charactersIn: " \"")).filter { $0.hasSuffix("-dev") })
        == listed)
  }
}
