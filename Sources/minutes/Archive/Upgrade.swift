import Bytes
import Digests
public import FileTrees

extension Archive {
  /// What bringing an archive up to date changes, in the order in which it does.
  public enum UpgradeStep: Equatable, Sendable {
    /// Lines for git are added to `.gitattributes`.
    case lineEnds
    /// `.minutes/.gitignore` names what is not to be committed.
    case ignored
    /// A line of an interrupted run is taken into the manifest.
    case pendingLine(RelativePath)
    /// The manifest gets its format number; its lines stay byte for byte.
    case format(lines: Int)
    /// Earlier versions are kept from writing.
    case olderPrograms
  }

  /// What there is to do for an archive with these folders; nothing for one of today. Writes nothing.
  ///
  /// - Throws: `ManifestFault` where a newer program wrote the manifest; `FileFault`.
  public func upgradeSteps(folders: [RelativePath]) throws -> [UpgradeStep] {
    try steps(folders: folders, ManifestText(root: root))
  }

  /// Does it, and gives back what was done. Every step is whole by itself, so that an interrupted run is completed by the next.
  public func upgrade(folders: [RelativePath]) throws -> [UpgradeStep] {
    try root.locked { locked in
      let text = try ManifestText(root: root)
      let steps = try steps(folders: folders, text)
      for step in steps {
        switch step {
        case .lineEnds: _ = try LineEnds.complete(in: locked, folders: folders)
        case .ignored: try locked.write(Folder.ignored, at: Folder.ignoreFile, over: root.read(Folder.ignoreFile))
        case .pendingLine: break
        case .format: try addFormat(text, in: locked)
        case .olderPrograms: try OlderPrograms.shutOut(locked)
        }
      }
      return steps
    }
  }

  private func steps(folders: [RelativePath], _ text: ManifestText) throws -> [UpgradeStep] {
    var steps: [UpgradeStep] = []
    if try LineEnds.completed(root.read(LineEnds.path), folders: folders) != nil { steps.append(.lineEnds) }
    let names = try root.read(Folder.ignoreFile).map { $0.split(separator: 0x0A).map(Array.init) }
    if let names, names.contains(Array("pending".utf8)) || !names.contains(Array("next".utf8)) {
      steps.append(.ignored)
    }
    guard text.isThere, text.wholeSize + text.rest.count > 0 else { return steps }
    if !text.hasHeader {
      if let pending = try oldPendingLine(text) { steps.append(.pendingLine(pending.path)) }
      steps.append(.format(lines: text.entries.count))
    }
    if try !OlderPrograms.areShutOut(root) { steps.append(.olderPrograms) }
    return steps
  }

  /// Puts the format number before the lines, which stay as they are: their SHA-256 go on proving what they proved.
  private func addFormat(_ text: ManifestText, in locked: LockedFolder) throws {
    let present = try root.read(ManifestText.path) ?? []
    var lines = Array(present.prefix(text.wholeSize))
    if ChainLine.deck(from: text.rest) != nil { lines += text.rest + [0x0A] }
    if let pending = try oldPendingLine(text) {
      try locked.keepSafe(pending.path)
      lines += pending.line + [0x0A]
    }
    try locked.replace(ManifestText.path, ManifestText.header + lines, ifItIs: SHA256.hex(of: present))
  }

  /// The line that version 0.2 announced of a deck that came to its place and was not recorded.
  private func oldPendingLine(_ text: ManifestText) throws -> (line: [UInt8], path: RelativePath)? {
    guard try root.entry(OlderPrograms.pending)?.kind == .file, let bytes = try root.read(OlderPrograms.pending),
      let end = bytes.firstIndex(of: 0x0A), end + 1 < bytes.count, bytes.last == 0x0A
    else { return nil }
    let line = Array(bytes[(end + 1)...].dropLast())
    guard bytes[..<end].elementsEqual(SHA256.hex(of: line).utf8), let deck = ChainLine.deck(from: line),
      deck.after == text.tips, let path = RelativePath(deck.path), let found = try root.read(path),
      SHA256.hex(of: found).utf8.elementsEqual(deck.sha256.utf8)
    else { return nil }
    return (line, path)
  }
}

extension Archive.UpgradeStep {
  /// What is done, as a sentence without its full stop.
  public var description: String {
    switch self {
    case .lineEnds:
      "\(LineEnds.path): lines that keep git from changing line ends, and let it keep both sides' lines of the record"
    case .ignored: ".minutes/.gitignore: what is not to be committed"
    case .pendingLine(let path): "\(ManifestText.path): the line on \(path), which an interrupted run left unrecorded"
    case .format(let lines):
      "\(ManifestText.path): the format number \(ManifestText.format) before \(counted(lines, "line")), which stay "
        + "byte for byte"
    case .olderPrograms: "\(OlderPrograms.pending)/: keeps minutes 0.2 and earlier from writing into the record"
    }
  }
}
