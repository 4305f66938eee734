import Decks
import FileTrees
import HTML
import Markdown
import Reports
import Reveal

/// Where the links of one text lead on the site, and what is wrong with them.
struct Links: Sendable {
  /// Within the archive, in the order of the text.
  private(set) var inside: [PageFacts.Link] = []
  /// Files of the repository that links offer.
  private(set) var files: [String] = []
  private var ways: [String: Way] = [:]

  private enum Way: Sendable {
    case outside
    case inside(String)
    /// An absolute address that shows the file in the repository.
    case source(String)
    case nowhere
  }

  /// `anchors` knows the names of places on other pages, where they have been read.
  init(
    _ contents: [SlideContent], own: [String], slides: [String: String], of text: ArchivedText, in catalogue: Catalogue,
    line: (Int) -> Int, anchors: (String) -> [String]?
  ) {
    for content in contents {
      for fragment in [content.fragment, content.notesFragment].compactMap({ $0 }) {
        for node in fragment.nodes {
          guard case .start(let element) = node.kind, element.tag == .a, let address = element["href"] else { continue }
          if ways[address] == nil {
            let way = Self.resolve(address, own, slides, text, catalogue, anchors)
            ways[address] = way
            if case .inside = way, case .file(let path) = catalogue.destination(of: address, in: text) {
              files.append(path.description)
            }
          }
          switch ways[address] {
          case .inside(let target)?:
            inside.append(PageFacts.Link(written: address, target: target, line: line(node.place.lowerBound)))
          case .nowhere?, .source?:
            inside.append(PageFacts.Link(written: address, target: "", line: line(node.place.lowerBound)))
          case .outside?, nil: break
          }
        }
      }
    }
  }

  /// What `PageFacts.Link.target` would be now; `nil` for a link that leads out of the archive, or to a slide by its number.
  static func target(
    of address: String, own: [String], _ text: ArchivedText, _ catalogue: Catalogue, _ anchors: (String) -> [String]?
  ) -> String? {
    if address.utf8.starts(with: "#/".utf8) { return nil }
    switch resolve(address, own, [:], text, catalogue, anchors) {
    case .inside(let target): return target
    case .source, .nowhere: return ""
    case .outside: return nil
    }
  }

  private static func resolve(
    _ address: String, _ own: [String], _ slides: [String: String], _ text: ArchivedText, _ catalogue: Catalogue,
    _ anchors: (String) -> [String]?
  ) -> Way {
    switch catalogue.destination(of: address, in: text) {
    case .outside: return .outside
    case .here(let fragment):
      // Footnotes, and what authors named themselves.
      if fragment.utf8.starts(with: "u-".utf8) || fragment.utf8.isEmpty { return .outside }
      let slide = slides[fragment]
      let name = slide ?? own.first { Slug.isSame($0, fragment) }
      return name.map { .inside(text.address + "#" + $0) } ?? .nowhere
    case .page(let page, let fragment):
      guard let fragment, !fragment.utf8.isEmpty, !isLine(fragment) else { return .inside(page) }
      let known = page == text.address ? own : anchors(page)
      guard let known else { return .inside(page + "#" + Slug.of(fragment)) }
      return .inside(page + (known.first { Slug.isSame($0, fragment) }.map { "#" + $0 } ?? ""))
    case .file(let path):
      return .inside(Catalogue.place(of: path.description))
    case .nothing(let path):
      let source = catalogue.community.site.source
      guard !source.utf8.isEmpty, !path.utf8.isEmpty else { return .nowhere }
      return .source(
        address.utf8.contains(UInt8(ascii: ":")) ? address : "\(source)/blob/main/\(PercentEncoding.encoded(path))")
    }
  }

  /// `L12`, a line in the view of a forge.
  static func isLine(_ fragment: String) -> Bool {
    fragment.utf8.first == UInt8(ascii: "L")
      && fragment.utf8.dropFirst().allSatisfy {
        (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "L")
      }
  }

  /// As a page has them that lies below `root` (`../../`).
  ///
  /// On a page of the text itself (`own`, its address), links to it stay there.
  func rule(root: String, own: String) -> LinkRule {
    LinkRule { [ways] address in
      switch ways[address] {
      case .outside?, nil: return .asWritten
      case .source(let other)?: return other == address ? .asWritten : .to(other)
      case .nowhere?: return .nowhere
      case .inside(let target)?:
        let bytes = target.utf8
        if bytes.starts(with: own.utf8), bytes.dropFirst(own.utf8.count).first == UInt8(ascii: "#") {
          return .to(String(decoding: bytes.dropFirst(own.utf8.count), as: UTF8.self))
        }
        let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
        let page = PercentEncoding.encoded(String(target[..<hash]))
        let fragment = PercentEncoding.encoded(String(target[hash...].dropFirst()))
        let place = root + page
        return .to((place.utf8.isEmpty ? "./" : place) + (fragment.utf8.isEmpty ? "" : "#" + fragment))
      }
    }
  }
}
