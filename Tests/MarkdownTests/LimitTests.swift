import Markdown
import Testing

@Suite struct LimitTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let limit: Limit
    let text: String
    var testDescription: String { limit.name }
  }

  static let over = [
    Case(limit: .lineLength, text: String(repeating: "ä", count: 10_000)),
    Case(limit: .paragraphLength, text: String(repeating: "grüße 🎉 an alle\n", count: 2_000)),
    Case(limit: .nesting, text: String(repeating: "> ", count: 40) + "ü"),
    Case(limit: .nesting, text: String(repeating: "- ", count: 40) + "ü"),
    Case(limit: .nesting, text: String(repeating: " ", count: 200) + "- ü"),
    Case(limit: .brackets, text: String(repeating: "![[]()", count: 1_001)),
    Case(limit: .declarations, text: "ü " + String(repeating: "<? ", count: 201)),
    Case(limit: .declarations, text: "ü " + String(repeating: "<!-", count: 201)),
    Case(limit: .closingParentheses, text: "[ü](" + String(repeating: ")", count: 65)),
    Case(limit: .pipes, text: String(repeating: "|", count: 257)),
    Case(
      limit: .tableCells,
      text: String(repeating: "|ü", count: 200) + "\n" + String(repeating: "|-", count: 200) + "\n"
        + String(repeating: "ü\n", count: 120)),
    Case(limit: .delimiterRun, text: "ü " + String(repeating: "*", count: 513)),
    Case(limit: .delimiterRun, text: "ü " + String(repeating: "`", count: 513)),
  ]

  @Test(arguments: over) func whatIsOverALimitStaysAsText(_ example: Case) {
    let text = "# Vor 🎉\n\n" + example.text + "\n\n# Nach *ü*\n"
    let bytes = Array(text.utf8)
    let document = Document.read(bytes, in: 0..<bytes.count)
    let start = "# Vor 🎉\n\n".utf8.count
    let end = start + example.text.utf8.count - (example.text.hasSuffix("\n") ? 1 : 0)
    #expect(document.limits == [LimitExceeded(limit: example.limit, range: start..<end)])
    #expect(document.blocks.count == 3)
    #expect(document.blocks.first?.kind == .heading(level: 1))
    #expect(document.blocks.last?.children.last?.kind == .emphasis)
    #expect(
      document.blocks.count == 3 && plainText(document.blocks[1]) == String(decoding: bytes[start..<end], as: UTF8.self)
    )
    expectPlaces(document.blocks, in: 0..<bytes.count, bytes)
  }

  @Test func aLineOfTenMegabytesIsReportedNotRead() {
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 10_000_000)
    let document = Document.read(bytes, in: 0..<bytes.count)
    #expect(document.limits == [LimitExceeded(limit: .lineLength, range: 0..<bytes.count)])
    #expect(document.blocks.map(\.range) == [0..<bytes.count])
  }

  @Test func aTextOverSixteenMegabytesIsOneParagraph() {
    let bytes = [UInt8](repeating: UInt8(ascii: "\n"), count: Limit.textLength.maximum + 1)
    let document = Document.read(bytes, in: 0..<bytes.count)
    #expect(document.limits == [LimitExceeded(limit: .textLength, range: 0..<bytes.count)])
    #expect(document.blocks.count == 1)
  }

  @Test func definitionsMayNotMultiplyTheText() {
    let text = "[ü]: /" + String(repeating: "u", count: 8_000) + "\n\n" + String(repeating: "[ü] ", count: 200)
    let bytes = Array(text.utf8)
    let document = Document.read(bytes, in: 0..<bytes.count)
    #expect(document.limits == [LimitExceeded(limit: .referenceExpansion, range: 0..<bytes.count)])
  }

  @Test func shortRowsOfManyTablesAreCountedTogether() {
    let table = String(repeating: "|ü", count: 200) + "\n" + String(repeating: "|-", count: 200) + "\nü\nü\nü\n\n"
    let bytes = Array(String(repeating: table, count: 100).utf8)
    let document = Document.read(bytes, in: 0..<bytes.count)
    #expect(Set(document.limits.map(\.limit)) == [.tableCells])
    #expect(nodeCount(document.blocks) < bytes.count)
  }

  @Test func markersNestToADepthThatCanBeWalked() {
    let text = String(repeating: "*ü ", count: 2_000) + String(repeating: "ü*", count: 2_000)
    let bytes = Array(text.utf8)
    let document = Document.read(bytes, in: 0..<bytes.count)
    #expect(depth(document.blocks) < 110)
    #expect(document.blocks.map(plainText) == [text.replacing("*", with: "")] || document.limits.isEmpty)
    expectPlaces(document.blocks, in: 0..<bytes.count, bytes)
  }

  @Test(arguments: [":::info\n", "[^ü]: "]) func containersNestToADepthThatCanBeWalked(_ opening: String) {
    let bytes = Array(String(repeating: opening, count: 300).utf8)
    #expect(depth(Document.read(bytes, in: 0..<bytes.count).blocks) < 50)
  }

  @Test func descriptionsNestToADepthThatCanBeWalked() {
    let lines = (0..<40).map { String(repeating: "  ", count: $0) + (0 < $0 ? ": ü\n" : "ü\n") }
    let bytes = Array(lines.joined().utf8)
    #expect(depth(Document.read(bytes, in: 0..<bytes.count).blocks) < 50)
  }

  @Test func ordinaryTextMeetsNoLimit() {
    for spec in Spec.all {
      #expect(Document.read(spec.bytes, in: 0..<spec.bytes.count).limits.isEmpty)
    }
  }

  private func plainText(_ node: Node) -> String {
    switch node.kind {
    case .text(let text): text
    case .softBreak: "\n"
    default: node.children.map(plainText).joined()
    }
  }

  private func nodeCount(_ nodes: [Node]) -> Int { nodes.reduce(0) { $0 + 1 + nodeCount($1.children) } }

  private func depth(_ nodes: [Node]) -> Int { nodes.reduce(0) { max($0, 1 + depth($1.children)) } }
}
