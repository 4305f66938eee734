import Decks
public import HTML
public import Presentation

/// The elements that slides and articles write alike: links, empty header cells, check boxes, pictures, code and diagrams.
public struct PageElements: Sendable {
  public var pictures: PagePictures
  /// Whether formulas stand on the page.
  public private(set) var hasMath = false
  private let drawings: [String: Drawing]
  /// Where links lead; `nil` where they lead where their authors say.
  private let link: LinkRule?
  /// How often each diagram has been shown.
  private var copies: [String: Int] = [:]
  /// Where the link ends that the writer is in.
  private var linkEnd = 0

  public init(drawings: [String: Drawing], link: LinkRule?, pictures: PagePictures) {
    (self.drawings, self.link, self.pictures) = (drawings, link, pictures)
  }

  /// Begins a fragment: links do not go on from the one before.
  public mutating func begin() { linkEnd = 0 }

  /// What becomes of an element, with attributes that the page adds; `nil` for one that slides and articles write each in
  /// their own way.
  public mutating func rewrite(
    _ element: Element, _ added: [(name: String, value: String)] = [], at index: Int, in fragment: Fragment
  ) -> ElementRewrite? {
    switch element.tag {
    case .a:
      // A link in a link is none.
      guard index >= linkEnd else {
        return .remade(element.remade(as: .span, without: ["href", "target"], with: added))
      }
      linkEnd = fragment.nodes[index].partner
      if let link, let address = element["href"] {
        return link.rewrite(element, address, added, at: index, in: fragment)
      }
    case .input: return .with(added + [("aria-label", element["checked"] == nil ? "to do" : "done")])
    case .span where element["class"].map({ $0.utf8.starts(with: "math".utf8) }) ?? false: hasMath = true
    // A header of nothing is a corner.
    case .th where fragment.isBare(index):
      var corner = Markup()
      corner.raw("<td></td>")
      return .replaced(corner)
    default: return nil
    }
    return added.isEmpty ? .asItIs : .with(added)
  }

  /// The address that a picture is shown from, else what stands in its place; and what readers do not see of it.
  public mutating func picture(_ element: Element, at index: Int) -> (address: String?, instead: Markup, loss: String?)
  {
    let description = element["alt"] ?? ""
    guard let source = element["src"] else { return (nil, LostPicture.missing(description), nil) }
    let isInLink = index < linkEnd
    let shown = pictures.show(source)
    let loss = shown.loss(of: source, isInLink: isInLink)
    switch shown {
    case .at(let address, _): return (address, Markup(), loss)
    case .link(let host, let address):
      return (nil, LostPicture.link(to: address, on: host, description: description, isInLink: isInLink), loss)
    case .nothing: return (nil, LostPicture.missing(description.utf8.isEmpty ? source : description), loss)
    }
  }

  /// What a block of code is.
  public enum Code: Sendable {
    case text(language: String?)
    /// A mermaid diagram; `nil` where nobody has drawn it yet.
    case diagram(source: String, Drawing?)
  }

  /// What the `pre` of that index holds.
  public func code(at index: Int, in fragment: Fragment) -> Code {
    let inside = index + 1
    guard inside < fragment.nodes.count, case .start(let code) = fragment.nodes[inside].kind, code.tag == .code else {
      return .text(language: nil)
    }
    let prefix = "language-".utf8
    let name = code["class"]?.utf8.split(separator: UInt8(ascii: " ")).first { $0.starts(with: prefix) }
    let language = name.map { String(decoding: $0.dropFirst(prefix.count), as: UTF8.self) }
    guard language == "mermaid" else { return .text(language: language) }
    var source = ""
    for node in fragment.nodes[index..<fragment.nodes[index].partner] {
      if case .text(let part) = node.kind { source += part }
    }
    return .diagram(source: source, drawings[source])
  }

  /// A drawn diagram; each time that the page shows it again, it is a copy with ids of its own.
  public mutating func figure(
    _ svg: [UInt8], of source: String, isSmall: Bool, words: [String] = []
  ) -> ElementRewrite {
    let number = copies[source, default: 0]
    copies[source] = number + 1
    return .replaced(DiagramFigure.markup(DiagramFigure.copy(number, of: svg), isSmall: isSmall, words: words))
  }
}

extension Fragment {
  /// Whether nothing that is seen stands in the element of that index: no word, no picture, no formula.
  fileprivate func isBare(_ index: Int) -> Bool {
    let inside = index..<nodes[index].partner
    guard text(of: inside).isEmpty else { return false }
    return !nodes[inside].contains { node in
      if case .start(let element) = node.kind {
        element.tag == .img || element.tag == .input || element["class"] != nil
      } else {
        false
      }
    }
  }
}
