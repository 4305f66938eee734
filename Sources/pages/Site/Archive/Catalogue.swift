public import FileTrees
public import Links
public import Meetings
import Reports

/// All that a repository has for its website, by path: who stands beside whom, and where links lead.
public struct Catalogue: Sendable {
  public let community: Community
  /// Where the archive is kept on its forge; `nil` where `site.source` is empty.
  public let repository: RepositoryAddress?
  /// The address of the site itself; `nil` where none is named.
  let site: [UInt8]?
  /// By the bytes of their paths; no two at one address.
  public let texts: [ArchivedText]
  /// Texts whose address another one has, with that one.
  public let clashes: [(text: ArchivedText, other: ArchivedText)]
  /// Files that are no Markdown, by path.
  let files: Set<RelativePath>
  private let byPath: [RelativePath: Int]
  private let byAddress: [String: Int]
  private let neighbours: [(before: Int?, after: Int?)]
  /// Folders with texts, without a slash at the end.
  public let folders: [String]
  /// The addresses of their pages.
  private let folderPages: Set<String>

  /// `paths` are all files below the repository, hidden ones and reports left out or not.
  public init(_ paths: [RelativePath], _ community: Community) {
    self.community = community
    repository = RepositoryAddress(community.site.source)
    let url = RepositoryAddress.withoutSlash(Array(community.site.url.utf8))
    site = url.isEmpty ? nil : url
    var all: [ArchivedText] = []
    var files: Set<RelativePath> = []
    // Of two texts of one address the one that is named as the archive names its days has the page, then the first.
    var owners: [String: Int] = [:]
    for path in paths {
      guard let text = ArchivedText(path, community) else {
        files.insert(path)
        continue
      }
      if owners[text.address].map({ all[$0].date == nil && text.date != nil }) ?? true {
        owners[text.address] = all.count
      }
      all.append(text)
    }
    var texts: [ArchivedText] = []
    var byAddress: [String: Int] = [:]
    var clashes: [(text: ArchivedText, other: ArchivedText)] = []
    for (index, text) in all.enumerated() {
      if let owner = owners[text.address], owner != index {
        clashes.append((text, all[owner]))
      } else {
        byAddress[text.address] = texts.count
        texts.append(text)
      }
    }
    (self.texts, self.files, self.clashes) = (texts, files, clashes)
    byPath = Dictionary(uniqueKeysWithValues: texts.enumerated().map { ($1.path, $0) })
    self.byAddress = byAddress
    (neighbours, folders) = Self.arrange(texts)
    folderPages = Set(folders.map(Self.address(ofFolder:)))
  }

  /// Dated texts of a folder follow each other.
  private static func arrange(_ texts: [ArchivedText]) -> ([(before: Int?, after: Int?)], [String]) {
    var neighbours = [(before: Int?, after: Int?)](repeating: (nil, nil), count: texts.count)
    var last: [RelativePath: Int] = [:]
    var folders: Set<String> = []
    // Sorted by path, a folder's days are in their order, with texts of other folders between.
    for (index, text) in texts.enumerated() {
      var place = text.path.parent
      if let folder = place, text.date != nil {
        if let before = last[folder] {
          neighbours[index].before = before
          neighbours[before].after = index
        }
        last[folder] = index
      }
      while let folder = place {
        folders.insert(folder.description)
        place = folder.parent
      }
    }
    return (neighbours, folders.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  /// The text of that page, by its address.
  public func text(ofPage address: String) -> ArchivedText? { byAddress[address].map { texts[$0] } }

  /// Whether a page, or a folder of pages, stands where a file would go.
  func hasPage(at path: String) -> Bool {
    let folder =
      path.utf8.suffix(11).elementsEqual("/index.html".utf8)
      ? String(decoding: path.utf8.dropLast(10), as: UTF8.self) : path + "/"
    return byAddress[folder] != nil || folderPages.contains(folder)
  }

  /// The text in that file of the repository.
  public func text(at path: RelativePath) -> ArchivedText? { byPath[path].map { texts[$0] } }

  /// The texts before and after it in its folder, by day.
  public func neighbours(of text: ArchivedText) -> (before: ArchivedText?, after: ArchivedText?) {
    guard let index = byPath[text.path] else { return (nil, nil) }
    let (before, after) = neighbours[index]
    return (before.map { texts[$0] }, after.map { texts[$0] })
  }

  /// Where a folder's page lies on the site.
  static func address(ofFolder folder: String) -> String {
    let parts = folder.utf8.split(separator: UInt8(ascii: "/")).map { part in
      let name = ArchivedText.plain(String(decoding: part, as: UTF8.self))
      return name.utf8.isEmpty ? "folder" : name
    }
    return place(of: parts.joined(separator: "/")) + "/"
  }

  /// Where a file of the repository lies on the site: at its path, unless the site has something of its own there.
  public static func place(of path: String) -> String {
    let top = path.utf8.prefix { $0 != UInt8(ascii: "/") }
    return (ArchivedText.reserved.contains { $0.utf8.elementsEqual(top) } ? "archive/" : "") + path
  }
}
