public import FileTrees
public import Meetings
import Reports

/// A Markdown file of the archive, and where it is read on the website.
public struct ArchivedText: Sendable, Equatable {
  /// Below the repository, such as `iaas/20240925.md`.
  public let path: RelativePath
  /// Below the site, with a slash at its end: `iaas/2024-09-25/`.
  public let address: String
  /// The day that the file's name begins with.
  public let date: Day?
  /// What stands in the name behind the day, such as `overflow`.
  public let suffix: String
  public let kind: Kind

  /// What a file is by its place.
  public enum Kind: Sendable, Equatable {
    /// In the folder of the calls, named after a day.
    case call
    /// In a team's folder, named after a day.
    case team(String)
    case document
  }

  /// Names at the top of the site that no archived text may take.
  static let reserved = [
    "teams", "years", "search", "assets", "pagefind", "previews", "archive", "index.html", "404.html", "feed.xml",
    "feed.json", "calendar.ics", "sitemap.xml", "robots.txt", "_redirects",
  ]

  /// A file in the text's folder, or below it, by its path from there; `nil` where that is no path.
  public func place(of file: String) -> RelativePath? {
    path.parent.map { $0 / file } ?? RelativePath(file)
  }

  /// `nil` for a file that is not published: a report, a template, something hidden, no Markdown.
  public init?(_ path: RelativePath, _ community: Community) {
    let parts = path.description.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    guard let name = parts.last, let stem = Self.stem(of: name),
      parts.allSatisfy({ $0.utf8.first != UInt8(ascii: ".") })
    else { return nil }
    let folders = Array(parts.dropLast())
    if let top = folders.first, top == "reports" || top == "templates" { return nil }
    self.path = path
    let day = Day(String(decoding: stem.utf8.prefix(8), as: UTF8.self))
    let rest = day == nil ? stem.utf8[...] : stem.utf8.dropFirst(8)
    // `20240926x.md` is no day's file.
    let isDay = day != nil && (rest.isEmpty || rest.first.map { !Self.isWord($0) } ?? true)
    let date = isDay ? day : nil
    self.date = date
    let suffix = isDay ? String(decoding: rest.drop { !Self.isWord($0) }, as: UTF8.self) : ""
    self.suffix = suffix
    let page =
      date.map { [$0.description, Self.plain(suffix)].filter { !$0.utf8.isEmpty }.joined(separator: "-") }
      ?? (Self.isReadme(stem) ? "readme" : Self.plain(stem))
    let last = page.utf8.isEmpty ? "page" : folders.isEmpty && Self.reserved.contains(page) ? page + "-page" : page
    address = (path.parent.map { Catalogue.address(ofFolder: $0.description) } ?? "") + last + "/"
    switch folders.first {
    case community.series.folder? where isDay && folders.count == 1: kind = .call
    case let folder? where isDay && community.team(id: folder) != nil: kind = .team(folder)
    default: kind = .document
    }
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

  /// The folder of the site that the page lies in: `iaas/`.
  var section: String {
    let parts = address.utf8.dropLast()
    let slash = parts.lastIndex(of: UInt8(ascii: "/"))
    return slash.map { String(address[...$0]) } ?? ""
  }

  private static func stem(of name: String) -> String? {
    let bytes = name.utf8
    guard bytes.count > 3, bytes.suffix(3).elementsEqual(".md".utf8) else { return nil }
    return String(decoding: bytes.dropLast(3), as: UTF8.self)
  }

  private static func isReadme(_ stem: String) -> Bool {
    stem.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }.elementsEqual("readme".utf8)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte >= 0x80
  }
}
