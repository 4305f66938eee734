import FileTrees
import Meetings
import Workspace

extension Repository {
  /// Returns the absolute paths of all folders whose changes can affect a deck, for the watcher.
  func watchedFolders() -> [String] {
    var found = [root.path]
    func add(_ path: RelativePath, depth: Int) {
      guard found.count < Self.maximumFolders, let entry = try? root.entry(path), entry.kind == .folder else { return }
      found.append("\(root.path)/\(path)")
      guard depth > 0 else { return }
      for entry in (try? root.entries(path)) ?? [] where entry.kind == .folder {
        if let below = path / entry.name { add(below, depth: depth - 1) }
      }
    }
    add(Layout.templates, depth: 0)
    add(Layout.ownFolder, depth: 0)
    add(Layout.reports, depth: 1)
    // All parents of the decks' folder, and folders with pictures below it.
    var parents: [RelativePath] = []
    var parent = layout.decks.parent
    while let next = parent {
      parents.insert(next, at: 0)
      parent = next.parent
    }
    for path in parents { add(path, depth: 0) }
    add(layout.decks, depth: 4)
    return found
  }

  /// Returns whether a change at this path can affect a deck. Editors' backup and temporary files are ignored.
  func isOfInterest(_ changed: String) -> Bool {
    let name = changed.utf8.split(separator: UInt8(ascii: "/")).last ?? "".utf8[...]
    if name.last == UInt8(ascii: "~") { return false }
    guard changed.utf8.count == root.path.utf8.count + 1 + name.count else {
      return name.first != UInt8(ascii: ".") || name.elementsEqual(".minutes".utf8)
    }
    // The root also contains unrelated files, such as a README.
    let inner = [Layout.settings, Layout.reports, Layout.templates, Layout.ownFolder].map(\.description)
    let deck = layout.decks.description.utf8.split(separator: UInt8(ascii: "/")).first ?? "".utf8[...]
    return name.elementsEqual(deck) || inner.contains { name.elementsEqual($0.utf8) }
  }

  /// Maximum number of watched folders; more than any community has calls.
  private static let maximumFolders = 4000
}
