/// The elements that a page can have; no others can be written.
///
/// Authors may use all except `input`, `section` and `aside`, which only the renderer creates.
public enum Tag: String, CaseIterable, Sendable {
  case a, abbr, aside, b, bdi, bdo, big, blockquote, br, caption, center, cite, code, col, colgroup, dd, del, details
  case dfn, div, dl, dt, em, figcaption, figure, font, h1, h2, h3, h4, h5, h6, hr, i, img, input, ins, kbd, li, mark
  case ol, p, pre, q, rp, rt, ruby, s, samp, section, small, span, strike, strong, sub, summary, sup, table, tbody, td
  case tfoot, th, thead, time, tr, tt, u, ul, `var`, wbr

  /// Whether the element has no content and no end tag.
  public var isVoid: Bool {
    switch self {
    case .br, .col, .hr, .img, .input, .wbr: true
    default: false
    }
  }

  /// Whether it is displayed as a block.
  public var isBlock: Bool {
    switch self {
    case .aside, .blockquote, .caption, .center, .dd, .details, .div, .dl, .dt, .figcaption, .figure, .h1, .h2, .h3,
      .h4,
      .h5, .h6, .hr, .li, .ol, .p, .pre, .section, .summary, .table, .tbody, .tfoot, .thead, .tr, .ul:
      true
    default: false
    }
  }

  /// 1 to 6 for a heading.
  public var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}

extension Tag {
  /// Whether only the renderer may open it.
  var isRendererOnly: Bool { self == .input || self == .section || self == .aside }

  /// Whether a browser closes an open `p` before it (WHATWG §13.2.6.4.7).
  var endsParagraph: Bool {
    switch self {
    case .caption, .tbody, .tfoot, .thead, .tr: false
    default: isBlock
    }
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The element with that lower-case name. Compared by bytes, since `String` treats the Kelvin sign as a K.
  static func named(_ name: String) -> Tag? {
    name.utf8.count <= 10 && name.utf8.allSatisfy { $0 < 0x80 } ? byName[name] : nil
  }
}
