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
    sheets = sheets.map(RawText.style)
    var scripts = look.scripts(for: needs).compactMap { look.file($0) }
    scripts.append(look.script.bytes)
    scripts = scripts.map(RawText.script)
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
}
