import Bytes

/// Where the archive is kept on its forge: `site.source`, with or without the view and the branch (`/blob/main`).
public struct RepositoryAddress: Sendable {
  /// Without a slash at its end: `https://github.com/Example/minutes`.
  private let base: [UInt8]
  private let branch: String
  /// The archive's folder in the repository, with a slash at its end; mostly empty.
  private let folder: [UInt8]

  private static let views = ["blob", "tree", "raw", "edit", "blame"]
  /// Pages of a forge that are no files.
  private static let others = [
    "pull", "pulls", "issues", "commit", "commits", "wiki", "actions", "releases", "compare", "discussions",
  ]

  /// `nil` for an empty address. The branch is `main` where the address names none.
  public init?(_ source: String) {
    let parts = source.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard !source.utf8.isEmpty else { return nil }
    // Behind `https://host`
    let view = parts.indices.dropFirst(3).first { index in Self.views.contains { $0.utf8.elementsEqual(parts[index]) } }
    base = Self.withoutSlash(Array(parts[..<(view ?? parts.endIndex)].joined(separator: "/".utf8)))
    let rest = view.map { parts[($0 + 1)...].filter { !$0.isEmpty } } ?? []
    branch = rest.first.map { String(decoding: $0, as: UTF8.self) } ?? "main"
    folder = rest.dropFirst().flatMap { Array($0) + [UInt8(ascii: "/")] }
  }

  /// The address at which the forge shows a file of the archive.
  public func address(of path: String) -> String {
    String(decoding: base + Array("/blob/\(branch)/".utf8) + folder, as: UTF8.self) + PercentEncoding.encoded(path)
  }

  /// The part of an address that names something of the archive, still encoded and with its fragment; `nil` for any other
  /// address. It may name another branch.
  func path(in address: [UInt8]) -> ArraySlice<UInt8>? {
    guard let rest = Self.path(in: address, below: base) else { return nil }
    let parts = rest.split(separator: UInt8(ascii: "/"), maxSplits: 2, omittingEmptySubsequences: false)
    if let first = parts.first, Self.others.contains(where: { $0.utf8.elementsEqual(first) }) { return nil }
    let hasView = parts.first.map { first in Self.views.contains { $0.utf8.elementsEqual(first) } } ?? false
    let path = hasView ? parts.count > 2 ? parts[2] : [] : rest
    return path.starts(with: folder) ? path.dropFirst(folder.count) : nil
  }

  /// What follows the base in an address, without its slash; letter case does not count, and `http` is the same place.
  static func path(in address: [UInt8], below base: [UInt8]) -> ArraySlice<UInt8>? {
    let isPlain = address.starts(with: "http:".utf8) && base.starts(with: "https:".utf8)
    let secure = isPlain ? Array("https".utf8) + address[4...] : address
    guard secure.count >= base.count, secure[..<base.count].equalsIgnoringASCIICase(base) else { return nil }
    let rest = secure[base.count...]
    guard rest.first == nil || rest.first == UInt8(ascii: "/") || rest.first == UInt8(ascii: "#") else { return nil }
    return rest.drop { $0 == UInt8(ascii: "/") }
  }

  /// An address without the slashes at its end.
  static func withoutSlash(_ address: [UInt8]) -> [UInt8] {
    Array(address[...(address.lastIndex { $0 != UInt8(ascii: "/") } ?? -1)])
  }
}
