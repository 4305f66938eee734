import FileTrees
import Links
import Site

/// Everything that is remembered of an archived text between two runs. `RecordField` writes, reads and compares it.
struct TextRecord: Sendable {
  var build = TextBuild()
  var facts = PageFacts()
}

/// The inputs of a text's pages, and the files that were made of them.
struct TextBuild: Sendable {
  /// A file of the repository that a text looked at, and its stamp then; `nil` where it was not there.
  struct Dependency: Sendable, Equatable {
    let path: RelativePath
    let stamp: FileStamp?
  }

  /// By path.
  var dependencies: [Dependency] = []
  /// The texts before and after it, which its pages name: another key makes it stale.
  var neighbourKey = ""
  /// Files of the site, by path.
  var outputs: [String] = []
  /// Pages that the search is fed with, by path.
  var searchPages: [String] = []

  /// The neighbours of a text as a word that can be compared.
  static func neighbourKey(of text: ArchivedText, in catalogue: Catalogue) -> String {
    let (before, after) = catalogue.neighbours(of: text)
    return "\(before?.path.description ?? "")|\(after?.path.description ?? "")"
  }
}

/// The part of a record that every run asks for. It has no topics, anchors or links: those are in the facts.
///
/// An object, since there are thousands, and copies of it would count the references to all its parts.
final class TextEntry: Sendable {
  let build: TextBuild
  let summary: PageSummary

  init(_ record: TextRecord) { (build, summary) = (record.build, record.facts.summary) }
}
