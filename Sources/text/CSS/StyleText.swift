/// An author's CSS up to the limit, split into tokens.
struct StyleText {
  let list: TokenList
  /// The part beyond the limit.
  let drops: [StyleDrop]
  /// Whether the text was cut; a construct that reaches the end is then incomplete.
  var isCut: Bool { !drops.isEmpty }

  init(_ css: [UInt8]) {
    list = TokenList(Array(css.prefix(StyleLimit.bytes)))
    drops =
      css.count > StyleLimit.bytes
      ? [StyleDrop(what: "style", reason: .limit, range: StyleLimit.bytes..<css.count)] : []
  }
}
