import Foundation
import Testing

/// Limits for the length of files.
@Suite struct SizeTests {
  /// Data tables, which are exempt.
  private static let tables = ["NamedReferences.swift"]

  @Test func noFileIsLong() {
    let long = Self.sizes(Repository.sources + Repository.files("Tests", ending: [".swift"])).filter { $0.lines > 400 }
    #expect(long.map(\.path) == [])
  }

  @Test func nineOfTenAreShort() {
    let sizes = Self.sizes(Repository.sources)
    let long = sizes.filter { $0.lines >= 200 }
    #expect(long.count * 10 <= sizes.count, "\(long.map(\.path))")
  }

  private static func sizes(_ files: [Repository.File]) -> [(path: String, lines: Int)] {
    files.filter { !tables.contains($0.name) }.map { ($0.path, $0.lines.count - 1) }
  }
}
