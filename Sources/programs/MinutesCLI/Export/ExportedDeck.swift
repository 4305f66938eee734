import Checks
import Decks
import Diagnostics
import FileTrees
import HTML
import Markdown
import Meetings
import Presentation
import Reports
import Reveal
import Workspace

/// A deck that is to be looked at, with what lies around it.
struct ExportedDeck {
  /// What its files are called, without an ending.
  let name: String
  let file: SourceFile
  let deck: Deck
  let contents: [SlideContent]
  let pictures: PictureSource
  /// The look of pages, the repository's own where it has one.
  let look: PageFiles
  private let community: Community

  /// - Throws: a sentence where the word names no deck that can be read.
  init(_ word: String, _ minutes: Minutes, _ neighbours: inout RepositoryCache) throws {
    let loose: UserFile
    let repository: Repository?
    if let date = DateArgument(word) {
      let found = try Repository.find(minutes.directory)
      let call = date.resolve(found.community)
      let path = found.layout.deck(of: call)
      guard try found.root.entry(path) != nil else {
        throw Failure("\(found.prefix)\(path) is not there; \"minutes build \(call)\" makes it")
      }
      loose = try UserFile(found.prefix + path.description)
      repository = found
    } else {
      loose = try UserFile(minutes.path(word))
      repository = try neighbours.repository(of: loose)
    }
    file = try loose.read()
    name = Self.stem(loose.path.lastName)
    deck = Deck(file)
    community = repository?.community ?? neighbours.usual
    contents = deck.slides.map { [file] in SlideContent($0, in: file) }
    let folder = loose.folder
    pictures = PictureSource(server: community.hedgedoc, hosts: community.pictureHosts) { path in
      RelativePath(path).flatMap { try? folder.read($0) }
    }
    look = try PageFiles(style: repository?.template("deck.css"), script: repository?.template("deck.js"))
  }

  /// The deck as a page.
  func page(form: PageForm, _ drawings: [String: Drawing], hasSpeakerView: Bool) -> DeckPage {
    DeckPage(
      deck, contents,
      DeckPage.Setting(form: form, pictures: pictures, drawings: drawings, hasSpeakerView: hasSpeakerView))
  }

  /// What is wrong with the text as far as a reader of the page will notice.
  var losses: [Diagnostic] {
    guard isDoubtful else { return [] }
    return Check.losses(CheckInput(deck: deck, community: community, contents: contents))
  }

  /// Whether the rules would find anything; most decks are right, and need not be read a second time to know it.
  private var isDoubtful: Bool {
    let hasFault = contents.contains {
      !$0.fragment.drops.isEmpty || !$0.document.limits.isEmpty || $0.hasIgnoredComments
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

extension Repository {
  /// The bytes of a file of `templates/`; `nil` where the repository has none of that name.
  func template(_ name: String) throws -> [UInt8]? { try Layout.template(name).flatMap { try root.read($0) } }
}

/// The repositories that files lie in, each read once.
struct RepositoryCache {
  private var known: [String: Repository?] = [:]
  /// The settings of a file that lies in no repository.
  private(set) lazy var usual = Settings(SourceFile(name: Settings.fileName, bytes: TemplateSet.settings)).community

  mutating func repository(of file: UserFile) throws -> Repository? {
    if let found = known[file.folder.path] { return found }
    let found = try Repository.search(file.folder.path, shownAs: file.lead)
    known[file.folder.path] = found
    return found
  }
}
