import CCurl

/// A `curl_slist`, which libcurl reads for as long as the transfer runs.
@safe final class CurlList {
    private(set) var head: UnsafeMutablePointer<curl_slist>?

    init(_ lines: [String]) {
        unsafe head = nil
        for line in lines { unsafe head = curl_slist_append(head, line) }
    }

    deinit {
        unsafe curl_slist_free_all(head)
    }
}
