import Diagnostics
import FileTrees
import Synchronization

/// Pictures of decks' covers, for link previews.
struct SitePreviews {
  /// The addresses of pages whose deck's cover is shown, below the site.
  let pages: [String]
  let site: SiteOutput
  let drawing: SiteDrawing
  let output: JobOutput

  /// The path of a page's picture, below the site.
  static func path(of page: String) -> String { page + "preview.png" }

  /// Makes each picture and writes it.
  func write() throws {
    let site = site
    let unread = Mutex(FileFault?.none)
    let file: @Sendable (String) -> [UInt8]? = { path in
      guard let path = RelativePath(path) else { return nil }
      do throws(FileFault) {
        return try site.read(path)
      } catch {
        unread.withLock { $0 = $0 ?? error }
        return nil
      }
    }
    var done = 0
    try drawing.covers(pages, file) { page, picture in
      if let fault = unread.withLock({ $0 }) { throw fault }
      if let picture {
        try site.put(Self.path(of: page)) { picture }
      } else {
        output.warn("\(page)deck/ did not get ready to be pictured; links to it are shown without a picture")
      }
      done += 1
      output.progress("looking at covers", done, pages.count)
    }
  }
}
