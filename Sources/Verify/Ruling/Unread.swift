import Records

/// The ruling on a claim whose source could not be read: it says nothing about the claim.
public enum Unread {
    /// `outcome` is nil where the note gives no address to ask for.
    public static func finding(_ outcome: Outcome?) -> Finding {
        let (reason, explanation) = why(outcome)
        return Finding(ruling: .unread, score: 0.5, reason: reason, explanation: explanation)
    }

    private static func why(_ outcome: Outcome?) -> (Reason, String) {
        guard let outcome else { return (.noAddress, "The note gives no address, so there was nothing to read.") }
        switch outcome {
        case .ok, .notModified:
            return (.sourceEmpty, "The source was fetched, but no text could be read from it.")
        case .gone: return (.sourceGone, "The source is gone from its address.")
        case .soft404: return (.sourceGone, "The address answers with a page that says the source does not exist.")
        case .consentWall: return (.sourceWalled, "The source is behind a consent page, so it was not read.")
        case .paywall: return (.sourceWalled, "The source is behind a paywall, so it was not read.")
        case .botChallenge: return (.sourceWalled, "The site asks visitors to prove that they are human.")
        case .needsJS: return (.sourceWalled, "The page has no text until a browser runs its scripts.")
        case .forbidden, .legal, .authRequired, .clientError:
            return (.sourceRefused, "The site refused to give the source out.")
        case .blockedRobots, .deferredRobots:
            return (.sourceBlocked, "The site's robots.txt does not allow the source to be fetched.")
        case .blockedSSRF, .blockedScheme, .blockedPort, .invalidURL:
            return (.sourceBlocked, "The address is not one that may be asked for.")
        case .unsupportedMedia: return (.notText, "The source is in a format whose text cannot be read.")
        case .notCached: return (.notCached, "There is no copy of the source in the cache, and the run was offline.")
        case .serverError, .timeout, .truncated, .tooLarge, .protocolError, .decodeError, .redirectError, .tlsError,
            .dnsError, .emptyReply, .retryExhausted, .cacheFull, .cacheCorrupt:
            return (.sourceFailed, "The source could not be fetched whole (\(outcome.rawValue)).")
        }
    }
}
