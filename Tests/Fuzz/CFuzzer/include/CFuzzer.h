#pragma once

#include <stddef.h>
#include <stdint.h>

// libFuzzer's driver (FuzzerInterface.h): its own `main` is not used, SwiftPM names every program's entry itself.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
