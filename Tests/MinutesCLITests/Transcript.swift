import Foundation

/// A recorded shell session: commands after `$ `, their output, and `[exit N]` if the status is not 0.
///
/// All `console` blocks of a Markdown file form one session in an empty folder. Commands continue after `> `.
struct Transcript {
  struct Step: Equatable {
    var command: String
    var output: String
  }

  /// Text between the steps, kept for rewriting the file.
  private enum Part {
    case prose(String)
    case steps([Step])
  }

  private var parts: [Part] = []

  init(_ text: String) {
    var prose: [String] = []
    var block: [String]?
    for line in text.components(separatedBy: "\n") {
      switch block {
      case nil:
        prose.append(line)
        if line == "```console" {
          parts.append(.prose(prose.joined(separator: "\n")))
          (prose, block) = ([], [])
        }
      case .some(let lines) where line == "```":
        parts.append(.steps(Self.steps(lines)))
        (prose, block) = ([line], nil)
      case .some: block?.append(line)
      }
    }
    parts.append(.prose(prose.joined(separator: "\n")))
  }

  var steps: [Step] {
    parts.flatMap { part -> [Step] in
      if case .steps(let steps) = part { steps } else { [] }
    }
  }

  /// Returns the file with the actual output of the commands.
  func replayed(_ run: (String) throws -> String) rethrows -> (text: String, steps: [Step]) {
    var text: [String] = []
    var all: [Step] = []
    for part in parts {
      switch part {
      case .prose(let prose): text.append(prose)
      case .steps(let steps):
        for step in steps {
          let now = Step(command: step.command, output: try run(step.command))
          all.append(now)
          text.append("$ " + step.command.replacingOccurrences(of: "\n", with: "\n> "))
          if !now.output.isEmpty { text.append(now.output) }
        }
      }
    }
    return (text.joined(separator: "\n"), all)
  }

  private static func steps(_ lines: [String]) -> [Step] {
    var steps: [Step] = []
    var output: [String] = []
    func close(_ steps: inout [Step]) {
      if !steps.isEmpty { steps[steps.count - 1].output = output.joined(separator: "\n") }
      output = []
    }
    var inCommand = false
    for line in lines {
      if line.hasPrefix("$ ") {
        close(&steps)
        steps.append(Step(command: String(line.dropFirst(2)), output: ""))
        inCommand = true
      } else if inCommand, line == ">" || line.hasPrefix("> ") {
        steps[steps.count - 1].command += "\n" + line.dropFirst(2)
      } else {
        inCommand = false
        output.append(line)
      }
    }
    close(&steps)
    return steps
  }
}
