/// `name@host.org` and `mailto:name@host` in running text (linkify-it 5 with HedgeDoc's top-level domains: those of two
/// letters and the first generic ones).
enum MailLink {
  private static let domains: Set<String> = [
    "biz", "com", "edu", "gov", "net", "org", "pro", "web", "xxx", "aero", "asia", "coop", "info", "museum", "name",
    "shop", "рф",
  ]

  static func split(_ nodes: [Node], _ source: UnsafeBufferPointer<UInt8>) -> [Node] {
    guard nodes.contains(where: mayHave) else { return nodes }
    return nodes.flatMap { node -> [Node] in
      guard mayHave(node), let run = TextRun(node, source) else { return [node] }
      return run.replacing(addresses(run))
    }
  }

  private static func mayHave(_ node: Node) -> Bool {
    if case .text(let text) = node.kind { text.has(UInt8(ascii: "@")) } else { false }
  }

  private static func addresses(_ run: TextRun) -> [(range: Range<Int>, node: Node)] {
    var found: [(Range<Int>, Node)] = []
    var done = 0
    for at in run.bytes.indices where run.bytes[at] == UInt8(ascii: "@") && at >= done {
      guard let range = address(run, at: at, after: done) else {
        done = max(done, at)
        continue
      }
      let written = run.string(range)
      let hasScheme = run.bytes[range].contains(UInt8(ascii: ":"))
      let places = run.places(range)
      let node = Node(
        .autolink(destination: hasScheme ? written : "mailto:" + written), places,
        children: [Node(.text(written), places)])
      found.append((range, node))
      done = range.upperBound
    }
    return found
  }

  private static func address(_ run: TextRun, at: Int, after done: Int) -> Range<Int>? {
    var start = at
    while start > done, isNameByte(run.bytes[start - 1]) { start -= 1 }
    let (end, isHost) = run.bytes.withUnsafeBufferPointer { bytes in
      let end = LinkScanner(bytes).hostEnd(at + 1)
      return (end, LinkScanner(bytes).endsHost(end))
    }
    guard isHost, start < at, end > at + 1, run.bytes[start] != UInt8(ascii: ".") else { return nil }
    let scheme = Array("mailto:".utf8)
    let range: Range<Int>
    if start - done >= scheme.count,
      run.bytes[(start - scheme.count)..<start].map({ $0 | 0x20 }).elementsEqual(scheme.map { $0 | 0x20 })
    {
      range = start - scheme.count..<end
    } else {
      guard isKnownDomain(run, at + 1..<end), start == 0 || isBoundary(run.bytes[start - 1]) else { return nil }
      range = start..<end
    }
    return run.isWritten(range) ? range : nil
  }

  private static func isKnownDomain(_ run: TextRun, _ host: Range<Int>) -> Bool {
    guard let dot = run.bytes[host].lastIndex(of: UInt8(ascii: ".")) else { return false }
    let domain = run.bytes[(dot + 1)..<host.upperBound]
    if domain.count == 2, domain.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }) { return true }
    let folded = String(decoding: domain.map { 0x41...0x5a ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    return domains.contains(folded) || folded.utf8.starts(with: "xn--".utf8)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    LinkScanner.isLetterOrDigit(byte) || "-;:&=+$,.!#%'*/?^_`{|}~".utf8.contains(byte) && byte != UInt8(ascii: ":")
  }

  private static func isBoundary(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "(")
      || byte == UInt8(ascii: "\"")
  }
}
