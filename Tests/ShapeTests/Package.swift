import Foundation
import Testing

/// The targets of Package.swift, in its order.
enum Package {
  struct Target {
    let name: String
    /// Path relative to the repository.
    let place: String
    let dependencies: [String]

    /// One of the six folders of `Sources`; `nil` for the templates.
    var folder: String? { place.hasPrefix("Sources/") ? place.components(separatedBy: "/")[1] : nil }
    /// Whether it has Swift sources; otherwise it only wraps a library.
    var hasSwift: Bool { !Repository.files(place, ending: [".swift"]).isEmpty }
  }

  /// Targets other than tests.
  static func targets() throws -> [Target] { try entries().filter { !$0.place.hasPrefix("Tests/") } }

  static func tests() throws -> [Target] { try entries().filter { $0.place.hasPrefix("Tests/") } }

  private static func entries() throws -> [Target] {
    let text = try #require(Repository.files("Package.swift").first).text
    let start = try #require(text.range(of: "\n  targets: ["))
    let end = try #require(text.range(of: "\n  ]\n)"))
    var calls: [String] = []
    for line in text[start.upperBound..<end.lowerBound].components(separatedBy: "\n") {
      // A target begins at the list's indentation; its further lines are indented more or begin with a bracket.
      let begins = line.hasPrefix("    ") && !line.hasPrefix("     ") && !line.hasPrefix("    )")
      let rest = " " + line.trimmingCharacters(in: .whitespaces)
      if begins { calls.append(line) } else if !calls.isEmpty { calls[calls.count - 1] += rest }
    }
    return calls.map { $0.trimmingCharacters(in: .whitespaces) }.compactMap(target)
  }

  private static func target(_ call: String) -> Target? {
    guard let first = strings(call).first else { return nil }
    if call.hasPrefix("library(") {
      let name = first.components(separatedBy: "/").last ?? ""
      return Target(name: name, place: "Sources/" + first, dependencies: list(call, after: "["))
    }
    if call.hasPrefix("tests(") {
      let uses = call.contains("exclude: [") && !call.contains(", [") ? [] : list(call, after: "[")
      return Target(name: first + "Tests", place: "Tests/\(first)Tests", dependencies: [first] + uses)
    }
    guard call.hasPrefix(".") else { return nil }
    let path = call.range(of: "path: \"").map { String(call[$0.upperBound...].prefix { $0 != "\"" }) }
    return Target(name: first, place: path ?? "Tests/" + first, dependencies: list(call, after: "dependencies: ["))
  }

  /// Returns the strings of the first list after `start`.
  private static func list(_ call: String, after start: String) -> [String] {
    guard let begin = call.range(of: start), let end = call[begin.upperBound...].firstIndex(of: "]") else { return [] }
    return strings(String(call[begin.upperBound..<end]))
  }

  private static func strings(_ text: String) -> [String] {
    text.components(separatedBy: "\"").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
  }
}
