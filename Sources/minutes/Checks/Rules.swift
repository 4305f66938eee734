/// All rules, in the order in which `explain` lists them.
public enum Rules {
  public static let all: [Rule] = [
    FrontMatterNotFirst.rule, FrontMatterInvalid.rule, FrontMatterUnintended.rule, NotADeck.rule,
    SeparatorWithoutBlankLine.rule, SeparatorAtEnd.rule, SeparatorInCode.rule,
    EmptySlide.rule, TopicEmpty.rule, SlideTooFull.rule, SlideTooWide.rule, StaleSlide.rule,
    ReporterMissing.rule, ReporterMismatch.rule, TextBesideNoMeeting.rule, TeamUnknown.rule, DateMismatch.rule,
    PlaceholderLeft.rule,
    PictureNotArchived.rule, PictureMissing.rule, PictureAddressInvalid.rule, PictureKindUnknown.rule,
    PictureWithoutDescription.rule, PictureTooLarge.rule,
    LinkEmpty.rule, LinkInsecure.rule, LinkDead.rule, LinkReversed.rule, LinkTextVague.rule, ReferenceElsewhere.rule,
    ReferenceUnknown.rule, StyleValueQuoted.rule, StyleNotAllowed.rule, HTMLNotAllowed.rule,
    CommentIgnored.rule, SlideAttributeNotAllowed.rule, SlideOptionInvalid.rule, DiagramFaulty.rule,
    DiagramIllegible.rule, FenceNotDrawn.rule,
    FormulaFaulty.rule, FenceUnclosed.rule, FenceNoteIgnored.rule, HeadingWithoutSpace.rule, EmphasisWithBlank.rule,
    CellLost.rule, TableWithTabs.rule, ListNestingBroken.rule, IndentationLost.rule, NotesAmbiguous.rule,
    NotesEnclosed.rule,
    ActionWithoutOwner.rule, ActionOwnerUnknown.rule, ActionDueUnreadable.rule, ActionOverdue.rule, ActionStale.rule,
    DecisionIsAQuestion.rule,
    TextScrambled.rule, SecretInText.rule, TextNotUTF8.rule, ConflictMarks.rule, TextTooComplex.rule,
    AllowUnknown.rule,
  ]

  /// The rule of that name.
  public static func named(_ id: String) -> Rule? { all.first { $0.id.utf8.elementsEqual(id.utf8) } }
}
