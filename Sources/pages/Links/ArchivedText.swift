public import FileTrees
public import Meetings

/// A published Markdown file of the archive, with facts from its path: address, day, kind.
///
/// This is its address on the website; `DocusaurusPaths` has the other naming scheme.
public struct ArchivedText: Sendable, Equatable {
  /// The path in the repository, such as `iaas/20240925.md`.
  public let path: RelativePath
  /// The address on the website, with a trailing slash: `iaas/2024-09-25/`.
  public let address: String
  /// The day at the start of the file's name.
  public let date: Day?
  /// The part of the name after the day, such as `overflow`.
  public let suffix: String
  public let kind: Kind

  /// The kind of a text, by its path.
  public enum Kind: Sendable, Equatable {
    /// In the folder of the calls, named after a day.
    case call
    /// In a team's folder, named after a day.
    case team(String)
    case document
  }

  /// Returns `nil` for a file that is not published: a report, a template, a hidden file, not Markdown.
  public init?(_ path: RelativePath, _ community: Community) {
    let parts = path.description.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    guard let name = parts.last, let stem = Self.stem(of: name),
      parts.allSatisfy({ $0.utf8.first != UInt8(ascii: ".") })
    else { return nil }
    let folders = parts.dropLast()
    if let top = folders.first, top == "reports" || top == "templates" { return nil }
    self.path = path
    let rest = stem.utf8.dropFirst(8)
    // `20240926x.md` is not named after a day.
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

  /// The path of a file given relative to the text's folder; `nil` if it is invalid.
  public func place(of file: String) -> RelativePath? {
    path.parent.map { $0 / file } ?? RelativePath(file)
  }

  /// The website folder of the page: `iaas/`.
  public var section: String {
    let parts = address.utf8.dropLast()
    let slash = parts.lastIndex(of: UInt8(ascii: "/"))
    return slash.map { String(address[...$0]) } ?? ""
  }

  /// The file's name without `.md`; `nil` for a file that is not Markdown.
  static func stem(of name: String) -> String? {
    let bytes = name.utf8
    guard bytes.count > 3, bytes.suffix(3).elementsEqual(".md".utf8) else { return nil }
    return String(decoding: bytes.dropLast(3), as: UTF8.self)
  }
}
