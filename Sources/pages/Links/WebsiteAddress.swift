import Bytes
import FileTrees
import Meetings

/// Addresses of texts, folders and files on the website: `iaas/20240925.md` is at `iaas/2024-09-25/`.
public enum WebsiteAddress {
  /// Top-level names of the site that the archive must not use.
  public static let reserved = [
    "teams", "years", "search", "assets", "pagefind", "previews", "archive", "index.html", "404.html", "feed.xml",
    "feed.json", "calendar.ics", "sitemap.xml", "robots.txt", "_redirects",
  ]

  /// The page of a text, by its file's name without `.md`, its date and the suffix of its name.
  static func ofText(_ stem: String, in folder: RelativePath?, _ date: Day?, _ suffix: String) -> String {
    let name =
      date.map { [$0.description, plain(suffix)].filter { !$0.utf8.isEmpty }.joined(separator: "-") }
      ?? (isReadme(stem) ? "readme" : plain(stem))
    let last = name.utf8.isEmpty ? "page" : folder == nil && reserved.contains(name) ? name + "-page" : name
    return (folder.map { ofFolder($0.description) } ?? "") + last + "/"
  }

  /// The page of a folder, with a trailing slash; empty for the start page.
  public static func ofFolder(_ folder: String) -> String {
    guard !folder.utf8.isEmpty else { return "" }
    let parts = folder.utf8.split(separator: UInt8(ascii: "/")).map { part in
      let name = plain(String(decoding: part, as: UTF8.self))
      return name.utf8.isEmpty ? "folder" : name
    }
    return ofFile(parts.joined(separator: "/")) + "/"
  }

  /// The address of a file of the repository: its path, unless the site uses that itself.
  public static func ofFile(_ path: String) -> String {
    let top = path.utf8.prefix { $0 != UInt8(ascii: "/") }
    return (reserved.contains { $0.utf8.elementsEqual(top) } ? "archive/" : "") + path
  }

  /// A name for addresses: letters, digits and a few signs; everything else becomes a hyphen.
  static func plain(_ name: String) -> String {
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      if isWord(byte) || "_.~".utf8.contains(byte) {
        bytes.append(byte)
      } else if let last = bytes.last, last != UInt8(ascii: "-") {
        bytes.append(UInt8(ascii: "-"))
      }
    }
    while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
    let isDots = bytes.allSatisfy { $0 == UInt8(ascii: ".") }
    return isDots ? "" : String(decoding: bytes, as: UTF8.self)
  }

  private static func isReadme(_ stem: String) -> Bool {
    stem.utf8.equalsIgnoringASCIICase("readme".utf8)
  }

  /// Whether a byte is part of a word: an ASCII letter or digit, or part of a non-ASCII character.
  static func isWord(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte >= 0x80
  }
}
