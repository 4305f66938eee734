import FileTrees

/// What keeps version 0.2 and earlier from writing into a record that they cannot read: they write their next line to a file
/// `.minutes/pending`, refuse everything where a folder stands in its place, and name it.
enum OlderPrograms {
  static let pending = RelativePath(constant: ".minutes/pending")
  static let note = RelativePath(constant: ".minutes/pending/README.md")
  static let text = """
    This folder is here on purpose. The record of this archive, .minutes/manifest.jsonl, has format \(ManifestText.format);
    minutes 0.2 and earlier would spoil it, and stop where they find a folder of this name. Use a newer minutes.

    """

  /// Whether a killed run left something unfinished there.
  static func hasLeftovers(_ root: Folder) throws -> Bool {
    try root.entry(pending)?.kind == .folder && root.hasLeftovers(pending)
  }

  /// Whether they are, as by every record that has a line.
  static func areShutOut(_ root: Folder) throws -> Bool {
    try root.entry(pending)?.kind == .folder && root.entry(note) != nil
  }

  /// Shuts them out; under the lock, so that what lies in its place as a file is nobody's any more.
  static func shutOut(_ locked: LockedFolder) throws {
    guard try !areShutOut(locked.folder) else { return }
    if try locked.folder.entry(pending)?.kind == .file { try locked.remove(pending) }
    try locked.create(note, Array(text.utf8))
  }
}
