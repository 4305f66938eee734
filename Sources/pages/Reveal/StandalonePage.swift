import FileTrees
import HTML

extension DeckPage {
  /// The page in one file: styles, scripts, fonts and pictures are embedded, and the policy lists each script and style
  /// by its hash.
  public func standalone(look: PageFiles) -> [UInt8] {
    var sheets: [[UInt8]] = []
    for name in look.sheets(for: needs, theme: head.look.theme) {
      if let bytes = look.file(name) {
        sheets.append(InlinedFonts.inlined(bytes) { look.file($0) })
      }
    }
    sheets.append(InlinedFonts.inlined(look.style.bytes) { look.file($0) })
    sheets.append(sheet)
    var scripts = look.scripts(for: needs).compactMap { look.file($0) }
    scripts.append(look.script.bytes)
    scripts = scripts.map(Self.withoutEndTags)
    let policy = Policy(styles: sheets, scripts: scripts, origins: origins, isLinked: false).text
    var page = head.start(policy: policy) { head in
      for sheet in sheets {
        head.raw("<style>")
        head.trusted(sheet)
        head.raw("</style>\n")
      }
    }
    page.trusted(body)
    for script in scripts {
      page.raw("<script>")
      page.trusted(script)
      page.raw("</script>\n")
    }
    page.raw("</body>\n</html>\n")
    return page.bytes
  }

  /// `</script` and `<!--` would end or change a script in HTML; in strings and regular expressions `<\/` is
  /// equivalent.
  static func withoutEndTags(_ script: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(script.count + 16)
    var offset = 0
    while offset < script.count {
      if script[offset] == UInt8(ascii: "<"), offset + 1 < script.count {
        if script[offset + 1] == UInt8(ascii: "/"), script[(offset + 2)...].prefix(6).elementsEqual("script".utf8) {
          result += Array("<\\/".utf8)
          offset += 2
          continue
        }
        if script[(offset + 1)...].prefix(3).elementsEqual("!--".utf8) {
          result += Array("<\\!--".utf8)
          offset += 4
          continue
        }
      }
      result.append(script[offset])
      offset += 1
    }
    return result
  }
}
