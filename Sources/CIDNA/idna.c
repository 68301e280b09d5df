#include "idna.h"

#include <pthread.h>
#include <unicode/uidna.h>

static UIDNA *processor;

static void open_processor(void) {
    UErrorCode status = U_ZERO_ERROR;
    processor = uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ, &status);
    if (U_FAILURE(status)) processor = NULL;
}

int32_t ibid_domain_to_ascii(const char *name, int32_t length, char *out, int32_t capacity) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, open_processor);
    if (!processor) return -1;
    // What browsers let pass.
    const uint32_t allowed = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG |
                             UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
    UErrorCode status = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    int32_t written = uidna_nameToASCII_UTF8(processor, name, length, out, capacity, &info, &status);
    if (U_FAILURE(status) || (info.errors & ~allowed) || written > capacity) return -1;
    return written;
}
