import Bytes
import Testing

@testable import HedgeDoc

@Suite struct RecordTests {
  @Test func aRecordIsReadAsItWasWritten() throws {
    let server = try #require(WebAddress("https://pad.example/base"))
    let note = try #require(NoteAddress(server: server, id: "abc-1", interface: .two))
    let record = NoteRecord(
      note: note, textSHA256: String(repeating: "a", count: 64), deck: Array("# A\n\n\nserver x\n".utf8),
      pictures: [
        .init(
          name: "my rack.png", sha256: String(repeating: "b", count: 64), link: "https://pad.example/uploads/1.png"),
        .init(name: "ü.png", sha256: "", link: "https://pad.example/uploads/2.png"),
      ], former: ["https://pad.example/base/n/old"])
    #expect(NoteRecord(record.bytes) == record)
    for broken in [
      "", "x", "server https://pad.example\n\n", "server https://pad.example\nnote ../x\ninterface 1\ntext a\n\n",
    ] {
      #expect(NoteRecord(Array(broken.utf8)) == nil, "\(broken)")
    }
  }

  @Test func credentialsBelongToOneServer() throws {
    let server = try #require(WebAddress("https://pad.example"))
    func find(_ environment: [String: String], _ file: String? = nil, isPrivate: Bool = true) throws -> Credentials {
      try Credentials.find(
        for: server, environment: environment,
        file: ("file", { file.map { Credentials.File(bytes: Array($0.utf8), isPrivate: isPrivate) } }))
    }
    #expect(try find([:]) == .none)
    #expect(try find(["MINUTES_HEDGEDOC_TOKEN": "t"]) == .token("t"))
    #expect(
      try find(["MINUTES_HEDGEDOC_TOKEN": "t", "MINUTES_HEDGEDOC_SERVER": "https://pad.example/x"]) == .token("t"))
    #expect(try find(["MINUTES_HEDGEDOC_TOKEN": "t", "MINUTES_HEDGEDOC_SERVER": "https://evil.example"]) == .none)
    let mail = ["MINUTES_HEDGEDOC_EMAIL": "a@example.org", "MINUTES_HEDGEDOC_PASSWORD": "p"]
    #expect(try find(mail) == .mail(address: "a@example.org", password: "p"))
    let file =
      "# mine\nserver https://evil.example\ntoken no\n\nserver https://pad.example\r\nldap lena\r\npassword a b \r\n"
    #expect(try find([:], file) == .ldap(name: "lena", password: "a b"))
    #expect(try find([:], "server https://evil.example\ntoken no\n") == .none)
    #expect(throws: WebFault.self) { try find([:], file, isPrivate: false) }
    #expect(throws: WebFault.self) { try find([:], "server https://pad.example\ntokn x\n") }
    #expect(throws: WebFault.self) { try find(["MINUTES_HEDGEDOC_PASSWORD": "p"]) }
    #expect(throws: WebFault.self) { try find(["MINUTES_HEDGEDOC_TOKEN": "t\r\nX-Evil: 1"]) }
    #expect(throws: WebFault.self) { try find(["MINUTES_HEDGEDOC_SESSION": "a; b=c"]) }
  }

  @Test func whichServerCredentialsAreFor() throws {
    let server = try #require(WebAddress("https://pad.example"))
    func binding(_ more: [String: String]) -> Credentials.Binding {
      Credentials.binding(for: server, environment: more)
    }
    #expect(binding([:]) == .settled)
    #expect(binding(["MINUTES_HEDGEDOC_SERVER": "https://evil.example"]) == .settled)
    #expect(binding(["MINUTES_HEDGEDOC_TOKEN": "t"]) == .open)
    #expect(binding(["MINUTES_HEDGEDOC_EMAIL": "a", "MINUTES_HEDGEDOC_SERVER": ""]) == .open)
    #expect(binding(["MINUTES_HEDGEDOC_TOKEN": "t", "MINUTES_HEDGEDOC_SERVER": "https://pad.example/"]) == .settled)
    #expect(
      binding(["MINUTES_HEDGEDOC_TOKEN": "t", "MINUTES_HEDGEDOC_SERVER": "http://pad.example"])
        == .elsewhere("http://pad.example"))
  }

  @Test func aCallRemembersItsFormerNotes() throws {
    let server = try #require(WebAddress("https://pad.example"))
    func note(_ id: String) throws -> NoteAddress { try #require(NoteAddress(server: server, id: id, interface: .one)) }
    let first = NoteRecord(note: try note("a"), textSHA256: "", deck: [], pictures: [])
    #expect(first.formerNotes(besides: try note("a")) == [])
    let second = NoteRecord(
      note: try note("b"), textSHA256: "", deck: [], pictures: [], former: first.formerNotes(besides: try note("b")))
    #expect(second.former == ["https://pad.example/a?both"])
    #expect(second.formerNotes(besides: try note("c")) == ["https://pad.example/a?both", "https://pad.example/b?both"])
    #expect(second.formerNotes(besides: try note("b")) == second.former)
  }
}
