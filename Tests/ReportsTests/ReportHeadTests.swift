import Diagnostics
import Meetings
import Testing

@testable import Reports

@Suite struct ReportHeadTests {
  static let team = Team(id: "ops", name: "Team Ops")
  static let date = Day("2024-09-26")!

  private func report(_ text: String) -> Report { Report(file(text, "ops.md"), team: Self.team, date: Self.date) }

  @Test(arguments: [
    ("Ä 🚀\n", [], "Ä 🚀"),
    ("---\nteam: ops\nreporter: anna\ndate: 2024-09-26\n---\n\nÄ 🚀\n", ["anna"], "Ä 🚀"),
    ("---\nreporter: \"@anna\"\n---\nb", ["anna"], "b"),
    ("---\nreporter: [anna, \"@ben-2\", clara_corp]\n...\nb", ["anna", "ben-2", "clara_corp"], "b"),
    ("---\nreporter: 007\ndate: \"20240926\"\n---\nb", ["007"], "b"),
    ("---\n# ä 🚀\n---\nb", [], "b"),
    ("---\n---\nb", [], "b"),
    ("--- \t\nreporter: anna\n--- \nb", ["anna"], "b"),
    ("\u{FEFF}---\r\nreporter: anna\r\n---\r\n\r\nb\r\n", ["anna"], "b"),
    ("\u{FEFF}ä", [], "ä"),
    ("---\nreporter: anna\n", [], "---\nreporter: anna"),
    ("---\n\n## Ä 🚀\n\n---\n\nb\n", [], "---\n\n## Ä 🚀\n\n---\n\nb"),
    ("--- \n \r\nÄ: [🚀\n\n---\n\nb\n", [], "--- \n \r\nÄ: [🚀\n\n---\n\nb"),
    ("---\n\nreporter: anna\n---\nb", ["anna"], "b"),
    ("---\n\n---\n\nÄ 🚀\n", [], "---\n\n---\n\nÄ 🚀"),
    ("----\nreporter: anna\n---\n", [], "----\nreporter: anna\n---"),
    ("\n---\nreporter: anna\n---\nb", [], "---\nreporter: anna\n---\nb"),
    ("---\nreporter: anna\n---- \n---\nb", [], "b"),
    ("---\nreporter: anna\n---", ["anna"], ""),
    ("  \n\t\n    indented\n\n b \n\n", [], "    indented\n\n b"),
  ])
  func read(_ text: String, _ reporters: [String], _ body: String) {
    let report = report(text)
    #expect(report.reporters.map(\.name) == reporters)
    #expect(String(decoding: report.file.bytes[report.body], as: UTF8.self) == body)
    #expect(!report.hadNoMeeting && report.isEmpty == body.isEmpty)
  }

  @Test(arguments: [
    ("---\nmeeting: none\n---\n", true), ("---\nmeeting: none\n---\nÄ 🚀\n", true), ("", false), (" \n\t\r\n", false),
    ("---\nreporter: anna\n---\n", false), ("---\nmeeting: yes\n---\nÄ 🚀\n", false), ("\u{A0}", false),
  ])
  func noMeeting(_ text: String, _ hadNone: Bool) {
    #expect(report(text).hadNoMeeting == hadNone)
  }

  @Test(arguments: [
    ("---\nteam: iaas # ä 🚀\n---\n", ["2:7 «iaas» team needs to be \"ops\", as the file is named"]),
    (
      "---\nä: 🚀\n---\n",
      ["2:1 «ä» unknown key \"ä\" in the report's front matter; it knows team, reporter, meeting, title, date"]
    ),
    (
      "---\nreproter: anna\n---\n",
      ["2:1 «reproter» unknown key \"reproter\" in the report's front matter, did you mean \"reporter\"?"]
    ),
    ("---\nmeeting: maybe\n---\n", ["2:10 «maybe» meeting needs to be none, or left out"]),
    (
      "---\nreporter: \"@Änna 🚀\"\n---\n",
      ["2:11 «\"@Änna 🚀\"» reporter needs to be a name or a GitHub handle, not \"@Änna 🚀\""]
    ),
    ("---\nreporter: --\n---\n", ["2:11 «--» reporter needs to be a name or a GitHub handle, not \"--\""]),
    (
      "---\nreporter: \"a](https://evil.example)\"\n---\n",
      [
        "2:11 «\"a](https://evil.example)\"» reporter needs to be a name or a GitHub handle, not \"a](https://evil.example)\""
      ]
    ),
    ("---\nreporter: \"\"\n---\n", []),
    ("---\nreporter: { ä: 🚀 }\n---\n", ["2:11 «{ ä: 🚀 }» reporter needs to be a text or a list of texts"]),
    (
      "---\nmeeting: none # ä 🚀\ndate: 2024-09-25\n---\n",
      ["[date-mismatch] 3:7 «2024-09-25» date 2024-09-25 is not that of the call, 2024-09-26"]
    ),
    ("---\ndate: ä 🚀\n---\n", ["[date-mismatch] 2:7 «ä 🚀» date ä 🚀 is not that of the call, 2024-09-26"]),
    ("---\nä 🚀\n---\n", ["2:1 «ä 🚀» the report's front matter needs keys and values"]),
    ("---\nä: &x 🚀\n---\n", ["2:4 «&x» anchors (&name) are not read here"]),
    ("---\nteam: ops\nteam: ops\n---\n", ["3:1 «team» the key “team” is already there above"]),
  ])
  func faults(_ text: String, _ findings: [String]) {
    #expect(shown(report(text).diagnostics) == findings)
  }

  @Test(arguments: [
    ("Jürgen Müller", ["Jürgen Müller:"]), ("\"Kim *B*.\"", ["Kim *B*.:"]), ("ada, bob", ["ada:ada", "bob:bob"]),
    ("[Ada Lund, \"@Bob\"]", ["Ada Lund:", "Bob:Bob"]), ("Kurt Garloff", ["Kurt Garloff:garloff"]), ("\"@todo\"", []),
    ("Kim", ["Kim:"]),
  ])
  func whoReports(_ value: String, _ people: [String]) {
    let report = Report(
      file("---\nreporter: \(value)\n---\nÄ 🚀\n", "ops.md"), team: Self.team, date: Self.date,
      people: ["garloff": ["Kurt", "Kurt Garloff"]])
    #expect(report.reporters.map { "\($0.name):\($0.handle ?? "")" } == people)
    #expect(report.namesReporter)
    #expect(report.diagnostics.isEmpty)
  }

  @Test func whatIsNoText() {
    let bytes = Array("---\nreporter: anna\n---\nÄ ".utf8) + [0xFF, 0x0A]
    let report = Report(SourceFile(name: "ops.md", bytes: bytes), team: Self.team, date: Self.date)
    #expect(!report.isText)
    #expect(report.reporters.map(\.handle) == ["anna"])
    #expect(
      report.diagnostics.map { "\($0.rule) \($0.range) \($0.message)" } == [
        "text-not-utf8 26..<27 text is not UTF-8; save the file as UTF-8"
      ])
    #expect(
      shown(self.report("ä\0").diagnostics) == [
        "[text-not-utf8] 1:2 «\0» text holds a NUL byte; save the file as plain text"
      ])
  }

  @Test func aHeadThatIsTooLong() {
    let text = "---\n" + String(repeating: "# ä 🚀\n", count: 3000) + "---\nb\n"
    let report = report(text)
    #expect(report.diagnostics.map(\.message) == ["front matter is longer than 16384 bytes"])
    #expect(report.file.bytes[report.body].elementsEqual("b".utf8))
  }

  @Test(arguments: [" ", "\t", "\n", "---\n", "-", "--- \n", "\r\n"])
  func oneThingOverAndOver(_ piece: String) {
    let body = report("---\n" + String(repeating: piece, count: 200_000) + "x").body
    #expect(body.upperBound == 4 + piece.utf8.count * 200_000 + 1)
  }
}
