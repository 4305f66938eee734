public import FileTrees
public import Meetings

/// A published Markdown file of the archive, with what its path says: address, day, kind.
///
/// Its address on the website is here; `DocusaurusPaths` has the other naming policy.
public struct ArchivedText: Sendable, Equatable {
  /// Below the repository, such as `iaas/20240925.md`.
  public let path: RelativePath
  /// Below the website, with a slash at its end: `iaas/2024-09-25/`.
  public let address: String
  /// The day that the file's name begins with.
  public let date: Day?
  /// The part of the name behind the day, such as `overflow`.
  public let suffix: String
  public let kind: Kind

  /// The kind of a text, by its place.
  public enum Kind: Sendable, Equatable {
    /// In the folder of the calls, named after a day.
    case call
    /// In a team's folder, named after a day.
    case team(String)
    case document
  }

  /// `nil` for a file that is not published: a report, a template, something hidden, no Markdown.
  public init?(_ path: RelativePath, _ community: Community) {
    let parts = path.description.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    guard let name = parts.last, let stem = Self.stem(of: name),
      parts.allSatisfy({ $0.utf8.first != UInt8(ascii: ".") })
    else { return nil }
    let folders = parts.dropLast()
    if let top = folders.first, top == "reports" || top == "templates" { return nil }
    self.path = path
    let rest = stem.utf8.dropFirst(8)
    // `20240926x.md` is no day's file.
    let isDay = rest.first.map { !WebsiteAddress.isWord($0) } ?? true
    date = isDay ? Day(String(decoding: stem.utf8.prefix(8), as: UTF8.self)) : nil
    suffix = date == nil ? "" : String(decoding: rest.drop { !WebsiteAddress.isWord($0) }, as: UTF8.self)
    address = WebsiteAddress.ofText(stem, in: path.parent, date, suffix)
    switch folders.first {
    case community.series.folder? where date != nil && folders.count == 1: kind = .call
    case let folder? where date != nil && community.team(id: folder) != nil: kind = .team(folder)
    default: kind = .document
    }
  }

  /// A file in the text's folder, or below it, by its path from there; `nil` where that is no path.
  public func place(of file: String) -> RelativePath? {
    path.parent.map { $0 / file } ?? RelativePath(file)
  }

  /// The folder of the website that the page lies in: `iaas/`.
  public var section: String {
    let parts = address.utf8.dropLast()
    let slash = parts.lastIndex(of: UInt8(ascii: "/"))
    return slash.map { String(address[...$0]) } ?? ""
  }

  /// The file's name without `.md`; `nil` for a file that is no Markdown.
  static func stem(of name: String) -> String? {
    let bytes = name.utf8
    guard bytes.count > 3, bytes.suffix(3).elementsEqual(".md".utf8) else { return nil }
    return String(decoding: bytes.dropLast(3), as: UTF8.self)
  }
}
