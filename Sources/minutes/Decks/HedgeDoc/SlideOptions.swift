public import YAML

/// The `slideOptions` of a deck's front matter that HedgeDoc passes to reveal.js.
///
/// HedgeDoc 1.12 keeps the 49 names below and silently drops all others; values are passed unchecked.
public struct SlideOptions: Sendable {
  /// Entries that are passed on, in the order of the front matter.
  public let kept: [YAMLNode.Entry]
  /// Entries that HedgeDoc drops.
  public let dropped: [YAMLNode.Entry]

  public init(_ frontMatter: FrontMatter?) {
    guard let entries = frontMatter?.root?["slideOptions"]?.entries else {
      (kept, dropped) = ([], [])
      return
    }
    kept = entries.filter { Self.names.contains($0.key.string ?? "") }
    dropped = entries.filter { !Self.names.contains($0.key.string ?? "") }
  }

  /// The style sheet that HedgeDoc's server finds for `theme`, or `nil` if it uses `black` instead.
  public var theme: String? {
    let name = kept.last { $0.key.string == "theme" }?.value.string
    return name.flatMap { Self.themes.contains($0) ? $0 : nil }
  }

  /// The allow-list (HedgeDoc 1.12; since 1.7.2).
  public static let names: Set<String> = [
    "autoPlayMedia", "autoSlide", "autoSlideStoppable", "backgroundTransition", "center", "controls",
    "controlsBackArrows", "controlsLayout", "controlsTutorial", "defaultTiming", "display", "embedded", "fragmentInURL",
    "fragments", "hash", "height", "help", "hideAddressBar", "hideCursorTime", "hideInactiveCursor", "history",
    "keyboard", "loop", "margin", "maxScale", "minScale", "minimumTimePerSlide", "mobileViewDistance", "mouseWheel",
    "navigationMode", "overview", "parallaxBackgroundHorizontal", "parallaxBackgroundImage", "parallaxBackgroundSize",
    "parallaxBackgroundVertical", "preloadIframes", "previewLinks", "progress", "rtl", "showNotes", "shuffle",
    "slideNumber", "theme", "totalTime", "touch", "transition", "transitionSpeed", "viewDistance", "width",
  ]

  /// The themes that HedgeDoc 1.12 ships.
  public static let themes: Set<String> = [
    "beige", "black", "blood", "league", "moon", "night", "serif", "simple", "sky", "solarized", "white",
  ]
}
