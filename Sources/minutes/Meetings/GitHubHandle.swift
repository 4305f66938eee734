import Bytes

/// The name of a GitHub account: letters, digits and hyphens, none of them first, and the underscore of companies' accounts.
public struct GitHubHandle: Sendable, Hashable {
  public let name: String

  /// A name by itself; `nil` for what no account can be called.
  public init?(_ name: String) {
    guard Self.isHandle(name.utf8) else { return nil }
    self.name = name
  }

  /// From the address of a profile, `https://github.com/name`, with http, `www.` or a slash at its end as well; `nil` for every
  /// other page.
  public init?(profile address: String) {
    var rest = address.utf8[...]
    for scheme in ["https://", "http://"] where Self.begins(rest, with: scheme) {
      rest = rest.dropFirst(scheme.utf8.count)
      break
    }
    if Self.begins(rest, with: "www.") { rest = rest.dropFirst(4) }
    guard Self.begins(rest, with: "github.com/") else { return nil }
    rest = rest.dropFirst(11)
    if rest.last == UInt8(ascii: "/") { rest = rest.dropLast() }
    guard Self.isHandle(rest) else { return nil }
    name = String(decoding: rest, as: UTF8.self)
  }

  /// From a text that is nothing but `@name`, blanks around it left aside.
  public init?(shown text: String) {
    var rest = text.utf8[...]
    while let first = rest.first, Self.isBlank(first) { rest = rest.dropFirst() }
    while let last = rest.last, Self.isBlank(last) { rest = rest.dropLast() }
    guard rest.first == UInt8(ascii: "@"), Self.isHandle(rest.dropFirst()) else { return nil }
    name = String(decoding: rest.dropFirst(), as: UTF8.self)
  }

  /// Whether it is the same account: letter case does not tell names apart.
  public func isSame(as other: GitHubHandle) -> Bool {
    name.utf8.elementsEqual(other.name.utf8) { $0.asciiLowercased == $1.asciiLowercased }
  }

  /// What templates put in the place of a name.
  public var isPlaceholder: Bool { name.utf8.map(\.asciiLowercased).elementsEqual("todo".utf8) }

  private static func isHandle(_ bytes: some Collection<UInt8>) -> Bool {
    (1...39).contains(bytes.count) && bytes.first != UInt8(ascii: "-")
      && bytes.allSatisfy {
        $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
  }

  private static func begins(_ bytes: Substring.UTF8View, with word: String) -> Bool {
    bytes.prefix(word.utf8.count).elementsEqual(word.utf8) { $0.asciiLowercased == $1 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
