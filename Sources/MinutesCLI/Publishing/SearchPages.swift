import FileTrees
import Site

/// The pages that the search is fed with, kept in the workshop so that only those of changed texts are written.
final class SearchPages: Sendable {
  private let folder: Folder
  private static let place = RelativePath(constant: "searched")

  init(_ workshop: Folder) { folder = workshop }

  /// Where they lie.
  var path: String { "\(folder.path)/\(Self.place)" }

  func put(_ page: SiteFile) throws {
    guard let path = RelativePath("\(Self.place)/\(page.path)") else { return }
    var tree = FileTree()
    tree[path] = page.bytes
    _ = try folder.unlocked { try $0.put(tree) }
  }
}
