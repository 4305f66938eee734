import Testing

@testable import Chromium

/// A Chromium that is there and does not start.
@Suite struct StartTests {
  @Test(arguments: [
    ("/bin/false", "/bin/false does not start (it ends at once); name another Chromium with MINUTES_CHROMIUM"),
    ("/usr/bin/tail", "/usr/bin/tail does not start"),
  ])
  func endsAtOnce(_ program: String, _ message: String) throws {
    let chromium = try Chromium(program: program, seconds: 10)
    let fault = #expect(throws: ExportFault.self) { try chromium.awaitStart(of: program) }
    #expect(fault?.isOfStart == true)
    #expect(fault?.description.utf8.starts(with: message.utf8) == true)
  }
}
