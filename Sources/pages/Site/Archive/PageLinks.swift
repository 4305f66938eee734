import Bytes
import Decks
import FileTrees
import HTML
import Links
import Markdown
import Meetings
import Reports
import Reveal

/// The links of one text in the website's form; dead links are marked.
struct PageLinks: Sendable {
  /// Links within the archive, in the order of the text.
  private(set) var inside: [PageFacts.Link] = []
  /// Files of the repository that links lead to.
  private(set) var files: [String] = []
  private var targets: [String: Target] = [:]

  private enum Target: Sendable {
    case outside
    case inside(String)
    /// An absolute address that shows the file in the repository.
    case source(String)
    case nowhere
  }

  /// `anchors` returns the anchors of other pages, if they have been read.
  init(
    _ contents: [SlideContent], own: [String], slides: [String: String], of text: ArchivedText, in catalogue: Catalogue,
    line: (Int) -> Int, anchors: (String) -> [String]?
  ) {
    let ids = Self.ids(contents)
    for content in contents {
      for fragment in [content.fragment, content.notesFragment].compactMap({ $0 }) {
        for node in fragment.nodes {
          guard case .start(let element) = node.kind, element.tag == .a, let address = element["href"] else { continue }
          if targets[address] == nil {
            let target = Self.resolve(address, own, slides, ids, text, catalogue, anchors)
            targets[address] = target
            if case .inside = target, case .file(let path) = catalogue.link(address, in: text) {
              files.append(path.description)
            }
          }
          switch targets[address] {
          case .inside(let target)?:
            inside.append(PageFacts.Link(written: address, target: target, line: line(node.place.lowerBound)))
          case .nowhere?, .source?:
            inside.append(PageFacts.Link(written: address, target: "", line: line(node.place.lowerBound)))
          case .outside? where Self.isNote(address, on: catalogue.community.hedgedoc):
            inside.append(PageFacts.Link(written: address, target: Self.note, line: line(node.place.lowerBound)))
          case .outside?, nil: break
          }
        }
      }
    }
  }

  /// Used as the target of a link to a note on the HedgeDoc server.
  static let note = "note:"

  /// Whether an address is a note on the HedgeDoc server, which is not as permanent as the archive.
  private static func isNote(_ address: String, on server: String) -> Bool {
    guard !server.utf8.isEmpty, address.utf8.starts(with: (server + "/").utf8) else { return false }
    let path = address.utf8.dropFirst(server.utf8.count + 1)
    return !path.isEmpty && !path.starts(with: "uploads/".utf8) && !path.starts(with: "media/".utf8)
  }

  /// The current value of `PageFacts.Link.target`; `nil` for a link that leads out of the archive, or to a slide by its
  /// number.
  static func target(
    of address: String, own: [String], _ text: ArchivedText, _ catalogue: Catalogue, _ anchors: (String) -> [String]?
  ) -> String? {
    // Links to the page itself cannot become stale, since the page is written anew whenever it changes.
    if address.utf8.first == UInt8(ascii: "#") { return nil }
    switch resolve(address, own, [:], [], text, catalogue, anchors) {
    case .inside(let target): return target
    case .source, .nowhere: return ""
    case .outside: return nil
    }
  }

  /// An address with its second `#` encoded; `nil` if it needs no correction.
  private static func withOneFragment(_ address: String) -> String? {
    guard let first = address.utf8.firstIndex(of: UInt8(ascii: "#")) else { return nil }
    let rest = address.utf8[first...].dropFirst()
    guard rest.contains(UInt8(ascii: "#")) else { return nil }
    var bytes = Array(address.utf8[...first])
    for byte in rest { if byte == UInt8(ascii: "#") { bytes += Array("%23".utf8) } else { bytes.append(byte) } }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The ids in the text: of footnotes, and those set by authors.
  private static func ids(_ contents: [SlideContent]) -> Set<String> {
    var ids: Set<String> = []
    for content in contents {
      for fragment in [content.fragment, content.notesFragment].compactMap({ $0 }) {
        for node in fragment.nodes {
          if case .start(let element) = node.kind, let id = element["id"] { ids.insert(id) }
        }
      }
    }
    return ids
  }

  private static func resolve(
    _ address: String, _ own: [String], _ slides: [String: String], _ ids: Set<String>, _ text: ArchivedText,
    _ catalogue: Catalogue,
    _ anchors: (String) -> [String]?
  ) -> Target {
    switch catalogue.link(address, in: text) {
    case .outside: return .outside
    case .here(let fragment):
      if fragment.utf8.isEmpty { return .outside }
      // Authors' ids have a prefix, so links to them need it too.
      let isPrefixed = fragment.utf8.starts(with: "u-".utf8)
      let asked = isPrefixed ? String(decoding: fragment.utf8.dropFirst(2), as: UTF8.self) : fragment
      if let name = slides[asked] ?? own.first(where: { Slug.isSame($0, asked) }) {
        return .inside(text.address + "#" + name)
      }
      return isPrefixed && ids.contains(fragment) ? .outside : .nowhere
    case .text(let other, let fragment):
      let page = other.address
      guard let fragment else { return .inside(page) }
      guard let known = page == text.address ? own : anchors(page) else {
        return .inside(page + "#" + Slug.of(fragment))
      }
      return .inside(page + (known.first { Slug.isSame($0, fragment) }.map { "#" + $0 } ?? ""))
    case .folder(let folder, _): return .inside(WebsiteAddress.ofFolder(folder))
    case .file(let path):
      return .inside(WebsiteAddress.ofFile(path.description))
    case .nothing(let path):
      guard let repository = catalogue.repository, !path.utf8.isEmpty else { return .nowhere }
      return .source(ArchiveLink.isAbsolute(address) ? address : repository.address(of: path))
    }
  }

  /// The link rule for a page below `root` (`../../`).
  ///
  /// On a page of the text itself (`own`, its address), links to it stay on the page.
  func rule(root: String, own: String) -> LinkRule {
    LinkRule { [targets] address in
      switch targets[address] {
      case .outside?, nil:
        guard let plain = Self.withOneFragment(address) else { return .asWritten }
        return .to(plain)
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
