@testable import CommandLine

/// A sample program with every kind of option and argument.
struct Bakery {
  @Option("-C", .folder, "Run as if started in this folder.")
  var directory: String?

  static func read(_ words: [String], width: Int = 80) -> (shared: Bakery, request: Program<Bakery>.Request) {
    let shared = Bakery()
    return (shared, program.read(words, into: shared, width: width))
  }

  static var program: Program<Bakery> {
    Program(
      About("bakery", "Bakes and sells.", discussion: "Bread is baked at night.\n\nCakes are baked by day."),
      version: "1.2", commands: [Bake.self, Sell.self],
      nearest: { word, words in words.first { $0.utf8.first == word.utf8.first && $0.utf8.last == word.utf8.last } })
  }
}

struct Bake: Command {
  enum Flour: String, CaseIterable { case wheat, rye }

  static let about = About(
    "bake", "Bake loaves.", discussion: "One after the other.",
    examples: [.init("bakery bake 2 --flour rye", "two of rye"), .init("bakery bake 1", "one of wheat")])

  @Argument(.number("count", in: 1...9), "How many.") var count: Int
  @Argument(.text("name", completion: .files("md", "txt")), "What is written on them.") var names: [String] = []
  @Option("--flour", .words, "Of which flour.") var flour = Flour.wheat
  @Option("--grain", .words, "Of which grain, too.") var grain: Flour?
  @Option("--seed", .text("seed"), "What is strewn on them.") var seeds: [String] = []
  @Option("-o", .folder, "Where they go.") var folder: String?
  @Flag("--salt", not: "--no-salt", "With salt.") var hasSalt = true
  @Flag("-f", "Fast.") var isFast = false
  @Flag("--force", "Even at night.") var force = false

  func validate() throws(Refusal) {
    if force, isFast { throw Refusal("--force goes without -f") }
  }

  func run(_ bakery: Bakery) {}
}

struct Sell: Command {
  static let about = About("sell", "Sell loaves.")

  @Option("--price", .number("cents", in: 0...999), "What one costs.") var price: Int

  func run(_ bakery: Bakery) {}
}
