import Decks
import Diagnostics

/// A link wants to be encrypted.
enum LinkInsecure {
  static let rule = Rule(
    "link-insecure", .note, "a link or picture by `http://`",
    """
    Whoever sits between reader and server can read and change what comes by `http://`. Nearly every server answers by
    `https://` too. Addresses of one's own machine and network are left alone.

    Wrong: `http://example.org/`
    Right: `https://example.org/`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    subject.withText { text in
      for checked in subject.slides {
        for link in checked.facts.links where link.href.utf8.starts(with: "http://".utf8) {
          report(link.href, link.place, "link", subject, text, &found)
        }
        for picture in checked.facts.pictures where picture.src.utf8.starts(with: "http://".utf8) {
          report(picture.src, picture.place, "picture", subject, text, &found)
        }
      }
    }
  }

  private static func report(
    _ address: String, _ place: Range<Int>, _ what: String, _ subject: CheckInput, _ text: ByteText,
    _ found: inout [Diagnostic]
  ) {
    // HedgeDoc makes links of bare host names, too; nobody wrote `http://` there.
    guard !address.withBytes(isLocal), let written = text.address(address, in: place) else { return }
    let edit = Edit(range: written.lowerBound..<(written.lowerBound + 4), replacement: Array("https".utf8))
    found.append(
      rule.finding(
        "\(what) should use https", at: written, in: subject.file,
        fixes: [Fix(title: "write https", safety: .suggested, edits: [edit])]))
  }

  private static func isLocal(_ address: ByteText) -> Bool {
    let end = address.end(of: 7..<max(7, address.count)) { !":/?#".utf8.contains($0) }
    let host = 7..<end
    for name: StaticString in ["localhost", "127.", "10.", "192.168.", "[::1]", "0.0.0.0"]
    where address.has(name, at: 7, limit: address.count, anyCase: true) {
      return true
    }
    for suffix: StaticString in [".local", ".internal", ".localhost", ".lan"]
    where address.has(suffix, at: host.upperBound - suffix.utf8CodeUnitCount, limit: host.upperBound, anyCase: true) {
      return true
    }
    // A name without a dot is one of the own network.
    return address.first(UInt8(ascii: "."), in: host) == nil
  }
}
