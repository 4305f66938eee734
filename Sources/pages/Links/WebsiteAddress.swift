import Bytes
import FileTrees
import Meetings

/// Addresses of texts, folders and files on the website: `iaas/20240925.md` is at `iaas/2024-09-25/`.
public enum WebsiteAddress {
  /// Names at the top of the site that nothing of the archive may take.
  public static let reserved = [
    "teams", "years", "search", "assets", "pagefind", "previews", "archive", "index.html", "404.html", "feed.xml",
    "feed.json", "calendar.ics", "sitemap.xml", "robots.txt", "_redirects",
  ]

  /// The page of a text, by its file's name without `.md` and what that says.
  static func ofText(_ stem: String, in folder: RelativePath?, _ date: Day?, _ suffix: String) -> String {
    let name =
      date.map { [$0.description, plain(suffix)].filter { !$0.utf8.isEmpty }.joined(separator: "-") }
      ?? (isReadme(stem) ? "readme" : plain(stem))
    let last = name.utf8.isEmpty ? "page" : folder == nil && reserved.contains(name) ? name + "-page" : name
    return (folder.map { ofFolder($0.description) } ?? "") + last + "/"
  }

  /// The page of a folder, with a slash at its end; empty for the start page.
  public static func ofFolder(_ folder: String) -> String {
    guard !folder.utf8.isEmpty else { return "" }
    let parts = folder.utf8.split(separator: UInt8(ascii: "/")).map { part in
      let name = plain(String(decoding: part, as: UTF8.self))
      return name.utf8.isEmpty ? "folder" : name
    }
    return ofFile(parts.joined(separator: "/")) + "/"
  }

  /// Where a file of the repository lies: at its path, unless the site has something of its own there.
  public static func ofFile(_ path: String) -> String {
    let top = path.utf8.prefix { $0 != UInt8(ascii: "/") }
    return (reserved.contains { $0.utf8.elementsEqual(top) } ? "archive/" : "") + path
  }

  /// A name as addresses have it: letters, digits and a few signs; all else becomes a hyphen.
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

  /// Whether a byte belongs to a word: an ASCII letter or digit, or part of any other character.
  static func isWord(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte >= 0x80
  }
}
