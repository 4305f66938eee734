/// What the value of a property may hold.
struct PropertyRule {
  /// Words that alone are allowed; `nil` for any word.
  var words: [String]?
  var isNegativeAllowed = true
  /// The largest percentage.
  var percent = 100.0
  /// The largest length in `px` and in letters (`em`).
  var pixels = 4000.0
  var letters = 100.0
  /// Strings stand for names of fonts.
  var allowsStrings = false
  var allowsGradients = false
  var allowsCalculation = true
  /// Numbers without a unit are kept between these.
  var numbers = -10_000.0...10_000.0

  /// The rule of a property by its name in lower case; `nil` where it is not allowed.
  static func of(_ property: String) -> PropertyRule? { byName[property] }

  private static let byName: [String: PropertyRule] = {
    var rules: [String: PropertyRule] = [:]
    for name in plain.split(separator: 0x20) { rules[String(decoding: name, as: UTF8.self)] = PropertyRule() }
    // A negative margin could pull a slide over what is around it.
    let room = PropertyRule(isNegativeAllowed: false, allowsCalculation: false)
    for name in inward.split(separator: 0x20) { rules[String(decoding: name, as: UTF8.self)] = room }
    for side in ["top", "right", "bottom", "left"] {
      rules["margin-\(side)"] = room
      rules["padding-\(side)"] = room
      for part in ["", "-color", "-style", "-width"] { rules["border-\(side)\(part)"] = PropertyRule() }
    }
    rules["font-size"] = PropertyRule(isNegativeAllowed: false, percent: 2000, pixels: 400, letters: 20)
    rules["font"] = PropertyRule(isNegativeAllowed: false, percent: 2000, pixels: 400, letters: 20, allowsStrings: true)
    rules["font-family"] = PropertyRule(allowsStrings: true)
    rules["line-height"] = PropertyRule(
      isNegativeAllowed: false, percent: 1000, pixels: 400, letters: 20, numbers: 0...20)
    rules["display"] = PropertyRule(words: [
      "block", "inline", "inline-block", "none", "list-item", "flex", "grid", "table", "table-row", "table-cell",
      "table-row-group", "table-header-group", "table-footer-group", "table-column", "table-column-group",
      "table-caption",
      "inline-table", "inherit", "initial", "unset", "revert",
    ])
    rules["opacity"] = PropertyRule(percent: 100, allowsCalculation: false, numbers: 0.3...1)
    for name in ["background", "background-image"] { rules[name] = PropertyRule(allowsGradients: true) }
    return rules
  }()

  private static let plain = """
    color background-color font-style font-weight font-variant letter-spacing word-spacing text-align text-decoration \
    text-decoration-line text-decoration-color text-decoration-style text-decoration-thickness text-indent text-shadow \
    text-transform white-space vertical-align list-style-type list-style width max-width height max-height min-width \
    min-height border border-color border-style border-width border-radius border-top-left-radius border-top-right-radius \
    border-bottom-left-radius border-bottom-right-radius border-collapse border-spacing box-shadow float clear columns \
    column-count column-gap row-gap flex flex-direction flex-wrap flex-flow flex-grow flex-shrink flex-basis gap \
    justify-content align-items align-self align-content caption-side
    """.utf8

  private static let inward = "margin padding".utf8
}
