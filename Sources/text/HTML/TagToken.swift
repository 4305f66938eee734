/// A start or end tag as it was written, nothing judged yet.
struct TagToken: Equatable {
  struct Attribute: Equatable {
    /// ASCII letters in lower case.
    let name: String
    /// Character references decoded.
    var value: String
    /// Bytes of the value, or of the name where there is no value.
    var place: Range<Int>
    var hasValue: Bool
  }

  let name: String
  var attributes: [Attribute] = []
  /// Those that a browser ignores: a name that was there before, or one beyond the limit.
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
