import Assets
import Digests
import Foundation
import Testing

/// The compiled-in assets are those that the lock file pins, load nothing from other hosts, and name their licences.
@Suite struct OriginTests {
  private struct Lock: Decodable {
    let files: [String: String]
  }

  /// Also fails if the build contains files of an older lock file.
  @Test func everyFileIsTheOneOfTheLock() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let lock = try JSONDecoder().decode(Lock.self, from: Data(contentsOf: root.appending(path: "Tools/assets.lock")))
    let compiled = Dictionary(uniqueKeysWithValues: Asset.all.map { ($0.name, SHA256.hex(of: $0.bytes)) })
    #expect(compiled == lock.files)
  }

  /// Style sheets refer neither to other hosts nor to missing files.
  @Test func styleSheetsLoadOnlyWhatIsHere() throws {
    for asset in Asset.all where asset.name.hasSuffix(".css") {
      let css = try Text.of(asset.name)
      #expect(!css.contains("@import") && !css.contains("http:") && !css.contains("https:"), "\(asset.name)")
      for part in css.components(separatedBy: "url(").dropFirst() {
        let name = String(part.prefix { $0 != ")" })
        #expect(name.hasPrefix("data:") || Asset.named(name) != nil, "\(asset.name) loads \(name)")
      }
    }
  }

  @Test(arguments: [
    "reveal.js (", "highlight.js (", "KaTeX (", "mermaid (", "Lato (", "DOMPurify", "js-yaml", "Lodash", "cytoscape",
    "Copyright (C) 2011-2026 Hakim El Hattab", "Ivan Sagalaev", "Khan Academy", "Knut Sveidqvist", "Lukasz Dziedzic",
    "Apache License", "SIL OPEN FONT LICENSE Version 1.1", "Permission is hereby granted, free of charge",
  ])
  func licencesAreThereInFull(_ words: String) throws {
    #expect(try Text.of("licenses.txt").contains(words))
  }

  /// Files that every page loads, regardless of its content.
  @Test(arguments: ["regular", "bold", "italic"]) func fontsAreLight(_ style: String) throws {
    let font = try #require(Asset.named("lato-\(style).woff2")).bytes
    #expect(font.starts(with: Array("wOF2".utf8)))
    #expect(font.count <= 25_000)
  }
}
