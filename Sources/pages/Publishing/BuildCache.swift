import Diagnostics
import Digests
import FileTrees
import Parallel
import Site

/// What is remembered of a site between two runs, in its cacheFolder.
struct BuildCache {
  /// What all pages depend on: settings, look, program. Another one makes everything anew.
  var setting = ""
  /// Files of the repository that were texts or might be shown, as they were.
  var sources: [RelativePath: FileStamp] = [:]
  /// Files of the site, as they were written, and the folders that they lie in.
  private(set) var files: [(path: RelativePath, stamp: FileStamp)] = []
  private var root: FileStamp?
  private var folders: [(path: RelativePath, stamp: FileStamp)] = []
  /// The lines that the folders were read from.
  private(set) var folderLines: [UInt8] = []
  var errors = 0
  var warnings = 0
  var pages = 0
  /// When this was written, as its file says, in nanoseconds: a file that changed later, or at that very moment, is read again.
  var time = 0

  /// Digest of what is known of the texts.
  private var facts = ""

  private static let known = RelativePath(constant: "known")
  private static let factsFile = RelativePath(constant: "facts")

  /// The bytes before their own digest, which is the last line; `nil` where something is missing or another.
  private static func whole(_ bytes: [UInt8]) -> [UInt8]? {
    let end = bytes.count - 65
    guard end >= 0, bytes.last == UInt8(ascii: "\n") else { return nil }
    let before = Array(bytes[..<end])
    return SHA256.hex(of: before).utf8.elementsEqual(bytes[end..<(end + 64)]) ? before : nil
  }

  /// What the last run left; empty where there was none, or where it does not read as ours.
  static func read(_ cacheFolder: Folder) throws(FileFault) -> BuildCache {
    var memory = BuildCache()
    guard let file = try cacheFolder.read(known), let stamp = try cacheFolder.stamp(known), let bytes = whole(file)
    else {
      return memory
    }
    var lines = RecordReader(bytes)
    var start = 0
    while let line = lines.next() {
      defer { if memory.folders.isEmpty { start = lines.offset } }
      switch line.kind {
      case UInt8(ascii: "V"): memory.setting = line.fields.first ?? ""
      case UInt8(ascii: "F"): memory.facts = line.fields.first ?? ""
      case UInt8(ascii: "R"): memory.root = line.stamp
      case UInt8(ascii: "N"):
        let numbers = line.fields.compactMap { Int($0) }
        if numbers.count == 3 { (memory.pages, memory.errors, memory.warnings) = (numbers[0], numbers[1], numbers[2]) }
      case UInt8(ascii: "S"), UInt8(ascii: "O"), UInt8(ascii: "D"):
        guard let (path, found) = line.stamped, let stamp = found else { return BuildCache() }
        switch line.kind {
        case UInt8(ascii: "S"): memory.sources[path] = stamp
        case UInt8(ascii: "O"): memory.files.append((path, stamp))
        default: memory.folders.append((path, stamp))
        }
      default: return BuildCache()
      }
    }
    // They come last.
    memory.folderLines = Array(bytes[start...])
    memory.time = stamp.modified
    return memory
  }

  /// What is known of each text; `nil` where that is not what was written.
  func records(_ cacheFolder: Folder) throws(FileFault) -> TextRecords? {
    guard let bytes = try cacheFolder.read(Self.factsFile), SHA256.hex(of: bytes) == facts else { return nil }
    return TextRecords(bytes)
  }

  /// What of the site is not as it was left.
  enum Damage { case none, folders, files }

  /// Looks at all files and folders of the site; of files that changed nothing else is believed.
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

  private static let comingFiles = RelativePath(constant: "coming")

  /// Before the site changes: the files that it has not had before.
  static func announce(_ files: [RelativePath], in cacheFolder: LockedFolder) throws(FileFault) {
    var lines = LineWriter()
    for path in files { lines.add("O", path.description) }
    var tree = FileTree()
    tree[comingFiles] = lines.bytes
    try cacheFolder.put(tree)
  }

  /// What was announced last.
  static func coming(_ cacheFolder: Folder) throws(FileFault) -> Set<RelativePath> {
    guard let bytes = try cacheFolder.read(comingFiles) else { return [] }
    return Set(RecordReader(bytes).compactMap { $0.fields.first.flatMap { RelativePath($0) } })
  }

  /// The same with what the site is now; `files` are in the order of their paths. Of folders that are known as `spare` nothing
  /// is looked at. `last` is what was remembered where no file came or went since.
  func seeing(
    _ live: Folder, _ files: [(path: RelativePath, stamp: FileStamp)], spare: FolderStampCache?, like last: BuildCache?
  ) throws(FileFault) -> BuildCache {
    var memory = self
    memory.files = files
    memory.root = try live.stamp()
    let places = last.map { $0.folders.map(\.path) } ?? Self.folders(above: files)
    var spare = spare
    memory.folders = try Self.stamps(of: places.map { ($0, spare?.next($0)) }, in: live)
    return memory
  }

  /// What files or folders are now, in their order; those whose stamp is known are not looked at.
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

  /// Writes both, the list of files last: without it nothing of the rest is believed.
  func save(_ records: [UInt8], in cacheFolder: LockedFolder) throws(FileFault) {
    var known = LineWriter()
    known.add("V", setting)
    known.add("F", SHA256.hex(of: records))
    known.add("N", "\(pages)", "\(errors)", "\(warnings)")
    if let root { known.add("R", root) }
    var bytes = known.bytes
    for part in lists { bytes += part }
    var tree = FileTree()
    tree[Self.factsFile] = records
    try cacheFolder.put(tree)
    tree = FileTree()
    tree[Self.known] = bytes + Array((SHA256.hex(of: bytes) + "\n").utf8)
    try cacheFolder.put(tree)
  }

  /// All that has a stamp, as lines.
  private var lists: [[UInt8]] {
    func lines(_ kind: StaticString, _ list: [(path: RelativePath, stamp: FileStamp)]) -> [[UInt8]] {
      Parallel.chunked(of: list) { part in
        var lines = LineWriter()
        for (path, stamp) in part { lines.add(kind, path, stamp) }
        return lines.bytes
      }
    }
    let sources = sources.sorted { $0.key < $1.key }.map { (path: $0.key, stamp: $0.value) }
    return lines("S", sources) + lines("O", files) + lines("D", folders)
  }
}
