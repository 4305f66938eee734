import Diagnostics
import FileTrees
import Meetings
import Workspace

/// Whose site a folder holds: the repository that was published there last.
struct SiteOwner {
  private let place: String
  private let name: String
  private static let file = RelativePath(constant: "owner")

  /// The owner that a repository would be.
  init(_ repository: Repository) {
    place = RealPath.of(repository.root.path) ?? repository.root.path
    name = repository.community.name
  }

  /// That another repository's site is not replaced by the way. A copy of the same one, as jobs have it, is known by its
  /// community and by its files.
  func check(_ site: AtomicFolder, _ sources: SiteSources, _ memory: BuildCache) throws {
    guard let bytes = try site.cacheFolder.read(Self.file) else { return }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count >= 2, !lines[0].elementsEqual(place.utf8) else { return }
    let isSameName = lines[1].elementsEqual(name.utf8)
    if isSameName, memory.sources.isEmpty || memory.sources.keys.contains(where: { sources.stamps[$0] != nil }) {
      return
    }
    let other = String(decoding: lines[isSameName ? 0 : 1], as: UTF8.self)
    throw Failure(
      "\(site.path) is the site of another repository, \(other); name another folder with -o, or say --force to replace it"
    )
  }

  /// Remembers it.
  func keep(in cacheFolder: LockedFolder) throws(FileFault) {
    try cacheFolder.put(Self.file, Array("\(place)\n\(name)\n".utf8))
  }
}
