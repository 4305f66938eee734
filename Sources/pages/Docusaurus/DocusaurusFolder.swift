public import Decks
public import Diagnostics
public import Meetings
import Reports

/// The archive as a folder of pages: which page each file becomes, and what orders the sidebar.
///
/// Nothing is kept of the texts, so that pages can be made one after another or side by side, each from its own file.
public struct DocusaurusFolder: Sendable {
  /// Where the pages lie.
  public let pages: PagePaths
  private let paths: [String]
  private let community: Community
  private let setting: PageSetting

  /// `paths` are those of all Markdown files that are published; `hasFile` tells of any file of the archive. `text` reads
  /// one of `paths` again where another page links to a place in it.
  public init(
    _ paths: [String], of community: Community, hasFile: @escaping @Sendable (String) -> Bool,
    text: @escaping @Sendable (String) -> SourceFile?
  ) {
    let pages = PagePaths(paths)
    (self.pages, self.paths, self.community) = (pages, paths, community)
    let teams = TeamNames(community.teams)
    let newest = Self.newest(paths)
    var plain = PageSetting(
      server: community.hedgedoc, source: community.site.source, page: { pages[$0] }, hasFile: hasFile)
    plain.newest = { newest[$0] }
    var setting = plain
    setting.teams = teams
    setting.anchor = { [plain] path, fragment in
      guard let page = pages[path], let file = text(path) else { return nil }
      let entry = PageEntry(path: path, page: page, section: "", date: PagePaths.date(in: path))
      let deck = Deck(file)
      return DocusaurusPage(entry, of: deck, contents: DocusaurusPage.contents(of: deck), in: plain)
        .anchor(of: fragment)
    }
    self.setting = setting
  }

  /// The newest text of each folder: of those with a day, the last, else the first by name.
  private static func newest(_ paths: [String]) -> [String: String] {
    var newest: [String: String] = [:]
    for path in paths.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let folder = ArchivePath.folder(of: path)
      let isNewer = newest[folder].map {
        (PagePaths.date(in: $0)?.compact ?? "") < (PagePaths.date(in: path)?.compact ?? "")
      }
      if isNewer ?? true { newest[folder] = path }
    }
    newest[""] = nil
    return newest
  }

  /// The page of the text at a path of the archive, of which `contents` are known; `nil` for one that is not published.
  public func page(_ path: String, of deck: Deck, contents: [SlideContent]) -> DocusaurusPage? {
    guard let page = pages[path] else { return nil }
    let team = community.team(id: Self.topFolder(of: path))
    let isCall = ArchivePath.folder(of: path).utf8.elementsEqual(community.series.folder.utf8)
    let entry = PageEntry(
      path: path, page: page, section: isCall ? community.series.title : team?.name ?? "",
      date: PagePaths.date(in: path), tags: team.map { [$0.name] } ?? [])
    return DocusaurusPage(entry, of: deck, contents: contents, in: setting)
  }

  /// The files `_category_.json` of all folders that hold pages, in the order of their paths: calls first, then teams in the
  /// community's order, then the rest.
  public var categories: [(path: String, bytes: [UInt8])] {
    var folders: Set<String> = []
    var own: Set<String> = []
    for path in paths {
      guard let page = pages[path] else { continue }
      own.insert(ArchivePath.folder(of: page))
      // The folder of a page is no category, unless other pages lie in it.
      var folder = ArchivePath.folder(of: ArchivePath.folder(of: page))
      while !folder.utf8.isEmpty, folders.insert(folder).inserted { folder = ArchivePath.folder(of: folder) }
    }
    let ordered = folders.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let known = [community.series.folder] + community.teams.map(\.id)
    var next = known.count
    return ordered.map { folder in
      let rank = known.firstIndex { $0.utf8.elementsEqual(folder.utf8) }
      if rank == nil { next += 1 }
      let label =
        rank == 0
        ? community.series.title : community.team(id: folder)?.name ?? ArchivePath.lastName(of: folder)
      let bytes = CategoryFile.bytes(
        label: label, position: rank.map { $0 + 1 } ?? next, hasPage: own.contains(folder))
      return (folder + "/_category_.json", bytes)
    }
  }

  private static func topFolder(of path: String) -> String {
    let end = path.utf8.firstIndex(of: UInt8(ascii: "/"))
    return end.map { String(path[..<$0]) } ?? ""
  }
}
