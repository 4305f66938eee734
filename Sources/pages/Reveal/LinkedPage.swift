import Digests
public import FileTrees
import HTML

extension DeckPage {
  /// The page as `name.html` and the files below `assets/` that it needs, which many pages share.
  ///
  /// `look` has the style of all decks (`Templates/deck.css`, or the repository's own) and their script.
  ///
  /// `known` are the paths of files that exist already; these are not returned again.
  public func files(named name: String, look: PageFiles, besides known: Set<RelativePath> = []) -> FileTree {
    var tree = FileTree()
    func put(_ file: String, _ bytes: @autoclosure () -> [UInt8]) {
      if let path = RelativePath("assets/\(file)"), !known.contains(path) { tree[path] = bytes() }
    }
    for (file, bytes) in pictures { put(file, bytes) }
    for file in assets(look) { put(file, asset(file, look)) }
    if let path = RelativePath("\(name).html") { tree[path] = html(look: look) }
    return tree
  }

  /// The names of the shared files that the page needs, including its own style sheet.
  public func assets(_ look: PageFiles) -> [String] {
    look.names(for: needs, theme: head.look.theme) + [look.style.name, look.script.name, ownSheet]
  }

  /// The content of a shared file.
  public func asset(_ name: String, _ look: PageFiles) -> [UInt8] {
    switch name {
    case look.style.name: look.style.bytes
    case look.script.name: look.script.bytes
    case ownSheet: sheet
    default: look.file(name) ?? []
    }
  }

  /// Named by the hash of its content, so that decks with equal styles share it.
  private var ownSheet: String { "deck-\(SHA256.hex(of: sheet).prefix(16)).css" }

  /// The page's HTML, with the addresses of shared files according to its form.
  public func html(look: PageFiles) -> [UInt8] {
    let assets = form.assets ?? ""
    // An import instead of a `<link>`: the document then has no element that could load anything else.
    let sheets = look.sheets(for: needs, theme: head.look.theme) + [look.style.name, ownSheet]
    let imports = Array(sheets.map { "@import url(\"\(assets)\($0)\");" }.joined().utf8)
    let policy = Policy(styles: [imports], origins: origins, isLinked: true).text
    var page = head.start(policy: policy) { head in
      // The website's icon; without one, browsers request it at the root of the host.
      if case .published(let assets, _) = form {
        head.tag("link", [("rel", "icon"), ("href", "\(assets)icon.svg"), ("type", "image/svg+xml")])
        head.raw("\n")
      }
      head.raw("<style>")
      head.trusted(imports)
      head.raw("</style>\n")
      let scripts = look.scripts(for: needs).map { "\(assets)\($0)" }.joined(separator: " ")
      head.tag("script", [("src", "\(assets)\(look.script.name)"), ("data-scripts", scripts), ("defer", "")])
      head.raw("</script>\n")
    }
    page.trusted(body)
    page.raw("</body>\n</html>\n")
    return page.bytes
  }
}
