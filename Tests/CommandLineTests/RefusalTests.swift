import Testing

@testable import CommandLine

/// Messages for invalid command lines.
@Suite struct RefusalTests {
  private static let cases: [(String, String)] = [
    ("back", #"there is no command "back"; there are bake, sell"#),
    ("be", #"there is no command "be"; did you mean "bake"?"#),
    ("help be", #"there is no command "be"; did you mean "bake"?"#),
    ("be --help", #"there is no command "be"; did you mean "bake"?"#),
    ("help bake now", #"help takes <command>, and "now" is one too many"#),
    ("bake", "bake needs <count>"),
    ("sell", "sell needs --price <cents>"),
    ("sell 3 --price 1", #"sell takes no argument, and "3" is one too many"#),
    ("bake ten", #"<count> cannot be "ten": it is a number from 1 to 9"#),
    ("bake 10", #"<count> cannot be "10": it is a number from 1 to 9"#),
    ("bake 1 --flour oats", #"--flour cannot be "oats": it is wheat or rye"#),
    ("bake 1 --flour wet", #"--flour cannot be "wet": it is wheat or rye, did you mean wheat?"#),
    ("bake 1 --flour=", #"--flour cannot be "": it is wheat or rye"#),
    ("bake 1 --flour", "--flour needs a value: wheat or rye"),
    ("bake 1 --flour --force", "--flour needs a value before --force: wheat or rye"),
    ("bake 1 -o", "-o needs a value: <dir>"),
    ("bake 1 -o -f", "-o needs a value before -f: <dir>; where that is the value, write -o=-f"),
    ("bake 1 --force=yes", "--force takes no value; leave =yes out"),
    ("bake 1 -f=yes", "-f takes no value; leave =yes out"),
    ("bake 1 --no-salt=1", "--no-salt takes no value; leave =1 out"),
    ("--version=2", "--version takes no value; leave =2 out"),
    ("bake 1 --for", "bake has no option --for; did you mean --force?"),
    ("bake 1 --f", "bake has no option --f; did you mean --flour or --force?"),
    ("bake 1 --frce", "bake has no option --frce; did you mean --force?"),
    ("bake 1 -x", "bake has no option -x; it has --flour, --grain, --seed, -o, --salt, --no-salt, -f, --force, -C"),
    ("bake 1 -salt", "bake has no option -salt; did you mean --salt?"),
    ("-x", "there is no option -x; there are -C, --generate-completion-script, --help, --version"),
    ("--force bake 1", "--force is an option of bake, and stands behind it: bake --force"),
    ("--gen", "there is no option --gen; did you mean --generate-completion-script?"),
    ("--generate-completion-script ksh", #"--generate-completion-script cannot be "ksh": it is bash, zsh or fish"#),
    ("bake 1 --force -f", "--force goes without -f"),
    ("bake \u{1B}[31m", #"<count> cannot be "\u{1b}[31m": it is a number from 1 to 9"#),
  ]

  @Test func saysWhatIsWrongAndWhatWouldBeRight() {
    for (line, wanted) in Self.cases {
      guard case .refuse(let text) = Bakery.read(line.split(separator: " ").map(String.init)).request else {
        Issue.record("\(line) is taken")
        continue
      }
      #expect(text.hasPrefix("bakery: " + wanted), "\(line): \(text)")
      #expect(text.hasSuffix("--help' for more information.\n"), "\(line)")
    }
  }

  /// A wrong number of arguments shows the usage; a missing value shows the option's description.
  @Test func saysMoreWhereItHelps() {
    guard case .refuse(let missing) = Bakery.read(["sell"]).request else { return #expect(Bool(false)) }
    #expect(
      missing == """
        bakery: sell needs --price <cents>
          What one costs.
        Usage: bakery sell --price <cents>
          See 'bakery sell --help' for more information.

        """)
  }
}
