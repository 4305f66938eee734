import Diagnostics
import FileTrees
import Glibc

/// The list of files that a run changed, for uploads. Its path is checked before the site changes: without the list, the next
/// upload would lack these files.
public struct ChangedFilesList {
  /// As the user named it, and from where the program stands.
  private let name: String
  private let path: String
  /// Whether it is a pipe or the like, which is written into and not replaced.
  private let isStream: Bool

  private static let words = ["added", "changed", "gone"]

  /// - Throws: `Failure` where another file would be lost, or where no file can be written.
  public init(_ name: String, at path: String, beside site: String) throws {
    (self.name, self.path) = (name, path)
    var status = stat()
    let isThere = lstat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    if isThere, kind == S_IFDIR { throw Failure("\(name) is a folder; name a file for the list of changes") }
    isStream = isThere && kind != S_IFREG
    guard !isStream else { return }
    let (folder, last) = Self.parts(path)
    guard let file = RelativePath(last) else { throw Failure("\(name) is no name for a file; choose another one") }
    guard access(folder, W_OK) == 0 else {
      throw Failure(
        "\(name) cannot be written: \(String(cString: strerror(errno))); name a file in a folder that is there")
    }
    if RealPath.of(folder).map({ ($0 + "/").utf8.starts(with: ((RealPath.of(site) ?? "/dev/null") + "/").utf8) })
      ?? false
    {
      throw Failure("\(name) lies in the site, where it would be a stranger's file; name one elsewhere")
    }
    guard isThere, let bytes = try Folder(path: folder).read(file), !bytes.isEmpty else { return }
    let isOurs = bytes.split(separator: 0x0A).allSatisfy { line in
      Self.words.contains { line.starts(with: ($0 + "\t").utf8) }
    }
    if !isOurs { throw Failure("\(name) is no list of changes, and would be lost; choose another name") }
  }

  /// Writes the list: a line for each file, in the order of their paths.
  public func write(_ changes: SiteChanges) throws {
    let lines = zip(Self.words, [changes.added, changes.changed, changes.gone]).flatMap { word, paths in
      paths.map { (path: $0.description, line: "\(word)\t\($0)\n") }
    }
    let text = Array(
      lines.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }.map(\.line).joined().utf8)
    if isStream { return try stream(text) }
    let (folder, last) = Self.parts(path)
    do {
      guard let file = RelativePath(last) else { return }
      _ = try Folder(path: folder).unlocked { try $0.put(file, text) }
    } catch let fault as FileFault {
      throw unwritten("\(fault.reason)")
    }
  }

  private func stream(_ text: [UInt8]) throws {
    guard let file = fopen(path, "w") else { throw unwritten(String(cString: strerror(errno))) }
    let count = fwrite(text, 1, text.count, file)
    guard fclose(file) == 0, count == text.count else { throw unwritten(String(cString: strerror(errno))) }
  }

  private func unwritten(_ why: String) -> Failure {
    Failure("the site is published, but \(name) could not be written: \(why); upload all of the site once")
  }

  private static func parts(_ path: String) -> (folder: String, last: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    return (String(path[...slash]), String(path[path.utf8.index(after: slash)...]))
  }
}
