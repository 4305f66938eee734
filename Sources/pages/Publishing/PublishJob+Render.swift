import Diagnostics
import FileTrees
import Site

extension PublishJob {
  /// Makes the pages of stale texts, in either format.
  func render(_ plan: PublishPlan, of scan: PublishScan, into site: SiteOutput) throws -> RenderedTexts {
    if setting.format == .docusaurus {
      return try DocusaurusJob(repository: repository, catalogue: scan.catalogue, output: site).run()
    }
    let diagrams = DiagramCache(drawing)
    let pages = try PageRenderer(self, scan, diagrams: diagrams, site: site)
    let (drawing, output) = (drawing, output)
    let renderer = TextRenderer(
      pages: pages, plan: plan, draw: { try Self.draw($0, into: diagrams, drawing, output) },
      cachePath: self.site.cacheFolder.path)
    return try renderer.render(plan.mode == .incremental ? scan.records : nil)
  }

  private static func draw(
    _ sources: [String], into diagrams: DiagramCache, _ drawing: SiteDrawing, _ output: JobOutput
  ) throws {
    guard !sources.isEmpty else { return }
    guard drawing.isThere else {
      return output.warn(
        "\(sources.count) diagram\(sources.count == 1 ? " is" : "s are") left to the reader's browser, since Chromium is "
          + "not there; \"apt install chromium\" brings it")
    }
    try diagrams.draw(sources)
  }
}
