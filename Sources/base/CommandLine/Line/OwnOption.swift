/// The options that every program has; accepted anywhere on the line.
enum OwnOption {
  static let help = Declaration(flag: "--help", opposite: nil, help: "Show help information.")
  static let version = Declaration(flag: "--version", opposite: nil, help: "Show the version.")
  /// Accepted only before a command.
  static let script = Declaration(
    .option, "--generate-completion-script", Reader<CompletionShell>.words,
    help: "Print what makes the Tab key of a shell know all this; without a name, of the shell in SHELL.")

  /// The short name of `--help`.
  static let shortHelp = "-h"
}
