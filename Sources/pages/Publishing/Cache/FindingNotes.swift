import Diagnostics
import FileTrees
import Reports
import Workspace

/// The findings of a run about links and pictures, kept for the next one: where nothing changed, they are reported again without
/// reading the archive. They have places and notes, but no labels and no fixes.
enum FindingNotes {
  private static let file = RelativePath(constant: "findings")
  private static let kind = UInt8(ascii: "E")

  static func keep(_ findings: [Diagnostic], of repository: Repository, in cacheFolder: LockedFolder) throws(FileFault)
  {
    var lines = LineWriter()
    for finding in findings where finding.file.name.utf8.starts(with: repository.prefix.utf8) {
      let path = String(decoding: finding.file.name.utf8.dropFirst(repository.prefix.utf8.count), as: UTF8.self)
      let (start, end) = (finding.range.lowerBound, finding.range.upperBound)
      lines.add(
        kind,
        [path, finding.rule, finding.severity.rawValue, finding.message, "\(start)", "\(end)"]
          + finding.notes.map(\.message))
    }
    try cacheFolder.put(file, lines.bytes)
  }

  /// In the order in which they were found; empty where nothing is remembered.
  static func read(_ cacheFolder: Folder, of repository: Repository) throws(FileFault) -> [Diagnostic] {
    guard let bytes = try cacheFolder.read(file) else { return [] }
    var findings: [Diagnostic] = []
    var source: (path: RelativePath, file: SourceFile)?
    for line in RecordReader(bytes) {
      let fields = line.fields
      guard fields.count >= 6, let path = RelativePath(fields[0]), let severity = Severity(rawValue: fields[2]),
        let start = Int(fields[4]), let end = Int(fields[5]), start <= end
      else { continue }
      if source?.path != path {
        source = try repository.root.read(path).map {
          (path, SourceFile(name: repository.prefix + path.description, bytes: $0))
        }
      }
      guard let source else { continue }
      findings.append(
        Diagnostic(
          rule: fields[1], severity: severity, message: fields[3], file: source.file, range: start..<end,
          notes: fields[6...].map { Note($0) }))
    }
    return findings
  }
}
