// swift-tools-version: 6.2
import PackageDescription

// The readers again, built for libFuzzer; a package of its own, so that the normal build never links its run time.
// `Sources` and `Templates` are links to those of the program. Run it with `Tests/Fuzz/run`.

let package = Package(
  name: "Fuzz",
  targets: [
    .systemLibrary(name: "CMarkGFM"),
    .systemLibrary(name: "CLibYAML"),
    .systemLibrary(name: "CNettle"),
    .target(name: "CSystem"),
    .target(name: "CAssets", cSettings: [.headerSearchPath("../../.build-assets/files")]),
    covered("Diagnostics"),
    covered("YAML", ["CLibYAML"]),
    covered("Markdown", ["CMarkGFM"]),
    covered("HTML"),
    covered("CSS"),
    covered("SVG"),
    covered("Mustache"),
    covered("FileTrees", ["CSystem", "CNettle"]),
    covered("Assets", ["CAssets"]),
    covered("Decks", ["Diagnostics", "YAML", "Markdown", "HTML"]),
    .target(
      name: "Templates", path: "Templates",
      resources: [
        .embedInCode("report.md"), .embedInCode("deck.md"), .embedInCode("title.md"), .embedInCode("minutes.yml"),
        .embedInCode("deck.css"), .embedInCode("deck.js"), .embedInCode("site.css"), .embedInCode("site.js"),
        .embedInCode("search.css"), .embedInCode("search.js"), .embedInCode("icon.svg"), .embedInCode("live.css"),
        .embedInCode("live.js"), .embedInCode("live-stream.js"),
      ],
      swiftSettings: Settings.strict),
    covered("Reports", ["Decks", "Diagnostics", "Mustache", "YAML", "Templates"]),
    covered("Reveal", ["Decks", "Diagnostics", "YAML", "HTML", "CSS", "SVG", "Assets", "FileTrees", "Templates"]),
    covered("Checks", ["Reveal", "Reports", "Decks", "Diagnostics", "YAML", "Markdown", "HTML"]),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "Checks", "Reports", "Decks", "Diagnostics", "YAML", "HTML", "CSS", "Mustache", "Templates", "Markdown",
      ],
      path: "Fuzz",
      swiftSettings: Settings.strict + [.unsafeFlags(Settings.sanitizers + ["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(Settings.sanitizers + ["-use-ld=lld"])]),
  ]
)

enum Settings {
  /// libFuzzer counts which edges an input reaches; the address sanitiser watches the C libraries' memory.
  static let sanitizers = ["-sanitize=fuzzer,address"]

  /// As in the program's own package.
  static let strict: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
  ]
}

func covered(_ name: String, _ uses: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: uses, swiftSettings: Settings.strict + [.unsafeFlags(Settings.sanitizers)])
}
