import Diagnostics

/// Findings of `export` and `publish`: what a page cannot show, and where its links end.
extension FileRule {
  public static let ofPages = [pictureNotShown, fontMissing, linkToPad, notInMarkdown, linkNotKept]

  private static let pictureNotShown = FileRule(
    id: "picture-not-shown", severity: .warning, title: "a picture that a page has to do without",
    explanation: """
      Pages show pictures that lie beside the deck, and those of hosts that `minutes.yml` names: a page that fetches them from
      anywhere tells that host who reads it, and loses them with it. In place of others stands their description, or a link.

      Wrong: `![](https://elsewhere.example/plan.png)`
      Right: `![the plan](./plan.png)`, with the file beside the deck; "minutes pictures DATE --fetch" brings uploads of the pad
      """)

  public static let fontMissing = FileRule(
    id: "font-missing", severity: .warning, title: "letters for which the machine has no font",
    explanation: """
      A PDF and pictures are made with the fonts of the machine that makes them. Latin, Greek and Cyrillic letters come with the
      page; for other scripts the machine needs a font, or boxes stand in their place. Readers of the page have their own.

      Wrong: a deck in Japanese, exported on a machine without a Japanese font
      Right: the same once "apt install fonts-noto-core fonts-noto-cjk" has brought one
      """)

  private static let linkToPad = FileRule(
    id: "link-to-pad", severity: .warning, title: "a link to a note on the pad server",
    explanation: """
      Notes are changed and taken away, and the server with them one day: readers of the archive then have nothing.

      Wrong: `[agenda](https://pad.example/2024-agenda)`
      Right: put the note's text into the archive, and link the file
      """)

  private static let notInMarkdown = FileRule(
    id: "not-in-markdown", severity: .note, title: "something on a slide that Markdown for Docusaurus cannot say",
    explanation: """
      "publish --format docusaurus" writes Markdown without HTML, since MDX would take that for its own. Colours, sizes,
      backgrounds and folded parts go; formulas show as their source. The website that "publish" makes has all of it.

      Nothing has to be done, unless it carried a meaning: "the red ones are late" wants the word "late".
      """)

  private static let linkNotKept = FileRule(
    id: "link-not-kept", severity: .note, title: "a link that Docusaurus could not follow",
    explanation: """
      Docusaurus stops at links that lead nowhere, so "publish --format docusaurus" writes only those that lead somewhere. Links to
      a slide by its number become text, as the pages have no slides; places that have another name lead to the top of the page.

      Wrong: `[see there](#/4/1)`
      Right: `[see there](#upgrade-of-the-mirror)`, the heading that is meant
      """)
}
