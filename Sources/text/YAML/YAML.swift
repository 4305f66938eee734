/// A reader for configuration and front matter that never expands anything.
///
/// It works on libyaml's events, so that anchors, aliases, tags and merge keys are refused before a value is built (a
/// library that builds values first took 18 s for 330 bytes of aliases).
public enum YAML {
  /// Maximum nesting of values.
  public static let maximumDepth = 32
  /// Maximum number of entries and items in a document.
  public static let maximumCount = 20_000

  /// The single document in a range of bytes; nil if it is empty or has only comments.
  ///
  /// Accepts the input that js-yaml 4 `load` accepts, except for the cases of `YAMLProblem.Kind` and rarities such as
  /// text within `[…]` that continues on a line without indentation. The range may begin with the document marker `---`
  /// and end with `...`. Time is linear in its length.
  public static func read(_ bytes: [UInt8], in range: Range<Int>) -> Result<YAMLNode?, YAMLProblem> {
    bytes.withUnsafeBufferPointer { bytes in
      let range = range.clamped(to: 0..<bytes.count)
      do throws(YAMLProblem) {
        return .success(try read(try YAMLText(bytes, range)))
      } catch {
        return .failure(error)
      }
    }
  }

  private static func read(_ text: YAMLText) throws(YAMLProblem) -> YAMLNode? {
    guard let likeJSYAML = text.likeJSYAML else {
      var reader = YAMLReader(text, text.bytes)
      return try reader.document()
    }
    return try likeJSYAML.withUnsafeBufferPointer { bytes throws(YAMLProblem) in
      var reader = YAMLReader(text, bytes)
      return try reader.document()
    }
  }
}
