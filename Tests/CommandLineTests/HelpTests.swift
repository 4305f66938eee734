import Testing

@testable import CommandLine

/// Layout of help for the width of the terminal.
@Suite struct HelpTests {
  private func help(_ words: String..., width: Int) -> String {
    guard case .print(let text) = Bakery.read(words, width: width).request else { return "" }
    return text
  }

  @Test func standsInTwoColumns() {
    #expect(
      help("help", "bake", width: 80) == """
        Usage: bakery bake <count> [<name>...] [--flour <wheat|rye>]
                           [--grain <wheat|rye>] [--seed <seed>]... [-o <dir>]
                           [--salt|--no-salt] [-f] [--force]

        Bake loaves.

        One after the other.

        Arguments:
          <count>               How many.
          <name>                What is written on them.

        Options:
          --flour <wheat|rye>   Of which flour. (default: wheat)
          --grain <wheat|rye>   Of which grain, too.
          --seed <seed>         What is strewn on them.
          -o <dir>              Where they go.
          --salt|--no-salt      With salt. (default: --salt)
          -f                    Fast.
          --force               Even at night.
          -C <dir>              Run as if started in this folder.
          -h, --help            Show help information.
          --version             Show the version.

        Examples:
          bakery bake 2 --flour rye  two of rye
          bakery bake 1              one of wheat

        """)
  }

  @Test func standsInOneColumnWhereThereIsLittleRoom() {
    #expect(
      help("sell", "--help", width: 40) == """
        Usage: bakery sell --price <cents>

        Sell loaves.

        Options:
          --price <cents>
              What one costs.
          -C <dir>
              Run as if started in this folder.
          -h, --help
              Show help information.
          --version
              Show the version.

        """)
  }

  @Test(arguments: [30, 40, 59, 60, 80, 120, 500]) func noLineIsTooLong(_ width: Int) {
    for text in [help(width: width), help("help", "bake", width: width), help("help", "sell", width: width)] {
      for line in text.split(separator: "\n") where line.count > min(width, 120) {
        Issue.record("\(width): \(line)")
      }
    }
  }

  @Test func wideTerminalsGetLongerLines() {
    #expect(help("help", "bake", width: 120).contains("[--grain <wheat|rye>] [--seed <seed>]... [-o <dir>]\n"))
  }

  @Test func paragraphsStay() {
    #expect(help(width: 80).contains("\nBread is baked at night.\n\nCakes are baked by day.\n\nCommands:\n  bake "))
  }
}
