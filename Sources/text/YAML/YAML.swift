/// A reader for configuration and front matter that never expands anything.
///
/// It works on libyaml's events, so that anchors, aliases, tags and merge keys are refused before a value exists (a
/// library that composes values first spent 18 s on 330 bytes of aliases).
public enum YAML {
  /// How deep values may lie in each other.
  public static let maximumDepth = 32
  /// How many entries and items a document may have in all.
  public static let maximumCount = 20_000

  /// The one document in a range of bytes; nil if it is empty or has only comments.
  ///
  /// Accepts what js-yaml 4 `load` accepts, but for what `YAMLProblem.Kind` names and for rarities such as text within
  /// `[…]` that goes on in a line without indentation. The range may begin with the document
  /// marker `---` and end with `...`. Time is linear in its length.
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
