// swift-tools-version: 6.2
import PackageDescription

// Six folders, lowest first: a target uses only targets of lower folders, and in its own those that stand before it here.
// The tests of the design's shape hold the code to this list, and the list to the code.

let package = Package(
  name: "minutes",
  products: [
    .executable(name: "minutes", targets: ["minutes"]),
    .executable(name: "minutes-http", targets: ["minutes-http"]),
  ],
  targets: [
    // System libraries (Debian's -dev packages; `make` installs them)
    .systemLibrary(name: "CMarkGFM", path: "Sources/text/CMarkGFM"),
    .systemLibrary(name: "CLibYAML", path: "Sources/text/CLibYAML"),
    .systemLibrary(name: "CNettle", path: "Sources/base/CNettle"),
    .systemLibrary(name: "CCurl", path: "Sources/programs/CCurl"),
    .systemLibrary(name: "CZlib", path: "Sources/pages/CZlib"),
    .systemLibrary(name: "CLibevent", path: "Sources/outside/CLibevent"),
    .target(name: "CSystem", path: "Sources/base/CSystem"),
    // What `Tools/fetch-assets` fetched, as data of the program
    .target(
      name: "CAssets", path: "Sources/pages/CAssets", cSettings: [.headerSearchPath("../../../.build-assets/files")]),

    // base: bytes, files, processes, findings, the command line
    library("base/Bytes"),
    library("base/Digests", ["Bytes", "CNettle"]),
    .target(
      name: "Secrets", dependencies: ["Bytes"], path: "Sources/base/Secrets",
      resources: [.embedInCode("forms.txt")], swiftSettings: Strict.settings),
    library("base/Diagnostics", ["Bytes", "Secrets"]),
    library("base/FileTrees", ["CSystem", "Digests"]),
    library("base/Parallel"),
    library("base/Processes", ["CSystem"]),
    library("base/Watching"),
    library("base/CommandLine"),

    // text: formats, and what makes other people's safe
    library("text/YAML", ["Bytes", "CLibYAML"]),
    .target(
      name: "Markdown", dependencies: ["CMarkGFM"], path: "Sources/text/Markdown",
      resources: [.embedInCode("Syntax/emoji.txt")], swiftSettings: Strict.settings),
    library("text/Mustache", ["Bytes"]),
    library("text/HTML", ["Bytes"]),
    library("text/CSS", ["Bytes"]),
    library("text/SVG", ["Bytes"]),
    .target(
      name: "Syndication", dependencies: ["Bytes"], path: "Sources/text/Syndication",
      resources: [.embedInCode("zones.txt")],
      swiftSettings: Strict.settings),
    .target(
      name: "Templates", path: "Templates",
      resources: [
        .embedInCode("report.md"), .embedInCode("deck.md"), .embedInCode("title.md"), .embedInCode("minutes.yml"),
        .embedInCode("deck.css"), .embedInCode("deck.js"), .embedInCode("site.css"), .embedInCode("site.js"),
        .embedInCode("search.css"), .embedInCode("search.js"), .embedInCode("icon.svg"), .embedInCode("live.css"),
        .embedInCode("live.js"), .embedInCode("live-stream.js"),
      ],
      swiftSettings: Strict.settings),

    // minutes: decks, reports, the archive, and what is wrong with them
    library("minutes/Meetings", ["Bytes", "Diagnostics", "FileTrees", "YAML"]),
    library("minutes/Decks", ["Bytes", "Diagnostics", "HTML", "Markdown", "YAML"]),
    library("minutes/Presentation", ["Bytes", "CSS", "Decks", "Diagnostics", "HTML", "YAML"]),
    library("minutes/Memory", ["Bytes", "Decks", "Diagnostics", "Markdown", "Meetings", "Parallel", "Syndication"]),
    library(
      "minutes/Reports",
      ["Bytes", "Decks", "Diagnostics", "Markdown", "Meetings", "Memory", "Mustache", "Templates", "YAML"]),
    library(
      "minutes/Checks",
      [
        "Bytes", "Decks", "Diagnostics", "HTML", "Markdown", "Meetings", "Memory", "Presentation", "Reports", "Secrets",
        "YAML",
      ]),
    library("minutes/Archive", ["Bytes", "Digests", "FileTrees"]),
    library(
      "minutes/Workspace",
      ["Archive", "Bytes", "Checks", "Decks", "Diagnostics", "Digests", "FileTrees", "Meetings", "Reports"]),

    // pages: what readers see
    library("pages/Assets", ["CAssets"]),
    library(
      "pages/Reveal",
      [
        "Assets", "Bytes", "Decks", "Diagnostics", "Digests", "FileTrees", "HTML", "Presentation", "SVG", "Templates",
        "YAML",
      ]),
    library("pages/Links", ["Bytes", "FileTrees", "Meetings"]),
    library("pages/Content", ["Bytes", "Decks", "Diagnostics", "HTML", "Markdown"]),
    library(
      "pages/Docusaurus",
      ["Bytes", "Content", "Decks", "Diagnostics", "FileTrees", "Links", "Meetings", "Reports", "YAML"]),
    library("pages/Search", ["Bytes", "CZlib", "Digests", "FileTrees", "Processes"]),
    library(
      "pages/Site",
      [
        "Bytes", "Checks", "Decks", "Diagnostics", "FileTrees", "HTML", "Links", "Markdown", "Meetings", "Presentation",
        "Reports", "Reveal", "SVG", "Search", "Syndication", "Templates",
      ]),

    library(
      "pages/Recall",
      ["Bytes", "Diagnostics", "FileTrees", "Links", "Meetings", "Memory", "Parallel", "Reports", "Workspace"]),
    library(
      "pages/Publishing",
      [
        "Bytes", "Checks", "Decks", "Diagnostics", "Digests", "Docusaurus", "FileTrees", "Links", "Meetings",
        "Parallel", "Presentation", "Reports", "Reveal", "Search", "Site", "Workspace",
      ]),

    // outside: Chromium, HedgeDoc servers, browsers of the preview
    library("outside/Transfers", ["Bytes"]),
    .target(
      name: "Chromium",
      dependencies: [
        "Assets", "Bytes", "CSystem", "Checks", "Decks", "Diagnostics", "Digests", "FileTrees", "HTML", "Markdown",
        "Meetings", "Presentation", "Processes", "Publishing", "Reports", "Reveal", "SVG", "Workspace",
      ],
      path: "Sources/outside/Chromium",
      resources: [.embedInCode("draw.js")], swiftSettings: Strict.settings),
    library(
      "outside/HedgeDoc",
      [
        "Archive", "Bytes", "Checks", "Decks", "Diagnostics", "Digests", "FileTrees", "Meetings", "Processes",
        "Reports", "SVG", "Transfers", "Workspace",
      ]),
    library(
      "outside/Preview",
      [
        "Bytes", "CLibevent", "Checks", "Chromium", "Decks", "Diagnostics", "Digests", "FileTrees", "HTML", "Meetings",
        "Presentation", "Processes", "Reports", "Reveal", "Watching", "Workspace",
      ]),

    // programs: commands, output, terminal
    library(
      "programs/MinutesCLI",
      [
        "Archive", "Bytes", "CSystem", "Checks", "Chromium", "CommandLine", "Decks", "Diagnostics", "FileTrees", "HTML",
        "HedgeDoc", "Meetings", "Memory", "Preview", "Publishing", "Recall", "Reports", "Reveal", "Search", "Secrets",
        "Watching", "Workspace", "YAML",
      ]),
    .executableTarget(
      name: "minutes", dependencies: ["MinutesCLI"], path: "Sources/programs/minutes", swiftSettings: Strict.settings),
    .executableTarget(
      name: "minutes-http", dependencies: ["Bytes", "CCurl", "Transfers"], path: "Sources/programs/minutes-http",
      swiftSettings: Strict.settings),

    // What tests share
    .target(
      name: "TestSupport", dependencies: ["FileTrees"], path: "Tests/TestSupport", swiftSettings: Strict.settings),

    tests("Bytes"),
    tests("Digests"),
    tests("Secrets", ["Bytes"]),
    tests("Diagnostics"),
    tests("FileTrees", ["CSystem", "Digests", "TestSupport"]),
    tests("YAML"),
    tests("Mustache", exclude: ["Specs"]),
    tests("CommandLine"),
    tests("Parallel"),
    tests("Markdown", exclude: ["Specs"]),
    tests("HTML", ["Bytes"]),
    tests("Assets", ["Bytes", "Digests"]),
    tests("SVG"),
    tests("Reveal", ["Decks", "Diagnostics", "FileTrees", "Presentation"]),
    tests("Chromium", ["Assets", "FileTrees"]),
    tests("CSS"),
    tests("Decks", ["Diagnostics", "HTML", "Markdown", "YAML"], exclude: ["Specs"]),
    tests("Reports", ["Decks", "Diagnostics", "Meetings", "Mustache"], exclude: ["Golden"]),
    tests("Checks", ["Decks", "Diagnostics", "Meetings", "Presentation", "Reports", "Reveal"], exclude: ["Specs"]),
    tests("Archive", ["Digests", "FileTrees", "TestSupport"]),
    tests("Meetings", ["FileTrees"]),
    tests("Workspace", ["Archive", "FileTrees", "Meetings", "TestSupport"]),
    tests("Search", ["FileTrees", "Templates"]),
    tests("Links", ["FileTrees", "Meetings"]),
    tests("Memory", ["Decks", "Diagnostics", "Meetings"]),
    tests("Content", ["Decks", "Diagnostics"]),
    tests(
      "Docusaurus",
      ["Content", "Decks", "Diagnostics", "FileTrees", "Links", "Markdown", "Meetings", "Reports", "YAML"],
      exclude: ["Specs"]),
    tests("Site", ["Checks", "Diagnostics", "FileTrees", "HTML", "Links", "Meetings", "Reports", "Reveal"]),
    tests("Publishing", ["Diagnostics", "FileTrees", "Links", "Meetings", "Site", "TestSupport", "Workspace"]),
    tests("Transfers"),
    tests("Processes"),
    tests("Watching"),
    tests("Preview", ["Diagnostics", "Meetings", "Reports", "Reveal"]),
    tests("Syndication", exclude: ["Golden"]),
    tests("HedgeDoc", ["Bytes", "Diagnostics", "FileTrees", "Transfers"]),
    tests("MinutesCLI", ["CommandLine"], exclude: ["Transcripts"]),
    .testTarget(name: "ShapeTests", swiftSettings: Strict.settings),
  ]
)

/// The same compiler settings for every target.
enum Strict {
  static let settings: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
  ]
}

/// A target at a place below `Sources`, named after the last folder of it.
func library(_ place: String, _ uses: [Target.Dependency] = []) -> Target {
  .target(
    name: String(place.split(separator: "/").last ?? ""), dependencies: uses, path: "Sources/" + place,
    swiftSettings: Strict.settings)
}

func tests(_ name: String, _ uses: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + uses, exclude: exclude,
    swiftSettings: Strict.settings)
}
