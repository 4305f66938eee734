public import Diagnostics
import Mustache
import Templates

/// The Mustache templates of a repository: its own where it has them, else the built-in ones.
public struct TemplateSet: Sendable {
  /// File names under `templates/`.
  public enum Name: String, Sendable, CaseIterable {
    case report = "report.md"
    case deck = "deck.md"
    case title = "title.md"
  }

  private var own: [Name: SourceFile] = [:]

  /// `own` holds the files of the repository's `templates/` folder.
  public init(own: [Name: SourceFile] = [:]) { self.own = own }

  /// Why a template cannot be used.
  public struct Fault: Error, CustomStringConvertible {
    public let description: String
  }

  /// The template of that name, compiled.
  func template(_ name: Name) throws(Fault) -> Template {
    let text = String(decoding: source(name), as: UTF8.self)
    do {
      return Template(compiled: try MustacheTemplate(string: text))
    } catch {
      let file = own[name]?.name ?? name.rawValue
      throw Fault(description: "\(file)\(Self.words(error)); mend it, or remove it to use the built-in one")
    }
  }

  /// Where the template goes wrong, and how.
  private static func words(_ error: any Error) -> String {
    guard let error = error as? MustacheTemplate.ParserError else { return " is no Mustache template" }
    let place = ":\(error.context.lineNumber):\(error.context.columnNumber) is no Mustache"
    return switch error.error as? MustacheTemplate.Error {
    case .expectedSectionEnd: "\(place): a section such as {{#cover}} is not closed"
    case .sectionCloseNameIncorrect: "\(place): a section is closed by another name than it was opened with"
    case .unfinishedName: "\(place): a tag is not finished"
    default: place
    }
  }

  /// The text of the template of that name.
  func source(_ name: Name) -> [UInt8] { own[name]?.bytes ?? Self.builtIn(name) }

  /// The settings that a new repository begins with.
  public static var settings: [UInt8] { Templates.settings }

  /// The template that is compiled in.
  public static func builtIn(_ name: Name) -> [UInt8] {
    switch name {
    case .report: Templates.report
    case .deck: Templates.deck
    case .title: Templates.title
    }
  }
}

/// A compiled template.
struct Template {
  fileprivate let compiled: MustacheTemplate

  /// The text with the values filled in; a name without a value stays empty.
  func render(_ values: [String: Any]) -> String { compiled.render(values) }
}
