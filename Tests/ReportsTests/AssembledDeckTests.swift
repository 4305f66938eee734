import Decks
import Diagnostics
import Foundation
import Meetings
import Testing

@testable import Reports

@Suite struct AssembledDeckTests {
  static let community: Community = {
    var community = Community()
    community.teams = [
      Team(id: "ops", name: "Team Ops", mission: "Wir betreiben"), Team(id: "iaas", name: "Team IaaS"),
      Team(id: "docs", name: "SIG Docs", aliases: ["Docs"]), Team(id: "iaas-2", name: "Team IaaS Zwei"),
    ]
    return community
  }()

  /// A complete deck with every kind of report, in the order of minutes.yml.
  @Test func golden() throws {
    let files = [
      "docs.md":
        "---\nreporter: [anna, ben]\n---\n\nGrüße 🎉 aus der Doku.\n\n## Erstes\n\n* eins\n* zwei\n\n## Zweites\n\n```md\n## no topic\n```\n",
      "iaas-2.md": "# Eigene Überschrift\n\nText\n\n----\n\n## Darunter\n\n---\n\n## Daneben\n\nnote: leise",
      "iaas.md": "---\r\nreporter: clara\r\n---\r\n\r\n## Äpfel 🍏\r\n\r\n* eins\r\n\r\n## Birnen 🍐\r\n\r\n* zwei",
      "ops.md": "---\nmeeting: none\n---\n",
    ]
    try Self.expect(Self.deck(files), toBe: "minutes-order.md")
  }

  /// The order of the agenda, with an item that is not a team's; reports outside of the agenda are left out.
  @Test func goldenAgenda() throws {
    let files = [
      "docs.md": "## Ä 🚀\n", "welcome.md": "---\nreporter: anna\n---\n# Willkommen 👋\n\n* Tagesordnung\n",
      "ops.md": "## B\n",
      "iaas.md": "Ä\0", "empty.md": "\n", "stranger.md": "# Not in the agenda\n",
    ]
    let agenda = "parts:\n  - welcome\n  - { file: docs, joint: \"----\" }\n  - iaas-2\n  - empty\n"
    try Self.expect(Self.deck(files, agenda: agenda), toBe: "agenda-order.md")
  }

  /// HedgeDoc reads each slide by itself: a definition that stands at the end of a report comes along to those that need it.
  @Test func definitionsComeAlong() throws {
    let text =
      "Über [uns][us].\n\n## A 🚀\n\nSee [it][KC] and[^1] of SCS.\n\nNote: quiet\n\n## B\n\n* x\n\n"
      + "[us]: https://us.example\n[kc]: https://kc.example\n[^1]: on Monday\n*[SCS]: Stack\n\n[kd]: https://kd.example\n"
    let deck = try Self.read(Self.deck(["ops.md": text]))
    #expect(
      deck.slides.dropFirst().map { Self.text(of: $0, in: deck) } == [
        "# Team Ops\n\nÜber [uns][us].\n\n[us]: https://us.example",
        "## A 🚀\n\nSee [it][KC] and[^1] of SCS.\n\n[kc]: https://kc.example\n[^1]: on Monday\n*[SCS]: Stack\n\nNote: quiet",
        "## B\n\n* x\n\n[us]: https://us.example\n[kc]: https://kc.example\n[^1]: on Monday\n*[SCS]: Stack\n\n[kd]: https://kd.example",
      ])
  }

  /// Who cuts the slides decides what stands on them.
  @Test func definitionsStayWhereTheAuthorCuts() throws {
    let deck = try Self.read(Self.deck(["ops.md": "See [it][kc].\n\n---\n\n[kc]: https://kc.example\n"]))
    #expect(
      deck.slides.dropFirst(2).map { Self.text(of: $0, in: deck) } == ["See [it][kc].", "[kc]: https://kc.example"])
  }

  @Test(
    arguments: [
      ("## A\n\n---\n## B\n", ["# Team Ops\n\nWir betreiben", "## A", "## B"]),
      ("---\n\n## A\n\n---\n", ["# Team Ops\n\nWir betreiben", "## A"]),
      ("<!-- ä 🚀 -->\n\n## A\n", ["# Team Ops\n\nWir betreiben", "<!-- ä 🚀 -->\n\n## A"]),
      ("## A", ["# Team Ops\n\nWir betreiben", "## A"]),
      ("ä 🚀", ["# Team Ops\n\nä 🚀"]),
      ("---\n", ["# Team Ops\n\nWir betreiben"]),
      ("# A\n\n## B\n", ["# A", "## B"]),
      ("# A\n\nä 🚀\n\n----\n\n## B\n\n## C\n", ["# A\n\nä 🚀", "## B\n\n## C"]),
      ("## A\n\n```\nä 🚀\n", ["# Team Ops\n\nWir betreiben", "## A\n\n```\nä 🚀"]),
      ("## A\n\n-----\n## B\n", ["# Team Ops\n\nWir betreiben", "## A\n\n-----", "## B"]),
    ] as [(String, [String])])
  func slidesOfATeam(_ text: String, _ slides: [String]) throws {
    let deck = try Self.read(Self.deck(["ops.md": text]))
    #expect(deck.slides.dropFirst().map { Self.text(of: $0, in: deck) } == slides)
    #expect(deck.slides.dropFirst().map(\.v) == Array(slides.indices))
    let report = Report(file(text, "ops.md"), team: Self.community.teams[0], date: ReportHeadTests.date)
    #expect(report.slideCount == slides.count)
  }

  @Test func noGoldenDeckIsLeftOver() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.golden.path)
    #expect(names.sorted() == ["agenda-order.md", "minutes-order.md"])
  }

  /// A faulty report does not affect others: the cover and the neighbours' slides are unchanged.
  @Test(arguments: 0..<30) func neighboursStay(seed: Int) throws {
    var source = MadeUpText(seed: UInt64(seed))
    for _ in 0..<20 {
      let bytes = source.reportBytes()
      let text = String(decoding: bytes, as: UTF8.self)
      let files = [
        (name: "docs.md", file: file("# Docs\n")), (name: "iaas.md", file: SourceFile(name: "iaas.md", bytes: bytes)),
        (name: "ops.md", file: file("## Ä 🚀\n")),
      ]
      let call = CallReports(ReportHeadTests.date, files: files, agenda: nil, community: Self.community)
      let deck = try Self.read(AssembledDeck.assemble(call, community: Self.community, templates: TemplateSet()))
      #expect(Self.text(of: deck.slides[2], in: deck) == "## Ä 🚀", "\(text.debugDescription)")
      #expect(deck.slides.last.map { Self.text(of: $0, in: deck) } == "# Docs", "\(text.debugDescription)")
      #expect(deck.slides.last?.v == 0, "\(text.debugDescription)")
      let empty = deck.slides.filter { $0.content(in: deck.file.bytes) == nil }
      let hasOwn = !Separator.all(in: bytes, range: 0..<bytes.count).isEmpty
      let slides = deck.slides.filter { $0.h == 2 }.count
      #expect(hasOwn || call.reports["iaas.md"]?.slideCount == slides, "\(text.debugDescription)")
      #expect(empty.isEmpty || hasOwn, "\(text.debugDescription)")
    }
  }

  @Test func everyByteHasAnOrigin() throws {
    let deck = try Self.deck(["ops.md": "ä 🚀\n\n## A\n\n* b\n"])
    let own = deck.pieces.compactMap { piece in
      if case .slice(let file, let range) = piece {
        "\(file.name): \(String(decoding: file.bytes[range], as: UTF8.self))"
      } else {
        nil
      }
    }
    #expect(own == ["ops.md: ä 🚀", "ops.md: ## A\n\n* b"])
  }

  @Test(
    arguments: [
      ("parts: [ops, nobody]\n", ["1:14 «nobody» part nobody.md is missing from the folder"]),
      ("exact: true\nparts: [docs]\n", ["2:9 «docs» part docs.md is missing from the folder"]),
      ("parts: [docs]\n", []),
    ] as [(String, [String])])
  func missingParts(_ agenda: String, _ findings: [String]) {
    #expect(shown(Self.call(["ops.md": "a"], agenda: agenda).diagnostics) == findings)
  }

  /// `iaas-3.md` and `iaas-news.md` are parts of team iaas; `iaas-2.md` is another team's.
  @Test func ownersOfParts() {
    let names = [
      "iaas-2.md", "iaas-3.md", "iaas-news.md", "docs-x-2.md", "iaas-2-2.md", "welcome.md", "stranger.md", "iaas-.md",
    ]
    let call = Self.call(
      Dictionary(uniqueKeysWithValues: names.map { ($0, "a") }),
      agenda: "parts: [iaas-3, iaas-news, docs-x-2, iaas-2-2, welcome, iaas-]\n")
    #expect(call.reports.mapValues(\.team.id) == ["iaas-2.md": "iaas-2"])
    #expect(
      call.extras.mapValues(\.team.id) == [
        "iaas-3.md": "iaas", "iaas-news.md": "iaas", "docs-x-2.md": "docs", "iaas-2-2.md": "iaas-2",
        "welcome.md": "welcome",
        "iaas-.md": "iaas-",
      ])
    #expect(call.strays.map(\.name) == ["stranger.md"])
  }

  static func call(_ files: [String: String], agenda: String? = nil) -> CallReports {
    let sorted = files.sorted { $0.key < $1.key }.map { (name: $0.key, file: file($0.value, $0.key)) }
    return CallReports(
      ReportHeadTests.date, files: sorted, agenda: agenda.map { file($0, "agenda.yml") }, community: community)
  }

  private static func deck(_ files: [String: String], agenda: String? = nil) throws -> AssembledDeck {
    try AssembledDeck.assemble(call(files, agenda: agenda), community: community, templates: TemplateSet())
  }

  private static func read(_ deck: AssembledDeck) -> Deck { Deck(SourceFile(name: "deck.md", bytes: deck.bytes)) }

  private static func text(of slide: Slide, in deck: Deck) -> String {
    String(decoding: deck.file.bytes[slide.content(in: deck.file.bytes) ?? 0..<0], as: UTF8.self)
  }

  private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Golden")

  /// `RECORD=1` rewrites the file.
  private static func expect(_ deck: AssembledDeck, toBe name: String) throws {
    let url = golden.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD"] != nil { try Data(deck.bytes).write(to: url) }
    let golden = try Data(contentsOf: url)
    #expect(String(decoding: deck.bytes, as: UTF8.self) == String(decoding: golden, as: UTF8.self))
    #expect(deck.bytes.elementsEqual(golden))
  }
}
