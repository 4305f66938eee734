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

  private static let known = RelativePath(constant: "known")
  private static let facts = RelativePath(constant: "facts")

  /// What the last run left; empty where there was none, or where it does not read as ours.
  static func read(_ workshop: Folder) throws(FileFault) -> SiteMemory {
    var memory = SiteMemory()
    guard let bytes = try workshop.read(known), let stamp = try workshop.stamp(known) else { return memory }
    for line in LineReader(bytes) {
      let fields = line.fields
      switch line.kind {
      case UInt8(ascii: "V"): memory.setting = fields.first ?? ""
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

  /// What is known of each text.
  static func records(_ workshop: Folder) throws(FileFault) -> [RelativePath: Record] {
    try workshop.read(facts).flatMap(RecordText.read) ?? [:]
  }

  /// Writes both, the list of files last: without it nothing of the rest is believed.
  func save(_ records: [(RelativePath, Record)], in workshop: LockedFolder) throws(FileFault) {
    var facts = LineWriter()
    for (path, record) in records { RecordText.write(path, record, into: &facts) }
    var known = LineWriter()
    known.add("V", setting)
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
    tree[Self.known] = known.bytes
    try workshop.put(tree)
  }
}
