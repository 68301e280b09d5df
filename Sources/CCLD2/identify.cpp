#include "CCLD2.h"

#include <cstdio> // CLD2's header names FILE without it.
#include <cstring>

#include <cld2/public/compact_lang_det.h>

struct ibid_language ibid_identify_language(const char *text, int bytes) {
    struct ibid_language answer = {};
    CLD2::CLDHints hints = {NULL, NULL, 0, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language languages[3];
    int percents[3];
    double scores[3];
    int text_bytes = 0;
    bool reliable = false;
    CLD2::ExtDetectLanguageSummary(text, bytes, true, &hints, 0, languages, percents, scores, NULL, &text_bytes,
                                   &reliable);
    if (languages[0] == CLD2::UNKNOWN_LANGUAGE) return answer;
    std::strncpy(answer.code, CLD2::LanguageCode(languages[0]), sizeof(answer.code) - 1);
    answer.percent = percents[0];
    answer.reliable = reliable;
    return answer;
}
