// swift-tools-version: 6.2
import PackageDescription

// Rows of the design, lowest first: a target may use only what stands below it.
// `swift build --explicit-target-dependency-import-check error` holds the code to this list.

let package = Package(
  name: "minutes",
  products: [
    .executable(name: "minutes", targets: ["minutes"]),
    .executable(name: "minutes-http", targets: ["minutes-http"]),
  ],
  targets: [
    // System libraries (Debian's -dev packages; `make` installs them)
    .systemLibrary(name: "CMarkGFM"),
    .systemLibrary(name: "CLibYAML"),
    .systemLibrary(name: "CNettle"),
    .systemLibrary(name: "CCurl"),
    .systemLibrary(name: "CZlib"),
    .systemLibrary(name: "CLibevent"),
    .target(name: "CSystem"),
    // What `Tools/fetch-assets` fetched, as data of the program
    .target(name: "CAssets", cSettings: [.headerSearchPath("../../.build-assets/files")]),

    // Row 0: text and files, knowing nothing of meetings
    library("Diagnostics"),
    library("FileTrees", ["CSystem", "CNettle"]),
    library("YAML", ["CLibYAML"]),
    library("Markdown", ["CMarkGFM"]),
    library("HTML"),
    library("Assets", ["CAssets"]),
    library("CSS"),
    library("SVG"),
    library("Cores"),
    library("Transfers"),
    library("Watching"),
    library("Mustache"),
    library("CommandLine"),
    .target(name: "Feeds", resources: [.embedInCode("zones.txt")], swiftSettings: Strict.settings),

    // Row 1: the deck, and how HedgeDoc reads it
    library("Decks", ["Diagnostics", "YAML", "Markdown", "HTML"]),

    // Row 2: the community, its reports, and the deck made of them
    .target(
      name: "Templates", path: "Templates",
      resources: [
        .embedInCode("report.md"), .embedInCode("deck.md"), .embedInCode("title.md"), .embedInCode("minutes.yml"),
        .embedInCode("deck.css"), .embedInCode("deck.js"), .embedInCode("site.css"), .embedInCode("site.js"),
        .embedInCode("search.css"), .embedInCode("search.js"), .embedInCode("icon.svg"), .embedInCode("live.css"),
        .embedInCode("live.js"), .embedInCode("live-stream.js"),
      ],
      swiftSettings: Strict.settings),
    library(
      "Reports",
      ["Decks", "Diagnostics", "Mustache", "YAML", "Templates"]),

    // A deck as a page
    library("Reveal", ["Decks", "Diagnostics", "YAML", "HTML", "CSS", "SVG", "Assets", "FileTrees", "Templates"]),

    // Row 3: what is wrong with them, and where they are kept
    library("Checks", ["Reveal", "Reports", "Decks", "Diagnostics", "YAML", "Markdown", "HTML"]),
    library("Archive", ["FileTrees"]),
    library("Docusaurus", ["Reports", "Decks", "Diagnostics", "Markdown", "HTML", "YAML"]),
    library("Search", ["CSystem", "CZlib", "FileTrees", "Templates", "Transfers"]),

    // The website: pages, and what other programs read of them
    library(
      "Site",
      [
        "Cores", "Search", "Feeds", "Checks", "Reveal", "Reports", "Decks", "Diagnostics", "HTML", "Markdown", "YAML",
        "SVG",
        "FileTrees", "Templates",
      ]),

    // Adapters: Chromium, spoken to over pipes
    .target(
      name: "Export", dependencies: ["CSystem", "FileTrees", "SVG", "Transfers"], resources: [.embedInCode("draw.js")],
      swiftSettings: Strict.settings),

    // Adapters: HedgeDoc over HTTP, and the program of its own that makes the transfers
    library("HedgeDoc", ["CSystem", "Decks", "Diagnostics", "FileTrees", "Reports", "SVG", "Transfers"]),
    .executableTarget(name: "minutes-http", dependencies: ["CCurl", "Transfers"], swiftSettings: Strict.settings),

    // Adapters: the live preview's pages, and the server that browsers get them from
    library("Preview", ["CLibevent", "Decks", "Diagnostics", "FileTrees", "HTML", "Reports", "Reveal"]),
    // Row 4: the command line, the only place that knows files, clock and terminal together
    library(
      "MinutesCLI",
      [
        "Archive", "HedgeDoc", "Site", "Search", "Docusaurus", "Checks", "Assets", "Export", "Reveal", "Reports",
        "Decks", "Diagnostics", "FileTrees",
        "HTML",
        "Markdown", "YAML", "Preview", "Transfers", "Watching", "CSystem", "Cores", "CommandLine",
      ]),
    .executableTarget(name: "minutes", dependencies: ["MinutesCLI"], swiftSettings: Strict.settings),

    tests("Diagnostics"),
    tests("FileTrees", ["CSystem"]),
    tests("YAML"),
    tests("Mustache", exclude: ["Specs"]),
    tests("CommandLine"),
    tests("Cores"),
    tests("Markdown", exclude: ["Specs"]),
    tests("HTML"),
    tests("Assets", ["FileTrees"]),
    tests("SVG"),
    tests("Reveal", ["Decks", "Diagnostics", "FileTrees"]),
    tests("Export", ["FileTrees", "Assets"]),
    tests("CSS"),
    tests("Decks", ["Diagnostics", "Markdown", "HTML"], exclude: ["Specs"]),
    tests("Reports", ["Decks", "Diagnostics", "Mustache"], exclude: ["Golden"]),
    tests("Checks", ["Reveal", "Reports", "Decks", "Diagnostics"], exclude: ["Specs"]),
    tests("Archive", ["FileTrees"]),
    tests("Search", ["CSystem", "FileTrees", "Templates"]),
    tests("Docusaurus", ["Reports", "Decks", "Diagnostics", "Markdown", "YAML"], exclude: ["Specs"]),
    tests("Site", ["FileTrees", "Reports", "Reveal", "Diagnostics", "Checks", "HTML"]),
    tests("Transfers"),
    tests("Watching"),
    tests("Preview", ["Diagnostics", "Reports", "Reveal"]),
    tests("Feeds", exclude: ["Golden"]),
    tests("HedgeDoc", ["Decks", "Diagnostics", "FileTrees", "Reports", "Transfers"]),
    tests("MinutesCLI", ["CommandLine", "FileTrees"], exclude: ["Transcripts"]),
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

func library(_ name: String, _ uses: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: uses, swiftSettings: Strict.settings)
}

func tests(_ name: String, _ uses: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + uses, exclude: exclude,
    swiftSettings: Strict.settings)
}
