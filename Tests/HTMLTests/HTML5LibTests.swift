import Foundation
import Testing

@testable import HTML

/// The tokeniser tests of html5lib-tests, read from the folder that `MINUTES_HTML5LIB` names.
///
/// In scope: the data and RAWTEXT states, which are all that `Tokenizer` has, and everything but a doctype's inside.
/// Out of scope: input with unpaired surrogates, which UTF-8 cannot represent.
private let folder = ProcessInfo.processInfo.environment["MINUTES_HTML5LIB"]

@Suite(.enabled(if: folder != nil, "MINUTES_HTML5LIB names no folder of html5lib tokeniser tests"))
struct HTML5LibTests {
  @Test func tokensAreThoseOfTheSuite() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder ?? "").filter { $0.hasSuffix(".test") }
    try #require(!files.isEmpty)
    var passed = 0
    for file in files.sorted() {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder ?? "").appendingPathComponent(file))
      let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      for test in root["tests"] as? [[String: Any]] ?? [] {
        for state in test["initialStates"] as? [String] ?? ["Data state"] {
          guard let (input, expected) = Self.reading(test), state == "Data state" || state == "RAWTEXT state" else {
            continue
          }
          var tokenizer = Tokenizer(Array(input.utf8))
          if state == "RAWTEXT state" { tokenizer.rawTextName = test["lastStartTag"] as? String ?? "none" }
          let actual = Self.tokens(of: &tokenizer)
          #expect(actual == expected, "\(file), \(state): \(test["description"] ?? ""), \(input.debugDescription)")
          passed += actual == expected ? 1 : 0
        }
      }
    }
    print("html5lib: \(passed) tests in scope passed")
    #expect(passed > 0)
  }

  /// Returns input and tokens; nil if they contain an unpaired surrogate.
  private static func reading(_ test: [String: Any]) -> (String, [String])? {
    let isDouble = test["doubleEscaped"] as? Bool ?? false
    guard var input = test["input"] as? String, let output = test["output"] as? [Any] else { return nil }
    if isDouble {
      guard let once = unescaped(input) else { return nil }
      input = once
    }
    var tokens: [String] = []
    for token in output {
      guard let parts = token as? [Any], let kind = parts.first as? String else { continue }
      var texts: [String] = []
      for part in parts.dropFirst() {
        if let text = part as? String {
          guard let once = isDouble ? unescaped(text) : text else { return nil }
          texts.append(once)
        } else if let attributes = part as? [String: String] {
          for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
            guard let name = isDouble ? unescaped(name) : name, let value = isDouble ? unescaped(value) : value else {
              return nil
            }
            texts.append("\(name)=\(value)")
          }
        } else if kind == "StartTag", part as? Bool == true {
          texts.append("/")
        }
      }
      add(kind, kind == "DOCTYPE" ? [] : texts, to: &tokens)
    }
    return (input, tokens)
  }

  private static func tokens(of tokenizer: inout Tokenizer) -> [String] {
    var tokens: [String] = []
    while let token = tokenizer.next() {
      switch token {
      case .text(let text): add("Character", [text], to: &tokens)
      case .comment(let text, _): add("Comment", [text], to: &tokens)
      case .doctype: add("DOCTYPE", [], to: &tokens)
      case .end(let tag): add("EndTag", [tag.name], to: &tokens)
      case .unfinishedTag, .emptyEndTag: break
      case .start(let tag):
        let attributes = tag.attributes.sorted { $0.name < $1.name }.map { "\($0.name)=\($0.value)" }
        add("StartTag", [tag.name] + attributes + (tag.isSelfClosing ? ["/"] : []), to: &tokens)
      }
    }
    return tokens
  }

  /// Merges adjacent text tokens.
  private static func add(_ kind: String, _ texts: [String], to tokens: inout [String]) {
    if kind == "Character", let last = tokens.last, last.hasPrefix("Character|") {
      tokens[tokens.count - 1] = last + texts.joined()
    } else {
      tokens.append(([kind] + texts).joined(separator: "|"))
    }
  }

  /// Replaces each `\uHHHH`.
  private static func unescaped(_ text: String) -> String? {
    var units: [UInt16] = []
    var rest = Array(text.utf16)[...]
    while let unit = rest.first {
      if unit == 0x5C, rest.dropFirst().first == 0x75,
        let code = UInt16(String(decoding: rest.dropFirst(2).prefix(4), as: UTF16.self), radix: 16)
      {
        units.append(code)
        rest = rest.dropFirst(6)
      } else {
        units.append(unit)
        rest = rest.dropFirst()
      }
    }
    return String(validating: units, as: UTF16.self)
  }
}
