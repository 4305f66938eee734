public import Decks
public import Diagnostics
import FileTrees
public import Links
import Meetings
import Reports

/// The archive as a folder of pages: the page of each file, and the order of the sidebar.
///
/// Texts are not kept in memory, so that pages can be made one after another or in parallel, each from its own file.
public struct DocusaurusFolder: Sendable {
  /// The paths of the pages.
  public let pages: DocusaurusPaths
  let catalogue: Catalogue
  private let setting: PageSetting

  /// `text` reads a text of the catalogue again, by its path, if another page links to a place in it.
  public init(_ catalogue: Catalogue, text: @escaping @Sendable (String) -> SourceFile?) {
    let plain = PageSetting(catalogue)
    var setting = plain
    setting.teams = TeamNames(catalogue.community.teams)
    setting.anchor = { path, fragment in
      guard let archived = RelativePath(path).flatMap(catalogue.text(at:)), let page = plain.pages[path],
        let file = text(path)
      else { return nil }
      let (entry, deck) = (PageEntry(text: archived, page: page, section: ""), Deck(file))
      return DocusaurusPage(entry, of: deck, contents: DocusaurusPage.contents(of: deck), in: plain)
        .anchor(of: fragment)
    }
    (self.catalogue, self.setting, pages) = (catalogue, setting, plain.pages)
  }

  /// The page of a text with these `contents`; `nil` for one that is not in the catalogue.
  public func page(_ text: ArchivedText, of deck: Deck, contents: [SlideContent]) -> DocusaurusPage? {
    let path = text.path.description
    guard let page = pages[path] else { return nil }
    let community = catalogue.community
    let team = community.team(id: Self.topFolder(of: path))
    let isCall = ArchivePath.folder(of: path).utf8.elementsEqual(community.series.folder.utf8)
    let entry = PageEntry(
      text: text, page: page, section: isCall ? community.series.title : team?.name ?? "",
      tags: team.map { [$0.name] } ?? [])
    return DocusaurusPage(entry, of: deck, contents: contents, in: setting)
  }

  /// The files `_category_.json` of all folders with pages, sorted by path: calls first, then teams in the community's
  /// order, then the rest.
  public var categories: [(path: String, bytes: [UInt8])] {
    var folders: Set<String> = []
    var own: Set<String> = []
    for text in catalogue.texts {
      guard let page = pages[text.path.description] else { continue }
      own.insert(ArchivePath.folder(of: page))
      // The folder of a single page is not a category, unless it contains other pages.
      var folder = ArchivePath.folder(of: ArchivePath.folder(of: page))
      while !folder.utf8.isEmpty, folders.insert(folder).inserted { folder = ArchivePath.folder(of: folder) }
    }
    let ordered = folders.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let community = catalogue.community
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
