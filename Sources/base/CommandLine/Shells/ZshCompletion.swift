/// A completion script for zsh, to be sourced, or saved as `_minutes` in a folder of `fpath`.
struct ZshCompletion {
  private let outline: Outline
  private let name: String

  init(_ outline: Outline) {
    self.outline = outline
    name = outline.prefix
  }

  var script: String {
    let commands = outline.allCommands
    return """
      #compdef \(outline.name)
      # Completion of \(outline.name) for zsh.

      \(name)_commands() {
        local -a commands=(
      \(commands.map { "    " + CompletionShell.quoted("\($0.name):\($0.summary)") }.joined(separator: "\n"))
        )
        _describe command commands
      }

      # Offers words and files: WORDS GLOB
      \(name)_words_or_files() {
        _alternative "words:word:($1)" "files:file:_files -g ${(q)2}"
      }

      \(name)() {
        local curcontext=$curcontext state line found=1
        local -A opt_args
        _arguments -C -S \\
      \(specs(outline.options))
          ': :\(name)_commands' '*:: :->behind' && found=0
        [[ $state == behind ]] || return $found
        curcontext=${curcontext%:*}-$line[1]:
        case $line[1] in
      \(commands.map(arm).joined(separator: "\n"))
        esac
      }

      if [[ $funcstack[1] == \(name) ]]; then \(name) "$@"; else compdef \(name) \(outline.name); fi

      """
  }

  private func arm(_ command: Outline.Command) -> String {
    let arguments = command.arguments.map { argument -> String in
      "    " + CompletionShell.quoted("\(argument.repeats ? "*" : ""): :\(action(argument))") + " \\\n"
    }
    return """
          \(command.name)) _arguments -S \\
      \(specs(command.options))
      \(arguments.joined())      && found=0 ;;
      """
  }

  private func specs(_ options: [Declaration]) -> String {
    options.flatMap { option -> [String] in
      let text = "[\(Self.plain(option.help, stops: "[]\\"))]"
      if option.name == OwnOption.help.name {
        let short = OwnOption.shortHelp
        return ["(\(short) \(option.name))\(short)\(text)", "(\(short) \(option.name))\(option.name)\(text)"]
      }
      if option.form == .flag {
        guard let opposite = option.opposite else { return [option.name + text] }
        return ["(\(opposite))\(option.name)\(text)", "(\(option.name))\(opposite)"]
      }
      let isLong = option.name.utf8.starts(with: "--".utf8)
      let value = ":\(Self.plain(option.valueName, stops: ":\\")):\(action(option))"
      return ["\(option.repeats ? "*" : "")\(option.name)\(isLong ? "=" : "+")\(text)\(value)"]
    }.map { "    \(CompletionShell.quoted($0)) \\" }.joined(separator: "\n")
  }

  /// The action of `_arguments`; a leading space keeps it from adding words of its own.
  private func action(_ part: Declaration) -> String {
    let words = part.completion.words.joined(separator: " ")
    if let files = part.completion.files {
      let glob = files.isEmpty ? "*" : files.map { "*." + $0 }.joined(separator: " ")
      return words.isEmpty ? "_files -g \"\(glob)\"" : " \(name)_words_or_files \"\(words)\" \"\(glob)\""
    }
    if part.completion.offersFolders { return "_files -/" }
    return words.isEmpty ? " " : "(\(words))"
  }

  /// A text in which these letters are escaped.
  private static func plain(_ text: String, stops: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 { bytes += stops.utf8.contains(byte) ? [UInt8(ascii: "\\"), byte] : [byte] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
