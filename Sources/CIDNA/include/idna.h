#pragma once

#include <stdint.h>

// Writes the ASCII form of a domain name as the WHATWG URL Standard asks of UTS 46: not transitional, with CheckBidi and
// CheckJoiners, without CheckHyphens, STD3 rules or limits on length. ICU's own headers clash with Foundation's in debug builds,
// so nothing of them is seen from here.
//
// name: UTF-8, length bytes. Returns the length of the form in out, or -1 where the name is refused or does not fit.
int32_t ibid_domain_to_ascii(const char *name, int32_t length, char *out, int32_t capacity);
