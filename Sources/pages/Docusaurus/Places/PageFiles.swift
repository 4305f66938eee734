import Bytes
import Links

/// The archive's files beside a page.
struct PageFiles {
  /// The files in order of first mention.
  private(set) var all: [PageFile] = []
  private let page: String
  private var known: [[UInt8]: String] = [:]
  /// Case-folded names, since some systems treat names in other case as one file.
  private var taken: Set<String>

  init(page: String) {
    self.page = page
    taken = [ArchivePath.lastName(of: page).asciiLowercased()]
  }

  /// The address of a file on the page: its own name, or one with a number if another file has that name.
  mutating func address(of archived: String) -> String {
    let key = Array(archived.utf8)
    if let address = known[key] { return address }
    let name = ArchivePath.lastName(of: archived)
    var published = name
    var number = 1
    while !taken.insert(published.asciiLowercased()).inserted {
      number += 1
      published = "\(number)-\(name)"
    }
    let folder = ArchivePath.folder(of: page)
    let file = PageFile(archived: archived, published: folder.utf8.isEmpty ? published : folder + "/" + published)
    all.append(file)
    let address = ArchivePath.relative(from: page, to: file.published)
    known[key] = address
    return address
  }
}
