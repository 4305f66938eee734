import Checks
import Decks
import Diagnostics
import Meetings
import Reports
import Testing

/// Runs in which a credential could begin at every word: they are not read to their end from each.
@Suite struct LongRunTests {
  @Test(arguments: ["password=", "bearer:", "eyJ-", "ghp_a1-", "eyJhbGciOiJI-.", "xoxb-", "token: "])
  func holdsNoCredentialButTheOneBehindIt(_ unit: String) {
    let run = "ü 🚀 " + String(repeating: unit, count: 200_000 / unit.utf8.count)
    let text = run + "\n\nAKIAQ3EGYH7LMNB2ZXCV\n"
    let deck = Deck(SourceFile(name: "20240926.md", bytes: Array(text.utf8)))
    let secrets = Check.run(CheckInput(deck: deck, community: Community())).filter { $0.rule == "secret-in-text" }
    #expect(secrets.map(\.message) == ["AWS access key must not be published"])
    #expect(secrets.map(\.range.lowerBound) == [run.utf8.count + 2])
  }
}
