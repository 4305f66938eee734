/// The delimiters of tags: `{{` and `}}`, until a tag such as `{{=<% %>=}}` changes them.
struct Delimiters: Sendable {
  var opening = Array("{{".utf8)
  var closing = Array("}}".utf8)

  /// Longer ones are refused, since the delimiters are searched at every position.
  private static let longest = 16

  init() {}

  /// Parses the content of a set-delimiter tag, two delimiters with a space between; returns `nil` if it is something
  /// else.
  init?(_ content: ArraySlice<UInt8>) {
    let marks = content.split(whereSeparator: TemplateText.isBlank)
    guard marks.count == 2,
      marks.allSatisfy({ $0.count <= Self.longest && !$0.contains(UInt8(ascii: "=")) })
    else { return nil }
    (opening, closing) = (Array(marks[0]), Array(marks[1]))
  }

  /// A tag as written with these delimiters.
  func tag(_ content: String) -> String {
    String(decoding: opening, as: UTF8.self) + content + String(decoding: closing, as: UTF8.self)
  }
}
