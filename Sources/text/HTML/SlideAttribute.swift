/// An attribute that an author sets on the slide itself, in a comment.
public enum SlideAttribute {
  /// The allowed value on a `section`, or the reason why it is refused. `style` is returned unchanged, for a CSS
  /// filter.
  public static func judge(_ name: String, _ value: String) -> Result<String, Refusal> {
    guard name == "class" || name == "id" || name == "style" || name.utf8.starts(with: "data-".utf8) else {
      return .failure(Refusal(reason: .attribute))
    }
    switch AttributeRule.judge(name, value, on: .section, from: .author, .standard) {
    case .kept(let attribute): return .success(attribute.value)
    case .refused(let reason): return .failure(Refusal(reason: reason))
    }
  }

  /// The reason why an attribute is left out.
  public struct Refusal: Error, Equatable {
    public let reason: Removal.Reason
  }

  /// The normalised address of a background picture; `nil` if it is invalid or not a web address.
  public static func picture(_ address: String) -> (text: String, host: String?)? {
    Address(address, schemes: ["http", "https"]).map { ($0.text, $0.host) }
  }
}
