/// What the judge knows of a block. The order is part of the model: `Model` names its features by position.
enum Feature: Int, CaseIterable, Sendable {
    // The block itself.
    case kind, level, length, linkDensity, links, stopDensity, emphasis, closed, digits, uppercase, colon, mark,
        lowercaseStart, hidden, button
    case isParagraph, isDivision, isCell, isItem
    // Its place.
    case position, lengthBefore, lengthAfter, depth, afterHeading, blocksSinceHeading, headingBefore
    case headingLinkDensity, linkedHeadings, sinceTitle, stepsToTitle, titleSteps
    // Its neighbours.
    case previousLength, previousLinkDensity, previousKind, previousClosed, nextLength, nextLinkDensity, nextKind,
        nextClosed
    case secondPreviousLength, secondNextLength, secondPreviousLinkDensity, secondNextLinkDensity
    case proseNear, linkNear
    // The elements around it.
    case parentLength, parentLinkDensity, parentProse, parentBlocks, grandLength, grandLinkDensity, grandProse,
        grandBlocks
    case inNavigation, inAside, inFooter, inHeader, inForm, inFigure, inTable, inList, inQuote, inArticle, inMain,
        inSection
    case articleBlocks
    // The container the paragraphs voted for.
    case inside, distance, before, containerShare, containerDepth, containerLinkDensity, containerProse
    // Its style: tag and class of the element and its parent.
    case styleShare, styleLinkDensity, styleCount, styleMean
    // What the page declares.
    case isTitle, titleOverlap, descriptionOverlap, bodyOverlap, hasBody, isRepeat, declaresArticle
    // The page.
    case pageBlocks, pageLength, pageProse, pageLinkDensity, articles, headings
    case longestProse, relativeLength, longBlocks, medianProse, commentProse
    case price, pricesNear, pagePrices
    case isRoot, slugWords, forumAddress, shopAddress, manualAddress
    // Names on the way up: at or below the container, and anywhere.
    case hintBelow, hintAbove

    /// `hintBelow` and `hintAbove` each stand for one column a hint.
    static let width = Feature.hintBelow.rawValue + 2 * Hints.count
}
