/// A parsed tag.
struct Tag {
  enum Kind {
    case comment
    case delimiters
    case value(MustacheName, isEscaped: Bool)
    case opening(MustacheName, isInverted: Bool)
    case closing(MustacheName)
  }

  let kind: Kind
  /// The range with its delimiters, as byte offsets into the template.
  let range: Range<Int>

  /// Whether the whole line is removed if the tag stands alone on it.
  var mayTakeLine: Bool {
    if case .value = kind { return false }
    return true
  }
}
