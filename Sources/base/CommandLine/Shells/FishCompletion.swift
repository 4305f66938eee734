/// A completion script for fish.
struct FishCompletion {
  private let outline: Outline
  private let name: String

  init(_ outline: Outline) {
    self.outline = outline
    name = "_" + outline.prefix
  }

  var script: String {
    """
    # Completion of \(outline.name) for fish.

    # Whether the cursor stands behind this command, at the argument of this number where there is a second word.
    function \(name)_at
        set -l words (commandline -opc)
        set -e words[1]
        set -l command ''
        set -l count 1
        set -l ended no
        set -l skips no
        for word in $words
            if test $skips = yes
                set skips no
            else if test $ended = no -a "$word" = --
                set ended yes
            else if test $ended = no; and string match -qr -- '^-.' $word
                contains -- $word \(valued)
                and set skips yes
            else if test -z "$command"
                set command $word
            else
                set count (math $count + 1)
            end
        end
        test "$command" = "$argv[1]"
        and not set -q argv[2]
        or test "$command" = "$argv[1]" -a "$argv[2]" = $count
    end

    # Files of an ending, and the folders on the way to them.
    function \(name)_files
        __fish_complete_suffix .$argv[1] | string match -r -- '^.*(?:/|\\.'$argv[1]')$'
    end

    complete -c \(outline.name) -f
    \(lines.joined(separator: "\n"))

    """
  }

  /// The options that take a value.
  private var valued: String {
    let options = outline.options + outline.commands.flatMap(\.options)
    var names: [String] = []
    for option in options where option.form == .option && !names.contains(option.name) { names.append(option.name) }
    return names.joined(separator: " ")
  }

  private var lines: [String] {
    outline.options.flatMap { self.option($0, of: "") }
      + outline.allCommands.flatMap { command -> [String] in
        let itself = "\(condition("")) -a \(command.name) -d \(CompletionShell.quoted(command.summary))"
        let arguments = command.arguments.enumerated().compactMap { index, part -> String? in
          guard let offer = offer(part.completion) else { return nil }
          return "\(condition(command.name, part.repeats ? nil : index + 1)) \(offer)"
        }
        return [itself] + command.options.flatMap { self.option($0, of: command.name) } + arguments
      }
  }

  private func condition(_ command: String, _ number: Int? = nil) -> String {
    let place = "\"\(command)\"" + (number.map { " \($0)" } ?? "")
    return "complete -c \(outline.name) -n '\(name)_at \(place)'"
  }

  private func option(_ option: Declaration, of command: String) -> [String] {
    option.names.map { word in
      let isLong = word.utf8.starts(with: "--".utf8)
      var line = condition(command) + (isLong ? " -l \(word.dropFirst(2))" : " -s \(word.dropFirst())")
      if word.utf8.elementsEqual(OwnOption.help.name.utf8) { line += " -s \(OwnOption.shortHelp.dropFirst())" }
      if option.form == .option {
        line += option.completion.files == [] ? " -r -F" : " -x" + (offer(option.completion).map { " " + $0 } ?? "")
      }
      return line + " -d \(CompletionShell.quoted(option.help))"
    }
  }

  /// The completions of a value; `nil` if there are none.
  private func offer(_ completion: Completion) -> String? {
    var offers = completion.words
    for ending in completion.files ?? [] { offers.append("(\(name)_files \(ending))") }
    if completion.offersFolders { offers.append("(__fish_complete_directories)") }
    // fish keeps this order: words first, then matching files.
    return offers.isEmpty ? nil : "-k -a \(CompletionShell.quoted(offers.joined(separator: " ")))"
  }
}
