public import FileTrees
import Foundation
import Testing

/// A folder of its own for one test, removed afterwards.
public final class TestFolder {
  /// Its path.
  public let place: String
  /// The same as a folder.
  public let folder: Folder

  /// An empty folder.
  public init() throws {
    place = NSTemporaryDirectory() + "minutes-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    folder = try Folder(path: place)
  }

  deinit { try? FileManager.default.removeItem(atPath: place) }

  /// Writes a file, and the folders that it lies in.
  public func put(_ text: String, _ path: String) throws {
    let file = URL(fileURLWithPath: place).appendingPathComponent(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Makes a symbolic link.
  public func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: place + "/" + path, withDestinationPath: target)
  }

  /// All files and folders, by path.
  public func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: place).sorted()
  }
}

/// A path that the test knows to be one.
public func path(_ text: String) throws -> RelativePath { try #require(RelativePath(text)) }
