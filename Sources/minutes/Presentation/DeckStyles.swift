public import CSS
import Decks
public import Diagnostics
public import HTML

/// The deck's own style sheet: its authors' `<style>` blocks, and a class for each `style=` of theirs, since the page's policy
/// lets no style stand in its HTML.
public struct DeckStyles {
  /// What every rule begins with. Three times the id, so that a `style=` wins over a `<style>`, as in HTML.
  static let scope = "#deck"
  private static let strongScope = "#deck#deck#deck"

  private var sheet = ""
  /// Declarations to class, in the order of first use.
  private var classes: [String: String] = [:]
  private var rules = ""
  /// What of the authors' styles is left out.
  public private(set) var findings: [Diagnostic] = []
  private let file: SourceFile

  /// No styles yet, of a deck in `file`.
  public init(_ file: SourceFile) { self.file = file }

  /// Whether an author brought a look of the whole deck.
  public private(set) var hasBlocks = false

  /// The style sheet as it goes into the page's file.
  public var text: String { sheet + rules }

  /// A `<style>` block; it counts for the whole deck, wherever it stands, as in HedgeDoc.
  public mutating func add(_ style: Fragment.Style) {
    hasBlocks = true
    sheet += judge(style).text(scope: Self.scope)
  }

  /// Reads a block and reports what is left out.
  @discardableResult
  public mutating func judge(_ style: Fragment.Style) -> AuthorStyleSheet {
    let read = AuthorStyleSheet.read(style.css)
    for drop in read.drops { report(drop, at: place(of: drop.range, in: style)) }
    return read
  }

  /// The class that stands for a `style=` value; `nil` where nothing of it may stay.
  public mutating func className(for style: String, at place: Range<Int>) -> String? {
    let read = StyleDeclarations.read(style)
    for drop in read.drops { report(drop, at: place) }
    guard !read.text.utf8.isEmpty else { return nil }
    if let known = classes[read.text] { return known }
    let name = "s\(classes.count + 1)"
    classes[read.text] = name
    rules += "\(Self.strongScope) .\(name){\(read.text)}\n"
    return name
  }

  /// What is between the tags stands in the file as it is, but for the prefixes of a quote or list.
  private func place(of range: Range<Int>, in style: Fragment.Style) -> Range<Int> {
    let start = style.place.lowerBound + range.lowerBound
    guard style.css.utf8.count == style.place.count, start < style.place.upperBound else { return style.place }
    return start..<min(style.place.upperBound, style.place.lowerBound + range.upperBound)
  }

  private mutating func report(_ drop: StyleDrop, at place: Range<Int>) {
    findings.append(
      Diagnostic(rule: PageRule.style, severity: .note, message: drop.sentence, file: file, range: place))
  }
}

extension StyleDrop {
  fileprivate var sentence: String {
    switch reason {
    case .property: "property \(what) is not allowed"
    case .value: "value of \(what) is not allowed"
    case .function: "function in \(what) is not allowed"
    case .selector: "selector \(what) is not allowed"
    case .atRule: "rule \(what) is not allowed"
    case .malformed: "\(what) is no CSS"
    case .limit: "style is more than is read"
    }
  }
}
