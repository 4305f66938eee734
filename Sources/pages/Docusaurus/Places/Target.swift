import Links

/// Where an address of the archive leads from the page.
enum Target: Equatable {
  /// Another page or host, as it is to stand in the link. `losesPlace` where a fragment was left out.
  case address(String, losesPlace: Bool)
  /// A heading of the same page.
  case anchor(String)
  /// A file that lies beside the page.
  case file(archived: String)
  /// A slide of the deck by its number.
  case slide
  case nothing
}

/// Tells where addresses lead; those of the server and of the repository are known.
struct Targets {
  let entry: PageEntry
  let setting: PageSetting

  /// `address` has been through the rules for addresses.
  func target(of address: String, as kind: PublishedKind) -> Target {
    let bytes = Array(address.utf8)
    if bytes.starts(with: "#/".utf8) { return .slide }
    if bytes.first == UInt8(ascii: "#") { return .anchor(AddressPath.fragment(bytes.dropFirst())) }
    if bytes.first == UInt8(ascii: "/") {
      // From the root of the archive, as on the website; in a note it leads to the server.
      if let inside = inArchive(AddressPath(Array(bytes.dropFirst())), from: "", kind) { return inside }
      let host = setting.server
      return host.utf8.isEmpty ? .nothing : .address(host + address, losesPlace: false)
    }
    guard !bytes.isEmpty else { return .nothing }
    guard !AddressPath.isAbsolute(bytes) else {
      return setting.repository?.path(in: bytes).flatMap { inArchive(AddressPath(Array($0)), from: "", kind) }
        ?? upload(bytes, kind)
        ?? .address(address, losesPlace: false)
    }
    return inArchive(AddressPath(bytes), from: ArchivePath.folder(of: entry.path), kind) ?? .nothing
  }

  private func inArchive(_ address: AddressPath, from folder: String, _ kind: PublishedKind) -> Target? {
    guard let found = ArchivePath.resolve(address.path.decoded, from: folder) else { return nil }
    for candidate in [found, found + ".md", found + "/README.md"] + (setting.newest(found).map { [$0] } ?? []) {
      guard let page = setting.page(candidate) else { continue }
      if page.utf8.elementsEqual(entry.page.utf8), !address.fragment.utf8.isEmpty { return .anchor(address.fragment) }
      let link = ArchivePath.relative(from: entry.page, to: page)
      if address.fragment.utf8.isEmpty { return .address(link, losesPlace: false) }
      let anchor = setting.anchor(candidate, address.fragment)
      return .address(anchor.map { "\(link)#\($0)" } ?? link, losesPlace: anchor == nil)
    }
    return kind.allows(found) && setting.hasFile(found) ? .file(archived: found) : nil
  }

  /// A picture of the server, where a file of its name lies beside the archived file.
  private func upload(_ address: [UInt8], _ kind: PublishedKind) -> Target? {
    guard !setting.server.utf8.isEmpty else { return nil }
    for folder in ["/uploads/", "/media/"] {
      let start = Array((setting.server + folder).utf8)
      guard address.starts(with: start) else { continue }
      let name = AddressPath(Array(address[start.count...])).path.decoded
      guard !name.utf8.contains(UInt8(ascii: "/")) else { return nil }
      return ArchivePath.resolve(name, from: ArchivePath.folder(of: entry.path)).flatMap {
        kind.allows($0) && setting.hasFile($0) ? .file(archived: $0) : nil
      }
    }
    return nil
  }
}
