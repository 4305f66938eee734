/// A program as completion scripts need it: names and declarations, without types.
struct Outline {
  struct Command {
    let name: String
    let summary: String
    /// Its own options, and those that all commands have.
    let options: [Declaration]
    let arguments: [Declaration]
  }

  let name: String
  /// The options accepted before a command.
  let options: [Declaration]
  let commands: [Command]

  /// Prefix of names in the script: letters, digits and `_`.
  var prefix: String {
    "_" + String(decoding: name.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
  }

  /// The commands, and `help` with them as its argument.
  var allCommands: [Command] {
    let names = Reader<String>.text("command", completion: Completion(words: commands.map(\.name)))
    let topic = Declaration(.argument, "", names, help: "The command.")
    return commands + [
      Command(name: "help", summary: "Show help of a command.", options: [OwnOption.help], arguments: [topic])
    ]
  }
}

extension Program {
  /// All commands with their options and arguments.
  func outline(_ shared: Shared) -> Outline {
    let own = [OwnOption.help, OwnOption.version]
    let common = Part.all(of: shared).map(\.declaration)
    return Outline(
      name: about.name, options: common + [OwnOption.script] + own,
      commands: commands.map { command in
        let parts = Part.all(of: command.init()).map(\.declaration)
        return Outline.Command(
          name: command.about.name, summary: command.about.summary,
          options: parts.filter { $0.form != .argument } + common + own,
          arguments: parts.filter { $0.form == .argument })
      })
  }
}
