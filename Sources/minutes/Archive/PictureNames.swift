import Digests
public import FileTrees

/// Which file beside the decks an upload is, where that is not the one of its name: it was stored before under another name,
/// its ending was wrong, or it was uploaded from here (`.minutes/pictures.txt`).
public struct PictureNames: Sendable, Equatable {
  /// From the upload's name on the server to the file's.
  public private(set) var files: [String: String] = [:]

  public static let path = RelativePath(constant: ".minutes/pictures.txt")
  private static let head = "# Uploads of the HedgeDoc server, and the files beside the decks that they are.\n"

  public init() {}

  /// Reads the lines that are whole; others are passed over.
  public init(_ bytes: [UInt8]) {
    for line in bytes.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
      let parts = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard parts.count == 2, let upload = String(validating: parts[0], as: UTF8.self),
        let file = String(validating: parts[1], as: UTF8.self), RelativePath(file) != nil
      else { continue }
      files[upload] = file
    }
  }

  /// The file's text, in the order of the uploads' names.
  public var bytes: [UInt8] {
    let lines = files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { "\($0.key)\t\($0.value)\n" }
    return Array((Self.head + lines.joined()).utf8)
  }

  /// What is known in a repository.
  public static func read(in root: Folder) throws -> (names: PictureNames, bytes: [UInt8]?) {
    let bytes = try root.read(path)
    return (bytes.map { PictureNames($0) } ?? PictureNames(), bytes)
  }

  /// Remembers more names, under the lock.
  public static func add(_ more: [String: String], in locked: LockedFolder) throws {
    let (known, bytes) = try read(in: locked.folder)
    var names = known
    for (upload, file) in more where upload != file && !upload.utf8.contains(0x09) && !file.utf8.contains(0x09) {
      names.files[upload] = file
    }
    guard names != known else { return }
    if let bytes {
      try locked.replace(path, names.bytes, ifItIs: SHA256.hex(of: bytes))
    } else {
      try locked.create(path, names.bytes)
    }
  }
}
