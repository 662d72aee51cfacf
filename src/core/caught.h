// SPDX-License-Identifier: Apache-2.0
// Where a thread or the program ends, exceptions end: what they are told as. Any thread.
#pragma once

#include "core/result.h"

#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <system_error>

namespace atos {

/// The exception that is being handled, so only inside a catch block: environment when memory or something
/// else of the machine is short, else internal.
[[nodiscard]] inline Error caughtError() {
    try {
        throw;
    } catch (const std::bad_alloc&) {
        return environmentLacks("There is not enough memory.", "Close other programs or use a smaller file.");
    } catch (const std::system_error& failure) { // also of std::filesystem and of threads
        return environmentLacks(std::string("This machine refuses: ") + failure.what() + ".");
    } catch (const std::exception& failure) {
        const std::string reason = failure.what();
        if (reason.starts_with("[json.exception")) // which helps nobody
            return internalError("Something unexpected happened: a text or number that JSON cannot hold.");
        return internalError("Something unexpected happened: " + reason + ".");
    } catch (...) {
        return internalError("Something unexpected happened.");
    }
}

/// The body of a main(): what `work` returns, or one sentence on stderr and its exit code.
template<typename Work>
[[nodiscard]] int guardedMain(const char* program, Work work) {
    try {
        return work();
    } catch (...) {
        const Error error = caughtError();
        std::fprintf(stderr, "%s: %s%s%s\n", program, error.message.c_str(),
                     error.nextStep.empty() ? "" : " ", error.nextStep.c_str());
        return exitCode(error.code);
    }
}

} // namespace atos
