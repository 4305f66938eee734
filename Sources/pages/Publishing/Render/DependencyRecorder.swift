import FileTrees
import Reveal
import Synchronization

/// Records the files of the repository that the pages of a text are made of.
final class DependencyRecorder: Sendable {
  private let sources: [RelativePath: FileStamp]
  private let state = Mutex((seen: [RelativePath: FileStamp?](), fault: FileFault?.none))

  init(_ sources: [RelativePath: FileStamp]) { self.sources = sources }

  /// The stamp of a file; `nil` where there is none.
  func stamp(_ path: RelativePath) -> FileStamp? {
    let stamp = sources[path]
    state.withLock { $0.seen[path] = .some(stamp) }
    return stamp
  }

  /// The bytes of a file; `nil` where it is missing or cannot be read. A disk that fails is kept as a fault: a picture must not be
  /// lost for that.
  func read(_ path: RelativePath, of root: Folder) -> [UInt8]? {
    guard stamp(path) != nil else { return nil }
    do throws(FileFault) {
      return try root.read(path)
    } catch {
      if !error.isOfThisFileAlone { state.withLock { $0.fault = $0.fault ?? error } }
      return nil
    }
  }

  /// What kind of picture a file is; `nil` where it is missing or cannot be read.
  func look(_ path: RelativePath, of root: Folder, _ known: PictureInfoCache) -> PictureLook? {
    if stamp(path) == nil { return nil }
    if let look = known[path] { return look }
    let look = read(path, of: root).map { PictureLook($0) }
    if let look { known[path] = look }
    return look
  }

  var fault: FileFault? { state.withLock { $0.fault } }

  /// All files that were asked for, by path.
  var all: [TextBuild.Dependency] {
    state.withLock { $0.seen }.sorted { $0.key < $1.key }.map { TextBuild.Dependency(path: $0.key, stamp: $0.value) }
  }
}

/// Caches facts about pictures, by path: many texts show the same picture, and each is examined once.
final class PictureInfoCache: Sendable {
  private let known = Mutex<[RelativePath: PictureLook]>([:])

  subscript(path: RelativePath) -> PictureLook? {
    get { known.withLock { $0[path] } }
    set { known.withLock { $0[path] = newValue } }
  }
}
