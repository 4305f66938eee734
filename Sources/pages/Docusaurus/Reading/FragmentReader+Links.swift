import HTML
import Links

extension FragmentReader {
  mutating func link(_ element: Element, _ index: Int) -> [Inline] {
    let place = nodes[index].place
    let inner = inlines(inside(index))
    guard let address = element["href"], !element.hasClass("footnote-backref") else {
      return element.hasClass("footnote-backref") ? [] : inner
    }
    switch targets.target(of: address, as: .attachment) {
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
    switch targets.target(of: address, as: .picture) {
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
