/// A completion script for bash, independent of other packages.
struct BashCompletion {
  private let outline: Outline
  private let name: String

  init(_ outline: Outline) {
    self.outline = outline
    name = outline.prefix
  }

  var script: String {
    """
    # Completion of \(outline.name) for bash.

    # Sets what there is to offer for a value: an option's, or that of an argument by its number behind @.
    # Its status is 1 for an option that takes none.
    \(name)_value() {
      words= endings= folders=
      case "$1 $2" in
    \(values)
        *) return 1 ;;
      esac
    }

    \(name)_options() {
      case $1 in
    \(options)
      esac
    }

    \(Self.walk(name))
    complete -F \(name) \(outline.name)

    """
  }

  private var values: String {
    let before = outline.options.filter { $0.form == .option }.map { arm("", $0.name, $0.completion) }
    let commands = Completion(words: outline.allCommands.map(\.name))
    let behind = outline.allCommands.flatMap { command in
      command.options.filter { $0.form == .option }.map { arm(command.name, $0.name, $0.completion) }
        + command.arguments.enumerated().map { index, part in
          arm(command.name, part.repeats ? "@" : "@\(index + 1)", part.completion, repeats: part.repeats)
        }
    }
    return (before + [arm("", "@0", commands)] + behind).joined(separator: "\n")
  }

  private func arm(_ command: String, _ slot: String, _ completion: Completion, repeats: Bool = false) -> String {
    var actions: [String] = []
    if !completion.words.isEmpty {
      actions.append("words=" + CompletionShell.quoted(completion.words.joined(separator: " ")))
    }
    if let files = completion.files {
      actions.append("endings=" + CompletionShell.quoted(files.isEmpty ? "*" : files.joined(separator: " ")))
    }
    if completion.offersFolders { actions.append("folders=1") }
    let action = actions.isEmpty ? ":" : actions.joined(separator: " ")
    return "    \(CompletionShell.quoted("\(command) \(slot)"))\(repeats ? "*" : "")) \(action) ;;"
  }

  private var options: String {
    let before = "    '') echo \(CompletionShell.quoted(names(outline.options))) ;;"
    let behind = outline.allCommands.map { "    \($0.name)) echo \(CompletionShell.quoted(names($0.options))) ;;" }
    return ([before] + behind).joined(separator: "\n")
  }

  private func names(_ options: [Declaration]) -> String {
    options.flatMap(\.names).joined(separator: " ")
  }
}

extension BashCompletion {
  /// Reads the words before the cursor, then offers the possible next words.
  private static func walk(_ name: String) -> String {
    """
    \(name)() {
      local IFS=$' \\t\\n'
      local current=${COMP_WORDS[COMP_CWORD]} command= slot= ended= lead= words endings folders count=0 word ending i
      COMPREPLY=()
      for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $slot ]]; then
          # bash cuts --name=value into three words.
          [[ $word == = ]] || slot=
        elif [[ ! $ended && $word == -- ]]; then
          ended=1
        elif [[ ! $ended && $word == -?* ]]; then
          ! \(name)_value "$command" "$word" || slot=$word
        elif [[ ! $command ]]; then
          command=$word
        else
          count=$((count + 1))
        fi
      done
      if [[ $slot && $current == = ]]; then
        current=
      elif [[ ! $slot && ! $ended && $current == --*=* ]]; then
        # Where COMP_WORDBREAKS has no = in it, the word is whole.
        slot=${current%%=*} lead=${current%%=*}= current=${current#*=}
      elif [[ ! $slot && ! $ended && $current == -* ]]; then
        COMPREPLY=($(compgen -W "$(\(name)_options "$command")" -- "$current"))
        return
      fi
      if [[ ! $slot ]]; then
        [[ $command ]] && slot=@$((count + 1)) || slot=@0
      fi
      \(name)_value "$command" "$slot" || return
      COMPREPLY=($(compgen -P "$lead" -W "$words" -- "$current"))
      [[ $endings || $folders ]] || return
      compopt -o filenames
      while IFS= read -r word; do COMPREPLY+=("$lead$word"); done < <(
        compgen -d -- "$current"
        set -f
        for ending in $endings; do
          [[ $ending == "*" ]] && compgen -f -- "$current" || compgen -f -X "!*.$ending" -- "$current"
        done | while IFS= read -r word; do [[ -d $word ]] || printf '%s\\n' "$word"; done
      )
      # A word in quotes: readline reads it better.
      [[ ${#COMPREPLY[@]} -gt 0 || $current != *[\\'\\"\\\\]* ]] || compopt -o default
    }
    """
  }
}
