import Chromium
import FileTrees
import Synchronization

/// Pictures of decks' covers, for link previews.
struct SitePreviews {
  /// The folders of pages whose deck is to be seen, below the site.
  let pages: [String]
  /// The site as it will be.
  let tree: StagedTree

  /// How many decks one Chromium shows before it is started afresh, and how long it may take for them.
  private static let batch = 50
  private static let seconds = 300

  /// What a page's picture is called.
  static func path(of page: String) -> String { page + "preview.png" }

  /// Hands out each picture.
  func make(_ take: (String, [UInt8]) throws -> Void) throws {
    let progress = Progress("looking at covers", of: pages.count)
    let tree = tree
    let unread = Mutex(FileFault?.none)
    let site = VisibleFiles { path in
      guard let path = RelativePath(path) else { return nil }
      do throws(FileFault) {
        return try tree.read(path)
      } catch {
        unread.withLock { $0 = $0 ?? error }
        return nil
      }
    }
    var done = 0
    while done < pages.count {
      let chromium = try Chromium(seconds: Self.seconds)
      defer { chromium.close() }
      for page in pages[done...].prefix(Self.batch) {
        let pictures = try chromium.pictures(
          of: page + "deck/index.html", in: site, slides: [(0, 0)], width: 1200, height: 630)
        if let fault = unread.withLock({ $0 }) { throw fault }
        for picture in pictures { try take(Self.path(of: page), picture) }
        done += 1
        progress.show(done)
      }
    }
  }
}
