public import FileTrees
public import Meetings

/// The texts and files of a repository by path and by address: neighbours of a text, folders, and link targets.
public struct Catalogue: Sendable {
  public let community: Community
  /// The archive's address on its forge; `nil` if `site.source` is empty.
  public let repository: RepositoryAddress?
  /// The site's own address; `nil` if it is not set.
  let site: [UInt8]?
  /// Texts sorted by the bytes of their paths; addresses are unique.
  public let texts: [ArchivedText]
  /// Texts that are not published, since another text has their address; with that text.
  public let addressConflicts: [(text: ArchivedText, other: ArchivedText)]
  /// Paths of files that are not texts.
  private let files: Set<RelativePath>
  private let byPath: [RelativePath: Int]
  private let byAddress: [String: Int]
  private let neighbours: [(before: Int?, after: Int?)]
  /// Folders with texts, without a trailing slash.
  public let folders: [String]
  private let folderPaths: Set<String>
  /// The addresses of their pages.
  private let folderPages: Set<String>

  /// `paths` are all files of the repository; hidden files and reports may be included.
  public init(_ paths: [RelativePath], _ community: Community) {
    self.community = community
    repository = RepositoryAddress(community.site.source)
    let url = RepositoryAddress.withoutSlash(Array(community.site.url.utf8))
    site = url.isEmpty ? nil : url
    var all: [ArchivedText] = []
    var files: Set<RelativePath> = []
    // Of two texts with one address, the one named in the archive's style of dates wins, then the first.
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
    var conflicts: [(text: ArchivedText, other: ArchivedText)] = []
    for (index, text) in all.enumerated() {
      if let owner = owners[text.address], owner != index {
        conflicts.append((text, all[owner]))
      } else {
        byAddress[text.address] = texts.count
        texts.append(text)
      }
    }
    (self.texts, self.files, addressConflicts) = (texts, files, conflicts)
    byPath = Dictionary(uniqueKeysWithValues: texts.enumerated().map { ($1.path, $0) })
    self.byAddress = byAddress
    (neighbours, folders) = Self.arrange(texts)
    folderPaths = Set(folders)
    folderPages = Set(folders.map(WebsiteAddress.ofFolder))
  }

  /// Links the dated texts of a folder in sequence.
  private static func arrange(_ texts: [ArchivedText]) -> ([(before: Int?, after: Int?)], [String]) {
    var neighbours = [(before: Int?, after: Int?)](repeating: (nil, nil), count: texts.count)
    var last: [RelativePath: Int] = [:]
    var folders: Set<String> = []
    // Sorted by path: the days of a folder are in order, with texts of other folders between.
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

  /// The text of a page, by its address.
  public func text(ofPage address: String) -> ArchivedText? { byAddress[address].map { texts[$0] } }

  /// Whether the path of a file collides with a page or a folder of pages.
  public func hasPage(at path: String) -> Bool {
    let folder =
      path.utf8.suffix(11).elementsEqual("/index.html".utf8)
      ? String(decoding: path.utf8.dropLast(10), as: UTF8.self) : path + "/"
    return byAddress[folder] != nil || folderPages.contains(folder)
  }

  /// The text of a file of the repository.
  public func text(at path: RelativePath) -> ArchivedText? { byPath[path].map { texts[$0] } }

  /// The previous and the next text in its folder, by day.
  public func neighbours(of text: ArchivedText) -> (before: ArchivedText?, after: ArchivedText?) {
    guard let index = byPath[text.path] else { return (nil, nil) }
    let (before, after) = neighbours[index]
    return (before.map { texts[$0] }, after.map { texts[$0] })
  }

  /// Whether a folder contains texts, directly or in subfolders.
  func hasFolder(_ path: String) -> Bool { folderPaths.contains(path) }

  /// Whether the repository has a file at that path that is not a text.
  func hasFile(_ path: RelativePath) -> Bool { files.contains(path) }
}
