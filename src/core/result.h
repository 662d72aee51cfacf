// SPDX-License-Identifier: Apache-2.0
// Result<T>: what every function that can fail returns across a module border. Exceptions stay inside
// modules.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace atos {

/// What kind of failure, which decides the exit code of the command and the tone of the window's message.
enum class ErrorCode {
    badInput,    ///< the file, message or option is wrong; exit code 2
    environment, ///< this machine lacks something (MIDI system, sound card, soundfont, weights); exit code 3
    cancelled,   ///< the user stopped it; exit code 130
    internal,    ///< our own fault; exit code 1
};

/// A failure told to a person: one clear sentence, and what to do next (may be empty).
struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string message;
    std::string nextStep{};
};

[[nodiscard]] inline Error badInput(std::string message, std::string nextStep = {}) {
    return {ErrorCode::badInput, std::move(message), std::move(nextStep)};
}
[[nodiscard]] inline Error environmentLacks(std::string message, std::string nextStep = {}) {
    return {ErrorCode::environment, std::move(message), std::move(nextStep)};
}
[[nodiscard]] inline Error cancelled() {
    return {ErrorCode::cancelled, "Cancelled.", {}};
}
[[nodiscard]] inline Error internalError(std::string message) {
    return {ErrorCode::internal, std::move(message), "Please report this with the input that caused it."};
}

/// The process exit code that the command-line contract gives to an error.
[[nodiscard]] constexpr int exitCode(ErrorCode code) {
    switch (code) {
    case ErrorCode::badInput:
        return 2;
    case ErrorCode::environment:
        return 3;
    case ErrorCode::cancelled:
        return 130;
    case ErrorCode::internal:
        break;
    }
    return 1;
}

/// A value or an Error. Converts implicitly from both, so functions simply `return value;` or `return
/// badInput(...)`.
template<typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T& value() & { return assert(ok()), std::get<0>(state_); }
    [[nodiscard]] const T& value() const& { return assert(ok()), std::get<0>(state_); }
    [[nodiscard]] T&& value() && { return assert(ok()), std::get<0>(std::move(state_)); }
    [[nodiscard]] T& operator*() & { return value(); }
    [[nodiscard]] const T& operator*() const& { return value(); }
    [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
    [[nodiscard]] T* operator->() { return &value(); }
    [[nodiscard]] const T* operator->() const { return &value(); }

    [[nodiscard]] const Error& error() const { return assert(!ok()), std::get<1>(state_); }

private:
    std::variant<T, Error> state_;
};

/// Success without a value, or an Error.
template<>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    [[nodiscard]] bool ok() const { return !error_; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error& error() const { return assert(!ok()), *error_; }

private:
    std::optional<Error> error_;
};

using Status = Result<void>;

} // namespace atos
