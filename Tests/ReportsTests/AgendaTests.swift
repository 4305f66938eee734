import Diagnostics
import Testing

@testable import Reports

@Suite struct AgendaTests {
  @Test(arguments: [
    ("", Agenda()),
    ("# Ä 🚀\n", Agenda()),
    ("parts: [ops, docs.md]\n", Agenda(parts: [.init(file: "ops.md"), .init(file: "docs.md")])),
    (
      "exact: true\nparts:\n  - cover\n  - { file: ops, joint: \"----\" }\n  - { file: docs.md, joint: \"---\" }\n",
      Agenda(
        parts: [.init(file: "cover.md"), .init(file: "ops.md", joint: .below), .init(file: "docs.md")], isExact: true)
    ),
    (
      "parts: [null, 2024, agenda]\n",
      Agenda(parts: [.init(file: "null.md"), .init(file: "2024.md"), .init(file: "agenda.md")])
    ),
    ("exact: false\nparts:\n", Agenda()),
  ])
  func read(_ text: String, _ agenda: Agenda) {
    let (read, diagnostics) = Agenda.read(file(text, "agenda.yml"))
    #expect(read == agenda)
    #expect(shown(diagnostics) == [])
  }

  @Test(arguments: [
    ("ä 🚀\n", ["1:1 «ä 🚀» agenda.yml needs keys and values"]),
    ("part: [ops]\n", ["1:1 «part» unknown key \"part\" in agenda.yml, did you mean \"parts\"?"]),
    ("order: 🚀\n", ["1:1 «order» unknown key \"order\" in agenda.yml; it knows exact, crlf, parts"]),
    ("exact: ja\n", ["1:8 «ja» exact needs to be true or false"]),
    ("parts: ops\n", ["1:8 «ops» parts needs to be a list"]),
    ("parts: [\"ä🚀\"]\n", ["1:9 «\"ä🚀\"» part needs the name of a report in this folder, such as iaas.md"]),
    ("parts: [../ops.md]\n", ["1:9 «../ops.md» part needs the name of a report in this folder, such as iaas.md"]),
    ("parts: [.md]\n", ["1:9 «.md» part needs the name of a report in this folder, such as iaas.md"]),
    ("parts: [agenda.yml]\n", ["1:9 «agenda.yml» part needs the name of a report in this folder, such as iaas.md"]),
    ("parts: [ops, ops.md]\n", ["1:14 «ops.md» part ops.md is named twice"]),
    (
      "parts: [{ file: ops, joint: \"--\" }]\n",
      ["1:29 «\"--\"» joint needs to be one of ---, ----, did you mean \"---\"?"]
    ),
    (
      "parts: [{ fiel: ops }]\n",
      [
        "1:9 «{ fiel: ops }» part needs the name of a report in this folder, such as iaas.md",
        "1:11 «fiel» unknown key \"fiel\" in a part, did you mean \"file\"?",
      ]
    ),
    ("parts: &a [ops]\n", ["1:8 «&a» anchors (&name) are not read here"]),
  ])
  func faults(_ text: String, _ findings: [String]) {
    #expect(shown(Agenda.read(file(text, "agenda.yml")).diagnostics) == findings)
  }

  @Test func faultsCostOnlyTheirPart() {
    let agenda = Agenda.read(file("exact: ja\nparts: [ops, Ä, [x], docs]\n")).agenda
    #expect(agenda == Agenda(parts: [.init(file: "ops.md"), .init(file: "docs.md")]))
  }

  @Test func partsWithoutNumber() {
    let text = "parts:\n" + (0..<15_000).map { "  - part-\($0)\n" }.joined() + "  - part-0\n"
    let (agenda, diagnostics) = Agenda.read(file(text))
    #expect(agenda.parts.count == 15_000)
    #expect(shown(diagnostics) == ["15002:5 «part-0» part part-0.md is named twice"])
  }

  @Test(arguments: [
    Agenda(), Agenda(isExact: true),
    Agenda(
      parts: [.init(file: "cover.md"), .init(file: "ops.md", joint: .below), .init(file: "true.md")], isExact: true),
    Agenda(parts: [.init(file: "1e3.md"), .init(file: "0x10.md", joint: .below), .init(file: "2024-09-26.md")]),
    Agenda(parts: [.init(file: String(repeating: "a", count: 63) + "-12.md", joint: .below)]),
  ])
  func whatIsWrittenIsReadBack(_ agenda: Agenda) {
    let (read, diagnostics) = Agenda.read(file(agenda.yaml))
    #expect(read == agenda)
    #expect(shown(diagnostics) == [])
  }
}
