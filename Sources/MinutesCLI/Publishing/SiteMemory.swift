import FileTrees
import Site

/// What is remembered of a site between two runs, in its workshop.
struct SiteMemory {
  /// What all pages depend on: settings, look, program. Another one makes everything anew.
  var setting = ""
  /// Files of the repository that were texts or might be shown, as they were.
  var sources: [RelativePath: FileStamp] = [:]
  /// Files of the site, as they were written.
  var outputs: [RelativePath: FileStamp] = [:]
  var errors = 0
  var warnings = 0
  var pages = 0
  /// When this was written, as its file says, in nanoseconds: a file that changed later, or at that very moment, is read again.
  var time = 0

  /// Digest of what is known of the texts.
  private var facts = ""

  private static let known = RelativePath(constant: "known")
  private static let facts = RelativePath(constant: "facts")

  /// The bytes before their own digest, which is the last line; `nil` where something is missing or another.
  private static func whole(_ bytes: [UInt8]) -> [UInt8]? {
    let end = bytes.count - 65
    guard end >= 0, bytes.last == UInt8(ascii: "\n") else { return nil }
    let before = Array(bytes[..<end])
    return SHA256.hex(of: before).utf8.elementsEqual(bytes[end..<(end + 64)]) ? before : nil
  }

  /// What the last run left; empty where there was none, or where it does not read as ours.
  static func read(_ workshop: Folder) throws(FileFault) -> SiteMemory {
    var memory = SiteMemory()
    guard let file = try workshop.read(known), let stamp = try workshop.stamp(known), let bytes = whole(file) else {
      return memory
    }
    for line in LineReader(bytes) {
      let fields = line.fields
      switch line.kind {
      case UInt8(ascii: "V"): memory.setting = fields.first ?? ""
      case UInt8(ascii: "F"): memory.facts = fields.first ?? ""
      case UInt8(ascii: "N"):
        let numbers = fields.compactMap { Int($0) }
        if numbers.count == 3 { (memory.pages, memory.errors, memory.warnings) = (numbers[0], numbers[1], numbers[2]) }
      case UInt8(ascii: "S"), UInt8(ascii: "O"):
        guard let first = fields.first, let path = RelativePath(first),
          let stamp = RecordText.stamp(fields.dropFirst())
        else { return SiteMemory() }
        if line.kind == UInt8(ascii: "S") { memory.sources[path] = stamp } else { memory.outputs[path] = stamp }
      default: return SiteMemory()
      }
    }
    memory.time = stamp.modified
    return memory
  }

  /// What is known of each text; `nil` where that is not what was written.
  func records(_ workshop: Folder) throws(FileFault) -> [RelativePath: Record]? {
    guard let bytes = try workshop.read(Self.facts), SHA256.hex(of: bytes) == facts else { return nil }
    return RecordText.read(bytes)
  }

  private static let comingFiles = RelativePath(constant: "coming")

  /// Before the site changes: the files that it has not had before.
  static func announce(_ files: [RelativePath], in workshop: LockedFolder) throws(FileFault) {
    var lines = LineWriter()
    for path in files { lines.add("O", path.description) }
    var tree = FileTree()
    tree[comingFiles] = lines.bytes
    try workshop.put(tree)
  }

  /// What was announced last.
  static func coming(_ workshop: Folder) throws(FileFault) -> Set<RelativePath> {
    guard let bytes = try workshop.read(comingFiles) else { return [] }
    return Set(LineReader(bytes).compactMap { $0.fields.first.flatMap { RelativePath($0) } })
  }

  /// Writes both, the list of files last: without it nothing of the rest is believed.
  func save(_ records: [(RelativePath, Record)], in workshop: LockedFolder) throws(FileFault) {
    var facts = LineWriter()
    for (path, record) in records { RecordText.write(path, record, into: &facts) }
    var known = LineWriter()
    known.add("V", setting)
    known.add("F", SHA256.hex(of: facts.bytes))
    known.add("N", "\(pages)", "\(errors)", "\(warnings)")
    for (path, stamp) in sources.sorted(by: { $0.key < $1.key }) {
      known.add("S", [path.description] + RecordText.fields(stamp))
    }
    for (path, stamp) in outputs.sorted(by: { $0.key < $1.key }) {
      known.add("O", [path.description] + RecordText.fields(stamp))
    }
    var tree = FileTree()
    tree[Self.facts] = facts.bytes
    try workshop.put(tree)
    tree = FileTree()
    tree[Self.known] = known.bytes + Array((SHA256.hex(of: known.bytes) + "\n").utf8)
    try workshop.put(tree)
  }
}
