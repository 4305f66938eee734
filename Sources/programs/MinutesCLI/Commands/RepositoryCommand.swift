import Archive
import CommandLine
import Diagnostics
import FileTrees
import Workspace

/// A command that works in a minutes repository.
protocol RepositoryCommand: Command<Minutes> {
  func run(in repository: Repository, _ minutes: Minutes) throws
}

extension RepositoryCommand {
  func run(_ minutes: Minutes) throws {
    let repository = try Repository.find(minutes.directory)
    // Faults of files name them from the root of the repository; the user may stand elsewhere.
    do {
      try run(in: repository, minutes)
    } catch let fault as FileFault {
      throw Failure("\(repository.prefix)\(fault)")
    } catch let fault as ManifestFault {
      throw Failure("\(repository.prefix)\(fault)")
    } catch let refusal as ArchiveRefusal {
      throw Failure("\(repository.prefix)\(refusal)")
    }
  }
}
