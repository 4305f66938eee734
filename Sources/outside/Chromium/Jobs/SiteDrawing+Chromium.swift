import Presentation
public import Publishing
import Synchronization

extension SiteDrawing {
  /// Drawn by the Chromium of this machine, which is started when something has to be drawn.
  public static var chromium: SiteDrawing {
    // Several threads ask at a time.
    let drawer = Mutex(Diagrams.drawer)
    return SiteDrawing(
      isThere: Chromium.find() != nil,
      known: { sources in
        let (results, missing) = drawer.withLock { $0.known(sources) }
        return (results.mapValues(Drawing.init), missing)
      },
      draw: { sources in
        let browser = Browser()
        defer { browser.close() }
        return try whereItStarts { try Diagrams.drawer.draw(sources, with: browser.chromium()).mapValues(Drawing.init) }
      },
      covers: covers)
  }

  private static func covers(
    _ pages: [String], _ file: @escaping @Sendable (String) -> [UInt8]?,
    _ take: (_ page: String, _ picture: [UInt8]?) throws -> Void
  ) throws {
    let site = VisibleFiles(file)
    var done = 0
    while done < pages.count {
      let chromium = try whereItStarts { try Chromium(seconds: Self.seconds) }
      defer { chromium.close() }
      for page in pages[done...].prefix(batch) {
        done += 1
        let picture: [UInt8]?
        do throws(ExportFault) {
          picture = try chromium.pictures(
            of: page + "deck/index.html", in: site, slides: [(0, 0)], width: 1200, height: 630
          ).first
        } catch {
          guard error.kind != .final else { throw error }
          picture = nil
        }
        try take(page, picture)
        // Behind a page that never gets ready, another Chromium shows the others.
        if picture == nil { break }
      }
    }
  }

  /// Gives what Chromium does; where it does not start, that is a fault of its own, since a site can do without.
  private static func whereItStarts<Result>(_ work: () throws -> Result) throws -> Result {
    do { return try work() } catch let fault as ExportFault where fault.isOfStart {
      throw DrawingFault(fault.description)
    }
  }

  /// How many decks one Chromium shows before it is started afresh, and how long it may take for them.
  private static let batch = 50
  private static let seconds = 300
}
