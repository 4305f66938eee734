import CSystem
import Digests
import Glibc

/// A file without a name: it takes disk and no memory, other programs can be given its descriptor, and nothing is left of it
/// however the program ends.
public final class UnnamedFile: Sendable {
  private let file: Descriptor

  /// Makes one on the disk of a folder, in its `.minutes`, so that what comes into it can be copied there cheaply.
  public init(in folder: Folder) throws(FileFault) {
    let place = RelativePath(constant: ".minutes")
    let made = MadeFolders(in: folder)
    _ = try made.open(place)
    made.keep(RelativePath(constant: ".minutes/scratch"))
    let number = try folder.nameless(in: place)
    file = Descriptor(number)
  }

  /// For handing on to another program.
  public var number: Int32 { file.number }

  /// What it holds from `offset` on, up to `limit` bytes.
  public func read(from offset: Int = 0, limit: Int) throws(FileFault) -> [UInt8] {
    try file.read(Self.path, from: offset, limit: limit)
  }

  /// Replaces what it holds.
  public func write(_ bytes: [UInt8]) throws(FileFault) {
    try empty()
    let code = file.write(bytes)
    guard code == 0 else { throw FileFault(.write, Self.path, errno: code) }
  }

  /// Adds what a file of a folder holds at the end, in pieces, and gives back how many bytes that were; `nil` where there is
  /// no file.
  public func append(_ path: RelativePath, of folder: Folder) throws(FileFault) -> Int? {
    var count = 0
    while true {
      guard let piece = try folder.readPiece(path, from: count, count: Self.piece) else { return nil }
      if piece.isEmpty { return count }
      try append(piece)
      count += piece.count
    }
  }

  /// Adds bytes at the end.
  public func append(_ bytes: [UInt8]) throws(FileFault) {
    guard lseek(file.number, 0, SEEK_END) >= 0 else { throw FileFault(.write, Self.path, errno: errno) }
    let code = file.write(bytes)
    guard code == 0 else { throw FileFault(.write, Self.path, errno: code) }
  }

  /// Takes away what it holds.
  public func empty() throws(FileFault) {
    guard ftruncate(file.number, 0) == 0, lseek(file.number, 0, SEEK_SET) == 0 else {
      throw FileFault(.write, Self.path, errno: errno)
    }
  }

  /// The SHA-256 of its first bytes, read in pieces.
  public func sha256(count: Int) throws(FileFault) -> String {
    var digest = SHA256.Stream()
    try pieces(count: count) { piece throws(FileFault) in digest.add(piece) }
    return digest.hex()
  }

  /// Hands out its first bytes in pieces.
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
  /// What is said of it where something goes wrong.
  private static let path = RelativePath(constant: ".minutes")
}

extension Folder {
  /// The SHA-256 of a file, read in pieces; `nil` where there is none.
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
