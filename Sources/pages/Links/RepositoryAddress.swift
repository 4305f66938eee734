import Bytes

/// The archive's address on its forge: `site.source`, with or without the view and the branch (`/blob/main`).
public struct RepositoryAddress: Sendable {
  /// The repository's address without a trailing slash: `https://github.com/Example/minutes`.
  private let base: [UInt8]
  private let branch: String
  /// The archive's folder in the repository, with a trailing slash; usually empty.
  private let folder: [UInt8]

  private static let views = ["blob", "tree", "raw", "edit", "blame"]
  /// Pages of a forge that do not show files.
  private static let others = [
    "pull", "pulls", "issues", "commit", "commits", "wiki", "actions", "releases", "compare", "discussions",
  ]

  /// Returns `nil` for an empty address. The default branch is `main`.
  public init?(_ source: String) {
    let parts = source.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard !source.utf8.isEmpty else { return nil }
    // After `https://host`.
    let view = parts.indices.dropFirst(3).first { index in Self.views.contains { $0.utf8.elementsEqual(parts[index]) } }
    base = Self.withoutSlash(Array(parts[..<(view ?? parts.endIndex)].joined(separator: "/".utf8)))
    let rest = view.map { parts[($0 + 1)...].filter { !$0.isEmpty } } ?? []
    branch = rest.first.map { String(decoding: $0, as: UTF8.self) } ?? "main"
    folder = rest.dropFirst().flatMap { Array($0) + [UInt8(ascii: "/")] }
  }

  /// The forge's address for a file of the archive.
  public func address(of path: String) -> String {
    String(decoding: base + Array("/blob/\(branch)/".utf8) + folder, as: UTF8.self) + PercentEncoding.encoded(path)
  }

  /// The part of an address that is a path in the archive, still encoded and with its fragment; `nil` for any other
  /// address. The branch may differ.
  func path(in address: [UInt8]) -> ArraySlice<UInt8>? {
    guard let rest = Self.path(in: address, below: base) else { return nil }
    let parts = rest.split(separator: UInt8(ascii: "/"), maxSplits: 2, omittingEmptySubsequences: false)
    if let first = parts.first, Self.others.contains(where: { $0.utf8.elementsEqual(first) }) { return nil }
    let hasView = parts.first.map { first in Self.views.contains { $0.utf8.elementsEqual(first) } } ?? false
    let path = hasView ? parts.count > 2 ? parts[2] : [] : rest
    return path.starts(with: folder) ? path.dropFirst(folder.count) : nil
  }

  /// The part of an address after the base, without its slash; ignores case, and treats `http` and `https` as equal.
  static func path(in address: [UInt8], below base: [UInt8]) -> ArraySlice<UInt8>? {
    let isPlain = address.starts(with: "http:".utf8) && base.starts(with: "https:".utf8)
    let secure = isPlain ? Array("https".utf8) + address[4...] : address
    guard secure.count >= base.count, secure[..<base.count].equalsIgnoringASCIICase(base) else { return nil }
    let rest = secure[base.count...]
    guard rest.first == nil || rest.first == UInt8(ascii: "/") || rest.first == UInt8(ascii: "#") else { return nil }
    return rest.drop { $0 == UInt8(ascii: "/") }
  }

  /// An address without trailing slashes.
  static func withoutSlash(_ address: [UInt8]) -> [UInt8] {
    Array(address[...(address.lastIndex { $0 != UInt8(ascii: "/") } ?? -1)])
  }
}
