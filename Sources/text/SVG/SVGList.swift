/// The elements and attributes of SVG that are allowed in a drawing on a page.
enum SVGList {
  /// Shapes, text and elements that they reference; excluded is everything that loads, links, runs or contains HTML.
  static let elements: Set<String> = [
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "marker", "defs",
    "title",
    "desc", "linearGradient", "radialGradient", "stop", "clipPath", "pattern", "symbol",
  ]

  /// Elements that are removed with their content; other forbidden elements lose only their tags.
  static let removed: Set<String> = [
    "script", "style", "foreignObject", "image", "use", "iframe", "object", "embed", "audio", "video", "animate", "set",
    "animateMotion", "animateTransform", "handler", "listener", "filter", "mask", "metadata",
  ]

  /// Attributes with numbers, words and lists of them.
  static let plain: Set<String> = [
    "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "dx", "dy", "d", "points", "width",
    "height",
    "viewBox", "preserveAspectRatio", "transform", "rotate", "textLength", "lengthAdjust", "offset", "stop-color",
    "stop-opacity", "fill-opacity", "fill-rule", "clip-rule", "stroke-width", "stroke-dasharray", "stroke-dashoffset",
    "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "opacity", "color", "font-size",
    "font-family", "font-weight", "font-style", "text-anchor", "text-decoration", "dominant-baseline",
    "alignment-baseline", "baseline-shift", "letter-spacing", "word-spacing", "visibility", "display", "paint-order",
    "markerWidth", "markerHeight", "markerUnits", "refX", "refY", "orient", "gradientUnits", "gradientTransform",
    "spreadMethod", "patternUnits", "patternTransform", "patternContentUnits", "clipPathUnits", "pathLength", "version",
    "role", "aria-roledescription", "aria-label", "vector-effect",
  ]

  /// Attributes with a colour, or a `url(#…)` within the drawing.
  static let referring: Set<String> = ["fill", "stroke", "clip-path", "marker-start", "marker-mid", "marker-end"]

  static let maximumDepth = 200
  static let maximumBytes = 4 << 20
}
