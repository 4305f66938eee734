import Checks
public import Decks
public import Diagnostics
import FileTrees
import HTML
import Markdown
public import Meetings
public import Presentation
import Reports
public import Reveal
public import Workspace

/// A deck to export, with its pictures and the style and script of its repository.
public struct ExportedDeck {
  /// Name of the output files, without an extension.
  public let name: String
  public let file: SourceFile
  public let deck: Deck
  public let contents: [SlideContent]
  public let pictures: PictureSource
  /// Style and script of pages: the repository's own, else the built-in ones.
  public let look: PageFiles
  /// What the user should know of the repository: of what lies there and is not used.
  let remarks: [String]
  let community: Community
  /// Of the call whose deck it is, by its name.
  let day: Day?

  /// Reads a deck.
  ///
  /// - Parameters:
  ///   - repository: The repository that contains the file, if any.
  ///   - usual: The settings to use without a repository.
  /// - Throws: `FileFault` or `Failure` if the file cannot be read.
  public init(_ userFile: UserFile, in repository: Repository?, usual: Community) throws {
    file = try userFile.read()
    name = Self.stem(userFile.path.lastName)
    day = Layout.day(ofDeck: userFile.path.lastName)
    deck = Deck(file)
    community = repository?.community ?? usual
    contents = deck.slides.map { [file] in SlideContent($0, in: file) }
    let folder = userFile.folder
    pictures = PictureSource(server: community.hedgedoc, hosts: community.pictureHosts) { path in
      RelativePath(path).flatMap { try? folder.read($0) }
    }
    look = try PageFiles(style: repository?.template("deck.css"))
    remarks = try repository?.unusedScripts() ?? []
  }

  /// The deck as a page; `slides` are those that it has, from 0.
  public func page(
    form: PageForm, _ drawings: [String: Drawing], hasSpeakerView: Bool, slides: [Int]? = nil
  ) -> DeckPage {
    var setting = DeckPage.Setting(
      form: form, pictures: pictures, drawings: drawings, hasSpeakerView: hasSpeakerView)
    setting.day = day?.description
    guard let slides else { return DeckPage(deck, contents, setting) }
    setting.whole = contents
    return DeckPage(deck, slides.map { contents[$0] }, setting)
  }

  /// What is wrong with the text as far as a reader of the page will notice.
  ///
  /// `isMeasured`: what does not fit is told by who lays out the slides, and need not be estimated.
  public func losses(isMeasured: Bool) -> [Diagnostic] {
    guard mayHaveLosses || !isMeasured else { return [] }
    let subject = CheckInput(deck: deck, community: community, shelf: isMeasured ? nil : shelf, contents: contents)
    return Check.losses(subject, estimating: !isMeasured)
  }

  private var shelf: PictureLookup {
    PictureLookup(
      { [pictures] in pictures.bytes(of: $0)?.count },
      dots: { [pictures] in PictureLookup.dots(in: pictures.bytes(of: $0)) })
  }

  /// Whether `Check.losses` can find anything. Most decks have no losses, and this saves them a second reading.
  private var mayHaveLosses: Bool {
    let hasFault = contents.contains {
      !$0.fragment.drops.isEmpty || !$0.document.limits.isEmpty || $0.hasIgnoredComments
        || !$0.foreignDiagrams.isEmpty
    }
    guard !hasFault, let head = deck.frontMatter, head.problem == nil, deck.firstUncut == nil else { return true }
    let options = SlideOptions(head)
    return options.theme == nil || !options.dropped.isEmpty || TextFault.first(in: file.bytes) != nil
  }

  private static func stem(_ name: String) -> String {
    let bytes = name.utf8
    return bytes.count > 3 && bytes.suffix(3).elementsEqual(".md".utf8)
      ? String(decoding: bytes.dropLast(3), as: UTF8.self) : name
  }
}
