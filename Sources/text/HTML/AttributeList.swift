/// All allowed attributes, with the elements that may have them and the rules for their values.
///
/// The renderer may also write `aria-` and `data-` names that run nothing.
enum AttributeList {
  struct Entry {
    let rule: AttributeRule
    /// The elements that may have the attribute; nil for all.
    var tags: [Tag]?
    var origin = AttributeRule.Origin.author
  }

  static let byName: [String: [Entry]] = {
    let sides = AttributeRule.words(["left", "right", "center", "justify", "top", "middle", "bottom"])
    let length = AttributeRule.number(0...9999, percent: true)
    let count = AttributeRule.number(-9999...9999, percent: false)
    var list: [String: [Entry]] = [
      "title": [Entry(rule: .text)],
      "lang": [Entry(rule: .characters("-", upTo: 35))],
      "dir": [Entry(rule: .words(["ltr", "rtl", "auto"]))],
      "align": [Entry(rule: sides)],
      "class": [Entry(rule: .classes)],
      "id": [Entry(rule: .identifier)],
      "style": [Entry(rule: .style)],
      "href": [Entry(rule: .link, tags: [.a])],
      "src": [Entry(rule: .picture, tags: [.img])],
      "alt": [Entry(rule: .text, tags: [.img])],
      "width": [Entry(rule: length, tags: [.img, .table, .td, .th, .col, .colgroup])],
      "height": [Entry(rule: length, tags: [.img])],
      "color": [Entry(rule: .characters("#", upTo: 32), tags: [.font])],
      "size": [Entry(rule: .fontSize, tags: [.font])],
      "face": [Entry(rule: .fontFace, tags: [.font])],
      "start": [Entry(rule: count, tags: [.ol])],
      "type": [
        Entry(rule: .characters("", upTo: 1), tags: [.ol]),
        Entry(rule: .words(["checkbox"]), tags: [.input], origin: .renderer),
      ],
      "reversed": [Entry(rule: .flag, tags: [.ol])],
      "value": [Entry(rule: count, tags: [.li])],
      "colspan": [Entry(rule: .number(1...100, percent: false), tags: [.td, .th])],
      "rowspan": [Entry(rule: .number(0...1000, percent: false), tags: [.td, .th])],
      "valign": [Entry(rule: .words(["top", "middle", "bottom", "baseline"]), tags: [.td, .th])],
      "scope": [Entry(rule: .words(["row", "col", "rowgroup", "colgroup"]), tags: [.td, .th])],
      "span": [Entry(rule: .number(1...100, percent: false), tags: [.col, .colgroup])],
      "open": [Entry(rule: .flag, tags: [.details])],
      "datetime": [Entry(rule: .characters(":+-. ", upTo: 64), tags: [.time, .del, .ins])],
      "checked": [Entry(rule: .flag, tags: [.input], origin: .renderer)],
      "disabled": [Entry(rule: .flag, tags: [.input], origin: .renderer)],
      "role": [Entry(rule: .characters("", upTo: 32), origin: .renderer)],
      "data-background": [Entry(rule: .background, tags: [.section])],
      "data-background-image": [Entry(rule: .picture, tags: [.section])],
      // One for coming, one for going.
      "data-transition": [Entry(rule: .characters("_- ", upTo: 64))],
      "data-background-color": [Entry(rule: .colour, tags: [.section])],
    ]
    for name in reveal { list[name] = [Entry(rule: .characters("_.-", upTo: 64))] }
    for name in background { list[name] = [Entry(rule: .characters("_.-% ", upTo: 64), tags: [.section])] }
    return list
  }()

  /// Attributes of reveal.js 3.9 and later: effects of a slide or of one element on it.
  private static let reveal = [
    "data-auto-animate", "data-auto-animate-delay", "data-auto-animate-duration", "data-auto-animate-easing",
    "data-auto-animate-id", "data-auto-animate-restart", "data-auto-animate-unmatched", "data-autoslide",
    "data-fragment-index", "data-id", "data-state", "data-timing", "data-transition-speed",
  ]

  private static let background = [
    "data-background-opacity", "data-background-position", "data-background-repeat", "data-background-size",
    "data-background-transition",
  ]
}
