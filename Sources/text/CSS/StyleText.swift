/// An author's CSS as far as it is read, cut into tokens.
struct StyleText {
  let list: TokenList
  /// What was behind the limit.
  let drops: [StyleDrop]
  /// Whether there was more; what reaches the end is then half of something and not to be trusted.
  var isCut: Bool { !drops.isEmpty }

  init(_ css: [UInt8]) {
    list = TokenList(Array(css.prefix(StyleLimit.bytes)))
    drops =
      css.count > StyleLimit.bytes
      ? [StyleDrop(what: "style", reason: .limit, range: StyleLimit.bytes..<css.count)] : []
  }
}
