public import HTML

/// Replacements for pictures that are not shown, on slides and in articles.
public enum PicturePlaceholder {
  /// A link to a picture of another host; within a link only its words, since links cannot be nested.
  public static func link(to address: String, on host: String, description: String, isInLink: Bool) -> Markup {
    if isInLink { return missing(description.utf8.isEmpty ? host : description) }
    var link = Markup()
    link.tag("a", [("class", "foreign-picture"), ("href", address), ("rel", "noopener noreferrer nofollow ugc")])
    link.text(description.utf8.isEmpty ? "picture on \(host)" : "\(description) (\(host))")
    link.raw("</a>")
    return link
  }

  /// The description of a picture that does not exist.
  public static func missing(_ words: String) -> Markup {
    var markup = Markup()
    markup.raw("<span class=\"missing-picture\">")
    markup.text(words)
    markup.raw("</span>")
    return markup
  }
}
