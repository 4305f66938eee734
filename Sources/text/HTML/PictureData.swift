import Bytes

/// A picture that stands in the text itself, `data:image/png;base64,…`, as HedgeDoc shows it.
public enum PictureData {
  /// What an address begins with, and how the bytes of such a picture begin in Base64.
  private static let kinds = [
    ("data:image/png;base64,", "iVBORw0KGgo"), ("data:image/gif;base64,", "R0lGOD"),
    ("data:image/jpeg;base64,", "/9j/"),
    ("data:image/webp;base64,", "UklGR"),
  ]

  /// A text of more is no picture that somebody pasted.
  static let longest = 1_500_000

  /// Whether the address is a picture, of the kind that it says, and nothing but one.
  public static func isPicture(_ address: String) -> Bool {
    guard address.utf8.count <= longest,
      let (head, start) = kinds.first(where: { address.utf8.starts(with: $0.0.utf8) })
    else { return false }
    let data = address.utf8.dropFirst(head.utf8.count)
    return data.starts(with: start.utf8)
      && data.allSatisfy { $0.isASCIIAlphanumeric || "+/=".utf8.contains($0) }
  }
}
