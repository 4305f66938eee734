import Testing

@testable import CommandLine

/// Content of the completion scripts; `Tests/CommandLine/completions.py` runs them in shells.
@Suite struct CompletionTests {
  private func script(_ words: String...) -> String {
    guard case .print(let text) = Bakery.read(words).request else { return "" }
    return text
  }

  @Test func everyShellKnowsEveryName() {
    for shell in CompletionShell.allCases {
      let text = script("--generate-completion-script", shell.rawValue)
      #expect(text == script("--generate-completion-script=" + shell.rawValue))
      for name in ["bake", "sell", "help", "flour", "salt", "no-salt", "force", "price", "wheat", "version"] {
        #expect(text.contains(name), "\(shell): \(name)")
      }
    }
  }

  @Test func bashKnowsValuesByPlace() {
    let text = script("--generate-completion-script", "bash")
    for line in [
      "'bake --flour') words='wheat rye' ;;", "'bake --seed') : ;;", "'bake -o') folders=1 ;;", "'bake @1') : ;;",
      "'bake @'*) endings='md txt' ;;", "'help @1') words='bake sell' ;;", "' @0') words='bake sell help' ;;",
    ] {
      #expect(text.contains(line + "\n"), "\(line)")
    }
  }

  @Test func zshKnowsWhatExcludesWhat() {
    let text = script("--generate-completion-script", "zsh")
    for line in [
      "'--flour=[Of which flour.]:value:(wheat rye)'", "'*--seed=[What is strewn on them.]:seed: '",
      "'(--no-salt)--salt[With salt.]'", "'(--salt)--no-salt'", "'-o+[Where they go.]:dir:_files -/'",
      "'*: :_files -g \"*.md *.txt\"'",
    ] {
      #expect(text.contains(line + " \\\n"), "\(line)")
    }
  }

  @Test func fishKnowsCommands() {
    let text = script("--generate-completion-script", "fish")
    for line in [
      "complete -c bakery -n '__bakery_at \"bake\"' -l flour -x -k -a 'wheat rye' -d 'Of which flour.'",
      "complete -c bakery -n '__bakery_at \"\"' -a sell -d 'Sell loaves.'",
    ] {
      #expect(text.contains(line + "\n"), "\(line)")
    }
  }

  @Test func quotesDoNotEndAText() {
    #expect(CompletionShell.quoted("a call's note") == "'a call'\\''s note'")
  }
}
