import HTML
import Markdown

/// The facts about a slide for `minutes inspect`, counted on the rendered page, so that Markdown and authors' HTML
/// count alike.
public struct SlideFacts: Sendable {
  /// A heading with its visible text.
  public struct Heading: Sendable {
    public let level: Int
    public let text: String
    public let place: Range<Int>
  }
  /// A link with an address, and its visible text.
  public struct Link: Sendable {
    public let href: String
    public let text: String
    public let place: Range<Int>
  }
  /// A picture, and its size as the author wrote it.
  public struct Picture: Sendable {
    public let src: String
    public let alt: String
    public let width: String?
    public let height: String?
    public let place: Range<Int>
  }

  public private(set) var headings: [Heading] = []
  public private(set) var links: [Link] = []
  public private(set) var pictures: [Picture] = []
  /// The language of each code block; empty if none is named.
  public private(set) var fences: [String] = []
  /// Whether each checkbox is ticked.
  public private(set) var tasks: [Bool] = []
  public private(set) var listItems = 0
  public private(set) var maximumListDepth = 0
  public private(set) var tables = 0
  public private(set) var paragraphs = 0
  public private(set) var blockquotes = 0
  public private(set) var rules = 0
  public private(set) var lineBreaks = 0
  /// The visible text.
  public let text: String

  public init(_ content: SlideContent) {
    let fragment = content.fragment
    text = fragment.text()
    content.document.walkBlocks { node in
      if case .codeBlock(let info, _, _, _) = node.kind { fences.append(FenceInfo(info).language) }
    }
    var listDepth = 0
    for (index, node) in fragment.nodes.enumerated() {
      switch node.kind {
      case .start(let element):
        if element.tag == .ul || element.tag == .ol {
          listDepth += 1
          maximumListDepth = max(maximumListDepth, listDepth)
        }
        count(element, at: index, in: fragment)
      case .end(.ul), .end(.ol): listDepth -= 1
      default: break
      }
    }
  }

  private mutating func count(_ element: Element, at index: Int, in fragment: Fragment) {
    let node = fragment.nodes[index]
    switch element.tag {
    case .h1, .h2, .h3, .h4, .h5, .h6:
      let level = element.tag.rawValue.utf8.last.map { Int($0) - 0x30 } ?? 1
      headings.append(Heading(level: level, text: fragment.text(of: index..<node.partner), place: node.place))
    case .a:
      guard let href = element["href"] else { return }
      links.append(Link(href: href, text: fragment.text(of: index..<node.partner), place: node.place))
    case .img:
      pictures.append(
        Picture(
          src: element["src"] ?? "", alt: element["alt"] ?? "", width: element["width"], height: element["height"],
          place: node.place))
    case .input: tasks.append(element["checked"] != nil)
    case .li: listItems += 1
    case .table: tables += 1
    case .p: paragraphs += 1
    case .blockquote: blockquotes += 1
    case .hr: rules += 1
    case .br: lineBreaks += 1
    default: break
    }
  }
}
