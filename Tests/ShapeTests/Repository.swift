import Foundation

/// The repository's files, for the shape tests.
struct Repository {
  struct File {
    /// Path relative to the repository, such as `Sources/Decks/Deck.swift`.
    let path: String
    let text: String

    var lines: [String] { text.components(separatedBy: "\n") }
    var name: String { path.components(separatedBy: "/").last ?? path }
    var folders: [String] { path.components(separatedBy: "/").dropLast() }
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Returns text files below a folder, or a single file. Symbolic links are not followed, to avoid duplicates.
  static func files(_ places: String..., ending: [String] = []) -> [File] {
    var found: [File] = []
    for place in places {
      let start = root.appendingPathComponent(place)
      let below = FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil)
      for url in [start] + (below?.allObjects as? [URL] ?? []) {
        let path = String(url.path.dropFirst(root.path.count + 1))
        guard !path.contains("/.build"), ending.isEmpty || ending.contains(where: { path.hasSuffix($0) }),
          let text = try? String(contentsOf: url, encoding: .utf8)
        else { continue }
        found.append(File(path: path, text: text))
      }
    }
    return found.sorted { $0.path < $1.path }
  }

  static var sources: [File] { files("Sources", "Templates", ending: [".swift"]) }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }
}
