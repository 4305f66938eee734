import CSystem
import Digests
import Glibc

/// A file without a name: uses disk instead of memory, can be passed to other programs by its descriptor, and
/// disappears however the program ends.
public final class UnnamedFile: Sendable {
  private let file: Descriptor

  /// Creates one in `.minutes` of a folder, on the same disk, so that its content can be copied there cheaply.
  public init(in folder: Folder) throws(FileFault) {
    let place = RelativePath(constant: ".minutes")
    let made = MadeFolders(in: folder)
    _ = try made.open(place)
    made.keep(RelativePath(constant: ".minutes/scratch"))
    let number = try folder.openUnnamed(in: place)
    file = Descriptor(number)
  }

  /// The descriptor, to be passed to another program.
  public var number: Int32 { file.number }

  /// Reads up to `limit` bytes from `offset`.
  public func read(from offset: Int = 0, limit: Int) throws(FileFault) -> [UInt8] {
    try file.read(Self.path, from: offset, limit: limit)
  }

  /// Replaces the content.
  public func write(_ bytes: [UInt8]) throws(FileFault) {
    try empty()
    let code = file.write(bytes)
    guard code == 0 else { throw FileFault(.write, Self.path, errno: code) }
  }

  /// Appends a file of a folder, in pieces, and returns the number of bytes; `nil` if it does not exist.
  public func append(_ path: RelativePath, of folder: Folder) throws(FileFault) -> Int? {
    var count = 0
    while true {
      guard let piece = try folder.readPiece(path, from: count, count: Self.piece) else { return nil }
      if piece.isEmpty { return count }
      try append(piece)
      count += piece.count
    }
  }

  /// Appends bytes.
  public func append(_ bytes: [UInt8]) throws(FileFault) {
    guard lseek(file.number, 0, SEEK_END) >= 0 else { throw FileFault(.write, Self.path, errno: errno) }
    let code = file.write(bytes)
    guard code == 0 else { throw FileFault(.write, Self.path, errno: code) }
  }

  /// Truncates the file to no bytes.
  public func empty() throws(FileFault) {
    guard ftruncate(file.number, 0) == 0, lseek(file.number, 0, SEEK_SET) == 0 else {
      throw FileFault(.write, Self.path, errno: errno)
    }
  }

  /// The SHA-256 of the first `count` bytes, read in pieces.
  public func sha256(count: Int) throws(FileFault) -> String {
    var digest = SHA256.Stream()
    try pieces(count: count) { piece throws(FileFault) in digest.add(piece) }
    return digest.hex()
  }

  /// Passes the first `count` bytes to `body`, in pieces.
  func pieces(count: Int, _ body: ([UInt8]) throws(FileFault) -> Void) throws(FileFault) {
    var offset = 0
    while offset < count {
      let piece = try file.read(Self.path, from: offset, limit: min(Self.piece, count - offset))
      guard !piece.isEmpty else { throw FileFault(.read, Self.path, .changedMeanwhile) }
      try body(piece)
      offset += piece.count
    }
  }

  private static let piece = 256 << 10
  /// The path that faults name, since the file has none.
  private static let path = RelativePath(constant: ".minutes")
}

extension Folder {
  /// The SHA-256 of a file, read in pieces; `nil` if it does not exist.
  public func sha256(_ path: RelativePath) throws(FileFault) -> String? {
    var digest = SHA256.Stream()
    var offset = 0
    while true {
      guard let piece = try readPiece(path, from: offset, count: 256 << 10) else { return nil }
      if piece.isEmpty { return digest.hex() }
      digest.add(piece)
      offset += piece.count
    }
  }
}
