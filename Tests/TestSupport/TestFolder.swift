public import FileTrees
import Foundation
import Testing

/// A temporary folder for one test, removed when released.
public final class TestFolder {
  /// Absolute path of the folder.
  public let place: String
  /// The open folder.
  public let folder: Folder

  /// Creates an empty folder.
  public init() throws {
    place = NSTemporaryDirectory() + "minutes-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    folder = try Folder(path: place)
  }

  deinit { try? FileManager.default.removeItem(atPath: place) }

  /// Writes a file, and creates its parent folders.
  public func put(_ text: String, _ path: String) throws {
    let file = URL(fileURLWithPath: place).appendingPathComponent(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Creates a symbolic link.
  public func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: place + "/" + path, withDestinationPath: target)
  }

  /// Returns the paths of all files and folders.
  public func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: place).sorted()
  }
}

/// Returns a relative path; fails the test if it is invalid.
public func path(_ text: String) throws -> RelativePath { try #require(RelativePath(text)) }
