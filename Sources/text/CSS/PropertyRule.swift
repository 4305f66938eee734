/// What the value of a property may hold.
struct PropertyRule {
  /// Words that alone are allowed; `nil` for any word.
  var words: [String]?
  var isNegativeAllowed = true
  /// Percentages are kept between these.
  var percent = -100.0...100.0
  /// The largest length in `px`, and in letters (`em`) or hundredths of the window.
  var pixels = 4000.0
  var letters = 100.0
  /// Strings stand for names of fonts.
  var allowsStrings = false
  var allowsGradients = false
  /// Only where a calculation can give nothing but a length, so that it can be bounded.
  var allowsCalculation = false
  /// Numbers without a unit are kept between these.
  var numbers = -10_000.0...10_000.0

  /// A colour or a gradient.
  static let background = PropertyRule(allowsGradients: true)

  /// The rule of a property by its name in lower case; `nil` where it is not allowed.
  static func of(_ property: String) -> PropertyRule? { byName[property] }

  private static let byName: [String: PropertyRule] = {
    var rules: [String: PropertyRule] = [:]
    func set(_ names: String, _ rule: PropertyRule) {
      for name in names.utf8.split(separator: 0x20) { rules[String(decoding: name, as: UTF8.self)] = rule }
    }
    set(plain, PropertyRule())
    set(lengths, PropertyRule(allowsCalculation: true))
    set("background background-image", background)
    // A negative margin could pull a slide over what is around it.
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
    // Its numbers are weights too.
    (font.allowsCalculation, font.allowsStrings, font.numbers) = (false, true, 0...1000)
    set("font", font)
    set("font-family", PropertyRule(allowsStrings: true))
    // Many columns cost browsers much and show nothing.
    set("columns column-count", PropertyRule(numbers: 0...20))
    // What is nearly not there hides what it covers.
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
