import Assets
import Templates

/// The files that decks' pages share: style, script, and assets of other projects.
public struct PageFiles: Sendable {
  /// A file with its name beside the pages.
  struct File {
    let name: String
    let bytes: [UInt8]
  }

  let style: File
  let script = File(name: "deck.js", bytes: Templates.script)

  /// `style` replaces the built-in `deck.css`. The script cannot be replaced: it would let anyone who may change a file of the
  /// repository run code in readers' browsers.
  public init(style: [UInt8]? = nil) {
    self.style = File(name: "deck.css", bytes: style ?? Templates.style)
  }

  /// Style sheets in order of precedence.
  func sheets(for needs: PageNeeds, theme: String) -> [String] {
    ["reveal.css", "theme-\(theme).css"] + (needs.contains(.math) ? ["katex.css"] : [])
  }

  /// Scripts in the order in which they are loaded.
  func scripts(for needs: PageNeeds) -> [String] {
    var names = ["reveal.js"]
    if needs.contains(.math) { names.append("katex.js") }
    if needs.contains(.highlighting) { names.append("highlight.js") }
    if needs.contains(.diagrams) { names.append("mermaid.js") }
    return names
  }

  /// All assets that a page loads, without the deck style and its own style sheet.
  func names(for needs: PageNeeds, theme: String) -> [String] {
    let fonts = Self.assets.filter { name in
      name.utf8.starts(with: "lato-".utf8) || needs.contains(.math) && name.utf8.starts(with: "katex-".utf8)
    }
    return sheets(for: needs, theme: theme) + scripts(for: needs) + fonts + ["licenses.txt"]
  }

  private static let assets = Asset.all.map(\.name)

  /// The files that a page with formulas loads.
  public static let mathFiles =
    ["katex.css", "katex.js"] + assets.filter { $0.utf8.starts(with: "katex-".utf8) }

  /// The content of another project's file, such as reveal.js; nil if it is unknown.
  public func shared(_ name: String) -> [UInt8]? { file(name) }

  /// The content of a file that pages refer to.
  func file(_ name: String) -> [UInt8]? { Asset.named(name)?.bytes }
}
