import Bytes
import FileTrees
import Meetings

/// The path of each text's page in Docusaurus: `community-call/20240926.md` becomes
/// `community-call/2024-09-26/index.md`.
///
/// Each page has a folder, with room for its pictures. `README.md` is the page of its folder. Paths are unique, and no
/// part begins with `_`, since Docusaurus would ignore it.
public struct DocusaurusPaths: Sendable {
  /// Keyed by the bytes of the text's path: `ü` as one and as two scalars are two files.
  private let pages: [[UInt8]: String]
  /// The texts that represent folders, by the folder's path; empty for the root.
  private let folders: [String: ArchivedText]

  /// The order of the texts does not matter.
  public init(_ texts: [ArchivedText]) {
    var pages: [[UInt8]: String] = [:]
    var taken: Set<String> = []
    // Of two texts the one with the shorter path keeps the plain name, independent of the directory order.
    let ordered = texts.map { (path: $0.path.description, text: $0) }.sorted { left, right in
      left.path.utf8.count != right.path.utf8.count
        ? left.path.utf8.count < right.path.utf8.count : left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }
    for (path, text) in ordered {
      let folder = Self.folder(of: text)
      var page = folder
      var number = 1
      // macOS and Windows treat two spellings of a name as one folder.
      while !taken.insert(Self.folded(page)).inserted {
        number += 1
        page = folder.utf8.isEmpty ? "index-\(number)" : "\(folder)-\(number)"
      }
      pages[Array(path.utf8)] = Self.index(in: page)
    }
    self.pages = pages
    folders = Self.folders(texts, pages)
  }

  /// The text with the page of its folder, else the newest one in the folder; a root without a page has none.
  private static func folders(_ texts: [ArchivedText], _ pages: [[UInt8]: String]) -> [String: ArchivedText] {
    var (own, newest) = ([String: ArchivedText](), [String: ArchivedText]())
    for text in texts {
      let path = text.path.description
      let folder = ArchivePath.folder(of: path)
      let page = index(
        in: plain(folder.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }))
      if pages[Array(path.utf8)]?.utf8.elementsEqual(page.utf8) ?? false { own[folder] = text }
      let day = { (text: ArchivedText) in text.date?.compact ?? "" }
      if !folder.utf8.isEmpty, newest[folder].map({ day($0) < day(text) }) ?? true { newest[folder] = text }
    }
    return own.merging(newest) { page, _ in page }
  }

  /// The page of a text, by its path; `nil` if it was not among the texts.
  public subscript(path: String) -> String? { pages[Array(path.utf8)] }

  /// The target of a link to a folder: the text of its page, else its newest; `nil` if it has neither.
  public func text(ofFolder folder: String) -> ArchivedText? { folders[folder] }

  private static func index(in folder: String) -> String {
    folder.utf8.isEmpty ? "index.md" : folder + "/index.md"
  }

  private static func folder(of text: ArchivedText) -> String {
    let path = text.path.description
    var parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    guard let file = parts.popLast() else { return path }
    var name = ArchivedText.stem(of: file) ?? file
    if let date = text.date { name = date.description + String(decoding: name.utf8.dropFirst(8), as: UTF8.self) }
    let lower = folded(name)
    if !lower.utf8.elementsEqual("readme".utf8), !lower.utf8.elementsEqual("index".utf8) { parts.append(name) }
    return plain(parts)
  }

  private static func plain(_ parts: [String]) -> String {
    parts.map { part in
      let rest = part.utf8.drop { $0 == UInt8(ascii: "_") }
      return rest.isEmpty ? "page" : String(decoding: rest, as: UTF8.self)
    }.joined(separator: "/")
  }

  private static func folded(_ text: String) -> String {
    text.asciiLowercased()
  }
}
