public import CSS
import Decks
public import Diagnostics
public import HTML

/// The deck's own style sheet: the authors' `<style>` blocks, and a class for each of their `style=` values, since the
/// page's content security policy forbids inline styles.
public struct DeckStyles {
  /// The prefix of every rule. The id is repeated three times so that `style=` wins over `<style>`, as in HTML.
  static let scope = "#deck"
  private static let strongScope = "#deck#deck#deck"

  private var sheet = ""
  /// Class by declarations, in the order of first use.
  private var classes: [String: String] = [:]
  private var rules = ""
  /// Findings about styles that are left out.
  public private(set) var findings: [Diagnostic] = []
  private let file: SourceFile

  /// Starts with no styles for a deck in `file`.
  public init(_ file: SourceFile) { self.file = file }

  /// Whether an author has a `<style>` block for the whole deck.
  public private(set) var hasBlocks = false

  /// The text of the page's style sheet.
  public var text: String { sheet + rules }

  /// Adds a `<style>` block; it applies to the whole deck, wherever it is, as in HedgeDoc.
  public mutating func add(_ style: Fragment.Style) {
    hasBlocks = true
    sheet += judge(style).text(scope: Self.scope)
  }

  /// Parses a block and reports the parts that are left out.
  @discardableResult
  public mutating func judge(_ style: Fragment.Style) -> AuthorStyleSheet {
    let read = AuthorStyleSheet.read(style.css)
    for drop in read.drops { report(drop, at: place(of: drop.range, in: style)) }
    return read
  }

  /// The class for a `style=` value; `nil` if nothing of it is allowed.
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

  /// Maps a range to the file: the text between the tags is unchanged there, except for the prefixes of a quote or
  /// list.
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
    case .limit: "style is too long, and only its beginning is read"
    }
  }
}
