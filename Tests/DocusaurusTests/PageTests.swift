import Testing

@testable import Docusaurus

/// Pages of decks and minutes, by example.
@Suite struct PageTests {
  @Test(arguments: try PageSpec.names()) func page(_ subject: String) throws {
    try PageSpec(subject).check { example in
      let head = example.isDeck ? "---\ntype: slide\ntitle: Sitzung\n---\n" : ""
      let made = try MadePage(head + example.text)
      return made.body + made.findings
    }
  }
}
