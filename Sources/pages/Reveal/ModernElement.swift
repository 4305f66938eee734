import Bytes
public import HTML

/// The current HTML for an obsolete element or attribute, which HTML validators refuse.
public struct ModernElement {
  public let element: Element
  /// The attributes as CSS declarations; empty if nothing is lost without them.
  public let css: String

  /// Returns `nil` for an element that needs no change.
  public init?(_ old: Element) {
    var declarations: [String] = []
    var dropped: [String] = []
    for attribute in old.attributes {
      guard let found = Self.declaration(attribute.name, attribute.value, on: old.tag) else { continue }
      dropped.append(attribute.name)
      if !found.isEmpty { declarations.append(found) }
    }
    if old.tag == .center { declarations.append("text-align: center") }
    if old.tag == .big { declarations.append("font-size: larger") }
    let tag: Tag =
      switch old.tag {
      case .font, .big: .span
      case .center: .div
      case .tt: .code
      case .strike: .s
      default: old.tag
      }
    guard tag != old.tag || !dropped.isEmpty else { return nil }
    element = old.remade(as: tag, without: dropped)
    css = declarations.joined(separator: "; ")
  }

  /// The CSS for an obsolete attribute, empty if there is none; `nil` for attributes that stay.
  private static func declaration(_ name: String, _ value: String, on tag: Tag) -> String? {
    switch name {
    case "align":
      switch tag {
      case .img: return value == "left" || value == "right" ? "float: \(value)" : "vertical-align: \(value)"
      case .table: return value == "center" ? "margin-left: auto; margin-right: auto" : "float: \(value)"
      default: return "text-align: \(value)"
      }
    case "valign": return "vertical-align: \(value)"
    case "bgcolor": return "background-color: \(value)"
    case "color": return "color: \(value)"
    case "face": return "font-family: \(value)"
    case "size" where tag == .font: return fontSize(value)
    case "width", "height":
      let isNumber = value.utf8.allSatisfy(\.isASCIIDigit)
      if tag == .img, isNumber { return nil }
      return "\(name): \(value)\(isNumber ? "px" : "")"
    case "nowrap": return "white-space: nowrap"
    case "border": return value == "0" ? "border: 0" : "border-width: \(value)px"
    case "size", "noshade", "clear", "compact", "summary", "cellpadding", "cellspacing", "hspace", "vspace", "frame",
      "rules":
      return ""
    case "type" where tag == .ul || tag == .li: return ""
    default: return nil
    }
  }

  private static func fontSize(_ value: String) -> String {
    let sizes = ["x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large"]
    guard let first = value.utf8.first else { return "" }
    if first == UInt8(ascii: "+") { return "font-size: larger" }
    if first == UInt8(ascii: "-") { return "font-size: smaller" }
    return Int(value).map { "font-size: \(sizes[min(max($0, 1), 7) - 1])" } ?? ""
  }
}
