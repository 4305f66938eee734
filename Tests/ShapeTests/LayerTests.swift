import Foundation
import Testing

/// The six folders below `Sources`, lowest first: who may import whom.
@Suite struct LayerTests {
  static let folders = ["base", "text", "minutes", "pages", "outside", "programs"]

  /// A target uses only targets of lower folders, and in its own those that stand before it in Package.swift.
  @Test func importsGoDown() throws {
    let targets = try Package.targets()
    let places = Dictionary(uniqueKeysWithValues: targets.enumerated().map { ($0.element.name, $0.offset) })
    var faults: [String] = []
    for target in targets {
      for used in target.dependencies {
        guard let other = places[used] else { continue }
        let (row, below) = (Self.row(of: target), Self.row(of: targets[other]))
        let isBefore = below == row && other < places[target.name] ?? 0
        if below > row || below == row && !isBefore { faults.append("\(target.name) → \(used)") }
      }
    }
    #expect(faults == [])
  }

  /// Package.swift names what a target imports, nothing else and nothing less.
  @Test func dependenciesAreExact() throws {
    let targets = try Package.targets() + Package.tests()
    let own = Set(try Package.targets().map(\.name) + ["TestSupport"])
    var faults: [String] = []
    for target in targets {
      let files = Repository.files(target.place, ending: [".swift"])
      let used = Set(files.flatMap(Self.imports)).intersection(own).subtracting([target.name])
      let named = Set(target.dependencies)
      if target.hasSwift, used != named {
        let (more, less) = (used.subtracting(named).sorted(), named.subtracting(used).sorted())
        faults.append("\(target.name) imports undeclared \(more), declares unused \(less)")
      }
    }
    #expect(faults == [])
  }

  /// The map names every target, and no other.
  @Test func theMapIsComplete() throws {
    let map = try #require(Repository.files("Sources/README.md").first)
    var named: [String: String] = [:]
    for line in map.lines {
      let cells = line.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count > 4, cells[1] != "row", Int(cells[1]) != nil else { continue }
      let folder = cells[2].replacingOccurrences(of: "`", with: "")
      for (index, name) in cells[3].components(separatedBy: "`").enumerated() where index % 2 == 1 {
        named[name] = folder
      }
    }
    let wanted = try Package.targets().filter { $0.hasSwift && $0.folder != nil }
    #expect(named == Dictionary(uniqueKeysWithValues: wanted.map { ($0.name, $0.folder ?? "") }))
  }

  @Test func strangersStayInTheirRoom() throws {
    let own = Set(try Package.targets().filter(\.hasSwift).map(\.name))
    let faults = Repository.sources.flatMap { file in
      Self.imports(file).filter { module in
        guard !own.contains(module) else { return false }
        return Self.rooms[module].map { !$0.isEmpty && !$0.contains(file.module) } ?? true
      }.map { "\(file.path) imports \($0)" }
    }
    #expect(faults == [])
  }

  /// cmark's types and memory stay in the file that owns them.
  @Test func oneFileKnowsTheMarkdownParser() {
    let files = Repository.sources.filter { Self.imports($0).contains("CMarkGFM") }
    #expect(files.map(\.path) == ["Sources/text/Markdown/Parser/CMark.swift"])
  }

  /// What is not ours, and who may use it; an empty list means everybody. `Foundation` is missing on purpose: it costs
  /// more at every start than all that the program does.
  private static let rooms: [String: [String]] = [
    "CMarkGFM": ["Markdown"], "CLibYAML": ["YAML"], "CNettle": ["Digests"],
    "CSystem": ["FileTrees", "Processes", "Chromium", "MinutesCLI"], "CAssets": ["Assets"],
    "CCurl": ["minutes-http"], "CZlib": ["Search"], "CLibevent": ["Preview"],
    "Dispatch": ["Chromium", "Parallel", "Preview"], "FoundationEssentials": ["Chromium", "Diagnostics", "Search"],
    "Synchronization": ["FileTrees", "Markdown", "CSS", "Chromium", "Parallel", "Preview", "Publishing", "Reports"],
    "Glibc": [],
  ]

  private static func row(of target: Package.Target) -> Int {
    // The templates are texts, though they lie where users find them.
    target.folder.flatMap { folders.firstIndex(of: $0) } ?? 1
  }

  private static func imports(_ file: Repository.File) -> [String] {
    CodeLine.all(in: file).compactMap { line in
      let words = line.text.components(separatedBy: " ").filter { !$0.isEmpty && !$0.hasPrefix("@") }
      guard let index = words.firstIndex(of: "import"), index <= 1, index + 1 < words.count else { return nil }
      return words[index + 1]
    }
  }
}

extension Repository.File {
  /// The target that a source file belongs to.
  fileprivate var module: String { folders.first == "Templates" ? "Templates" : folders[2] }
}
