/// A value that stands alone, such as that of a slide's `data-background`.
public enum StyleValue {
  /// The one colour that the text is, in one spelling; `nil` for anything else.
  public static func colour(_ text: String) -> String? { single(text, gradients: false) }

  /// The one colour or gradient that the text is, in one spelling; `nil` for anything else.
  public static func background(_ text: String) -> String? { single(text, gradients: true) }

  private static func single(_ text: String, gradients: Bool) -> String? {
    guard text.utf8.count <= StyleLimit.value else { return nil }
    let list = TokenList(Array(text.utf8))
    let range = list.trimmed(list.tokens.indices)
    guard let first = range.first, list.next(after: first) == range.upperBound else { return nil }
    switch list.tokens[first].kind {
    case .ident(let name): guard ColourName.all.contains(name.asciiLowercase) else { return nil }
    case .hash, .function: break
    default: return nil
    }
    var writer = ValueWriter(list, gradients ? .background : PropertyRule())
    guard case .success(let value) = writer.write(range) else { return nil }
    return value
  }
}
