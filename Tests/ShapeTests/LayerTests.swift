import Foundation
import Testing

/// Allowed imports between the six folders below `Sources`, lowest first.
@Suite struct LayerTests {
  static let folders = ["base", "text", "minutes", "pages", "outside", "programs"]

  /// A target imports only targets of lower folders, and those before it in Package.swift of its own folder.
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

  /// The dependencies in Package.swift are exactly the imports of each target.
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

  /// The code map lists exactly the existing targets.
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

  /// Only one file uses cmark's types and memory.
  @Test func oneFileKnowsTheMarkdownParser() {
    let files = Repository.sources.filter { Self.imports($0).contains("CMarkGFM") }
    #expect(files.map(\.path) == ["Sources/text/Markdown/Parser/CMark.swift"])
  }

  /// External modules and the targets that may import them; an empty list means all. `Foundation` is not allowed, since
  /// loading it takes longer than everything else at a start.
  private static let rooms: [String: [String]] = [
    "CMarkGFM": ["Markdown"], "CLibYAML": ["YAML"], "CNettle": ["Digests"],
    "CSystem": ["FileTrees", "Processes", "Chromium", "MinutesCLI"], "CAssets": ["Assets"],
    "CCurl": ["minutes-http"], "CZlib": ["Search"], "CLibevent": ["Preview"],
    "Dispatch": ["Chromium", "Parallel", "Preview"], "FoundationEssentials": ["Chromium", "Diagnostics", "Search"],
    "Synchronization": ["FileTrees", "Markdown", "CSS", "Chromium", "Parallel", "Preview", "Publishing", "Reports"],
    "Glibc": [],
  ]

  private static func row(of target: Package.Target) -> Int {
    // Templates belong to the row of texts, although they lie at the root.
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
  /// Name of the source file's target.
  fileprivate var module: String { folders.first == "Templates" ? "Templates" : folders[2] }
}
