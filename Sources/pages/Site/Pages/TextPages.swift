import Bytes
import Decks
import Diagnostics
import FileTrees
import HTML
public import Links
public import Presentation
import Reports
public import Reveal

/// A file of the site.
public struct SiteFile: Sendable {
  /// The path on the site.
  public let path: String
  public let bytes: [UInt8]

  init(_ path: String, _ bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }
}

/// The pages of one archived text: the article, the slides of a deck, and redirects from old names.
public struct TextPages: Sendable {
  public private(set) var files: [SiteFile] = []
  /// Pages for the search index: one for each part that is found separately.
  public private(set) var searched: [SiteFile] = []
  /// Names of the shared files that the pages need.
  public private(set) var assets: [String] = []
  /// The facts about the text; its files include the pictures that it shows.
  public private(set) var facts: PageFacts

  private var slides: DeckPage?
  private var lost: Set<PageFacts.PictureLoss> = []
  private let look: PageFiles
  private let reading: ParsedText
  private let frame: SiteFrame
  private let catalogue: Catalogue

  /// `drawings` are its diagrams; `look` is the look of decks; `picture` is the path on the site of the picture for
  /// link previews. `pictures` reads the files beside the text.
  public init(
    _ reading: ParsedText, in catalogue: Catalogue, frame: SiteFrame, look: PageFiles, drawings: [String: Drawing],
    picture: String?, pictures source: PictureSource
  ) {
    (self.reading, self.frame, self.catalogue, self.look) = (reading, frame, catalogue, look)
    facts = reading.facts
    let text = reading.text
    let folder = text.path.parent?.description
    let root = Self.root(of: text.address)
    // Pictures keep their path in the archive, which is also their path on the site.
    let lead = root + (folder.map { PercentEncoding.encoded(WebsiteAddress.ofFolder($0)) } ?? "")
    var writer = ArticleWriter(
      drawings: drawings, link: reading.links.rule(root: root, own: text.address),
      pictures: PagePictures(source, .published(assets: root + "assets/", pictures: lead)),
      headings: reading.isDeck ? nil : Anchors(taken: ["content"]))
    var article = ArticleText(reading, frame, catalogue)
    let body = article.write(&writer)
    var page = SitePage(address: text.address, title: frame.fullTitle(of: text, facts.summary))
    page.description = facts.summary.opening
    page.language = facts.summary.language
    page.date = text.date
    page.picture = picture
    page.isText = true
    page.mainClass = "reading"
    page.body = body
    if writer.elements.hasMath {
      page.styles.append("katex.css")
      page.scripts += ["katex.js"]
    }
    files.append(SiteFile(text.address + "index.html", frame.html(page)))
    searched = article.searched
    take(writer.elements.pictures.places, of: folder)
    if writer.elements.hasMath { assets += PageFiles.mathFiles }
    if reading.isDeck {
      addDeck(drawings, source, folder, page)
    } else {
      for (place, message) in writer.losses { lose(message, at: place) }
    }
    for redirect in text.redirects where !catalogue.hasPage(at: redirect.path) {
      files.append(
        SiteFile(
          redirect.path,
          RedirectPage.html(
            to: redirect.target, base: frame.base.utf8.isEmpty ? "" : frame.base + PercentEncoding.encoded(text.address)
          )))
    }
  }

  /// The content of one of its shared files.
  public func asset(_ name: String) -> [UInt8] { slides?.asset(name, look) ?? look.shared(name) ?? [] }

  static func root(of address: String) -> String {
    String(repeating: "../", count: address.utf8.count { $0 == UInt8(ascii: "/") })
  }

  private mutating func take(_ found: Set<String>, of folder: String?) {
    for path in found.sorted() {
      let path = folder.map { "\($0)/\(path)" } ?? path
      if !facts.summary.files.contains(path) { facts.summary.files.append(path) }
    }
  }

  private mutating func addDeck(
    _ drawings: [String: Drawing], _ source: PictureSource, _ folder: String?, _ article: SitePage
  ) {
    let address = reading.text.address + "deck/"
    let root = Self.root(of: address)
    let lead = root + (folder.map { PercentEncoding.encoded(WebsiteAddress.ofFolder($0)) } ?? "")
    var setting = DeckPage.Setting(
      form: .published(assets: root + "assets/", pictures: lead), pictures: source, drawings: drawings, article: "../",
      anchors: reading.anchors, link: reading.links.rule(root: root, own: reading.text.address))
    setting.title = frame.fullTitle(of: reading.text, facts.summary)
    frame.preview(of: article, &setting.meta)
    let page = DeckPage(reading.deck, reading.contents, setting)
    files.append(SiteFile(address + "index.html", page.html(look: look)))
    assets += page.assets(look)
    slides = page
    take(page.places, of: folder)
    for finding in page.findings where finding.rule == PageRule.picture {
      lose(finding.message, at: finding.range)
    }
  }

  private mutating func lose(_ message: String, at place: Range<Int>) {
    let loss = PageFacts.PictureLoss(message: message, place: place)
    if lost.insert(loss).inserted { facts.pictureLosses.append(loss) }
  }
}

extension ArchivedText {
  /// Whether the file's path can be used in addresses without percent-encoding; others are unlikely to have been
  /// linked.
  var hasPlainName: Bool {
    path.description.utf8.allSatisfy {
      $0.isASCIIAlphanumeric || $0 >= 0x80 || "-_.~/ +,@()".utf8.contains($0)
    }
  }

  /// Old names that redirect to the page: those of the file itself. `target` is the page's address relative to them.
  var redirects: [(path: String, target: String)] {
    guard hasPlainName else { return [] }
    let lead = path.parent.map { WebsiteAddress.ofFolder($0.description) } ?? ""
    let name = String(decoding: address.utf8.dropFirst(lead.utf8.count), as: UTF8.self)
    return [(lead + path.lastName + "/index.html", "../" + PercentEncoding.encoded(name))]
  }
}
