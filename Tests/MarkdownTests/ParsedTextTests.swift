import Testing

@testable import Markdown

/// cmark's tree as Swift values.
@Suite struct ParsedTextTests {
  @Test(
    arguments: [
      ("> a", [.blockQuote, .paragraph, .text]), ("1. a", [.list, .item, .paragraph, .text]),
      ("```\na\n```", [.codeBlock]), ("<div>", [.htmlBlock]), ("# a", [.heading, .text]), ("***", [.thematicBreak]),
      ("|a|\n|-|", [.table, .tableRow, .tableCell, .text]), (":::info\na\n:::", [.container, .paragraph, .text]),
      ("[^1]: a", [.footnoteDefinition, .paragraph, .text]), ("*[a]: b", [.abbreviation]),
      ("==a==", [.paragraph, .mark, .text]), ("++a++", [.paragraph, .inserted, .text]),
      ("~~a~~", [.paragraph, .strikethrough, .text]), ("~a~", [.paragraph, .sub]), ("^a^", [.paragraph, .sup]),
      ("$a$", [.paragraph, .math]), (":tada:", [.paragraph, .emoji]), ("https://a.b", [.paragraph, .autolink]),
      ("{%pdf https://a.b %}", [.paragraph, .embed]), ("`a`", [.paragraph, .code]),
      ("a <b>", [.paragraph, .htmlInline]),
      ("*a*", [.paragraph, .emphasis, .text]), ("**a**", [.paragraph, .strong, .text]),
      ("[a](b)", [.paragraph, .link, .text]), ("![a](b)", [.paragraph, .image, .text]),
    ] as [(String, [NodeType])])
  func everyTypeIsNamed(text: String, types: [NodeType]) throws {
    try Self.parse(text) { root in
      var found: [NodeType] = []
      var node = root.firstChild
      while let current = node {
        found.append(current.type)
        node = current.lastChild
      }
      #expect(found == types)
    }
  }

  @Test func nodesKnowTheirNeighboursAndPlaces() throws {
    try Self.parse("a\n\n  ## b\n") { root in
      let first = try #require(root.firstChild)
      let second = try #require(first.next)
      #expect(second.previous == first && second.parent == root && root.lastChild == second && second.next == nil)
      #expect(second.startLine == 3 && second.startColumn == 3 && second.headingLevel == 2 && !second.isSetext)
      #expect(second.content.elementsEqual("b".utf8))
    }
  }

  @Test(arguments: [("&amp;b", 5, 1), ("&auml;", 6, 2), ("&#8364;", 7, 3)])
  func entitiesHaveTwoLengths(text: String, written: Int, decoded: Int) throws {
    let found = Array(text.utf8).withUnsafeBufferPointer { ParsedText.entity(in: $0, at: 0) }
    let lengths = try #require(found)
    #expect(lengths == (written, decoded))
  }

  @Test func whatIsNoEntityHasNone() {
    #expect(Array("&nosuchname;".utf8).withUnsafeBufferPointer { ParsedText.entity(in: $0, at: 0) } == nil)
  }

  private static func parse(_ text: String, _ look: (ParsedNode) throws -> Void) throws {
    try Array(text.utf8).withUnsafeBufferPointer { bytes in
      guard let parsed = ParsedText(bytes) else { return #expect(Bool(false), "cmark gives no tree") }
      try look(parsed.root)
    }
  }
}
