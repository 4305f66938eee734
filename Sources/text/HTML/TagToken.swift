/// A start or end tag as it was written, before any rules.
struct TagToken: Equatable {
  struct Attribute: Equatable {
    /// The name, with ASCII letters in lower case.
    let name: String
    /// The value, with character references decoded.
    var value: String
    /// Byte range of the value, or of the name if there is no value.
    var place: Range<Int>
    var hasValue: Bool
  }

  let name: String
  var attributes: [Attribute] = []
  /// Attributes that a browser ignores: duplicate names, or those beyond the limit.
  var ignored: [Attribute] = []
  var isOverLimit = false
  var isSelfClosing = false

  init(name: String) { self.name = name }

  mutating func add(_ attribute: Attribute) {
    if attributes.contains(where: { $0.name.utf8.elementsEqual(attribute.name.utf8) }) {
      if ignored.count < Limit.attributes { ignored.append(attribute) }
    } else if attributes.count < Limit.attributes {
      attributes.append(attribute)
    } else {
      isOverLimit = true
    }
  }
}
