import Testing

/// No input can crash the program: the sources contain no traps.
@Suite struct TrapTests {
  @Test func nothingTraps() throws {
    let faults = try offenders(Self.patterns, in: Repository.sources, allowed: Self.allowed)
    #expect(faults == [])
  }

  private static let patterns = [
    "\\btry!", "\\bas!", "\\bfatalError\\b", "\\bprecondition(Failure)?\\(", "\\bassert(ionFailure)?\\(",
    "[\\w\\])\"]!(?!=)", "\\bunowned\\b", "unsafeBitCast",
  ]

  private static let allowed = [
    Allowed(
      file: "Sources/programs/MinutesCLI/Repository/DateArgument.swift", code: "Day(\"1970-01-01\")!",
      why: "our own constant"),
    Allowed(
      file: "Sources/minutes/Meetings/Layout.swift", code: "preconditionFailure",
      why: "the settings' folder has been judged, and days are digits"),
    Allowed(
      file: "Sources/base/FileTrees/RelativePath.swift", code: "no path inside a folder",
      why: "a path in the source of the program; one that people name is judged by the initialiser that may fail"),
  ]
}
