import Bytes
import Checks
import Diagnostics
import FileTrees
import Site
import Workspace

/// Credentials in what goes onto a site beside the texts: the settings, the repository's own templates, drawings, lists.
struct PublishedSecrets {
  let repository: Repository

  /// Those of the settings and templates, and of the files that pages show or offer.
  func findings(in files: some Sequence<String>) throws -> [Diagnostic] {
    var found = Check.secrets(in: repository.settings)
    for name in ["deck.css", "site.css"] {
      guard let bytes = try repository.template(name) else { continue }
      found += Check.secrets(in: SourceFile(name: "\(repository.prefix)templates/\(name)", bytes: bytes))
    }
    for name in Set(files).sorted() where Self.isText(name) {
      guard let path = RelativePath(name), let bytes = try repository.root.read(path).flatMap(PublishedFile.bytes)
      else { continue }
      // Places are those of the file as it is published; of a drawing, what is not shown is not in it.
      found += Check.secrets(in: SourceFile(name: repository.prefix + name, bytes: bytes))
    }
    return found
  }

  private static func isText(_ name: String) -> Bool {
    let lower = name.asciiLowercased()
    return [".svg", ".txt", ".csv", ".ics"].contains { lower.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }
}
