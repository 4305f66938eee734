import Content
import FileTrees
import Links
import Meetings

/// Writes the targets of the archive's links as addresses for a page of Docusaurus.
struct PageTargets: ContentTargets {
  let entry: PageEntry
  let setting: PageSetting
  private(set) var files: PageFiles

  init(_ entry: PageEntry, _ setting: PageSetting) {
    (self.entry, self.setting, files) = (entry, setting, PageFiles(page: entry.page))
  }

  mutating func link(to address: String) -> LinkTarget {
    switch target(of: address, as: .attachment) {
    case .file(let path): .address(files.address(of: path.description), losesPlace: false)
    case .other(let target): target
    }
  }

  mutating func picture(at address: String) -> PictureTarget {
    switch target(of: address, as: .picture) {
    case .file(let path): .address(files.address(of: path.description))
    case .other(.address(let address, _)): .remote(host: Self.host(of: address), address: address)
    case .other: .nothing
    }
  }

  /// The host of an absolute address, with its port.
  private static func host(of address: String) -> String {
    let parts = address.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2)
    return parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : address
  }

  private enum Target {
    /// A file beside the page.
    case file(RelativePath)
    case other(LinkTarget)
  }

  private func target(of address: String, as kind: PublishedKind) -> Target {
    guard !address.utf8.isEmpty else { return .other(.nothing) }
    switch setting.catalogue.link(address, in: entry.text, as: kind) {
    case .here(let fragment):
      if fragment.utf8.first == UInt8(ascii: "/") { return .other(.slide) }
      // The sanitiser's prefix `u-` distinguishes authors' ids from those of the page.
      let isPrefixed = fragment.utf8.starts(with: "u-".utf8)
      return .other(.anchor(isPrefixed ? String(decoding: fragment.utf8.dropFirst(2), as: UTF8.self) : fragment))
    case .text(let text, let fragment): return .other(page(of: text, fragment))
    case .folder(let folder, let fragment):
      return .other(setting.pages.text(ofFolder: folder).map { page(of: $0, fragment) } ?? unpublished(address))
    case .file(let path): return .file(path)
    case .nothing: return .other(unpublished(address))
    case .outside: return upload(address, kind).map { .file($0) } ?? .other(.address(address, losesPlace: false))
    }
  }

  private func page(of text: ArchivedText, _ fragment: String?) -> LinkTarget {
    let path = text.path.description
    guard let page = setting.pages[path] else { return .nothing }
    if let fragment, text == entry.text { return .anchor(fragment) }
    let link = ArchivePath.relative(from: entry.page, to: page)
    guard let fragment else { return .address(link, losesPlace: false) }
    let anchor = setting.anchor(path, fragment)
    return .address(anchor.map { "\(link)#\($0)" } ?? link, losesPlace: anchor == nil)
  }

  /// An absolute path that the archive does not have is a note, since decks are written on the HedgeDoc server.
  private func unpublished(_ address: String) -> LinkTarget {
    if ArchiveLink.isAbsolute(address) { return .address(address, losesPlace: false) }
    let server = setting.catalogue.community.hedgedoc
    guard address.utf8.first == UInt8(ascii: "/"), !server.utf8.isEmpty else { return .nothing }
    return .address(server + address, losesPlace: false)
  }

  /// A picture of the server, if a file of its name is beside the archived file.
  private func upload(_ address: String, _ kind: PublishedKind) -> RelativePath? {
    let server = setting.catalogue.community.hedgedoc
    guard !server.utf8.isEmpty else { return nil }
    for folder in ["/uploads/", "/media/"] where address.utf8.starts(with: (server + folder).utf8) {
      let name = String(decoding: address.utf8.dropFirst((server + folder).utf8.count), as: UTF8.self)
      if case .file(let path) = setting.catalogue.link(name, in: entry.text, as: kind),
        path.parent == entry.text.path.parent
      {
        return path
      }
    }
    return nil
  }
}
