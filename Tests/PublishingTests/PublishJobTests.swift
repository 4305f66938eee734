import Diagnostics
import FileTrees
import Foundation
import TestSupport
import Testing
import Workspace

@testable import Publishing

/// Whole runs in a folder: what a run changes of the site of the one before.
@Suite struct PublishJobTests {
  private let place = try? TestFolder()

  private func folder() throws -> TestFolder { try #require(place) }

  init() throws {
    let folder = try folder()
    try folder.put("community: Example\nteams:\n  - id: iaas\n    name: Team IaaS\n", "archive/minutes.yml")
    for day in ["20240911", "20240918", "20240925"] {
      try folder.put("# Team IaaS \(day)\n\nText of \(day).\n", "archive/iaas/\(day).md")
    }
  }

  private func publish(_ format: PublishSetting.Format = .site) throws -> PublishJob.Outcome {
    let folder = try folder()
    let repository = try Repository.find(folder.place + "/archive")
    var setting = PublishSetting()
    (setting.hasSearch, setting.hasPreviews, setting.format) = (false, false, format)
    let drawing = SiteDrawing(
      isThere: false, known: { ([:], $0) }, draw: { _ in [:] }, covers: { _, _, _ in })
    let site = try AtomicFolder(folder.place + "/site")
    let job = PublishJob(
      repository: repository, site: site, setting: setting, drawing: drawing, output: JobOutput(warn: { _ in }))
    return try job.run()
  }

  private func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: try folder().place + "/archive/" + name)
  }

  @Test func aRunWithoutChangesChangesNothing() throws {
    let first = try publish()
    #expect(first.changes.changed.isEmpty && first.changes.gone.isEmpty)
    #expect(first.changes.added.map(\.description).contains("iaas/2024-09-18/index.html"))
    let second = try publish()
    #expect(second.changes.all.isEmpty)
    #expect(second.pages == first.pages && second.bytes == first.bytes)
  }

  @Test func aRemovedTextTakesItsPagesAlong() throws {
    _ = try publish()
    try remove("iaas/20240925.md")
    let changes = try publish().changes
    #expect(
      changes.gone.map(\.description) == ["iaas/2024-09-25/index.html", "iaas/20240925.md/index.html"])
    #expect(changes.added.isEmpty)
    let changed = changes.changed.map(\.description)
    #expect(changed.contains("iaas/2024-09-18/index.html") && changed.contains("iaas/index.html"))
    #expect(!changed.contains("iaas/2024-09-11/index.html"))
  }

  @Test func changesComeToTheSameAsANewSite() throws {
    _ = try publish()
    try folder().put("# Other\n\n[old](20240911.md#x)\n\nMore.\n", "archive/iaas/20240918.md")
    try remove("iaas/20240911.md")
    _ = try publish()
    let kept = try contents()
    try FileManager.default.removeItem(atPath: try folder().place + "/site")
    try FileManager.default.removeItem(atPath: try folder().place + "/.site.minutes")
    _ = try publish()
    #expect(try contents() == kept)
    #expect(kept.count > 5)
  }

  @Test func anErrorKeepsTheSiteAsItWas() throws {
    _ = try publish()
    let before = try contents()
    try folder().put("# X\n\n![](gone.png)\n\nAKIA" + "Q3EGYH7LMNB2ZXCV\n", "archive/iaas/20240918.md")
    #expect(throws: PublishRefusal.self) { try publish() }
    #expect(try contents() == before)
  }

  @Test func aFolderForDocusaurusLosesRemovedTexts() throws {
    _ = try publish(.docusaurus)
    try remove("iaas/20240911.md")
    let changes = try publish(.docusaurus).changes
    #expect(changes.gone.count == 1 && changes.added.isEmpty)
  }

  private func contents() throws -> [String: String] {
    let place = try folder().place + "/site"
    let names = try FileManager.default.subpathsOfDirectory(atPath: place)
    return Dictionary(
      uniqueKeysWithValues: names.compactMap { name in
        FileManager.default.contents(atPath: place + "/" + name).map {
          (name, String(decoding: $0, as: UTF8.self))
        }
      })
  }
}
