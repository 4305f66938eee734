import Diagnostics
import Foundation
import Testing

@Suite struct MachineReportTests {
  private let other = SourceFile(name: "other.md", bytes: Array("ä\n😀 x".utf8))

  private var rich: Diagnostic {
    finding(
      "ä\n😀 «@todo\r\nb»c", severity: .error, label: "still here",
      notes: [Note("see 100 %"), Note("also here", file: other, range: 8..<9)],
      fixes: [
        Fix(title: "take it out", safety: .safe, edits: [Edit(range: 8..<15, replacement: [])]),
        Fix(title: "write \"ä\"", safety: .suggested, edits: [Edit(range: 3..<3, replacement: [0xC3, 0xA4, 0xFF])]),
      ])
  }

  @Test func json() throws {
    let bytes = JSONReport().render([rich, finding("«»", name: "b.md", severity: .note)])
    #expect(
      text(bytes) == #"""
        [
        {"rule":"placeholder-left","severity":"error","message":"template text is left",\#
        "file":"reports/2024-09-26/iaas.md","range":{"start":{"line":2,"column":3},"end":{"line":3,"column":2}},\#
        "fixes":[{"title":"take it out","safety":"safe"},{"title":"write \"ä\"","safety":"suggested"}],\#
        "notes":[{"message":"see 100 %","file":null,"range":null},{"message":"also here","file":"other.md",\#
        "range":{"start":{"line":2,"column":3},"end":{"line":2,"column":4}}}]},
        {"rule":"placeholder-left","severity":"note","message":"template text is left","file":"b.md",\#
        "range":{"start":{"line":1,"column":1},"end":{"line":1,"column":1}},"fixes":[],"notes":[]}
        ]

        """#)
    #expect(try JSONSerialization.jsonObject(with: Data(bytes)) is [[String: Any]])
  }

  @Test func jsonOfNothing() {
    #expect(text(JSONReport().render([])) == "[]\n")
  }

  @Test func jsonEscapesWhatATerminalWouldObey() throws {
    let hostile = "\"\\\n\r\t\u{8}\u{1B}\u{7F}\u{85}\u{202E}\u{2028}\u{E0041}/ä😀"
    let bytes = JSONReport().render([
      Diagnostic(rule: "r", severity: .note, message: hostile, file: SourceFile(name: "", bytes: []), range: 0..<0)
    ])
    #expect(
      text(bytes).contains(
        #""message":"\"\\\n\r\t\u0008\u001b\u007f\u0085\u202e\u2028\udb40\udc41/ä😀""#))
    let parsed = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
    #expect(parsed[0]["message"] as? String == hostile)
  }

  @Test func github() {
    #expect(
      text(
        GitHubReport().render([
          rich, finding("ä 😀 «x»", name: "a,b:c%.md"), finding("«»", severity: .note, label: "a\u{1B}: b, c\r"),
        ])) == #"""
          ::error file=reports/2024-09-26/iaas.md,line=2,endLine=3,\#
          title=placeholder-left::template text is left%0Astill here%0Anote: see 100 %25\#
          %0Anote: also here (other.md:2:3)
          ::warning file=a%2Cb%3Ac%25.md,line=1,col=5,endLine=1,endColumn=6,\#
          title=placeholder-left::template text is left
          ::notice file=reports/2024-09-26/iaas.md,line=1,col=1,endLine=1,endColumn=1,\#
          title=placeholder-left::template text is left%0Aa\x1b: b, c%0D

          """#)
  }

  @Test func sarif() throws {
    let report = SARIFReport(
      tool: "minutes", version: "1.0",
      rules: [
        .init(id: "other", title: "Other", help: "Help."),
        .init(id: "placeholder-left", title: "Template text is left", help: "Write ä 😀."),
        .init(id: "other", title: "Twice", help: ""),
      ])
    let unknown = Diagnostic(
      rule: "new", severity: .warning, message: "m", file: SourceFile(name: "/tmp/ä b:.md", bytes: []), range: 0..<0,
      fixes: [Fix(title: "none", safety: .safe, edits: [])])
    let bytes = report.render([rich, unknown])
    #expect(
      text(bytes) == #"""
        {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0",\#
        "runs":[{"columnKind":"unicodeCodePoints","tool":{"driver":{"name":"minutes","version":"1.0","rules":[
        {"id":"other","shortDescription":{"text":"Other"},"help":{"text":"Help."}},
        {"id":"placeholder-left","shortDescription":{"text":"Template text is left"},\#
        "help":{"text":"Write ä 😀."}}]}},"results":[
        {"ruleId":"placeholder-left","ruleIndex":1,"level":"error",\#
        "message":{"text":"template text is left\nstill here"},\#
        "locations":[{"physicalLocation":{"artifactLocation":{"uri":"reports/2024-09-26/iaas.md"},\#
        "region":{"startLine":2,"startColumn":3,"endLine":3,"endColumn":2}}}],"relatedLocations":[
        {"message":{"text":"see 100 %"}},
        {"message":{"text":"also here"},"physicalLocation":{"artifactLocation":{"uri":"other.md"},\#
        "region":{"startLine":2,"startColumn":3,"endLine":2,"endColumn":4}}}],"fixes":[
        {"description":{"text":"take it out"},"properties":{"safety":"safe"},\#
        "artifactChanges":[{"artifactLocation":{"uri":"reports/2024-09-26/iaas.md"},"replacements":[
        {"deletedRegion":{"startLine":2,"startColumn":3,"endLine":3,"endColumn":1}}]}]},
        {"description":{"text":"write \"ä\""},"properties":{"safety":"suggested"},\#
        "artifactChanges":[{"artifactLocation":{"uri":"reports/2024-09-26/iaas.md"},"replacements":[
        {"deletedRegion":{"startLine":2,"startColumn":1,"endLine":2,"endColumn":1},\#
        "insertedContent":{"text":"ä�"}}]}]}]},
        {"ruleId":"new","level":"warning","message":{"text":"m"},\#
        "locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///tmp/%C3%A4%20b%3A.md"},\#
        "region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":1}}}]}]}]}

        """#)
    #expect(try JSONSerialization.jsonObject(with: Data(bytes)) is [String: Any])
  }
}
