import Bytes

/// A rule for the value of an attribute.
enum AttributeRule {
  case text
  case words([String])
  /// Digits; the rest is dropped, as browsers do (`12px`). Percent if allowed.
  case number(ClosedRange<Int>, percent: Bool)
  /// A size of `font`: 1 to 7, or a step such as `+1`.
  case fontSize
  /// One or more of these bytes, letters and digits; nothing else.
  case characters(String, upTo: Int)
  case fontFace
  case flag
  case identifier
  case classes
  case link
  case picture
  /// A CSS colour or gradient, without functions that fetch anything.
  case colour
  /// The value of `data-background`: a colour or a picture.
  case background
  /// Kept for a CSS filter, never written by `html()`.
  case style

  enum Verdict {
    case kept(Attribute)
    case refused(Removal.Reason)
  }

  enum Origin {
    case author
    case renderer
  }

  /// The prefix of every id, and of links to it, so that no id collides with a property of the page's scripts.
  static let idPrefix = "u-"

  /// The allowed value of an attribute on an element, or the reason why it is refused.
  static func judge(
    _ name: String, _ value: String, on tag: Tag, from origin: Origin, _ policy: Policy
  ) -> Verdict {
    guard let rule = find(name, on: tag, from: origin) else { return .refused(.attribute) }
    if case .picture = rule, tag == .img, PictureData.isPicture(value) {
      return .kept(Attribute(name: name, value: value))
    }
    guard value.utf8.count <= Limit.valueBytes else { return .refused(.limit) }
    switch rule.accept(value, policy) {
    // Checked again, since percent-encoding makes addresses longer.
    case .success(let value) where value.utf8.count > Limit.valueBytes: return .refused(.limit)
    case .success(let value): return .kept(Attribute(name: name, value: value))
    case .failure(let refusal): return .refused(refusal.reason)
    }
  }

  private static func find(_ name: String, on tag: Tag, from origin: Origin) -> AttributeRule? {
    guard name.utf8.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0.isASCIILetter && $0 & 0x20 != 0 })
    else {
      return nil
    }
    if let entries = AttributeList.byName[name] {
      return entries.first { ($0.tags?.contains(tag) ?? true) && ($0.origin == .author || origin == .renderer) }?.rule
    }
    guard origin == .renderer, name.utf8.count > 5 else { return nil }
    // Reveal and its plugins load or run the content of these attributes.
    let runs = ["data-src", "data-markdown", "data-autoplay", "data-background-iframe", "data-background-video"]
    let isOpen = name.utf8.starts(with: "aria-".utf8) || name.utf8.starts(with: "data-".utf8)
    return isOpen && !runs.contains(where: { name.utf8.starts(with: $0.utf8) }) ? .text : nil
  }
}

extension AttributeRule {
  private struct Refusal: Error {
    let reason: Removal.Reason
    static let value = Refusal(reason: .value)
    static let address = Refusal(reason: .address)
  }

  private func accept(_ value: String, _ policy: Policy) -> Result<String, Refusal> {
    switch self {
    case .text, .style: return .success(value)
    case .flag: return .success("")
    case .words(let words):
      let lower = value.utf8.map(\.asciiLowercased)
      return words.first { $0.utf8.elementsEqual(lower) }.map { .success($0) } ?? .failure(.value)
    case .number(let range, let percent):
      return Self.number(value, in: range, percent).map { .success($0) } ?? .failure(.value)
    case .fontSize: return Self.fontSize(value).map { .success($0) } ?? .failure(.value)
    case .characters(let others, let longest):
      let isValid =
        value.utf8.count <= longest && value.utf8.allSatisfy { $0.isASCIIAlphanumeric || others.utf8.contains($0) }
      return isValid ? .success(value) : .failure(.value)
    case .fontFace:
      let isValid =
        value.utf8.count <= 128
        && value.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 >= 0x80 || " ,-_'\"".utf8.contains($0) }
      return isValid ? .success(value) : .failure(.value)
    case .identifier: return Self.identifier(value).map { .success($0) } ?? .failure(.value)
    case .classes: return Self.classes(value).map { .success($0) } ?? .failure(.value)
    case .link:
      return Address(value, schemes: policy.linkSchemes).map { .success($0.text) } ?? .failure(.address)
    case .picture:
      guard let address = Address(value, schemes: ["http", "https"]), policy.admits(address) else {
        return .failure(.address)
      }
      return .success(address.text)
    case .colour: return Self.isColour(value) ? .success(value) : .failure(.value)
    case .background:
      if Self.isColour(value) { return .success(value) }
      // Reveal treats values that do not look like a picture as CSS, so functions must not get there.
      return value.utf8.contains(UInt8(ascii: "(")) ? .failure(.value) : Self.picture.accept(value, policy)
    }
  }

  private static func isColour(_ value: String) -> Bool {
    let isPlain =
      value.utf8.count <= 128 && value.utf8.allSatisfy { $0.isASCIIAlphanumeric || "#(),.% -".utf8.contains($0) }
    guard isPlain else { return false }
    let functions = value.utf8.split(separator: UInt8(ascii: "("), omittingEmptySubsequences: false).dropLast().map {
      $0.reversed().prefix { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }.reversed().map(\.asciiLowercased)
    }
    let known = ["rgb", "rgba", "hsl", "hsla", "hwb", "oklch", "linear-gradient", "radial-gradient"]
    guard functions.isEmpty else {
      return functions.allSatisfy { name in known.contains { $0.utf8.elementsEqual(name) } }
    }
    return !value.utf8.contains(UInt8(ascii: "."))
  }

  private static func number(_ value: String, in range: ClosedRange<Int>, _ percent: Bool) -> String? {
    var rest = value.utf8.drop(while: \.isHTMLWhitespace)
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    let digits = rest.prefix(while: \.isASCIIDigit).drop { $0 == UInt8(ascii: "0") }
    guard rest.first?.isASCIIDigit ?? false, digits.count <= 4 else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } * (isNegative ? -1 : 1)
    guard range.contains(number) else { return nil }
    rest = rest.drop(while: \.isASCIIDigit)
    if rest.first == UInt8(ascii: ".") { rest = rest.dropFirst().drop(while: \.isASCIIDigit) }
    return percent && rest.first == UInt8(ascii: "%") ? "\(number)%" : "\(number)"
  }

  private static func fontSize(_ value: String) -> String? {
    let first = value.utf8.drop(while: \.isHTMLWhitespace).first
    guard let number = number(value, in: -99...99, false) else { return nil }
    return first == UInt8(ascii: "+") ? "+" + number : number
  }

  private static func identifier(_ value: String) -> String? {
    guard value.utf8.allSatisfy({ $0.isASCIIAlphanumeric || $0 >= 0x80 || "-_.:".utf8.contains($0) }) else {
      return nil
    }
    let prefixed = value.utf8.starts(with: idPrefix.utf8) ? value : idPrefix + value
    // The limit includes the prefix, so that the output is not too long when it is read again.
    return !value.isEmpty && prefixed.utf8.count <= 128 ? prefixed : nil
  }

  private static func classes(_ value: String) -> String? {
    let names = value.utf8.split(whereSeparator: \.isHTMLWhitespace)
    let isValid =
      names.count <= 32
      && names.allSatisfy { $0.count <= 64 && $0.allSatisfy { $0.isASCIIAlphanumeric || "-_.:+#/".utf8.contains($0) } }
    return isValid ? names.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") : nil
  }
}

extension Policy {
  fileprivate func admits(_ address: Address) -> Bool {
    guard let host = address.host else { return true }
    switch pictures {
    case .anywhere: return true
    case .local: return false
    case .hosts(let hosts): return hosts.contains { $0.utf8.elementsEqual(host.utf8) }
    }
  }
}
