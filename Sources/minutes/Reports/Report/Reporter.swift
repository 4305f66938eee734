import Bytes
import Meetings

/// Who reports for a team.
public struct Reporter: Sendable, Hashable {
  /// As the report has it, without `@`.
  public let name: String
  /// The GitHub handle, where it is one or the settings know one.
  public let handle: String?

  /// As it is shown to people: `@handle`, or the name.
  public var shown: String { handle.map { $0.utf8.elementsEqual(name.utf8) ? "@" + name : name } ?? name }

  /// The same for Markdown, in which a name cannot become anything else.
  var markdown: String {
    var text: [UInt8] = []
    for byte in shown.utf8 {
      if "\\`*_[]<>#|~=+^$!&".utf8.contains(byte), handle == nil || !name.utf8.elementsEqual(handle?.utf8 ?? "".utf8) {
        text.append(UInt8(ascii: "\\"))
      }
      text.append(byte)
    }
    return String(decoding: text, as: UTF8.self)
  }

  enum Reading {
    case reporter(Reporter)
    /// What the template has in its place.
    case placeholder
    case wrong
  }

  /// The names in a text, which commas part.
  static func split(_ text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: ",")).map { part in
      var name = part
      while let first = name.first, first == 0x20 || first == 0x09 { name = name.dropFirst() }
      while let last = name.last, last == 0x20 || last == 0x09 { name = name.dropLast() }
      return String(decoding: name, as: UTF8.self)
    }.filter { !$0.utf8.isEmpty }
  }

  /// A handle is what is written with `@`, one lower-case word, and the name of somebody whom the settings know.
  static func read(_ text: String, people: [String: [String]]) -> Reading {
    guard text.utf8.first != UInt8(ascii: "@") else {
      let name = String(decoding: text.utf8.drop { $0 == UInt8(ascii: "@") || $0 == 0x20 }, as: UTF8.self)
      guard let handle = GitHubHandle(name) else { return .wrong }
      return handle.isPlaceholder ? .placeholder : .reporter(Reporter(name: name, handle: name))
    }
    let known = people.filter { person in person.value.contains { $0.utf8.elementsEqual(text.utf8) } }.keys.sorted()
    if let handle = known.first, GitHubHandle(handle) != nil { return .reporter(Reporter(name: text, handle: handle)) }
    if let handle = GitHubHandle(text), !text.utf8.contains(where: { (0x41...0x5A).contains($0) }) {
      return handle.isPlaceholder ? .placeholder : .reporter(Reporter(name: text, handle: text))
    }
    guard text.utf8.count <= 200,
      text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }),
      text.unicodeScalars.map(\.properties.isAlphabetic).contains(true),
      !text.utf8.contains(where: { "<>[]{}|`:".utf8.contains($0) })
    else { return .wrong }
    return .reporter(Reporter(name: text, handle: nil))
  }
}
