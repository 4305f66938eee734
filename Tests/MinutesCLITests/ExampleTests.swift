import Foundation
import Testing

/// The example in `minutes/` matches the program's current output.
@Suite struct ExampleTests {
  static let dates = ["2024-09-12", "2024-09-19", "2024-09-26"]

  @Test(arguments: dates) func deckIsUpToDate(_ date: String) throws {
    let shell = try Shell()
    defer { try? shell.remove() }
    let deck = "community-call/\(date.replacingOccurrences(of: "-", with: "")).md"
    let build = "cp -r \"$EXAMPLE\" example && cd example && minutes build \(date) 2>/dev/null"
    #expect(try shell.run(build) == "\(deck) is up to date")
    #expect(try shell.run("cd example && minutes build \(date) --dry-run 2>/dev/null | cmp - \(deck)") == "")
    #expect(try shell.run("cd example && minutes check \(date)").hasPrefix("no findings in "))
  }

  @Test func archiveIsWhole() throws {
    let shell = try Shell()
    defer { try? shell.remove() }
    #expect(
      try shell.run("cp -r \"$EXAMPLE\" example && cd example && minutes verify") == """
        the archive is as its manifest says
        community-call/20221013.md was not built by minutes, so the manifest does not know it
        """)
  }

  /// The example deck has all common constructs of the slide dialect, as a showcase for newcomers.
  @Test func showsEveryConstruct() throws {
    let shell = try Shell()
    defer { try? shell.remove() }
    let outline = try shell.run("minutes inspect \"$EXAMPLE/community-call/20240926.md\"")
    for construct in ["mermaid", "1 table", "1 picture", "speaker notes", "1 link", "data-background=\"./cover.png\""] {
      #expect(outline.contains(construct), "\(construct)")
    }
  }
}
