import Testing

/// Syntax is parsed as UTF-8 bytes: a `Character` of a quote with a combining mark is not a quote, and CR LF is one.
@Suite struct ByteRuleTests {
  @Test func syntaxIsReadAsBytes() throws {
    let faults = try offenders(Self.patterns, in: Repository.sources, allowed: Self.allowed)
    #expect(faults == [])
  }

  private static let patterns = [
    "\\.has(Pre|Suf)fix\\(", "\\.(lower|upper)cased\\(\\)", "\\.contains\\(\"", "\\.split\\(separator: \"",
    "\\.(firstIndex|lastIndex)\\(of: \"", "(first|last) == \"", "replacingOccurrences",
    "\\.range\\(of:", "\\.components\\(", "trimmingCharacters", "\\bRegex\\b", "NSRegularExpression",
    "\\.isWhitespace", "\\.isNewline", "\\bCharacter\\b", "(?<!utf8)\\.index\\((after|before):",
    "\\.unicodeScalars\\.(contains|split|first)\\b", "\\.compare\\(", "localized",
  ]

  private static let allowed = [
    Allowed(
      file: "Sources/minutes/Checks/Text/FieldWords.swift", code: "split(separator: \" \")",
      why: "a list of our own words, nothing that anybody wrote"),
    Allowed(
      file: "Sources/minutes/Reports/Import/DeckImport.swift", code: "taken.contains(\"cover\")",
      why: "a set of teams' ids"),
    Allowed(
      file: "Sources/base/Diagnostics/DisplayColumns.swift", code: "last == \"\\u{200D}\"",
      why: "a scalar, not a Character"),
  ]
}
