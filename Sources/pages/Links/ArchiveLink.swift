import Bytes
public import FileTrees
import Meetings

/// The target of an address in an archived text. Website and Docusaurus each write it in their own form.
public enum ArchiveLink: Sendable, Equatable {
  /// The page of a text, with the fragment, decoded and without `#`.
  case text(ArchivedText, fragment: String?)
  /// The page of a folder with texts; an empty path is the archive's root.
  case folder(String, fragment: String?)
  /// A file that is published beside the pages.
  case file(RelativePath)
  /// A file or folder of the repository that is not published or does not exist.
  case nothing(path: String)
  /// A place on the same page, decoded and without `#`.
  case here(fragment: String)
  /// Another site.
  case outside
}

extension Catalogue {
  /// The target of an address. Relative addresses are resolved in the text's folder; addresses on the forge
  /// (`site.source`) and on the published site (`site.url`) lead to the same text as its path.
  public func link(
    _ address: String, in text: ArchivedText, as kind: PublishedKind = .attachment
  ) -> ArchiveLink {
    let bytes = Array(address.utf8)
    if bytes.first == UInt8(ascii: "#") { return .here(fragment: PercentEncoding.decoded(bytes.dropFirst())) }
    if let inside = repository?.path(in: bytes) { return link(path: inside, from: "", as: kind) }
    if let page = site.flatMap({ RepositoryAddress.path(in: bytes, below: $0) }) { return published(page) }
    guard !ArchiveLink.isAbsolute(address) else { return .outside }
    return link(path: bytes[...], from: text.path.parent?.description ?? "", as: kind)
  }

  private func link(path bytes: ArraySlice<UInt8>, from folder: String, as kind: PublishedKind) -> ArchiveLink {
    let (path, fragment) = Self.split(bytes)
    guard let place = ArchivePath.resolve(PercentEncoding.decoded(path), from: folder) else {
      return .nothing(path: String(decoding: path, as: UTF8.self))
    }
    guard !place.isEmpty else { return .folder("", fragment: fragment) }
    guard let file = RelativePath(place) else { return .nothing(path: place) }
    if let text = text(at: file) { return .text(text, fragment: fragment) }
    if hasFolder(place) { return .folder(place, fragment: fragment) }
    if hasFile(file), kind.allows(place) { return .file(file) }
    // Links of wikis omit the ending: `20240925` for `20240925.md`.
    if let text = RelativePath(place + ".md").flatMap(text(at:)) { return .text(text, fragment: fragment) }
    return .nothing(path: place)
  }

  /// The target of a link to the published site itself.
  private func published(_ bytes: ArraySlice<UInt8>) -> ArchiveLink {
    let (path, fragment) = Self.split(bytes)
    var address = PercentEncoding.decoded(path)
    if !address.isEmpty, address.utf8.last != UInt8(ascii: "/") { address += "/" }
    return text(ofPage: address).map { .text($0, fragment: fragment) } ?? .outside
  }

  private static func split(_ bytes: ArraySlice<UInt8>) -> (path: ArraySlice<UInt8>, fragment: String?) {
    let path = bytes.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    guard let hash = bytes.firstIndex(of: UInt8(ascii: "#")) else { return (path, nil) }
    let fragment = PercentEncoding.decoded(bytes[(hash + 1)...])
    return (path, fragment.utf8.isEmpty || isLine(fragment) ? nil : fragment)
  }

  /// Whether a fragment is `L12` or `L12-L20`: lines in a forge's view, which pages do not have.
  private static func isLine(_ fragment: String) -> Bool {
    fragment.utf8.first == UInt8(ascii: "L")
      && fragment.utf8.dropFirst().allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "L") }
  }
}

extension ArchiveLink {
  /// Whether an address has a scheme or a host.
  public static func isAbsolute(_ address: String) -> Bool {
    if address.utf8.starts(with: "//".utf8) { return true }
    let rest = address.utf8.drop { byte in !":/?#".utf8.contains(byte) }
    return rest.first == UInt8(ascii: ":") && rest.startIndex > address.utf8.startIndex
  }
}
