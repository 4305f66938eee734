import HTML

extension FragmentReader {
  mutating func link(_ element: Element, _ index: Int) -> [Inline] {
    let place = nodes[index].place
    let inner = inlines(inside(index))
    guard let address = element["href"], !element.hasClass("footnote-backref") else {
      return element.hasClass("footnote-backref") ? [] : inner
    }
    switch targets.link(to: address) {
    case .address(let address, let losesPlace):
      if losesPlace { losses.add(.otherAnchor, place) }
      return [.link(address: address, title: element["title"] ?? "", inner)]
    case .anchor(let fragment): return [.anchor(fragment: fragment, place: place, inner)]
    case .slide: losses.add(.slideLink, place)
    case .nothing: losses.add(.deadLink, place)
    }
    return inner
  }

  /// A picture of the archive; one of another host becomes a link, so that readers' programs do not contact that host.
  mutating func picture(_ element: Element, _ place: Range<Int>) -> [Inline] {
    let description = element["alt"] ?? ""
    let title = element["title"] ?? ""
    // The policy has already reported the reason.
    guard let address = element["src"] else { return description.utf8.isEmpty ? [] : [.text(description)] }
    switch targets.picture(at: address) {
    case .address(let address):
      if element["width"] != nil || element["height"] != nil { losses.add(.size, place) }
      return [.picture(address: address, description: description, title: title)]
    case .remote(let host, let address):
      losses.add(.remotePicture, place)
      let text = description.utf8.isEmpty ? "Picture on \(host)" : description
      return [.link(address: address, title: title, [.text(text)])]
    case .nothing:
      losses.add(.missingPicture, place)
      return [.text(description.utf8.isEmpty ? address : description)]
    }
  }
}
