import Diagnostics
import FileTrees
public import Meetings
import Reports

extension Repository {
  /// The bytes of a file of `templates/`; `nil` where the repository has none of that name.
  public func template(_ name: String) throws -> [UInt8]? { try Layout.template(name).flatMap { try root.read($0) } }

  /// A sentence for each script among the repository's templates, which no page uses.
  public func unusedScripts() throws -> [String] {
    try root.entries(Layout.templates).map(\.name).filter { $0.utf8.suffix(3).elementsEqual(".js".utf8) }.map {
      "\(prefix)\(Layout.templates)/\($0) is not used, since no script of a repository runs on its pages; remove it, and put "
        + "what is about looks into a style sheet"
    }
  }
}

/// The repositories that files lie in, each read once.
public struct RepositoryCache {
  /// Nothing is read yet.
  public init() {}

  private var known: [String: Repository?] = [:]
  /// The settings of a file that lies in no repository.
  public private(set) lazy var usual = Settings(SourceFile(name: Settings.fileName, bytes: TemplateSet.settings))
    .community

  /// The repository that a file lies in; `nil` where it lies in none.
  public mutating func repository(of file: UserFile) throws -> Repository? {
    if let found = known[file.folder.path] { return found }
    let found = try Repository.search(file.folder.path, shownAs: file.lead)
    known[file.folder.path] = found
    return found
  }
}
