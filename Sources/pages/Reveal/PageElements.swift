import Decks
public import HTML
public import Presentation

/// The elements that slides and articles write in the same way: links, empty header cells, check boxes, pictures, code
/// and diagrams.
public struct PageElements: Sendable {
  public var pictures: PagePictures
  /// Whether the page has formulas.
  public private(set) var hasMath = false
  private let drawings: [String: Drawing]
  /// The rewriting of links; `nil` leaves them unchanged.
  private let link: LinkRule?
  /// How often each diagram has been written.
  private var copies: [String: Int] = [:]
  /// The index at which the current link ends.
  private var linkEnd = 0

  public init(drawings: [String: Drawing], link: LinkRule?, pictures: PagePictures) {
    (self.drawings, self.link, self.pictures) = (drawings, link, pictures)
  }

  /// Begins a fragment: resets the state that must not carry over from the previous one.
  public mutating func begin() { linkEnd = 0 }

  /// The rewriting of an element, with attributes that the page adds; `nil` for an element that slides and articles
  /// write differently.
  public mutating func rewrite(
    _ element: Element, _ added: [(name: String, value: String)] = [], at index: Int, in fragment: Fragment
  ) -> ElementRewrite? {
    switch element.tag {
    case .a:
      // Links cannot be nested.
      guard index >= linkEnd else {
        return .remade(element.remade(as: .span, without: ["href", "target"], with: added))
      }
      linkEnd = fragment.nodes[index].partner
      if let link, let address = element["href"] {
        return link.rewrite(element, address, added, at: index, in: fragment)
      }
    case .input: return .with(added + [("aria-label", element["checked"] == nil ? "to do" : "done")])
    case .span where element["class"].map({ $0.utf8.starts(with: "math".utf8) }) ?? false: hasMath = true
    // An empty header cell is written as a plain cell, since it heads nothing.
    case .th where fragment.isBare(index):
      var cell = Markup()
      cell.raw("<td></td>")
      return .replaced(cell)
    default: return nil
    }
    return added.isEmpty ? .asItIs : .with(added)
  }

  /// The address of a picture, or its replacement; and a message about the parts that readers do not see.
  public mutating func picture(_ element: Element, at index: Int) -> (address: String?, instead: Markup, loss: String?)
  {
    let description = element["alt"] ?? ""
    guard let source = element["src"] else { return (nil, PicturePlaceholder.missing(description), nil) }
    let isInLink = index < linkEnd
    let shown = pictures.show(source)
    let loss = shown.loss(of: source, isInLink: isInLink)
    switch shown {
    case .at(let address, _): return (address, Markup(), loss)
    case .link(let host, let address):
      return (nil, PicturePlaceholder.link(to: address, on: host, description: description, isInLink: isInLink), loss)
    case .nothing: return (nil, PicturePlaceholder.missing(description.utf8.isEmpty ? source : description), loss)
    }
  }

  /// The kind of a block of code.
  public enum Code: Sendable {
    case text(language: String?)
    /// A mermaid diagram; `nil` if it has not been drawn.
    case diagram(source: String, Drawing?)
  }

  /// The kind of the `pre` element at an index.
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

  /// A drawn diagram; every repetition on the page is a copy with its own ids.
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
