import Foundation
import Markdown
import Testing

/// An example of a spec file: a heading, the source and the tree that is expected.
///
/// The files stand in Specs/; a source is in a fence of four backticks named `markdown`, its tree in one named `tree` after
/// it. `␍` in a source stands for a carriage return.
struct Spec: CustomTestStringConvertible, Sendable {
  let file: String
  let heading: String
  let source: String
  let tree: String

  var testDescription: String { "\(file): \(heading)" }
  var bytes: [UInt8] { Array(source.utf8) }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Specs")

  static let all: [Spec] = files.flatMap { examples(in: $0) }

  static var files: [URL] {
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
  }

  private static func examples(in file: URL) -> [Spec] {
    let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").components(separatedBy: "\n")
    var specs: [Spec] = []
    var heading = ""
    var source = ""
    var index = 0
    while index < lines.count {
      if lines[index].hasPrefix("## ") { heading = String(lines[index].dropFirst(3)) }
      if lines[index].hasPrefix("````") {
        let end = lines[(index + 1)...].firstIndex(of: "````") ?? lines.count
        let body = lines[(index + 1)..<end].map { $0 + "\n" }.joined()
        if lines[index] == "````markdown" { source = body.replacingOccurrences(of: "␍", with: "\r") }
        if lines[index] == "````tree" {
          specs.append(Spec(file: file.lastPathComponent, heading: heading, source: source, tree: body))
        }
        index = end
      }
      index += 1
    }
    return specs
  }
}
