// swift-tools-version: 6.2
import PackageDescription

// The readers again, built for libFuzzer; a package of its own, so that the normal build never links its run time.
// `Sources` and `Templates` are links to those of the program. Run it with `Tests/Fuzz/run`.

let package = Package(
  name: "Fuzz",
  targets: [
    .systemLibrary(name: "CMarkGFM", path: "Sources/text/CMarkGFM"),
    .systemLibrary(name: "CLibYAML", path: "Sources/text/CLibYAML"),
    .systemLibrary(name: "CNettle", path: "Sources/base/CNettle"),
    covered("base/Bytes"),
    covered("base/Digests", ["Bytes", "CNettle"]),
    .target(name: "CSystem", path: "Sources/base/CSystem"),
    covered("base/FileTrees", ["CSystem", "Digests"]),
    covered("base/Secrets", ["Bytes"], resources: [.embedInCode("forms.txt")]),
    covered("base/Parallel"),
    covered("base/Diagnostics", ["Bytes", "Secrets"]),
    covered("text/YAML", ["Bytes", "CLibYAML"]),
    covered("text/Markdown", ["CMarkGFM"], resources: [.embedInCode("Syntax/emoji.txt")]),
    covered("text/HTML", ["Bytes"]),
    covered("text/CSS", ["Bytes"]),
    covered("text/SVG", ["Bytes"]),
    covered("text/Mustache", ["Bytes"]),
    covered("text/Syndication", ["Bytes"], resources: [.embedInCode("zones.txt")]),
    covered("minutes/Decks", ["Bytes", "Diagnostics", "HTML", "Markdown", "YAML"]),
    .target(
      name: "Templates", path: "Templates",
      resources: [
        .embedInCode("report.md"), .embedInCode("deck.md"), .embedInCode("title.md"), .embedInCode("minutes.yml"),
        .embedInCode("deck.css"), .embedInCode("deck.js"), .embedInCode("site.css"), .embedInCode("site.js"),
        .embedInCode("search.css"), .embedInCode("search.js"), .embedInCode("icon.svg"), .embedInCode("live.css"),
        .embedInCode("live.js"), .embedInCode("live-stream.js"),
      ],
      swiftSettings: Settings.strict),
    covered("minutes/Presentation", ["Bytes", "CSS", "Decks", "Diagnostics", "HTML", "YAML"]),
    covered("minutes/Meetings", ["Bytes", "Diagnostics", "FileTrees", "YAML"]),
    covered("minutes/Memory", ["Bytes", "Decks", "Diagnostics", "Markdown", "Meetings", "Parallel", "Syndication"]),
    covered(
      "minutes/Reports",
      ["Bytes", "Decks", "Diagnostics", "Markdown", "Meetings", "Memory", "Mustache", "Templates", "YAML"]),
    covered(
      "minutes/Checks",
      [
        "Bytes", "Decks", "Diagnostics", "HTML", "Markdown", "Meetings", "Memory", "Presentation", "Reports", "Secrets",
        "YAML",
      ]),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "Checks", "Reports", "Decks", "Diagnostics", "YAML", "HTML", "CSS", "Mustache", "Templates", "Markdown",
        "Meetings",
      ],
      path: "Fuzz",
      swiftSettings: Settings.strict + [.unsafeFlags(Settings.sanitizers + ["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(Settings.sanitizers + ["-use-ld=lld"])]),
  ]
)

enum Settings {
  /// Coverage instrumentation for libFuzzer, and the address sanitiser for the C libraries.
  static let sanitizers = ["-sanitize=fuzzer,address"]

  /// The same settings as in the main package.
  static let strict: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
  ]
}

/// A target of the main package, with its path below `Sources`.
func covered(_ place: String, _ uses: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
  .target(
    name: String(place.split(separator: "/").last ?? ""), dependencies: uses, path: "Sources/" + place,
    resources: resources, swiftSettings: Settings.strict + [.unsafeFlags(Settings.sanitizers)])
}
