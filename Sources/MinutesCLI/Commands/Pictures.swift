import ArgumentParser
import Reports

struct Pictures: RepositoryCommand {
  static let configuration = CommandConfiguration(
    commandName: "pictures",
    abstract: "Which pictures of the archive are missing, orphaned, double or too large.",
    usage: "minutes pictures [<date> ...] [--fetch]",
    discussion: """
      Without a date, the whole archive. --fetch brings the missing uploads of the HedgeDoc server into the folder of the \
      decks, each once; the decks stay as they are, and pages and builds find them there. Exit status 1 where one is missing.
      """)

  @ParentCommand var minutes: Minutes

  @Argument(help: DateArgument.help, completion: DateArgument.completion, transform: DateArgument.parse)
  var date: [DateArgument] = []

  @Flag(help: "Fetch missing uploads from the HedgeDoc server.")
  var fetch = false

  func run(in repository: Repository) throws {
    let dates = date.map { $0.resolve(repository.community) }
    var survey = try PictureSurvey(repository, dates: dates)
    let console = Console()
    if fetch {
      let result = try PictureJob(repository: repository) { try Network(repository) }.fetch(survey.decks)
      for failure in result.failures { console.error("minutes: not fetched: \(failure)\n") }
      if result.stored > 0 { console.error("\(result.stored) fetched\n") }
      survey = try PictureSurvey(repository, dates: dates)
    }
    let missing = try survey.missing()
    let others = try survey.large() + survey.double() + survey.orphaned()
    for line in missing + others { console.out(line + "\n") }
    if missing.isEmpty, others.isEmpty { console.out("all pictures are there, each once and none too large\n") }
    if !missing.isEmpty { throw ExitCode(1) }
  }
}
