/// What stands between delimiters, read.
struct Tag {
  enum Kind {
    case comment
    case delimiters
    case value(MustacheName, isEscaped: Bool)
    case opening(MustacheName, isInverted: Bool)
    case closing(MustacheName)
  }

  let kind: Kind
  /// With its delimiters, as byte offsets into the template.
  let range: Range<Int>

  /// Whether a line that holds nothing else goes with it.
  var mayTakeLine: Bool {
    if case .value = kind { return false }
    return true
  }
}
