import Testing

@testable import Mustache

@Suite struct UseTests {
  /// Closing tags use no names, and inverted sections introduce none.
  @Test func namesHaveTheirSections() throws {
    let text = "ä{{x}}{{#a}}{{{b.c}}}{{^d}}{{.}}{{/d}}{{/a}}{{!no}}{{&y}}"
    let uses = try MustacheTemplate(Array(text.utf8)).uses
    #expect(
      uses.map { ($0.sections + [$0.name]).map(\.text).joined(separator: " > ") } == [
        "x", "a", "a > b.c", "a > d", "a > .", "y",
      ])
    #expect(
      uses.map { String(decoding: Array(text.utf8)[$0.name.range], as: UTF8.self) } == [
        "x", "a", "b.c", "d", ".", "y",
      ])
  }
}
