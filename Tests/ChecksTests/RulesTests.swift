import Testing

@testable import Checks

@Suite struct RulesTests {
  @Test func idsAreUniqueAndKebabCase() {
    let ids = Rules.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids where id != "text-not-utf8" {
      #expect(id.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }, "\(id)")
    }
  }

  @Test(arguments: Rules.all.map(\.id)) func isExplained(_ id: String) throws {
    let rule = try #require(Rules.named(id))
    #expect(!rule.title.isEmpty)
    #expect(!rule.title.hasSuffix("."))
    #expect(rule.explanation.contains("Wrong: "))
    #expect(rule.explanation.contains("Right: "))
  }
}
