import Diagnostics
import Digests
import FileTrees
import Parallel

/// What is remembered of a site between two runs, in its cache folder: stamps of the sources and of the site. What is known of each
/// text lies beside it, as `TextRecords`.
struct BuildCache: Sendable {
  /// The digest of all that every page depends on: settings, look, program. Another one makes every page stale.
  var setting = ""
  /// The stamps of the repository's files when the site was made.
  var sources: [RelativePath: FileStamp] = [:]
  /// The stamps of the site's files as they were written, in the order of their paths, and of the folders that they lie in.
  private(set) var files: [(path: RelativePath, stamp: FileStamp)] = []
  private var root: FileStamp?
  private var folders: [(path: RelativePath, stamp: FileStamp)] = []
  /// The lines that the folders were read from.
  private(set) var folderLines: [UInt8] = []
  var errors = 0
  var warnings = 0
  var pages = 0
  /// When this was written, as its file says, in nanoseconds: a source that changed later, or at that very moment, is stale.
  var time = 0

  /// Digest of the text records' file.
  private var recordsDigest = ""

  private static let file = RelativePath(constant: "known")
  private static let recordsFile = RelativePath(constant: "facts")
  private static let announcedFile = RelativePath(constant: "coming")

  /// The letters of its lines.
  private enum Line {
    static let setting = UInt8(ascii: "V")
    static let recordsDigest = UInt8(ascii: "F")
    static let counts = UInt8(ascii: "N")
    static let root = UInt8(ascii: "R")
    static let source = UInt8(ascii: "S")
    static let output = UInt8(ascii: "O")
    static let folder = UInt8(ascii: "D")
  }

  /// An empty cache: nothing is known of a run before.
  init() {}

  /// One that remembers sources, for the next run.
  init(setting: String, sources: [RelativePath: FileStamp], time: Int = 0) {
    (self.setting, self.sources, self.time) = (setting, sources, time)
  }

  /// The bytes before their own digest, which is the last line; `nil` where the digest is missing or wrong.
  private static func verified(_ bytes: [UInt8]) -> [UInt8]? {
    let end = bytes.count - 65
    guard end >= 0, bytes.last == UInt8(ascii: "\n") else { return nil }
    let before = Array(bytes[..<end])
    return SHA256.hex(of: before).utf8.elementsEqual(bytes[end..<(end + 64)]) ? before : nil
  }

  /// The cache of the last run; empty where there was none, or where it cannot be read.
  static func read(_ cacheFolder: Folder) throws(FileFault) -> BuildCache {
    var cache = BuildCache()
    guard let bytes = try cacheFolder.read(file), let stamp = try cacheFolder.stamp(file), let bytes = verified(bytes)
    else {
      return cache
    }
    var lines = RecordReader(bytes)
    var start = 0
    while let line = lines.next() {
      defer { if cache.folders.isEmpty { start = lines.offset } }
      switch line.kind {
      case Line.setting: cache.setting = line.fields.first ?? ""
      case Line.recordsDigest: cache.recordsDigest = line.fields.first ?? ""
      case Line.root: cache.root = line.stamp
      case Line.counts:
        let numbers = line.fields.compactMap { Int($0) }
        if numbers.count == 3 { (cache.pages, cache.errors, cache.warnings) = (numbers[0], numbers[1], numbers[2]) }
      case Line.source, Line.output, Line.folder:
        guard let (path, found) = line.stamped, let stamp = found else { return BuildCache() }
        switch line.kind {
        case Line.source: cache.sources[path] = stamp
        case Line.output: cache.files.append((path, stamp))
        default: cache.folders.append((path, stamp))
        }
      default: return BuildCache()
      }
    }
    // Folders come last.
    cache.folderLines = Array(bytes[start...])
    cache.time = stamp.modified
    return cache
  }

  /// The text records; `nil` where their file is not what was written.
  func records(_ cacheFolder: Folder) throws(FileFault) -> TextRecords? {
    guard let bytes = try cacheFolder.read(Self.recordsFile), SHA256.hex(of: bytes) == recordsDigest else { return nil }
    return TextRecords(bytes)
  }

  /// The parts of the site that differ from what the last run left.
  enum Damage: Sendable { case none, folders, files }

  /// Compares the stamps of all files and folders of the site; where files changed, folders are not looked at.
  func damage(of live: Folder) -> Damage {
    let isAsLeft = { @Sendable (path: RelativePath, stamp: FileStamp) in
      (try? live.stamp(path))?.hasContent(of: stamp) ?? false
    }
    let areFilesWhole = !Parallel.chunked(of: files) { $0.allSatisfy(isAsLeft) }.contains(false)
    let areFoldersWhole = areFilesWhole && !Parallel.chunked(of: folders) { $0.allSatisfy(isAsLeft) }.contains(false)
    if !areFilesWhole || files.isEmpty { return .files }
    guard let root, let now = try? live.stamp(), now.hasContent(of: root) else { return .folders }
    return areFoldersWhole ? .none : .folders
  }

  /// Writes down the files that are new to the site, before it changes: a run that is killed behind the swap has not saved its cache.
  static func announce(_ files: [RelativePath], in cacheFolder: LockedFolder) throws(FileFault) {
    var lines = LineWriter()
    for path in files { lines.add(Line.output, path.description) }
    try cacheFolder.put(announcedFile, lines.bytes)
  }

  /// The files that were announced last.
  static func announced(_ cacheFolder: Folder) throws(FileFault) -> Set<RelativePath> {
    guard let bytes = try cacheFolder.read(announcedFile) else { return [] }
    return Set(RecordReader(bytes).compactMap { $0.fields.first.flatMap { RelativePath($0) } })
  }

  /// Whether a file of the repository is what it was when the site was made. One that changed at that very moment may have changed unseen.
  func isUnchanged(_ path: RelativePath, _ now: FileStamp) -> Bool {
    guard let known = sources[path] else { return false }
    return known.hasContent(of: now) && now.modified < time
  }

  /// The same with the stamps of the site as it is now; `files` are in the order of their paths. Folders whose stamp `spare` knows are
  /// not looked at. `last` is the cache before where no file came or went since, so that the folders are the same.
  func withSite(
    _ live: Folder, files: [(path: RelativePath, stamp: FileStamp)], spare: FolderStampCache?,
    sameFoldersAs last: BuildCache?
  ) throws(FileFault) -> BuildCache {
    var cache = self
    cache.files = files
    cache.root = try live.stamp()
    let places = last.map { $0.folders.map(\.path) } ?? Self.folders(above: files)
    var spare = spare
    cache.folders = try Self.stamps(of: places.map { ($0, spare?.next($0)) }, in: live)
    return cache
  }

  /// The stamps of files or folders, in their order; those whose stamp is known are not looked at.
  static func stamps(
    of places: [(path: RelativePath, known: FileStamp?)], in live: Folder
  ) throws(FileFault) -> [(path: RelativePath, stamp: FileStamp)] {
    try Parallel.chunked(of: places) { (part) throws(FileFault) in
      var stamped: [(path: RelativePath, stamp: FileStamp)] = []
      for (path, known) in part {
        if let known {
          stamped.append((path, known))
        } else if let stamp = try live.stamp(path) {
          stamped.append((path, stamp))
        }
      }
      return stamped
    }.flatMap { $0 }
  }

  /// The folders that files lie in, by the bytes of their paths.
  private static func folders(above files: [(path: RelativePath, stamp: FileStamp)]) -> [RelativePath] {
    var seen: Set<RelativePath> = []
    var last: RelativePath?
    for (path, _) in files {
      var place = path.parent
      if place == last { continue }
      last = place
      while let folder = place, seen.insert(folder).inserted { place = folder.parent }
    }
    return seen.sorted()
  }

  /// Writes the records, and then this: the records count only with the digest that this has of them.
  func save(_ records: [UInt8], in cacheFolder: LockedFolder) throws(FileFault) {
    var known = LineWriter()
    known.add(Line.setting, setting)
    known.add(Line.recordsDigest, SHA256.hex(of: records))
    known.add(Line.counts, "\(pages)", "\(errors)", "\(warnings)")
    if let root { known.add(Line.root, root) }
    var bytes = known.bytes
    for part in lists { bytes += part }
    try cacheFolder.put(Self.recordsFile, records)
    try cacheFolder.put(Self.file, bytes + Array((SHA256.hex(of: bytes) + "\n").utf8))
  }

  /// The lines of all stamps.
  private var lists: [[UInt8]] {
    func lines(_ kind: UInt8, _ list: [(path: RelativePath, stamp: FileStamp)]) -> [[UInt8]] {
      Parallel.chunked(of: list) { part in
        var lines = LineWriter()
        for (path, stamp) in part { lines.add(kind, path, stamp) }
        return lines.bytes
      }
    }
    let sources = sources.sorted { $0.key < $1.key }.map { (path: $0.key, stamp: $0.value) }
    return lines(Line.source, sources) + lines(Line.output, files) + lines(Line.folder, folders)
  }
}
