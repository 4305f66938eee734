import Foundation
import Testing

/// The rows of `Sources/README.md`: who may import whom.
@Suite struct LayerTests {
  @Test func importsGoDown() throws {
    let rows = try Self.rows()
    var faults: [String] = []
    for (file, module) in Self.imports {
      guard let row = rows[file.module], let below = rows[module], below >= row else { continue }
      let pair = "\(file.module) → \(module)"
      if !Self.neighbours.contains(pair) { faults.append("\(file.path) imports \(module): \(pair)") }
    }
    #expect(faults == [])
  }

  /// The map names every target, and no other.
  @Test func theMapIsComplete() throws {
    let folders = Set(Repository.sources.map(\.module))
    #expect(Set(try Self.rows().keys) == folders)
  }

  @Test func strangersStayInTheirRoom() throws {
    let own = Set(Repository.sources.map(\.module))
    let faults = Self.imports.filter { file, module in
      guard !own.contains(module) else { return false }
      return Self.rooms[module].map { !$0.isEmpty && !$0.contains(file.module) } ?? true
    }
    #expect(faults.map { "\($0.0.path) imports \($0.1)" } == [])
  }

  /// Two that share a row though one uses the other: they are one thing.
  private static let neighbours = ["minutes → MinutesCLI", "Reports → Templates", "Reveal → Templates"]

  /// What is not ours, and who may use it; an empty list means everybody. `Foundation` is missing on purpose: it costs
  /// more at every start than all that the program does.
  private static let rooms: [String: [String]] = [
    "CMarkGFM": ["Markdown"], "CLibYAML": ["YAML"],
    "CNettle": ["FileTrees"], "CSystem": ["FileTrees", "Export", "HedgeDoc", "Search", "MinutesCLI"],
    "CAssets": ["Assets"], "CCurl": ["minutes-http"], "CZlib": ["Search"],
    "CLibevent": ["Preview"], "Dispatch": ["MinutesCLI", "Cores"],
    "FoundationEssentials": ["MinutesCLI", "Export", "Search"],
    "Synchronization": ["FileTrees", "Markdown", "CSS", "MinutesCLI", "Cores"], "Glibc": [],
  ]

  private static var imports: [(Repository.File, String)] {
    Repository.sources.flatMap { file in
      CodeLine.all(in: file).compactMap { line in
        let words = line.text.components(separatedBy: " ").filter { !$0.isEmpty && !$0.hasPrefix("@") }
        guard let index = words.firstIndex(of: "import"), index <= 1, index + 1 < words.count else { return nil }
        return (file, words[index + 1])
      }
    }
  }

  /// Target to row, from the table `| row | target | knows |`.
  private static func rows() throws -> [String: Int] {
    let map = try #require(Repository.files("Sources/README.md").first)
    var rows: [String: Int] = [:]
    for line in map.lines {
      let cells = line.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count > 3, let row = Int(cells[1]) else { continue }
      for (index, name) in cells[2].components(separatedBy: "`").enumerated() where index % 2 == 1 {
        rows[name.replacingOccurrences(of: "/", with: "")] = row
      }
    }
    return rows
  }
}

extension Repository.File {
  /// The target that a source file belongs to.
  fileprivate var module: String { folders.first == "Templates" ? "Templates" : folders[1] }
}
