public import Meetings
import Reports

/// Where the page of each archived file lies: `community-call/20240926.md` becomes `community-call/2024-09-26/index.md`.
///
/// A folder for each page has room for its pictures. `README.md` is the page of its folder. No two files have one page,
/// and no part of a path begins with `_`, which Docusaurus would leave out.
public struct PagePaths: Sendable {
  /// By the bytes of the path: `ü` as one and as two scalars are two files.
  private let pages: [[UInt8]: String]

  /// `paths` are those of all Markdown files that are published, in any order.
  public init(_ paths: [String]) {
    var pages: [[UInt8]: String] = [:]
    var taken: Set<String> = []
    // Whoever has the shorter name keeps the plain address, whatever the order of the directory.
    let ordered = paths.sorted { left, right in
      left.utf8.count != right.utf8.count
        ? left.utf8.count < right.utf8.count : left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    for path in ordered where pages[Array(path.utf8)] == nil {
      let folder = Self.folder(of: path)
      var page = folder
      var number = 1
      // macOS and Windows take two spellings of one word for one folder.
      while !taken.insert(Self.folded(page)).inserted {
        number += 1
        page = folder.utf8.isEmpty ? "index-\(number)" : "\(folder)-\(number)"
      }
      pages[Array(path.utf8)] = page.utf8.isEmpty ? "index.md" : page + "/index.md"
    }
    self.pages = pages
  }

  /// The page of an archived file; `nil` for one that was not among them.
  public subscript(path: String) -> String? { pages[Array(path.utf8)] }

  /// The day in the name of a file, such as `20240925-cacheFolder.md`.
  public static func date(in path: String) -> Day? {
    let name = ArchivePath.lastName(of: path)
    return Day(String(decoding: name.utf8.prefix(8), as: UTF8.self)).flatMap { date in
      name.utf8.dropFirst(8).first.map { $0.isDigit || $0.isLetter } ?? false ? nil : date
    }
  }

  private static func folder(of path: String) -> String {
    var parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    guard var name = parts.popLast() else { return path }
    if name.utf8.suffix(3).elementsEqual(".md".utf8) { name = String(decoding: name.utf8.dropLast(3), as: UTF8.self) }
    if let date = date(in: name) {
      name = date.description + String(decoding: name.utf8.dropFirst(8), as: UTF8.self)
    }
    let lower = folded(name)
    if !lower.utf8.elementsEqual("readme".utf8), !lower.utf8.elementsEqual("index".utf8) { parts.append(name) }
    return parts.map(plain).joined(separator: "/")
  }

  private static func plain(_ part: String) -> String {
    let rest = part.utf8.drop { $0 == UInt8(ascii: "_") }
    return rest.isEmpty ? "page" : String(decoding: rest, as: UTF8.self)
  }

  private static func folded(_ text: String) -> String {
    String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
