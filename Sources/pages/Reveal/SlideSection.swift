import Bytes
import Decks
import Diagnostics
import HTML
import Presentation

/// The attributes of a slide's `section` element.
struct SlideSection {
  /// The attributes in the order in which they are written.
  private(set) var attributes: [(name: String, value: String)]

  /// Addresses of pictures are resolved by `pictures`, styles by `styles`; refused ones are reported.
  init(
    _ content: SlideContent, id: String? = nil, pictures: inout PagePictures, styles: inout DeckStyles,
    findings: inout [Diagnostic],
    file: SourceFile
  ) {
    attributes = [("id", id ?? Self.id(content.slide))]
    for assignment in content.attributes {
      let (name, place) = (assignment.name, assignment.place)
      func report(_ message: String, _ rule: String = PageRule.attribute) {
        findings.append(Diagnostic(rule: rule, severity: .warning, message: message, file: file, range: place))
      }
      switch SlideAttribute.judge(name, assignment.value) {
      case .failure(let refusal): report(PageFaults.sentence(name, refusal))
      case .success(let value):
        switch name {
        case "style":
          if let name = styles.className(for: value, at: place) { set("class", name) }
        case "data-background", "data-background-image":
          guard name == "data-background-image" || Self.isPicture(value) else {
            set(name, value)
            continue
          }
          switch pictures.show(value) {
          case .at(let address, _): set("data-background-image", address)
          case .link(let host, _):
            report("picture of \(host) is not shown: pictures come from the archive", PageRule.picture)
          case .nothing(let why): report(why, PageRule.picture)
          }
        default: set(name, value)
        }
      }
    }
  }

  private mutating func set(_ name: String, _ value: String) {
    guard let known = attributes.firstIndex(where: { $0.name == name }) else {
      return attributes.append((name, value))
    }
    attributes[known].value = name == "class" ? attributes[known].value + " " + value : value
  }

  /// The anchor of a slide, made of its position in the grid.
  static func id(_ slide: Slide) -> String { "slide-\(slide.h)-\(slide.v)" }

  /// Whether reveal.js treats the value as a picture rather than a colour, with newer formats added.
  private static func isPicture(_ value: String) -> Bool {
    let bytes = value.utf8.asciiLowercased()
    if ["http", "file", "//", "./"].contains(where: { bytes.starts(with: $0.utf8) }) { return true }
    let path = bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return [".svg", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".avif"].contains { ending in
      path.indices.contains { path[$0...].starts(with: ending.utf8) }
    }
  }
}
