import Foundation
import Testing

@testable import Mustache

/// A Markdown file of examples: prose, a template in a fence, values as JSON if needed, and in the last fence
/// the expected result, a `text` or a `fault`.
///
/// `␍` is a carriage return, `␠` a space, `⇥` a tab, and `‹end›` ends the text without a line end. `⟦` and `⟧` enclose
/// the range of a fault.
struct Spec {
  struct Example: CustomTestStringConvertible {
    let title: String
    var template: [UInt8] = []
    var values = MustacheValue.missing
    var text: [UInt8]?
    var fault: String?
    /// The range between the marks.
    var place = 0..<0
    var testDescription: String { title }
  }

  let examples: [Example]

  init(_ name: String) throws {
    let text = try String(contentsOf: Self.folder.appendingPathComponent("\(name).md"), encoding: .utf8)
    var examples: [Example] = []
    var example = Example(title: "")
    var fence: Substring?
    var lines = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let kind = fence, line == Self.fence {
        try example.take(kind, lines)
        fence = nil
        if kind == "text" || kind == "fault" {
          examples.append(example)
          example = Example(title: example.title)
        }
      } else if fence != nil {
        lines += line + "\n"
      } else if line.hasPrefix(Self.fence) {
        fence = line.dropFirst(Self.fence.count)
        lines = ""
      } else if line.hasPrefix("## ") {
        example = Example(title: String(line.dropFirst(3)))
      }
    }
    try #require(fence == nil && example.template.isEmpty, "\(name): something is not finished")
    try #require(!examples.isEmpty, "\(name): no example")
    self.examples = examples
  }

  /// Names of the spec files, in alphabetical order.
  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).map { String($0.dropLast(3)) }.sorted()
  }

  private static let fence = "``````"
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Specs")
}

extension Spec.Example {
  fileprivate mutating func take(_ kind: Substring, _ lines: String) throws {
    switch kind {
    case "template":
      var text = Self.unmarked(lines)
      if let start = text.range(of: "⟦"), let end = text.range(of: "⟧") {
        let before = text[..<start.lowerBound].utf8.count
        place = before..<(before + text[start.upperBound..<end.lowerBound].utf8.count)
        text.removeAll { $0 == "⟦" || $0 == "⟧" }
      }
      template = Array(text.utf8)
    case "values": values = MustacheValue(try JSONSerialization.jsonObject(with: Data(lines.utf8)))
    case "text": text = Array(Self.unmarked(lines).utf8)
    case "fault": fault = String(lines.dropLast())
    default: Issue.record("\(title): a fence for \(kind)")
    }
  }

  private static func unmarked(_ text: String) -> String {
    let text = text.range(of: "‹end›").map { String(text[..<$0.lowerBound]) } ?? text
    return text.replacingOccurrences(of: "␍", with: "\r").replacingOccurrences(of: "␠", with: " ")
      .replacingOccurrences(of: "⇥", with: "\t")
  }
}

extension MustacheValue {
  /// Converts a JSON value; numbers become texts.
  init(_ json: Any) {
    switch json {
    case let members as [String: Any]: self = .object(members.mapValues { MustacheValue($0) })
    case let items as [Any]: self = .list(items.map { MustacheValue($0) })
    case let text as String: self = .text(text)
    case let number as NSNumber:
      self = isFlag(number) ? .flag(number.boolValue) : .text(number.stringValue)
    default: self = .missing
    }
  }
}

/// `NSNumber` represents both numbers and Booleans.
private func isFlag(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
