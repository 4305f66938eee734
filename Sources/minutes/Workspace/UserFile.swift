public import Diagnostics
public import FileTrees
import Glibc

/// A file that the user named, wherever it lies.
public struct UserFile {
  /// The folder that it really lies in, and its name there; a link that the user named is followed.
  public let folder: Folder
  public let path: RelativePath
  /// What leads to the folder from where the program was started; empty for the folder that it was started in.
  public let lead: String
  /// Its path from where the program was started.
  private let name: String

  /// - Throws: `Failure` where nothing is there.
  public init(_ name: String) throws {
    guard let resolved = RealPath.of(name) else { throw FileFault(.open, name, .system(errno)) }
    let bytes = Array(resolved.utf8)
    let slash = bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0
    guard let path = RelativePath(String(decoding: bytes[(slash + 1)...], as: UTF8.self)) else {
      throw Failure("\(name) has a name that minutes does not open; rename it")
    }
    folder = try Folder(path: slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self))
    (self.path, self.name) = (path, name)
    let named = name.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(name[...$0]) } ?? ""
    // A link lies in another folder than the file that it leads to.
    lead = Repository.isSame(named.isEmpty ? "." : named, folder.path) ? named : Repository.lead(folder.path)
  }

  /// - Throws: `FileFault` where it cannot be read or is gone, `Failure` for a folder.
  public func read() throws -> SourceFile {
    do throws(FileFault) {
      guard let bytes = try folder.read(path) else { throw FileFault(.read, name, .system(ENOENT)) }
      return SourceFile(name: name, bytes: bytes)
    } catch {
      guard error.cause != .isAFolder else {
        throw Failure("\(name) is a folder; name the files in it, such as \(Repository.lead(name))*.md")
      }
      throw FileFault(.read, name, error.cause)
    }
  }
}
