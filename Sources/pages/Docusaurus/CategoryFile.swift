/// `_category_.json`, which gives a folder its name and place in Docusaurus' sidebar.
public enum CategoryFile {
  /// The file of a folder. One without a page of its own (`README.md` of the archive) gets an overview that Docusaurus makes.
  public static func bytes(label: String, position: Int, hasPage: Bool) -> [UInt8] {
    var lines = ["  \"label\": \(QuotedText.quoted(label))", "  \"position\": \(position)"]
    if !hasPage { lines.append("  \"link\": {\"type\": \"generated-index\"}") }
    return Array("{\n\(lines.joined(separator: ",\n"))\n}\n".utf8)
  }
}
