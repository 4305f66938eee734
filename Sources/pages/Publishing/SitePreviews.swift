import Diagnostics
import FileTrees
import Synchronization

/// Pictures of decks' covers, for link previews.
struct SitePreviews {
  /// The folders of pages whose deck is to be seen, below the site.
  let pages: [String]
  /// The site as it will be.
  let tree: StagedTree
  let drawing: SiteDrawing
  let output: JobOutput

  /// What a page's picture is called.
  static func path(of page: String) -> String { page + "preview.png" }

  /// Hands out each picture.
  func make(_ take: (String, [UInt8]) throws -> Void) throws {
    let tree = tree
    let unread = Mutex(FileFault?.none)
    let file: @Sendable (String) -> [UInt8]? = { path in
      guard let path = RelativePath(path) else { return nil }
      do throws(FileFault) {
        return try tree.read(path)
      } catch {
        unread.withLock { $0 = $0 ?? error }
        return nil
      }
    }
    var done = 0
    try drawing.covers(pages, file) { page, picture in
      if let fault = unread.withLock({ $0 }) { throw fault }
      if let picture {
        try take(Self.path(of: page), picture)
      } else {
        output.warn("\(page)deck/ did not get ready to be pictured; links to it are shown without a picture")
      }
      done += 1
      output.progress("looking at covers", done, pages.count)
    }
  }
}
