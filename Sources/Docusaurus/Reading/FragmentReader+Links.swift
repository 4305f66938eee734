import HTML

extension FragmentReader {
  mutating func link(_ element: Element, _ index: Int) -> [Inline] {
    let place = nodes[index].place
    let inner = inlines(inside(index))
    guard let address = element["href"], !element.hasClass("footnote-backref") else {
      return element.hasClass("footnote-backref") ? [] : inner
    }
    switch targets.target(of: address) {
    case .address(let address, let losesPlace):
      if losesPlace { losses.add(.otherAnchor, place) }
      return [.link(address: address, title: element["title"] ?? "", inner)]
    case .anchor(let fragment): return [.anchor(fragment: fragment, place: place, inner)]
    case .file(let archived):
      return [.link(address: files.address(of: archived), title: element["title"] ?? "", inner)]
    case .slide: losses.add(.slideLink, place)
    case .nothing: losses.add(.deadLink, place)
    }
    return inner
  }

  /// A picture that lies in the archive; one of another host becomes a link, so that no page asks that host.
  mutating func picture(_ element: Element, _ place: Range<Int>) -> [Inline] {
    let description = element["alt"] ?? ""
    let title = element["title"] ?? ""
    // The policy has said why there is no address.
    guard let address = element["src"] else { return description.utf8.isEmpty ? [] : [.text(description)] }
    switch targets.target(of: address) {
    case .file(let archived):
      if element["width"] != nil || element["height"] != nil { losses.add(.size, place) }
      return [.picture(address: files.address(of: archived), description: description, title: title)]
    case .address(let address, _):
      losses.add(.remotePicture, place)
      let host = AddressPath.host(Array(address.utf8))
      let text = description.utf8.isEmpty ? "Picture on \(host)" : description
      return [.link(address: address, title: title, [.text(text)])]
    case .anchor, .slide, .nothing:
      losses.add(.missingPicture, place)
      return [.text(description.utf8.isEmpty ? address : description)]
    }
  }
}

/// The archive's files that lie beside a page.
struct PageFiles {
  let page: String
  private(set) var all: [PageFile] = []

  init(page: String) { self.page = page }

  /// The address of a file as the page has it: its own name, or one with a number where another has that name.
  mutating func address(of archived: String) -> String {
    let known = all.first { $0.archived.utf8.elementsEqual(archived.utf8) }
    let published = known?.published ?? freePath(of: archived)
    if known == nil { all.append(PageFile(archived: archived, published: published)) }
    return ArchivePath.relative(from: page, to: published)
  }

  private func freePath(of archived: String) -> String {
    let folder = ArchivePath.folder(of: page)
    let name = ArchivePath.lastName(of: archived)
    func path(_ name: String) -> String { folder.utf8.isEmpty ? name : folder + "/" + name }
    var number = 1
    var path = path(name)
    while path.utf8.elementsEqual(page.utf8) || all.contains(where: { Self.isOne($0.published, path) }) {
      number += 1
      path = folder.utf8.isEmpty ? "\(number)-\(name)" : "\(folder)/\(number)-\(name)"
    }
    return path
  }

  /// Some systems take names in other letter case for one file.
  private static func isOne(_ left: String, _ right: String) -> Bool {
    func folded(_ text: String) -> [UInt8] { text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
    return folded(left) == folded(right)
  }
}
