public import YAML

/// The YAML front matter of a note, found by HedgeDoc's rule.
///
/// The note's first three bytes must be `---` (anything may follow on that line), and the first later line that begins
/// with `---` or `...` ends it: the rest of that line already belongs to the body (HedgeDoc 1.12, §1.1 of the dialect
/// notes).
public struct FrontMatter: Sendable {
  /// From the first `-` to the end of the three closing characters.
  public let range: Range<Int>
  /// The YAML text, opening marker included.
  public let yaml: Range<Int>
  /// The document; `nil` if it is empty or could not be read (see `problem`).
  public let root: YAMLNode?
  /// The error if the text gives no values. HedgeDoc shows such front matter as a slide, unless only this program
  /// refuses it.
  public let problem: YAMLProblem?

  /// Whether HedgeDoc removes the front matter from the body; it does not if the text is not YAML.
  public var hidesFromBody: Bool {
    switch problem?.kind {
    case .syntax, .duplicateKey: false
    default: true
    }
  }

  /// The longest front matter that is read, in bytes.
  public static let maximumLength = 16 << 10

  /// The front matter that begins at `start`, or `nil` if the note has none.
  static func read(_ bytes: [UInt8], from start: Int) -> FrontMatter? {
    guard let (yaml, end) = extent(in: bytes, from: start) else { return nil }
    guard yaml.count <= maximumLength else {
      let problem = YAMLProblem(
        kind: .limit(name: "bytes of front matter", maximum: maximumLength),
        message: "front matter is longer than \(maximumLength) bytes", range: yaml)
      return FrontMatter(range: start..<end, yaml: yaml, root: nil, problem: problem)
    }
    switch YAML.read(bytes, in: yaml) {
    case .success(let root): return FrontMatter(range: start..<end, yaml: yaml, root: root, problem: nil)
    case .failure(let problem): return FrontMatter(range: start..<end, yaml: yaml, root: nil, problem: problem)
    }
  }

  /// The range of the YAML text, and the start of the body; `nil` without front matter.
  public static func extent(in bytes: [UInt8], from start: Int) -> (yaml: Range<Int>, end: Int)? {
    func marker(_ byte: UInt8, at offset: Int) -> Bool {
      offset + 3 <= bytes.count && bytes[offset] == byte && bytes[offset + 1] == byte && bytes[offset + 2] == byte
    }
    guard marker(UInt8(ascii: "-"), at: start) else { return nil }
    var offset = start + 3
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\n"),
        marker(UInt8(ascii: "-"), at: offset + 1) || marker(UInt8(ascii: "."), at: offset + 1)
      {
        return (start..<offset, offset + 4)
      }
      offset += 1
    }
    return nil
  }
}
