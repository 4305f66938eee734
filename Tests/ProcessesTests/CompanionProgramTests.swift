import Processes
import Testing

struct CompanionProgramTests {
  @Test func theNamedProgramIsUsed() {
    #expect(CompanionProgram.find("sh", named: "/bin/sh") == .at("/bin/sh"))
    #expect(CompanionProgram.find("sh", named: "/nowhere/sh") == .wrong("/nowhere/sh"))
    #expect(CompanionProgram.find("no-such-companion", named: "") == .nowhere)
    #expect(CompanionProgram.find("no-such-companion", named: nil) == .nowhere)
  }
}
