import Digests
public import FileTrees

/// Whether git is told to keep files as they are, line ends and all (`.gitattributes`). Where it is not, a clone may have others,
/// and that is no difference.
public struct LineEnds: Sendable {
  static let path = RelativePath(constant: ".gitattributes")
  private let patterns: [[UInt8]]

  /// What the file at the root of the repository says.
  public init(root: Folder) throws(FileFault) {
    let text = try root.read(Self.path) ?? []
    patterns = text.split { $0 == 0x0A || $0 == 0x0D }.compactMap { line in
      let words = line.split { $0 == 0x20 || $0 == 0x09 }
      guard let first = words.first, words.dropFirst().contains(where: { $0.elementsEqual("-text".utf8) }) else {
        return nil
      }
      return Array(first)
    }
  }

  /// Whether a file's line ends stay as they are in every clone.
  public func areKept(_ path: RelativePath) -> Bool {
    let folder = path.description.utf8.prefix { $0 != UInt8(ascii: "/") }
    let pattern = Array("/".utf8) + Array(folder) + Array("/**".utf8)
    return patterns.contains { $0 == pattern || $0.elementsEqual("*".utf8) }
  }
}

extension LineEnds {
  /// What git has to know of an archive with these folders, a line each.
  static func lines(folders: [RelativePath]) -> [String] {
    ["/.minutes/** -text", "/\(ManifestText.path) merge=union"] + folders.map { "/\($0)/** -text" }
  }

  /// The file with the lines that it lacks; `nil` where it has all. What somebody wrote into it stays.
  static func completed(_ present: [UInt8]?, folders: [RelativePath]) -> [UInt8]? {
    var bytes = present ?? []
    let known = Set(bytes.split { $0 == 0x0A || $0 == 0x0D }.map { Array($0) })
    let missing = lines(folders: folders).filter { !known.contains(Array($0.utf8)) }
    guard !missing.isEmpty else { return nil }
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    bytes += "# Files of minutes stay as they are, and git keeps both sides' lines of its record.\n".utf8
    for line in missing { bytes += Array(line.utf8) + [0x0A] }
    return bytes
  }

  /// Adds the lines that the file of a repository lacks, under the lock; whether there were any.
  public static func complete(in locked: LockedFolder, folders: [RelativePath]) throws -> Bool {
    let present = try locked.folder.read(path)
    guard let bytes = completed(present, folders: folders) else { return false }
    try locked.write(bytes, at: path, over: present)
    return true
  }
}

extension LockedFolder {
  /// Brings a file to its place that is new, or takes the place of what was read before.
  func write(_ bytes: [UInt8], at path: RelativePath, over present: [UInt8]?) throws {
    if let present {
      try replace(path, bytes, ifItIs: SHA256.hex(of: present))
    } else if try !create(path, bytes) {
      throw FileFault(.write, path.description, .changedMeanwhile)
    }
  }
}
