/// What tags begin and end with: `{{` and `}}`, until a tag such as `{{=<% %>=}}` says otherwise.
struct Delimiters: Sendable {
  var opening = Array("{{".utf8)
  var closing = Array("}}".utf8)

  /// Longer ones nobody writes, and they would be looked for at every place.
  private static let longest = 16

  init() {}

  /// What a tag sets: two marks with a blank between; `nil` where it is something else.
  init?(_ content: ArraySlice<UInt8>) {
    let marks = content.split(whereSeparator: TemplateText.isBlank)
    guard marks.count == 2,
      marks.allSatisfy({ $0.count <= Self.longest && !$0.contains(UInt8(ascii: "=")) })
    else { return nil }
    (opening, closing) = (Array(marks[0]), Array(marks[1]))
  }

  /// A tag as it would be written with these.
  func tag(_ content: String) -> String {
    String(decoding: opening, as: UTF8.self) + content + String(decoding: closing, as: UTF8.self)
  }
}
