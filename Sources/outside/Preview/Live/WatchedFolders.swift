import FileTrees
import Meetings
import Workspace

extension Repository {
  /// The folders whose changes can change a deck, as the watcher is to be given them.
  func watchedFolders() -> [String] {
    var found = [root.path]
    func add(_ path: RelativePath, depth: Int) {
      guard found.count < Self.mostFolders, let entry = try? root.entry(path), entry.kind == .folder else { return }
      found.append("\(root.path)/\(path)")
      guard depth > 0 else { return }
      for entry in (try? root.entries(path)) ?? [] where entry.kind == .folder {
        if let below = path / entry.name { add(below, depth: depth - 1) }
      }
    }
    add(Layout.templates, depth: 0)
    add(Layout.ownFolder, depth: 0)
    add(Layout.reports, depth: 1)
    // The way to the decks, and pictures in folders below them.
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

  /// Whether a change there can change a deck; an editor's own files cannot.
  func isOfInterest(_ changed: String) -> Bool {
    let name = changed.utf8.split(separator: UInt8(ascii: "/")).last ?? "".utf8[...]
    if name.last == UInt8(ascii: "~") { return false }
    guard changed.utf8.count == root.path.utf8.count + 1 + name.count else {
      return name.first != UInt8(ascii: ".") || name.elementsEqual(".minutes".utf8)
    }
    // At the root there is much else, such as a README.
    let inner = [Layout.settings, Layout.reports, Layout.templates, Layout.ownFolder].map(\.description)
    let deck = layout.decks.description.utf8.split(separator: UInt8(ascii: "/")).first ?? "".utf8[...]
    return name.elementsEqual(deck) || inner.contains { name.elementsEqual($0.utf8) }
  }

  /// More than any community has calls.
  private static let mostFolders = 4000
}
