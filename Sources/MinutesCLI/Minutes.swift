public import ArgumentParser
import Glibc

/// The command line: `minutes [-C DIR] COMMAND …`.
public struct Minutes: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "minutes",
    abstract: "From the teams' weekly reports to one HedgeDoc slide deck, archived the same day.",
    discussion: """
      A week with it: "new" writes the reports for the team leads, "status" shows who has delivered, "check" what is wrong \
      with the reports, "build" makes and archives the deck, and "verify" holds the archive against its manifest.

      A date is 2024-09-26 or 20240926, or today, next or latest: next and latest are the nearest days of the call, and \
      today if it is one.
      Exit status: 0 done; 1 done, with errors found; 2 could not be done; 64 the command line was wrong.
      """,
    version: Minutes.version,
    subcommands: [
      Init.self, New.self, Status.self, CheckCommand.self, Explain.self, Serve.self, Build.self, Push.self, Pull.self,
      Pictures.self, Inspect.self, Import.self,
      ExportCommand.self,
      Publish.self, Verify.self,
    ])

  @Option(
    name: .customShort("C"), help: ArgumentHelp("Run as if started in this folder.", valueName: "dir"),
    completion: .directory)
  var directory: String?

  public init() {}

  static let version = "0.2.0"

  /// Runs the command line of this process and ends it.
  public static func start() -> Never {
    // A reader that has seen enough is no error: writing reports EPIPE instead of killing us.
    signal(SIGPIPE, SIG_IGN)
    // The same goes for a limit on the size of files.
    signal(SIGXFSZ, SIG_IGN)
    let console = Console()
    do {
      var command = try parseAsRoot()
      try command.run()
      Glibc.exit(0)
    } catch let failure as any Sentence {
      console.error("minutes: \(failure)\n")
      Glibc.exit(2)
    } catch {
      let status = exitCode(for: error).rawValue
      let unknown = status == 0 ? nil : UnknownCommand.message(CommandLine.arguments)
      let message = unknown ?? fullMessage(for: error)
      if !message.isEmpty {
        if status == 0 { console.out(message + "\n") } else { console.error(message + "\n") }
      }
      Glibc.exit(status)
    }
  }

  /// Where a file that the user named lies, seen from where the program was started: names count from `-C`.
  func path(_ name: String) -> String {
    guard let directory, name.utf8.first != UInt8(ascii: "/") else { return name }
    return Repository.lead(directory) + name
  }
}
