import Decks
import Diagnostics
import Meetings
import Testing

@testable import Reports

@Suite struct DeckImportTests {
  static let community: Community = {
    var community = Community()
    community.teams = [
      Team(id: "ops", name: "Team Ops"), Team(id: "iaas", name: "Team IaaS"),
      Team(id: "docs", name: "SIG Documentation"),
      Team(id: "ops-2", name: "Team Ops Zwei"),
    ]
    return community
  }()

  @Test(
    arguments: [
      (
        "---\ntitle: ä 🚀\n---\n\n# Grüße\n\n---\n\n# Team Ops\n\n----\n\n## A\n\n---\n\n# Team IaaS\n",
        [
          "cover --- ---\ntitle: ä 🚀\n---\n\n# Grüße\n", "ops --- # Team Ops\n\n----\n\n## A\n",
          "iaas --- # Team IaaS\n",
        ]
      ),
      ("# Team Ops ä 🚀\n\n---\n\n# Team IaaS\n", ["ops --- # Team Ops ä 🚀\n", "iaas --- # Team IaaS\n"]),
      (
        "# a\n\n----\n\n# Team Ops\n\n----\n\n# Team IaaS\n",
        ["cover --- # a\n", "ops ---- # Team Ops\n", "iaas ---- # Team IaaS\n"]
      ),
      (
        "# a\n\n---\n\nb 🚀\n\n---\n\nc\n\n---\n\n# Team Ops\n\n---\n\nd\n",
        ["cover --- # a\n", "general --- b 🚀\n\n---\n\nc\n", "ops --- # Team Ops\n", "general-2 --- d\n"]
      ),
      (
        "# a\n\n---\n\n# Team Ops\n\n---\n\n# Team IaaS\n\n---\n\n# Team Ops (2/2)\n",
        ["cover --- # a\n", "ops --- # Team Ops\n", "iaas --- # Team IaaS\n", "ops-3 --- # Team Ops (2/2)\n"]
      ),
      (
        "# a\n\n---\n\n# Team Ops Zwei\n\n---\n\n# Team Ops\n\n---\n\n# Team Ops Zwei\n",
        ["cover --- # a\n", "ops-2 --- # Team Ops Zwei\n", "ops --- # Team Ops\n", "ops-2-2 --- # Team Ops Zwei\n"]
      ),
      (
        "# a\n\n---\n\n## Team Ops\n\n----\n\n## b\n\n----\n\n## Team Ops (2/2)\n",
        ["cover --- # a\n", "ops --- ## Team Ops\n\n----\n\n## b\n\n----\n\n## Team Ops (2/2)\n"]
      ),
      ("", ["cover --- "]),
      ("\n---\n", ["cover --- \n---\n"]),
      ("# a\n\n---\n\n---\n\n# Team Ops\n", ["cover --- # a\n\n---\n", "ops --- # Team Ops\n"]),
      ("# ä 🚀\r\n\r\n---\r\n\r\n# Team Ops\r\n", ["cover --- # ä 🚀\r\n", "ops --- # Team Ops\r\n"]),
      ("# a\n\n---\n\n--- \n# Team Ops\n", ["cover --- # a\n\n---\n\n--- \n# Team Ops\n"]),
      ("# a\n\n---\n\n\u{FEFF}\n# Team Ops\n", ["cover --- # a\n\n---\n\n\u{FEFF}\n# Team Ops\n"]),
      ("# a\n\n---\n\n\n# Team Ops", ["cover --- # a\n", "ops --- \n# Team Ops"]),
      ("# a\n\n---\n", ["cover --- # a\n\n---\n"]),
    ] as [(String, [String])])
  func parts(_ text: String, _ parts: [String]) throws {
    let taken = DeckImport(Deck(file(text, "deck.md")), community: Self.community)
    #expect(Self.shown(taken) == parts)
    #expect(try Self.built(taken).elementsEqual(text.utf8))
    #expect(taken.agenda.isExact)
  }

  @Test func nearlyATeam() throws {
    let deck = file("# a\n\n---\n\nä 🚀\n\n# Team Opps\n", "deck.md")
    let taken = DeckImport(Deck(deck), community: Self.community)
    #expect(Self.shown(taken) == ["cover --- # a\n", "ops --- ä 🚀\n\n# Team Opps\n"])
    #expect(
      reportsShown(taken.diagnostics) == [
        "[team-unknown] 7:1 «# Team Opps» heading names no team, did you mean \"Team Ops\"?"
      ])
    #expect(taken.diagnostics.map(\.label) == ["taken for Team Ops"])
  }

  /// Teams with ids that import uses for its own files.
  @Test func teamsOfThoseNames() throws {
    var community = Community()
    community.teams = [
      Team(id: "cover", name: "Team Cover"), Team(id: "agenda", name: "Team Agenda"),
      Team(id: "general", name: "General"),
    ]
    let text = "# Ä 🚀\n\n---\n\n# Team Cover\n\n---\n\n# b\n\n---\n\n# Team Agenda\n\n---\n\n# General\n"
    let taken = DeckImport(Deck(file(text)), community: community)
    #expect(
      Self.shown(taken) == [
        "opening --- # Ä 🚀\n", "cover --- # Team Cover\n", "general --- # b\n", "agenda --- # Team Agenda\n",
        "general-2 --- # General\n",
      ])
    #expect(try Self.built(taken, community).elementsEqual(text.utf8))
  }

  /// Even an id of the maximum length can be followed by a number.
  @Test func longNames() throws {
    let id = String(repeating: "x", count: 63)
    var community = Community()
    community.teams = [Team(id: id, name: "Team Xaver"), Team(id: "ops", name: "Team Ops")]
    let text = "# Team Xaver\n\n---\n\n# Team Ops\n\n---\n\n# Team Xaver 🚀\n"
    let taken = DeckImport(Deck(file(text)), community: community)
    #expect(taken.files.map(\.name) == [id + ".md", "ops.md", id + "-2.md"])
    #expect(try Self.built(taken, community).elementsEqual(text.utf8))
  }

  /// Import and build give the same bytes; a line added to a part only adds that line to the deck.
  @Test(arguments: 0..<60) func everyDeckComesBack(seed: Int) throws {
    var source = MadeUpText(seed: UInt64(seed))
    for _ in 0..<30 {
      let bytes = source.deck()
      let taken = DeckImport(Deck(SourceFile(name: "deck.md", bytes: bytes)), community: Self.community)
      let name = "\(String(decoding: bytes, as: UTF8.self).debugDescription)"
      #expect(try Self.built(taken) == bytes, "\(name)")
      #expect(Set(taken.files.map(\.name)).count == taken.files.count, "\(name)")
      #expect(taken.files.count == 1 || taken.files.allSatisfy { !$0.bytes.isEmpty }, "\(name)")
      let edited = source.below(taken.files.count)
      let line = Array("\nOne more ä 🚀.\n".utf8)
      var expected: [UInt8] = []
      for (index, file) in taken.files.enumerated() {
        if index > 0 { expected += taken.agenda.parts[index].joint.bytes(crlf: taken.agenda.usesCRLF) }
        expected += file.bytes + (index == edited ? line : [])
      }
      #expect(try Self.built(taken, append: line, to: edited) == expected, "\(name)")
    }
  }

  private func reportsShown(_ diagnostics: [Diagnostic]) -> [String] { ReportsTests.shown(diagnostics) }

  private static func shown(_ taken: DeckImport) -> [String] {
    zip(taken.agenda.parts, taken.files).map { part, file in
      "\(part.stem) \(part.joint.rawValue) \(String(decoding: file.bytes, as: UTF8.self))"
    }
  }

  /// Builds the deck from the files and the agenda.
  private static func built(
    _ taken: DeckImport, _ community: Community = community, append line: [UInt8] = [], to edited: Int = 0
  ) throws -> [UInt8] {
    let files = taken.files.enumerated().map { index, part in
      (name: part.name, file: SourceFile(name: part.name, bytes: part.bytes + (index == edited ? line : [])))
    }
    let agenda = SourceFile(name: "agenda.yml", bytes: Array(taken.agenda.yaml.utf8))
    let date = try #require(Day("2024-09-26"))
    let call = CallReports(date, files: files.sorted { $0.name < $1.name }, agenda: agenda, community: community)
    #expect(call.diagnostics.map(\.message) == [])
    return try AssembledDeck.assemble(call, community: community, templates: TemplateSet()).bytes
  }
}
