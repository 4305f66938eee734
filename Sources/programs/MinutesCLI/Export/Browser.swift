import Chromium

/// Chromium, started when it is first needed.
final class Browser {
  private var started: Chromium?

  /// - Throws: `ExportFault` where there is none.
  func chromium() throws -> Chromium {
    if let started { return started }
    let chromium = try Chromium()
    started = chromium
    return chromium
  }

  func close() {
    started?.close()
    started = nil
  }
}
