import CommandLine
import HedgeDoc
import Reports
import Workspace

struct Pictures: RepositoryCommand {
  static let about = About(
    "pictures", "Which pictures of the archive are missing, orphaned, double or too large.",
    discussion: """
      Without a date, the whole archive. --fetch brings the missing uploads of the HedgeDoc server into the folder of the \
      decks, each once, and files that are lost and that "push" had sent there; the decks stay as they are, and pages and \
      builds find them there. Exit status 1 where one is missing.
      """,
    examples: [
      .init("minutes pictures", "look at the whole archive"),
      .init("minutes pictures latest --fetch", "fetch what the latest deck misses"),
    ])

  @Argument(DateArgument.reader, DateArgument.help)
  var date: [DateArgument] = []

  @Flag("--fetch", "Fetch missing uploads from the HedgeDoc server.")
  var fetch = false

  func run(in repository: Repository, _ minutes: Minutes) throws {
    let dates = try date.map { try $0.resolve(in: repository) }
    var survey = try PictureSurvey(repository, dates: dates)
    let console = Console()
    if fetch {
      let job = PictureJob(
        repository: repository, network: { try Network(repository, output: .console) }, output: .console)
      let result = try job.fetch(survey.decks, restoring: true)
      for failure in result.failures { console.error("minutes: not fetched: \(failure)\n") }
      if result.stored > 0 { console.error("\(result.stored) fetched\n") }
      survey = try PictureSurvey(repository, dates: dates)
    }
    let unread = survey.unread()
    let missing = try survey.missing()
    let others = try survey.large() + survey.double() + survey.orphaned()
    for line in unread + missing + others { console.out(line + "\n") }
    if unread.isEmpty, missing.isEmpty, others.isEmpty {
      console.out("all pictures are there, each once and none too large\n")
    }
    if !missing.isEmpty || !unread.isEmpty { throw ExitCode(1) }
  }
}
