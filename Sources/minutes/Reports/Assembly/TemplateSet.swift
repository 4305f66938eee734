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

    fileprivate init(_ fault: MustacheFault, in file: SourceFile) {
      let place = file.position(at: fault.range.lowerBound)
      let text =
        "\(file.name):\(place.line):\(place.column): \(fault.message), or remove the file to use the built-in one"
      // Names are the author's, and this is shown on a terminal.
      description = String(decoding: ShownText.lines(text.utf8), as: UTF8.self)
    }
  }

  /// The template of that name, read.
  func template(_ name: Name) throws(Fault) -> Template {
    do {
      return Template(read: try MustacheTemplate(source(name)))
    } catch {
      // What is built in is right, as every test of it shows.
      throw Fault(error, in: own[name] ?? SourceFile(name: name.rawValue, bytes: source(name)))
    }
  }

  /// The repository's own template of that name, if there is one.
  func own(_ name: Name) -> SourceFile? { own[name] }

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

/// A template that has been read.
struct Template {
  fileprivate let read: MustacheTemplate

  /// The text with the values filled in; a name without a value stays empty.
  func render(_ values: [String: MustacheValue]) -> String {
    String(decoding: read.render(.object(values)), as: UTF8.self)
  }
}
