/// The rule for the value of a property.
struct PropertyRule {
  /// The only allowed words; `nil` for any word.
  var words: [String]?
  var isNegativeAllowed = true
  /// The range to which percentages are limited.
  var percent = -100.0...100.0
  /// The largest length in `px`, and in letters (`em`) or hundredths of the window.
  var pixels = 4000.0
  var letters = 100.0
  /// Whether strings are allowed, as names of fonts.
  var allowsStrings = false
  var allowsGradients = false
  /// Whether calculations are allowed: only if the result can be nothing but a length, so that it can be limited.
  var allowsCalculation = false
  /// The range to which numbers without a unit are limited.
  var numbers = -10_000.0...10_000.0

  /// A colour or a gradient.
  static let background = PropertyRule(allowsGradients: true)

  /// The rule of a property, by its name in lower case; `nil` if it is not allowed.
  static func of(_ property: String) -> PropertyRule? { byName[property] }

  private static let byName: [String: PropertyRule] = {
    var rules: [String: PropertyRule] = [:]
    func set(_ names: String, _ rule: PropertyRule) {
      for name in names.utf8.split(separator: 0x20) { rules[String(decoding: name, as: UTF8.self)] = rule }
    }
    set(plain, PropertyRule())
    set(lengths, PropertyRule(allowsCalculation: true))
    set("background background-image", background)
    // A negative margin could move a slide over the content around it.
    let room = PropertyRule(isNegativeAllowed: false, numbers: 0...10_000)
    set("margin padding", room)
    for side in ["top", "right", "bottom", "left"] {
      set("margin-\(side) padding-\(side)", room)
      set("border-\(side) border-\(side)-color border-\(side)-style border-\(side)-width", PropertyRule())
    }
    var font = PropertyRule(isNegativeAllowed: false, percent: 0...2000, pixels: 400, letters: 20, numbers: 0...20)
    set("line-height", font)
    font.allowsCalculation = true
    set("font-size", font)
    // Its numbers are also font weights.
    (font.allowsCalculation, font.allowsStrings, font.numbers) = (false, true, 0...1000)
    set("font", font)
    set("font-family", PropertyRule(allowsStrings: true))
    // Many columns are expensive for browsers and show nothing.
    set("columns column-count", PropertyRule(numbers: 0...20))
    // Almost transparent elements hide what they cover.
    set("opacity", PropertyRule(percent: 30...100, numbers: 0.3...1))
    set(
      "display",
      PropertyRule(words: [
        "block", "inline", "inline-block", "none", "list-item", "flex", "grid", "table", "table-row", "table-cell",
        "table-row-group", "table-header-group", "table-footer-group", "table-column", "table-column-group",
        "table-caption", "inline-table", "inherit", "initial", "unset", "revert",
      ]))
    return rules
  }()

  private static let plain = """
    color background-color font-style font-weight font-variant text-align text-decoration text-decoration-line \
    text-decoration-color text-decoration-style text-decoration-thickness text-shadow text-transform white-space \
    vertical-align list-style-type list-style border border-color border-style border-width border-collapse \
    border-spacing box-shadow float clear flex flex-direction flex-wrap flex-flow flex-grow flex-shrink \
    justify-content align-items align-self align-content caption-side
    """

  private static let lengths = """
    width max-width height max-height min-width min-height gap row-gap column-gap text-indent letter-spacing \
    word-spacing flex-basis border-radius border-top-left-radius border-top-right-radius border-bottom-left-radius \
    border-bottom-right-radius
    """
}
