import Bytes
import Decks
public import FileTrees
import Links
import Meetings
import Reports

/// Where a link of an archived text leads.
public enum Destination: Sendable, Equatable {
  /// A page of the site by its address, and the fragment that was asked for, decoded and without `#`.
  case page(String, fragment: String?)
  /// A file that is published beside the pages.
  case file(RelativePath)
  /// A file or folder of the repository that is not published, or is not there.
  case nothing(path: String)
  /// A place on the same page.
  case here(fragment: String)
  /// Elsewhere.
  case outside
}

extension Catalogue {
  /// What an address means in a text. The text's own folder is where relative ones begin.
  public func destination(of address: String, in text: ArchivedText) -> Destination {
    let bytes = Array(address.utf8)
    if bytes.first == UInt8(ascii: "#") { return .here(fragment: PercentEncoding.decoded(bytes.dropFirst())) }
    let folder = text.path.parent?.description ?? ""
    if let inside = repository?.path(in: bytes) { return destination(path: inside, from: "") }
    if let page = site.flatMap({ RepositoryAddress.path(in: bytes, below: $0) }) { return published(page) }
    guard !Self.isAbsolute(bytes) else { return .outside }
    return destination(path: bytes[...], from: folder)
  }

  private func destination(path bytes: ArraySlice<UInt8>, from folder: String) -> Destination {
    let path = bytes.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    let fragment = bytes.firstIndex(of: UInt8(ascii: "#")).map { PercentEncoding.decoded(bytes[($0 + 1)...]) }
    guard let place = Self.resolved(PercentEncoding.decoded(path), from: folder) else {
      return .nothing(path: String(decoding: path, as: UTF8.self))
    }
    guard !place.isEmpty else { return .page("", fragment: nil) }
    guard let file = RelativePath(place) else { return .nothing(path: place) }
    if let text = text(at: file) { return .page(text.address, fragment: fragment) }
    if folders.contains(place) { return .page(Self.address(ofFolder: place), fragment: nil) }
    if files.contains(file), PublishedKind.attachment.allows(place) { return .file(file) }
    // `20240925` is what a wiki calls `20240925.md`.
    if let text = RelativePath(place + ".md").flatMap(text(at:)) { return .page(text.address, fragment: fragment) }
    return .nothing(path: place)
  }

  /// A link to the site itself.
  private func published(_ bytes: ArraySlice<UInt8>) -> Destination {
    let path = bytes.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    let fragment = bytes.firstIndex(of: UInt8(ascii: "#")).map { PercentEncoding.decoded(bytes[($0 + 1)...]) }
    var address = PercentEncoding.decoded(path)
    if !address.isEmpty, address.utf8.last != UInt8(ascii: "/") { address += "/" }
    if let text = text(ofPage: address) { return .page(text.address, fragment: fragment) }
    return .outside
  }

  /// `a/../b` without its dots; `nil` where it leads out of the repository.
  private static func resolved(_ path: String, from folder: String) -> String? {
    var parts: [Substring.UTF8View] = []
    let isRooted = path.utf8.first == UInt8(ascii: "/")
    let whole = isRooted ? path : folder + "/" + path
    for part in Substring(whole).utf8.split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
  }

  private static func isAbsolute(_ address: [UInt8]) -> Bool {
    if address.starts(with: "//".utf8) { return true }
    let scheme = address.prefix { byte in !":/?#".utf8.contains(byte) }
    return scheme.count < address.count && address[scheme.count] == UInt8(ascii: ":")
  }
}
