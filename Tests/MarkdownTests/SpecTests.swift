import Foundation
import Markdown
import Testing

@Suite(.serialized) struct SpecTests {
  @Test(arguments: Spec.all) func theTreeIsAsWritten(_ spec: Spec) throws {
    let document = Document.read(spec.bytes, in: 0..<spec.bytes.count)
    let tree = treeText(document, spec.bytes)
    if ProcessInfo.processInfo.environment["RECORD"] != nil { try record(tree, for: spec) }
    #expect(tree == spec.tree)
  }

  @Test func everyFileHasExamples() {
    #expect(!Spec.files.isEmpty)
    for file in Spec.files { #expect(Spec.all.contains { $0.file == file.lastPathComponent }, "\(file)") }
  }

  private func record(_ tree: String, for spec: Spec) throws {
    let file = Spec.folder.appending(path: spec.file)
    let text = try String(contentsOf: file, encoding: .utf8)
    let source = spec.source.replacingOccurrences(of: "\r", with: "␍")
    let old = "````markdown\n\(source)````\n\n````tree\n\(spec.tree)````"
    let new = "````markdown\n\(source)````\n\n````tree\n\(tree)````"
    try text.replacingOccurrences(of: old, with: new).write(to: file, atomically: true, encoding: .utf8)
  }
}
