import Foundation
import Testing

/// Vague names such as Helper are not allowed: they collect unrelated code.
@Suite struct NameTests {
  private static let empty = "(Util|Utils|Utilities|Helper|Helpers|Common|Core|Manager|Context)"

  @Test func noFileOrFolderIsADrawer() throws {
    let expression = try NSRegularExpression(pattern: "(^|/)\\w*\(Self.empty)(/|\\.swift$|$)")
    let paths = (Repository.sources + Repository.files("Tests", ending: [".swift"])).map(\.path)
    #expect(paths.filter { expression.firstMatch(in: $0, range: NSRange($0.startIndex..., in: $0)) != nil } == [])
  }

  @Test func noTypeIsADrawer() throws {
    let faults = try offenders(
      ["\\b(struct|class|enum|actor|protocol|typealias) \\w*\(Self.empty)\\b"], in: Repository.sources,
      allowed: [
        Allowed(file: "Sources/minutes/Checks/Text/LineMap.swift", code: "enum Context", why: "what a line stands in")
      ])
    #expect(faults == [])
  }
}
