import CommandLine
import Diagnostics
import Glibc
import Meetings
import Reports
import Workspace

/// The command line: `minutes [-C DIR] COMMAND …`, and what stands before and behind every command.
public struct Minutes {
  @Option("-C", .folder, "Run as if started in this folder.")
  var directory: String?

  static let version = ProgramVersion.text

  static var program: Program<Minutes> {
    Program(
      About(
        "minutes", "From the teams' weekly reports to one HedgeDoc slide deck, archived the same day.",
        discussion: """
          A week with it: "new" writes the reports for the team leads, "status" shows who has delivered, "check" what is \
          wrong with the reports, "build" makes and archives the deck, and "verify" holds the archive against its manifest.

          A date is 2024-09-26 or 20240926, or today, next or latest: next is the nearest day of the call, today if it is one, \
          and latest the newest call that there is.
          Exit status: 0 done; 1 done, with errors found; 2 could not be done; 64 the command line was wrong.
          """),
      version: version,
      commands: [
        Init.self, New.self, Status.self, CheckCommand.self, Explain.self, Serve.self, Build.self, Accept.self,
        Move.self, Remove.self, Push.self, Pull.self,
        Actions.self, Decisions.self, Questions.self, HistoryCommand.self, Pictures.self, Inspect.self, Import.self,
        ExportCommand.self, Publish.self, Verify.self, Upgrade.self,
      ],
      nearest: Spelling.nearest)
  }

  /// Runs the command line of this process and ends it.
  public static func start() -> Never {
    // A reader that has seen enough is no error: writing reports EPIPE instead of killing us.
    signal(SIGPIPE, SIG_IGN)
    // The same goes for a limit on the size of files.
    signal(SIGXFSZ, SIG_IGN)
    let minutes = Minutes()
    // The module of the same name has no list of them.
    let words = Swift.CommandLine.arguments.dropFirst()
    switch program.read(Array(words), into: minutes, width: Terminal.width) {
    case .print(let text):
      Console().out(text)
      exit(0)
    case .refuse(let text):
      Console().error(text)
      exit(Program<Minutes>.wrongLine)
    case .run(let command): exit(minutes.status(of: command))
    }
  }

  /// Runs a command, and says what kept it from being done.
  private func status(of command: any Command<Minutes>) -> Int32 {
    do {
      try command.run(self)
      return 0
    } catch let code as ExitCode {
      return code.status
    } catch let faulty as FaultyFiles {
      let console = Console()
      console.error(TextReport(color: console.colorsErrors).render(faulty.findings))
      console.error("minutes: \(faulty)\n")
      return 2
    } catch {
      // Whatever a command throws is a sentence for the user.
      Console().error("minutes: \(error)\n")
      return 2
    }
  }

  /// Where a file that the user named lies, seen from where the program was started: names count from `-C`.
  func path(_ name: String) -> String {
    guard let directory, name.utf8.first != UInt8(ascii: "/") else { return name }
    return Repository.lead(directory) + name
  }
}
