import Archive
import ArgumentParser
import FileTrees

/// A command that works in a minutes repository.
protocol RepositoryCommand: ParsableCommand {
  var minutes: Minutes { get }

  func run(in repository: Repository) throws
}

extension RepositoryCommand {
  func run() throws {
    let repository = try Repository.find(minutes.directory)
    // Faults of files name them from the root of the repository; the user may stand elsewhere.
    do {
      try run(in: repository)
    } catch let fault as FileFault {
      throw Failure("\(repository.prefix)\(fault)")
    } catch let refusal as ArchiveRefusal {
      throw Failure("\(repository.prefix)\(refusal)")
    }
  }
}
