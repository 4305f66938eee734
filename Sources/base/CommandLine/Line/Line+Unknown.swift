extension Line {
  /// The error for an unknown option. Abbreviated names are unknown too, since a later option could change their
  /// meaning.
  func unknown(_ name: String) -> Fault {
    if isBeforeCommand, let owner = owner(of: name) { return .misplaced(name, behind: owner) }
    let own = (isBeforeCommand ? [OwnOption.script] : []) + [OwnOption.help, OwnOption.version]
    let names = parts.flatMap(\.declaration.names) + own.map(\.name)
    let long = names.filter { $0.utf8.starts(with: "--".utf8) }
    // -force probably means --force.
    let word = name.utf8.starts(with: "--".utf8) ? name : "-" + name
    let longer = word.utf8.count > 2 ? long.filter { $0.utf8.starts(with: word.utf8) } : []
    let meant = longer.isEmpty && word.utf8.count > 3 ? program.nearest(word, long).map { [$0] } ?? [] : longer
    return .unknownOption(name, of: command?.about.name, meant: meant, all: names)
  }

  /// The command that follows, if the option is one of its own that was written before it.
  private func owner(of option: String) -> String? {
    var rest = words
    while let item = rest.next({ _ in false }) {
      guard case .argument(let word) = item, let command = program.command(named: word) else { continue }
      let names = Part.all(of: command.init()).flatMap(\.declaration.names)
      return names.contains { $0.utf8.elementsEqual(option.utf8) } ? word : nil
    }
    return nil
  }
}
