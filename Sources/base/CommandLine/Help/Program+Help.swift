extension Program {
  /// The help of a command, or of the program; usage comes first.
  func help(of command: (any Command<Shared>.Type)?, _ shared: Shared, width: Int) -> String {
    let columns = Columns(width: width)
    let own = command.map { Part.all(of: $0.init()).map(\.declaration) } ?? []
    let about = command?.about ?? self.about
    var sections = [usage(command, shared, columns)]
    sections.append(columns.text(about.summary))
    if !about.discussion.isEmpty { sections.append(columns.text(about.discussion)) }
    if command == nil {
      let rows = commands.map { (head: $0.about.name, text: $0.about.summary) }
      sections.append("Commands:\n" + columns.rows(rows))
    }
    let arguments = own.filter { $0.form == .argument }
    if !arguments.isEmpty { sections.append("Arguments:\n" + columns.rows(arguments.map(Self.row))) }
    let options = own.filter { $0.form != .argument } + Part.all(of: shared).map(\.declaration)
    var rows = options.map(Self.row)
    if command == nil { rows.append(Self.row(OwnOption.script)) }
    rows.append(("\(OwnOption.shortHelp), \(OwnOption.help.name)", OwnOption.help.help))
    rows.append(Self.row(OwnOption.version))
    sections.append("Options:\n" + columns.rows(rows))
    if !about.examples.isEmpty {
      let rows = about.examples.map { (head: $0.line, text: $0.purpose) }
      sections.append("Examples:\n" + columns.list(rows))
    }
    if command == nil {
      sections.append(columns.text("\"\(self.about.name) help <command>\" says more of a command."))
    }
    return sections.joined(separator: "\n")
  }

  /// The message for a wrong command line.
  func refusal(_ fault: Fault, of command: (any Command<Shared>.Type)?, _ shared: Shared, width: Int) -> String {
    var text = "\(about.name): \(fault.sentence)\n"
    if let help = fault.about { text += "  \(help)\n" }
    if fault.showsUsage { text += usage(command, shared, Columns(width: width)) }
    let line = ([about.name] + (command.map { [$0.about.name] } ?? [])).joined(separator: " ")
    return text + "  See '\(line) --help' for more information.\n"
  }

  private func usage(_ command: (any Command<Shared>.Type)?, _ shared: Shared, _ columns: Columns) -> String {
    guard let command else {
      let before = Usage.words(Part.all(of: shared).map(\.declaration))
      return columns.hanging("Usage: \(about.name)", before + ["<command>", "..."])
    }
    let parts = Part.all(of: command.init()).map(\.declaration)
    return columns.hanging("Usage: \(about.name) \(command.about.name)", Usage.words(parts))
  }

  private static func row(_ part: Declaration) -> (head: String, text: String) {
    let note = part.defaultText.map { " (default: \($0))" } ?? ""
    return (part.shown, part.help + note)
  }
}
