import FileTrees
import Foundation
import Testing

/// A folder of its own for one test, removed afterwards.
final class Playground {
  let place: String
  let folder: Folder

  init() throws {
    place = NSTemporaryDirectory() + "minutes-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    folder = try Folder(path: place)
  }

  deinit { try? FileManager.default.removeItem(atPath: place) }

  func put(_ text: String, _ path: String) throws {
    let file = URL(fileURLWithPath: place).appendingPathComponent(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: place + "/" + path, withDestinationPath: target)
  }

  /// All files and folders, by path.
  func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: place).sorted()
  }
}

func path(_ text: String) throws -> RelativePath { try #require(RelativePath(text)) }
