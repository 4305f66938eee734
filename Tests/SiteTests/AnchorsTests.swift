import Testing

@testable import Site

/// Names of places on a page.
@Suite struct AnchorsTests {
  @Test func anchorsAreLikeTheirHeadingsAndNeverTwice() {
    var anchors = Anchors(taken: ["content"])
    #expect(anchors.name(for: "Team IaaS", kind: "slide") == "team-iaas")
    #expect(anchors.name(for: "Team IaaS", kind: "slide") == "team-iaas-2")
    // A word alone could be a variable of a script.
    #expect(anchors.name(for: "Mermaid", kind: "slide") == "slide-mermaid")
    #expect(anchors.name(for: "!", kind: "slide") == "slide-1")
    #expect(anchors.nameOfProse(for: "Content") == "content-1")
    #expect(anchors.nameOfProse(for: "R5: IaaS v4, and more") == "r5-iaas-v4-and-more")
  }
}
