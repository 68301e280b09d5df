#pragma once

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

// What CLD2 makes of a text. CLD2 has a C++ interface only.
struct ibid_language {
    char code[16];  // ISO 639, with a script or region where CLD2 tells them apart: "en", "zh-Hant"
    int percent;    // share of the text that is in it
    bool reliable;  // whether CLD2 is sure
};

// Identifies the language of plain UTF-8 text; `code` is empty for none.
struct ibid_language ibid_identify_language(const char *text, int bytes);

#ifdef __cplusplus
}
#endif
