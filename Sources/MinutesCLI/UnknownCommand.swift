import ArgumentParser
import Reports

/// The answer to a command line whose command does not exist.
enum UnknownCommand {
  /// `nil` where the command exists, or where there is none.
  static func message(_ arguments: [String]) -> String? {
    var words = arguments.dropFirst()
    while let word = words.first, word.utf8.first == UInt8(ascii: "-") {
      words = words.dropFirst(word.utf8.elementsEqual("-C".utf8) ? 2 : 1)
    }
    let names = Minutes.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let name = words.first, !names.contains(name), !name.utf8.elementsEqual("help".utf8) else { return nil }
    let guess = Spelling.nearest(to: name, among: names)
    let advice = guess.map { "did you mean \"\($0)\"?" } ?? "there are \(names.joined(separator: ", "))"
    return "minutes: there is no command \"\(name)\"; \(advice)\n  See 'minutes --help' for more information."
  }
}
