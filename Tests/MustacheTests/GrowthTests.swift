import Testing

@testable import Mustache

/// Large and repetitive inputs give the right result in linear time. Quadratic time would take minutes.
@Suite struct GrowthTests {
  private static let count = 50_000

  /// A fragment and its rendered form.
  @Test(arguments: [
    ("{{a}}", "x"), ("{{{a}}}", "x"), ("{{&a}}", "x"), ("{{a.b.c}}", ""), ("{{#b}}{{/b}}", ""), ("{{^b}}.{{/b}}", "."),
    ("{{!a}}", ""), ("{{!a}}\n", ""), (" {{!a}} ", "  "), ("{{#a}}\n{{/a}}\n", ""), ("{{=| |=}}|={{ }}=|", ""),
    ("}", "}"), ("} }", "} }"), ("{ ", "{ "), (" ", " "), ("\n", "\n"), ("\r\n", "\r\n"), ("ä🚀", "ä🚀"),
  ])
  func oneThingOverAndOver(_ piece: String, _ text: String) throws {
    let template = try MustacheTemplate(Array(String(repeating: piece, count: Self.count).utf8))
    let found = template.render(.object(["a": .text("x")]))
    #expect(found == Array(String(repeating: text, count: Self.count).utf8))
    #expect(template.uses.count <= Self.count)
  }

  @Test(arguments: [
    "{{", "{{{", "{{a", "{{#", "{{!", "{{=", "{{= ", "{{a}", "{{a ", "{{a.", "{{ä🚀 ", "{{=a", "{{/", "{{#a}}\n",
    "{{a}}{{{a}} ",
  ])
  func unfinishedOverAndOver(_ piece: String) {
    let text = Array(String(repeating: piece, count: Self.count).utf8)
    #expect(throws: MustacheFault.self) { try MustacheTemplate(text) }
  }

  @Test func sectionsInSections() throws {
    func nested(_ depth: Int) -> [UInt8] {
      let text = String(repeating: "{{#a}}", count: depth) + "x" + String(repeating: "{{/a}}", count: depth)
      return Array(text.utf8)
    }
    let values = MustacheValue.object(["a": .flag(true)])
    #expect(try MustacheTemplate(nested(100)).render(values) == Array("x".utf8))
    let place = 100 * "{{#a}}".utf8.count
    for depth in [101, 100_000] {
      #expect(throws: MustacheFault(.tooDeep(maximum: 100), place..<(place + 6))) {
        try MustacheTemplate(nested(depth))
      }
    }
  }

  @Test func manyItems() throws {
    let items = (0..<Self.count).map { MustacheValue.object(["n": .text(String($0))]) }
    let template = try MustacheTemplate(Array("{{#list}}{{n}}{{#x}}{{n}}{{/x}},{{/list}}".utf8))
    let found = template.render(.object(["list": .list(items), "x": .text("")]))
    #expect(found.count { $0 == UInt8(ascii: ",") } == Self.count)
    #expect(found.starts(with: "00,11,22,".utf8))
  }
}
