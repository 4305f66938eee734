import Diagnostics
import Foundation
import Meetings
import Mustache
import Testing

@testable import Reports

@Suite struct UnknownNamesTests {
  @Test(arguments: [
    (TemplateSet.Name.deck, "# {{{callTitle}}}\n{{#ä}}{{/ä}}"),
    (.deck, "{{{tagLine}}}"), (.deck, "🚀 {{#covr}}{{/covr}}"), (.deck, "{{name.first}}"), (.deck, "{{date.year}}"),
    (.title, "{{{handle}}}"), (.title, "{{^reporters}}{{{separator}}}{{/reporters}}"),
    (.title, "{{#reporters}}{{{handel}}}{{/reporters}}"), (.report, "{{{callTitle}}}{{/team}}"),
    (.report, "{{#calls}}{{/calls}}{{{Team}}}"),
  ])
  func found(_ name: TemplateSet.Name, _ text: String) {
    #expect(Self.shown(name, text) == Self.wanted[text])
  }

  private static let wanted: [String: [String]] = [
    "# {{{callTitle}}}\n{{#ä}}{{/ä}}": [
      "2:4 unknown name \"ä\" in deck.md; it knows titleYAML, descriptionYAML, community, communityFirst, communityRest, tagline, callTitle, "
        + "date, theme, transition, cover"
    ],
    "{{{tagLine}}}": ["1:4 unknown name \"tagLine\" in deck.md, did you mean \"tagline\"?"],
    "🚀 {{#covr}}{{/covr}}": ["1:6 unknown name \"covr\" in deck.md, did you mean \"cover\"?"],
    "{{name.first}}": [
      "1:3 unknown name \"name.first\" in deck.md; it knows titleYAML, descriptionYAML, community, communityFirst, communityRest, tagline, "
        + "callTitle, date, theme, transition, cover"
    ],
    "{{date.year}}": ["1:3 \"date\" has nothing behind a dot"],
    "{{{handle}}}": ["1:4 \"handle\" has a value only between {{#reporters}} and {{/reporters}}"],
    "{{^reporters}}{{{separator}}}{{/reporters}}": [
      "1:18 \"separator\" has a value only between {{#reporters}} and {{/reporters}}"
    ],
    "{{#reporters}}{{{handel}}}{{/reporters}}": ["1:18 unknown name \"handel\" in title.md, did you mean \"handle\"?"],
    // Not a template, so it has no names to check.
    "{{{callTitle}}}{{/team}}": [],
    "{{#calls}}{{/calls}}{{{Team}}}": [
      "1:4 unknown name \"calls\" in report.md, did you mean \"call\"?",
      "1:24 unknown name \"Team\" in report.md, did you mean \"team\"?",
    ],
  ]

  /// Names without a current value, `.`, and all names of the built-in templates.
  @Test func known() throws {
    #expect(Self.shown(.deck, "{{#cover}}{{.}}{{/cover}}{{! nothing }}") == [])
    #expect(Self.shown(.title, "{{#reporters}}{{#lead}}{{handle}}{{/lead}}{{{name}}}{{/reporters}}") == [])
    for name in TemplateSet.Name.allCases {
      #expect(Self.shown(name, String(decoding: TemplateSet.builtIn(name), as: UTF8.self)) == [])
    }
    #expect(TemplateSet().unknownNames().isEmpty)
  }

  @Test func ofSomeTemplates() {
    let own = TemplateSet(own: [.report: file("{{a}}", "report.md"), .deck: file("{{b}}", "deck.md")])
    #expect(own.unknownNames().map(\.file.name) == ["report.md", "deck.md"])
    #expect(own.unknownNames(in: [.report]).map(\.file.name) == ["report.md"])
    #expect(own.unknownNames().allSatisfy { $0.rule == "template-name-unknown" && $0.severity == .warning })
  }

  // MARK: List of names

  /// The list contains exactly the names that have a value in some case.
  @Test func namesAreThoseOfTheValues() throws {
    let date = try #require(Day("2024-09-26"))
    let team = Team(id: "ops", name: "Öps", mission: "Wir 🚀")
    #expect(Set(ReportTemplate.values(team, date, Community()).keys) == Set(TemplateSet.Name.report.variables))
    var community = Community()
    (community.name, community.tagline, community.style.cover) = ("Ä b", "c", "d.png")
    #expect(Set(Cover(community: community, date: date).values.keys) == Set(TemplateSet.Name.deck.variables))
    let report = Report(file("---\nreporter: ada\n---\nä\n", "ops.md"), team: team, date: date)
    let values = TitleSlide(report: report, lead: 0..<1).values
    #expect(Set(values.keys) == Set(TemplateSet.Name.title.variables))
    var inner: [String: Set<String>] = [:]
    for case (let name, .list(let items)) in values {
      for case .object(let members) in items { inner[name, default: []].formUnion(members.keys) }
    }
    #expect(inner == TemplateSet.Name.title.innerVariables.mapValues(Set.init))
  }

  /// The table under "Adding a template variable": a row for each template, its names in code.
  @Test func namesAreThoseOfTheDocumentation() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("CONTRIBUTING.md"), encoding: .utf8)
    for name in TemplateSet.Name.allCases {
      let start = "| `\(name.rawValue)` |"
      let row = try #require(text.components(separatedBy: "\n").first { $0.hasPrefix(start) }, "\(start)")
      let code = row.dropFirst(start.count).components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }
      let inner = name.innerVariables.flatMap(\.value)
      #expect(code.map(\.element).sorted() == (name.variables + inner).sorted())
    }
  }

  private static func shown(_ name: TemplateSet.Name, _ text: String) -> [String] {
    TemplateSet(own: [name: file(text, "templates/\(name.rawValue)")]).unknownNames().map { finding in
      let place = finding.file.position(at: finding.range.lowerBound)
      return "\(place.line):\(place.column) \(finding.message)"
    }
  }
}
